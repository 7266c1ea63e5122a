"""The journey: table -> mapping -> products -> what would change -> taken over."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from visearch_desktop.core import sku, tables
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.login import login_name
from visearch_desktop.core.product_import import changes, photos
from visearch_desktop.core.product_import.report import ImportPlan, ImportReport, Listed
from visearch_desktop.core.products import Entry, each_entry, folded_photos, merged
from visearch_desktop.core.progress import Progress, Stage, Task, finished
from visearch_desktop.core.store import products as rows
from visearch_desktop.core.tables import Layout, Mapping, Table
from visearch_desktop.core.workspace import Workspace

_PAUSE = 1000
"""Products between two signs of progress."""
_REMEMBERED = "product_table"


def read(workspace: Workspace, file: Path, layout: Layout | None = None) -> tuple[Table, Mapping]:
    """The same as `reading`, in one go."""
    return finished(reading(workspace, file, layout))


def reading(workspace: Workspace, file: Path, layout: Layout | None = None) -> Task[tuple[Table, Mapping]]:
    """A table and what its columns mean: as for the table imported last where that fits, else proposed.

    Raises:
        TableError: the file cannot be read, or is no table.
    """
    if layout is None or layout == Layout():
        return (yield from tables.reading_as_before(file, workspace.database.meta(_REMEMBERED)))
    table = yield from tables.reading(file, layout)
    return table, tables.propose(table)


def plan_import(
    workspace: Workspace,
    table: Table,
    mapping: Mapping | None = None,
    said: Layout | None = None,
    *,
    keep: bool = False,
) -> Task[ImportPlan]:
    """Find out what taking over a table would change; nothing is written.

    Args:
        workspace: the catalog.
        table: the table, as read.
        mapping: what its columns mean; proposed without one.
        said: the layout that a person asked for, kept for the next import.
        keep: whether products that the table does not name stay, as when it lists new ones only.

    Raises:
        TableError: the table lacks a column of the mapping, or one for the SKU.
    """
    mapping = mapping or tables.propose(table)
    total = 3
    told = [Progress(Stage.CHECK, done, total, current=table.name) for done in range(total + 1)]
    yield told[0]
    found: list[Entry] = []
    for entry in each_entry(table, mapping):
        found.append(entry)
        if len(found) % _PAUSE == 0:
            yield told[0]
    one = merged(found)
    old, old_photos = yield from tables.aside(partial(rows.everything, workspace.database), told[0])
    if keep:
        kept = (sku for sku in old if sku not in one)
        one |= {sku: Entry(0, old[sku], old_photos.get(sku, ())) for sku in [*kept]}
    yield told[1]
    located = rows.photo_paths(workspace.database)
    looked = yield from tables.aside(partial(photos.look_up, one, located, _rule(workspace, one)), told[1])
    yield told[2]
    due = rows.links_are_due(workspace.database)
    work = partial(_report, table, mapping, tuple(found), one, old, old_photos, looked, len(located), due)
    report = yield from tables.aside(work, told[2])
    yield told[total]
    return ImportPlan(table, mapping, said or Layout(), one, report)


def look_back(workspace: Workspace, file: Path) -> Task[ImportReport]:
    """What of a table that was taken over does not fit the photos that are there by now; nothing is written.

    Raises:
        TableError: the file cannot be read any more.
    """
    table, mapping = yield from reading(workspace, file)
    plan = yield from plan_import(workspace, table, mapping)
    return plan.report


def apply(workspace: Workspace, plan: ImportPlan) -> int:
    """Take over a table that was planned, in place of the one before; returns how many products it holds.

    What a person had to say of the table is kept: the next export of the same kind needs no hand.

    Raises:
        CatalogBusyError: another copy of the program is writing.
        CatalogError: the catalog is gone, or open for reading only.
    """
    table = ((entry.product, folded_photos(entry)) for entry in plan.entries.values())
    told = plan.said != Layout() or plan.mapping != tables.propose(plan.table)
    with workspace.writing():
        rows.replace_table(workspace.database, table, what=_told(plan.report), who=login_name())
        workspace.database.set_meta(**{_REMEMBERED: tables.to_text(plan.said, plan.mapping) if told else ""})
        workspace.link_skus(everything=True)
    return len(plan.entries)


def _told(report: ImportReport) -> dict[str, object]:
    """What the catalog's ledger says of an import."""
    return {
        "table": report.table, "rows": report.rows, "added": report.added.count, "removed": report.removed.count,
        "changed": report.changed.count,
    }  # fmt: skip


def _rule(workspace: Workspace, one: dict[str, Entry]) -> sku.Rule:
    spell, rule = rows.speller(one), sku.parse(workspace.sku_rule)
    return lambda path: spell(rule(path))


def _report(
    table: Table, mapping: Mapping, found: tuple[Entry, ...], one: dict[str, Entry], old: dict[str, Product],
    old_photos: dict[str, tuple[str, ...]], looked: photos.Found, count: int,
    interrupted: bool,
) -> ImportReport:  # fmt: skip
    changed = Listed.of(changes.changed(old, old_photos, one))
    shared = [*photos.shared(one, looked.claimed)]
    added = Listed.of(sku for sku in one if sku not in old)
    return ImportReport(
        table=table.name, layout=table.layout, mapping=mapping, rows=len(table.rows), products=len(one),
        added=added,
        removed=Listed.of(sku for sku in old if sku not in one),
        changed=changed,
        unchanged=len(one) - added.count - changed.count,
        photos=count,
        photos_without_row=Listed.of(looked.without_row),
        skus_without_photo=Listed.of(sku for sku in one if sku not in looked.shown),
        near_names=Listed.of(looked.near),
        missing_photos=Listed.of(looked.missing),
        repeated_skus=Listed.of(changes.repeated(found)),
        shared_photos=sum(len(photo.runs) == 1 for photo in shared),
        conflicting_photos=Listed.of(photo for photo in shared if len(photo.runs) > 1),
        problems=Listed.of(changes.row_problems(table, mapping, found)),
        interrupted=interrupted,
    )  # fmt: skip
