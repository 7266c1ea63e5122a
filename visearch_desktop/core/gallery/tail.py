"""Contents that no snapshot covers yet, every one compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Tail:
    """Contents in order of coming. It only grows: adding makes another tail, which shares its memory with this one.

    Of `room_ids` and `room_rows`, int64 and float32 [room, axes], the first `count` are used. The rows are of length 1:
    embeddings seen along `axes` (float32 [dimension, axes]), or whole when there are none.
    """

    axes: Vectors | None
    room_ids: Ids
    room_rows: Vectors
    count: int

    @classmethod
    def empty(cls, axes: Vectors | None = None) -> Tail:
        """A tail of nothing."""
        return cls(axes, np.empty(0, np.int64), np.empty((0, 0), np.float32), 0)

    @property
    def ids(self) -> Ids:
        """Its contents."""
        return self.room_ids[: self.count]

    @property
    def rows(self) -> Vectors:
        """Their vectors."""
        return self.room_rows[: self.count]

    @property
    def dimension(self) -> int:
        """Numbers of an embedding; 0 when it is not known, because there was none."""
        return int(self.room_rows.shape[1] if self.axes is None else self.axes.shape[0])

    def project(self, vectors: Vectors) -> Vectors:
        """Embeddings [n, dimension] as they are compared, of length 1."""
        seen = vectors if self.axes is None else vectors @ self.axes
        return np.asarray(seen / np.maximum(np.linalg.norm(seen, axis=1, keepdims=True), 1e-12), np.float32)

    def plus(self, ids: Ids, vectors: Vectors) -> Tail:
        """This tail with more contents (embeddings float32 [n, dimension]); only the newest tail may be added to.

        Embeddings of another length are damaged, and left out.
        """
        if not len(ids) or self.dimension not in {0, vectors.shape[1]}:
            return self
        end = self.count + len(ids)
        room_ids, room_rows, more = self.room_ids, self.room_rows, self.project(vectors)
        if end > len(room_ids):  # room for as much again: one by one, each row is copied twice at most
            room_ids, room_rows = np.empty(2 * end, np.int64), np.empty((2 * end, more.shape[1]), np.float32)
            room_ids[: self.count] = self.ids
            room_rows[: self.count] = self.rows if self.count else 0
        room_ids[self.count : end], room_rows[self.count : end] = ids, more
        return Tail(self.axes, room_ids, room_rows, end)

    def nearest(self, vectors: Vectors, count: int, among: Ids | None = None) -> Ids:
        """The `count` contents nearest to each of some embeddings [n, dimension], all together, in no order.

        `among` are ascending ids to choose from.
        """
        chosen = np.arange(self.count) if among is None else np.flatnonzero(np.isin(self.ids, among))
        if len(chosen) <= count:
            return self.ids[chosen]
        cosines = self.project(vectors) @ (self.rows if among is None else self.rows[chosen]).T
        best = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        return self.ids[chosen[np.unique(best)]]
