"""What photos that are not in the catalog seem to be, by what a column was taught by those that are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.likeness import embed_upright, take_stock
from visearch_desktop.core.likeness.spaces import Vectors, unit
from visearch_desktop.core.progress import Progress, Stage, Task
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.core.suggestions.fit import Model, ask, fit
from visearch_desktop.core.suggestions.found import PhotoSuggestion
from visearch_desktop.core.suggestions.listings import lay_out
from visearch_desktop.core.suggestions.running import LEAST, check_column
from visearch_desktop.core.workspace import Workspace


def learn_column(workspace: Workspace, column: str) -> Task[Model]:
    """Learn a column, to ask `suggest_photo` with; errors are those of `run`."""
    yield Progress(Stage.COMPARE)
    shelf = take_stock(workspace.database)
    laid = lay_out(shelf, check_column(shelf, column))
    fitted = yield from fit(shelf, laid)
    return fitted.model


def suggest_photos(
    workspace: Workspace, model: Model, photos: Iterable[Path], *, least: float = LEAST
) -> Iterator[PhotoSuggestion]:
    """What each photo seems to be; one that cannot be read says why."""
    for photo in photos:
        try:
            yield _suggest(model, photo, embed_upright(workspace, QueryPhoto(str(photo), path=photo)), least)
        except PhotoError as error:
            yield PhotoSuggestion(photo, problem=Problem(photo, error.in_full))


def _suggest(model: Model, photo: Path, views: Vectors, least: float) -> PhotoSuggestion:
    if not len(model.column.values):
        return PhotoSuggestion(photo)
    placed = model.space.of(views)
    guess, whole = ask(
        model.column, model.known, np.stack([unit(placed.mean(axis=0, keepdims=True))[0], placed[0]]), [None] * 2
    )
    # The mean of views lies a little off every photo of the catalog: whether it is familiar, the whole may say as well.
    guess = replace(guess, similarity=max(guess.similarity, whole.similarity))
    others = tuple((model.column.reading.written(path), likelihood) for path, likelihood in guess.others)
    sure = model.confident(guess, least)
    if sure is None:
        return PhotoSuggestion(photo, others=others)
    return PhotoSuggestion(photo, model.column.reading.written(sure[0]), sure[1], others)
