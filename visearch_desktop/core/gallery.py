"""What can be searched: the snapshot, plus what came after it, minus what has gone.

    candidates = exact cosine of (Annoy's neighbours in the snapshot ∪ the whole tail), the absent left out

New contents are found at once through the exact tail; removed ones disappear at once because they are
no longer alive; a new snapshot is built when the tail has grown. Publishing one swaps a reference:
a search in flight finishes on the old files.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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
SAMPLED = 2000
"""Embeddings that the mean of all is estimated from."""
DENSITY_NEIGHBOURS = 5
"""Neighbours that make a content's local density (as in score normalisation for SSCD, Pizzi et al. 2022)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A content near the query.

    `similarity` is the exact cosine of the query's best view in [-1, 1], less that view's handicap; `view`
    is its index.
    """

    content: int
    similarity: float
    view: int


@dataclass(frozen=True, eq=False)
class _State:
    """The gallery at one moment. `alive` marks the snapshot positions that still count."""

    snapshot: ann.Snapshot | None
    alive: npt.NDArray[np.bool_]
    tail_ids: Ids
    tail: Vectors
    model: str
    densities: dict[int, float] = field(default_factory=dict)

    def nearest(self, vector: Vectors, count: int) -> tuple[Ids, Vectors]:
        """Content ids and exact cosines of about the `count` nearest contents, nearest first."""
        ids, similarities = self.tail_ids, self.tail @ vector if len(self.tail_ids) else np.empty(0, np.float32)
        if self.snapshot is not None:
            positions = np.sort(self.snapshot.nearest(vector, count))
            positions = positions[self.alive[positions]]
            exact = self.snapshot.vectors[positions].astype(np.float32) @ vector
            ids = np.concatenate([ids, self.snapshot.ids[positions]])
            similarities = np.concatenate([similarities, exact])
        order = np.lexsort((ids, -similarities))[:count]
        return ids[order], similarities[order].astype(np.float32)

    def nearest_among(self, vector: Vectors, among: Ids, count: int) -> tuple[Ids, Vectors]:
        """The same among some contents only (ascending ids), every one compared."""
        chosen = np.isin(self.tail_ids, among, assume_unique=True)
        ids = [self.tail_ids[chosen]]
        similarities = [self.tail[chosen] @ vector if chosen.any() else np.empty(0, np.float32)]
        if self.snapshot is not None:
            positions = np.flatnonzero(np.isin(self.snapshot.ids, among, assume_unique=True) & self.alive)
            for block in np.array_split(positions, len(positions) // 4096 + 1):
                ids.append(self.snapshot.ids[block])
                similarities.append(self.snapshot.vectors[block].astype(np.float32) @ vector)
        every, cosines = np.concatenate(ids), np.concatenate(similarities)
        order = np.lexsort((every, -cosines))[:count]
        return every[order], cosines[order].astype(np.float32)

    @cached_property
    def centre(self) -> Vectors:
        kept = self.snapshot.vectors[:: max(1, len(self.snapshot.vectors) // SAMPLED)] if self.snapshot else self.tail
        return np.asarray(kept, np.float32).mean(axis=0) if len(kept) else np.empty(0, np.float32)

    def density(self, content: int) -> float:
        """Mean cosine of a content and its nearest `DENSITY_NEIGHBOURS`; 0 when there are none."""
        if content not in self.densities:
            vector = self.vector(content)
            ids, similarities = self.nearest(vector, 4 * DENSITY_NEIGHBOURS)
            others = similarities[ids != content][:DENSITY_NEIGHBOURS]
            self.densities[content] = float(others.mean()) if len(others) else 0.0
        return self.densities[content]

    def vector(self, content: int) -> Vectors:
        """The embedding of a content; zeros when it has just been removed."""
        snapshot = self.snapshot
        position = int(np.searchsorted(self.tail_ids, content))
        if position < len(self.tail_ids) and self.tail_ids[position] == content:
            return np.asarray(self.tail[position], np.float32)
        if snapshot is None:
            return np.zeros(self.tail.shape[1], np.float32)
        position = int(np.searchsorted(snapshot.ids, content))
        if position < len(snapshot.ids) and snapshot.ids[position] == content:
            return np.asarray(snapshot.vectors[position], np.float32)
        return np.zeros(snapshot.vectors.shape[1], np.float32)


class Building:
    """A snapshot being built on a daemon thread: it can be waited for, or abandoned."""

    def __init__(self, work: Callable[[Callable[[], bool]], None]) -> None:
        self._work = work
        self._abandoned = threading.Event()
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

    def abandon(self) -> None:
        """Nobody waits any more: what is being built is thrown away when it is ready."""
        self._abandoned.set()

    def _run(self) -> None:
        try:
            self._work(self._abandoned.is_set)
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
        self._state: _State | None = None
        self._revision = -1
        self._generation = ""

    def candidates(
        self, vectors: Vectors, count: int, handicaps: Sequence[float] | None = None, among: Ids | None = None
    ) -> list[Candidate]:
        """The contents nearest to any view of a query, best first.

        Args:
            vectors: float32 [views, dimension], L2-normalised; a row of NaN is left out.
            count: candidates at most.
            handicaps: what is taken off the cosines of each view; nothing by default.
            among: ascending content ids to choose from, compared exactly; all contents by default.
        """
        state = self._current()
        best: dict[int, tuple[float, int]] = {}
        for view, vector in enumerate(vectors):
            handicap = handicaps[view] if handicaps else 0.0
            if np.isnan(vector).any():
                continue
            if among is None:
                nearest = state.nearest(vector, max(NEIGHBOURS, count))
            else:
                nearest = state.nearest_among(vector, among, count)
            for content, cosine in zip(*nearest, strict=True):
                found = (float(cosine) - handicap, -view)
                best[int(content)] = max(best.get(int(content), found), found)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:count]
        return [Candidate(content, similarity, -view) for content, (similarity, view) in ranked]

    def densities(self, contents: Sequence[int]) -> dict[int, float]:
        """Local density of contents, the mean cosine of their nearest neighbours: high where many look alike."""
        state = self._current()
        return {content: state.density(content) for content in contents}

    def vectors(self, contents: Sequence[int]) -> Vectors:
        """The embeddings of contents, float32 [contents, dimension]; zeros for one that has just been removed."""
        state = self._current()
        return np.stack([state.vector(content) for content in contents]) if contents else np.empty((0, 0), np.float32)

    def centre(self) -> Vectors:
        """What the photos of the catalog have in common: the mean of some `SAMPLED` embeddings, float32 [dimension]."""
        return self._current().centre

    def wants_publishing(self, *, trusting: bool = False) -> bool:
        """Whether enough has changed since the snapshot for a new one to pay; `trusting` does not check its files."""
        live = photos.live_contents(self._database)
        covered = ann.indexed(self.snapshot_folder) if trusting or self._is_whole() else np.empty(0, np.int64)
        different = len(np.setxor1d(live, covered, assume_unique=True))
        return different > max(TAIL_LIMIT, TAIL_SHARE * len(covered))

    def publish(self, abandoned: Callable[[], bool] = lambda: False) -> None:
        """Build the next snapshot from the database and switch to it, unless it was abandoned meanwhile.

        Raises:
            GalleryError: there is not enough space, or the files cannot be written.
        """
        ids = photos.live_contents(self._database)
        if not len(ids):
            return
        dimension = len(next(photos.embeddings(self._database, ids[:1])))
        number = int(self._database.meta("snapshot", "0").partition("-")[0]) + 1
        try:
            self._folder.mkdir(exist_ok=True)
            # A name of its own: what an abandoned run is still building must not be mixed with this.
            target = Path(tempfile.mkdtemp(prefix=f"{number:06d}-", dir=self._folder))
        except OSError as error:
            raise GalleryError(f"The search index cannot be written: {error.strerror}.") from error
        try:
            ann.build(target, ids, photos.embeddings(self._database, ids), dimension)
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
        if abandoned():
            shutil.rmtree(target, ignore_errors=True)
            return
        self._database.set_meta(snapshot=target.name)
        for old in self._folder.iterdir():
            if old != target:
                # Who still searches an old snapshot keeps its files on Windows; the next run removes them.
                shutil.rmtree(old, ignore_errors=True)

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

    def _current(self) -> _State:
        """The state of the gallery now, read anew when the database has changed."""
        with self._guard:
            revision = self._database.revision()
            if self._state is None or revision != self._revision:
                self._state = self._load(self._state)
                self._revision = revision
            return self._state

    def _load(self, before: _State | None) -> _State:
        model = self._database.meta("model_identity")
        if before is not None and before.model != model:
            before = None  # vectors of two models must never meet
        live = photos.live_contents(self._database)
        snapshot = self._open_snapshot(before)
        indexed = snapshot.ids if snapshot else np.empty(0, np.int64)
        alive = np.isin(indexed, live, assume_unique=True)
        tail_ids = np.setdiff1d(live, indexed, assume_unique=True)
        if before is not None and before.snapshot is snapshot and np.array_equal(before.tail_ids, tail_ids):
            kept = before.densities if np.array_equal(before.alive, alive) else {}
            return _State(snapshot, alive, tail_ids, before.tail, model, kept)
        rows = [row.astype(np.float32) for row in photos.embeddings(self._database, tail_ids)]
        tail = np.stack(rows) if rows else np.empty((0, 0), np.float32)
        return _State(snapshot, alive, tail_ids, tail, model)

    def _open_snapshot(self, before: _State | None) -> ann.Snapshot | None:
        name = self._database.meta("snapshot", "0")
        if before is not None and name == self._generation:
            return before.snapshot
        self._generation = name
        try:
            return ann.Snapshot(self.snapshot_folder)
        except GalleryError:
            # None yet, or damaged. It is a cache: all is compared exactly until the next index run builds it again.
            return None

    @property
    def snapshot_folder(self) -> Path:
        """Where the current snapshot lies."""
        return self._folder / self._database.meta("snapshot", "0")
