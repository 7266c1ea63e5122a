"""What makes the bundle smaller must not change what it does: stand-ins, less ICU data, stripped libraries."""

from __future__ import annotations

import ctypes
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installers.conftest import DIST, script

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bundle of Linux"),
    pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc"),
]
stand_ins, icu_data, stripping = script("stand_ins"), script("icu_data"), script("stripping")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libavcodec-c4204469.so.62.28.101", "avcodec"),
        ("libopenblasp-r0-59ffcd50.3.15.so", "openblasp"),
        ("libscipy_openblas64_-32a4b2a6.so", "scipy_openblas64_"),
        ("libavif-c6062d5f.so.16.4.2", "avif"),
        ("libgfortran-040039e1-0352e75f.so.5.0.0", "gfortran"),
        ("libX11.so.6", "X11"),
    ],
)
def test_a_library_is_known_by_its_name(file: str, name: str) -> None:
    assert stand_ins.library_name(file) == name


def _library(file: Path, code: str, *more: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_suffix(".c").write_text(code)
    command = [
        "gcc",
        "-shared",
        "-fPIC",
        str(file.with_suffix(".c")),
        "-o",
        str(file),
        f"-Wl,-soname,{file.name}",
        *more,
    ]
    subprocess.run(command, check=True)
    return file


@pytest.fixture
def wheel(tmp_path: Path) -> list[tuple[str, str, str]]:
    """Binaries as PyInstaller names them: an OpenCV linked to a video library and to a copy of libavif."""
    carried = tmp_path / stand_ins.FOLDER
    versions = tmp_path / "video.map"
    versions.write_text("LIBAVCODEC_62 { global: av_play; av_stop; local: *; };\n")
    video = _library(
        carried / "libavcodec-00000000.so.62.1.0",
        "int av_play(void) { return 7; } int av_stop(void) { return 8; }", f"-Wl,--version-script={versions}",
    )  # fmt: skip
    avif = _library(carried / "libavif-00000000.so.16.4.2", "int avifRead(void) { return 1; }")
    twin = _library(tmp_path / "pillow.libs" / "libavif-11111111.so.16.4.2", "int avifRead(void) { return 2; }")
    opencv = _library(
        tmp_path / "cv2" / "cv2.abi3.so",
        "int av_play(void); int avifRead(void);"
        "int play(void) { return av_play(); } int decode(void) { return avifRead(); }",
        str(video), str(avif), f"-Wl,-rpath,$ORIGIN/../{stand_ins.FOLDER}",
    )  # fmt: skip
    return [(str(file.relative_to(tmp_path)), str(file), "BINARY") for file in (opencv, video, avif, twin)]


def _installed(entries: list[tuple[str, str, str]], root: Path) -> Path:
    for place, file, _ in entries:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, root / place)
    return root / "cv2" / "cv2.abi3.so"


def _called(library: Path, function: str) -> subprocess.CompletedProcess[str]:
    """A function of a library in a process of its own: the loader knows libraries by their names alone."""
    call = f"import ctypes; print(ctypes.CDLL({str(library)!r}).{function}())"
    return subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=False)


def test_stand_ins_end_a_video_and_share_what_is_there_twice(wheel: list[tuple[str, str, str]], tmp_path: Path) -> None:
    changed = stand_ins.put_in(wheel, tmp_path / "work")
    assert [place for place, _, _ in changed] == [place for place, _, _ in wheel]
    assert [Path(old[1]).name for old, new in zip(wheel, changed, strict=True) if old != new] == [
        "libavcodec-00000000.so.62.1.0", "libavif-00000000.so.16.4.2",
    ]  # fmt: skip
    opencv = _installed(changed, tmp_path / "bundle")
    linked = [name for name, _ in stand_ins.libraries_of(changed[1][1])]
    assert [
        name for name in linked if not name.startswith(("libc.", "ld-linux"))
    ] == []  # nothing of FFmpeg's comes along
    assert _called(opencv, "decode").stdout == "2\n"  # Pillow's copy
    ended = _called(opencv, "play")
    assert ended.returncode < 0
    assert "made without video" in ended.stderr


def test_a_copy_of_another_version_is_no_stand_in(wheel: list[tuple[str, str, str]], tmp_path: Path) -> None:
    newer = tmp_path / "pillow.libs" / "libavif-11111111.so.17.0.0"
    Path(wheel[3][1]).rename(newer)
    entries = [*wheel[:3], (f"pillow.libs/{newer.name}", str(newer), "BINARY")]
    changed = stand_ins.put_in(entries, tmp_path / "work")
    assert changed[2] == wheel[2]
    assert _called(_installed(changed, tmp_path / "bundle"), "decode").stdout == "1\n"


def test_a_blas_that_asks_for_more_than_is_handed_on_stays(tmp_path: Path) -> None:
    blas = _library(
        tmp_path / stand_ins.FOLDER / "libopenblasp-r0-00000000.3.15.so",
        "int dgesv_(void) { return 0; } int dsyev_(void) { return 0; }",
    )
    twin = _library(
        tmp_path / "numpy.libs" / "libscipy_openblas64_-00000000.so", "int scipy_dgesv_64_(void) { return 0; }"
    )
    for function, stays in (("dgesv_", False), ("dsyev_", True)):
        opencv = _library(
            tmp_path / "cv2" / "cv2.abi3.so",
            f"int {function}(void); int go(void) {{ return {function}(); }}",
            str(blas),
        )
        entries = [(str(file.relative_to(tmp_path)), str(file), "BINARY") for file in (opencv, blas, twin)]
        changed = stand_ins.put_in(entries, tmp_path / "work")
        assert (changed == entries) is stays, function


