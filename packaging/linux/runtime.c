/* The first part of the AppImage: it unpacks what follows it, once, and starts it.
 *
 * An AppImage of type 2 is this program with a squashfs picture of the bundle behind it. Mounting the picture needs
 * FUSE 2, which current Linux systems no longer install and locked-down workstations forbid; unpacking needs nothing.
 * The copy lies in the user's cache folder, is made under another name and renamed when complete, and may be deleted at
 * any time (--appimage-forget).
 *
 * Links libsquashfuse (BSD-2-Clause) and libzstd (BSD-3-Clause) statically, the C library dynamically.
 * -DBUILD="..." names the copy: another build never runs this one's files.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#undef _POSIX_C_SOURCE /* the library sets it again */
#include <squashfuse.h>

/* libsquashfuse asks for every decompressor it knows. The picture is packed with zstd, and lzo is under the GPL. */
int LZ4_decompress_safe(const char *in, char *out, int size, int room) { (void)in, (void)out, (void)size, (void)room; return -1; }
int lzo1x_decompress_safe(const void *in, size_t n, void *out, size_t *m, void *w) { (void)in, (void)n, (void)out, (void)m, (void)w; return -1; }
int lzma_stream_buffer_decode(void) { return -1; }
int uncompress(unsigned char *out, unsigned long *m, const unsigned char *in, unsigned long n) { (void)out, (void)m, (void)in, (void)n; return -1; }

static _Noreturn void fail(const char *sentence, const char *what) {
    fprintf(stderr, sentence, what);
    fputc('\n', stderr);
    exit(1);
}

/* Where this program ends and the picture begins. */
static size_t picture_offset(const char *self) {
    Elf64_Ehdr head;
    int file = open(self, O_RDONLY | O_CLOEXEC);
    if (file < 0 || read(file, &head, sizeof head) != (ssize_t)sizeof head) fail("%s cannot be read.", self);
    close(file);
    return head.e_shoff + (size_t)head.e_shentsize * head.e_shnum;
}

static _Noreturn void fail_to_write(const char *path) {
    if (errno == ENOSPC || errno == EDQUOT)
        fail("The disk is full: ViSearch Desktop needs half a gigabyte to unpack itself, and %s found no room. Free some "
             "space, or set XDG_CACHE_HOME to a folder on another disk.", path);
    fail("%s cannot be written.", path);
}

static void write_all(int file, const char *bytes, size_t size, const char *path) {
    while (size) {
        ssize_t done = write(file, bytes, size);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail_to_write(path);
        bytes += done, size -= (size_t)done;
    }
}

static void unpack_file(sqfs *fs, sqfs_inode *inode, const char *path) {
    static char part[1 << 17];
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, inode->base.mode & 0777);
    if (file < 0) fail_to_write(path);
    for (uint64_t at = 0; at < inode->xtra.reg.file_size;) {
        sqfs_off_t size = sizeof part;
        if (sqfs_read_range(fs, inode, (sqfs_off_t)at, &size, part) || size <= 0)
            fail("The AppImage is damaged at %s. Copy it again.", path);
        write_all(file, part, (size_t)size, path);
        at += (uint64_t)size;
    }
    if (close(file)) fail_to_write(path);
}

static void unpack(const char *self, const char *folder) {
    static char path[PATH_MAX], target[PATH_MAX];
    sqfs fs;
    sqfs_traverse walk;
    sqfs_err error = SQFS_OK;
    sqfs_fd_t file; /* sqfs_open_image would print a line of its own */
    if (sqfs_fd_open(self, &file, false) || sqfs_init(&fs, file, picture_offset(self)) || sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs)))
        fail("The AppImage %s is damaged. Copy it again.", self);
    while (sqfs_traverse_next(&walk, &error)) {
        sqfs_inode inode;
        if (walk.dir_end) continue;
        if (snprintf(path, sizeof path, "%s/%s", folder, walk.path) >= (int)sizeof path) fail("%s is too long.", path);
        if (sqfs_inode_get(&fs, &inode, sqfs_dentry_inode(&walk.entry))) fail("The AppImage is damaged at %s.", path);
        if (S_ISDIR(inode.base.mode)) {
            if (mkdir(path, 0755)) fail_to_write(path);
        } else if (S_ISLNK(inode.base.mode)) {
            size_t size = sizeof target;
            if (sqfs_readlink(&fs, &inode, target, &size) || symlink(target, path)) fail_to_write(path);
        } else {
            unpack_file(&fs, &inode, path);
        }
    }
    if (error) fail("The AppImage %s is damaged. Copy it again.", self);
    sqfs_traverse_close(&walk);
    sqfs_destroy(&fs);
    sqfs_fd_close(file);
}

