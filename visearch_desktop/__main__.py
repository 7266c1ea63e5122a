"""Entry points: the window, or the commands. `visearch` alone is the window, and so is `visearch-desktop`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from visearch_desktop.core.errors import VisearchError


def main() -> None:
    """Run `visearch` and exit with its code."""
    try:
        sys.exit(_window() if len(sys.argv) == 1 else _command())
    except KeyboardInterrupt:
        sys.exit(130)


def desktop() -> None:
    """Run `visearch-desktop [PHOTO...]`, which the desktop's menu and file managers start."""
    try:
        sys.exit(_window(tuple(map(Path, sys.argv[1:]))))
    except KeyboardInterrupt:
        sys.exit(130)


def _command() -> int:
    from visearch_desktop.cli import main as command_line  # noqa: PLC0415 - the window starts without it

    return command_line(_window)


def _window(photos: Sequence[Path] = (), catalog: Path | None = None, picture: Path | None = None) -> int:
    """Open the window, searching with `photos`; with `picture` only until it shows the answer and is saved there."""
    # The commands run where Qt or a display is missing; without a display Qt would end the process.
    from visearch_desktop.gui import preflight  # noqa: PLC0415

    try:
        preflight.check()
        # After it is known that Qt can start.
        if picture is not None and catalog is not None:
            from visearch_desktop.gui.demo import show_demo  # noqa: PLC0415

            return show_demo(catalog, photos, picture)
        from visearch_desktop.gui.app import run  # noqa: PLC0415

        return run(catalog, photos)
    except VisearchError as error:
        print(error.in_full, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1


if __name__ == "__main__":
    main()
