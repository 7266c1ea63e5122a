"""What a delivery was found to hold, before it is put into items."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from visearch_desktop.core.catalog import PHOTO_SUFFIXES, Problem
from visearch_desktop.core.deliveries import DeliveredPhoto

SHEET_SUFFIXES = frozenset((".csv", ".tsv", ".xlsx", ".xlsm"))
ZIP_SUFFIXES = frozenset((".zip",))
UNREAD_SHEETS = frozenset((".xls", ".ods", ".numbers"))
UNREAD_ARCHIVES = frozenset((".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zipx"))
LOOKED_AT = PHOTO_SUFFIXES | SHEET_SUFFIXES | ZIP_SUFFIXES | UNREAD_SHEETS | UNREAD_ARCHIVES
"""Endings of files that matter; the unread ones are problems, all others are left out without a word."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet of a delivery: the file, its path within the delivery, and where it came from, to be shown."""

    path: Path
    name: str
    shown: Path


@dataclass(slots=True)
class Found:
    """What was found so far. Names of photos are unique; one met again gets a number in brackets."""

    photos: list[DeliveredPhoto] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, name: str, path: Path, digest: str = "", problem: str = "") -> None:
        """Take in a photo; one with a problem is told of as well."""
        self.photos.append(DeliveredPhoto(self._free(name), path, digest, problem=problem))
        self.names.add(self.photos[-1].name)
        if problem:
            self.problems.append(Problem(path, problem))

    @property
    def size(self) -> tuple[int, int, int]:
        """How much was found: photos, spreadsheets, problems."""
        return len(self.photos), len(self.sheets), len(self.problems)

    def _free(self, name: str) -> str:
        path, number = PurePosixPath(name), 2
        while name in self.names:
            name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
            number += 1
        return name


def refusal(kind: str) -> str:
    """Why files with this ending are not read, in one sentence; empty when they are."""
    if kind in UNREAD_SHEETS:
        return "Spreadsheets of this kind are not read: save it as XLSX or CSV."
    if kind in UNREAD_ARCHIVES:
        return "Archives of this kind are not read: unpack it and open the folder."
    return "" if kind in LOOKED_AT else "This is neither a photo, a spreadsheet, a ZIP nor a folder."
