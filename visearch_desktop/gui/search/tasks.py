"""What the worker threads run for the Search page. The core is imported on first use, as in `gui.tasks`."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from visearch_desktop.core.catalog import Answer
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui.tasks import Piece, png

if TYPE_CHECKING:
    from visearch_desktop.core.columns import Column
    from visearch_desktop.core.workspace import Workspace

RESULTS = 40


def search(workspace: Workspace, query: Query) -> Answer:
    """The SKUs that the query asks for."""
    from visearch_desktop.core.search import search as ask

    return ask(workspace, query, top=RESULTS)


def as_photos(pieces: Sequence[Piece], name: str) -> tuple[QueryPhoto, ...]:
    """Pieces as photos of a query; those that are no file are called `name`."""
    made = []
    for piece in pieces:
        if isinstance(piece, Path):
            made.append(QueryPhoto(str(piece), path=piece))
        else:
            made.append(QueryPhoto(name, data=png(piece) if isinstance(piece, QImage) else piece))
    return tuple(made)


def columns(workspace: Workspace) -> tuple[tuple[Column, ...], bool]:
    """The columns of the product table that products can be filtered by, and whether it tells what is in stock."""
    from visearch_desktop.core.columns import columns as known
    from visearch_desktop.core.stock import stock_columns

    found = known(workspace)
    return found, bool(stock_columns([column.name for column in found]))
