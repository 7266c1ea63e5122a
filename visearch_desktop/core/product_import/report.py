"""What an import of a product table would change, and what is wrong with the table, as frozen values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from visearch_desktop.core.catalog import counted
from visearch_desktop.core.products import Entry
from visearch_desktop.core.tables import Layout, Mapping, RowProblem, Table

MOST_LISTED = 1000
"""Cases named of each kind; all are counted."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """How many cases there are, and the first of them."""

    count: int = 0
    first: tuple[T, ...] = ()

    def __bool__(self) -> bool:
        return self.count > 0

    @classmethod
    def of(cls, cases: Iterable[T]) -> Listed[T]:
        """All cases counted, the first kept."""
        walk = iter(cases)
        first = tuple(islice(walk, MOST_LISTED))
        return cls(len(first) + sum(1 for _ in walk), first)


@dataclass(frozen=True, slots=True)
class Change:
    """A column in which an SKU differs from the table of before; an empty text where one has nothing."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedProduct:
    """An SKU that is in both tables and differs."""

    sku: str
    changes: tuple[Change, ...]


class Mismatch(StrEnum):
    """How a name in the table differs from the photo it finds."""

    CASE = "case"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class NearName:
    """A name in the table that finds a photo called a little differently."""

    row: int
    sku: str
    name: str
    photo: str
    mismatch: Mismatch

    @property
    def sentence(self) -> str:
        """What to tell a person."""
        return f"{self.name} is there as {self.photo}."


@dataclass(frozen=True, slots=True)
class MissingPhoto:
    """A name in the table that finds no photo, and why, in one sentence."""

    row: int
    sku: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class RepeatedSku:
    """An SKU in several rows; `differing` are the columns in which the rows say different things."""

    sku: str
    rows: tuple[int, ...]
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPhoto:
    """A photo that the table gives to several SKUs; `runs` are the size runs among them, several in a conflict."""

    photo: str
    runs: tuple[tuple[str, ...], ...]

    @property
    def skus(self) -> tuple[str, ...]:
        """All SKUs that claim the photo."""
        return tuple(sku for run in self.runs for sku in run)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import would do.

    `rows` counts rows of the table, `products` the SKUs that the catalog's table holds afterwards. `added`, `removed`
    and `changed` compare with the table the catalog has now; `unchanged` counts the rest. `photos_without_row` are
    photos of the catalog whose SKU is not in the table; `skus_without_photo` are SKUs that no photo of the catalog
    shows. `near_names` do find their photo, `missing_photos` do not. `shared_photos` counts photos of a size run, as
    expected; `conflicting_photos` are claimed by SKUs that are no size run. `problems` are rows that are left out, or
    not understood in full. `interrupted` says that an earlier import was cut off before it had linked the photos.
    """

    table: str
    layout: Layout
    mapping: Mapping
    rows: int = 0
    products: int = 0
    added: Listed[str] = field(default_factory=Listed)
    removed: Listed[str] = field(default_factory=Listed)
    changed: Listed[ChangedProduct] = field(default_factory=Listed)
    unchanged: int = 0
    photos: int = 0
    photos_without_row: Listed[Path] = field(default_factory=Listed)
    skus_without_photo: Listed[str] = field(default_factory=Listed)
    near_names: Listed[NearName] = field(default_factory=Listed)
    missing_photos: Listed[MissingPhoto] = field(default_factory=Listed)
    repeated_skus: Listed[RepeatedSku] = field(default_factory=Listed)
    shared_photos: int = 0
    conflicting_photos: Listed[SharedPhoto] = field(default_factory=Listed)
    problems: Listed[RowProblem] = field(default_factory=Listed)
    interrupted: bool = False

    @property
    def changes_anything(self) -> bool:
        """Whether the import would change the product table, or end an import that was interrupted."""
        return bool(self.added or self.removed or self.changed or self.interrupted)

    @property
    def misfit(self) -> str:
        """What of table and photos does not fit, in one sentence; empty when all does."""
        missing, shared = self.missing_photos.count, self.conflicting_photos.count
        kinds = (
            (self.problems.count, f"{counted(self.problems.count, 'row')} with a problem"),
            (missing, f"{counted(missing, 'photo')} of the table not found"),
            (shared, f"{counted(shared, 'photo')} claimed by SKUs that are no size run"),
            (self.skus_without_photo.count, f"{counted(self.skus_without_photo.count, 'SKU')} without a photo"),
            (self.photos_without_row.count, f"{counted(self.photos_without_row.count, 'photo')} without a row"),
        )
        told = [words for count, words in kinds if count]
        return f"{self.table}: {counted(self.products, 'product')}, {', '.join(told)}." if told else ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A table that was read and compared, ready to be taken over. `said` is the layout that a person asked for."""

    table: Table
    mapping: Mapping
    said: Layout
    entries: dict[str, Entry] = field(repr=False)
    report: ImportReport
