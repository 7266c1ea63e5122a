"""An audit from start to end."""

from __future__ import annotations

import time
from dataclasses import replace

from visearch_desktop.core.audit.assemble import assemble, check_column
from visearch_desktop.core.audit.candidates import mark
from visearch_desktop.core.audit.compare import compare
from visearch_desktop.core.audit.seek import seek
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.findings import AuditOptions, AuditReport
from visearch_desktop.core.progress import Task
from visearch_desktop.core.store import listings, photos, review
from visearch_desktop.core.workspace import Workspace


def run(workspace: Workspace, options: AuditOptions) -> Task[AuditReport]:
    """Compare what was not compared yet, and report.

    Closed at any moment it keeps what it has compared; the next run goes on from there. Only comparing needs the
    catalog's writer lock: when all is compared, an audit runs beside an index run.

    Yields:
        Progress: at least five times a second.

    Raises:
        CatalogError: the catalog holds no photos, or is being written by another program (`CatalogBusyError`).
        ModelError: the model that photos are compared by is missing.
        RuleError: the scope's column is none of the product table.
    """
    start = time.monotonic()
    database = workspace.database
    if not photos.counts(database)[0]:
        raise CatalogError("This catalog holds no photos to compare.", "Index a photo folder first.")
    check_column(database, options)
    unread = 0
    model = database.meta("model_identity")
    if not review.is_of_model(database, model) or review.count_uncompared(database, mark()):
        with workspace.writing():
            review.start_over_if_model_changed(database, model)
            yield from seek(workspace)
            unread = yield from compare(workspace)
    report = yield from assemble(database, options)
    notes = report.notes
    if unread:
        notes = (
            f"{counted(unread, 'photo')} could not be compared: neither the file nor its thumbnail is there now.",
            *notes,
        )
    return replace(report, notes=notes, seconds=time.monotonic() - start)


def load(workspace: Workspace, options: AuditOptions) -> AuditReport:
    """The report of what has been compared so far, without comparing; empty for an empty catalog.

    Raises:
        RuleError: the scope's column is none of the product table.
    """
    task = assemble(workspace.database, options)
    try:
        while True:
            next(task)
    except StopIteration as end:
        report: AuditReport = end.value
        return report


def columns(workspace: Workspace) -> tuple[str, ...]:
    """The columns of the product table, for `Scope.ACROSS_COLUMN`."""
    return tuple(sorted(listings.columns(workspace.database)))


def is_complete(workspace: Workspace) -> bool:
    """Whether every indexed photo has been compared, so that `run` would only report."""
    database = workspace.database
    current = review.is_of_model(database, database.meta("model_identity"))
    return current and not review.count_uncompared(database, mark())
