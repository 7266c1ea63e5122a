"""The command `forget`: remove everything that was derived from a catalog's photos."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, visearch
from visearch_desktop.core import forgetting
from visearch_desktop.core.catalog import counted


@visearch.command("forget")
@click.option("--catalog", type=PATH, required=True, metavar="DIR", help="The catalog's folder.")
@click.option("--yes", "-y", is_flag=True, help="Forget without asking.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable answer on stdout.")
def forget_command(catalog: Path, *, yes: bool, as_json: bool) -> int:
    """Forget a catalog: its folder, its caches, its batches. Photos stay, and so does whatever is not ours."""
    found = forgetting.look(catalog)
    if not yes and not _asked(found):
        return 1
    gone = output.follow(forgetting.forget(found), quiet=as_json)
    if as_json:
        removed = [{"file": str(one.file), "bytes": one.bytes} for one in gone.removed]
        output.json_line({"removed": removed, "bytes": gone.bytes, "notes": gone.notes, "failed": gone.failed})
        return 1 if gone.failed else 0
    for one in gone.removed:
        click.echo(f"{one.bytes:>12,}  {one.file}")
    click.echo(f"Removed {counted(len(gone.removed), 'file')}, {gone.bytes:,} bytes.")
    for sentence in (*gone.notes, *gone.failed):
        output.say(sentence)
    return 1 if gone.failed else 0


def _asked(found: forgetting.Derived) -> bool:
    output.say(
        f"{counted(len(found.files), 'file')} of the catalog ({forgetting.total(found.files):,} bytes) and"
        f" {len(found.batches)} saved batches go, with {counted(found.decisions, 'verdict')} and the ledger. To keep"
        f" those, first run: visearch ledger export FILE.jsonl --catalog {found.folder}"
    )
    if sys.stdin.isatty():
        return click.confirm("Forget this catalog for good?", err=True)
    output.say("Nothing was removed: add --yes to forget it.")
    return False
