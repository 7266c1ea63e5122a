"""Local features as earlier versions kept them."""

from __future__ import annotations

import struct

import numpy as np

from visearch_desktop.core.imaging.features import Features


def packed_as_before(features: Features) -> bytes:
    """What earlier versions kept: signed bytes and places of six bytes, up to 200 features."""
    places = np.empty(len(features.places), np.dtype("<u2,<u2,u1,u1"))
    x, y, size, angle = features.places.T
    places["f0"] = np.clip(x / features.width * 65535, 0, 65535)
    places["f1"] = np.clip(y / features.height * 65535, 0, 65535)
    places["f2"] = np.clip(np.log2(np.maximum(size, 1)) * 24, 0, 255)
    places["f3"] = np.round(angle / (2 * np.pi) * 256).astype(np.int64) % 256
    descriptors = np.clip(np.round(features.descriptors * 160), -127, 127).astype(np.int8)
    header = struct.pack("<BHHH", 1, len(places), features.width, features.height)
    return header + places.tobytes() + descriptors.tobytes()
