"""Find what each photo is to be compared with: for all at once, from what is stored, without the network.

contents not looked up yet -> local features of all -> votes of some thousand contents -> store (a short transaction)
                           -> embeddings of all -> neighbours of some thousand contents -> with those voted for -> store

One after the other, so that features and embeddings never are in memory together. Cancelled or killed at any moment,
the next run goes on with the contents that were not looked up, and finds what a run that was not stopped finds. Only
these are looked up: after a few photos were added it takes no more than reading what is kept of all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import ann, imaging, sketches
from visearch_desktop.core.audit.candidates import (
    LEAST_VOTES,
    MOST,
    SURE,
    VOTED,
    WAY,
    Found,
    by_embedding,
    by_votes,
    mark,
)
from visearch_desktop.core.audit.neighbours import AXES, Neighbours
from visearch_desktop.core.audit.shared_features import SharedFeatures
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.side_by_side import Threads, result_of, threads
from visearch_desktop.core.store import Database, embeddings, photos, sought
from visearch_desktop.core.workspace import Workspace

THREADS = 2
"""While one reads, the other computes."""
BLOCK = 2048
"""Contents looked up and recorded at once, a second or less: what a kill may cost, for each piece that is under way."""
PAGE = 500
MOST_FEATURES = 100_000_000
"""Features held in memory, 20 bytes each: all of 500,000 photos, and the first 100 of each of a million, the strongest
of each part of the photo."""
SAMPLE = 8192
"""Embeddings that the principal axes are computed from."""

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
Ask = Callable[[Ids], list[Found]]
"""What is found for photos, called by their places in all contents, ascending."""
Made = TypeVar("Made")
_NONE = np.empty(0, np.uint32)


def seek(workspace: Workspace) -> Task[None]:
    """Look up every content that is still to be compared and was not looked up."""
    with threads(THREADS, "seek") as team:
        yield from _Seeking(workspace.database, team).run()


class _Seeking:
    """One run: what has been read and looked up so far, for telling how far it is."""

    def __init__(self, database: Database, team: Threads) -> None:
        self._database = database
        self._team = team
        self._pace = Pace(Stage.SEEK)
        self._done = 0
        self._ids = np.empty(0, np.int64)

    def run(self) -> Task[None]:
        """Look up what was not, in one way and in the other."""
        database = self._database
        yield from self._made(lambda: sought.drop_damaged(database))
        unvoted = yield from self._made(lambda: sought.unsought(database, mark(), (VOTED, WAY)))
        unsought = yield from self._made(lambda: sought.unsought(database, mark(), (WAY,)))
        if not len(unsought):
            return
        self._ids = yield from self._made(lambda: photos.live_contents(database))
        if not len(self._ids):
            return  # all have gone since
        passes = 2 if len(unvoted) else 1
        self._pace.total = passes * len(self._ids) + len(unvoted) + len(unsought)
        if len(unvoted):
            yield from self._look_up(unvoted, (yield from self._sharing()), VOTED)
        yield from self._look_up(unsought, (yield from self._looking_alike()), WAY)

    def _sharing(self) -> Task[Ask]:
        """How to find what shares features with photos."""
        each = max(1, MOST_FEATURES // len(self._ids))

        def read(page: Ids) -> tuple[imaging.Bits, Ids]:
            known = sketches.codes(self._database, page.tolist())
            codes = [known.get(content, _NONE)[:each] for content in page.tolist()]
            return np.concatenate(codes), np.array([len(one) for one in codes], np.int64)

        pages: list[tuple[imaging.Bits, Ids]] = []
        yield from self._read(read, lambda _, made: pages.append(made))
        codes, lengths = (np.concatenate([page[side] for page in pages]) for side in (0, 1))
        pages.clear()
        shared = SharedFeatures(codes, lengths)
        for step in shared.building():
            yield from self._made(step)

        def ask(places: Ids) -> list[Found]:
            return [by_votes(shared.votes(places, mirrored=turned, least=LEAST_VOTES)) for turned in (False, True)]

        return ask

    def _looking_alike(self) -> Task[Ask]:
        """How to find what looks like photos."""
        some = self._ids[:: max(1, len(self._ids) // SAMPLE)]
        sample = yield from self._made(lambda: embeddings.of(self._database, some)[1])
        axes = yield from self._made(lambda: ann.principal_axes(sample, AXES))
        centres = sample[:: max(1, round(len(sample) / np.sqrt(len(self._ids))))]
        neighbours = Neighbours(len(self._ids), axes, centres)

        def read(page: Ids) -> Vectors:
            return embeddings.in_order(self._database, page, len(axes))

        yield from self._read(read, neighbours.put)
        yield from self._made(neighbours.settle)
        return lambda places: [by_embedding(places, neighbours.nearest(places, MOST, SURE))]

    def _read(self, read: Callable[[Ids], Made], put: Callable[[int, Made], None]) -> Task[None]:
        """What is kept of all contents, a page at a time."""
        starts = range(0, len(self._ids), PAGE)
        for start, made in self._team.in_order(starts, lambda start: read(self._ids[start : start + PAGE])):
            if made is not None:
                put(start, made)
                self._done += min(PAGE, len(self._ids) - start)
            yield self._pace.at(self._done)

    def _look_up(self, wanted: Ids, ask: Ask, way: int) -> Task[None]:
        """Ask for contents and keep what comes of it, together with what was found in the other way before."""
        places = np.flatnonzero(np.isin(self._ids, wanted))
        blocks = (places[first : first + BLOCK] for first in range(0, len(places), BLOCK))
        for block, found in self._team.in_order(blocks, ask):
            if found is not None:
                self._keep(block, found, way)
                self._done += len(block)
            yield self._pace.at(self._done)

    def _keep(self, block: Ids, found: Sequence[Found], way: int) -> None:
        contents = self._ids[block]
        voted = sought.found(self._database, VOTED, contents.tolist()) if way == WAY else {}
        left = [np.repeat(content, len(others)) for content, others in voted.items()]
        right = [np.array(others, np.int64) for others in voted.values()]
        left += [self._ids[one.left] for one in found]
        right += [self._ids[one.right] for one in found]
        sought.keep(self._database, way, _by_content(contents, np.concatenate(left), np.concatenate(right)))

    def _made(self, work: Callable[[], Made]) -> Task[Made]:
        """What a thread makes, while it is told how far all is."""
        making = self._team.start(work)
        for _ in result_of(making):
            yield self._pace.at(self._done)
        return making.result()


def _by_content(contents: Ids, left: Ids, right: Ids) -> dict[int, Ids]:
    """With which others each of some contents, ascending, is to be compared, ascending; empty where there are none."""
    order = np.lexsort((right, left))
    left, right = left[order], right[order]
    new = np.append(True, (left[1:] != left[:-1]) | (right[1:] != right[:-1]))[: len(left)]
    left, right = left[new], right[new]
    return {
        content: right[first:end]
        for content, first, end in zip(
            contents.tolist(),
            np.searchsorted(left, contents).tolist(),
            np.searchsorted(left, contents, side="right").tolist(),
            strict=True,
        )
    }
