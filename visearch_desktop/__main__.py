"""Entry point: without arguments the window, otherwise the commands."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program and exit with its code."""
    if len(sys.argv) == 1:
        from visearch_desktop.gui.app import run  # noqa: PLC0415 - the commands run where Qt is missing

        sys.exit(run())
    from visearch_desktop.cli import main as command_line  # noqa: PLC0415 - the window starts without it

    sys.exit(command_line())


if __name__ == "__main__":
    main()
