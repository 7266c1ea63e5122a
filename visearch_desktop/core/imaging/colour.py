"""Embedded colour profiles: every picture ends in sRGB."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

Pixels = npt.NDArray[np.uint8]

_SRGB = ImageCms.createProfile("sRGB")


def srgb_conversion(image: Image.Image) -> Callable[[Pixels], Pixels]:
    """How bands of a loaded picture (uint8 [h, w, 3] RGB, [h, w, 4] CMYK) become uint8 [h, w, 3] sRGB.

    A profile that cannot be used is ignored; CMYK without one is converted plainly.
    """
    profile = image.info.get("icc_profile")
    mode = "CMYK" if image.mode == "CMYK" else "RGB"
    if profile and (mode == "CMYK" or _not_srgb(profile)):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            transform = ImageCms.buildTransform(source, _SRGB, mode, "RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile that does not fit its photo says nothing about its colours
        else:
            return lambda band: np.asarray(ImageCms.applyTransform(Image.fromarray(band, mode), transform))
    if mode == "CMYK":
        return lambda band: np.asarray(Image.fromarray(band, "CMYK").convert("RGB"))
    return lambda band: band


def _not_srgb(profile: bytes) -> bool:
    return b"sRGB" not in profile and b"s\0R\0G\0B" not in profile and profile[16:20] == b"RGB "
