"""What can be searched: the snapshot, plus what came after it, minus what has gone.

    candidates = exact cosine of (Annoy's neighbours in the snapshot ∪ the whole tail), the absent left out

New contents are found at once through the exact tail; removed ones disappear at once because they are
no longer alive; a new snapshot is built when the tail has grown. Publishing one swaps a reference:
a search in flight finishes on the old files.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import ann
from visearch_desktop.core.errors import GalleryError
from visearch_desktop.core.store import Database, photos

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

TAIL_LIMIT = 256
"""Below this many contents a search compares with all of them: exact, and faster than any index."""
TAIL_SHARE = 0.1
"""The tail may grow to this share of the snapshot before a new one is worth building."""
NEIGHBOURS = 64
"""Candidates taken from the snapshot for each query vector."""
DENSITY_NEIGHBOURS = 5
"""Neighbours that make a content's local density (as in score normalisation for SSCD, Pizzi et al. 2022)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A content near the query.

    `similarity` is the exact cosine of the query's best view in [-1, 1], less that view's handicap; `view`
    is its index. `density` is the mean cosine of the content's nearest `DENSITY_NEIGHBOURS` in the
    gallery: high where many products look alike.
    """

    content: int
    similarity: float
    view: int
    density: float


@dataclass(frozen=True, eq=False)
class _View:
    """One consistent state of the gallery. `alive` marks the snapshot positions that still count."""

    snapshot: ann.Snapshot | None
    alive: npt.NDArray[np.bool_]
    tail_ids: Ids
    tail: Vectors


class Building:
    """Something slow at work on a daemon thread: it can be waited for, or left alone."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="publish", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait up to `seconds`; whether it has finished."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def raise_error(self) -> None:
        """Raise what went wrong, if anything did."""
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits
            self._error = error


class Gallery:
    """The searchable contents of one catalog; safe to use from several threads.

    Args:
        database: the catalog.
        folder: where snapshots are kept, a numbered folder each.
    """

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder
        self._guard = threading.Lock()
        self._view: _View | None = None
        self._revision = -1
        self._generation = -1
        self._densities: dict[int, float] = {}

    def candidates(self, vectors: Vectors, count: int, handicaps: Sequence[float] | None = None) -> list[Candidate]:
        """The contents nearest to any view of a query, best first.

        Args:
            vectors: float32 [views, dimension], L2-normalised; a row of NaN is left out.
            count: candidates at most.
            handicaps: what is taken off the cosines of each view; nothing by default.
        """
        state = self._current()
        best: dict[int, tuple[float, int]] = {}
        for view, vector in enumerate(vectors):
            handicap = handicaps[view] if handicaps else 0.0
            if np.isnan(vector).any():
                continue
            for content, cosine in zip(*_nearest(state, vector, max(NEIGHBOURS, count)), strict=True):
                found = (float(cosine) - handicap, -view)
                best[int(content)] = max(best.get(int(content), found), found)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:count]
        return [
            Candidate(content, similarity, -view, self._density(state, content))
            for content, (similarity, view) in ranked
        ]

    def vector(self, content: int) -> Vectors:
        """The embedding of a content, float32 [dimension]."""
        return next(photos.embeddings(self._database, [content])).astype(np.float32)

    def wants_publishing(self) -> bool:
        """Whether enough has changed since the snapshot for a new one to pay."""
        live = photos.live_contents(self._database)
        covered = ann.indexed(self.snapshot_folder) if self._is_whole() else np.empty(0, np.int64)
        different = len(np.setxor1d(live, covered, assume_unique=True))
        return different > max(TAIL_LIMIT, TAIL_SHARE * len(covered))

    def publish(self) -> None:
        """Build the next snapshot from the database and switch to it."""
        ids = photos.live_contents(self._database)
        if not len(ids):
            return
        number = int(self._database.meta("snapshot", "0")) + 1
        stream = photos.embeddings(self._database, ids)
        ann.build(self._path(number), ids, stream, len(self.vector(int(ids[0]))))
        self._database.set_meta(snapshot=str(number))
        self._remove_old(number)

    def _is_whole(self) -> bool:
        try:
            ann.verify(self.snapshot_folder)
        except GalleryError:
            return False
        return True

    def warm_up(self) -> None:
        """Open the snapshot now instead of on the first search."""
        self._current()

    def publish_in_background(self) -> Building:
        """Start `publish` on a thread of its own; nobody has to wait for it."""
        return Building(self.publish)

    def _current(self) -> _View:
        """The state of the gallery now, read anew when the database has changed."""
        with self._guard:
            revision = self._database.revision()
            if self._view is None or revision != self._revision:
                self._view = self._load()
                self._revision = revision
            return self._view

    def _load(self) -> _View:
        live = photos.live_contents(self._database)
        snapshot = self._open_snapshot()
        indexed = snapshot.ids if snapshot else np.empty(0, np.int64)
        tail_ids = np.setdiff1d(live, indexed, assume_unique=True)
        known = self._view
        if known is not None and np.array_equal(known.tail_ids, tail_ids):
            tail = known.tail
        else:
            rows = [row.astype(np.float32) for row in photos.embeddings(self._database, tail_ids)]
            tail = np.stack(rows) if rows else np.empty((0, 0), np.float32)
            self._densities = {}
        return _View(snapshot, np.isin(indexed, live, assume_unique=True), tail_ids, tail)

    def _open_snapshot(self) -> ann.Snapshot | None:
        number = int(self._database.meta("snapshot", "0"))
        if self._view is not None and number == self._generation:
            return self._view.snapshot
        self._generation = number
        self._densities = {}
        if not number:
            return None
        try:
            return ann.Snapshot(self._path(number))
        except GalleryError:
            # A cache: everything is compared exactly until the next index run builds it again.
            return None

    def _density(self, view: _View, content: int) -> float:
        if content not in self._densities:
            ids, similarities = _nearest(view, self.vector(content), 4 * DENSITY_NEIGHBOURS)
            others = similarities[ids != content][:DENSITY_NEIGHBOURS]
            self._densities[content] = float(others.mean()) if len(others) else 0.0
        return self._densities[content]

    @property
    def snapshot_folder(self) -> Path:
        """Where the current snapshot lies."""
        return self._path(int(self._database.meta("snapshot", "0")))

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06d}"

    def _remove_old(self, current: int) -> None:
        for folder in self._folder.iterdir():
            if folder.name != self._path(current).name:
                # A program that still searches an old snapshot keeps its files on Windows; the next run removes them.
                shutil.rmtree(folder, ignore_errors=True)


def _nearest(view: _View, vector: Vectors, count: int) -> tuple[Ids, Vectors]:
    """Content ids and exact cosines of about the `count` nearest contents, nearest first."""
    ids, similarities = view.tail_ids, view.tail @ vector if len(view.tail_ids) else np.empty(0, np.float32)
    if view.snapshot is not None:
        positions = np.sort(view.snapshot.nearest(vector, count))
        positions = positions[view.alive[positions]]
        exact = view.snapshot.vectors[positions].astype(np.float32) @ vector
        ids = np.concatenate([ids, view.snapshot.ids[positions]])
        similarities = np.concatenate([similarities, exact])
    order = np.lexsort((ids, -similarities))[:count]
    return ids[order], similarities[order].astype(np.float32)
