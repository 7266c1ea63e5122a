"""CIEDE2000: how different two colours look."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_25_7 = np.float32(25.0**7)
_COS_30, _COS_6, _COS_63 = (np.float32(np.cos(np.radians(degrees))) for degrees in (30, 6, 63))
_SIN_30, _SIN_6, _SIN_63 = (np.float32(np.sin(np.radians(degrees))) for degrees in (30, 6, 63))


def ciede2000(first: Floats, second: Floats) -> Floats:
    """The CIEDE2000 difference of CIE L*a*b* colours (float32 [..., 3], L in 0..100): float32 [...], 0 for equal ones.

    About 1 is just noticeable. After Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula:
    implementation notes, supplementary test data, and mathematical observations", 2005; all weights are 1.
    """
    light1, a1, b1 = np.moveaxis(first, -1, 0)
    light2, a2, b2 = np.moveaxis(second, -1, 0)
    stretch = 1.5 - 0.5 * _seventh((_length(a1, b1) + _length(a2, b2)) / 2)
    a1, a2 = a1 * stretch, a2 * stretch
    chroma1, chroma2 = _length(a1, b1), _length(a2, b2)
    hue1, hue2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    grey = chroma1 * chroma2 == 0

    turn = hue2 - hue1
    turn = np.where(grey, 0.0, (turn + 180) % 360 - 180)
    hue = hue1 + hue2
    far = np.abs(hue1 - hue2) > 180
    hue = np.where(grey, hue, np.where(far, (hue + 360) / 2 % 360, hue / 2))
    step_light, step_chroma = light2 - light1, chroma2 - chroma1
    step_hue = 2 * np.sqrt(chroma1 * chroma2) * np.sin(np.radians(turn / 2))

    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    # Cosines and sines of the multiples of the hue follow from those of the hue: half of the time was spent on them.
    cos, sin = np.cos(np.radians(hue)), np.sin(np.radians(hue))
    cos2, sin2 = cos * cos - sin * sin, 2 * sin * cos
    cos3, sin3 = cos2 * cos - sin2 * sin, sin2 * cos + cos2 * sin
    cos4, sin4 = cos2 * cos2 - sin2 * sin2, 2 * sin2 * cos2
    ripple = (
        1
        - 0.17 * (cos * _COS_30 + sin * _SIN_30)
        + 0.24 * cos2
        + 0.32 * (cos3 * _COS_6 - sin3 * _SIN_6)
        - 0.20 * (cos4 * _COS_63 + sin4 * _SIN_63)
    )
    off = (light - 50) ** 2
    light_part = step_light / (1 + 0.015 * off / np.sqrt(20 + off))
    chroma_part = step_chroma / (1 + 0.045 * chroma)
    hue_part = step_hue / (1 + 0.015 * chroma * ripple)
    twist = -2 * _seventh(chroma) * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    squares = light_part**2 + chroma_part**2 + hue_part**2 + twist * chroma_part * hue_part
    return np.asarray(np.sqrt(np.maximum(squares, 0)), np.float32)


def _length(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.sqrt(a * a + b * b), np.float32)


def _seventh(chroma: npt.NDArray[np.floating]) -> Floats:
    """The root of how the seventh power of a chroma stands to that of 25; a power of floats takes ten times as long."""
    square = chroma * chroma
    seventh = square * square * square * chroma
    return np.asarray(np.sqrt(seventh / (seventh + _25_7)), np.float32)
