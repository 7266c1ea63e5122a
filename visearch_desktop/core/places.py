"""Where things are: bundled data, the user's models, settings and catalogs.

In a source tree `models/` and `resources/` stand beside the package; in an installed wheel and in a
frozen program they lie inside it. Nothing here creates a folder; whoever writes does.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent.parent
PORTABLE = "ViSearch data"
"""Name of the folder beside the program that makes it portable."""


def is_folder(path: Path) -> bool:
    """Whether there is a folder that can be seen; closed folders and dead network drives count as absent.

    `Path.is_dir` raises for those before Python 3.14.
    """
    try:
        return path.is_dir()
    except OSError:
        return False


def is_empty(folder: Path) -> bool:
    """Whether nothing lies in a folder, or it cannot be looked into."""
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return True


def exists(path: Path) -> bool:
    """Whether something is there and can be seen, in the same way."""
    try:
        return path.exists()
    except OSError:
        return False


def bundled(name: str) -> Path:
    """The bundled folder `name` ("models", "resources" or "docs")."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def is_frozen() -> bool:
    """Whether this is the installed program with a Python of its own, not a source tree or a wheel."""
    return bool(getattr(sys, "frozen", False))


def own_command() -> tuple[str, ...]:
    """What starts this program once more; a command and its options may follow."""
    return (sys.executable,) if is_frozen() else (sys.executable, "-m", "visearch_desktop")


def program_folder() -> Path | None:
    """The folder the installed program stands in, None in a source tree.

    Of an AppImage and of a macOS bundle it is the folder around the one file that a user sees.
    """
    if not is_frozen():
        return None
    file = Path(os.environ.get("APPIMAGE") or sys.executable)
    return next((parent.parent for parent in file.parents if parent.suffix == ".app"), file.parent)


def portable_folder() -> Path | None:
    """The folder "ViSearch data" beside the installed program: whoever makes one has all data kept in it."""
    beside = program_folder()
    folder = beside / PORTABLE if beside else None
    return folder if folder is not None and is_folder(folder) else None


def data_folder() -> Path:
    """The user's own folder for catalogs and installed models; `VISEARCH_HOME` moves it, then a portable folder."""
    home = os.environ.get("VISEARCH_HOME")
    if home:
        return Path(home)
    return portable_folder() or platformdirs.user_data_path("ViSearch Desktop", appauthor=False)


def model_folders() -> tuple[Path, ...]:
    """Where model packs are looked for: the bundled ones, then the user's."""
    return bundled("models"), user_models()


def user_models() -> Path:
    """Where `visearch models install` puts packs."""
    return data_folder() / "models"


def catalogs_folder() -> Path:
    """Where the window puts new catalogs unless told otherwise."""
    return data_folder() / "catalogs"


def batches_folder() -> Path:
    """Where batches are saved unless told otherwise."""
    return data_folder() / "batches"


def log_folder() -> Path:
    """Where the program's log lies: with the data where that was moved, else where the system keeps logs."""
    moved = os.environ.get("VISEARCH_HOME") or portable_folder()
    return Path(moved) / "logs" if moved else platformdirs.user_log_path("ViSearch Desktop", appauthor=False)


def settings_file() -> Path:
    """The settings of this user on this machine."""
    return data_folder() / "settings.toml"


def job_history() -> Path:
    """What long jobs of the window came to."""
    return data_folder() / "jobs.json"


def manual(language: str) -> Path:
    """The manual in a language such as "zh_CN", or in English where there is none in that."""
    own = bundled("docs") / f"manual.{language}.md"
    return own if exists(own) else bundled("docs") / "manual.md"


def window_file() -> Path:
    """What the window remembers: sizes and choices."""
    return data_folder() / "window.ini"


def sample_catalogue() -> Path:
    """The bundled sample: `photos/`, `products.csv` and `supplier/`."""
    return bundled("resources") / "sample"
