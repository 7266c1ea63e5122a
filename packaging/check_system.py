"""Say in one sentence each what this computer lacks, before anything is installed. Standard library only."""

import importlib.util
import shutil
import sys
from pathlib import Path


def missing() -> list[str]:
    """One sentence for each thing that is not there."""
    if sys.version_info < (3, 11):
        return [f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}."]
    problems = []
    if importlib.util.find_spec("ensurepip") is None:
        problems.append("Python's venv module is incomplete: install the Debian package python3-venv.")
    if sys.platform != "win32" and not any(shutil.which(compiler) for compiler in ("c++", "g++", "clang++")):
        problems.append("A C++ compiler is needed to build annoy: install the Debian packages g++ and python3-dev.")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from visearch_desktop.gui import preflight  # noqa: PLC0415 - needs the Python that was just checked

    packages = preflight.missing_packages()
    if packages:
        problems.append(f"Libraries of the window are missing: install the Debian packages {' '.join(packages)}.")
    return problems


if __name__ == "__main__":
    found = missing()
    for sentence in found:
        print(sentence, file=sys.stderr)
    sys.exit(1 if found else 0)
