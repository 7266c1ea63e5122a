"""Two batches side by side: what is new since the last delivery, what changed, what is gone.

An item is the same as one before when it has the same key, the same SKU, or a photo with the same bytes, whatever that
is called now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from visearch_desktop.core.batch.identifiers import loose
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.deliveries import BatchReport, Item, Proposed


@dataclass(frozen=True, slots=True)
class Change:
    """An item of both deliveries that is not what it was; `words` says in what."""

    before: Proposed
    now: Proposed
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The newer delivery seen from the older one; items in the order of their delivery."""

    new: tuple[Proposed, ...]
    changed: tuple[Change, ...]
    same: tuple[Proposed, ...]
    gone: tuple[Proposed, ...]


def compare(older: BatchReport, newer: BatchReport) -> Comparison:
    """What is new since an older delivery."""
    known = _Known(older.items)
    new: list[Proposed] = []
    same: list[Proposed] = []
    changed: list[Change] = []
    met: set[str] = set()
    for now in newer.items:
        before = known.find(now.item)
        if before is None:
            new.append(now)
            continue
        met.add(before.item.key)
        words = tuple(_differences(before, now))
        if words:
            changed.append(Change(before, now, words))
        else:
            same.append(now)
    gone = tuple(item for item in older.items if item.item.key not in met)
    return Comparison(tuple(new), tuple(changed), tuple(same), gone)


def only_new(older: BatchReport, newer: BatchReport) -> BatchReport:
    """The newer delivery without the items that the older one had; those that changed stay."""
    found = compare(older, newer)
    wanted = {one.item.key for one in (*found.new, *(change.now for change in found.changed))}
    note = f"Left out because an earlier delivery had them: {counted(len(found.same), 'item')}."
    items = tuple(one for one in newer.items if one.item.key in wanted)
    return replace(newer, items=items, notes=(*newer.notes, note) if found.same else newer.notes)


class _Known:
    """The items of the older delivery by all that tells them apart."""

    def __init__(self, items: Iterable[Proposed]) -> None:
        self._by_key: dict[str, Proposed] = {}
        self._by_sku: dict[str, Proposed] = {}
        self._by_digest: dict[str, Proposed] = {}
        for one in items:
            self._by_key.setdefault(one.item.key, one)
            if one.item.sku:
                self._by_sku.setdefault(loose(one.item.sku), one)
            for digest in _digests(one.item):
                self._by_digest.setdefault(digest, one)

    def find(self, item: Item) -> Proposed | None:
        """The item that this one was; the SKU says more than the key, and the key more than a photo."""
        if item.sku and (found := self._by_sku.get(loose(item.sku))) is not None:
            return found
        found = self._by_key.get(item.key)
        if found is not None and _may_be(found.item, item):
            return found
        seen = (self._by_digest.get(digest) for digest in _digests(item))
        return next((one for one in seen if one is not None and _may_be(one.item, item)), None)


def _may_be(one: Item, other: Item) -> bool:
    """Two SKUs are two products, even where they share a photo (a size run)."""
    return not (one.sku and other.sku and loose(one.sku) != loose(other.sku))


def _differences(before: Proposed, now: Proposed) -> Iterable[str]:
    if set(_digests(before.item)) != set(_digests(now.item)):
        yield "other photos"
    if before.item.title != now.item.title:
        yield "another title"
    ours, theirs = _attributes(before.item), _attributes(now.item)
    columns = [name for name in {**theirs, **ours} if ours.get(name) != theirs.get(name)]
    if columns:
        yield f"other values in {', '.join(columns[:5])}"


def _attributes(item: Item) -> Mapping[str, str]:
    return {name: value for name, value in item.attributes.items() if value}


def _digests(item: Item) -> list[str]:
    return [photo.digest for photo in item.photos if photo.digest]
