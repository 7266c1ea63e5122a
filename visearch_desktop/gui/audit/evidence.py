"""Evidence as seen from either photo of a pair: pairs are stored in one direction, people look in both."""

from __future__ import annotations

from dataclasses import replace

from visearch_desktop.core.catalog import Evidence
from visearch_desktop.core.findings import Member, Pair
from visearch_desktop.gui.audit.review import listing

Matrix = tuple[float, ...]


def evidence_from(pair: Pair, first: Member) -> Evidence:
    """The evidence of `pair` with its transform and points leading from `first` to the other photo."""
    kept = pair.evidence
    if listing(pair.a) == listing(first):
        return kept
    turned = tuple((x2, y2, x1, y1) for x1, y1, x2, y2 in kept.points)
    return replace(kept, transform=inverse(kept.transform) if kept.transform else None, points=turned)


def inverse(matrix: Matrix) -> Matrix | None:
    """The inverse of a 3 x 3 matrix given row by row, up to scale; None when there is none."""
    if len(matrix) != 9:
        return None
    a, b, c, d, e, f, g, h, i = matrix
    made = (
        e * i - f * h, c * h - b * i, b * f - c * e,
        f * g - d * i, a * i - c * g, c * d - a * f,
        d * h - e * g, b * g - a * h, a * e - b * d,
    )  # fmt: skip
    return made if a * made[0] + b * made[3] + c * made[6] else None
