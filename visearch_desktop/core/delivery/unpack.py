"""Getting photos and spreadsheets out of ZIPs, and out of the ZIPs inside them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from visearch_desktop.core.catalog import PHOTO_SUFFIXES, Problem, counted
from visearch_desktop.core.delivery import names
from visearch_desktop.core.delivery.archive import Entry, ZipError, entries, extract, opened
from visearch_desktop.core.delivery.found import LOOKED_AT, SHEET_SUFFIXES, ZIP_SUFFIXES, Found, Sheet, refusal
from visearch_desktop.core.delivery.limits import DEEPEST, MOST_BYTES, MOST_ENTRIES, MOST_PHOTO_BYTES, Allowance
from visearch_desktop.core.errors import DeliveryError, PhotoError
from visearch_desktop.core.progress import Pace, Progress, Task


class Unpacking:
    """Unpacks the ZIPs of one delivery.

    Args:
        work: an empty folder. Files get names of our own there: no name in a ZIP decides where anything is written, how
            long a path becomes, or whether Windows takes it.
        found: what was found is put here.
        pace: tells the progress.
    """

    def __init__(self, work: Path, found: Found, pace: Pace) -> None:
        self._work = work
        self._found = found
        self._pace = pace
        self._written = 0
        self._folders: dict[str, Path] = {}
        self._entries_left = MOST_ENTRIES
        self._bytes_left = MOST_BYTES

    def given(self, file: Path, within: str) -> Task[None]:
        """A ZIP on this machine; what is in it goes to `within`, a folder of the delivery, "" or ending in "/".

        Raises:
            DeliveryError: it unpacks to more than it may, or the disk is full.
        """
        try:
            size = file.stat().st_size
        except OSError as error:
            self._found.problems.append(Problem(file, f"{file.name} cannot be read: {error.strerror or error}."))
            return
        allowance = Allowance.of(file.name, size, self._entries_left, self._bytes_left)
        before = allowance.bytes_left
        yield from self._zip(file, file, within, 1, allowance)
        self._entries_left = allowance.entries_left
        self._bytes_left -= before - allowance.bytes_left

    def progress(self, current: str) -> Progress:
        """Where things stand."""
        return self._pace.at(len(self._found.photos), current, len(self._found.problems))

    def _zip(self, file: Path, shown: Path, within: str, depth: int, allowance: Allowance) -> Task[None]:
        """One ZIP; `file` is where it lies, `shown` where it came from, which may be inside another."""
        before = self._found.size
        name = names.clean(shown.name)[0]  # as valid text, whatever the file system says
        try:
            with opened(file, name) as (archive, whole):
                allowance.count(len(archive.filelist))
                useful = [entry for entry in entries(archive) if names.suffix(entry.name) in LOOKED_AT]
                _refuse_locked(name, useful)
                if not whole:
                    self._found.problems.append(Problem(shown, _cut_off(name, len(useful))))
                self._tell(name, useful)
                for entry in useful:
                    yield self.progress(entry.name)
                    yield from self._entry(archive, entry, shown, within, depth, allowance)
        except ZipError as error:
            self._found.problems.append(Problem(shown, error.in_full))
        if self._found.size == before:
            self._found.problems.append(Problem(shown, f"{name} holds no photos."))

    def _entry(
        self, archive: zipfile.ZipFile, entry: Entry, shown: Path, within: str, depth: int, allowance: Allowance
    ) -> Task[None]:
        """One file of a ZIP; whatever is wrong with it is one problem."""
        kind = names.suffix(entry.name)
        target = self._target(entry.name, kind)
        refused = refusal(kind)
        if kind in ZIP_SUFFIXES and depth >= DEEPEST:
            refused = f"ZIPs are opened {DEEPEST} deep: unpack the outer one yourself and open the folder."
        try:
            if refused:
                raise PhotoError(refused)
            most = allowance.bytes_left if kind in ZIP_SUFFIXES else MOST_PHOTO_BYTES
            digest = yield from extract(archive, entry, target, most, allowance, self.progress(entry.name))
        except PhotoError as error:
            if kind in PHOTO_SUFFIXES:
                self._found.add(within + entry.name, shown / entry.name, problem=error.in_full)
            else:
                self._found.problems.append(Problem(shown / entry.name, error.in_full))
            return
        if kind in PHOTO_SUFFIXES:
            self._found.add(within + entry.name, target, digest)
        elif kind in SHEET_SUFFIXES:
            self._found.sheets.append(Sheet(target, within + entry.name, shown / entry.name))
        else:
            try:
                inside = f"{within}{PurePosixPath(entry.name).with_suffix('')}/"
                yield from self._zip(target, shown / entry.name, inside, depth + 1, allowance)
            finally:
                with suppress(OSError):  # open elsewhere (a virus scanner): it goes with the work folder
                    target.unlink()

    def _target(self, name: str, kind: str) -> Path:
        """Where a file is unpacked to; spreadsheets keep their name, for sentences about them."""
        self._written += 1
        if kind in PHOTO_SUFFIXES:
            return self._folder("photos") / f"{self._written:06}{kind}"
        return self._folder(f"files/{self._written:06}") / names.writable(PurePosixPath(name).name)

    def _folder(self, name: str) -> Path:
        """A folder to unpack into; made once, which on a network drive is felt."""
        if name not in self._folders:
            try:
                (self._work / name).mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DeliveryError(f"Nothing can be unpacked into {self._work}: {error.strerror or error}.") from error
            self._folders[name] = self._work / name
        return self._folders[name]

    def _tell(self, name: str, useful: Sequence[Entry]) -> None:
        astray = sum(entry.astray for entry in useful)
        if astray:
            self._found.notes.append(
                f"{name}: {counted(astray, 'name')} would lead outside the ZIP; what they hold was kept inside."
            )
        twice = len(useful) - len({entry.name for entry in useful})
        if twice:
            self._found.notes.append(f"{name}: {counted(twice, 'name')} came more than once and got a number.")


def _cut_off(name: str, taken: int) -> str:
    return (
        f"{name} was cut off: {counted(taken, 'file')} in it could be read, what came behind is missing."
        " Download or copy it again."
    )


def _refuse_locked(name: str, useful: Sequence[Entry]) -> None:
    if useful and all(entry.encrypted for entry in useful):
        raise ZipError(f"{name} is protected by a password.", "Unpack it with its password and open the folder.")
