"""The nearest photos by embedding, asked for many photos at once.

Matrix products look at ten million pairs while a tree is asked for one photo. In a catalog too large for comparing all
with all, photos are put into cells around some of them, and only the cells next to a photo are compared with it (an
inverted file of vectors, as in Jegou, Douze and Schmid, "Product quantization for nearest neighbor search", 2011). No
codebook is trained: with three rounds of k-means 16 of 512 cells held 99.7 % of the five nearest instead of 98 %.

What is compared is few axes of an embedding; what is near by these is ranked by all, which are kept as bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.audit.nearest_kept import Nearest, NearestKept

Vectors = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

AXES = 256
"""Principal axes that photos are compared along: 1 GB for a million photos."""
EXACT = 40_000
"""Photos up to which all are compared with all: a few seconds. What is found depends on no more than what is there, so
that a run that goes on finds what a run that was never stopped does."""
PROBED = 40
"""Cells that are compared with a photo, of as many as the square root of the number of photos. Of 100,000 photos 24 of
316 cells hold 99 % of the nearest and 97.8 % of the six nearest; of four times as many small cells 16 hold 91.3 % of
these, at twice the time."""
_TOGETHER = 2048
"""Photos that take the place of a cell where all are compared."""
_BLOCK = 16_384
_QUERIES = 256
RANKED = 12
"""Neighbours by a few axes whose full cosine is taken: with 32, 99.8 % of what all dimensions find outstands too."""
_GREATEST = 127


class Neighbours:
    """Photos by their embeddings, which are all `put` before any is asked for; then any thread may ask.

    Args:
        photos: how many there will be.
        axes: what embeddings are compared along, float32 [dimension, axes].
        sample: the embeddings of every so many photos, float32 [n, dimension]: centres of cells.
    """

    def __init__(self, photos: int, axes: Vectors, sample: Vectors) -> None:
        self._axes = axes
        self._vectors = np.empty((photos, axes.shape[1]), np.float32)
        self._whole = np.empty((photos, len(axes)), np.int8)
        self._centres = self._along(sample) if photos > EXACT else self._vectors[:0]
        self._cells = np.zeros(photos, np.int64)
        self._order = np.arange(photos)
        self._bounds = np.append(np.arange(0, photos, _TOGETHER), photos)

    def put(self, first: int, vectors: Vectors) -> None:
        """The embeddings, float32 [n, dimension], L2-normalised, of photos from place `first`."""
        greatest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True, initial=0), 1e-12)
        some = slice(first, first + len(vectors))
        self._whole[some] = np.rint(vectors * (_GREATEST / greatest))  # as the store keeps them: nothing is lost
        self._vectors[some] = self._along(vectors)
        if len(self._centres):
            self._cells[some] = np.argmax(self._vectors[some] @ self._centres.T, axis=1)

    def settle(self) -> None:
        """All have been put."""
        if len(self._centres):
            self._order = np.argsort(self._cells, kind="stable")
            self._bounds = np.searchsorted(self._cells[self._order], np.arange(len(self._centres) + 1))

    def nearest(self, asked: Places, count: int, sure: float) -> Nearest:
        """The nearest photos of photos, without themselves: `RANKED`, and up to `count` of cosines from `sure`."""
        kept = NearestKept(asked, count, RANKED, sure)
        cells = self._probed(asked)
        for first in (True, False):  # the cell a photo lies in says what others must reach
            for cell, rows in _by_cell(cells[:, :1] if first else cells[:, 1:]):
                places = self._order[self._bounds[cell] : self._bounds[cell + 1]]
                # No more at once than when all are compared: photos that all look alike lie in one cell.
                for block in range(0, len(places), _BLOCK):
                    some = places[block : block + _BLOCK]
                    others = self._vectors[some].T
                    step = max(1, _QUERIES * _BLOCK // len(some))
                    for start in range(0, len(rows), step):
                        ours = rows[start : start + step]
                        kept.offer(ours, some, self._vectors[asked[ours]] @ others)
        return self._ranked(asked, kept.settled())

    def _probed(self, asked: Places) -> npt.NDArray[np.int64]:
        """The cells that photos are compared with, int64 [asked, n], first one with enough photos, then in no order."""
        if not len(self._centres):
            return np.broadcast_to(np.arange(len(self._bounds) - 1), (len(asked), len(self._bounds) - 1))
        sizes = np.diff(self._bounds)
        count = min(PROBED, len(self._centres))
        probed = np.empty((len(asked), count), np.int64)
        for start in range(0, len(asked), _QUERIES):
            some = slice(start, min(start + _QUERIES, len(asked)))
            cosines = self._vectors[asked[some]] @ self._centres.T
            cells = np.argpartition(cosines, cosines.shape[1] - count, axis=1)[:, -count:]
            near = np.where(sizes[cells] > RANKED, np.take_along_axis(cosines, cells, 1), -2.0)
            first = np.argmax(near, axis=1)[:, None]
            probed[some] = cells
            np.put_along_axis(probed[some], first, cells[:, :1], 1)
            probed[some, 0] = np.take_along_axis(cells, first, 1)[:, 0]
        return probed

    def _ranked(self, asked: Places, found: Nearest) -> Nearest:
        """The nearest photos ranked anew by the full embeddings.

        Cosines of a few axes say too much: among 10,000 photos those of 128 made twice as many pairs outstand as full
        ones.
        """
        cosines = np.full_like(found.cosines, -1.0)
        rows, columns = np.nonzero(found.places >= 0)
        for start in range(0, len(rows), 4 * _QUERIES):
            some = slice(start, start + 4 * _QUERIES)
            ours = self._whole[asked[rows[some]]].astype(np.float32)
            theirs = self._whole[found.places[rows[some], columns[some]]].astype(np.float32)
            lengths = np.einsum("nd,nd->n", ours, ours) * np.einsum("nd,nd->n", theirs, theirs)
            products = np.einsum("nd,nd->n", ours, theirs)
            cosines[rows[some], columns[some]] = products / np.sqrt(np.maximum(lengths, 1.0))
        order = np.lexsort((found.places, -cosines), axis=1)
        return Nearest(np.take_along_axis(found.places, order, 1), np.take_along_axis(cosines, order, 1))

    def _along(self, vectors: Vectors) -> Vectors:
        """Embeddings along the axes, L2-normalised."""
        made = vectors @ self._axes
        return np.asarray(made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-6), np.float32)


def _by_cell(cells: npt.NDArray[np.int64]) -> Iterator[tuple[int, Places]]:
    """Each cell with the rows that are compared with it."""
    if not cells.size:
        return
    flat = cells.ravel()
    by_cell = np.argsort(flat, kind="stable")
    bounds = np.searchsorted(flat[by_cell], np.arange(int(flat.max()) + 2))
    for cell in np.flatnonzero(np.diff(bounds)):
        yield int(cell), by_cell[bounds[cell] : bounds[cell + 1]] // cells.shape[1]
