"""The gallery of one catalog, as journeys ask it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import ann
from visearch_desktop.core.gallery import publishing
from visearch_desktop.core.gallery.loading import load
from visearch_desktop.core.gallery.publishing import Building
from visearch_desktop.core.gallery.state import State
from visearch_desktop.core.store import Database

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A content near the query.

    `similarity` is the exact cosine of the query's best view in [-1, 1], less that view's handicap; `view`
    is its index.
    """

    content: int
    similarity: float
    view: int


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
        self._state: State | None = None
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
            among: ascending content ids to choose from; all contents by default.
        """
        views = np.flatnonzero(~np.isnan(vectors).any(axis=1))
        state = self._current()
        if not len(views) or not len(state) or vectors.shape[1] != state.dimension:
            return []  # nothing there, or embedded with another model than the catalog has by now
        ids, rows = state.near(vectors[views], max(ann.NEIGHBOURS, count), among)
        if not len(ids):
            return []
        cosines = rows @ vectors[views].T
        if handicaps is not None:
            cosines -= np.asarray(handicaps, np.float32)[views]
        best = cosines.argmax(axis=1)
        similarity = cosines[np.arange(len(ids)), best]
        order = np.lexsort((ids, -similarity))[:count]
        return [Candidate(int(ids[at]), float(similarity[at]), int(views[best[at]])) for at in order]

    def densities(self, contents: Sequence[int]) -> dict[int, float]:
        """Local density of contents, the mean cosine of their nearest neighbours: high where many look alike."""
        return self._current().densities(contents)

    def vectors(self, contents: Sequence[int]) -> Vectors:
        """The embeddings of contents, float32 [contents, dimension]; zeros for one that has just been removed."""
        return self._current().vectors(contents) if contents else np.empty((0, 0), np.float32)

    def centre(self) -> Vectors:
        """What the photos of the catalog have in common: the mean of some thousand embeddings, float32 [dimension]."""
        return self._current().centre()

    def wants_publishing(self, *, trusting: bool = False) -> bool:
        """Whether enough has changed since the snapshot, or it is so damaged, that a new one pays.

        Reads all of the snapshot, 1 s for a million contents, unless one is `trusting`.
        """
        return publishing.wanted(self._database, self._folder, trusting=trusting)

    def publish(self, abandoned: Callable[[], bool] = lambda: False) -> None:
        """Build the next snapshot from the database and switch to it, unless it was abandoned meanwhile.

        Raises:
            GalleryError: there is not enough space, or the files cannot be written.
        """
        publishing.publish(self._database, self._folder, abandoned)

    def publish_in_background(self) -> Building:
        """Start `publish` on a thread of its own; nobody has to wait for it."""
        return Building(self.publish)

    def warm_up(self) -> None:
        """Open the snapshot now instead of on the first search."""
        self._current()

    @property
    def snapshot_folder(self) -> Path:
        """Where the current snapshot lies."""
        return self._folder / self._database.meta("snapshot", "0")

    def _current(self) -> State:
        """The state of the gallery now, read anew when the database has changed."""
        with self._guard:
            revision = self._database.revision()
            if self._state is None or revision != self._revision:
                name = self._database.meta("snapshot", "0")
                same = name == self._generation
                self._state = load(self._database, self._folder, self._state, same_snapshot=same)
                self._revision, self._generation = revision, name
            return self._state
