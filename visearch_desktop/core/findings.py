"""The vocabulary of audits: what a catalog compared with itself comes to, and what people say of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from visearch_desktop.core.catalog import Evidence, Product, Relation


class Verdict(StrEnum):
    """What a person said about an unordered pair of contents."""

    DUPLICATE = "duplicate"
    VARIANT = "variant"
    SAME_SET = "same_set"
    DISTINCT = "distinct"


class Tier(StrEnum):
    """How groups are laid before a person, the most urgent first."""

    CONFLICT = "conflict"
    IDENTICAL = "identical"
    NEAR_DUPLICATE = "near_duplicate"
    VARIANT = "variant"


class Scope(StrEnum):
    """Which photos are compared with each other."""

    ACROSS_SKUS = "across_skus"
    WITHIN_SKU = "within_sku"
    ACROSS_COLUMN = "across_column"
    """Photos whose products differ in a column of the product table, such as supplier."""


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """What an audit is asked for.

    `column` names the product-table column of `Scope.ACROSS_COLUMN`. Pairs whose similarity (cosine) lies outside
    [`least`, `most`] and groups of tiers not in `tiers` are left out.
    """

    scope: Scope = Scope.ACROSS_SKUS
    column: str = ""
    least: float = -1.0
    most: float = 1.0
    tiers: frozenset[Tier] = frozenset(Tier)


@dataclass(frozen=True, slots=True)
class Member:
    """A photo of a group: one file, with the SKUs that show it.

    `digest` is the SHA-256 of its bytes in hexadecimal; `modified` is seconds since 1970; `products` has an
    entry for each SKU the product table knows.
    """

    content: int
    digest: str
    photo: Path
    skus: tuple[str, ...]
    width: int
    height: int
    bytes: int
    modified: float
    products: Mapping[str, Product] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two photos of a group and how they are related; `evidence.transform` leads from `a` to `b`.

    The same bytes in two files are a pair with similarity 1 and score 1.
    """

    a: Member
    b: Member
    similarity: float
    duplicate_score: float
    relation: Relation
    evidence: Evidence
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A column in which products that show the same photo differ: column name and the values found."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Photos that all match each other (complete linkage), with every pair of them.

    `key` stays the same as long as the members' contents do; `relation` is that of the weakest pair; `conflicts`
    says why the group is an alarm; `keeper` is the member a person or the keep rules chose.
    """

    key: str
    tier: Tier
    relation: Relation
    members: tuple[Member, ...]
    pairs: tuple[Pair, ...]
    conflicts: tuple[Difference, ...] = ()
    keeper: Member | None = None


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found. `expected` counts photos shared by a size run, which is as it should be.

    `photos` counts the photos looked at; `judged` the pairs left out because a person has said they are distinct.
    """

    photos: int
    groups: tuple[Group, ...]
    expected: int = 0
    judged: int = 0
    notes: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict to be recorded about two contents, by their digests (hexadecimal); None takes a verdict back.

    `keeper` is the digest of the one to keep, when they are duplicates. `figures` is the evidence shown to the person.
    """

    a: str
    b: str
    verdict: Verdict | None
    keeper: str | None = None
    figures: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Action:
    """What a person did at once: one or many rulings, with one undo."""

    id: int
    at: datetime
    who: str
    words: str
    rulings: tuple[Ruling, ...]


def pair_mark(a: str, b: str) -> str:
    """How a row names its two contents: both digests and a check sum, so that a changed one is found out."""
    check = hashlib.sha256(f"{a}-{b}".encode()).hexdigest()[:8]
    return f"{a}-{b}-{check}"
