"""From how likely a value seems to the share of such values that are right.

Platt scaling (Platt 1999, with his targets that never reach 0 and 1; Newton's method as in Lin, Lin and Weng 2007),
fitted on listings of the catalog whose value was hidden from what was learned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

ENOUGH = 8
"""Listings below which nothing can be said of the share right: every confidence is 0 then."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """`confidence = 1 / (1 + exp(-(slope * logit + offset)))`; of nothing tried, always 0."""

    slope: float = 0.0
    offset: float = -np.inf

    def confidence(self, likelihood: npt.ArrayLike) -> Floats:
        """The share right among values that seem as likely, float64, in [0, 1]."""
        with np.errstate(over="ignore"):
            return np.asarray(1 / (1 + np.exp(-(self.slope * _logit(likelihood) + self.offset))), np.float64)


def calibrate(likelihood: npt.ArrayLike, right: npt.ArrayLike) -> Calibration:
    """Fit to values tried: how likely each seemed, in [0, 1], and whether it was right."""
    x, good = _logit(likelihood), np.asarray(right, bool)
    if len(good) < ENOUGH or not good.any():
        return Calibration()
    up, down = (good.sum() + 1) / (good.sum() + 2), 1 / ((~good).sum() + 2)
    target = np.where(good, up, down)
    weights = np.array([0.0, np.log((good.sum() + 1) / ((~good).sum() + 1))])
    design = np.column_stack([x, np.ones_like(x)])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(design @ weights, -40, 40)))
        # A small pull of the slope towards 0 keeps a perfect separation from running away.
        slope = design.T @ (p - target) + [1e-3 * weights[0], 0.0]
        bend = design.T @ (design * np.maximum(p * (1 - p), 1e-9)[:, None]) + np.diag([1e-3, 1e-6])
        step = np.linalg.solve(bend, slope)
        weights -= np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-8:
            break
    if weights[0] <= 0:  # what seems likelier is not right more often: nothing but the share right is known
        return Calibration(0.0, float(np.log(up_share := (good.sum() + 1) / (len(good) + 2)) - np.log(1 - up_share)))
    return Calibration(float(weights[0]), float(weights[1]))


def _logit(likelihood: npt.ArrayLike) -> Floats:
    clipped = np.clip(np.asarray(likelihood, np.float64), 1e-6, 1 - 1e-6)
    return np.asarray(np.log(clipped / (1 - clipped)), np.float64)
