"""Which of the chosen photos may leave: never the last one of a SKU, never without the twin that stays."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.store import quarantine as rows
from visearch_desktop.core.workspace import Workspace

_Identity = tuple[int, int]
"""Device and number of a file: two paths to one file have the same."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A photo that is to leave, the digest it had when people judged it (hexadecimal), and the twin that stays."""

    photo: Path
    digest: str
    keeper: Path


@dataclass(frozen=True, slots=True)
class Departure:
    """A removal that may be done.

    `path` is relative to `root`, "/" between names. `remaining` holds a photo for each of `skus` that the SKU still has
    afterwards.
    """

    photo: Path
    root: Path
    path: str
    digest: str
    bytes: int
    skus: tuple[str, ...]
    keeper: Path
    keeper_digest: str
    remaining: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What may be moved, in the order it was asked for, and what may not, with the reason."""

    departures: tuple[Departure, ...]
    refused: tuple[Problem, ...] = ()

    @property
    def bytes(self) -> int:
        """What leaves, in bytes."""
        return sum(departure.bytes for departure in self.departures)


def plan(workspace: Workspace, removals: Sequence[Removal]) -> Plan:
    """What of it may be done; nothing is touched. What the plan itself takes away counts, in its order."""
    draft = _Draft(workspace, removals)
    accepted: list[tuple[Removal, rows.Held, rows.Held]] = []
    refused: list[Problem] = []
    for removal in removals:
        try:
            accepted.append(draft.accept(removal))
        except PhotoError as error:
            draft.refuse(removal)
            refused.append(Problem(removal.photo, error.in_full))
    departures = tuple(
        Departure(
            removal.photo, photo.root, photo.path, photo.digest, photo.bytes, photo.skus, removal.keeper, keeper.digest,
            tuple(one for sku in photo.skus if (one := draft.remaining(sku)) is not None),
        )
        for removal, photo, keeper in accepted
    )  # fmt: skip
    return Plan(departures, tuple(refused))


class _Draft:
    """A plan while it is made: which files it takes away so far."""

    def __init__(self, workspace: Workspace, removals: Iterable[Removal]) -> None:
        self._workspace = workspace
        self._roots = sorted(workspace.roots().values(), key=lambda root: len(str(root)), reverse=True)
        self._waiting = Counter(removal.photo for removal in removals)
        self._leaving: set[Path] = set()
        self._gone: set[_Identity] = set()
        self._photos: dict[str, list[Path]] = {}

    def accept(self, removal: Removal) -> tuple[Removal, rows.Held, rows.Held]:
        """Take a removal into the plan; `PhotoError` says why it may not be."""
        if removal.photo in self._leaving:
            raise PhotoError("It is in the list twice.")
        identity = _look(removal.photo)
        photo = self._held(removal.photo)
        if photo.digest != removal.digest.lower():
            raise PhotoError("The photo was changed since it was judged.", "Run the audit again.")
        keeper = self._keeper(removal, identity)
        for sku in photo.skus:
            if self.remaining(sku, besides=identity) is None:
                raise PhotoError(f"It is the last photo of {sku}.")
        self._leaving.add(removal.photo)
        self._gone.add(identity)
        self._waiting[removal.photo] -= 1
        return removal, photo, keeper

    def refuse(self, removal: Removal) -> None:
        """The photo of a refused removal stays, so it may be kept for another."""
        self._waiting[removal.photo] -= 1

    def remaining(self, sku: str, *, besides: _Identity | None = None) -> Path | None:
        """A photo that the SKU still has when the plan, and the file `besides`, are gone; None: there is none."""
        if sku not in self._photos:
            self._photos[sku] = rows.photos_of(self._workspace.database, sku)
        for photo in self._photos[sku]:
            found = _identity(photo)
            if found is not None and found != besides and found not in self._gone:
                return photo
        return None

    def _keeper(self, removal: Removal, identity: _Identity) -> rows.Held:
        if self._waiting[removal.keeper] > 0 or removal.keeper in self._leaving:
            raise PhotoError(f"The photo to keep, {removal.keeper.name}, is to be moved itself.")
        found = _identity(removal.keeper)
        if found is None or not _readable(removal.keeper):
            raise PhotoError(f"The photo to keep, {removal.keeper}, cannot be read.")
        if found == identity:
            raise PhotoError("It is the same file as the photo to keep, under another name.")
        if found in self._gone:
            raise PhotoError(f"The photo to keep, {removal.keeper.name}, is to be moved itself, under another name.")
        try:
            return self._held(removal.keeper)
        except PhotoError:
            raise PhotoError(f"The photo to keep, {removal.keeper}, is not in the catalog.") from None

    def _held(self, photo: Path) -> rows.Held:
        for root in self._roots:
            if photo.is_relative_to(root):
                found = rows.held(self._workspace.database, root, photo.relative_to(root).as_posix())
                if found is not None:
                    return found
        raise PhotoError("The catalog does not hold this photo any more.", "Index the folders, then audit again.")


def _look(photo: Path) -> _Identity:
    try:
        found = photo.lstat()
    except FileNotFoundError:
        raise PhotoError("The file is no longer there.") from None
    except OSError as error:
        raise PhotoError(f"The file cannot be looked at: {error.strerror or error}.") from error
    if stat.S_ISLNK(found.st_mode):
        raise PhotoError("It is a link to another file, not a photo of its own.", "Remove the link yourself.")
    if not stat.S_ISREG(found.st_mode):
        raise PhotoError("It is not an ordinary file.")
    return found.st_dev, found.st_ino


def _identity(photo: Path) -> _Identity | None:
    try:
        found = photo.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) and found.st_size else None


def _readable(photo: Path) -> bool:
    return os.access(photo, os.R_OK)
