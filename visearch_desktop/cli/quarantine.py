"""The commands `quarantine` and `restore`: move judged duplicates out of the way, and bring them back."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, visearch
from visearch_desktop.core import audit, places, quarantine
from visearch_desktop.core.catalog import Problem, counted
from visearch_desktop.core.scan import QUARANTINE_MARK
from visearch_desktop.core.workspace import Workspace


@visearch.command("quarantine")
@click.option("--to", "folder", type=PATH, required=True, metavar="FOLDER", help="An empty folder, or one used before.")
@click.option("--dry-run", is_flag=True, help="Only say what would be moved.")
@click.option("--yes", "-y", is_flag=True, help="Move without asking.")
@catalog_options
def quarantine_command(
    catalog: Path, folder: Path, device: str, *, dry_run: bool, yes: bool, as_json: bool
) -> int:  # fmt: skip
    """Move the photos judged to be duplicates, but for those to keep, into a folder. Nothing is deleted."""
    workspace = Workspace.open(catalog, device=device)
    try:
        if not dry_run and places.exists(folder / QUARANTINE_MARK):
            quarantine.recover(workspace, folder)  # a photo that a killed run has moved is still in the catalog
        removals = [quarantine.Removal(one.photo, one.digest, one.keeper) for one in audit.duplicates(workspace)]
        plan = quarantine.plan(workspace, removals)
        if not as_json:
            _show(plan)
        if dry_run or not plan.departures or not (yes or (not as_json and _asked("Move these photos?"))):
            if as_json:
                would = [str(departure.photo) for departure in plan.departures]
                output.json_line({"would_move": would, "moved": [], "refused": _rows(plan.refused)})
            return 0 if dry_run or not plan.departures else 1
        moved = output.follow(quarantine.move(workspace, plan, folder), quiet=as_json)
    finally:
        workspace.close()
    if as_json:
        output.json_line({
            "moved": [{"photo": str(entry.photo), "place": str(entry.place)} for entry in moved.moved],
            "refused": _rows(plan.refused), "failed": _rows(moved.failed), "stopped": moved.stopped,
            "notes": moved.notes,
        })  # fmt: skip
    else:
        _complain("was not moved", moved.failed, moved.stopped, moved.notes)
        click.echo(f"Moved {counted(len(moved.moved), 'photo')} to {moved.folder}.")
    return 1 if moved.stopped or not moved.moved else 0


@visearch.command("restore")
@click.argument("folder", type=PATH)
@catalog_options
def restore_command(folder: Path, catalog: Path, device: str, *, as_json: bool) -> int:
    """Bring every photo of a quarantine folder back to where it was."""
    workspace = Workspace.open(catalog, device=device)
    try:
        back = output.follow(quarantine.restore(workspace, folder), quiet=as_json)
    finally:
        workspace.close()
    if as_json:
        restored = [str(entry.photo) for entry in back.restored]
        output.json_line(
            {"restored": restored, "failed": _rows(back.failed), "stopped": back.stopped, "notes": back.notes}
        )
    else:
        _complain("was not brought back", back.failed, back.stopped, back.notes)
        click.echo(f"Brought {counted(len(back.restored), 'photo')} back.")
    return 1 if back.stopped or (back.failed and not back.restored) else 0


def _asked(question: str) -> bool:
    if sys.stdin.isatty():
        return click.confirm(question, err=True)
    output.say("Nothing was moved: add --yes to move these photos.")
    return False


def _show(plan: quarantine.Plan) -> None:
    if plan.departures:
        table = Table("Photo", "SKU", "Stays", title="To be moved", title_justify="left")
        for departure in plan.departures[: output.PROBLEMS_SHOWN]:
            names = (str(departure.photo), ", ".join(departure.skus), str(departure.keeper))
            table.add_row(*map(escape, names))
        Console().print(table)
    for problem in plan.refused[: output.PROBLEMS_SHOWN]:
        output.say(f"{problem.photo} stays: {problem.reason}")
    click.echo(
        f"To be moved: {counted(len(plan.departures), 'photo')} ({plan.bytes / 1e6:.1f} MB);"
        f" to stay for a reason: {len(plan.refused)}."
    )
    if not plan.departures and not plan.refused:
        output.say("No photo has been judged a duplicate of one to keep: review the audit, or import an edited report.")


def _complain(what: str, failed: Iterable[Problem], stopped: str, notes: Iterable[str]) -> None:
    for note in notes:
        output.say(note)
    for problem in failed:
        output.say(f"{problem.photo} {what}: {problem.reason}")
    if stopped:
        output.say(f"Stopped: {stopped}")


def _rows(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"photo": str(problem.photo), "reason": problem.reason} for problem in problems]
