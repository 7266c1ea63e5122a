"""Photos as arrays: decoding, tiles for the network, thumbnails, hashes. The only home of OpenCV and Pillow.

Pictures are uint8 [height, width, 3] RGB arrays, turned upright, transparency flattened on white.
"""

from visearch_desktop.core.imaging import backend  # noqa: F401 - OpenCV must be set up before it is used
from visearch_desktop.core.imaging.phash import perceptual_hash
from visearch_desktop.core.imaging.photo_file import read_bytes
from visearch_desktop.core.imaging.picture import GALLERY_SIDE, QUERY_SIDE, Picture, read_picture, same_pixels
from visearch_desktop.core.imaging.thumbnail import THUMBNAIL_SIDE, encode_thumbnail, shrink_to_thumbnail
from visearch_desktop.core.imaging.tiles import QUERY_VIEWS, make_tile, query_tiles, trim_border

__all__ = [
    "GALLERY_SIDE",
    "QUERY_SIDE",
    "QUERY_VIEWS",
    "THUMBNAIL_SIDE",
    "Picture",
    "encode_thumbnail",
    "make_tile",
    "perceptual_hash",
    "query_tiles",
    "read_bytes",
    "read_picture",
    "same_pixels",
    "shrink_to_thumbnail",
    "trim_border",
]
