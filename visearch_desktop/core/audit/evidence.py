"""Evidence read the other way round."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from visearch_desktop.core.catalog import Evidence


def reversed_evidence(evidence: Evidence) -> Evidence:
    """The evidence of the same pair with its photos swapped: the alignment inverted, the points exchanged."""
    points = tuple((u, v, x, y) for x, y, u, v in evidence.points)
    return replace(evidence, transform=_inverse(evidence.transform), points=points)


def _inverse(transform: tuple[float, ...] | None) -> tuple[float, ...] | None:
    """The inverse homography, None when there is none."""
    if transform is None:
        return None
    try:
        inverse = np.linalg.inv(np.array(transform, np.float64).reshape(3, 3))
    except np.linalg.LinAlgError:
        return None
    if not np.isfinite(inverse).all():
        return None
    scale = inverse[2, 2] if abs(inverse[2, 2]) > 1e-12 else 1.0
    return tuple(float(number) for number in (inverse / scale).ravel())


SAME = Evidence(
    covered=1.0, agreement=1.0, colour_difference=0.0, hash_distance=0, transform=(1, 0, 0, 0, 1, 0, 0, 0, 1)
)
"""The evidence of the same bytes in two files."""
