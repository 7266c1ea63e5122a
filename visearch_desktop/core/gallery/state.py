"""The gallery at one moment: a snapshot, a tail, and what is near a vector among both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import ann
from visearch_desktop.core.gallery.tail import Tail
from visearch_desktop.core.store import Database, embeddings

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

PLAIN = 16_384
"""Contents that the tail holds whole (84 MB of 1280 numbers) when there is no snapshot; more are seen along axes."""
SAMPLED = 2000
"""Embeddings that the mean of all is estimated from, and the axes when there is no snapshot but much to see."""
EXACT = 2048
"""Of so many contents to choose from all embeddings are read; of more, those that are nearest in the projection."""
OVERSAMPLED = 4
"""How many times the candidates asked for are taken from a projection, when there is no other choice of them."""
DENSITY_NEIGHBOURS = 5
"""Neighbours that make a content's local density (as in score normalisation for SSCD, Pizzi et al. 2022)."""
MOST_DENSITIES = 100_000


@dataclass(frozen=True, eq=False)
class State:
    """What was in the database at one moment; which of it can still be found is asked when it is met.

    `last` is the greatest content in it; `waiting` are those that had no embedding: they may come with lower ids.
    """

    database: Database
    snapshot: ann.Snapshot | None
    tail: Tail
    model: str
    gone: int
    last: int
    waiting: Ids
    known: dict[int, float] = field(default_factory=dict)

    def near(self, vectors: Vectors, count: int, among: Ids | None = None) -> tuple[Ids, Vectors]:
        """Contents that can be found now and are near any of some embeddings [n, dimension], and their embeddings.

        At least about the `count` nearest of each. When many have gone, more are asked for, so that those which are
        left are found.
        """
        if among is not None and len(among) <= EXACT:
            return self._found(among)
        ask = count
        while True:
            asked = self._near(vectors, ask, among)
            ids, rows = self._found(asked)
            if len(ids) >= count or len(asked) < ask or ask >= len(self):
                return ids, rows
            ask *= 4

    @property
    def dimension(self) -> int:
        """Numbers of an embedding; 0 when there are none."""
        return self.snapshot.manifest.dimension if self.snapshot else self.tail.dimension

    def _found(self, contents: Iterable[int]) -> tuple[Ids, Vectors]:
        """Those of some contents that can be found now, and their embeddings; damaged ones are left out."""
        ids, rows = embeddings.found(self.database, contents, self.model)
        fits = rows.shape[1:] == (self.dimension,)
        return (ids, rows) if fits else (ids[:0], np.empty((0, self.dimension), np.float32))

    def __len__(self) -> int:
        return self.tail.count + (len(self.snapshot.ids) if self.snapshot else 0)

    def _near(self, vectors: Vectors, count: int, among: Ids | None, effort: int | None = None) -> Ids:
        found = [self.tail.nearest(vectors, count, among)]
        if self.snapshot is not None:
            projected = vectors @ self.snapshot.projection
            if among is not None:
                found.append(self.snapshot.nearest_among(projected, among, OVERSAMPLED * count))
            else:
                found += [self.snapshot.nearest(one, count, effort) for one in projected]
        return np.unique(np.concatenate(found))

    def centre(self) -> Vectors:
        """The mean of some embeddings, float32 [dimension]; empty when there are none."""
        if self.snapshot is not None:
            return self.snapshot.centre
        ids = self.tail.ids[:: max(1, self.tail.count // SAMPLED)]
        _, rows = embeddings.of(self.database, ids)
        return np.asarray(rows.mean(axis=0), np.float32) if len(rows) else np.empty(0, np.float32)

    def densities(self, contents: Sequence[int]) -> dict[int, float]:
        """For each content the mean cosine with its nearest `DENSITY_NEIGHBOURS`; 0 when there are none."""
        # Taken first: another thread may forget them at any moment.
        known = {content: self.known.get(content) for content in contents}
        measured = self._measured(sorted(content for content, density in known.items() if density is None))
        if len(self.known) > MOST_DENSITIES:
            self.known.clear()
        self.known.update(measured)
        return {content: measured[content] if density is None else density for content, density in known.items()}

    def _measured(self, contents: Sequence[int]) -> dict[int, float]:
        if not contents:
            return {}
        ids, rows = self._found(contents)
        around = [self._near(row[None], 4 * DENSITY_NEIGHBOURS, None, ann.LITTLE_EFFORT) for row in rows]
        every, vectors = self._found(np.unique(np.concatenate([ids, *around])))
        measured = dict.fromkeys(contents, 0.0)
        for content, row, near in zip(ids.tolist(), rows, around, strict=True):
            cosines = vectors[np.isin(every, near[near != content], assume_unique=True)] @ row
            if len(cosines):
                measured[content] = float(np.sort(cosines)[::-1][:DENSITY_NEIGHBOURS].mean())
        return measured

    def vectors(self, contents: Sequence[int]) -> Vectors:
        """The embeddings of contents, float32 [contents, dimension]; zeros for one just removed, or damaged."""
        return embeddings.in_order(self.database, np.asarray(contents, np.int64), self.dimension)
