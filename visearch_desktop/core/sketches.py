"""What is kept of each photo for looking at it and for comparing it: thumbnails, local features, and with them colours.

Both are caches: what they have lost is made again from the photo, as an index run makes it, so that nobody gets other
answers after a repair. While the photo is away, or holds other bytes, features are found in its thumbnail and not kept:
the packing of a thumbnail moves and costs some of them. Features kept as earlier versions did are kept anew as they are
come by: packing takes 0.2 ms, finding them 5.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from visearch_desktop.core import guarded, imaging, places
from visearch_desktop.core.embedding import find_card
from visearch_desktop.core.errors import CatalogError, ModelError, PhotoError
from visearch_desktop.core.imaging import Pixels
from visearch_desktop.core.matching import Sketch
from visearch_desktop.core.store import Database, palettes, photos


def thumbnail(database: Database, content: int) -> bytes | None:
    """JPEG bytes of a photo's thumbnail, made again when it is lost or damaged; None when the photo is away, too."""
    kept = photos.thumbnail(database, content)
    if kept is not None and imaging.is_thumbnail(kept):
        return kept
    small = _seen_anew(database, content)
    if small is None:
        return None
    made = imaging.encode_thumbnail(small)
    _keep(database, {}, {content: made}, {})
    return made


def _seen_anew(database: Database, content: int) -> Pixels | None:
    """What an index run saw of a photo at thumbnail size; None when no file holds these bytes now."""
    for place in photos.locate(database, [content]):
        with suppress(PhotoError):
            data = imaging.read_bytes(place.path)
            if hashlib.sha256(data).digest() == photos.digest(database, content):
                return imaging.shrink_to_thumbnail(guarded.read_picture(data, side=_side(database)).pixels)
    return None


def _side(database: Database) -> int:
    """The side that photos of a catalog are decoded to: other pixels come of another."""
    with suppress(ModelError):
        return imaging.gallery_side(find_card(database.meta("model"), places.model_folders()).size)
    return imaging.GALLERY_SIDE


def _keep(
    database: Database, features: dict[int, bytes], thumbnails: dict[int, bytes], colours: dict[int, bytes]
) -> None:
    """Put what was made again into the cache; a catalog that cannot be written now can still be looked at."""
    with suppress(CatalogError):
        if colours:
            palettes.keep(database, colours)
        if thumbnails:
            photos.keep_thumbnails(database, thumbnails)
        if features:
            photos.keep_features(database, features)


def read(database: Database, contents: Sequence[int]) -> dict[int, Sketch]:
    """What is compared of photos, by content; one that cannot be read any more is left out."""
    found: dict[int, Sketch] = {}
    made: dict[int, bytes] = {}
    drawn: dict[int, bytes] = {}
    colours: dict[int, bytes] = {}
    for content, (phash, packed) in photos.sketches(database, contents).items():
        features = _unpacked(packed)
        if features is None and (small := _seen_anew(database, content)) is not None:
            made[content] = imaging.pack(imaging.gallery_features(small))
            features, drawn[content] = imaging.unpack(made[content]), imaging.encode_thumbnail(small)  # rounded as kept
            colours[content] = imaging.packed_colours(small)
        elif features is None:
            with suppress(PhotoError):
                features = imaging.gallery_features(_draw(database, content))
        elif imaging.is_former(packed or b""):
            made[content] = imaging.pack(features)
        if features is not None:
            found[content] = Sketch(features, phash, partial(_draw, database, content, drawn.get(content)))
    _keep(database, made, drawn, colours)
    return found


def codes(database: Database, contents: Sequence[int]) -> dict[int, imaging.Bits]:
    """The codes of the features of photos, uint32 [n] each, by content; what cannot be read any more is left out."""
    found: dict[int, imaging.Bits] = {}
    again = []
    for content, (_, packed) in photos.sketches(database, contents).items():
        try:
            found[content] = imaging.packed_codes(packed or b"")
            if imaging.is_former(packed or b""):
                again.append(content)
        except ValueError:
            again.append(content)
    for content, sketch in read(database, again).items():
        found[content] = imaging.codes_of(sketch.features).bits
    return found


def _draw(database: Database, content: int, made: bytes | None = None) -> Pixels:
    """A thumbnail decoded, that was `made` just now or is kept; `PhotoError` when there is none and the photo away."""
    small = imaging.decode_thumbnail(made or photos.thumbnail(database, content) or b"")
    if small is None:
        small = imaging.decode_thumbnail(thumbnail(database, content) or b"")
    if small is None:
        raise PhotoError("The photo cannot be read any more.")
    return small


def _unpacked(packed: bytes | None) -> imaging.Features | None:
    try:
        return imaging.unpack(packed) if packed is not None else None
    except ValueError:
        return None
