"""Write a report: under another name first, then in place of what was there, so that none is ever half written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from visearch_desktop.core.findings import AuditReport
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.report.page import write_html
from visearch_desktop.core.report.plain import write_csv, write_json
from visearch_desktop.core.report.target import kind, replacing
from visearch_desktop.core.report.workbook import write_xlsx
from visearch_desktop.core.workspace import Workspace

Thumbnails = Callable[[int], bytes | None]
Writer = Callable[[BinaryIO, AuditReport, Thumbnails, datetime, Language], Iterator[int]]
_WRITERS: Mapping[str, Writer] = {".xlsx": write_xlsx, ".html": write_html, ".csv": write_csv, ".json": write_json}
SUFFIXES = tuple(_WRITERS)
"""The kinds of report there are, by the ending of the file name."""


def write(
    workspace: Workspace, audit: AuditReport, file: Path, *, at: datetime | None = None, language: Language = ENGLISH
) -> Task[Path]:
    """Write a report in `language`, JSON always in English; the ending of its name says which kind.

    The same audit gives the same bytes, but for the date `at`, which is now unless given.

    Yields:
        Progress: groups done. Nothing is yielded while a finished workbook is packed.

    Returns:
        The file written.

    Raises:
        ReportError: it cannot be written, with the reason; what was there before is untouched.
    """
    writer = _WRITERS[kind(file, SUFFIXES)]
    pace = Pace(Stage.REPORT, len(audit.groups))
    with replacing(file) as out:
        for done in writer(out, audit, workspace.thumbnail, at or datetime.now().astimezone(), language):
            yield pace.at(done)
    return file
