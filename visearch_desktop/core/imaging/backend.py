"""Imports OpenCV the way a Qt program needs it; whoever comes first in this package imports this."""

import os

import cv2

# Importing OpenCV's wheel points Qt at OpenCV's own Qt 5 plugins and fonts, which a Qt 6 window cannot load.
for _variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    if "cv2" in os.environ.get(_variable, ""):
        del os.environ[_variable]
# Photos are decoded in parallel, a thread each; OpenCV's own threads on top only fight over the cores.
cv2.setNumThreads(1)
