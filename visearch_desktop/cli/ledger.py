"""The command `ledger`: what was decided, by whom and when; whether that is what was recorded."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import click

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, visearch
from visearch_desktop.core import ledger
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.workspace import Workspace

_CATALOG = click.option("--catalog", type=PATH, metavar="DIR", help="The catalog's folder.")


@visearch.group("ledger")
def ledger_group() -> None:
    """What people decided, for good: export it, or check that nobody has changed it."""


@ledger_group.command("verify")
@click.argument("file", type=PATH, required=False)
@_CATALOG
@click.option("--head", default="", metavar="HASH", help="The hash that the last entry is to have.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable answer on stdout.")
def verify_command(file: Path | None, catalog: Path | None, head: str, *, as_json: bool) -> int:
    """Check the ledger of a catalog with its batches, or one that was exported to FILE.jsonl."""
    found = ledger.verify_file(file) if file is not None else _of_catalog(catalog)
    broken = found.broken
    if not broken and head and head.lower() != found.head:
        broken = "The last entry is another one than that."
    if as_json:
        output.json_line({"entries": found.entries, "head": found.head, "broken": broken})
    elif not broken:
        click.echo(f"Entries: {found.entries:,}, all as they were recorded.")
        click.echo(f"The last entry of the catalog is {found.head}.")
    else:
        output.say(broken)
    return 1 if broken else 0


@ledger_group.command("export")
@click.argument("file", type=PATH)
@_CATALOG
def export_command(file: Path, catalog: Path | None) -> int:
    """Write the ledger to FILE: .jsonl (which can be verified), .csv or .xlsx."""
    workspace = _opened(catalog)
    try:
        done = deque(ledger.export(workspace, file), 1)
    finally:
        workspace.close()
    output.say(f"Wrote {done[0] if done else 0:,} entries to {file}.")
    return 0


def _of_catalog(catalog: Path | None) -> ledger.Verified:
    workspace = _opened(catalog)
    try:
        return ledger.verify(workspace)
    finally:
        workspace.close()


def _opened(catalog: Path | None) -> Workspace:
    if catalog is None:
        raise VisearchError("Name the catalog with --catalog.")
    return Workspace.open(catalog, read_only=True)
