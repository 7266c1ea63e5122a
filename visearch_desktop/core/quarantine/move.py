"""Move what a plan allows into a quarantine folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.errors import CatalogError, PhotoError, QuarantineError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.quarantine.manifest import LOCK_NAME, Entry, Manifest, State, opened, refusal
from visearch_desktop.core.quarantine.plan import Departure, Plan
from visearch_desktop.core.quarantine.recover import settle_all, settle_failed
from visearch_desktop.core.quarantine.transfer import FULL, Expected, transfer, verify
from visearch_desktop.core.scan import QUARANTINE_MARK
from visearch_desktop.core.store import quarantine as rows
from visearch_desktop.core.workspace import Workspace

_SYSTEM_FILES = {".DS_Store", "desktop.ini", "Thumbs.db", LOCK_NAME}


@dataclass(frozen=True, slots=True)
class QuarantineReport:
    """What was moved, what was not and why, and the sentence that ended the run early, if one did.

    `notes` tell of files that an earlier run left under way and that cannot be settled.
    """

    folder: Path
    moved: tuple[Entry, ...]
    failed: tuple[Problem, ...] = ()
    stopped: str = ""
    notes: tuple[str, ...] = ()


def move(workspace: Workspace, plan: Plan, folder: Path) -> Task[QuarantineReport]:
    """Move the photos of a plan; they leave the catalog at once.

    They keep the folders they lay in below their root. Each is compared with what was judged before it is touched;
    one that cannot be moved is a row, a full drive ends the run. Cancelled between two files.

    Raises:
        QuarantineError: the folder cannot be a quarantine folder.
        CatalogBusyError: another copy of the program is writing to the catalog.
    """
    folder = Path(os.path.abspath(folder))
    if not plan.departures:
        return QuarantineReport(folder, ())
    _prepare(workspace, folder)
    pace = Pace(Stage.MOVE, len(plan.departures))
    moved: list[Entry] = []
    failed: list[Problem] = []
    stopped = ""
    with workspace.writing(), opened(folder) as manifest:
        manifest.begin()
        rows.remember_folder(workspace.database, folder)
        notes = settle_all(workspace, manifest).problems
        twins: dict[Path, str] = {}
        for done, departure in enumerate(plan.departures):
            yield pace.at(done, str(departure.photo), len(failed))
            try:
                _check_others(departure, twins)
                moved.append(_move(workspace, manifest, departure))
            except PhotoError as error:
                failed.append(Problem(departure.photo, error.in_full))
            except (QuarantineError, CatalogError) as error:
                stopped = error.in_full
                break
        yield pace.at(len(moved) + len(failed), problems=len(failed))
    return QuarantineReport(folder, tuple(moved), tuple(failed), stopped, notes)


def _prepare(workspace: Workspace, folder: Path) -> None:
    real = Path(os.path.realpath(folder))
    try:
        str(folder).encode("utf-8")
    except UnicodeEncodeError:
        raise QuarantineError("The name of this folder is not valid text.", "Choose another folder.") from None
    for root in workspace.roots().values():
        if Path(os.path.realpath(root)).is_relative_to(real):
            raise QuarantineError(f"The folder {folder} holds photos of the catalog.", "Choose an empty folder.")
    if real.is_relative_to(os.path.realpath(workspace.folder)):
        raise QuarantineError(f"The folder {folder} belongs to the catalog.", "Choose an empty folder elsewhere.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise refusal(folder, error) from error
    if QUARANTINE_MARK not in names and names - _SYSTEM_FILES:
        # The photos below a manifest are out of the catalog: those that lie there already must not be.
        raise QuarantineError(f"The folder {folder} holds other files.", "Choose an empty folder.")


def _check_others(departure: Departure, twins: dict[Path, str]) -> None:
    """The twin that stays must be as it was judged, and no SKU may be left without a photo."""
    twin = departure.keeper
    if twin not in twins:
        try:
            found = twin.stat()
            verify(Path(os.path.realpath(twin)), Expected(departure.keeper_digest, found.st_size))
            twins[twin] = ""
        except PhotoError:
            twins[twin] = "was changed since it was judged"
        except OSError as error:
            twins[twin] = f"cannot be read ({error.strerror or error})"
    if twins[twin]:
        raise PhotoError(f"The photo to keep, {twin}, {twins[twin]}.")
    for sku, photo in zip(departure.skus, departure.remaining, strict=True):
        if not places.exists(photo):
            raise PhotoError(f"It may be the last photo of {sku} by now: {photo} is gone.", "Index the folders first.")


def _move(workspace: Workspace, manifest: Manifest, departure: Departure) -> Entry:
    entry: Entry | None = None
    try:
        mtime_ns = verify(departure.photo, Expected(departure.digest, departure.bytes)).st_mtime_ns
        place = next(place for place in _candidates(manifest.folder, departure.path) if _is_free(manifest, place))
        entry = manifest.announce(departure, place, mtime_ns)
        transfer(departure.photo, place, entry.id, entry.expected, mtime_ns)
    except (PhotoError, OSError) as error:
        if entry is not None:
            entry = settle_failed(manifest, entry)
            if entry.state is State.MOVED and not os.path.lexists(entry.photo):
                rows.forget(workspace.database, departure.root, departure.path, entry.told, entry.who)
                return entry
        if isinstance(error, PhotoError):
            raise
        if error.errno in FULL:
            raise refusal(manifest.folder, error) from error
        raise PhotoError(f"The file cannot be moved: {error.strerror or error}.") from error
    # The catalog first: were the journal first, a kill in between would leave a row without a file.
    rows.forget(workspace.database, departure.root, departure.path, entry.told, entry.who)
    return manifest.settle(entry, State.MOVED)


def _candidates(folder: Path, path: str) -> Iterator[Path]:
    """Where a photo may lie: as below its root, or so in a folder "2", "3", ... when that is taken."""
    yield folder / path
    for number in count(2):
        yield folder / str(number) / path


def _is_free(manifest: Manifest, place: Path) -> bool:
    """Whether the name is free and the folders above it are folders or can be made."""
    above = (parent for parent in place.parents if parent != manifest.folder and parent.is_relative_to(manifest.folder))
    return not os.path.lexists(place) and all(parent.is_dir() or not os.path.lexists(parent) for parent in above)
