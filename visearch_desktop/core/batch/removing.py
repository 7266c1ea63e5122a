"""Delete a saved batch: what the program itself put into its folder, and nothing else."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

from visearch_desktop.core import flight_recorder, places
from visearch_desktop.core.batch import elsewhere
from visearch_desktop.core.batch import folder as files

_OURS = re.compile(
    rf"{re.escape(flight_recorder.FILE)}"
    r"|\.?([0-9a-f]{64}\.(?:found|npz)|batch\.json|report\.json)(\.[0-9a-f]{8}\.part)?"
)
_UNPACKED = re.compile(r"[0-9a-f]{8}")


def remove(folder: Path) -> None:
    """Delete a saved batch for good: its report, its decisions, what was found, what was unpacked for it.

    The supplier's files stay, and so does whatever else lies in the folder. A deletion that was killed can be done
    again.

    Raises:
        BatchError: there is no batch, it is at work, or it cannot be deleted.
    """
    with files.writing(folder):
        try:
            _empty(folder / files.PHOTOS)
            _unpacked(folder / files.DELIVERY)
            for name in (files.REPORT, files.DECISIONS, files.HEAD):  # the head last: without it this is no batch
                (folder / name).unlink(missing_ok=True)
            _drop(folder)
            elsewhere.forget(folder)
        except OSError as error:
            raise files.refusal(folder, error) from error
    with suppress(OSError):  # something else lies there, or another window looks at it
        (folder / files.LOCK).unlink(missing_ok=True)
        folder.rmdir()


def _empty(folder: Path) -> None:
    """Take our files out of a folder, and the folder away when nothing else is in it; links are not followed."""
    if folder.is_symlink() or not places.is_folder(folder):
        return
    _drop(folder)
    with suppress(OSError):
        folder.rmdir()


def _drop(folder: Path) -> None:
    for entry in folder.iterdir():
        if _OURS.fullmatch(entry.name) and not entry.is_dir():
            entry.unlink()


def _unpacked(folder: Path) -> None:
    if folder.is_symlink() or not places.is_folder(folder):
        return
    for entry in folder.iterdir():
        if _UNPACKED.fullmatch(entry.name) and entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
    with suppress(OSError):
        folder.rmdir()
