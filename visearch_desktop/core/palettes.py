"""The colours of the products in a catalog's photos: found in their thumbnails once, kept beside them and in memory."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from weakref import WeakKeyDictionary

from visearch_desktop.core import imaging, sketches
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.store import Database
from visearch_desktop.core.store import palettes as rows

_KEPT = 8192
"""Photos whose colours stay in memory, 3 KB each."""
_FEW = 8
"""So many photos are looked at sooner than threads are started."""


Kept = OrderedDict[int, imaging.Colours]

_KEEP: WeakKeyDictionary[Database, Kept] = WeakKeyDictionary()
_GUARD = threading.Lock()


def of(database: Database, contents: Sequence[int]) -> dict[int, imaging.Colours]:
    """The colours of photos, by content; one that cannot be read any more is left out."""
    with _GUARD:
        kept = _KEEP.setdefault(database, OrderedDict())
        found = {content: kept[content] for content in contents if content in kept}
        for content in found:
            kept.move_to_end(content)
    stored = _stored(database, [content for content in contents if content not in found])
    fresh = _looked_at(database, [content for content in contents if content not in found and content not in stored])
    if fresh:
        packed = {content: imaging.pack_colours(one) for content, one in fresh.items()}
        fresh = {content: imaging.unpack_colours(one) for content, one in packed.items()}  # as the next search has them
        with suppress(CatalogError):  # a catalog that cannot be written now can still be searched
            rows.keep(database, packed)
    with _GUARD:
        kept.update(stored | fresh)
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return found | stored | fresh


def _stored(database: Database, contents: Sequence[int]) -> dict[int, imaging.Colours]:
    """What the cache has of them; what is damaged is as good as lost."""
    found: dict[int, imaging.Colours] = {}
    for content, packed in (rows.kept(database, contents) if contents else {}).items():
        with suppress(ValueError):
            found[content] = imaging.unpack_colours(packed)
    return found


def _looked_at(database: Database, contents: Sequence[int]) -> dict[int, imaging.Colours]:
    look = partial(_colours, database)
    if len(contents) <= _FEW:
        made = list(map(look, contents))
    else:
        with ThreadPoolExecutor(min(4, os.cpu_count() or 2), "colours") as pool:
            made = list(pool.map(look, contents))
    return {content: one for content, one in zip(contents, made, strict=True) if one is not None}


def _colours(database: Database, content: int) -> imaging.Colours | None:
    jpeg = sketches.thumbnail(database, content)
    small = imaging.decode_thumbnail(jpeg) if jpeg is not None else None
    return None if small is None else imaging.product_colours(imaging.find_product(small))
