"""Which places of a photo have another colour than in its copy, once one change of light is taken out?

Suppliers' edits change a whole photo by one rule: exposure, white balance, saturation, a grey or sepia look. A colour
variant changes the product and leaves skin, ground and shadow as they were. So the rule that explains most
of the photo is fitted robustly (least absolute differences), and what it leaves unexplained is another colour.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.ciede2000 import ciede2000
from visearch_desktop.core.imaging.tiles import Pixels

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Places = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]
"""Rows and columns of some pixels."""

_FITTED = 900
"""Pixels a rule is fitted to."""
_FEWEST = 30
_ROUNDS = 5
_LITTLE = 1.5
"""Mean CIEDE2000 at which no further rule is looked for: that a rule has left, or that one which counts would have to
get below. What another could explain is far below any limit. Of 400 pairs of a delivery none is judged otherwise when
all three rules are tried from a plain difference of 1.5 on, which takes a seventh longer."""
_WORTH = 0.6
"""A rule counts when it leaves less than this share of the plain difference: a photo that was not edited needs none."""
_SAME, _OTHER = 3.0, 5.0
"""CIEDE2000 below which a place has kept its colour, and above which it has not."""
_BROKEN = 0.012
"""A rule is refused when it would recolour more than this share of a photo that in fact kept its colour: the skin
and the shoes of a model whose jacket is blue instead of grey."""
_TONED = 4.0
"""Chroma that lightness leaves unexplained in 2 % of a grey or sepia picture."""
_RIDGE = 1e-3
_SHADES = np.arange(256, dtype=np.float64)
_AVERAGED = 7
"""Side of the square over which colours are averaged: the blocks of a coarse JPEG differ in colour by themselves."""


def colour_difference(one: Pixels, two: Pixels, where: Mask) -> tuple[Floats, bool]:
    """How differently two aligned pictures (uint8 [h, w, 3] RGB) are coloured, place by place.

    Args:
        one: the first picture.
        two: the second, of the same size.
        where: the places that may be trusted to show the same thing.

    Returns:
        CIEDE2000 (float32 [h, w]), and whether it took a change of light to explain the rest.
    """
    rows, columns = np.nonzero(where)
    step = max(1, len(rows) // _FITTED)
    at = (rows[::step], columns[::step])
    source, target = _lab(one), _lab(two)
    plain = ciede2000(source[at], target[at])
    left = _WORTH * float(plain.mean()) if len(plain) >= _FEWEST else 0.0
    if left < _LITTLE:
        return ciede2000(source, target), False
    toned_one, toned_two = _is_toned(source[at]), _is_toned(target[at])
    if toned_one > toned_two or (toned_one == toned_two and (one >= 252).sum() < (two >= 252).sum()):
        # Colour that was taken away, or clipped, cannot be told back: the picture that lost it is the one explained.
        one, two, source, target = two, one, target, source
    others = (_by_channel, _by_lightness_and_chroma) if toned_one == toned_two else (_by_tone,)
    best = source
    for rule in (_by_contrast, *others):
        lit = rule(one, two, source, target, at)
        explained = ciede2000(lit[at], target[at])
        broken = float(((plain < _SAME) & (explained > _OTHER)).mean())
        if explained.mean() < left and broken <= _BROKEN:
            best, left = lit, float(explained.mean())
        if left < _LITTLE:
            break
    return ciede2000(best, target), best is not source


def _is_toned(values: Floats) -> bool:
    """Whether colour follows from lightness alone (L*a*b* float32 [n, 3]), as in grey and sepia pictures."""
    shades = np.stack([np.ones(len(values), np.float32), values[:, 0] / 100, (values[:, 0] / 100) ** 2], axis=1)
    solved = np.linalg.lstsq(shades, values[:, 1:], rcond=None)[0]
    return bool(np.percentile(np.abs(values[:, 1:] - shades @ solved).max(axis=1), 98) < _TONED)


def _lab(pixels: Pixels) -> Floats:
    averaged = cv2.blur(pixels.astype(np.float32) / 255, (_AVERAGED, _AVERAGED))
    return np.asarray(cv2.cvtColor(averaged, cv2.COLOR_RGB2Lab), np.float32)


def _by_channel(one: Pixels, two: Pixels, _source: Floats, _target: Floats, at: Places) -> Floats:
    """Exposure and white balance: a gain and an offset for red, green and blue. Lab of the first picture so lit."""
    x, y = one[at].T.astype(np.float32), two[at].T.astype(np.float32)
    gain, lift = _lines(x, y, _unclipped(x, y), 128, (0.6, -0.3), (1.7, 0.3), 3.0)
    shades = _SHADES[:, None] * gain + 128 * lift
    return _lab(_lit(one, shades))


def _by_contrast(one: Pixels, two: Pixels, _source: Floats, _target: Floats, at: Places) -> Floats:
    """A faded or a hard print: one gain about mid-grey and one offset for all channels, so that no hue can change.

    So its limits may be wide. A product on white may be recoloured by as much as that if each channel has its own.
    """
    x, y = one[at].ravel().astype(np.float32), two[at].ravel().astype(np.float32)
    usable = _unclipped(x, y)
    x, y = x[usable] - 128, y[usable] - 128
    if len(x) and x.std() < y.std():  # fitted from the harder to the fainter: so limits mean the same both ways
        gain, lift = _contrast(y, x)
        gain, lift = 1 / gain, -lift / gain
    else:
        gain, lift = _contrast(x, y)
    shades = (_SHADES - 128) * gain + 128 * (1 + lift)
    return _lab(_lit(one, np.repeat(shades[:, None], 3, axis=1)))


def _contrast(harder: Floats, fainter: Floats) -> tuple[float, float]:
    every = np.ones((1, len(harder)), np.bool_)
    gain, lift = _lines(harder[None], fainter[None], every, 128, (0.45, -0.45), (1.2, 0.45), 3.0)
    return float(gain[0]), float(lift[0])


def _lit(picture: Pixels, shades: npt.NDArray[np.floating]) -> Pixels:
    """A picture with each channel's values replaced, [256, 3], which pixels look up."""
    table = np.clip(shades, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(picture, table.reshape(1, 256, 3)), np.uint8)


