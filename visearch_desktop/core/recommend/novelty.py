"""How unlike a catalog photos are, by the catalog's own measure.

Similarity is normalised by density as in score normalisation for copy detection (Pizzi et al. 2022): what is near a
photo that everything is near is not therefore known. The measure is the catalog's own: how alone each of its products
would be if its style were not there yet. With half of the classes left out of the catalog, a vector of one of them is
ranked before one of a class that is there with probability 0.88 on groceries and in a shop of clothes, by the best
cosine alone 0.82 and 0.85; on clothes that people wear in the street it does not help: 0.73 and 0.75.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.errors import CatalogError, PhotoError
from visearch_desktop.core.likeness import Shelf, embed_upright, take_stock
from visearch_desktop.core.likeness.spaces import Vectors
from visearch_desktop.core.progress import Pace, Progress, Stage, Task
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.core.recommend.found import Novelty
from visearch_desktop.core.workspace import Workspace

SAMPLE = 800
"""Photos of the catalog that the measure is taken from at most, evenly chosen: a share is then good to 0.02."""
NORMALISED = 0.75
"""Share of the density that is taken off a cosine."""
_NEAREST = 8
"""Photos whose density is asked for."""
_DEPTHS = (64, 1024)
"""Photos looked at to find those of other styles."""


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """The catalog at one moment: the `rows` of its contents on the shelf, and how alone its products are.

    `alone` is float32 [sample], ascending.
    """

    shelf: Shelf
    rows: Mapping[int, int]
    alone: Vectors

    def share(self, score: float) -> float:
        """The share of the catalog's products that are less alone than `score`, in [0, 1]."""
        return float(np.searchsorted(self.alone, score, side="left") / len(self.alone)) if len(self.alone) else 1.0


def rank_novelty(workspace: Workspace, photos: Iterable[Path]) -> Task[tuple[Novelty, ...]]:
    """Rank photos, the most unlike the catalog first; those that cannot be read come last, with the reason.

    Yields:
        Progress: photos of the catalog measured, then photos done.

    Raises:
        CatalogError: the catalog holds no photos.
    """
    measure = yield from take_measure(workspace)
    wanted = list(photos)
    pace = Pace(Stage.COMPARE, len(wanted))
    found: list[tuple[float, Novelty]] = []
    for done, photo in enumerate(wanted, 1):
        try:
            views = embed_upright(workspace, QueryPhoto(str(photo), path=photo))
            found.append(judge(workspace, measure, photo, views[0]))
        except PhotoError as error:
            found.append((-np.inf, Novelty(photo, problem=Problem(photo, error.in_full))))
        yield pace.at(done, photo.name, sum(one.problem is not None for _, one in found))
    return tuple(one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].photo)))


def take_measure(workspace: Workspace) -> Task[Measure]:
    """Measure how alone the products of a catalog are, their own style left out."""
    yield Progress(Stage.COMPARE)
    shelf = take_stock(workspace.database)
    if not len(shelf.ids):
        raise CatalogError("This catalog holds no photos that show an SKU.", "Index a photo folder first.")
    rows = {int(content): row for row, content in enumerate(shelf.ids)}
    chosen = range(0, len(shelf.ids), max(1, len(shelf.ids) // SAMPLE))
    pace = Pace(Stage.COMPARE, len(chosen))
    alone = []
    for done, row in enumerate(chosen, 1):
        near = _alone(workspace, shelf, rows, shelf.vectors[row].astype(np.float32), int(shelf.family[row]))
        if near is not None:
            alone.append(near[0])
        yield pace.at(done)
    return Measure(shelf, rows, np.sort(np.array(alone, np.float32)))


def judge(workspace: Workspace, measure: Measure, photo: Path, vector: Vectors) -> tuple[float, Novelty]:
    """How alone a photo (float32 [dimension]) is, and how new that makes it."""
    shelf = measure.shelf
    near = _alone(workspace, shelf, measure.rows, vector, -1)
    if near is None:
        return 1.0, Novelty(photo, 1.0)
    score, row, cosine = near
    return score, Novelty(photo, measure.share(score), shelf.skus[row][0], int(shelf.ids[row]), cosine)


def _alone(
    workspace: Workspace, shelf: Shelf, rows: Mapping[int, int], vector: Vectors, family: int
) -> tuple[float, int, float] | None:
    """How alone a vector is among other families, and the row and the cosine of what is nearest; None of nothing."""
    for depth in _DEPTHS:
        near = workspace.gallery.candidates(vector[None], depth)
        others = [
            (one.similarity, row)
            for one in near
            if (row := rows.get(one.content, -1)) >= 0 and int(shelf.family[row]) != family
        ][:_NEAREST]
        if len(others) == _NEAREST or len(near) < depth:
            break
    if not others:
        return None
    densities = workspace.gallery.densities([int(shelf.ids[row]) for _, row in others])
    best = max(cosine - NORMALISED * densities[int(shelf.ids[row])] for cosine, row in others)
    return -best, others[0][1], others[0][0]
