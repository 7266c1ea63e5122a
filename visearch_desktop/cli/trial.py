"""The command `trial`: which edits of a catalog's own photos a search would find."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import catalog_options, visearch
from visearch_desktop.core import trial
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.trial import TrialReport
from visearch_desktop.core.workspace import Workspace


@visearch.command("trial")
@click.option(
    "--photos", type=click.IntRange(1, 10_000), default=trial.PHOTOS, show_default=True, help="Photos to edit."
)
@catalog_options
def trial_command(catalog: Path, photos: int, device: str, *, as_json: bool) -> int:
    """Edit some of the catalog's own photos, search with the copies, and say which edits are found.

    The catalog is not changed.
    """
    workspace = Workspace.open(catalog, device=device, read_only=True)
    try:
        report = output.follow(trial.trial(workspace, photos), quiet=as_json)
    finally:
        workspace.close()
    if as_json:
        output.json_line({**asdict(report), "lost": [{**asdict(one), "photo": str(one.photo)} for one in report.lost]})
    else:
        _tell(report)
    return 0


def _tell(report: TrialReport) -> None:
    title = f"{counted(report.photos, 'photo')} of this catalog, each edited in these ways and searched with"
    table = Table("Edit", "Tried", "Right SKU first", "Said to be the same photo", title=title, title_justify="left")
    for row in report.outcomes:
        table.add_row(row.edit, str(row.tried), _of(row.first, row.tried), _of(row.proven, row.tried))
    Console().print(table)
    for one in report.lost:
        instead = f", {escape(one.instead)} came first" if one.instead else ""
        output.say(f"Not found: {one.photo} ({one.edit}){instead}")
    if report.unread:
        output.say(f"{counted(report.unread, 'photo')} could not be read.")


def _of(found: int, tried: int) -> str:
    return f"{found} ({100 * found // tried} %)"
