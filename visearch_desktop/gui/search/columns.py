"""The columns of the table of results: what they are called, what their cells say, how they sort."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from math import nan
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from visearch_desktop.core.catalog import Match, Relation
from visearch_desktop.gui import wording
from visearch_desktop.gui.compare.alignment import telling
from visearch_desktop.gui.search import shares

if TYPE_CHECKING:
    from visearch_desktop.core.measures import Measures


def tr(words: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("results", words)


class Column(IntEnum):
    """The columns. The SKU is the first, as the cards show the first column; the table puts `AHEAD` before it."""

    SKU = 0
    RANK = 1
    PHOTO = 2
    TITLE = 3
    RELATION = 4
    CONFIDENCE = 5
    SIMILARITY = 6
    EVIDENCE = 7
    FILE = 8
    PIXELS = 9
    SIZE = 10
    FOLDER = 11


AHEAD = (Column.RANK, Column.PHOTO)
FIGURES = frozenset((Column.RANK, Column.CONFIDENCE, Column.SIMILARITY, Column.PIXELS, Column.SIZE))
"""Columns that stand at the right, so that the digits of a place lie below each other."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as cells speak of it. `asked` is with how many photos was searched; `measures` width, height and bytes."""

    match: Match
    asked: int
    measures: Measures | None


def name(column: Column, asked: int = 1) -> str:
    """The head of a column."""
    names = {
        Column.SKU: tr("SKU"), Column.RANK: tr("Rank"), Column.PHOTO: tr("Photo"), Column.TITLE: tr("Title"),
        Column.RELATION: tr("Relation"), Column.CONFIDENCE: tr("Score"), Column.SIMILARITY: tr("Similarity"),
        Column.EVIDENCE: tr("Evidence"), Column.FILE: tr("File"), Column.PIXELS: tr("Pixels"),
        Column.SIZE: tr("Size"), Column.FOLDER: tr("Folder"),
    }  # fmt: skip
    return tr("Words") if column is Column.SIMILARITY and not asked else names[column]


def meaning(column: Column) -> str:
    """What the head of a column says more; empty where its name is enough."""
    return {
        Column.CONFIDENCE: tr("Duplicate score: of a hundred pairs at 0.95, ninety-five show the same photo"),
        Column.SIMILARITY: tr("How alike the photos look, or how well the words fit"),
        Column.EVIDENCE: tr("What was seen in both photos; sorted by matched points"),
        Column.PIXELS: tr("Width and height of the photo; sorted by area"),
    }.get(column, "")


def cell(column: Column, seen: Seen) -> str:
    """What a cell says."""
    return _CELLS[column](seen)


def key(column: Column, seen: Seen) -> str | float:
    """What a column is sorted by: figures as figures, relations from the same photo to the like one."""
    made = _KEYS.get(column)
    return cell(column, seen) if made is None else made(seen)


def _score(seen: Seen) -> str:
    score = shares.score(seen.match, seen.asked)
    return "" if score is None else wording.similarity(score)


def _likeness(seen: Seen) -> float:
    score = shares.score(seen.match, seen.asked)
    return nan if score is None else score


def _evidence(seen: Seen) -> str:
    match = seen.match
    parts = (
        wording.evidence_words(telling(match.relation, match.evidence)) if seen.asked else "",
        shares.agreeing(match, seen.asked),
        shares.in_short(match),
        wording.shared(match),
    )
    return " · ".join(part for part in parts if part)


def _pixels(seen: Seen) -> str:
    if seen.measures is None:
        return ""
    width, height, _ = seen.measures
    return f"{wording.count(width)} × {wording.count(height)}"


def _area(seen: Seen) -> float:
    return nan if seen.measures is None else seen.measures[0] * seen.measures[1]


_CELLS: dict[Column, Callable[[Seen], str]] = {
    Column.SKU: lambda seen: seen.match.sku,
    Column.RANK: lambda seen: wording.count(seen.match.rank),
    Column.PHOTO: lambda _seen: "",
    Column.TITLE: lambda seen: seen.match.product.title if seen.match.product else "",
    Column.RELATION: lambda seen: wording.look(seen.match.relation).word if seen.asked else "",
    Column.CONFIDENCE: lambda seen: wording.similarity(seen.match.duplicate_score) if seen.asked else "",
    Column.SIMILARITY: _score,
    Column.EVIDENCE: _evidence,
    Column.FILE: lambda seen: seen.match.photo.name,
    Column.PIXELS: _pixels,
    Column.SIZE: lambda seen: wording.data_size(seen.measures[2]) if seen.measures else "",
    Column.FOLDER: lambda seen: wording.place(seen.match.photo.parent),
}

_KEYS: dict[Column, Callable[[Seen], float]] = {
    Column.RANK: lambda seen: seen.match.rank,
    Column.PHOTO: lambda seen: seen.match.rank,
    Column.RELATION: lambda seen: list(Relation).index(seen.match.relation),
    Column.CONFIDENCE: lambda seen: seen.match.duplicate_score,
    Column.SIMILARITY: _likeness,
    Column.EVIDENCE: lambda seen: seen.match.evidence.inliers,
    Column.PIXELS: _area,
    Column.SIZE: lambda seen: nan if seen.measures is None else seen.measures[2],
}