def test_a_bundle_without_opencv_is_left_alone(tmp_path: Path) -> None:
    entries = [("libX11.so.6", "/usr/lib/libX11.so.6", "BINARY")]
    assert stand_ins.put_in(entries, tmp_path / "work") == entries


@pytest.mark.parametrize(
    ("item", "stays"),
    [
        ("gb18030.cnv", True), ("coll/de.res", True), ("coll/zh.res", True), ("zone/zh_Hant.res", True),
        ("zone/pool.res", True), ("zone/de.res", False), ("root.res", True), ("res_index.res", True),
        ("de.res", False), ("zh_Hans_CN.res", True), ("en.res", True), ("uprops.icu", True), ("nfkc.nrm", True),
        ("brkitr/cjdict.dict", False), ("translit/root.res", False), ("unit/en.res", False), ("curr/zh.res", False),
        ("zoneinfo64.res", True),
    ],
)  # fmt: skip
def test_what_qt_asks_icu_for_stays(item: str, stays: bool) -> None:
    assert icu_data.is_needed(item) is stays


def test_stripping_saves_symbols_and_leaves_programs_alone(tmp_path: Path) -> None:
    code = "".join(f"static int hidden{number}(void) {{ return {number}; }}\n" for number in range(300))
    code += "int shown(void) { return 0" + "".join(f" + hidden{number}()" for number in range(300)) + "; }\n"
    library = _library(tmp_path / "lib.so.1", code)
    (tmp_path / "text.so").write_text("not a library")
    (tmp_path / "link.so").symlink_to("lib.so.1")
    others = _library(tmp_path / "nvidia" / "libcudart.so.13", code).read_bytes()
    before = library.stat()
    assert stripping.strip_all(tmp_path) == before.st_size - library.stat().st_size > 5_000
    assert library.stat().st_mode == before.st_mode
    assert ctypes.CDLL(str(library)).shown() == sum(range(300))
    assert stripping.strip_all(tmp_path) == 0
    assert (tmp_path / "nvidia" / "libcudart.so.13").read_bytes() == others


def test_a_library_that_the_loader_would_refuse_is_noticed(tmp_path: Path) -> None:
    library = _library(tmp_path / "lib.so", "int shown(void) { return 1; }")
    assert stripping.can_be_mapped(library)
    data = bytearray(library.read_bytes())
    first = int.from_bytes(data[32:40], "little")  # the program headers; +8: where the first part lies in the file
    data[first + 8 : first + 16] = (16).to_bytes(8, "little")
    library.write_bytes(data)
    assert not stripping.can_be_mapped(library)


MEASURED = """
import importlib.machinery, importlib.util, io, json, sys
import numpy as np
from PIL import Image
loader = importlib.machinery.ExtensionFileLoader("cv2", sys.argv[1])
cv2 = importlib.util.module_from_spec(importlib.util.spec_from_file_location("cv2", sys.argv[1], loader=loader))
loader.exec_module(cv2)
random, off = np.random.default_rng(3), {}
for kind in (np.float32, np.float64):
    a = (random.normal(size=(300, 300)) + np.eye(300) * 40).astype(kind)
    b = random.normal(size=(300, 7)).astype(kind)
    tall, aim = random.normal(size=(400, 150)).astype(kind), random.normal(size=(400, 1)).astype(kind)
    def note(name, found, wanted):
        off[f"{name} {kind.__name__}"] = float(np.abs(found - wanted).max() / np.abs(wanted).max())
    for name in ("DECOMP_LU", "DECOMP_QR", "DECOMP_SVD"):
        note(name, cv2.solve(a, b, flags=getattr(cv2, name))[1], np.linalg.solve(a, b))
    square = a @ a.T
    note("cholesky", cv2.solve(square, b, flags=cv2.DECOMP_CHOLESKY)[1], np.linalg.solve(square, b))
    note("least squares", cv2.solve(tall, aim, flags=cv2.DECOMP_QR)[1], np.linalg.lstsq(tall, aim, rcond=None)[0])
    w, u, vt = cv2.SVDecomp(tall)
    note("singular values", w[:, 0], np.linalg.svd(tall, compute_uv=False))
    note("singular vectors", u @ np.diag(w[:, 0]) @ vt, tall)
    note("product", cv2.gemm(a, b, 2.0, None, 0.0), 2 * (a @ b))
note("eigenvalues", np.sort(cv2.eigenNonSymmetric(square.astype(np.float64))[0].ravel()), np.linalg.eigvalsh(square))
picture = np.kron(random.integers(0, 255, (8, 8, 3)), np.ones((16, 16, 1))).astype(np.uint8)
for form in ("AVIF", "PNG", "JPEG", "WEBP", "TIFF"):
    file = io.BytesIO()
    Image.fromarray(picture).save(file, form, quality=95)
    seen = cv2.imdecode(np.frombuffer(file.getvalue(), np.uint8), cv2.IMREAD_COLOR)[:, :, ::-1]
    off[form] = float(np.abs(seen.astype(int) - picture).mean() / 255)
print(json.dumps(off))
"""


@pytest.mark.installed
def test_the_bundles_opencv_computes_and_decodes_as_ever() -> None:
    """Matrices large enough that OpenCV hands them to LAPACK; held against NumPy's own answers."""
    library = DIST / "visearch-desktop" / "_internal" / "cv2" / "cv2.abi3.so"
    if not library.is_file():
        pytest.skip("the bundle has not been made: make bundle")
    ended = subprocess.run([sys.executable, "-c", MEASURED, str(library)], capture_output=True, text=True, check=True)
    off = json.loads(ended.stdout)
    assert len(off) == 22
    assert {name: error for name, error in off.items() if error > 2e-2} == {}
    assert {name: error for name, error in off.items() if "float64" in name and error > 1e-9} == {}
