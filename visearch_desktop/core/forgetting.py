"""Forget a catalog: every byte that was derived from its photos goes, and each file that went is named.

What goes: the catalog's folder with verdicts, suggestions and the ledger, its caches and search history, the batches
compared with it, and what settings, window and the history of jobs remember of it. Photos, product tables, reports,
files that are none of ours and quarantine folders stay: those hold photos. Files are deleted, not overwritten.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import filelock

from visearch_desktop.core import backups, batch, flight_recorder, job_history, places, settings
from visearch_desktop.core.ann.manifest import FILES, NAME
from visearch_desktop.core.batch import elsewhere, known_placeholders
from visearch_desktop.core.errors import CatalogBusyError, CatalogError, VisearchError
from visearch_desktop.core.ledger import batches_of
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.store import CACHE_NAME, DATABASE_NAME, quarantine, searches, seat
from visearch_desktop.core.workspace import Workspace, is_catalog

WRITER_LOCK = "writer.lock"
_DATABASES = "|".join(map(re.escape, (DATABASE_NAME, CACHE_NAME, searches.FILE)))
_OURS = re.compile(rf"({_DATABASES})(\.new)?(-wal|-shm|-journal)?|{re.escape(flight_recorder.FILE)}")
_DAY = r"\d{4}-\d\d-\d\d"
_FOLDERS = {
    re.compile("gallery"): re.compile(
        rf"\d+(-[^/]+)?/({'|'.join(map(re.escape, (*FILES, NAME, 'building.lock')))})(\.part)?"
    ),
    re.compile(re.escape(backups.FOLDER)): re.compile(
        rf"({_DAY}(-\d+)?\.zip|{re.escape(backups.VERDICTS)}|said|version-\d+(\.sqlite)?)(\.[\d-]+\.part)?(-journal)?"
    ),
    re.compile(rf"damaged-{_DAY}-\d+"): _OURS,
    re.compile(r"\.restoring-\w+"): re.compile(r"said\.sqlite(-journal)?"),
}
"""Folders in a catalog that are ours, by their names, and the files in them that are."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What a catalog has on the disk: its files, batches compared with it, what people said, what will stay."""

    folder: Path
    files: tuple[Path, ...]
    batches: tuple[Path, ...]
    decisions: int = 0
    roots: tuple[Path, ...] = ()
    quarantines: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """One file that went, and its size in bytes."""

    file: Path
    bytes: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went, what was taken out of other files, and what could not be removed, in sentences."""

    removed: tuple[Removed, ...]
    notes: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def bytes(self) -> int:
        """Of all files that went."""
        return sum(one.bytes for one in self.removed)


def look(folder: Path) -> Derived:
    """What would be forgotten of a catalog; a damaged one can be forgotten, too.

    Raises:
        CatalogError: there is no catalog in the folder.
    """
    folder = Path(os.path.abspath(folder))  # as the catalog's batches and the settings name it
    if not is_catalog(folder):
        raise CatalogError(f"There is no catalog in {folder}.")
    found = Derived(folder, tuple(_files(folder)), tuple(saved.folder for saved in batches_of(folder)))
    with suppress(VisearchError):
        workspace = Workspace.open(folder, read_only=True)
        try:
            said = "SELECT count(*) FROM decision" if workspace.database.version >= 2 else "SELECT 0"
            found = replace(
                found, decisions=int(workspace.database.rows(said)[0][0]), roots=tuple(workspace.roots().values()),
                quarantines=quarantine.folders(workspace.database),
            )  # fmt: skip
        finally:
            workspace.close()
    return found


def forget(found: Derived) -> Task[Forgotten]:
    """Remove all of that for good. Killed or cancelled, it can be done again: the database goes last.

    Raises:
        CatalogBusyError: the catalog is being indexed, audited or changed.
    """
    with _alone(found.folder):
        forgotten = yield from _forget(found)
    for name in (WRITER_LOCK, seat.NAME):
        with suppress(OSError):  # somebody is looking at it
            (found.folder / name).unlink(missing_ok=True)
    with suppress(OSError):  # other files lie there
        found.folder.rmdir()
    return forgotten


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold both locks of a catalog: that of whoever has it open to change it, and that of whoever writes at length."""
    lock = filelock.FileLock(folder / WRITER_LOCK)
    try:
        if not seat.take(folder):
            raise CatalogBusyError("Another copy of ViSearch has this catalog open.", "Close it there first.")
    except OSError as error:
        raise CatalogError(f"The catalog in {folder} cannot be written: {error.strerror}.") from error
    try:
        lock.acquire(timeout=0)
        yield
    except filelock.Timeout:
        raise CatalogBusyError("ViSearch is at work on this catalog.", "Wait until it has finished.") from None
    finally:
        lock.release()
        seat.leave(folder)


