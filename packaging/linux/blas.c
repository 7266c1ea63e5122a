/* OpenCV's BLAS and LAPACK calls, handed to the OpenBLAS that NumPy brings: the bundle holds one instead of two.
 *
 * OpenCV's wheel has an OpenBLAS of its own with integers of 32 bits; NumPy's has 64 bits and says so in its names. Both
 * are column-major LAPACK as in https://www.netlib.org/lapack/explore-html, so only integers are widened here: those
 * going in are copied, arrays coming out (pivots) are narrowed. `stand_ins.py` builds this only if it has every
 * function that OpenCV's library asks for.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

typedef int64_t wide;

#define WIDE(name) wide name##_wide = *name
#define GEMM(letter, scalar, matrix)                                                                                     \
    void scipy_cblas_##letter##gemm64_(int, int, int, wide, wide, wide, scalar, const matrix *, wide, const matrix *,    \
                                       wide, scalar, matrix *, wide);                                                    \
    void cblas_##letter##gemm(int order, int ta, int tb, int m, int n, int k, scalar alpha, const matrix *a, int lda,    \
                              const matrix *b, int ldb, scalar beta, matrix *c, int ldc) {                               \
        scipy_cblas_##letter##gemm64_(order, ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);                      \
    }

GEMM(s, float, float)
GEMM(d, double, double)
GEMM(c, const void *, void)
GEMM(z, const void *, void)

static void narrow(const wide *from, int *to, wide count) {
    for (wide i = 0; i < count; i++) to[i] = (int)from[i];
}

static wide least(wide one, wide other) { return one < other ? one : other; }

/* LAPACK's own way to say that memory ran out is left to the caller: a negative info is an error everywhere. */
static wide *room(wide count, int *info) {
    wide *found = malloc(sizeof(wide) * (size_t)(count > 0 ? count : 1));
    if (!found) *info = -1000;
    return found;
}

