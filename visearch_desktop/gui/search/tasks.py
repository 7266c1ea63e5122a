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


def columns(workspace: Workspace) -> tuple[str, ...]:
    """The columns of the product table that products can be filtered by."""
    return ()


def values(workspace: Workspace, column: str) -> tuple[tuple[str, int], ...]:
    """Frequent values of a column and how many products have them, most frequent first."""
    return ()
