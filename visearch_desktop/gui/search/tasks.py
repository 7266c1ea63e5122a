"""What the worker threads run for the Search page. The core is imported on first use, as in `gui.tasks`."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt
from PySide6.QtGui import QImage

from visearch_desktop.core.catalog import Answer
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.queries import Box, Query, QueryPhoto
from visearch_desktop.gui.search.past_model import Entry, name_of
from visearch_desktop.gui.tasks import Piece, png

if TYPE_CHECKING:
    from visearch_desktop.core.columns import Column
    from visearch_desktop.core.measures import Measures
    from visearch_desktop.core.searches import Kept
    from visearch_desktop.core.workspace import Workspace

RESULTS = 40
LISTED, FURTHER = 200, 5
"""Rows without a photo to compare with; when they are not enough, so many times those that are there are listed."""


def search(workspace: Workspace, query: Query, there: int = 0) -> Answer:
    """The SKUs that the query asks for; when so many are `there` already, more of them."""
    from visearch_desktop.core.search import search as ask

    return ask(workspace, query, top=max(FURTHER * there, RESULTS if query.photos else LISTED))


def as_photos(pieces: Sequence[Piece], name: str) -> tuple[QueryPhoto, ...]:
    """Pieces as photos of a query; those that are no file are called `name`."""
    made = []
    for piece in pieces:
        if isinstance(piece, Path):
            made.append(QueryPhoto(str(piece), path=piece))
        else:
            made.append(QueryPhoto(name, data=png(piece) if isinstance(piece, QImage) else piece))
    return tuple(made)


def product_boxes(pieces: Sequence[Path | bytes]) -> tuple[Box | None, ...]:
    """Where the product is in each photo; None when that cannot be told, or it fills the photo."""
    from visearch_desktop.core.guarded import read_picture
    from visearch_desktop.core.imaging import QUERY_SIDE, find_product

    found: list[Box | None] = []
    for piece in pieces:
        try:
            part = find_product(read_picture(piece, side=QUERY_SIDE).pixels).part
        except PhotoError:
            part = None
        found.append(None if part is None else (part[0], part[1], part[0] + part[2], part[1] + part[3]))
    return tuple(found)


def columns(workspace: Workspace) -> tuple[tuple[Column, ...], bool]:
    """The columns of the product table that products can be filtered by, and whether it tells what is in stock."""
    from visearch_desktop.core.columns import columns as known
    from visearch_desktop.core.stock import stock_columns

    found = known(workspace)
    return found, bool(stock_columns([column.name for column in found]))


def example(workspace: Workspace) -> QueryPhoto | None:
    """A photo to search with first."""
    from visearch_desktop.core.example import example as drawn

    return drawn(workspace)


def measures(workspace: Workspace, contents: Sequence[int]) -> dict[int, Measures]:
    """How large photos are, for the table of results."""
    from visearch_desktop.core.measures import measures as known

    return known(workspace, contents)


def past(workspace: Workspace) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The saved searches, and those of the history, as they are listed."""
    from visearch_desktop.core import searches

    return tuple(map(_entry, searches.saved(workspace))), tuple(map(_entry, searches.recent(workspace)))


def remember(workspace: Workspace, query: Query, instead: int) -> None:
    """Put a search into the history, in the place of the one it refines (0: of none)."""
    from visearch_desktop.core import searches

    if searches.remember(workspace, query, name_of(query)) and instead:
        searches.delete(workspace, instead)


def save(workspace: Workspace, name: str, query: Query) -> None:
    """Keep a search under a name."""
    from visearch_desktop.core import searches

    searches.save(workspace, name, query, name_of(query))


def rename(workspace: Workspace, key: int, name: str) -> None:
    """Give a saved search another name."""
    from visearch_desktop.core import searches

    searches.rename(workspace, key, name)


def forget(workspace: Workspace, key: int) -> None:
    """Forget a search."""
    from visearch_desktop.core import searches

    searches.delete(workspace, key)


def _entry(kept: Kept) -> Entry:
    return Entry(kept.query, kept.name, _when(kept.at), kept.id, kept.gone)


def _when(at: str) -> str:
    """The time of today, the date of another day, as they are written here."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()
    if not moment.isValid():
        return ""
    short, today = QLocale.FormatType.ShortFormat, moment.date() == QDate.currentDate()
    return QLocale().toString(moment.time(), short) if today else QLocale().toString(moment.date(), short)
