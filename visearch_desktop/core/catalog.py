"""The vocabulary of catalogs and answers: frozen values that every layer speaks in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

PHOTO_SUFFIXES = frozenset(
    (
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".webp",
        ".tif",
        ".tiff",
        ".bmp",
        ".dib",
        ".gif",
        ".heic",
        ".heif",
        ".hif",
        ".avif",
    )
)
"""File name endings taken for photos; what is inside is found out by reading it."""


class Relation(StrEnum):
    """What a match is to the query.

    `IDENTICAL`: same bytes or same pixels. `SIMILAR`: looks alike. `NEAR_DUPLICATE` (the same photo,
    edited) and `VARIANT` (the same product, other colour or view) need geometric verification.
    """

    IDENTICAL = "identical"
    NEAR_DUPLICATE = "near_duplicate"
    VARIANT = "variant"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Product:
    """One row of the product table: an SKU, its title and whatever else the table says of it."""

    sku: str
    title: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueryPhoto:
    """A photo searched with: a file, or bytes from the clipboard under a name to show."""

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Match:
    """One SKU of an answer, shown by its best photo.

    `similarity` is the cosine in [-1, 1]; `duplicate_score` lies in [0, 1] (see `matching`).
    `views` counts the photos of this SKU that agree with the query; `shared_by` names the other SKUs that
    show this very photo (a size run). `content` identifies the picture for thumbnails.
    """

    rank: int
    sku: str
    photo: Path
    content: int
    similarity: float
    duplicate_score: float
    relation: Relation
    views: int = 1
    shared_by: tuple[str, ...] = ()
    product: Product | None = None
    evidence: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A photo that could not be used, and why, in one sentence."""

    photo: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found for one query, best first.

    `error` says why the query could not be read at all; `unread` names the photos of it that were left out.
    """

    query: tuple[QueryPhoto, ...]
    matches: tuple[Match, ...] = ()
    error: str | None = None
    unread: tuple[Problem, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an index run found and did. `photos` counts every usable photo of the catalog afterwards."""

    photos: int
    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0
    failures: tuple[Problem, ...] = ()
    offline: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class CatalogInfo:
    """What a catalog is and holds right now."""

    folder: Path
    name: str
    model: str
    roots: tuple[Path, ...]
    sku_rule: str
    photos: int
    skus: int
    problems: int
    pending: int
