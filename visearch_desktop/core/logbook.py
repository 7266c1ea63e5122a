"""The program's log: JSON lines in the user's log folder, five files of a megabyte.

{"at": "2026-11-26T09:00:00.000+00:00", "level": "ERROR", "event": "task failed", "pid": 7,
"error": ["CatalogBusyError"], "where": ["core.workspace:243 writing"]}

No photo, no path, no word that a person wrote gets in: an error is told by its class and the place in the program, not
by its sentence, and a text that looks like a path is left out.
"""

from __future__ import annotations

import json
import logging
import os
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from visearch_desktop.core import places
from visearch_desktop.core.private import make_private

NAME = "visearch.log"
LARGEST, BACKUPS = 1_000_000, 4
_FRAMES = 8
_PACKAGE = Path(__file__).resolve().parent.parent
_log = logging.getLogger("visearch")
_log.propagate = False  # nothing of it belongs on stderr
_log.setLevel(logging.INFO)


class _Book(RotatingFileHandler):
    """Opens the file for each line: programs that run at once can turn it over, on Windows too."""

    def emit(self, record: logging.LogRecord) -> None:
        super().emit(record)
        stream, self.stream = self.stream, None  # as before the first line
        if stream:
            with suppress(OSError):  # what a full disk did not take
                stream.close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """A log that cannot be written stops nobody."""


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        facts: dict[str, object] = getattr(record, "facts", {})
        # Only the event itself, never what a message was formatted with.
        head = {"at": at, "level": record.levelname, "event": str(record.msg), "pid": os.getpid()}
        return json.dumps({**head, **{name: _harmless(fact) for name, fact in facts.items()}})


def begin() -> None:
    """Write the log from now on. Folders of the program that others may look into are closed to them."""
    end()
    with suppress(OSError):
        if places.is_folder(places.data_folder()):
            make_private(places.data_folder())
        make_private(places.log_folder())
        book = _Book(places.log_folder() / NAME, maxBytes=LARGEST, backupCount=BACKUPS, encoding="utf-8", delay=True)
        book.setFormatter(_Line())
        _log.addHandler(book)


def end() -> None:
    """Write it no more."""
    for handler in [*_log.handlers]:
        _log.removeHandler(handler)
        handler.close()


def tell(event: str, **facts: object) -> None:
    """Record that something happened: a fixed `event`, with numbers and short words."""
    if _log.handlers:
        _log.info(event, extra={"facts": facts})


def failed(event: str, error: BaseException, **facts: object) -> None:
    """Record that something went wrong: what kind of error it was, caused by which, and where in the program."""
    if _log.handlers:
        told = {"error": _classes(error), "where": _frames(error.__traceback__), **facts}
        _log.error(event, extra={"facts": told})


def last_errors(limit: int = 20) -> tuple[dict[str, object], ...]:
    """The newest lines about errors, the oldest of them first."""
    found: list[dict[str, object]] = []
    for number in range(BACKUPS, -1, -1):
        file = places.log_folder() / (f"{NAME}.{number}" if number else NAME)
        with suppress(OSError):
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                with suppress(ValueError):
                    fields = json.loads(line)
                    if isinstance(fields, dict) and fields.get("level") == "ERROR":
                        found.append(fields)
    return tuple(found[-limit:])


def _classes(error: BaseException) -> list[str]:
    """The error's class and those of what caused it; with the number of an error of the system."""
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < _FRAMES:
        number = f" {cause.errno}" if isinstance(cause, OSError) and cause.errno else ""
        found.append(type(cause).__name__ + number)
        cause = cause.__cause__
    return found


def _frames(trace: TracebackType | None) -> list[str]:
    return [_frame(frame) for frame in traceback.extract_tb(trace)[-_FRAMES:]]


def _frame(frame: traceback.FrameSummary) -> str:
    """Module and line: of ours from the package on, of others the file's own name."""
    path = Path(frame.filename)
    inside = path.with_suffix("").relative_to(_PACKAGE).parts if path.is_relative_to(_PACKAGE) else (path.stem,)
    return f"{'.'.join(inside)}:{frame.lineno} {frame.name}"


def _harmless(fact: object) -> object:
    if isinstance(fact, list | tuple):
        return [_harmless(one) for one in fact]
    if isinstance(fact, bool | int | float) or fact is None:
        return fact
    text = str(fact)
    return "…" if "/" in text or "\\" in text else text[:200]
