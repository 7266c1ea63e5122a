"""Settle what a killed run left between two lines of the journal; a photo is never lost by it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.login import login_name
from visearch_desktop.core.quarantine.manifest import Entry, Manifest, State, opened
from visearch_desktop.core.quarantine.transfer import Expected, is_whole, part_beside
from visearch_desktop.core.store import quarantine as rows
from visearch_desktop.core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RecoverReport:
    """What was settled, and a sentence for each file that could not be."""

    settled: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


def recover(workspace: Workspace, folder: Path) -> RecoverReport:
    """Settle what is unsettled in a quarantine folder; `move` and `restore` do so before they begin.

    Raises:
        QuarantineError: it is no quarantine folder, or another program is at work there.
    """
    folder = Path(os.path.abspath(folder))
    Manifest(folder).entries()  # so that nothing is made in a folder that is none
    with workspace.writing(), opened(folder) as manifest:
        return settle_all(workspace, manifest)


def settle_all(workspace: Workspace, manifest: Manifest) -> RecoverReport:
    """The same for a manifest that is locked already."""
    settled: list[Entry] = []
    problems: list[str] = []
    for entry in manifest.entries():
        if entry.state not in {State.MOVING, State.RESTORING}:
            continue
        if not places.is_folder(entry.root):
            problems.append(f"The folder {entry.root} is not there; {entry.photo.name} is settled when it is.")
            continue
        try:
            state = resolve(entry)
        except OSError as error:
            problems.append(f"{entry.photo} cannot be settled: {error.strerror or error}.")
            continue
        if state is None:
            problems.append(f"{entry.photo} is neither in its folder nor in quarantine.")
            continue
        if state is State.MOVED and not os.path.lexists(entry.photo):
            rows.forget(workspace.database, entry.root, entry.path, entry.told, entry.who)
        elif state is State.RESTORED:
            take_in(workspace, entry)
        settled.append(manifest.settle(entry, state))
    if settled:
        workspace.link_skus()
    return RecoverReport(tuple(settled), tuple(problems))


def settle_failed(manifest: Manifest, entry: Entry) -> Entry:
    """Settle a file whose move was refused by the system; what cannot be found out now waits for the next run."""
    try:
        state = resolve(entry)
    except OSError:
        state = None
    return entry if state is None else manifest.settle(entry, state)


def take_in(workspace: Workspace, entry: Entry) -> None:
    """Have the catalog know a photo again that is back in its folder; its SKUs are linked afterwards."""
    with suppress(OSError):
        found = entry.photo.stat()
        row = (entry.root, entry.path, found.st_size, found.st_mtime_ns, entry.digest)
        rows.put_back(workspace.database, *row, entry.told, login_name())


def resolve(entry: Entry) -> State | None:
    """What became of a file that was under way, found out from the files themselves, and tidied; None: it is gone.

    A photo that is whole in both places stays where it came from.
    """
    if entry.state is State.MOVING:
        left = _finish(entry.photo, entry.place, entry.id, entry.expected)
        return {"source": State.CANCELLED, "target": State.MOVED, "both": State.MOVED}.get(left)
    left = _finish(entry.place, entry.photo, entry.id, entry.expected)
    if left == "target":
        with suppress(OSError):
            os.utime(entry.photo, ns=(entry.mtime_ns, entry.mtime_ns))
    return {"source": State.MOVED, "target": State.RESTORED, "both": State.MOVED}.get(left)


def _finish(source: Path, target: Path, key: str, expected: Expected) -> str:
    """Which of the two places holds the file, after the other was tidied: "source", "target", "both" or "none".

    Only what this program made is removed: the copy under way, an empty file that held the name, and a whole
    target while the whole source is there, too. "both" is left where the source holds something else by now.
    """
    with suppress(OSError):
        part_beside(target, key).unlink()
    here, there = os.path.lexists(source), os.path.lexists(target)
    if here and there:
        whole = is_whole(target, expected)
        if whole and not is_whole(source, expected):
            return "both"
        if whole or _is_empty(target):
            target.unlink()
        return "source"
    if here:
        return "source"
    return "target" if is_whole(target, expected) else "none"


def _is_empty(file: Path) -> bool:
    return not file.is_symlink() and file.is_file() and file.stat().st_size == 0
