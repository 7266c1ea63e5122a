"""What a workbook says to whoever edits it: the choices in its cells, and how it is imported again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from visearch_desktop.core.cell_text import clean
from visearch_desktop.core.findings import AuditReport, Verdict
from visearch_desktop.core.language import Language
from visearch_desktop.core.report.words import VERDICT, verdict_cell

_WIDTH = 110
"""Letters in a line of the sheet of notes."""


def choices(key: str, language: Language) -> dict[str, Any]:
    """What may stand in the column of verdicts, or that of photos to keep, as xlsxwriter takes it."""
    if key == VERDICT:
        return {
            "validate": "list",
            "source": [*(verdict_cell(verdict, language) for verdict in Verdict), "-"],
            "error_title": language.tr("Not a verdict"),
            "error_message": language.tr("Choose duplicate, variant, same_set or distinct; “-” takes a verdict back."),
        }
    return {
        "validate": "list",
        "source": ["A", "B"],
        "error_title": language.tr("Not a photo"),
        "error_message": language.tr("Choose A or B, or leave the cell blank."),
    }


def how_to_edit(sheet: Any, book: Any, audit: AuditReport, language: Language, pictures: int) -> None:
    """Write the sheet of notes; `pictures` is how many rows have some."""
    sheet.set_column(0, 0, _WIDTH)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, line in enumerate((*_found(audit, language, pictures), *_notes(language))):
        sheet.write_string(row, 0, clean(line), wrapped)


def _found(audit: AuditReport, language: Language, pictures: int) -> Iterator[str]:
    pairs = sum(len(group.pairs) for group in audit.groups)
    yield language.tr("{0} compared: {1}, {2}.").format(
        language.counted(audit.photos, "photo"),
        language.counted(len(audit.groups), "group"),
        language.counted(pairs, "pair"),
    )
    yield from map(language.said, audit.notes)
    if pairs > pictures:
        yield language.tr("Only the first {0:,} rows have pictures.").format(pictures)


def _notes(language: Language) -> tuple[str, ...]:
    return (
        language.tr(
            "Each row is a pair of photos. Choose a verdict in the column “Verdict”: duplicate (the same photo),"
            " variant (the same product in another colour or view), same_set (they belong together) or distinct"
            " (nothing such)."
        ),
        language.tr("Write A or B in the column “Keep” to say which of two duplicates is to stay."),
        language.tr("A cell left blank changes nothing. “-” takes back a verdict given before."),
        language.tr(
            "Rows may be sorted, filtered and deleted; rows that are filtered out count as well. The hidden columns"
            " “As exported” and “Pair” tell the rows apart: leave them as they are."
        ),
        language.tr(
            "Save the file as XLSX or CSV and import it: the program shows what would change before anything does."
        ),
    )
