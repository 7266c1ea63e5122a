"""Photos as arrays: decoding, tiles for the network, thumbnails, hashes. The only home of OpenCV and Pillow.

Pictures are uint8 [height, width, 3] RGB arrays, turned upright, transparency flattened on white.
"""

import os

import cv2

# Importing OpenCV's wheel points Qt at OpenCV's own Qt 5 plugins and fonts, which a Qt 6 window cannot load.
for _variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    if "cv2" in os.environ.get(_variable, ""):
        del os.environ[_variable]
# Photos are decoded in parallel, a thread each; OpenCV's own threads on top only fight over the cores.
cv2.setNumThreads(1)

from visearch_desktop.core.imaging.phash import perceptual_hash  # noqa: E402 - after the environment is mended
from visearch_desktop.core.imaging.picture import PICTURE_SIDE, Picture, read_bytes, read_picture, same_pixels  # noqa: E402
from visearch_desktop.core.imaging.thumbnail import THUMBNAIL_SIDE, encode_thumbnail  # noqa: E402
from visearch_desktop.core.imaging.tiles import make_tile, query_tiles  # noqa: E402

__all__ = [
    "PICTURE_SIDE",
    "THUMBNAIL_SIDE",
    "Picture",
    "encode_thumbnail",
    "make_tile",
    "perceptual_hash",
    "query_tiles",
    "read_bytes",
    "read_picture",
    "same_pixels",
]