static int remove_one(const char *path, const struct stat *s, int kind, struct FTW *at) {
    (void)s, (void)kind, (void)at;
    return remove(path);
}

static void remove_tree(const char *folder) { nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

/* A folder of this user alone for unpacked copies: in the cache folder, or below /tmp where there is no home. */
static void choose_cache(char *folder) {
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    struct stat found;
    for (int try = 0; try < 2; try++) {
        if (try == 0 && cache && *cache == '/') snprintf(folder, PATH_MAX, "%s", cache);
        else if (try == 0 && home && *home == '/') snprintf(folder, PATH_MAX, "%s/.cache", home);
        else if (try == 0) continue;
        else snprintf(folder, PATH_MAX, "%s", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
        mkdir(folder, 0700);
        size_t end = strlen(folder);
        snprintf(folder + end, PATH_MAX - end, try ? "/visearch-desktop-%d" : "/visearch-desktop", (int)getuid());
        mkdir(folder, 0700);
        if (!lstat(folder, &found) && S_ISDIR(found.st_mode) && found.st_uid == getuid() && !access(folder, W_OK)) return;
    }
    fail("There is no folder that ViSearch Desktop may unpack itself to%s. Set XDG_CACHE_HOME to a folder of yours.", "");
}

static void unpack_once(const char *self, const char *cache, const char *folder) {
    static char draft[PATH_MAX + 64];
    if (!access(folder, F_OK)) return;
    snprintf(draft, sizeof draft, "%s/.unpacking-%d", cache, (int)getpid());
    remove_tree(draft);
    if (mkdir(draft, 0700)) fail("%s cannot be made.", draft);
    pid_t child = fork(); /* a child may end anywhere with its sentence, and what it left is removed here */
    if (child == 0) {
        unpack(self, draft);
        _exit(0);
    }
    int status = 1;
    if (child < 0 || waitpid(child, &status, 0) < 0 || status) {
        remove_tree(draft);
        exit(1);
    }
    if (rename(draft, folder)) { /* another start was quicker */
        remove_tree(draft);
        if (access(folder, F_OK)) fail("%s cannot be made.", folder);
    }
}

int main(int count, char **words) {
    static char self[PATH_MAX], cache[PATH_MAX], folder[PATH_MAX + 64], program[PATH_MAX + 128];
    ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
    if (size < 0) fail("This system has no /proc%s.", "");
    const char *asked = count > 1 ? words[1] : "";
    if (!strcmp(asked, "--appimage-offset")) return printf("%zu\n", picture_offset(self)) < 0;
    if (!strcmp(asked, "--appimage-extract")) {
        if (mkdir("squashfs-root", 0755)) fail("There is a folder %s here already, or none can be made.", "squashfs-root");
        unpack(self, "squashfs-root");
        return 0;
    }
    choose_cache(cache);
    snprintf(folder, sizeof folder, "%s/%s", cache, BUILD);
    if (!strcmp(asked, "--appimage-forget")) return remove_tree(cache), 0;
    if (!strcmp(asked, "--appimage-help"))
        return printf("--appimage-extract   unpack to squashfs-root here\n"
                      "--appimage-forget    remove the unpacked copies in %s\n"
                      "--appimage-offset    where the squashfs picture begins\n", cache) < 0;
    unpack_once(self, cache, folder);
    setenv("APPIMAGE", self, 1);
    setenv("APPDIR", folder, 1);
    snprintf(program, sizeof program, "%s/AppRun", folder);
    execv(program, words);
    fail("%s cannot be started: the folder may not hold programs (noexec). Set XDG_CACHE_HOME to one that may.", program);
}
