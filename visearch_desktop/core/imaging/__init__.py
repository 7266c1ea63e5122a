"""Photos as arrays: decoding, tiles for the network, thumbnails, hashes. The only home of OpenCV and Pillow.

Pictures are uint8 [height, width, 3] RGB arrays, turned upright, transparency flattened on white.
"""

from visearch_desktop.core.imaging import backend  # noqa: F401 - OpenCV must be set up before it is used
from visearch_desktop.core.imaging.agreement import Agreement, compare_aligned
from visearch_desktop.core.imaging.alignment import Alignment, align
from visearch_desktop.core.imaging.feature_codes import MIRROR_BITS, WORD_BITS, Bits, Codes, codes_of
from visearch_desktop.core.imaging.features import (
    CLOSER_SIDE,
    Features,
    closer_features,
    gallery_features,
    no_features,
    query_features,
)
from visearch_desktop.core.imaging.ground_shift import ground_shift
from visearch_desktop.core.imaging.metadata import stripped
from visearch_desktop.core.imaging.packed_features import is_former, pack, packed_codes, unpack
from visearch_desktop.core.imaging.phash import differing_bits, perceptual_hash
from visearch_desktop.core.imaging.photo_file import read_bytes
from visearch_desktop.core.imaging.picture import (
    GALLERY_SIDE,
    QUERY_SIDE,
    Picture,
    gallery_side,
    read_picture,
    same_pixels,
)
from visearch_desktop.core.imaging.product import Product, find_product
from visearch_desktop.core.imaging.product_colour import (
    Colours,
    colour_likeness,
    pack_colours,
    packed_colours,
    product_colours,
    unpack_colours,
)
from visearch_desktop.core.imaging.quality import Quality, measure
from visearch_desktop.core.imaging.thumbnail import (
    THUMBNAIL_SIDE,
    decode_thumbnail,
    encode_thumbnail,
    is_thumbnail,
    shrink_to,
    shrink_to_thumbnail,
)
from visearch_desktop.core.imaging.tiles import (
    CLOSER_VIEWS,
    QUERY_VIEWS,
    Part,
    Pixels,
    closer_tiles,
    closer_transforms,
    cut,
    make_tile,
    part_transform,
    query_tiles,
    trim_border,
    view_transforms,
)

__all__ = [
    "CLOSER_SIDE",
    "CLOSER_VIEWS",
    "GALLERY_SIDE",
    "MIRROR_BITS",
    "QUERY_SIDE",
    "QUERY_VIEWS",
    "THUMBNAIL_SIDE",
    "WORD_BITS",
    "Agreement",
    "Alignment",
    "Bits",
    "Codes",
    "Colours",
    "Features",
    "Part",
    "Picture",
    "Pixels",
    "Product",
    "Quality",
    "align",
    "closer_features",
    "closer_tiles",
    "closer_transforms",
    "codes_of",
    "colour_likeness",
    "compare_aligned",
    "cut",
    "decode_thumbnail",
    "differing_bits",
    "encode_thumbnail",
    "find_product",
    "gallery_features",
    "gallery_side",
    "ground_shift",
    "is_former",
    "is_thumbnail",
    "make_tile",
    "measure",
    "no_features",
    "pack",
    "pack_colours",
    "packed_codes",
    "packed_colours",
    "part_transform",
    "perceptual_hash",
    "product_colours",
    "query_features",
    "query_tiles",
    "read_bytes",
    "read_picture",
    "same_pixels",
    "shrink_to",
    "shrink_to_thumbnail",
    "stripped",
    "trim_border",
    "unpack",
    "unpack_colours",
    "view_transforms",
]
