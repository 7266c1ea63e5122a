"""Compare photos of a delivery with the catalog: what each of them is to the nearest SKUs.

photos -> embed together -> near -> matching.verify -> pooling.by_sku
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, matching, pooling
from visearch_desktop.core.batch.found import Facts, Found
from visearch_desktop.core.batch.near import Near, near
from visearch_desktop.core.catalog import Match
from visearch_desktop.core.embed_photos import Decoded, decode
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.inverted_file import InvertedFile
from visearch_desktop.core.matching import DUPLICATE_FROM, Judgement, Sketch
from visearch_desktop.core.pooling import Seen
from visearch_desktop.core.query import UNSEEN
from visearch_desktop.core.ranking import Placing
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

MATCHES = 12
"""Rows kept of each photo's answer."""
_WHOLE = np.eye(3)
"""How the embedding has seen a photo: as it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A photo decoded as an index run does it: its bytes, what the index would keep, and its thumbnail as pixels.

    `quality` is what the picture gate judges, None when it was not asked to.
    """

    data: bytes
    decoded: Decoded
    small: npt.NDArray[np.uint8]
    quality: imaging.Quality | None = None

    @property
    def digest(self) -> str:
        """The digest of the bytes, hexadecimal."""
        return self.decoded.digest.hex()


def ready(view: Workspace, data: bytes, digest: bytes, *, measured: bool = False) -> Ready:
    """A photo made ready to be compared; `PhotoError` when it cannot be read."""
    decoded, small = decode(view, data, digest)
    return Ready(data, decoded, small, imaging.measure(data) if measured else None)


def compare(view: Workspace, shared: InvertedFile, delivered: Sequence[Ready]) -> Iterator[Found]:
    """What the catalog has of each photo; they are embedded together."""
    if not delivered:
        return
    vectors = view.embedder.embed(np.stack([one.decoded.tile for one in delivered]))
    for one, vector in zip(delivered, vectors, strict=True):
        decoded = one.decoded
        features = imaging.unpack(decoded.features)
        sketch = Sketch(features, decoded.phash, partial(_same, one.small))
        around = near(view, shared, vector, imaging.codes_of(features))
        facts = Facts(decoded.width, decoded.height, decoded.phash, _matches(view, one, sketch, around), one.quality)
        yield Found(one.digest, facts, vector.astype(np.float16), decoded.features, decoded.thumbnail)


def _same(small: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    return small


def _matches(view: Workspace, one: Ready, sketch: Sketch, around: Near) -> tuple[Match, ...]:
    database, candidates = view.database, around.candidates
    same = photos.content_with_digest(database, one.decoded.digest)
    if same is not None:
        candidates = (Candidate(same, 1.0, 0), *(other for other in candidates if other.content != same))
    places = pooling.places_of(database, candidates)
    candidates = tuple(other for other in candidates if other.content in places)
    size = one.decoded.width, one.decoded.height
    identical = {same} if same is not None else {*pooling.same_pixels(database, one.data, size, candidates, places)}
    judged = _judged(view, sketch, around) if same is None else {}
    seen = [
        Seen(
            other,
            pooling.named(judged.get(other.content, UNSEEN), other.content in identical, DUPLICATE_FROM),
            Placing(other.similarity, other.similarity),
            places[other.content],
        )
        for other in candidates
    ]
    seen.sort(key=lambda other: (-other.judgement.duplicate_score, -other.candidate.similarity))
    return pooling.by_sku(seen, {})[:MATCHES]  # what the table says of an SKU is looked up when it is shown


def _judged(view: Workspace, sketch: Sketch, around: Near) -> Mapping[int, Judgement]:
    """What the candidates worth it are to the photo, by content."""
    sketches = view.sketches(sorted(around.worth))
    asked = [one for one in around.candidates if one.content in sketches]
    judged = matching.verify(
        # Its density orders what nothing seen speaks for; that a batch does not ask, and it takes a search for each.
        sketch, [matching.Candidate(sketches[one.content], one.similarity, 0.0, _WHOLE) for one in asked],
    )  # fmt: skip
    return {one.content: judgement for one, judgement in zip(asked, judged, strict=True)}
