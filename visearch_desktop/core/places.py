"""Where things are: bundled data, the user's models, settings and catalogs.

In a source tree `models/` and `resources/` stand beside the package; in an installed wheel and in a
frozen program they lie inside it. Nothing here creates a folder; whoever writes does.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent.parent


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


def data_folder() -> Path:
    """The user's own folder for catalogs and installed models; `VISEARCH_HOME` moves it."""
    home = os.environ.get("VISEARCH_HOME")
    return Path(home) if home else platformdirs.user_data_path("ViSearch Desktop", appauthor=False)


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
    """Where the program's log lies."""
    home = os.environ.get("VISEARCH_HOME")
    return Path(home) / "logs" if home else platformdirs.user_log_path("ViSearch Desktop", appauthor=False)


def settings_file() -> Path:
    """The settings of this user on this machine."""
    return data_folder() / "settings.toml"


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
