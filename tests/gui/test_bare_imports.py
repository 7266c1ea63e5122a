"""No source is read to start the window."""

from __future__ import annotations

import subprocess
import sys

LOOK = """
import linecache, sys
import visearch_desktop.gui.app
import visearch_desktop.core.queries
print(len(linecache.cache))
print(len([name for name in sys.modules if name.startswith("visearch_desktop")]))
"""


def test_no_module_of_the_window_is_read_as_text() -> None:
    """PySide looks into the source of each module that is imported after it, and keeps it."""
    ended = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=120, check=True)
    read, imported = map(int, ended.stdout.split())
    assert imported > 100
    assert read < 60  # what was there before PySide, which looks back at all of it
