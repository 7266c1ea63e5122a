"""Bring photos back from a quarantine folder, and say what lies there."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.errors import CatalogError, PhotoError, QuarantineError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.quarantine.manifest import Entry, Manifest, State, opened, refusal
from visearch_desktop.core.quarantine.recover import settle_all, settle_failed, take_in
from visearch_desktop.core.quarantine.transfer import FULL, transfer
from visearch_desktop.core.store import quarantine as rows
from visearch_desktop.core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What came back, what did not and why, and the sentence that ended the run early, if one did.

    `notes` tell of files that an earlier run left under way and that cannot be settled.
    """

    folder: Path
    restored: tuple[Entry, ...]
    failed: tuple[Problem, ...] = ()
    stopped: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuarantineFolder:
    """A quarantine folder the catalog has used, with what lies there now; `problem` says why it cannot be read."""

    folder: Path
    entries: tuple[Entry, ...]
    problem: str = ""


def listing(workspace: Workspace) -> tuple[QuarantineFolder, ...]:
    """The quarantine folders of a catalog, with the photos that can be restored from them."""
    found = []
    for folder in rows.folders(workspace.database):
        try:
            held = tuple(entry for entry in Manifest(folder).entries() if entry.state is State.MOVED)
        except QuarantineError as error:
            found.append(QuarantineFolder(folder, (), error.in_full))
        else:
            found.append(QuarantineFolder(folder, held))
    return tuple(found)


def restore(workspace: Workspace, folder: Path, entries: Collection[Entry] | None = None) -> Task[RestoreReport]:
    """Bring photos back under the names and with the times they had; all of them unless `entries` are given.

    The catalog finds them again at once; where their contents were cleaned away meanwhile, the next index run
    reads them. Nothing in the photo folders is overwritten. Cancelled between two files.

    Raises:
        QuarantineError: it is no quarantine folder, or another program is at work there.
        CatalogBusyError: another copy of the program is writing to the catalog.
    """
    folder = Path(os.path.abspath(folder))
    Manifest(folder).entries()
    restored: list[Entry] = []
    failed: list[Problem] = []
    stopped = ""
    with workspace.writing(), opened(folder) as manifest:
        notes = settle_all(workspace, manifest).problems
        wanted = None if entries is None else {entry.id for entry in entries}
        waiting = [
            entry for entry in manifest.entries()
            if entry.state is State.MOVED and (wanted is None or entry.id in wanted)
        ]  # fmt: skip
        pace = Pace(Stage.MOVE, len(waiting))
        try:
            for done, entry in enumerate(waiting):
                yield pace.at(done, str(entry.photo), len(failed))
                try:
                    restored.append(_restore(workspace, manifest, entry))
                except PhotoError as error:
                    failed.append(Problem(entry.photo, error.in_full))
                except (QuarantineError, CatalogError) as error:
                    stopped = error.in_full
                    break
            yield pace.at(len(restored) + len(failed), problems=len(failed))
        finally:
            workspace.link_skus()  # also of those that a killed run has brought back and not linked
    return RestoreReport(folder, tuple(restored), tuple(failed), stopped, notes)


def _restore(workspace: Workspace, manifest: Manifest, entry: Entry) -> Entry:
    if not places.is_folder(entry.root):
        raise PhotoError(f"The folder {entry.root} is not there.")
    if os.path.lexists(entry.photo):
        raise PhotoError("There is a file of this name again.", "Move it away first.")
    entry = manifest.settle(entry, State.RESTORING)
    try:
        transfer(entry.place, entry.photo, entry.id, entry.expected, entry.mtime_ns)
    except (PhotoError, OSError) as error:
        entry = settle_failed(manifest, entry)
        if entry.state is State.RESTORED:
            return entry
        if isinstance(error, PhotoError):
            raise
        if error.errno in FULL:
            raise refusal(entry.root, error) from error
        raise PhotoError(f"The file cannot be moved: {error.strerror or error}.") from error
    with suppress(OSError):  # a drive with coarser times may have lost some of it on the way
        os.utime(entry.photo, ns=(entry.mtime_ns, entry.mtime_ns))
    take_in(workspace, entry)
    back = manifest.settle(entry, State.RESTORED)
    _prune(manifest.folder, entry.place.parent)
    return back


def _prune(folder: Path, inner: Path) -> None:
    """Remove the folders of the quarantine that are empty now."""
    while inner != folder and inner.is_relative_to(folder):
        try:
            inner.rmdir()
        except OSError:
            return
        inner = inner.parent
