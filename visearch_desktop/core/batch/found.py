"""What comparing one photo of a delivery with the catalog has found, and how it is kept.

A file a photo, named by the digest of its bytes: the same photo under another name is not compared again, nor is one
that an interrupted run has compared. What the catalog was at that moment is written beside it (`against`): a photo
that was compared with another state of it is compared anew.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

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
class Found:
    """A photo that was compared.

    `vector` is float16 [dimension], its embedding, NaN when it has none; `features` its packed local features;
    `thumbnail` a small JPEG without metadata.
    """

    digest: str
    facts: Facts
    vector: npt.NDArray[np.float16]
    features: bytes
    thumbnail: bytes

    def sketch(self) -> Sketch:
        """What other photos of the delivery are compared with."""
        return Sketch(imaging.unpack(self.features), self.facts.phash, partial(_draw, self.thumbnail))


def _draw(thumbnail: bytes) -> npt.NDArray[np.uint8]:
    small = imaging.decode_thumbnail(thumbnail)
    if small is None:
        raise PhotoError("The photo cannot be read any more.")
    return small


def save(folder: Path, found: Found, against: str) -> None:
    """Keep what was found; `BatchError` when it cannot be written."""
    out = io.BytesIO()
    facts = json.dumps({"against": against, "facts": codec.encode(found.facts)}).encode()
    np.savez(
        out,
        facts=_bytes(facts),
        vector=found.vector,
        features=_bytes(found.features),
        thumbnail=_bytes(found.thumbnail),
    )
    write_bytes(folder / f"{found.digest}.npz", out.getvalue())


def load(folder: Path, digest: str, against: str) -> Found | None:
    """What was found when the photo was compared with this state of the catalog; None when it was not."""
    try:
        with np.load(io.BytesIO((folder / f"{digest}.npz").read_bytes()), allow_pickle=False) as kept:
            head = json.loads(kept["facts"].tobytes())
            if head["against"] != against:
                return None
            facts = codec.decode(Facts, head["facts"])
            vector = np.asarray(kept["vector"], np.float16)
            return Found(digest, facts, vector, kept["features"].tobytes(), kept["thumbnail"].tobytes())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None  # not there, or damaged: as good as not compared


def thumbnail(folder: Path, digest: str) -> bytes | None:
    """The small picture of a photo that was compared."""
    try:
        with np.load(io.BytesIO((folder / f"{digest}.npz").read_bytes()), allow_pickle=False) as kept:
            return bytes(kept["thumbnail"].tobytes())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _bytes(data: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(data, np.uint8)
