"""The command `batch`: a supplier's delivery against the catalog, which is only read."""

from __future__ import annotations

import sys
from collections import Counter, deque
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, visearch
from visearch_desktop.cli.table_options import mark_name, table_options
from visearch_desktop.core import batch, delivery
from visearch_desktop.core.batch.plain import write_json
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.deliveries import BatchReport, DeliveredSheet, Proposal, Proposed
from visearch_desktop.core.tables import Columns, Layout
from visearch_desktop.core.workspace import Workspace

ITEMS_SHOWN = 50


@visearch.command("batch")
@click.argument("sources", type=PATH, nargs=-1, required=True, metavar="FOLDER|ZIP|FILE...")
@click.option("--report", "file", type=PATH, metavar="FILE", help="Write a report: .xlsx, .html, .csv or .json.")
@click.option("--save", "folder", type=PATH, metavar="FOLDER", help="Where the batch is saved; the same one goes on.")
@click.option("--profile", default="", metavar="NAME", help="Picture rules to check: a preset, your own, or a file.")
@click.option("--name-rule", default="auto", metavar="RULE", help="How names of photos make items, without a sheet.")
@click.option("--since", type=PATH, metavar="FOLDER", help="Only items that are new since this saved batch.")
@click.option("--accept-new", "packed", type=PATH, metavar="ZIP", help="Pack the new items with a sheet.")
@click.option("--metadata", is_flag=True, help="Pack photos byte for byte: with place, camera and names in them.")
@click.option(
    "--placeholder",
    "stand_ins",
    type=PATH,
    multiple=True,
    metavar="PHOTO",
    help="A picture that stands for missing photos; it stays known for this catalog.",
)
@click.option("--no-placeholder", "photos_after_all", type=PATH, multiple=True, metavar="PHOTO", help="The contrary.")
@click.option("--table", default="", metavar="NAME", help="Which spreadsheet of the delivery says what photos are.")
@table_options
@catalog_options
def batch_command(
    sources: tuple[Path, ...], catalog: Path, file: Path | None, folder: Path | None, profile: str, name_rule: str,
    since: Path | None, packed: Path | None, stand_ins: tuple[Path, ...],
    photos_after_all: tuple[Path, ...], table: str, layout: Layout, columns: Columns, device: str, *,
    metadata: bool, as_json: bool,
) -> int:  # fmt: skip
    """Compare a delivery with the catalog: which items are new, which are there already?

    How its spreadsheet was read is shown, and can be corrected with the options of `products`; a correction holds for
    this delivery until there is another one.
    """
    if file is not None and file.suffix.lower() not in batch.SUFFIXES:  # told before an hour of comparing
        raise click.BadParameter(f"A report ends in {', '.join(batch.SUFFIXES)}.", param_hint="--report")
    older = batch.open(since).report if since is not None else None
    folder = folder or batch.default_folder(sources)
    workspace = Workspace.open(catalog, device=device, read_only=True)
    said = delivery.SheetSaid(table, layout, columns)
    corrected = said if said != delivery.SheetSaid() else None
    try:
        for photo in (*stand_ins, *photos_after_all):
            batch.call_file_placeholder(workspace.folder, photo, placeholder=photo in stand_ins)
        task = batch.run(workspace, sources, folder, profile=profile, name_rule=name_rule, said=corrected)
        found = output.follow(task, quiet=as_json)
        found = batch.open(folder).report  # with what was decided before
        if older is not None:
            found = batch.only_new(older, found)
        if file is not None:
            output.follow(batch.write(found, file, folder=folder, workspace=workspace), quiet=as_json)
        new = batch.wanted(found)
        if packed is not None and new:
            done = output.follow(delivery.pack(new, packed, metadata=metadata), quiet=as_json)
            if done.note:
                output.say(done.note)
    finally:
        workspace.close()
    if packed is not None:
        output.say(f"{counted(len(new), 'item')} packed into {packed}." if new else "There is no new item to pack.")
    if as_json:
        deque(write_json(sys.stdout.buffer, found, batch.Pictures(), datetime.now().astimezone()), maxlen=0)
    else:
        _show(found, folder, file)
    return 0


def _show(found: BatchReport, folder: Path, file: Path | None) -> None:
    for sheet in found.sheets:
        output.say(f"{sheet.name}: {_reading(sheet)}")
    for note in found.notes:
        output.say(note)
    for problem in found.problems[: output.PROBLEMS_SHOWN]:
        output.say(f"{problem.photo}: {problem.reason}")
    if len(found.problems) > output.PROBLEMS_SHOWN:
        output.say(f"and {len(found.problems) - output.PROBLEMS_SHOWN} more; --json lists them all")
    items = batch.in_order(found)
    if items:
        Console().print(_table(items[:ITEMS_SHOWN]))
    if len(items) > ITEMS_SHOWN:
        click.echo(f"and {counted(len(items) - ITEMS_SHOWN, 'more item')}; --report lists them all")
    counts = Counter(one.proposal for one in found.items)
    told = [f"{batch.words(kind)} {counts[kind]}" for kind in Proposal if counts[kind]]
    click.echo(f"{counted(len(found.items), 'item')}: {', '.join(told) or 'none'} ({found.seconds:.1f} s).")
    output.say(f"The batch is saved in {folder}.")
    if file is not None:
        output.say(f"The report is in {file}.")


def _reading(sheet: DeliveredSheet) -> str:
    """How a spreadsheet was read, in one line."""
    if not sheet.header_row:
        return "not read."
    how = f"sheet {sheet.tab}" if sheet.tab else f"{sheet.encoding}, {mark_name(sheet.delimiter)}"
    named = (("SKU", sheet.sku), ("title", sheet.title), ("EAN", sheet.ean), ("photos", ", ".join(sheet.photos)))
    meant = [f"{what} in “{column}”" for what, column in named if column]
    used = "" if sheet.used else "not used; "
    parts = (how, f"names in row {sheet.header_row}", counted(sheet.rows, "row"), *meant)
    return f"{used}read as {', '.join(parts)}."


def _table(items: tuple[Proposed, ...]) -> Table:
    table = Table("Item", "Proposal", "SKU", "Confidence", "Why", title_justify="left")
    for one in items:
        why = one.reasons[0] if one.reasons else ""
        cells = (one.item.name, batch.words(one.proposal), one.sku, f"{one.confidence:.2f}", why)
        table.add_row(*map(escape, cells))
    return table
