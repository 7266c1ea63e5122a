"""Suggestions as a file: all of them to be looked through, or the accepted ones as a column to be imported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from visearch_desktop.core.catalog import counted
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.report.rows import Head, Row, write_rows
from visearch_desktop.core.suggestions.found import Suggestion, SuggestionReport
from visearch_desktop.core.suggestions.ledger import accepted, decided
from visearch_desktop.core.workspace import Workspace

_SEEN = 3
"""Neighbours named in a row."""


def write(workspace: Workspace, report: SuggestionReport, file: Path) -> Task[Path]:
    """Write every suggestion with its evidence, one row an SKU; what was accepted stands in a column of its own.

    Yields:
        Progress: rows done.

    Raises:
        ReportError: it cannot be written, with the reason.
    """
    said = decided(workspace, report.column)
    heads = (
        Head("SKU", "sku"), Head("Title", "title", 30), Head("Kind", "kind", 10), Head(report.column, "value_now", 24),
        Head(f"Suggested {report.column}", "suggested", 24), Head("Confidence", "confidence", 10),
        Head("Decision", "decision", 10), Head(f"New {report.column}", "new_value", 24), Head("Why", "why", 60),
        *(Head(f"Like {place}", f"like_{place}", 20) for place in range(1, _SEEN + 1)),
    )  # fmt: skip
    rows = (_row(one, sku, said.get((one.column, sku))) for one in report.suggestions for sku in one.skus)
    pace = Pace(Stage.REPORT, sum(len(one.skus) for one in report.suggestions))
    for done in write_rows(file, "Suggestions", heads, rows):
        yield pace.at(done)
    return file


def write_accepted(workspace: Workspace, file: Path, column: str) -> Task[Path]:
    """Write what was accepted and the product table does not say yet: SKU and the column, ready to be imported.

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


def _row(one: Suggestion, sku: str, word: object) -> Row:
    taken = getattr(word, "accepted", None) if getattr(word, "value", None) == one.after else None
    decision = {True: "accepted", False: "dismissed", None: ""}[taken]
    seen = [f"{like.sku}: {like.cell}" for like in one.seen[:_SEEN]]
    return (
        sku, one.title, one.kind.value, one.cell, one.value, round(one.confidence, 4), decision,
        one.after if taken else one.cell, one.sentence, *seen, *[""] * (_SEEN - len(seen)),
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
