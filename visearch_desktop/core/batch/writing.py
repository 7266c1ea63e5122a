"""Write a batch as a file for people or programs; the ending of its name says which kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from visearch_desktop.core.batch.page import write_html
from visearch_desktop.core.batch.pictures import Pictures
from visearch_desktop.core.batch.plain import write_csv, write_json
from visearch_desktop.core.batch.workbook import write_xlsx
from visearch_desktop.core.deliveries import BatchReport
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.report.target import kind, replacing
from visearch_desktop.core.workspace import Workspace

Writer = Callable[[BinaryIO, BatchReport, Pictures, datetime, Language], Iterator[int]]
_WRITERS: Mapping[str, Writer] = {".xlsx": write_xlsx, ".html": write_html, ".csv": write_csv, ".json": write_json}
SUFFIXES = tuple(_WRITERS)
"""The kinds of report there are, by the ending of the file name."""


def write(
    report: BatchReport, file: Path, *, folder: Path | None = None, workspace: Workspace | None = None,
    at: datetime | None = None, language: Language = ENGLISH,
) -> Task[Path]:  # fmt: skip
    """Write a report.

    Args:
        report: what came of a delivery, with decisions if there are any.
        file: where to; what is there is replaced in one step.
        folder: the batch's folder, which keeps small pictures even when the supplier's files are gone.
        workspace: the catalog, for the small pictures it keeps.
        at: the date of the report, now unless given.
        language: what its words are in; JSON is always in English.

    Yields:
        Progress: items done. Nothing is yielded while a finished workbook is packed.

    Returns:
        The file written.

    Raises:
        ReportError: it cannot be written, with the reason; what was there before is untouched.
    """
    writer = _WRITERS[kind(file, SUFFIXES)]
    pictures = Pictures(folder, workspace.thumbnail if workspace else None)
    pace = Pace(Stage.REPORT, len(report.items))
    with replacing(file) as out:
        for done in writer(out, report, pictures, at or datetime.now().astimezone(), language):
            yield pace.at(done)
    return file
