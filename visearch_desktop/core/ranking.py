"""The order of what looks alike: shape and colour of a product, over all the photos of it that were given.

photos -> likeness of each photo and candidate -> plus that of the product's colours -> best photo of each SKU
       -> fused over the query's photos -> less what looks like an unwanted photo -> Placing

What verification supports is not ordered here: it comes first anyway.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import feedback, imaging, marks, palettes
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.projection import Projection
from visearch_desktop.core.queries import Query, Share
from visearch_desktop.core.query import Decoded, Nearest
from visearch_desktop.core.store import adaptation
from visearch_desktop.core.workspace import Workspace

Floats = npt.NDArray[np.float32]

COLOUR, COLOUR_OF_SEVERAL = 0.7, 0.5
"""What equal colours are worth beside a cosine of 1. Other views of one style were found first in 82 % of cases instead
of 47 % (luma; a weight tuned on half of the styles gave the other half as much). Of several photos the cosines say
more together: 49 pairs of luma have their style first in 94 % of cases with 0.45 to 0.55, in 90 % with 0.3 or 0.6."""
COLOUR_ADAPTED = 0.4
"""The same in a catalog that was adapted: its cosines tell more themselves. Of luma's styles that were not learned from
85 % are found first instead of 83 % with 0.7, and average precision by a category that was learned is 0.84 instead
of 0.80."""
COLOUR_UNCLEAR = 0.2
"""The same when the product cannot be told from its ground in the query photo."""
COLOUR_ASKED = 1.5
"""The same when the colour was asked for."""
COLOURED = 96
"""Candidates whose colours are compared, the nearest."""
EVEN, ON_GROUND = 0.6, 0.5
"""Share of its rim that must be one ground for a candidate to stand on it, and the share of candidates that must, for
colours to count: before beds and floors they are mostly those of the bed."""
UNWANTED = 0.5
"""What is taken off for looking like an unwanted photo, times the cosine."""
REFUSED = 0.95
"""Cosine from which a candidate is taken for the unwanted photo itself, and comes last."""
COMMON = 0.5
"""How much of what all photos of the catalog have in common is taken out of the embeddings when the query shows a
product before a busy ground, or in several photos: a pose that many have is no sign of this one."""
AGREES = 5
"""A photo of the query agrees with an SKU that is among so many best by this photo alone."""

_UPRIGHT = slice(0, 2)
_MIDDLE = next(place for place, view in enumerate(imaging.CLOSER_VIEWS) if view.name == "middle")
_FIRST_VIEWS = len(imaging.QUERY_VIEWS)
_HANDICAPS = np.array([[view.handicap] for view in imaging.QUERY_VIEWS], np.float32)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a candidate belongs among those that look alike.

    `value` orders SKUs, the largest first; `own` orders the photos of one. `agreeing` counts the photos of the query
    that this SKU looks like. `refused`: the user said that it is not this.
    """

    value: float
    own: float
    shares: tuple[Share, ...] = ()
    agreeing: int = 1
    refused: bool = False


def rank(
    workspace: Workspace,
    asked: Query,
    near: Nearest,
    candidates: Sequence[Candidate],
    skus: Mapping[int, Collection[str]],
) -> dict[int, Placing]:
    """Place candidates, by content.

    Args:
        workspace: the catalog.
        asked: the query.
        near: its photos and their embeddings.
        candidates: what is to be placed, nearest first.
        skus: the SKUs that show each of them.
    """
    if not candidates or not near.query:
        return {}
    contents = [one.content for one in candidates]
    vectors = workspace.gallery.vectors(contents)
    learned = adaptation.current(workspace.database)
    shapes = np.stack([_shape(workspace, near, place, vectors, learned) for place in range(len(near.query))])
    usual = COLOUR_ADAPTED if learned else COLOUR if len(near.query) == 1 else COLOUR_OF_SEVERAL
    colours, worth = _colours(workspace, asked, near.query, contents, usual)
    weights = _weights(near.query)
    colour = strongest(worth[:, None] * colours, weights)
    each = shapes + colour
    fused = _by_sku(each, weights, contents, skus)
    against = _unwanted(near, vectors)
    marked = marks.read(workspace, asked.feedback)
    felt = marked.values(vectors)
    own = fuse(each, weights)
    shape = fuse(shapes, weights)
    placed = {}
    for place, content in enumerate(contents):
        value, agreeing = max((fused[sku] for sku in skus[content]), default=(float(own[place]), 1))
        placed[content] = Placing(
            value - float(against[place]) + float(felt[place]),
            float(own[place]),
            tuple(_shares(float(shape[place]), float(colour[place]), float(against[place]), float(felt[place]))),
            agreeing,
            refused=bool(against[place] >= UNWANTED * REFUSED) or content in marked.refused,
        )
    return placed


def fuse(each: Floats, weights: Floats) -> Floats:
    """What several photos say together, float32 [photos, n] -> [n]: their mean by weight.

    Halfway to the best of them found the style of luma's pairs first in 90 % of cases, the mean in 94 %.
    """
    return np.asarray(weights @ each / weights.sum(), np.float32)