def _unclipped(x: Floats, y: Floats) -> Mask:
    return (x > 3) & (x < 252) & (y > 3) & (y < 252)


def _by_tone(one: Pixels, two: Pixels, source: Floats, target: Floats, at: Places) -> Floats:
    """A grey or toned picture: each channel follows the first picture's luminance."""
    grey = np.asarray(cv2.cvtColor(cv2.cvtColor(one, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB), np.uint8)
    return _by_channel(grey, two, source, target, at)


def _by_lightness_and_chroma(_one: Pixels, _two: Pixels, source: Floats, target: Floats, at: Places) -> Floats:
    """Contrast, saturation and tone: lightness by gain and offset, both chroma axes by one gain and a tint."""
    x, y = source[at], target[at]
    zeros = np.zeros(len(x), np.float32)
    every = np.ones((1, len(x)), np.bool_)
    (gain,), (lift,) = _lines(x[None, :, 0], y[None, :, 0], every, 50, (0.6, -0.4), (1.7, 0.4), 1.0)
    light = x[:, 0] / 50
    design = np.concatenate([np.stack([x[:, 1], light, zeros], axis=1), np.stack([x[:, 2], zeros, light], axis=1)])
    chroma, tint_a, tint_b = _fit(design, np.concatenate([y[:, 1], y[:, 2]]), (0.0, -20, -20), (1.8, 20, 20), 1.0)
    lit = np.empty_like(source)
    lit[..., 0] = np.clip(source[..., 0] * gain + 50 * lift, 0, 100)
    lit[..., 1] = source[..., 1] * chroma + source[..., 0] / 50 * tint_a
    lit[..., 2] = source[..., 2] * chroma + source[..., 0] / 50 * tint_b
    return lit


def _lines(
    x: Floats, y: Floats, usable: Mask, unit: float, least: tuple[float, float], most: tuple[float, float], noise: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Gain and offset, in `unit`s, of lines y = gain * x + unit * offset, [lines] each, by least absolute differences.

    `_fit` for several lines at once ([lines, n] each), of two coefficients, whose equations are solved by hand: a third
    of the time. A line with too few usable points stays the identity.
    """
    gain, lift = np.ones(len(x)), np.zeros(len(x))
    weighed = usable & (usable.sum(axis=1, keepdims=True) >= _FEWEST)
    for _ in range(_ROUNDS):
        away = np.abs(y - gain.astype(np.float32)[:, None] * x - (unit * lift).astype(np.float32)[:, None])
        weight = weighed / np.maximum(away, np.float32(noise))
        mean_x, mean_y = weight * x, weight * y
        xx, xy = np.einsum("ln,ln->l", mean_x, x).astype(np.float64), np.einsum("ln,ln->l", mean_y, x)
        x1, y1 = unit * mean_x.sum(axis=1, dtype=np.float64), unit * mean_y.sum(axis=1, dtype=np.float64)
        ones = unit**2 * weight.sum(axis=1, dtype=np.float64) + _RIDGE
        xx += _RIDGE
        scale = xx * ones - x1 * x1
        known = weighed.any(axis=1)
        gain = np.where(known, np.clip((ones * xy - x1 * y1) / scale, least[0], most[0]), 1.0)
        lift = np.where(known, np.clip((xx * y1 - x1 * xy) / scale, least[1], most[1]), 0.0)
    return gain, lift


def _fit(
    design: Floats, target: Floats, least: tuple[float, ...], most: tuple[float, ...], noise: float
) -> npt.NDArray[np.float64]:
    """Coefficients of the least absolute differences, by reweighting, held within limits; the identity at first."""
    solved = np.zeros(design.shape[1])
    solved[0] = 1.0
    if len(target) < _FEWEST:
        return solved
    for _ in range(_ROUNDS):
        weight = 1 / np.maximum(np.abs(target - design @ solved), noise)
        weighted = design * weight[:, None]
        normal = weighted.T @ design + _RIDGE * np.eye(design.shape[1])
        solved = np.clip(np.linalg.solve(normal, weighted.T @ target), least, most)
    return np.asarray(solved, np.float64)
