"""What suggestions are: frozen values that the command line, the window and reports speak in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from visearch_desktop.core.catalog import Problem


class Kind(StrEnum):
    """Why a value is suggested: the cell is empty, or it disagrees with what looks like it."""

    MISSING = "missing"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True)
class Seen:
    """A listing that looks like the one asked about: nearest photo, what its cell says, cosine in [-1, 1].

    It `agrees` when it is what is suggested, and `backs` the cell of the one asked about when it is that as well.
    """

    sku: str
    content: int
    cell: str
    similarity: float
    agrees: bool
    backs: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value for a cell of `skus`, which have the same photos and the same `cell`.

    `confidence` is the share of listings that are right about a value this likely, in [0, 1], found on the catalog
    itself. `after` is the whole cell with the value in it: a cell of several values keeps the others. `others` are
    further values with how likely each seemed. `seen` is the evidence, nearest first.
    """

    column: str
    kind: Kind
    skus: tuple[str, ...]
    title: str
    cell: str
    value: str
    after: str
    confidence: float
    content: int
    others: tuple[tuple[str, float], ...] = ()
    seen: tuple[Seen, ...] = ()

    @property
    def certainty(self) -> float:
        """What the list is ordered by: the confidence, less the share of what looks alike that is filed as this is.

        Of a tenth of wrong categories planted among groceries the first as many rows name 0.88 so, by the confidence
        alone 0.72: what stands among its like is seldom filed wrongly.
        """
        backing = sum(one.backs for one in self.seen) / len(self.seen) if self.seen else 0.0
        return self.confidence - backing

    @property
    def sentence(self) -> str:
        """Why, in words: "filed under Watches, looks like Bags (7 of 8 nearest)"."""
        agreeing, seen = sum(one.agrees for one in self.seen), len(self.seen)
        if self.kind is Kind.MISSING:
            return f"looks like {self.value} ({agreeing} of {seen} nearest)" if seen else f"looks like {self.value}"
        if not seen:
            return f"filed under {self.cell}, looks like {self.value}"
        return f"filed under {self.cell}, looks like {self.value} ({agreeing} of {seen} nearest)"


@dataclass(frozen=True, slots=True)
class SuggestionReport:
    """What came of a column, the surest first.

    `tried` listings had a value and were asked as if they had none: `answered` of them surely enough, `right` of
    those as filed. `unsure` listings without a value got no suggestion. `dismissed` were turned down before.
    """

    column: str
    suggestions: tuple[Suggestion, ...] = ()
    tried: int = 0
    answered: int = 0
    right: int = 0
    unsure: int = 0
    dismissed: int = 0
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def sentence(self) -> str:
        """How far the suggestions can be trusted, in words."""
        if not self.answered:
            return "No value of this column can be told by how its products look."
        share = f"{self.right / self.answered:.0%}" if self.right < self.answered else "all"
        return (
            f"Tried on {self.tried:,} listings that have a value: {self.answered / self.tried:.0%} answered,"
            f" {share} of those as they are filed."
        )


@dataclass(frozen=True, slots=True)
class PhotoSuggestion:
    """What a photo that is not in the catalog seems to be; `value` is empty when nothing is sure enough."""

    photo: Path
    value: str = ""
    confidence: float = 0.0
    others: tuple[tuple[str, float], ...] = ()
    problem: Problem | None = None
