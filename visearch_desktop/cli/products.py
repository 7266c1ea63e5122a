"""The command `products`: look at a product table, see what it would change, take it over."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, visearch
from visearch_desktop.cli.misfits import cases, show_misfits
from visearch_desktop.cli.table_options import mark_name, table_options
from visearch_desktop.core import product_import
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.product_import import ImportReport, Listed
from visearch_desktop.core.tables import Columns, Layout, Mapping, Table
from visearch_desktop.core.workspace import Workspace

ROWS_SHOWN = 3
_PRESETS = {
    "shopify": "Shopify", "woocommerce": "WooCommerce", "magento": "Magento", "akeneo": "Akeneo",
    "general": "common names",
}  # fmt: skip


@visearch.command("products")
@click.argument("file", type=PATH)
@click.option("--yes", "-y", is_flag=True, help="Import without asking.")
@click.option("--keep", is_flag=True, help="Keep products that the table does not name.")
@table_options
@catalog_options
def products_command(
    file: Path, catalog: Path, layout: Layout, columns: Columns, device: str, *, yes: bool, keep: bool, as_json: bool,
) -> int:  # fmt: skip
    """Import a product table (CSV, TSV or XLSX), after showing how it is read and what would change.

    It takes the place of the table before, unless --keep. What is detected can be corrected with the options; the
    same corrections are used for the next table.
    """
    workspace = Workspace.open(catalog, device=device)
    try:
        table, mapping = output.follow(product_import.reading(workspace, file, layout), quiet=as_json)
        mapping = columns.over(table, mapping)
        if not as_json:
            _show_table(table, mapping)
        plan = output.follow(product_import.plan_import(workspace, table, mapping, layout, keep=keep), quiet=as_json)
        if not as_json:
            _show_report(plan.report)
        wanted = plan.report.changes_anything and (yes or (not as_json and _asked()))
        if wanted:
            product_import.apply(workspace, plan)
    finally:
        workspace.close()
    if as_json:
        output.json_line({**_fields(table, plan.report), "applied": wanted})
    elif wanted:
        output.say(f"Imported {counted(plan.report.products, 'product')}.")
    else:
        here = "The catalog has this table already." if not plan.report.changes_anything else "Nothing was changed."
        output.say(here)
    return 0 if wanted or as_json or not plan.report.changes_anything else 1


def _asked() -> bool:
    if sys.stdin.isatty():
        return click.confirm("Import this table?", err=True)
    output.say("Add --yes to import this table.")
    return False


# -- for people ------------------------------------------------------------------------------------


def _show_table(table: Table, mapping: Mapping) -> None:
    output.facts(_layout_facts(table))
    output.facts(_mapping_facts(mapping))
    shown = [column for column in (mapping.sku or mapping.group, mapping.title, mapping.ean, *mapping.photos) if column]
    if shown and table.rows:
        grid = Grid("Row", *map(escape, shown), title="First rows", title_justify="left")
        for row in table.rows[:ROWS_SHOWN]:
            grid.add_row(str(row.number), *(escape(row.cells[table.column(column)]) for column in shown))
        Console().print(grid)


def _layout_facts(table: Table) -> Iterator[tuple[str, str]]:
    layout = table.layout
    yield "table", f"{table.name}, {counted(len(table.rows), 'row')}, {counted(len(table.columns), 'column')}"
    if layout.sheet:
        others = len(table.sheets) - 1
        yield "sheet", layout.sheet + (f" ({counted(others, 'other sheet')})" if others else "")
    else:
        yield "encoding", layout.encoding
        yield "delimiter", mark_name(layout.delimiter)
    yield "header row", str(layout.header_row)


def _mapping_facts(mapping: Mapping) -> Iterator[tuple[str, str]]:
    yield "columns of", _PRESETS.get(mapping.preset, "no shop system we know")
    yield "SKU", mapping.sku or (f"{mapping.group} (no SKU column)" if mapping.group else "not found")
    yield "title", mapping.title or "none"
    yield "EAN", mapping.ean or "none"
    yield "photos", ", ".join(mapping.photos) or "none"
    if mapping.group:
        yield "variants by", mapping.group


def _show_report(report: ImportReport) -> None:
    click.echo(
        f"{counted(report.products, 'product')}: {report.added.count} added, {report.changed.count} changed, "
        f"{report.removed.count} removed, {report.unchanged} unchanged."
    )
    cases("removed from the catalog's table", report.removed, str)
    cases("changed", report.changed, lambda one: f"{one.sku}: " + "; ".join(
        f"{change.column} “{change.old}” → “{change.new}”" for change in one.changes
    ))  # fmt: skip
    show_misfits(report)


# -- for programs ----------------------------------------------------------------------------------


def _fields(table: Table, report: ImportReport) -> dict[str, object]:
    mapping = asdict(report.mapping)
    listed = {
        name: {"count": value.count, "first": [_plain(one) for one in value.first]}
        for name in report.__slots__
        if isinstance(value := getattr(report, name), Listed)
    }
    counts = {name: getattr(report, name) for name in ("rows", "products", "unchanged", "photos", "shared_photos")}
    return {
        "table": table.name, "layout": asdict(report.layout), "sheets": list(table.sheets),
        "columns": list(table.columns), "mapping": mapping, **counts, **listed,
    }  # fmt: skip


def _plain(one: Any) -> object:
    return str(one) if isinstance(one, str | Path) else asdict(one)