def _forget(found: Derived) -> Task[Forgotten]:
    removed: list[Removed] = []
    failed: list[str] = []
    files = [*_files(found.folder)]  # closing the catalog may have kept one more backup
    pace = Pace(Stage.MOVE, len(files) + len(found.batches))
    for done, folder in enumerate(found.batches):
        yield pace.at(done, folder.name)
        before = [Removed(file, _size(file)) for file in folder.rglob("*") if file.is_file()]
        try:
            batch.remove(folder)
        except VisearchError as error:
            failed.append(error.in_full)
        removed += [one for one in before if not places.exists(one.file)]
    notes: list[str] = []
    try:
        notes.extend(_left_out(found))
    except (VisearchError, OSError) as error:
        failed.append(f"The program's own files in {places.data_folder()} cannot be changed: {error}.")
    database = [file for file in files if file.name.startswith(DATABASE_NAME) and file.parent == found.folder]
    for done, file in enumerate([*(one for one in files if one not in database), *reversed(database)]):
        yield pace.at(len(found.batches) + done, file.name)
        size = _size(file)
        try:
            file.unlink(missing_ok=True)
            removed.append(Removed(file, size))
        except OSError as error:
            failed.append(f"{file} cannot be removed: {error.strerror or error}.")
        with suppress(OSError):  # not the last of its folder
            file.parent.rmdir() if file.parent != found.folder else None
    for inside in _folders(found.folder):
        with suppress(OSError):  # the last file was not in the folder itself, or never there
            inside.rmdir()
    notes += [f"The batch in {folder} cannot be reached: delete that folder." for folder in _out_of_reach(found.folder)]
    notes += [f"The quarantine folder {folder} stays: it holds photos." for folder in found.quarantines]
    return Forgotten(tuple(removed), tuple(notes), tuple(failed))


def _out_of_reach(catalog: Path) -> list[Path]:
    """Batches saved elsewhere that were compared with a catalog, and lie on a drive that is away."""
    return [folder for folder, of in elsewhere.folders().items() if of == catalog and not places.is_folder(folder)]


def _files(folder: Path) -> Iterator[Path]:
    """The files in a catalog's folder that this program has put there."""
    with suppress(OSError):
        yield from sorted(entry for entry in folder.iterdir() if _OURS.fullmatch(entry.name) and entry.is_file())
    for inside in _folders(folder):
        ours = next(ours for name, ours in _FOLDERS.items() if name.fullmatch(inside.name))
        found = (file for file in sorted(inside.rglob("*")) if file.is_file() or file.is_symlink())
        yield from (file for file in found if ours.fullmatch(file.relative_to(inside).as_posix()))


def _folders(folder: Path) -> list[Path]:
    """The folders in a catalog's that this program has made; what a link leads to is none of ours."""
    with suppress(OSError):
        inside = sorted(entry for entry in folder.iterdir() if any(name.fullmatch(entry.name) for name in _FOLDERS))
        return [entry for entry in inside if places.is_folder(entry) and not entry.is_symlink()]
    return []


def _left_out(found: Derived) -> Iterator[str]:
    """Take the catalog out of what is remembered of all; a sentence for each file that was changed."""
    now = settings.load()
    last = now.last_folder
    ours = last is not None and any(last.is_relative_to(one) for one in (found.folder, *found.roots))
    others = tuple(one for one in now.recent_catalogs if one != found.folder)
    if ours or others != now.recent_catalogs:
        settings.save(replace(now, recent_catalogs=others, last_folder=None if ours else last))
        yield f"Taken out of the list of recent catalogs in {places.settings_file()}."
    if known_placeholders.forget(found.folder):
        yield "What was said of placeholder pictures for it was removed."
    if job_history.forget(found.folder):
        yield f"Taken out of the history of jobs in {places.job_history()}."
    if _forget_window(places.window_file(), str(found.folder)):
        yield f"Taken out of what the window remembers in {places.window_file()}."


def _forget_window(file: Path, folder: str) -> bool:
    """Take a folder out of the lists in the window's INI file; whether it was there."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return False
    kept = [_without(line, folder.replace("\\", "\\\\")) for line in lines]
    if kept == lines:
        return False
    draft = file.with_name(f"{file.name}.new")
    draft.write_text("\n".join(kept), encoding="utf-8")
    draft.replace(file)  # in one step: the keys that a person has chosen lie in it, too
    return True


def _without(line: str, folder: str) -> str:
    r"""A line "key=value" whose value is a list, parted by "\n", without a folder."""
    key, equals, value = line.partition("=")
    parts = value.strip('"').split("\\n")
    if folder not in parts:
        return line
    left = "\\n".join(part for part in parts if part != folder)
    return f'{key}{equals}"{left}"' if value.startswith('"') else f"{key}{equals}{left}"


def total(files: Iterable[Path]) -> int:
    """Bytes of files."""
    return sum(map(_size, files))


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:
        return 0
