"""The photos of a group as listings: which belong to the scope, which sharing is as it should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visearch_desktop.core.audit import columns
from visearch_desktop.core.audit.size_runs import size_runs
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.findings import AuditOptions, Member, Scope
from visearch_desktop.core.store.listings import Listed

MOST_MEMBERS = 60
"""Members of a group at most, 1770 pairs: a placeholder picture may lie in thousands of folders."""


@dataclass(frozen=True, slots=True)
class Listings:
    """The listings of a group; `one_run` says that all are sizes of one product, which may share their photos."""

    members: list[Member]
    one_run: bool = False


def listings_of(files: Sequence[Listed], products: Mapping[str, Product], options: AuditOptions) -> Listings:
    """The listings that show files, one for each file and size run; the first file of each run comes first."""
    if options.scope is Scope.WITHIN_SKU:
        return Listings([_member(file, file.skus, products) for file in files][:MOST_MEMBERS])
    skus = {sku for file in files for sku in file.skus}
    column = options.column if options.scope is Scope.ACROSS_COLUMN else ""
    runs = size_runs(skus, products, apart=column, most=MOST_MEMBERS)
    run_of = {sku: number for number, run in enumerate(runs) for sku in run}
    seen: set[int] = set()
    first: list[Member] = []
    others: list[Member] = []
    for file in files:
        shown: dict[int, list[str]] = {}
        for sku in file.skus:
            if sku in run_of:
                shown.setdefault(run_of[sku], []).append(sku)
        for number, of_run in shown.items():
            (others if number in seen else first).append(_member(file, tuple(of_run), products))
            seen.add(number)
        if not file.skus:
            others.append(_member(file, (), products))
    one_run = len(runs) == 1 and len(skus) > 1 and all(file.skus for file in files)
    return Listings([*first, *others][:MOST_MEMBERS], one_run)


def within_scope(members: Sequence[Member], options: AuditOptions) -> list[Member]:
    """The members that are in scope together with some other, by path."""
    chosen = [one for one in members if any(_compares(one, other, options) for other in members if other is not one)]
    return sorted(chosen, key=lambda member: (str(member.photo), member.skus))


def _compares(one: Member, other: Member, options: AuditOptions) -> bool:
    match options.scope:
        case Scope.ACROSS_SKUS:
            return one.skus != other.skus or not one.skus
        case Scope.WITHIN_SKU:
            return one.photo != other.photo and not set(one.skus).isdisjoint(other.skus)
        case Scope.ACROSS_COLUMN:
            ours = columns.values(one.products.values(), options.column)
            theirs = columns.values(other.products.values(), options.column)
            return bool(ours and theirs and ours != theirs)


def _member(file: Listed, skus: tuple[str, ...], products: Mapping[str, Product]) -> Member:
    return Member(
        file.content, file.digest, file.photo, skus, file.width, file.height, file.bytes, file.modified,
        {sku: products[sku] for sku in skus if sku in products},
    )  # fmt: skip
