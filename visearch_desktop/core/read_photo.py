"""A photo file made ready for the network and for what is kept of it: read, hashed, decoded once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import guarded, imaging, places
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.scan import is_being_written, went_with_a_drive
from visearch_desktop.core.store import Pending, photos, scans
from visearch_desktop.core.workspace import Workspace

LARGE_FILE_BYTES = 32 * 2**20
"""Files above this are taken one at a time; a photo of 12 megapixels has 4 to 8 MB."""

_LARGE_FILE = threading.Lock()


Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What is kept of a photo, whatever the network says of it."""

    digest: bytes
    width: int
    height: int
    phash: int
    thumbnail: bytes
    features: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """A photo that was read; `small` is its thumbnail, uint8 [h, w, 3]."""

    kept: Kept
    small: Pixels
    tile: Callable[[], Pixels]
    """Makes what the network gets, uint8 [size, size, 3]; that takes 1 ms, and many a delivered photo needs none."""


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A photo made ready for the index; `tile` is uint8 [size, size, 3], `colours` those of its product, packed."""

    kept: Kept
    tile: Pixels
    colours: bytes


class Absent(Enum):
    """A photo that is not there: it alone, the whole folder with it (a drive that went offline), or the rest of it.

    `REST`: it cannot be read and is being written. `DRIVE`: it went with a drive mounted below. Both stay pending.
    """

    PHOTO = auto()
    FOLDER = auto()
    REST = auto()
    DRIVE = auto()


Outcome = Decoded | int | PhotoError | Absent
"""What reading a photo came to; an integer is the content that is known already under these bytes."""


def read(workspace: Workspace, photo: Pending, settle: float) -> Outcome:
    """Read a photo and make it ready, unless its bytes are known.

    One that cannot be read and changed since the scan, or within `settle` seconds, is being written.
    """
    try:
        with _turn(photo.path):
            data = imaging.read_bytes(photo.path)
            digest = guarded.digest_of(data)
            known = photos.embedded_content(workspace.database, digest)
            if known is not None:
                return known
            with guarded.reading(digest):
                return _for_index(describe(workspace, data, digest))
    except PhotoError as error:
        if places.exists(photo.path):
            return Absent.REST if is_being_written(photo.path, photo.bytes, photo.mtime_ns, settle) else error
        if not places.is_folder(photo.root):
            return Absent.FOLDER
        mounts = scans.mounts(workspace.database).get(photo.root_id, ())
        return Absent.DRIVE if went_with_a_drive(photo.root, photo.path, mounts) else Absent.PHOTO


def _for_index(one: Described) -> Decoded:
    """With the colours that searches order by, else read from the thumbnail by the first search that meets it."""
    colours = imaging.packed_colours(one.small)
    return Decoded(one.kept, one.tile(), colours)


def _turn(path: Path) -> AbstractContextManager[object]:
    """Large files are read and decoded one after the other: each is held in memory as a whole."""
    try:
        large = path.stat().st_size > LARGE_FILE_BYTES
    except OSError:
        large = False  # reading it will say why
    return _LARGE_FILE if large else nullcontext()


def describe(workspace: Workspace, data: bytes, digest: bytes) -> Described:
    """What is kept of a photo; `PhotoError` when it cannot be read."""
    card = workspace.card
    picture = imaging.read_picture(data, side=imaging.gallery_side(card.size))
    small = imaging.shrink_to_thumbnail(picture.pixels)
    kept = Kept(
        digest,
        picture.width,
        picture.height,
        imaging.perceptual_hash(small),
        imaging.encode_thumbnail(small),
        imaging.pack(imaging.gallery_features(small)),
    )
    return Described(kept, small, partial(imaging.make_tile, picture.pixels, card.size, card.resize))
