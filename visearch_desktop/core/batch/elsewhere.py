"""Batches saved in folders of a person's own choice: remembered, so that lists, ledger and forgetting have them.

A file beside the settings names each folder and the catalog it was compared with. One that is away now stays in it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import filelock

from visearch_desktop.core import places
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.errors import BatchError

FILE = "batches-elsewhere.json"
_PATIENCE = 2.0


def remember(folder: Path, catalog: Path) -> None:
    """Know a batch's folder from now on; a batch is compared even where that cannot be written down."""
    if not folder.absolute().is_relative_to(places.batches_folder().absolute()):
        _change(lambda known: {**known, str(folder.absolute()): str(catalog)})


def forget(folder: Path) -> None:
    """A batch that was deleted."""
    _change(lambda known: {name: one for name, one in known.items() if name != str(folder.absolute())})


def folders() -> dict[Path, Path]:
    """The folders, and the catalog of each."""
    return {Path(folder): Path(catalog) for folder, catalog in _known().items()}


def _known() -> dict[str, str]:
    fields = files.read_json(_file())
    return {name: catalog for name, catalog in fields.items() if isinstance(catalog, str)}


def _change(change: Callable[[dict[str, str]], dict[str, str]]) -> None:
    """Write what a change makes of the list; one that changes nothing waits for nobody."""
    file, known = _file(), _known()
    if change(known) == known:
        return
    with (
        suppress(OSError, BatchError, filelock.Timeout),
        filelock.FileLock(file.with_suffix(".lock"), timeout=_PATIENCE),
    ):
        files.clear_drafts(file.parent, file.name)
        files.write_json(file, change(_known()))


def _file() -> Path:
    return places.data_folder() / FILE
