"""What an optimisation found, in figures and in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from visearch_desktop.core.embedding import Form
from visearch_desktop.core.optimise.judge import Likeness, Retrieval

TOLERANCE = 0.5
"""Points of retrieval a form may lose."""
LEAST_GAIN = 1.15
"""Times faster a form must be: less does not pay for embedding a catalog again."""


@dataclass(frozen=True, slots=True)
class OptimiseReport:
    """One network and its faster form, measured alternately in one run.

    `kept` says whether the form was taken, as the pack `pack`; `reason` why, or why not. Speeds are photos a second
    with all threads of this machine. `queries` edited copies and `sibling_queries` photos were searched for among
    `photos`; `unread` photos could not be read. `reindex_seconds` is what embedding the whole catalog again takes.
    """

    model: str
    form: Form
    kept: bool
    pack: str
    reason: str
    speed_before: float
    speed_after: float
    before: Retrieval
    after: Retrieval
    likeness: Likeness
    calibrated: int
    photos: int
    queries: int
    sibling_queries: int
    unread: int
    left_out: int
    reindex_seconds: float

    @property
    def gain(self) -> float:
        """How many times faster the form is."""
        return self.speed_after / self.speed_before if self.speed_before else 0.0


def objection(before: Retrieval, after: Retrieval, gain: float) -> str:
    """Why a form is not to be kept, as the end of a sentence; empty when it is."""
    lost = before.edits - after.edits
    if lost > TOLERANCE:
        return f"it finds {lost:.1f} points fewer edited copies first; {TOLERANCE} are allowed"
    if before.siblings is not None and after.siblings is not None and before.siblings - after.siblings > TOLERANCE:
        lost = before.siblings - after.siblings
        return f"it finds {lost:.1f} points fewer other photos of the same SKU; {TOLERANCE} are allowed"
    if gain < LEAST_GAIN:
        return f"it is only {gain:.2f} times as fast here; {LEAST_GAIN} times is the least that pays"
    return ""
