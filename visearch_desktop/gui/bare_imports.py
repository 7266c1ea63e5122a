"""Modules are imported without their source being read.

From the moment PySide is loaded it reads the source of every module that is imported, whoever imports it, to see
whether that module names PySide: only such a module could ask for its optional names (`from __feature__ import ...`).
None here does. The sources of 570 modules cost 60 ms before the window was there and 50 ms beside the first search.

Imported by `app` before all modules of the window.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - brings the reader, which is embedded in it

_READER = "shibokensupport.feature"
_ASKED = "_mod_uses_pyside"


def _names_pyside(_module: object) -> bool:
    return False


if hasattr(sys.modules.get(_READER), _ASKED):  # not a part of PySide that is promised to stay
    setattr(sys.modules[_READER], _ASKED, _names_pyside)
