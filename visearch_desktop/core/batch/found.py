"""What comparing one photo of a delivery with the catalog has found, and how it is kept.

A file a photo, named by the digest of its bytes: the same photo under another name is not compared again, nor is one
that an interrupted run has compared. What the catalog was at that moment is written beside it (`against`): a photo
that was compared with another state of it is compared anew.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging
from visearch_desktop.core.batch import codec
from visearch_desktop.core.batch.folder import write_bytes
from visearch_desktop.core.catalog import Match
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.matching import Sketch


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a photo: its whole size in pixels, its perceptual hash, the nearest SKUs of the catalog.

    `quality` is what the picture gate judges, None while it was not asked to.
    """

    width: int
    height: int
    phash: int
    matches: tuple[Match, ...] = ()
    quality: imaging.Quality | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What other photos of the delivery are compared with.

    `vector` is float16 [dimension], its embedding, NaN when it has none; `features` its packed local features;
    `thumbnail` a small JPEG without metadata.
    """

    digest: str
    phash: int
    vector: npt.NDArray[np.float16]
    features: bytes
    thumbnail: bytes

    def sketch(self) -> Sketch:
        """The picture as `matching` compares it."""
        return Sketch(imaging.unpack(self.features), self.phash, partial(_draw, self.thumbnail))


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A photo that was compared."""

    picture: Picture
    facts: Facts


def _draw(thumbnail: bytes) -> npt.NDArray[np.uint8]:
    small = imaging.decode_thumbnail(thumbnail)
    if small is None:
        raise PhotoError("The photo cannot be read any more.")
    return small


def save(folder: Path, found: Found, against: str) -> None:
    """Keep what was found; `BatchError` when it cannot be written.

    The file is a line that says what follows, then vector, features, thumbnail and facts: read in a tenth of the time
    of an archive of arrays.
    """
    one = found.picture
    facts = json.dumps(codec.encode(found.facts)).encode()
    parts = (one.vector.astype("<f2").tobytes(), one.features, one.thumbnail, facts)
    data = b"".join(parts)
    sizes, check = [len(part) for part in parts], zlib.crc32(data)
    head = {"digest": one.digest, "against": against, "phash": one.phash, "sizes": sizes, "check": check}
    write_bytes(_file(folder, one.digest), json.dumps(head).encode() + b"\n" + data)


def load(folder: Path, digest: str, against: str) -> Found | None:
    """What was found when the photo was compared with this state of the catalog; None when it was not."""
    try:
        head, parts = _read(folder, digest)
        if head["against"] != against:
            return None
        return Found(_picture(digest, head, parts), codec.decode(Facts, json.loads(parts[3])))
    except _DAMAGED:
        return None  # not there, or damaged: as good as not compared


def load_picture(folder: Path, digest: str) -> Picture | None:
    """What is kept of a photo that was just compared: most of the time of `load` goes into what was found of it."""
    try:
        return _picture(digest, *_read(folder, digest))
    except _DAMAGED:
        return None


def thumbnail(folder: Path, digest: str) -> bytes | None:
    """The small picture of a photo that was compared."""
    try:
        return _read(folder, digest)[1][2]
    except _DAMAGED:
        return None


_DAMAGED = (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError)


def _file(folder: Path, digest: str) -> Path:
    return folder / f"{digest}.found"


def _read(folder: Path, digest: str) -> tuple[dict[str, Any], list[bytes]]:
    """What the first line says, and the parts after it; one of `_DAMAGED` when they do not fit each other."""
    line, _, data = _file(folder, digest).read_bytes().partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    if zlib.crc32(data) != head["check"] or head.get("digest", digest) != digest:  # earlier versions left it out
        raise ValueError("damaged, or of another photo")
    return head, [data[start:end] for start, end in pairwise((0, *accumulate(head["sizes"])))]


def _picture(digest: str, head: dict[str, Any], parts: list[bytes]) -> Picture:
    return Picture(digest, int(head["phash"]), np.frombuffer(parts[0], "<f2"), parts[1], parts[2])
