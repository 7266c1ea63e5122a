"""The digests of delivered photos: what tells that two files are the same photo."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.deliveries import DeliveredPhoto, Item
from visearch_desktop.core.progress import Pace, Stage, Task


def digested(items: Sequence[Item], problems: list[Problem]) -> Task[tuple[Item, ...]]:
    """The items with the digests of their photos; a photo that cannot be read is added to the problems.

    Files are read in pieces and once each, also when several items show them.
    """
    waiting = {photo.name: photo for item in items for photo in item.photos}
    pace = Pace(Stage.CHECK, len(waiting))
    known: dict[str, DeliveredPhoto] = {}
    for done, (name, photo) in enumerate(waiting.items()):
        yield pace.at(done, name, len(problems))
        known[name] = photo if photo.digest or photo.problem else _read(photo)
        if known[name].problem and not photo.problem:
            problems.append(Problem(photo.path, known[name].problem))
    yield pace.at(len(known), problems=len(problems))
    return tuple(replace(item, photos=tuple(known[photo.name] for photo in item.photos)) for item in items)


def _read(photo: DeliveredPhoto) -> DeliveredPhoto:
    try:
        return replace(photo, digest=digest_of(photo.path))
    except FileNotFoundError:
        return replace(photo, problem="The file is no longer there.")
    except PermissionError:
        return replace(photo, problem="You have no permission to read this file.")
    except OSError as error:
        return replace(photo, problem=f"The file cannot be read: {error.strerror or error}.")


def digest_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal; `OSError` when it cannot be read."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
