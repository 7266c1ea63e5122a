"""The command `watch`: index runs, one after another, whenever photos have come, changed or gone."""

from __future__ import annotations

import datetime
import math
import os
from collections.abc import Sequence
from pathlib import Path

import click

from visearch_desktop.cli import output
from visearch_desktop.cli.commands import catalog_options, visearch
from visearch_desktop.core import indexing
from visearch_desktop.core.catalog import IndexReport, counted
from visearch_desktop.core.errors import CatalogBusyError, CatalogError
from visearch_desktop.core.watching import SETTLE_SECONDS, Due, How, Watch, Watched
from visearch_desktop.core.workspace import Workspace

BUSY_SECONDS = 30.0
"""When a run is tried again after another copy of the program was at work on the catalog."""
_LONGEST_SLEEP = 0.5 if os.name == "nt" else math.inf
"""Windows tells of Ctrl+C only between two sleeps, and one may be minutes long."""


@visearch.command("watch")
@click.option("--look", is_flag=True, help="Look at the folders now and then: for shares that do not tell of changes.")
@catalog_options
def watch_command(catalog: Path, device: str, *, look: bool, as_json: bool) -> int:
    """Keep a catalog up to date with its photo folders until Ctrl+C; with --json a line for each index run."""
    workspace = Workspace.open(catalog, device=device)
    try:
        _Watching(workspace, look=look, as_json=as_json).go_on()
    finally:
        workspace.close()
    return 0


class _Watching:
    """The folders of a catalog, watched; what has been said of them is not said again."""

    def __init__(self, workspace: Workspace, *, look: bool, as_json: bool) -> None:
        self._workspace = workspace
        self._look = look
        self._as_json = as_json
        self._said: dict[Path, str] = {}
        self._problems: frozenset[tuple[Path, str]] = frozenset()

    def go_on(self) -> None:
        """Watch until Ctrl+C."""
        while True:
            roots = tuple(self._workspace.roots().values())
            if not roots:
                raise CatalogError("This catalog has no photo folders.", "Add one with “visearch index”.")
            watch = Watch(roots, look=self._look)
            try:
                self._watch(watch, roots)
            except KeyboardInterrupt:  # not during a run
                output.say("Stopped watching.")
                return
            finally:
                watch.close()

    def _watch(self, watch: Watch, roots: Sequence[Path]) -> None:
        """Run what is due, until the catalog has other folders."""
        while tuple(self._workspace.roots().values()) == roots:
            watch.step()
            for state in watch.states():
                self._tell(state)
            if due := watch.take():
                self._run(watch, due)
            watch.wait(_LONGEST_SLEEP)

    def _run(self, watch: Watch, due: Due) -> None:
        task = indexing.index_folders(self._workspace, only=due.places, settle=SETTLE_SECONDS)
        try:
            report = output.follow(task, quiet=self._as_json)
        except CatalogBusyError as error:
            output.complain(error)
            watch.put_back(due, BUSY_SECONDS)
            return
        except KeyboardInterrupt:
            raise click.Abort from None  # told as for every command: what was done is kept
        if report.unfinished:
            watch.come_back()
        self._show(report)

    def _show(self, report: IndexReport) -> None:
        if self._as_json:
            output.index_report(report, as_json=True)
            return
        problems = frozenset((problem.photo, problem.reason) for problem in report.failures)
        changes = {"new": report.new, "changed": report.changed, "moved": report.moved, "gone": report.gone}
        if any(changes.values()):
            told = ", ".join(f"{number:,} {name}" for name, number in changes.items() if number)
            click.echo(f"{_now()}  {told}; {counted(report.photos, 'photo')} can be searched.")
        for photo, reason in sorted(problems - self._problems):
            output.say(f"{_now()}  {photo} was left out: {reason}")
        self._problems = problems

    def _tell(self, state: Watched) -> None:
        often = f"looked at every {state.seconds:.0f} seconds. {state.note}".strip()
        words = {
            How.STARTING: "",
            How.TOLD: f"Watching {state.folder}.",
            How.LOOKED_AT: f"Watching {state.folder}: {often}",
            How.OFFLINE: f"{state.folder} is offline; {often}",
        }[state.how]
        if words and self._said.get(state.folder) != words:
            self._said[state.folder] = words
            output.say(words)


def _now() -> str:
    return datetime.datetime.now().astimezone().strftime("%H:%M:%S")
