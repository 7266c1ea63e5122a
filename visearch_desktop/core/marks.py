"""What the user marked "more like this" or "less like this" among the photos of a catalog, and what follows from it.

The marks are contents; `feedback` has the arithmetic.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import feedback
from visearch_desktop.core.catalog import Match
from visearch_desktop.core.queries import Feedback
from visearch_desktop.core.workspace import Workspace

Floats = npt.NDArray[np.float32]
WORDS = 0.5
"""What words that are all found are worth beside feedback, as beside a photo."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What was marked and is still there: embeddings float32 [marked, dimension], and the unwanted contents."""

    asked: Feedback
    more: Floats
    less: Floats
    refused: Collection[int] = ()

    def __bool__(self) -> bool:
        return bool(len(self.more) or len(self.less))

    def values(self, candidates: Floats) -> Floats:
        """What the marks add to candidates (float32 [n, dimension]), float32 [n], each in [-2, 2]."""
        return feedback.scores(self.more, self.less, candidates)


def read(workspace: Workspace, asked: Feedback) -> Marks:
    """The marks; those of contents that are gone, and of contents marked both ways, are left out."""
    kept = feedback.settled(asked)
    return Marks(asked, _known(workspace, kept.more), _known(workspace, kept.less), frozenset(kept.less))


def near(workspace: Workspace, marks: Marks, among: npt.NDArray[np.int64] | None = None) -> list[int]:
    """The contents near any wanted one, ascending; chosen from `among` (ascending ids) if given."""
    if not len(marks.more):
        return []
    found = workspace.gallery.candidates(marks.more, feedback.NEIGHBOURS * len(marks.more), among=among)
    return sorted(one.content for one in found)


def notes(marks: Marks, rows: Sequence[Match]) -> tuple[str, ...]:
    """What the user should know of marks that say little."""
    return feedback.notes(marks.asked, marks.more, marks.less, [row.content for row in rows])


def reorder(workspace: Workspace, marks: Marks, rows: Sequence[Match]) -> tuple[Match, ...]:
    """Rows that words or conditions found, in the order of words and marks together."""
    if not marks or not rows:
        return tuple(rows)
    values = marks.values(workspace.gallery.vectors([row.content for row in rows]))

    def worth(place: int) -> tuple[bool, float]:
        said = sum(one.value for one in rows[place].shares if one.kind == "words")
        return rows[place].content not in marks.refused, WORDS * said + float(values[place])

    order = sorted(range(len(rows)), key=worth, reverse=True)
    return tuple(
        replace(rows[place], rank=rank, shares=(*rows[place].shares, *feedback.shares(float(values[place]))))
        for rank, place in enumerate(order, 1)
    )


def _known(workspace: Workspace, contents: Sequence[int]) -> Floats:
    vectors = workspace.gallery.vectors(contents)
    return vectors[vectors.any(axis=1)] if len(vectors) else vectors
