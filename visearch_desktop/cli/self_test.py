"""The command `self-test`: the program checks itself and says what is wrong with this installation."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from visearch_desktop import __version__
from visearch_desktop.cli import output
from visearch_desktop.cli.commands import PATH, visearch
from visearch_desktop.cli.opening import OpenWindow
from visearch_desktop.core import self_test
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.progress import Task
from visearch_desktop.core.workspace import Workspace


@visearch.command("self-test")
@click.option("--device", type=click.Choice(["auto", "cuda", "cpu"]), default="auto", help="Where the models run.")
@click.option("--catalog", type=PATH, help="Check what this catalog keeps instead of the program.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable answer on stdout.")
def self_test_command(device: str, catalog: Path | None, *, as_json: bool) -> int:
    """Check this installation, offline: formats, models, index, search, audit, window. Takes half a minute.

    With --catalog, check instead that what a catalog keeps is as it was written: its database, decisions, products,
    photos and cache. What is damaged and can be put right or made again is.
    """
    checks = output.follow(_checks(device, catalog), quiet=as_json)
    failed = [check for check in checks if not check.passed]
    if as_json:
        rows = [
            {"name": one.name, "passed": one.passed, "said": one.said, "seconds": round(one.seconds, 3)}
            for one in checks
        ]
        output.json_line({"version": __version__, "passed": not failed, "checks": rows})
    else:
        _show(checks)
    for check in failed:
        output.say(f"{check.name}: {check.said}")
    return 1 if failed else 0


def _checks(device: str, catalog: Path | None) -> Task[tuple[self_test.Check, ...]]:
    if catalog is None:
        return (yield from self_test.run(device))
    with closing(Workspace.open(catalog)) as workspace:
        return (yield from self_test.check_catalog(workspace))


def _show(checks: Sequence[self_test.Check]) -> None:
    table = Table("Check", "", "What was found", "Seconds")
    for check in checks:
        table.add_row(
            escape(check.name), "passed" if check.passed else "FAILED", escape(check.said), f"{check.seconds:.1f}"
        )
    Console().print(table)


@visearch.command("self-test-window", hidden=True)
@click.argument("catalog", type=PATH)
@click.argument("photo", type=PATH)
@click.argument("picture", type=PATH)
@click.pass_obj
def window_command(window: OpenWindow | None, catalog: Path, photo: Path, picture: Path) -> int:
    """What `self-test` starts for its row “Window”: the window once, as a picture, and what it connected to."""
    if window is None:
        raise VisearchError("This program was started without its window.")
    heard = self_test.Connections()
    code = window((photo,), catalog, picture)
    output.json_line({"connections": list(heard.close())})
    return code
