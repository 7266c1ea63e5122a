"""Entry point: without arguments the window, otherwise the commands."""

from __future__ import annotations

import sys

from visearch_desktop.core.errors import VisearchError


def main() -> None:
    """Run the program and exit with its code."""
    try:
        sys.exit(_window() if len(sys.argv) == 1 else _command())
    except KeyboardInterrupt:
        sys.exit(130)


def _command() -> int:
    from visearch_desktop.cli import main as command_line  # noqa: PLC0415 - the window starts without it

    return command_line()


def _window() -> int:
    # The commands run where Qt or a display is missing; without a display Qt would end the process.
    from visearch_desktop.gui import preflight  # noqa: PLC0415

    try:
        preflight.check()
    except VisearchError as error:
        print(error.in_full, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    from visearch_desktop.gui.app import run  # noqa: PLC0415 - after it is known that Qt can start

    return run()


if __name__ == "__main__":
    main()
