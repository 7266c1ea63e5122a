"""Columns of the product table: their names and their values."""

from __future__ import annotations

import json
from collections import Counter

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.store.connection import Database


def names(database: Database) -> list[str]:
    """The names of the attributes that any product has, as the first columns come first."""
    query = "SELECT a.key FROM product p, json_each(p.attributes) a GROUP BY a.key ORDER BY min(a.id), a.key"
    return [str(name) for (name,) in database.rows(query)]


def values(database: Database, column: str) -> list[tuple[str, str]]:
    """(SKU, value) of every product that has a value in this attribute."""
    if '"' in column or "\\" in column:  # a JSON path cannot name these in every SQLite
        query = "SELECT p.sku, a.value FROM product p, json_each(p.attributes) a WHERE a.key = ?"
        rows = database.rows(query, (column,))
    else:
        query = "SELECT sku, json_extract(attributes, ?) AS said FROM product WHERE said IS NOT NULL"
        rows = database.rows(query, (f'$."{column}"',))
    return [(str(sku), str(value)) for sku, value in rows]


def counted(database: Database) -> dict[str, Counter[str]]:
    """How many products have which value, by attribute; all of it in one pass."""
    found: dict[str, Counter[str]] = {}
    with database.reading() as connection:
        for (attributes,) in connection.execute("SELECT attributes FROM product"):
            for name, value in json.loads(attributes).items():
                found.setdefault(name, Counter())[str(value)] += 1
    return found


def titles(database: Database) -> list[tuple[str, str]]:
    """(SKU, title) of every product that has one."""
    return [(str(sku), str(title)) for sku, title in database.rows("SELECT sku, title FROM product WHERE title != ''")]


def skus(database: Database) -> list[str]:
    """Every SKU that the table or a photo has."""
    return [str(sku) for (sku,) in database.rows("SELECT sku FROM product UNION SELECT sku FROM photo_sku")]


def contents(database: Database) -> tuple[list[str], npt.NDArray[np.int64]]:
    """Which SKU shows which embedded content, one pair after the other, by SKU."""
    query = (
        "SELECT s.sku, c.id FROM photo_sku s JOIN photo p ON p.id = s.photo_id JOIN content c ON c.id = p.content_id"
        " WHERE c.embedding IS NOT NULL ORDER BY s.sku, c.id"
    )
    rows = database.rows(query)
    return [str(sku) for sku, _ in rows], np.array([content for _, content in rows], np.int64)
