"""The command `open`: the window, searching with photos. File managers and the desktop's menu call it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import click

from visearch_desktop.cli.commands import PATH, visearch
from visearch_desktop.core.errors import VisearchError


class OpenWindow(Protocol):
    """Opens the window and stays until it is closed; its exit code."""

    def __call__(self, photos: tuple[Path, ...] = (), catalog: Path | None = None, picture: Path | None = None) -> int:
        """Search with `photos` in `catalog`, the one used last by default."""


@visearch.command("open")
@click.argument("photos", type=PATH, nargs=-1, metavar="[PHOTO...]")
@click.option("--catalog", type=PATH, metavar="DIR", help="The catalog to open; the one used last by default.")
@click.option("--picture", type=PATH, metavar="FILE", help="Save a picture of the window with the answer, then end.")
@click.pass_obj
def open_command(
    window: OpenWindow | None, photos: tuple[Path, ...], catalog: Path | None, picture: Path | None
) -> int:
    """Open the window, and search with photos if any are given: several are views of one product."""
    if picture is not None and (catalog is None or not photos):
        raise click.UsageError("--picture needs --catalog and a photo to search with.")
    if window is None:
        raise VisearchError("This program was started without its window.")
    return window(tuple(photo.absolute() for photo in photos), catalog, picture)
