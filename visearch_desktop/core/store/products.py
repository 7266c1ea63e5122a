"""Rows of the product table, and which SKU shows which photo."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.store.connection import Database


def replace_table(database: Database, rows: Iterable[tuple[Product, Sequence[str]]]) -> None:
    """Take over a product table: each product with the folded names of its photos."""
    with database.write() as connection:
        connection.execute("DELETE FROM product_photo")
        connection.execute("DELETE FROM product")
        for product, names in rows:
            connection.execute(
                "INSERT OR REPLACE INTO product VALUES (?, ?, ?)",
                (product.sku, product.title, json.dumps(dict(product.attributes), ensure_ascii=False)),
            )
            connection.executemany(
                "INSERT OR IGNORE INTO product_photo VALUES (?, ?)", [(name, product.sku) for name in names]
            )


def link(database: Database, fold: Callable[[str], str], rule: Callable[[str], str], *, everything: bool) -> None:
    """Say which SKUs a photo belongs to: those of the product table, else what the rule makes of its path.

    `fold` turns a relative path into the name the table is keyed by. Only photos without an SKU are
    linked, unless `everything` is.
    """
    with database.write() as connection:
        if everything:
            connection.execute("DELETE FROM photo_sku")
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS links (photo_id INTEGER, sku TEXT)")
        connection.execute("DELETE FROM links")
        unlinked = connection.execute(
            "SELECT id, path FROM photo p WHERE NOT EXISTS (SELECT 1 FROM photo_sku s WHERE s.photo_id = p.id)"
        )
        for photo, path in unlinked:
            named = connection.execute("SELECT sku FROM product_photo WHERE name = ?", (fold(path),)).fetchall()
            skus = [row[0] for row in named] or [rule(path)]
            connection.executemany("INSERT INTO links VALUES (?, ?)", [(photo, sku) for sku in skus if sku])
        connection.execute("INSERT OR IGNORE INTO photo_sku SELECT photo_id, sku FROM links")


def find(database: Database, skus: Sequence[str]) -> Mapping[str, Product]:
    """What the product table says of SKUs; those it does not know are left out."""
    marks = ",".join("?" * len(skus))
    rows = database.rows(f"SELECT * FROM product WHERE sku IN ({marks})", tuple(skus))
    return {sku: Product(sku, title, json.loads(attributes)) for sku, title, attributes in rows}


def every(database: Database) -> Iterable[Product]:
    """All products of the table."""
    with database.reading() as connection:
        for sku, title, attributes in connection.execute("SELECT * FROM product ORDER BY sku"):
            yield Product(sku, title, json.loads(attributes))
