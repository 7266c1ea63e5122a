"""The journey: which edits of the catalog's own photos would a search find?

photos of the catalog -> edited copies of each -> search as by a user -> what came first -> a row for each edit
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from visearch_desktop.core import guarded, imaging, samples
from visearch_desktop.core.catalog import Answer, Match, Relation
from visearch_desktop.core.edited import EDITS
from visearch_desktop.core.errors import CatalogError, PhotoError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.samples import Chosen
from visearch_desktop.core.search import search
from visearch_desktop.core.workspace import Workspace

PHOTOS = 24
"""Photos tried unless another number is asked for: a minute or two on two cores."""
SIDE = 800
"""Pixels on the longer side of what is edited: suppliers send photos of that size and larger."""
LOST_NAMED = 50
"""Copies named one by one that were not found."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kind of edit: copies `tried`, right SKU in `first` place, and of those said to be the same photo, `proven`.

    `edit` is a name of `edited.EDITS`.
    """

    edit: str
    tried: int
    first: int
    proven: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A copy whose SKU did not come first, and the SKU that did; that is empty when nothing was found."""

    photo: Path
    edit: str
    instead: str


@dataclass(frozen=True, slots=True)
class TrialReport:
    """What came of it: a row for each edit, the first `LOST_NAMED` copies that were lost, photos that were not read."""

    photos: int
    unread: int
    outcomes: tuple[Outcome, ...]
    lost: tuple[Lost, ...]
    seconds: float


def trial(workspace: Workspace, photos: int = PHOTOS) -> Task[TrialReport]:
    """Edit photos of the catalog, search with the copies, and count what was found.

    Args:
        workspace: the catalog; it is only read.
        photos: how many of its photos are edited at most.

    Raises:
        CatalogError: none of its photos can be read now.
    """
    start = time.monotonic()
    chosen = tuple(samples.draw(workspace.database, photos))
    pace = Pace(Stage.COMPARE, len(chosen) * len(EDITS))
    tally = _Tally()
    for number, one in enumerate(chosen):
        yield pace.at(number * len(EDITS), str(one.path), tally.unread)
        try:
            picture = guarded.read_picture(one.path, side=SIDE)
        except PhotoError:
            tally.unread += 1
            continue
        pixels = imaging.shrink_to(picture.pixels, SIDE)
        for place, (name, edit) in enumerate(EDITS.items(), 1):
            copy = imaging.encode_thumbnail(np.ascontiguousarray(edit(pixels)))
            answer = search(workspace, Query(photos=(QueryPhoto(f"{one.path.name} ({name})", data=copy),)), top=5)
            tally.add(one, name, answer)
            yield pace.at(number * len(EDITS) + place, str(one.path), tally.unread)
    if len(chosen) == tally.unread:
        raise CatalogError(
            "None of this catalog's photos can be read now, so nothing can be tried on them.",
            "Index some photos, or connect the drive they lie on.",
        )
    return tally.report(len(chosen), time.monotonic() - start)


class _Tally:
    """Counts as the answers come."""

    def __init__(self) -> None:
        self.unread = 0
        self._tried: Counter[str] = Counter()
        self._first: Counter[str] = Counter()
        self._proven: Counter[str] = Counter()
        self._lost: list[Lost] = []

    def add(self, photo: Chosen, edit: str, answer: Answer) -> None:
        self._tried[edit] += 1
        best = answer.matches[0] if answer.matches else None
        if best is not None and _shows(best, photo):
            self._first[edit] += 1
            self._proven[edit] += best.relation in {Relation.IDENTICAL, Relation.NEAR_DUPLICATE}
        elif len(self._lost) < LOST_NAMED:
            self._lost.append(Lost(photo.path, edit, best.sku if best is not None else ""))

    def report(self, photos: int, seconds: float) -> TrialReport:
        rows = tuple(
            Outcome(name, self._tried[name], self._first[name], self._proven[name])
            for name in EDITS
            if self._tried[name]
        )
        return TrialReport(photos - self.unread, self.unread, rows, tuple(self._lost), seconds)


def _shows(row: Match, photo: Chosen) -> bool:
    return not photo.skus.isdisjoint((row.sku, *row.shared_by))
