"""The command `diagnostics`: what those who look after the program need to know."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from visearch_desktop.cli.commands import PATH, visearch
from visearch_desktop.core import diagnostics
from visearch_desktop.core.errors import ModelError
from visearch_desktop.core.workspace import Workspace


@visearch.command("diagnostics")
@click.option("--catalog", type=PATH, metavar="DIR", help="A catalog to tell of as well.")
@click.option("--paths", is_flag=True, help="Name folders as well.")
def diagnostics_command(catalog: Path | None, *, paths: bool) -> None:
    """Print versions, device, what the catalog holds and the last errors: no photos, no paths unless wanted."""
    if catalog is None:
        click.echo(diagnostics.report(paths=paths), nl=False)
        return
    workspace = Workspace.open(catalog, read_only=True)
    try:
        with suppress(ModelError):  # told as a line of the report
            workspace.embedder.open()  # only then is it known what computes
        click.echo(diagnostics.report(workspace, paths=paths), nl=False)
    finally:
        workspace.close()
