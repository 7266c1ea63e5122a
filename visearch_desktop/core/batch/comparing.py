"""Compare photos of a delivery with the catalog: what each of them is to the nearest SKUs.

photos -> embed together -> near -> matching.verify -> rows by SKU
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, matching
from visearch_desktop.core.batch import rows
from visearch_desktop.core.batch.found import Facts, Found
from visearch_desktop.core.batch.near import Near, near
from visearch_desktop.core.catalog import Match
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.inverted_file import InvertedFile
from visearch_desktop.core.matching import SAME_PIXELS_FROM, Judgement, Sketch
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

MATCHES = 12
"""Rows kept of each photo's answer."""
SAME_PIXELS_CHECKS = 3
_WHOLE = np.eye(3)
"""How the embedding has seen a photo: as it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A decoded photo: its bytes with their digest, size in pixels, thumbnail, features and tile for the network.

    `quality` is what the picture gate judges, None when it was not asked to.
    """

    data: bytes
    digest: str
    size: tuple[int, int]
    small: npt.NDArray[np.uint8]
    features: bytes
    tile: npt.NDArray[np.uint8]
    quality: imaging.Quality | None = None


def ready(view: Workspace, data: bytes, digest: str, *, measured: bool = False) -> Ready:
    """A photo made ready as an index run does it; `PhotoError` when it cannot be read."""
    card = view.card
    picture = imaging.read_picture(data, side=max(card.size, imaging.GALLERY_SIDE))
    small = imaging.shrink_to_thumbnail(picture.pixels)
    features = imaging.pack(imaging.gallery_features(small))
    tile = imaging.make_tile(picture.pixels, card.size, card.resize)
    quality = imaging.measure(data) if measured else None
    return Ready(data, digest, (picture.width, picture.height), small, features, tile, quality)


def compare(view: Workspace, shared: InvertedFile, delivered: Sequence[Ready]) -> Iterator[Found]:
    """What the catalog has of each photo; they are embedded together."""
    if not delivered:
        return
    vectors = view.embedder.embed(np.stack([one.tile for one in delivered]))
    for one, vector in zip(delivered, vectors, strict=True):
        features = imaging.unpack(one.features)
        phash = imaging.perceptual_hash(one.small)
        sketch = Sketch(features, phash, partial(_same, one.small))
        around = near(view, shared, vector, imaging.codes_of(features))
        facts = Facts(*one.size, phash, _matches(view, one, sketch, around), one.quality)
        yield Found(one.digest, facts, vector.astype(np.float16), one.features, imaging.encode_thumbnail(one.small))


def _same(small: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    return small


def _matches(view: Workspace, one: Ready, sketch: Sketch, around: Near) -> tuple[Match, ...]:
    same = photos.content_with_digest(view.database, bytes.fromhex(one.digest))
    if same is not None:
        others = (other for other in around.candidates if other.content != same)
        return rows.by_sku(view.database, (Candidate(same, 1.0, 0), *others), {}, frozenset((same,)))[:MATCHES]
    identical = frozenset(_same_pixels(view, one, around.candidates))
    return rows.by_sku(view.database, around.candidates, _judged(view, sketch, around), identical)[:MATCHES]


def _judged(view: Workspace, sketch: Sketch, around: Near) -> Mapping[int, Judgement]:
    """What the candidates worth it are to the photo, by content."""
    sketches = view.sketches(sorted(around.worth))
    asked = [one for one in around.candidates if one.content in sketches]
    judged = matching.verify(
        # Its density orders what nothing seen speaks for; that a batch does not ask, and it takes a search for each.
        sketch, [matching.Candidate(sketches[one.content], one.similarity, 0.0, _WHOLE) for one in asked],
    )  # fmt: skip
    return {one.content: judgement for one, judgement in zip(asked, judged, strict=True)}


def _same_pixels(view: Workspace, one: Ready, candidates: Sequence[Candidate]) -> Iterator[int]:
    """The contents among the nearest that decode to the photo's pixels."""
    nearest = [other.content for other in candidates if other.similarity >= SAME_PIXELS_FROM][:SAME_PIXELS_CHECKS]
    for content in nearest:
        if photos.dimensions(view.database, content) == one.size:
            places = photos.locate(view.database, [content])
            if places and imaging.same_pixels(one.data, places[0].path):
                yield content
