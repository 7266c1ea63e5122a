"""Imports OpenCV the way a Qt program needs it; whoever comes first in this package imports this."""

import ctypes
import os
import sys

import cv2

_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1
"""Names of two settings of glibc's `mallopt`."""
_LARGEST_KEPT = 32 * 2**20
"""Bytes of the largest piece of memory that is kept for the next one when it is freed; glibc allows no more."""


def _keep_memory() -> None:
    """Have decoded photos take memory that was used before, not fresh pages of the system each time.

    glibc comes to these values by itself, a step for each larger piece that is freed; until then every photo touches
    5 MB for the first time. Indexing 340 photos in a new process takes 6.0 s instead of 6.7 (11.5 s of processor time
    instead of 12.9). Other systems' allocators are left as they are.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return  # another C library
    mallopt(_MMAP_THRESHOLD, _LARGEST_KEPT)
    mallopt(_TRIM_THRESHOLD, 2 * _LARGEST_KEPT)


_keep_memory()
# Importing OpenCV's wheel points Qt at OpenCV's own Qt 5 plugins and fonts, which a Qt 6 window cannot load.
for _variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    if "cv2" in os.environ.get(_variable, ""):
        del os.environ[_variable]
# Photos are decoded in parallel, a thread each; OpenCV's own threads on top only fight over the cores.
cv2.setNumThreads(1)
