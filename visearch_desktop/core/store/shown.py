"""The photo that an SKU is shown by when no photo was asked with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.photos import Located


def first_photos(database: Database, skus: Sequence[str]) -> dict[str, Located]:
    """The first photo of each SKU that can be searched; SKUs without any are absent."""
    query = (
        "SELECT s.sku, p.content_id, r.folder, p.path FROM json_each(?) j JOIN photo_sku s ON s.sku = j.value"
        " JOIN photo p ON p.id = s.photo_id JOIN content c ON c.id = p.content_id JOIN root r ON r.id = p.root_id"
        " WHERE c.embedding IS NOT NULL ORDER BY p.id DESC"
    )
    rows = database.rows(query, (json.dumps(list(skus)),))
    return {str(sku): Located(int(content), Path(folder, path), str(sku)) for sku, content, folder, path in rows}


def contents(database: Database, skus: Sequence[str]) -> list[int]:
    """The embedded contents that any of the SKUs shows, ascending."""
    query = (
        "SELECT DISTINCT c.id FROM json_each(?) j JOIN photo_sku s ON s.sku = j.value JOIN photo p ON p.id = s.photo_id"
        " JOIN content c ON c.id = p.content_id WHERE c.embedding IS NOT NULL ORDER BY 1"
    )
    return [int(content) for (content,) in database.rows(query, (json.dumps(list(skus)),))]
