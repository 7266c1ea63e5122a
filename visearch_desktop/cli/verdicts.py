"""The command `verdicts`: take over what people wrote into a report."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, catalog_options, visearch
from visearch_desktop.core import audit, report
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.report import Changes
from visearch_desktop.core.workspace import Workspace


@visearch.group("verdicts")
def verdicts_group() -> None:
    """What people said of pairs of photos."""


@verdicts_group.command("import")
@click.argument("file", type=PATH)
@click.option("--yes", "-y", is_flag=True, help="Apply the changes without asking.")
@catalog_options
def import_command(file: Path, catalog: Path, device: str, *, yes: bool, as_json: bool) -> int:
    """Take over the verdicts in an edited report (XLSX or CSV), after showing what would change.

    A blank cell changes nothing, and "-" takes a verdict back. Rows that are not understood are left out and listed.
    """
    workspace = Workspace.open(catalog, device=device)
    try:
        changes = report.preview(audit.verdicts(workspace), report.read_verdicts(file), audit.kept(workspace))
        if not as_json:
            _show(changes)
        agreed = bool(changes.rulings) and (yes or (not as_json and _asked("Apply these changes?")))
        if agreed:
            audit.decide(workspace, changes.rulings, words=f"import {file.name}")
    finally:
        workspace.close()
    if as_json:
        output.json_line({**_counts(changes), "problems": _problems(changes), "applied": agreed})
        return 0
    if changes.rulings:
        taken = counted(len(changes.rulings), "verdict")
        output.say(f"Taken over: {taken}." if agreed else "Nothing was changed.")
    return 0 if agreed or not changes.rulings else 1


def _asked(question: str) -> bool:
    if sys.stdin.isatty():
        return click.confirm(question, err=True)
    output.say("Add --yes to apply this.")
    return False


def _show(changes: Changes) -> None:
    click.echo(", ".join(f"{count} {name}" for name, count in _counts(changes).items()))
    for problem in changes.problems[: output.PROBLEMS_SHOWN]:
        output.say(f"Row {problem.number} is left out: {problem.reason}")
    if len(changes.problems) > output.PROBLEMS_SHOWN:
        output.say(f"and {len(changes.problems) - output.PROBLEMS_SHOWN} more; --json lists them all")


def _counts(changes: Changes) -> dict[str, object]:
    return {name: getattr(changes, name) for name in ("new", "changed", "withdrawn", "unchanged")}


def _problems(changes: Changes) -> list[dict[str, object]]:
    return [{"row": problem.number, "reason": problem.reason} for problem in changes.problems]