def strongest(each: Floats, weights: Floats) -> Floats:
    """The most that any photo says, float32 [photos, n] -> [n]: the front may show a print that the back has not.

    Of a photo of less weight than another, what it says beside the mean counts as much less.
    """
    mean = fuse(each, weights)
    return np.asarray((mean + (weights / weights.max())[:, None] * (each - mean)).max(axis=0), np.float32)


def _weights(query: Sequence[Decoded]) -> Floats:
    weights = np.array([one.photo.weight for one in query])
    return np.asarray(np.maximum(weights / weights.max(), 1e-3), np.float32)


def _shape(workspace: Workspace, near: Nearest, place: int, vectors: Floats, learned: Projection | None) -> Floats:
    """How alike one photo of the query and the candidates look, float32 [candidates].

    A catalog that was adapted sees both as it has learned to.
    """
    first = near.vectors[place * _FIRST_VIEWS : (place + 1) * _FIRST_VIEWS]
    if len(near.query) == 1 and near.query[place].colours.clear:
        plain = np.asarray((first @ vectors.T - _HANDICAPS).max(axis=0), np.float32)
        if learned is None:
            return plain
        adapted = (learned.of(first) @ learned.of(vectors).T - _HANDICAPS).max(axis=0)
        return _spread_as(plain, np.asarray(adapted, np.float32))
    views = first[_UPRIGHT]
    if near.closest is not None:
        closest = near.closest[place * len(imaging.CLOSER_VIEWS) + _MIDDLE]
        views = np.vstack([views, closest])
    centre = COMMON * workspace.gallery.centre()
    plain = np.asarray((_unit(views - centre) @ _unit(vectors - centre).T).mean(axis=0), np.float32)
    if learned is None:
        return plain
    return _spread_as(plain, np.asarray((learned.of(views) @ learned.of(vectors).T).mean(axis=0), np.float32))


def _spread_as(plain: Floats, adapted: Floats) -> Floats:
    """Adapted cosines with the mean and spread of the plain ones, against which colours and words are weighed."""
    spread = float(adapted.std())
    if spread < 1e-6:
        return plain
    return np.asarray((adapted - adapted.mean()) * (float(plain.std()) / spread) + plain.mean(), np.float32)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)


def _colours(
    workspace: Workspace, asked: Query, query: Sequence[Decoded], contents: Sequence[int], usual: float
) -> tuple[Floats, Floats]:
    """How alike the colours are, float32 [photos, candidates], and what each photo makes of that, mostly `usual`."""
    known = palettes.of(workspace.database, contents[:COLOURED])
    likeness = np.zeros((len(query), len(contents)), np.float32)
    standing = sum(one.even >= EVEN for one in known.values())
    if not known or (standing < ON_GROUND * len(known) and not asked.by_colour):
        return likeness, np.zeros(len(query), np.float32)
    columns = [place for place, content in enumerate(contents) if content in known]
    for row, one in enumerate(query):
        likeness[row, columns] = imaging.colour_likeness(one.colours, [known[contents[place]] for place in columns])
    likeness[:, [place for place in range(len(contents)) if place not in set(columns)]] = likeness[:, columns].min()
    worth = [COLOUR_ASKED if asked.by_colour else usual if one.colours.clear else COLOUR_UNCLEAR for one in query]
    return likeness, np.array(worth, np.float32)


def _by_sku(
    each: Floats, weights: Floats, contents: Sequence[int], skus: Mapping[int, Collection[str]]
) -> dict[str, tuple[float, int]]:
    """What all photos say of each SKU, each by the SKU's photo that it is most like; and how many of them agree."""
    places: dict[str, list[int]] = {}
    for place, content in enumerate(contents):
        for sku in skus[content]:
            places.setdefault(sku, []).append(place)
    best = np.stack([each[:, chosen].max(axis=1) for chosen in places.values()], axis=1)
    fused = fuse(best, weights)
    kth = np.sort(best, axis=1)[:, -min(AGREES, best.shape[1])]
    agreeing = (best >= kth[:, None]).sum(axis=0)
    return {sku: (float(fused[at]), int(agreeing[at])) for at, sku in enumerate(places)}


def _unwanted(near: Nearest, vectors: Floats) -> Floats:
    if not len(near.unwanted):
        return np.zeros(len(vectors), np.float32)
    return np.asarray(UNWANTED * np.clip((near.unwanted @ vectors.T).max(axis=0), 0, 1), np.float32)


def _shares(shape: float, colour: float, against: float, felt: float) -> Iterable[Share]:
    if not colour and not against and not felt:
        return
    yield Share("photo", float(np.clip(shape, -1, 1)), f"looks {max(0.0, shape):.0%} alike")
    if colour:
        yield Share("colour", float(np.clip(colour, -1, 1)), "colours of the product")
    if against:
        yield Share("feedback", -against, "looks like a photo marked “not this”")
    yield from feedback.shares(felt)
