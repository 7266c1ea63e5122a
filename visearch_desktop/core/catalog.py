"""The vocabulary of catalogs and answers: frozen values that every layer speaks in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from visearch_desktop.core.queries import QueryPhoto, Share

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

    `IDENTICAL`: same bytes or same pixels. `NEAR_DUPLICATE`: the same photo, edited. `VARIANT`: the same product in
    another colour or view. `SIMILAR`: looks alike.
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


Points = Sequence[tuple[float, float, float, float]]
"""Matched points: x and y in the first photo, x and y in the second, as shares of width and height."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a pair of photos is related as it is said to be.

    `inliers` counts matched points that one alignment explains; `mirrored` says that the second photo is a mirror
    image of the first. `covered` is the share of the smaller shown area that both photos show, `agreement` the share of
    it where the pictures agree after alignment, both in [0, 1]. `colour_difference` is the CIEDE2000
    difference of the product, None when it was not measured; `hash_distance` counts differing bits of 64.
    `transform` is the 3 x 3 homography, row by row, from the first photo to the second, in shares of width and
    height (0..1), None when no alignment was found; `points` are some of the inliers. `view` is the view of the query
    that found the candidate; `local_density` the mean cosine of the candidate's neighbours. `query` is the photo of a
    search that all this was seen in, the one that says most.
    """

    inliers: int = 0
    mirrored: bool = False
    covered: float = 0.0
    agreement: float = 0.0
    colour_difference: float | None = None
    hash_distance: int | None = None
    transform: tuple[float, ...] | None = None
    points: Points = ()
    view: str = "whole"
    local_density: float = 0.0
    query: QueryPhoto | None = None

    def figures(self) -> dict[str, object]:
        """What reports and JSON say of it: the scalars, rounded."""
        return {
            "inliers": self.inliers,
            "mirrored": self.mirrored,
            "covered": round(self.covered, 3),
            "agreement": round(self.agreement, 3),
            "colour_difference": None if self.colour_difference is None else round(self.colour_difference, 1),
            "hash_distance": self.hash_distance,
        }


@dataclass(frozen=True, slots=True)
class Match:
    """One SKU of an answer, shown by its best photo.

    `similarity` is the cosine in [-1, 1], NaN where a batch had no need to ask the network; `duplicate_score` lies in
    [0, 1] (see `matching`). `views` counts the photos of this SKU that agree with the query, `agreeing` the query's
    photos that agree with it; `shared_by` names the other SKUs that show this very photo (a size run). `content`
    identifies the picture for thumbnails. `shares` says what put the row where it is, when more than one kind of
    evidence did.
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
    evidence: Evidence = field(default_factory=Evidence)
    shares: tuple[Share, ...] = ()
    agreeing: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """A photo that could not be used, and why, in one sentence."""

    photo: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found for one query, best first.

    `error` says why the query could not be read at all; `unread` names the photos of it that were left out, `notes` are
    sentences about those that were searched. `more` counts the SKUs beyond `matches` that meet words and conditions,
    where no photo was asked with.
    """

    query: tuple[QueryPhoto, ...]
    matches: tuple[Match, ...] = ()
    error: str | None = None
    unread: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    more: int = 0


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an index run found and did. `photos` counts every usable photo of the catalog afterwards.

    `table` says in one sentence what of a product table and the photos does not fit: the front ends look for that.
    `unfinished` counts photos that were being written: they are still to be read.
    """

    photos: int
    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0
    failures: tuple[Problem, ...] = ()
    offline: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    table: str = ""
    unfinished: int = 0


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


def counted(number: int, thing: str) -> str:
    """A number of things as sentences say it: "1 photo", "2,000 photos"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
