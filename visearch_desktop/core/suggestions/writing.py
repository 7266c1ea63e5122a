"""Suggestions as a file: all of them to be looked through, or the accepted ones as a column to be imported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from visearch_desktop.core.catalog import counted
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.report.rows import Head, Row, write_rows
from visearch_desktop.core.suggestions.found import Kind, Suggestion, SuggestionReport
from visearch_desktop.core.suggestions.ledger import accepted, decided
from visearch_desktop.core.workspace import Workspace

_SEEN = 3
"""Neighbours named in a row."""


def write(workspace: Workspace, report: SuggestionReport, file: Path, *, language: Language = ENGLISH) -> Task[Path]:
    """Write every suggestion with its evidence, one row an SKU; what was accepted stands in a column of its own.

    Its words are in `language`; in JSON always in English.

    Yields:
        Progress: rows done.

    Raises:
        ReportError: it cannot be written, with the reason.
    """
    said = decided(workspace, report.column)
    language = language.for_file(file)
    heads = _heads(report.column, language)
    rows = (_row(one, sku, said.get((one.column, sku)), language) for one in report.suggestions for sku in one.skus)
    pace = Pace(Stage.REPORT, sum(len(one.skus) for one in report.suggestions))
    for done in write_rows(file, language.tr("Suggestions"), heads, rows):
        yield pace.at(done)
    return file


def write_accepted(workspace: Workspace, file: Path, column: str) -> Task[Path]:
    """Write what was accepted and the product table does not say yet: SKU and the column, ready to be imported.

    Its heads are the same in every language: programs of shops read this file.

    Raises:
        ReportError: nothing was accepted, or it cannot be written.
    """
    chosen = accepted(workspace, column)
    if not chosen:
        raise ReportError("No suggestion for this column is accepted, so there is nothing to write.")
    heads = (Head("sku", "sku"), Head(column, "value", 40), Head(f"{column} before", "value_before", 40))
    pace = Pace(Stage.REPORT, len(chosen))
    for done in write_rows(file, "Accepted", heads, ((one.sku, one.value, one.was) for one in chosen)):
        yield pace.at(done, counted(done, "row"))
    return file


def _heads(column: str, language: Language) -> tuple[Head, ...]:
    return (
        Head(language.tr("SKU"), "sku"), Head(language.tr("Title"), "title", 30), Head(language.tr("Kind"), "kind", 10),
        Head(column, "value_now", 24), Head(language.tr("Suggested {0}").format(column), "suggested", 24),
        Head(language.tr("Confidence"), "confidence", 10), Head(language.tr("Decision"), "decision", 10),
        Head(language.tr("New {0}").format(column), "new_value", 24), Head(language.tr("Why"), "why", 60),
        *(Head(language.tr("Like {0}").format(place), f"like_{place}", 20) for place in range(1, _SEEN + 1)),
    )  # fmt: skip


def _row(one: Suggestion, sku: str, word: object, language: Language) -> Row:
    taken = getattr(word, "accepted", None) if getattr(word, "value", None) == one.after else None
    decision = {True: language.tr("accepted"), False: language.tr("dismissed"), None: ""}[taken]
    kind = {Kind.MISSING: language.tr("missing"), Kind.DISAGREES: language.tr("disagrees")}[one.kind]
    seen = [f"{like.sku}: {like.cell}" for like in one.seen[:_SEEN]]
    return (
        sku, one.title, kind, one.cell, one.value, round(one.confidence, 4), decision,
        one.after if taken else one.cell, language.said(one.sentence), *seen, *[""] * (_SEEN - len(seen)),
    )  # fmt: skip


def shown(suggestions: Iterable[Suggestion]) -> list[dict[str, object]]:
    """Suggestions for programs."""
    return [
        {
            "skus": list(one.skus), "title": one.title, "kind": one.kind.value, "value_now": one.cell,
            "suggested": one.value, "value_after": one.after, "confidence": round(one.confidence, 4),
            "others": [{"value": value, "likelihood": round(likelihood, 4)} for value, likelihood in one.others],
            "neighbours": [
                {"sku": like.sku, "value": like.cell, "similarity": round(like.similarity, 4), "agrees": like.agrees}
                for like in one.seen
            ],
        }
        for one in suggestions
    ]  # fmt: skip
