"""The command line. Answers go to stdout, progress and errors to stderr.

Exit codes: 0 done, 1 nothing could be done (one sentence on stderr), 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys

import click

# Each of these registers its commands.
from visearch_desktop.cli import (  # noqa: F401
    adapt,
    audit,
    backups,
    batch,
    diagnostics,
    forget,
    gate,
    ledger,
    opening,
    optimise,
    products,
    quarantine,
    recommend,
    search,
    self_test,
    suggest,
    trial,
    verdicts,
    watch,
)
from visearch_desktop.cli.commands import visearch
from visearch_desktop.cli.opening import OpenWindow
from visearch_desktop.cli.output import complain, say
from visearch_desktop.core import logbook
from visearch_desktop.core.errors import RuleError, VisearchError

__all__ = ["main"]

INTERRUPTED = 130


def main(open_window: OpenWindow | None = None) -> int:
    """Run a command; returns its exit code. `open_window` is the program's other half, which commands do not know."""
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold bytes that are not text; a console may not know every character.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    # A parent shell may have told its background jobs to ignore Ctrl-C; this program minds it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    logbook.begin()
    try:
        return _run(open_window)
    except Exception as error:
        logbook.failed("crash", error)
        raise
    finally:
        logbook.end()


def _run(open_window: OpenWindow | None) -> int:
    try:
        result = visearch.main(prog_name="visearch", standalone_mode=False, obj=open_window)
    except RuleError as error:
        complain(error)
        return 2
    except VisearchError as error:
        logbook.failed("command failed", error)
        complain(error)
        return 1
    except (KeyboardInterrupt, click.Abort):
        say("Stopped. What was done so far is kept; the same command goes on from there.")
        sys.stdout.flush()
        # Photos that are being decoded are not worth waiting for: large ones took 4 s.
        os._exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # Whoever read the answers has seen enough (`| head`); the interpreter must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0
