"""A query made ready, what the gallery has near it, and what of that shows the same photo.

photo -> decode -> views -> embed -> gallery.candidates (exact cosine) -> matching.verify -> a closer look if undecided
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, matching, query_photo
from visearch_desktop.core.catalog import Evidence, Relation
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.matching import Judgement, Sketch
from visearch_desktop.core.queries import Crop, QueryPhoto
from visearch_desktop.core.side_by_side import soon
from visearch_desktop.core.workspace import Workspace

VERIFIED = 64
"""Candidates verified for each photo of a query."""
VERIFIED_CLOSER = 32
"""Candidates verified that only a closer look has found."""
SUPPORTED = 0.1
"""Duplicate score from which a match that was not proven still precedes those that only look alike."""

VIEWS = (*imaging.QUERY_VIEWS, *imaging.CLOSER_VIEWS)
"""All that a query may be looked at as; `Candidate.view` of the second photo goes on behind those of the first."""
_CLOSER = len(imaging.QUERY_VIEWS)

Embed = Callable[[npt.NDArray[np.uint8]], npt.NDArray[np.float32]]

UNSEEN = Judgement(Relation.SIMILAR, 0.0, Evidence())
"""What a candidate is that was not looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A decoded query: its bytes' digest, whole size in pixels, and tiles uint8 [views, size, size, 3].

    `seen` is the alignment that each of `VIEWS` stands for, in shares of what is searched with; `closer` makes the
    tiles of the views that are only looked at when the others have decided nothing. `sketch` is made while the network
    looks at the tiles. `part` is what of the photo is searched with: the digest is empty when that is a box. `note`
    says what the user should know of it.
    """

    photo: QueryPhoto
    data: bytes
    digest: bytes
    size: tuple[int, int]
    tiles: npt.NDArray[np.uint8]
    sketch: Future[Sketch]
    seen: list[npt.NDArray[np.float64]]
    colours: imaging.Colours
    part: imaging.Part
    note: str
    closer: Callable[[], npt.NDArray[np.uint8]] = field(repr=False)


def decode(workspace: Workspace, photo: QueryPhoto) -> Decoded:
    """A query made ready to search with; `PhotoError` when it cannot be read, or its box or weight make no sense."""
    query_photo.check(photo)
    part = query_photo.part_of(photo)
    data = photo.data if photo.data is not None else imaging.read_bytes(photo.path or Path())
    picture, pixels = query_photo.read(data, part)
    product = imaging.find_product(pixels)
    cropped, note = query_photo.on_product(photo, product)
    if cropped != query_photo.WHOLE:
        part, pixels = cropped, imaging.cut(pixels, cropped)
    card = workspace.card
    return Decoded(
        photo=photo,
        data=data,
        digest=b"" if photo.crop is Crop.BOX else hashlib.sha256(data).digest(),
        size=(picture.width, picture.height),
        tiles=imaging.query_tiles(pixels, card.size, card.resize),
        sketch=soon(partial(_sketch, photo, pixels)),
        seen=[*imaging.view_transforms(pixels), *imaging.closer_transforms()],
        colours=imaging.product_colours(product),
        part=part,
        note=note,
        closer=lambda: imaging.closer_tiles(pixels, card.size, card.resize),
    )


def _sketch(photo: QueryPhoto, pixels: npt.NDArray[np.uint8]) -> Sketch:
    small = imaging.shrink_to_thumbnail(pixels)
    return Sketch(_features(photo, pixels), imaging.perceptual_hash(small), lambda: small)


def _features(photo: QueryPhoto, pixels: npt.NDArray[np.uint8]) -> imaging.Features:
    """An unwanted photo pushes down what looks like it and is verified with nothing; features are most of its time."""
    return imaging.no_features(*pixels.shape[1::-1]) if photo.unwanted else imaging.query_features(pixels)


class Nearest:
    """The contents near a query, as deep as is asked for.

    `vectors` is float32 [photos x views, dimension], L2-normalised: the query as `imaging.QUERY_VIEWS`. `unwanted` is
    the same of the photos that are not meant, each upright and mirrored only. `closest` is that of a closer look, in
    the order of `imaging.CLOSER_VIEWS`; None before one was taken.

    Args:
        workspace: the catalog.
        query: photos of one product, and perhaps photos of what is not meant.
        among: ascending content ids to choose from; all contents by default.
        embed: how tiles are embedded; on all cores by default.
    """

    def __init__(
        self,
        workspace: Workspace,
        query: Sequence[Decoded],
        among: npt.NDArray[np.int64] | None = None,
        *,
        embed: Embed | None = None,
    ) -> None:
        self._gallery = workspace.gallery
        self.query = [one for one in query if not one.photo.unwanted]
        self.among = among
        self._embed = embed or workspace.embedder.embed_shared
        unwanted = [one.tiles[:2] for one in query if one.photo.unwanted]
        embedded = self._embed(np.concatenate([*(one.tiles for one in self.query), *unwanted]))
        self.vectors, self.unwanted = np.split(embedded, [_CLOSER * len(self.query)])
        self.closest: npt.NDArray[np.float32] | None = None
        self._looking: Future[npt.NDArray[np.float32]] | None = None
        self._found: list[Candidate] = []
        self._depth = 0

    def candidates(self, depth: int) -> list[Candidate]:
        """The `depth` nearest contents, nearest first."""
        if depth > self._depth:
            self._found, self._depth = self._near(self.vectors, depth, 0, _CLOSER), depth
        return self._found[:depth]

    def of(self, contents: Sequence[int]) -> list[Candidate]:
        """These contents (ascending ids), nearest first."""
        chosen = np.array(contents, np.int64)
        return self._near(self.vectors, len(chosen), 0, _CLOSER, chosen) if len(chosen) else []

    def look_closer(self) -> None:
        """Begin the closer look beside what goes on: it will be asked for, most likely."""
        if self._looking is None:
            self._looking = soon(lambda: self._embed(np.concatenate([one.closer() for one in self.query])))

    def closer(self, depth: int) -> list[Candidate]:
        """The same by the views of a closer look, which costs nearly as much again as the first."""
        if self.closest is None:
            self.look_closer()
            assert self._looking is not None
            self.closest = self._looking.result()
        return self._near(self.closest, depth, _CLOSER, len(VIEWS))

    def _near(
        self,
        vectors: npt.NDArray[np.float32],
        depth: int,
        first: int,
        end: int,
        among: npt.NDArray[np.int64] | None = None,
    ) -> list[Candidate]:
        handicaps = [view.handicap for view in VIEWS[first:end]] * len(self.query)
        found = self._gallery.candidates(vectors, depth, handicaps, self.among if among is None else among)
        views = end - first
        return [
            Candidate(one.content, one.similarity, one.view // views * len(VIEWS) + first + one.view % views)
            for one in found
        ]


def judge(
    workspace: Workspace, near: Nearest, *, settled: bool = False
) -> tuple[dict[int, Judgement], list[Candidate]]:
    """What the nearest candidates are to the query, by content, and the candidates that only a closer look has found.

    Of those, only what something seen in the photos speaks for is kept. A query that is `settled` (its very bytes are
    in the catalog) needs no closer look. It is begun when the nearest candidates have not decided the query, while the
    others are verified.
    """
    undecided = near.look_closer if len(near.query) == 1 and not settled else None
    judged = verify(workspace, near.query, near.candidates(VERIFIED), undecided)
    if settled or any(one.duplicate_score >= matching.DECIDED for one in judged.values()):
        return judged, []
    fresh = [one for one in near.closer(VERIFIED_CLOSER) if one.content not in judged]
    found = {
        content: one
        for content, one in verify(workspace, near.query, fresh).items()
        if one.duplicate_score >= SUPPORTED
    }
    return judged | found, [one for one in fresh if one.content in found]


def verify(
    workspace: Workspace,
    query: Sequence[Decoded],
    nearest: Sequence[Candidate],
    undecided: Callable[[], None] | None = None,
) -> dict[int, Judgement]:
    """What candidates, nearest first, are to the query, by content: the best that any of its photos says.

    `undecided` is called when the nearest ones have not decided it.
    """
    sketches = workspace.sketches([one.content for one in nearest])
    near = [one for one in nearest if one.content in sketches]
    densities = workspace.gallery.densities([one.content for one in near])
    best: dict[int, Judgement] = {}
    for number, photo in enumerate(query):
        asked = [
            matching.Candidate(
                sketches[one.content],
                one.similarity,
                densities[one.content],
                photo.seen[one.view % len(VIEWS)] if one.view // len(VIEWS) == number else None,
            )
            for one in near
        ]
        judged = matching.verify(photo.sketch.result(), asked, undecided=undecided)
        for one, judgement in zip(near, judged, strict=True):
            if one.content not in best or judgement.duplicate_score > best[one.content].duplicate_score:
                best[one.content] = _in_whole(judgement, photo)
    return best


def _in_whole(judgement: Judgement, photo: Decoded) -> Judgement:
    """The evidence as evidence of the whole photo, when only a part of it was searched with."""
    evidence = replace(judgement.evidence, query=photo.photo)
    if photo.part == query_photo.WHOLE or evidence.transform is None:
        return replace(judgement, evidence=evidence)
    left, top, across, down = photo.part
    transform = np.array(evidence.transform).reshape(3, 3) @ imaging.part_transform(photo.part)
    points = tuple((left + x * across, top + y * down, u, v) for x, y, u, v in evidence.points)
    moved = tuple(float(value) for value in transform.ravel())
    return replace(judgement, evidence=replace(evidence, transform=moved, points=points))
