"""Compare photos of a delivery with the catalog: what each of them is to the nearest SKUs.

    the very bytes? -> photos that share local features, verified -> proven? done
                    -> else embedded, together -> photos that look alike, verified
                    -> nothing proven, but something speaks for it? a closer look -> pooling.by_sku

Most of a delivery is there already, and local features alone prove it: then the network, half of the time of an index
run, is not asked, and what merely looks alike is not listed. Such matches have no similarity.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, matching, pooling
from visearch_desktop.core.batch import closer
from visearch_desktop.core.batch.answers import is_same
from visearch_desktop.core.batch.found import Facts, Found, Picture
from visearch_desktop.core.batch.near import VOTED, near, unasked
from visearch_desktop.core.catalog import Match, Relation
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.inverted_file import InvertedFile
from visearch_desktop.core.matching import DECIDED, DUPLICATE_FROM, ENOUGH, Judgement, Sketch
from visearch_desktop.core.pooling import Seen
from visearch_desktop.core.query import SUPPORTED, UNSEEN
from visearch_desktop.core.ranking import Placing
from visearch_desktop.core.read_photo import describe
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

WAY = 3
"""Grows whenever the same photo may be compared otherwise than before: what a batch has kept is then compared anew."""
MATCHES = 12
"""Rows kept of each photo's answer."""
_WHOLE = np.eye(3)
"""How the embedding has seen a photo: as it is."""
_SAME_LAYOUT = 24
"""Bits of 64 in which the perceptual hashes of photos may differ that are laid over each other as they are. Those of
photos with nothing in common differ in 32, four more or less."""

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A photo made ready to be compared: its bytes, and what the index keeps of them.

    `same` is the catalog's content with these very bytes; where there is none, `tile` makes what the network gets.
    `quality` is what the picture gate judges, None when it was not asked to.
    """

    data: bytes
    digest: str
    size: tuple[int, int]
    thumbnail: bytes
    features: bytes
    sketch: Sketch
    tile: Callable[[], npt.NDArray[np.uint8]] | None = None
    same: int | None = None
    quality: imaging.Quality | None = None


@dataclass(slots=True, eq=False)
class _Looked:
    """A photo while it is compared: the contents that share local features with it, and what contents are to it."""

    photo: Ready
    voted: Sequence[int]
    judged: dict[int, Judgement] = field(default_factory=dict)

    @property
    def wants_embedding(self) -> bool:
        """Whether local features have not proven which photo of the catalog it is."""
        proofs = (one for one in self.judged.values() if one.relation is Relation.NEAR_DUPLICATE)
        return self.photo.same is None and not any(one.duplicate_score >= DECIDED for one in proofs)

    @property
    def supported(self) -> list[int]:
        """The contents that something seen in the photos speaks for; others have features in common by chance."""
        return [
            content
            for content, one in self.judged.items()
            if one.relation is not Relation.SIMILAR or one.duplicate_score >= SUPPORTED
        ]


def ready(view: Workspace, data: bytes, digest: bytes, *, measured: bool = False) -> Ready:
    """A photo made ready to be compared; `PhotoError` when it cannot be read."""
    quality = imaging.measure(data) if measured else None
    same = photos.embedded_content(view.database, digest)
    if same is not None and not photos.locate(view.database, [same]):
        same = None
    known = _from_catalog(view, data, digest, same, quality) if same is not None else None
    if known is not None:
        return known
    one = describe(view, data, digest)
    kept = one.kept
    sketch = Sketch(imaging.unpack(kept.features), kept.phash, partial(_as_it_is, one.small))
    size = kept.width, kept.height
    return Ready(data, digest.hex(), size, kept.thumbnail, kept.features, sketch, one.tile, same, quality)


def _from_catalog(
    view: Workspace, data: bytes, digest: bytes, same: int, quality: imaging.Quality | None
) -> Ready | None:
    """The photo as the catalog has it under the same bytes, unless it has lost something of it."""
    sketch, thumbnail = view.sketch(same), view.thumbnail(same)
    if sketch is None or thumbnail is None:
        return None
    size, features = photos.dimensions(view.database, same), imaging.pack(sketch.features)
    return Ready(data, digest.hex(), size, thumbnail, features, sketch, None, same, quality)


def compare(view: Workspace, shared: InvertedFile, delivered: Sequence[Ready]) -> Iterator[Found]:
    """What the catalog has of each photo; those that have to be embedded are embedded together."""
    looked = [_look(view, shared, one) for one in delivered]
    for one, vector in zip(looked, _vectors(view, looked), strict=True):
        candidates = unasked(one.supported) if np.isnan(vector).all() else _look_alike(view, one, vector)
        photo = one.photo
        facts = Facts(*photo.size, photo.sketch.phash, _matches(view, one, candidates), photo.quality)
        kept = vector.astype(np.float16)
        yield Found(Picture(photo.digest, photo.sketch.phash, kept, photo.features, photo.thumbnail), facts)


def _look(view: Workspace, shared: InvertedFile, photo: Ready) -> _Looked:
    """The photo, compared with those that share local features with it."""
    looked = _Looked(photo, shared.most(imaging.codes_of(photo.sketch.features), VOTED))
    if photo.same is None:
        _verify(view, looked, unasked(looked.voted))
    return looked


def _vectors(view: Workspace, looked: Sequence[_Looked]) -> Iterator[Vector]:
    """The embedding of each photo, NaN where nothing is left to ask; the catalog has that of its own bytes."""
    tiles = [one.photo.tile() for one in looked if one.wants_embedding and one.photo.tile is not None]
    embedded = iter(view.embedder.embed(np.stack(tiles))) if tiles else iter(())
    for one in looked:
        if one.photo.same is not None:
            yield view.gallery.vectors([one.photo.same])[0]
        elif one.wants_embedding:
            yield next(embedded)
        else:
            yield np.full(view.card.dimension, np.nan, np.float32)


def _look_alike(view: Workspace, looked: _Looked, vector: Vector) -> Sequence[Candidate]:
    """The contents near the photo, nearest first; those that outstand are compared with it as well."""
    around = near(view, vector, looked.voted)
    if looked.photo.same is None:
        aligned = {content for content, one in looked.judged.items() if one.evidence.inliers >= ENOUGH}
        worth = around.worth - aligned
        _verify(view, looked, [one for one in around.candidates if one.content in worth])
        if not any(map(is_same, looked.judged.values())):
            _verify(view, looked, closer.worth(around.candidates, looked.judged), closely=True)
    return around.candidates


def _verify(view: Workspace, looked: _Looked, candidates: Sequence[Candidate], *, closely: bool = False) -> None:
    """Find out what candidates are to the photo; of two findings the one that says more counts."""
    photo, sketches = looked.photo.sketch, view.sketches([one.content for one in candidates])
    if closely:
        photo, sketches = closer.sketches(view, looked.photo.data, photo, sketches)
    asked = [one for one in candidates if one.content in sketches]
    # Density orders what nothing seen speaks for; that a batch does not ask, and it takes a search for each.
    pairs = [
        matching.Candidate(other, _known(one.similarity), 0.0, _seen(photo, other, one))
        for one in asked
        if (other := sketches[one.content])
    ]
    for one, judgement in zip(asked, matching.verify(photo, pairs), strict=True):
        before = looked.judged.get(one.content)
        if before is None or judgement.duplicate_score > before.duplicate_score:
            looked.judged[one.content] = judgement


def _seen(one: Sketch, other: Sketch, candidate: Candidate) -> npt.NDArray[np.float64] | None:
    """How the embedding has seen the candidate, when it did and they may lie over each other like that."""
    bits = imaging.differing_bits(one.phash, other.phash)
    return _WHOLE if bits <= _SAME_LAYOUT and not math.isnan(candidate.similarity) else None


def _known(similarity: float) -> float:
    return 0.0 if math.isnan(similarity) else similarity


def _as_it_is(small: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    return small


def _matches(view: Workspace, looked: _Looked, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
    database, one = view.database, looked.photo
    if one.same is not None:
        candidates = (Candidate(one.same, 1.0, 0), *(other for other in candidates if other.content != one.same))
    places = pooling.places_of(database, candidates)
    candidates = tuple(other for other in candidates if other.content in places)
    identical = {one.same}
    if one.same is None:
        identical = {*pooling.same_pixels(database, one.data, one.size, _closest(looked, candidates), places)}
    seen = [
        Seen(
            other,
            pooling.named(looked.judged.get(other.content, UNSEEN), other.content in identical, DUPLICATE_FROM),
            Placing(other.similarity, other.similarity),
            places[other.content],
        )
        for other in candidates
    ]
    seen.sort(key=lambda other: (-other.judgement.duplicate_score, -_known(other.candidate.similarity)))
    return pooling.by_sku(seen, {})[:MATCHES]  # what the table says of an SKU is looked up when it is shown


def _closest(looked: _Looked, candidates: Sequence[Candidate]) -> list[int]:
    """The candidates that may be the same pixels in another file, the likeliest first."""
    near = {one.content: one.similarity for one in candidates if one.similarity >= matching.SAME_PIXELS_FROM}
    proven = {key: one.duplicate_score for key, one in looked.judged.items() if one.duplicate_score >= DECIDED}
    there = [one.content for one in candidates if one.content in near or one.content in proven]
    return sorted(there, key=lambda content: -max(near.get(content, 0.0), proven.get(content, 0.0)))
