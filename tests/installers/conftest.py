"""The scripts of `packaging` as modules: no package, since a library has that name."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
DIST = ROOT / "dist"


def script(name: str) -> Any:
    """A script of `packaging`, or of one of its folders, imported."""
    for folder in (PACKAGING, PACKAGING / "linux"):
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
    return importlib.import_module(name)
