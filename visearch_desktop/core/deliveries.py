"""The vocabulary of batches: what a supplier delivers, and what each item of it is to the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from visearch_desktop.core.catalog import Match, Problem


class Proposal(StrEnum):
    """What an item of a delivery is to the catalog, in the order of the tabs."""

    CONFLICT = "conflict"
    """The photo says one SKU, and an SKU, EAN or title another."""
    BAD_PICTURE = "bad_picture"
    NEW = "new"
    VARIANT_OF = "variant_of"
    ALREADY_HAVE = "already_have"
    DUPLICATE_IN_BATCH = "duplicate_in_batch"


class Choice(StrEnum):
    """What a person decides about an item."""

    KEEP = "keep"
    """It goes into the catalog."""
    SKIP = "skip"
    LINK = "link"
    """It belongs to an SKU the catalog has."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule of the picture gate that a photo fails: its name, the figure, the limit, and a sentence with both."""

    rule: str
    figure: float
    limit: float
    sentence: str


PLACEHOLDER = "repeated_picture"
"""The rule that a picture fails which stands for a missing photo: many strangers show it, or a person said so."""


@dataclass(frozen=True, slots=True)
class DeliveredPhoto:
    """A photo of a delivery.

    `name` is its path within the delivery, with "/" between names; `path` the file on this machine. `digest` is the
    SHA-256 of its bytes in hexadecimal, empty while it is unread; `problem` says in one sentence why it cannot be read.
    """

    name: str
    path: Path
    digest: str = ""
    width: int = 0
    height: int = 0
    faults: tuple[Fault, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A product as it was delivered: what its row says, and its photos.

    `key` is the same when the same delivery is read again; `name` is shown. `sku` and `title` are what the sheet says,
    or empty. `attributes` are the other columns of the row, by the sheet's names. `row` is the row's number in the
    spreadsheet, from 1; 0 without a sheet.
    """

    key: str
    name: str
    photos: tuple[DeliveredPhoto, ...] = ()
    sku: str = ""
    title: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    row: int = 0


@dataclass(frozen=True, slots=True)
class DeliveredSheet:
    """A spreadsheet of a delivery, and how it was read.

    `name` is its path within the delivery, `path` the file on this machine. The one that is `used` says what the photos
    are. `encoding`, `delimiter`, `tab` (of a workbook) and `header_row` are as in `tables.Layout`; `sku`, `title`,
    `ean` and `photos` name its columns; all of them are empty where it could not be read, or says nothing of photos.
    """

    name: str
    path: Path
    used: bool = False
    rows: int = 0
    encoding: str = ""
    delimiter: str = ""
    tab: str = ""
    header_row: int = 0
    sku: str = ""
    title: str = ""
    ean: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was read of a folder, ZIP or spreadsheet: its items, and what could not be used, each with its reason.

    `source` is the file or folder given; `name` is shown. `sheets` are the spreadsheets found, at most one `used`.
    """

    name: str
    source: tuple[Path, ...]
    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    sheets: tuple[DeliveredSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one kind of evidence says for one SKU: "photo", "sku", "ean" or "title"; `weight` lies in [0, 1]."""

    kind: str
    sku: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about an item; `sku` is set for `Choice.LINK`."""

    choice: Choice
    sku: str = ""
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """An item with what the program makes of it.

    `sku` is the catalog's, for *already have*, *variant of* and *conflict*; `confidence` lies in [0, 1]. `matches` are
    the nearest SKUs of the catalog, best first, and `matched` the digests of the delivered photos that they were found
    with, one for each. `twin` is the key of the item that this one repeats. `reasons` are sentences, the most telling
    first.
    """

    item: Item
    proposal: Proposal
    sku: str = ""
    confidence: float = 0.0
    matches: tuple[Match, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    twin: str = ""
    reasons: tuple[str, ...] = ()
    decision: Decision | None = None
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchReport:
    """A delivery compared with the catalog. `seconds` is what it took."""

    name: str
    items: tuple[Proposed, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    sheets: tuple[DeliveredSheet, ...] = ()
