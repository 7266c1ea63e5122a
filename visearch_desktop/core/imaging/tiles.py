"""Square tiles for the network: one for a gallery photo, several views of a query."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


def make_tile(pixels: Pixels, size: int, resize: str) -> Pixels:
    """Bring a uint8 [h, w, 3] picture to [size, size, 3].

    `resize` is the model card's rule: "stretch" ignores the aspect ratio, "pad" fits the whole
    picture on white, "crop" takes the largest central square.
    """
    height, width = pixels.shape[:2]
    if resize == "crop":
        edge = min(height, width)
        top, left = (height - edge) // 2, (width - edge) // 2
        pixels = pixels[top : top + edge, left : left + edge]
    elif resize == "pad":
        edge = max(height, width)
        square = np.full((edge, edge, 3), 255, np.uint8)
        top, left = (edge - height) // 2, (edge - width) // 2
        square[top : top + height, left : left + width] = pixels
        pixels = square
    shrinks = min(pixels.shape[:2]) >= size
    return np.asarray(
        cv2.resize(pixels, (size, size), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR),
        dtype=np.uint8,
    )


def query_tiles(pixels: Pixels, size: int, resize: str) -> Pixels:
    """The views of a query that are searched with, uint8 [views, size, size, 3]; the plain view is first."""
    return np.stack([make_tile(pixels, size, resize)])
