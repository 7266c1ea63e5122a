"""Say in one sentence each what this computer lacks, before anything is installed. Standard library only."""

import ctypes
import importlib.util
import shutil
import sys

LIBRARIES = {
    # library -> Debian package; what PySide6's window and OpenCV load from the system
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}


def missing() -> list[str]:
    """One sentence for each thing that is not there."""
    problems = []
    if sys.version_info < (3, 11):
        problems.append(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if importlib.util.find_spec("ensurepip") is None:
        problems.append("Python's venv module is incomplete: install the Debian package python3-venv.")
    if not any(shutil.which(compiler) for compiler in ("c++", "g++", "clang++")) and sys.platform != "win32":
        problems.append("A C++ compiler is needed to build annoy: install the Debian packages g++ and python3-dev.")
    if sys.platform == "linux":
        packages = [package for library, package in LIBRARIES.items() if not _loads(library)]
        if packages:
            problems.append(f"Libraries of the window are missing: install the Debian packages {' '.join(packages)}.")
    return problems


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    found = missing()
    for sentence in found:
        print(sentence, file=sys.stderr)
    sys.exit(1 if found else 0)
