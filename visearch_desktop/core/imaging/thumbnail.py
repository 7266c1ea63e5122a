"""Thumbnails: small JPEGs without any metadata of the original."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.shrink import resampled

THUMBNAIL_SIDE = 256
"""Longest side in pixels: sharp in a result row at 200 % screen scale."""
_END = b"\xff\xd9"


def shrink_to_thumbnail(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The uint8 [h, w, 3] RGB picture with its longest side at most `THUMBNAIL_SIDE`."""
    return shrink_to(pixels, THUMBNAIL_SIDE)


def shrink_to(pixels: npt.NDArray[np.uint8], side: int) -> npt.NDArray[np.uint8]:
    """The uint8 [h, w, 3] picture with its longest side at most `side` pixels."""
    height, width = pixels.shape[:2]
    scale = side / max(height, width)
    return resampled(pixels, max(1, round(width * scale)), max(1, round(height * scale))) if scale < 1 else pixels


def encode_thumbnail(small: npt.NDArray[np.uint8]) -> bytes:
    """JPEG bytes of a uint8 [h, w, 3] RGB picture of thumbnail size."""
    # Quality 80 at this size is about 6 KB a photo: 6 GB for a million.
    _, jpeg = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 80])
    return jpeg.tobytes()


def decode_thumbnail(jpeg: bytes) -> npt.NDArray[np.uint8] | None:
    """The uint8 [h, w, 3] RGB picture that `encode_thumbnail` was given, nearly; None when the bytes are damaged."""
    picture = _decoded(jpeg, cv2.IMREAD_COLOR)
    return None if picture is None else np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.uint8)


def is_thumbnail(jpeg: bytes) -> bool:
    """Whether `decode_thumbnail` can decode it, found out in half of the time: 0.1 ms."""
    return _decoded(jpeg, cv2.IMREAD_REDUCED_GRAYSCALE_8) is not None


def _decoded(jpeg: bytes, how: int) -> cv2.typing.MatLike | None:
    # OpenCV paints what is missing of one that was cut off grey.
    return cv2.imdecode(np.frombuffer(jpeg, np.uint8), how) if jpeg.endswith(_END) else None
