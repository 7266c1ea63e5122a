"""A person calls a picture a placeholder, or says that it is none: seen in a batch, or as a file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from visearch_desktop.core import guarded, imaging
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.batch import found, known_placeholders, saved
from visearch_desktop.core.batch.known_placeholders import Word
from visearch_desktop.core.errors import BatchError


def call_placeholder(folder: Path, digest: str, *, placeholder: bool = True) -> None:
    """Remember what a person says of a delivered picture; the next comparison of any delivery with the catalog knows.

    Args:
        folder: the batch that shows it.
        digest: of the picture.
        placeholder: False when it is a photo after all.

    Raises:
        BatchError: the batch does not have the picture, or it cannot be written down.
    """
    catalog = saved.head_of(folder).catalog
    jpeg = found.thumbnail(folder / files.PHOTOS, digest)
    small = imaging.decode_thumbnail(jpeg) if jpeg else None
    if small is None:
        raise BatchError("This picture was never compared.", "Compare the delivery again.")
    known_placeholders.say(catalog, Word(digest, imaging.perceptual_hash(small), placeholder))


def call_file_placeholder(catalog: Path, file: Path, *, placeholder: bool = True) -> None:
    """The same of a picture in a file, for a catalog; `PhotoError` when it cannot be read."""
    data = imaging.read_bytes(file)
    small = imaging.shrink_to_thumbnail(guarded.read_picture(data, side=imaging.QUERY_SIDE).pixels)
    digest = hashlib.sha256(data).hexdigest()
    known_placeholders.say(catalog, Word(digest, imaging.perceptual_hash(small), placeholder))