/* Fortran passes the lengths of strings behind the other arguments. */
#define LAPACK(letter, real)                                                                                             \
    void scipy_##letter##gesdd_64_(const char *, wide *, wide *, real *, wide *, real *, real *, wide *, real *, wide *, \
                                   real *, wide *, wide *, wide *, size_t);                                              \
    void letter##gesdd_(const char *job, int *m, int *n, real *a, int *lda, real *s, real *u, int *ldu, real *vt,        \
                        int *ldvt, real *work, int *lwork, int *iwork, int *info) {                                      \
        WIDE(m); WIDE(n); WIDE(lda); WIDE(ldu); WIDE(ldvt); WIDE(lwork);                                                 \
        wide info_wide = 0, *iwork_wide = room(8 * least(m_wide, n_wide), info);                                         \
        (void)iwork;                                                                                                     \
        if (!iwork_wide) return;                                                                                         \
        scipy_##letter##gesdd_64_(job, &m_wide, &n_wide, a, &lda_wide, s, u, &ldu_wide, vt, &ldvt_wide, work,            \
                                  &lwork_wide, iwork_wide, &info_wide, 1);                                               \
        free(iwork_wide);                                                                                                \
        *info = (int)info_wide;                                                                                          \
    }                                                                                                                    \
    void scipy_##letter##gels_64_(const char *, wide *, wide *, wide *, real *, wide *, real *, wide *, real *, wide *,  \
                                  wide *, size_t);                                                                       \
    void letter##gels_(const char *trans, int *m, int *n, int *nrhs, real *a, int *lda, real *b, int *ldb, real *work,   \
                       int *lwork, int *info) {                                                                          \
        WIDE(m); WIDE(n); WIDE(nrhs); WIDE(lda); WIDE(ldb); WIDE(lwork);                                                 \
        wide info_wide = 0;                                                                                              \
        scipy_##letter##gels_64_(trans, &m_wide, &n_wide, &nrhs_wide, a, &lda_wide, b, &ldb_wide, work, &lwork_wide,     \
                                 &info_wide, 1);                                                                         \
        *info = (int)info_wide;                                                                                          \
    }                                                                                                                    \
    void scipy_##letter##geqrf_64_(wide *, wide *, real *, wide *, real *, real *, wide *, wide *);                      \
    void letter##geqrf_(int *m, int *n, real *a, int *lda, real *tau, real *work, int *lwork, int *info) {               \
        WIDE(m); WIDE(n); WIDE(lda); WIDE(lwork);                                                                        \
        wide info_wide = 0;                                                                                              \
        scipy_##letter##geqrf_64_(&m_wide, &n_wide, a, &lda_wide, tau, work, &lwork_wide, &info_wide);                   \
        *info = (int)info_wide;                                                                                          \
    }                                                                                                                    \
    void scipy_##letter##gesv_64_(wide *, wide *, real *, wide *, wide *, real *, wide *, wide *);                       \
    void letter##gesv_(int *n, int *nrhs, real *a, int *lda, int *pivots, real *b, int *ldb, int *info) {                \
        WIDE(n); WIDE(nrhs); WIDE(lda); WIDE(ldb);                                                                       \
        wide info_wide = 0, *pivots_wide = room(n_wide, info);                                                           \
        if (!pivots_wide) return;                                                                                        \
        scipy_##letter##gesv_64_(&n_wide, &nrhs_wide, a, &lda_wide, pivots_wide, b, &ldb_wide, &info_wide);              \
        if (info_wide >= 0) narrow(pivots_wide, pivots, n_wide);                                                         \
        free(pivots_wide);                                                                                               \
        *info = (int)info_wide;                                                                                          \
    }                                                                                                                    \
    void scipy_##letter##getrf_64_(wide *, wide *, real *, wide *, wide *, wide *);                                      \
    void letter##getrf_(int *m, int *n, real *a, int *lda, int *pivots, int *info) {                                     \
        WIDE(m); WIDE(n); WIDE(lda);                                                                                     \
        wide info_wide = 0, *pivots_wide = room(least(m_wide, n_wide), info);                                            \
        if (!pivots_wide) return;                                                                                        \
        scipy_##letter##getrf_64_(&m_wide, &n_wide, a, &lda_wide, pivots_wide, &info_wide);                              \
        if (info_wide >= 0) narrow(pivots_wide, pivots, least(m_wide, n_wide));                                          \
        free(pivots_wide);                                                                                               \
        *info = (int)info_wide;                                                                                          \
    }                                                                                                                    \
    void scipy_##letter##posv_64_(const char *, wide *, wide *, real *, wide *, real *, wide *, wide *, size_t);         \
    void letter##posv_(const char *half, int *n, int *nrhs, real *a, int *lda, real *b, int *ldb, int *info) {           \
        WIDE(n); WIDE(nrhs); WIDE(lda); WIDE(ldb);                                                                       \
        wide info_wide = 0;                                                                                              \
        scipy_##letter##posv_64_(half, &n_wide, &nrhs_wide, a, &lda_wide, b, &ldb_wide, &info_wide, 1);                  \
        *info = (int)info_wide;                                                                                          \
    }                                                                                                                    \
    void scipy_##letter##potrf_64_(const char *, wide *, real *, wide *, wide *, size_t);                                \
    void letter##potrf_(const char *half, int *n, real *a, int *lda, int *info) {                                        \
        WIDE(n); WIDE(lda);                                                                                              \
        wide info_wide = 0;                                                                                              \
        scipy_##letter##potrf_64_(half, &n_wide, a, &lda_wide, &info_wide, 1);                                           \
        *info = (int)info_wide;                                                                                          \
    }                                                                                                                    \
    void scipy_##letter##geev_64_(const char *, const char *, wide *, real *, wide *, real *, real *, real *, wide *,    \
                                  real *, wide *, real *, wide *, wide *, size_t, size_t);                               \
    void letter##geev_(const char *left, const char *right, int *n, real *a, int *lda, real *wr, real *wi, real *vl,     \
                       int *ldvl, real *vr, int *ldvr, real *work, int *lwork, int *info) {                              \
        WIDE(n); WIDE(lda); WIDE(ldvl); WIDE(ldvr); WIDE(lwork);                                                         \
        wide info_wide = 0;                                                                                              \
        scipy_##letter##geev_64_(left, right, &n_wide, a, &lda_wide, wr, wi, vl, &ldvl_wide, vr, &ldvr_wide, work,       \
                                 &lwork_wide, &info_wide, 1, 1);                                                         \
        *info = (int)info_wide;                                                                                          \
    }

LAPACK(s, float)
LAPACK(d, double)
