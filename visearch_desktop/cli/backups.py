"""The command `backups`: what is kept of what people said, and a damaged catalog made anew from it."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, visearch
from visearch_desktop.core import backups
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.workspace import Workspace


@visearch.group("backups")
def backups_group() -> None:
    """Backups of verdicts, decisions, product table and SKU rule; photos are read again."""


@backups_group.command("list")
@catalog_options
def list_command(catalog: Path, device: str, *, as_json: bool) -> int:  # noqa: ARG001 - every command takes it
    """The backups of a catalog, the newest first; also when the catalog itself is damaged."""
    found = backups.listing(catalog.absolute())
    if as_json:
        rows = [
            {"file": str(one.file), "made": one.made.isoformat(timespec="seconds"), "decisions": one.decisions,
             "products": one.products} for one in found
        ]  # fmt: skip
        output.json_line({"backups": rows})
        return 0
    table = Table("Backup", "Made", "Decisions", "Products")
    for one in found:
        table.add_row(one.file.name, f"{one.made:%Y-%m-%d %H:%M}", f"{one.decisions:,}", f"{one.products:,}")
    Console().print(table)
    return 0


@backups_group.command("make")
@catalog_options
def make_command(catalog: Path, device: str, *, as_json: bool) -> int:
    """Make a backup now, if anything has changed since the last one."""
    workspace = Workspace.open(catalog, device=device)
    try:
        made = backups.keep(workspace.database)
    finally:
        workspace.close()
    if as_json:
        output.json_line({"made": None if made is None else str(made)})
    else:
        output.say(f"Kept in {made}." if made else "Nothing has changed since the last backup.")
    return 0


@backups_group.command("restore")
@click.argument("backup", type=PATH, required=False)
@click.option("--yes", "-y", is_flag=True, help="Restore without asking.")
@catalog_options
def restore_command(
    backup: Path | None, catalog: Path, device: str, *, yes: bool, as_json: bool  # noqa: ARG001 - as above
) -> int:  # fmt: skip
    """Make a damaged catalog anew from BACKUP, or from the newest one that is whole.

    What was there is set aside, not deleted. Index the photo folders afterwards: verdicts find their photos again.
    """
    folder = catalog.absolute()
    if not yes and not as_json and not _asked():
        return 1
    restored = backups.restore(folder, backup)
    if as_json:
        output.json_line({
            "backup": str(restored.backup.file), "decisions": restored.backup.decisions,
            "products": restored.backup.products, "aside": str(restored.aside),
        })  # fmt: skip
        return 0
    one = restored.backup
    click.echo(
        f"Restored {counted(one.decisions, 'decision')} and {counted(one.products, 'product')} of"
        f" {one.made:%Y-%m-%d %H:%M}. What was there lies in {restored.aside}."
    )
    output.say("Index the photo folders now: the photos are read again, and verdicts find theirs.")
    return 0


def _asked() -> bool:
    if sys.stdin.isatty():
        return click.confirm("Set the catalog of now aside and restore?", err=True)
    output.say("Add --yes to restore.")
    return False
