"""Find what each photo is to be compared with: for all at once, from what is stored, without the network.

contents not looked up yet -> local features and embeddings of all -> votes and neighbours of some thousand contents
                           -> pairs worth verifying -> store (one short transaction)

Cancelled or killed at any moment, the next run goes on with the contents that were not looked up. Only these are looked
up: after a few photos were added it takes no more than reading what is kept of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import ann, imaging, sketches
from visearch_desktop.core.audit.candidates import MOST, SURE, WAY, Found, by_embedding, by_votes, mark
from visearch_desktop.core.audit.neighbours import Neighbours, Vectors, exactly
from visearch_desktop.core.audit.shared_features import SharedFeatures
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.side_by_side import Threads, result_of, threads
from visearch_desktop.core.store import Database, embeddings, photos, sought
from visearch_desktop.core.workspace import Workspace

THREADS = 2
"""While one reads, the other computes."""
CHUNK = 16_384
"""Contents looked up and recorded together: what a kill may cost."""
BLOCK = 1024
"""Contents that votes are counted of at once: a second or two among 100,000 photos."""
PAGE = 500
AXES = 256
"""Principal axes of the embeddings that neighbours are looked for in: 1 GB for a million photos."""
MOST_FEATURES = 100_000_000
"""Features held in memory, 8 bytes each and as much again while they are sorted: all of 500,000 photos, and the first
100 of each of a million, the strongest of each part of the photo."""
SAMPLE = 8192
"""Embeddings that the principal axes are computed from."""

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """What is looked up in, by place."""

    shared: SharedFeatures
    neighbours: Neighbours
    dimension: int

    @staticmethod
    def made(codes: Sequence[imaging.Bits], vectors: Vectors, asked: int, dimension: int) -> _Kept:
        return _Kept(SharedFeatures(codes), Neighbours(vectors, asked), dimension)


def seek(workspace: Workspace) -> Task[None]:
    """Look up every content that is still to be compared and was not looked up."""
    database = workspace.database
    wanted = sought.unsought(database, mark(), WAY)
    if not len(wanted):
        return
    ids = np.concatenate([wanted, np.setdiff1d(photos.live_contents(database), wanted, assume_unique=True)])
    pace = Pace(Stage.SEEK, len(ids) + len(wanted))
    yield pace.at(0)
    with threads(THREADS, "seek") as team:
        kept = yield from _read(database, ids, len(wanted), team, pace)
        for start in range(0, len(wanted), CHUNK):
            end = min(start + CHUNK, len(wanted))
            found: list[Found] = []
            questions = _questions(database, ids, kept, start, end)
            for _, some in team.in_order(questions, lambda ask: ask()):
                found += some or ()
                yield pace.at(len(ids) + start)
            sought.keep(database, WAY, _by_content(ids, start, end, found))
    yield pace.at(len(ids) + len(wanted))


def _read(database: Database, ids: Ids, asked: int, team: Threads, pace: Pace) -> Task[_Kept]:
    """The features and embeddings of contents, in this order."""
    axes = _axes(database, ids)
    each = max(1, MOST_FEATURES // len(ids))
    codes: list[imaging.Bits] = []
    vectors = np.empty((len(ids), axes.shape[1]), np.float32)

    def read(page: Sequence[int]) -> tuple[list[imaging.Bits], Vectors]:
        known = sketches.codes(database, page)
        none = np.empty(0, np.uint32)
        return [known.get(content, none)[:each].copy() for content in page], _projected(database, page, axes)

    pages = (ids[start : start + PAGE].tolist() for start in range(0, len(ids), PAGE))
    for _, result in team.in_order(pages, read):
        if result is not None:
            vectors[len(codes) : len(codes) + len(result[0])] = result[1]
            codes += result[0]
        yield pace.at(len(codes))
    making = team.start(lambda: _Kept.made(codes, vectors, asked, len(axes)))
    for _ in result_of(making):
        yield pace.at(len(ids))
    return making.result()


def _questions(database: Database, ids: Ids, kept: _Kept, start: int, end: int) -> Iterator[Callable[[], list[Found]]]:
    """What is to be asked of places `start` to `end`, in pieces that can be asked at once."""
    yield partial(_looking_alike, database, ids, kept, start, end)
    for first in range(start, end, BLOCK):
        yield partial(_sharing, kept.shared, first, min(first + BLOCK, end))


def _looking_alike(database: Database, ids: Ids, kept: _Kept, first: int, end: int) -> list[Found]:
    def read(places: Ids) -> Vectors:
        return embeddings.in_order(database, ids[places], kept.dimension)

    near = exactly(kept.neighbours.nearest(first, end, MOST), first, read, SURE)
    return [by_embedding(first, near)]


def _sharing(shared: SharedFeatures, first: int, end: int) -> list[Found]:
    return [by_votes(shared.votes(first, end, mirrored=mirrored)) for mirrored in (False, True)]


def _by_content(ids: Ids, start: int, end: int, found: Sequence[Found]) -> dict[int, Ids]:
    """With what each content is to be compared, an empty array where there is nothing."""
    pairs = np.unique(np.concatenate([one.left * len(ids) + one.right for one in found]))
    left, right = np.divmod(pairs, len(ids))
    bounds = np.searchsorted(left, np.arange(start, end + 1))
    return {
        int(ids[place]): ids[right[bounds[place - start] : bounds[place - start + 1]]] for place in range(start, end)
    }


def _axes(database: Database, ids: Ids) -> Vectors:
    """Principal axes of the embeddings of contents spread over all."""
    return ann.principal_axes(embeddings.of(database, ids[:: max(1, len(ids) // SAMPLE)])[1], AXES)


def _projected(database: Database, contents: Sequence[int], axes: Vectors) -> Vectors:
    """The embeddings of contents along the axes, L2-normalised."""
    vectors = embeddings.in_order(database, np.asarray(contents, np.int64), len(axes)) @ axes
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)
