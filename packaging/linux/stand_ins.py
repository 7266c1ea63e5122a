"""Small libraries in the place of large ones OpenCV's wheel is linked to: what is there twice, or for video.

OpenCV's library cannot be loaded unless its libraries are there, and none of its video functions is ever called here.
So the bundle holds libraries of the same names with the same functions: FFmpeg's end the program with a sentence,
libavif's are those of Pillow's copy of the same version, and BLAS goes to NumPy's OpenBLAS (`blas.c`). With FFmpeg, its
network functions and a second OpenSSL stay out of a program that works offline.

Whatever does not fit exactly, after an update of a wheel say, stays as it is: the bundle is larger then, never wrong.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = "opencv_python_headless.libs"
VIDEO = ("avcodec", "avformat", "avutil", "swscale")
_SENTENCE = "ViSearch Desktop is made without video: OpenCV must not ask for it."

Entry = tuple[str, str, str]
"""PyInstaller's (place in the bundle, file, kind)."""


def put_in(entries: Iterable[Entry], work: Path) -> list[Entry]:
    """The binaries of the bundle with stand-ins, made in `work`, in the place of what they stand for."""
    entries = list(entries)
    work.mkdir(parents=True, exist_ok=True)
    files = {Path(place).name: Path(file) for place, file, kind in entries if kind != "SYMLINK"}
    opencv = next((file for name, file in files.items() if name.startswith("cv2.")), None)
    if opencv is None:
        return entries
    asked = asked_of_others(opencv)
    made: dict[str, str] = {}
    for name, file in files.items():
        stem = library_name(name)
        if file.parent.name == FOLDER and (stand_in := _make(stem, file, asked, files, work)):
            made[name] = str(stand_in)
    return [(place, made.get(Path(place).name, file), kind) for place, file, kind in entries]


def library_name(file: str) -> str:
    """`libavcodec-c4204469.so.62.28.101` is avcodec."""
    return re.sub(r"^lib|(-r\d[\w.]*)?(-[0-9a-f]{8})+\.so.*$|-r\d+-[0-9a-f]{8}.*$|\.so.*$", "", file)


def _make(stem: str, file: Path, asked: set[str], files: dict[str, Path], work: Path) -> Path | None:
    here = asked & offered(file)
    if stem in VIDEO:
        return _without_video(file, here, work)
    if stem == "avif":
        twin = next((one for name, one in files.items() if library_name(name) == stem and one != file), None)
        same = twin is not None and _version(twin) == _version(file) and here <= offered(twin)
        return _link("int visearch_stands_for_avif;", file, twin, work) if twin is not None and same else None
    if stem == "openblasp":
        twin = next((one for name, one in files.items() if library_name(name) == "scipy_openblas64_"), None)
        made = _link((HERE / "blas.c").read_text(encoding="utf-8"), file, twin, work) if twin is not None else None
        return made if made is not None and here <= offered(made) else None
    return None


def _version(file: Path) -> str:
    return file.name.partition(".so")[2]


def libraries_of(file: str) -> list[tuple[str, None]]:
    """The libraries a binary names itself, as (name, None). `ldd` would follow those that are stood in for, too."""
    shown = subprocess.run(["readelf", "-d", file], check=True, capture_output=True, text=True).stdout
    return [(name, None) for name in re.findall(r"\(NEEDED\).*\[(.+)\]", shown)]


def asked_of_others(file: Path) -> set[str]:
    """The functions a library looks for elsewhere, as `name` or `name@VERSION`."""
    return set(re.findall(r" [Uw] (\S+)$", _symbols(file, "--undefined-only"), re.MULTILINE))


def offered(file: Path) -> set[str]:
    """The functions a library has for others, as `name` or `name@VERSION`."""
    found = re.findall(r" [TWiVBDR] (\S+)$", _symbols(file, "--defined-only"), re.MULTILINE)
    return {name.replace("@@", "@") for name in found}


def _symbols(file: Path, which: str) -> str:
    return subprocess.run(["nm", "-D", which, str(file)], check=True, capture_output=True, text=True).stdout


def _without_video(file: Path, functions: set[str], work: Path) -> Path:
    """A library whose functions end the program: nothing must go on with half a video."""
    names = sorted(functions)
    by_version: dict[str, list[str]] = {}
    for name, _, version in (one.partition("@") for one in names):
        by_version.setdefault(version, []).append(name)
    code = ["#include <unistd.h>", "#include <stdlib.h>"]
    code += [f'static void end(void) {{ if (write(2, "{_SENTENCE}\\n", {len(_SENTENCE) + 1}) < 0) abort(); abort(); }}']
    code += [f"void {name.partition('@')[0]}(void) {{ end(); }}" for name in names]
    script = work / f"{file.name}.map"
    nodes = [
        f"{version} {{ global: {' '.join(f'{name};' for name in found)} }};" for version, found in by_version.items()
    ]
    script.write_text("\n".join(nodes) + "\n", encoding="utf-8")
    return _compile("\n".join(code) + "\n", file, work, f"-Wl,--version-script={script}")


def _link(code: str, file: Path, twin: Path, work: Path) -> Path:
    """A library that brings `twin` along, which lies in a folder beside its own."""
    return _compile(
        code, file, work, "-Wl,--no-as-needed", str(twin), f"-Wl,-rpath,$ORIGIN/../{twin.parent.name}",
        "-Wl,--allow-shlib-undefined",
    )  # fmt: skip


def _compile(code: str, file: Path, work: Path, *more: str) -> Path:
    """Compile `code` as a library that answers to the name of `file`; the same code gives the same bytes."""
    source, target = work / f"{file.name}.c", work / file.name
    source.write_text(code, encoding="utf-8")
    command = ["gcc", "-shared", "-fPIC", "-O2", "-s", "-Wall", "-Wno-builtin-declaration-mismatch", "-Werror"]
    command += [source.name, "-o", target.name, f"-Wl,-soname,{file.name}", "-Wl,--build-id=none", *more]
    subprocess.run(command, check=True, cwd=work)
    return target
