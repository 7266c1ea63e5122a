"""Searches kept with a catalog: the history, and those a person has given a name.

A photo given by its path is kept by its path and named when it has gone. One given as bytes (clipboard, screen,
browser) is kept itself, without its metadata, and made smaller if it is large. Keeping a search never fails one: a
catalog that cannot be written to has no history.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from visearch_desktop.core import guarded, imaging, places
from visearch_desktop.core.errors import CatalogError, PhotoError, RuleError
from visearch_desktop.core.queries import Comparison, Condition, Crop, Feedback, Query, QueryPhoto
from visearch_desktop.core.store import searches as rows
from visearch_desktop.core.workspace import Workspace

HISTORY = 50
"""Searches in the history."""
LARGEST = 1 << 20
"""Bytes of a photo that is kept with all its pixels, of a format whose metadata can be taken out (JPEG, PNG, WebP); any
other is kept as a JPEG of about `SIDE` pixels."""
SIDE = 1600
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Kept:
    """A search that was kept: `name` is empty in the history, `at` the UTC time in ISO 8601.

    `gone` names its photos that are no longer there; the query still has them.
    """

    id: int
    name: str
    at: str
    summary: str
    query: Query
    gone: tuple[str, ...] = ()


def remember(workspace: Workspace, query: Query, summary: str) -> bool:
    """Put a search into the history, the same one only once; whether that could be done."""
    if workspace.database.read_only or not query:
        return False
    try:
        _keep(workspace, "", query, summary)
    except (CatalogError, PhotoError):
        return False
    return True


def recent(workspace: Workspace, limit: int = HISTORY) -> tuple[Kept, ...]:
    """The history, the newest first; empty when it cannot be read."""
    try:
        return tuple(_kept(workspace, row) for row in rows.rows(workspace.folder, named=False, limit=limit))
    except CatalogError:
        return ()


def save(workspace: Workspace, name: str, query: Query, summary: str = "") -> Kept:
    """Keep a search under a name, in place of one that has it.

    Raises:
        RuleError: the name is empty, or the query asks for nothing.
        CatalogError: the catalog cannot be written to.
        PhotoError: a photo given as bytes is none.
    """
    if not query:
        raise RuleError("There is no search to save.", "Search for something first.")
    _check(workspace)
    key = _keep(workspace, _name(name), query, summary)
    return load(workspace, key)


def saved(workspace: Workspace) -> tuple[Kept, ...]:
    """The searches with a name, by name; `CatalogError` when they cannot be read."""
    return tuple(_kept(workspace, row) for row in rows.rows(workspace.folder, named=True))


def load(workspace: Workspace, key: int) -> Kept:
    """A kept search; `CatalogError` when it is not there, or cannot be read."""
    row = rows.row(workspace.folder, key)
    if row is None:
        raise CatalogError("This search is not kept any more.")
    return _kept(workspace, row)


def rename(workspace: Workspace, key: int, name: str) -> None:
    """Give a search a name, or another one.

    Raises:
        RuleError: the name is empty or taken.
        CatalogError: the search is not there, or the catalog cannot be written to.
    """
    _check(workspace)
    name = _name(name)
    if any(row.name == name and row.id != key for row in rows.rows(workspace.folder, named=True)):
        raise RuleError(f"There is a saved search “{name}” already.", "Choose another name.")
    if not rows.rename(workspace.folder, key, name):
        raise CatalogError("This search is not kept any more.")


def delete(workspace: Workspace, key: int) -> None:
    """Forget a kept search; one that is not there is forgotten already."""
    _check(workspace)
    rows.delete(workspace.folder, key)


def forget_history(workspace: Workspace) -> None:
    """Forget every search that has no name."""
    _check(workspace)
    rows.delete(workspace.folder, None)


def _check(workspace: Workspace) -> None:
    if workspace.database.read_only:
        raise workspace.database.refusal


def _name(name: str) -> str:
    plain = " ".join(_text(name).split())[:LONGEST_NAME]
    if not plain:
        raise RuleError("A saved search needs a name.")
    return plain


def _text(text: str) -> str:
    """Text that a database can keep: file names may hold bytes that are none."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _keep(workspace: Workspace, name: str, query: Query, summary: str) -> int:
    photos: dict[str, bytes] = {}
    asked = json.dumps(_fields(query, photos))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return rows.keep(workspace.folder, rows.Row(0, name, at, _text(summary), asked), photos, HISTORY)


def _fields(query: Query, photos: dict[str, bytes]) -> dict[str, Any]:
    """The query as JSON has it; bytes go into `photos` under their digest."""
    return {
        "photos": [_photo_fields(photo, photos) for photo in query.photos],
        "text": query.text,
        "where": [[one.column, one.comparison.value, one.value] for one in query.where],
        "more": list(query.feedback.more),
        "less": list(query.feedback.less),
        "by_colour": query.by_colour,
    }


def _photo_fields(photo: QueryPhoto, photos: dict[str, bytes]) -> dict[str, Any]:
    digest = ""
    if photo.data is not None:
        data = _small(photo.data)
        digest = hashlib.sha256(data).hexdigest()
        photos[digest] = data
    return {
        "name": photo.name,
        "path": os.path.abspath(photo.path) if photo.path else "",
        "digest": digest,
        "crop": photo.crop.value,
        "box": photo.box,
        "weight": photo.weight,
        "unwanted": photo.unwanted,
    }


def _small(data: bytes) -> bytes:
    """What is kept of a picture: without place, camera and names, which of some formats are the pixels alone."""
    if len(data) <= LARGEST and (bare := imaging.stripped(data)) is not None:
        return bare
    return imaging.encode_thumbnail(guarded.read_picture(data, side=SIDE).pixels)


def _kept(workspace: Workspace, row: rows.Row) -> Kept:
    """The search of a row; one that is not understood, of a later version perhaps, asks for nothing."""
    try:
        query = _query(workspace, json.loads(row.query))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        query = Query()
    gone = tuple(
        photo.name
        for photo in query.photos
        if photo.data is None and (photo.path is None or not places.exists(photo.path))
    )
    return Kept(row.id, row.name, row.at, row.summary, query, gone)


def _query(workspace: Workspace, fields: dict[str, Any]) -> Query:
    return Query(
        photos=tuple(_photo(workspace, one) for one in fields["photos"]),
        text=str(fields["text"]),
        where=tuple(Condition(column, Comparison(how), value) for column, how, value in fields["where"]),
        feedback=Feedback(tuple(map(int, fields["more"])), tuple(map(int, fields["less"]))),
        by_colour=bool(fields["by_colour"]),
    )


def _photo(workspace: Workspace, fields: dict[str, Any]) -> QueryPhoto:
    photo = QueryPhoto(
        name=str(fields["name"]),
        path=Path(fields["path"]) if fields["path"] else None,
        crop=Crop(fields["crop"]),
        box=tuple(fields["box"]) if fields["box"] else None,
        weight=float(fields["weight"]),
        unwanted=bool(fields["unwanted"]),
    )
    if not fields["digest"]:
        return photo
    with suppress(CatalogError):  # damaged: the photo counts as gone, the search stays
        photo = replace(photo, data=rows.photo(workspace.folder, fields["digest"]))
    return photo
