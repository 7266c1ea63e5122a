"""Rows of the product table, and which SKU shows which photo."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.store import words
from visearch_desktop.core.store.chain import Fact, add
from visearch_desktop.core.store.claims import Claims
from visearch_desktop.core.store.connection import Database

# Of several rows of one SKU the first non-empty title and, column by column, the first value hold: exports
# write what is said of the product into its first row. The inner patch adds columns, the outer one undoes
# what it changed, and the order of the columns stays.
_ADD_PRODUCT = (
    "INSERT INTO product VALUES (?, ?, ?) ON CONFLICT (sku) DO UPDATE SET"
    " title = CASE title WHEN '' THEN excluded.title ELSE title END,"
    " attributes = json_patch(json_patch(attributes, excluded.attributes), attributes)"
)
_PATHS = "SELECT r.folder, p.path FROM photo p JOIN root r ON r.id = p.root_id"
_PHOTOS = "SELECT p.id, r.folder, p.path FROM photo p JOIN root r ON r.id = p.root_id"
_UNLINKED = "NOT EXISTS (SELECT 1 FROM photo_sku s WHERE s.photo_id = p.id)"


def replace_table(
    database: Database, rows: Iterable[tuple[Product, Sequence[str]]], *, what: Mapping[str, object] | None = None,
    who: str = "",
) -> None:  # fmt: skip
    """Take over a product table: each product with the folded paths of its photos.

    An SKU may come in several rows: it has the photos of all of them, the first title that is not empty,
    and of every attribute the first value. The next `link` links every photo. The ledger is told of it: `what` says
    which table it was, `who` took it over.
    """
    with database.write() as connection:
        connection.execute("DELETE FROM product_photo")
        connection.execute("DELETE FROM product")
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('links', 'all')")
        for product, paths in rows:
            attributes = {name: value for name, value in product.attributes.items() if value}
            connection.execute(_ADD_PRODUCT, (product.sku, product.title, json.dumps(attributes, ensure_ascii=False)))
            connection.executemany(
                "INSERT OR IGNORE INTO product_photo VALUES (?, ?)", [(path, product.sku) for path in paths]
            )
        words.rebuild(connection)
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('product_sum', ?)", (_sum(connection),))
        count = connection.execute("SELECT count(*) FROM product").fetchone()[0]
        add(connection, [Fact("product import", {**(what or {}), "products": count})], who=who)


def link(database: Database, fold: Callable[[str], str], rule: Callable[[str], str], *, everything: bool) -> None:
    """Say which SKUs a photo belongs to: those of the product table, else what the rule makes of its path.

    How names find photos is said in `claims`. An SKU that the rule makes is spelled as in the product table.

    All of it is one transaction. Photos that have SKUs keep them unless `everything` is to be linked, or
    the meta key `links` says that a table or a rule has not been applied yet.

    Args:
        database: the catalog.
        fold: from a path to the form the table's paths have, "/" between names.
        rule: from a relative path to an SKU, "" for none.
        everything: whether photos that have SKUs are linked again.
    """
    with database.write() as connection:
        everything = everything or _any(connection, "meta WHERE key = 'links'")
        if not everything:
            if not _any(connection, f"photo p WHERE {_UNLINKED}"):
                return
            # A photo that is new may be the one that a path in the table meant all along.
            everything = _any(connection, "product_photo")
        table = connection.execute("SELECT name, sku FROM product_photo ORDER BY name, sku").fetchall()
        claims = Claims(table, lambda: connection.execute(_PATHS), fold)
        spell = speller(sku for (sku,) in connection.execute("SELECT sku FROM product"))
        connection.execute(
            "CREATE TEMP TABLE IF NOT EXISTS links"
            " (photo_id INTEGER, sku TEXT, PRIMARY KEY (photo_id, sku)) WITHOUT ROWID"
        )
        connection.execute("DELETE FROM temp.links")
        photos = connection.execute(_PHOTOS if everything else f"{_PHOTOS} WHERE {_UNLINKED}")
        connection.executemany(
            "INSERT OR IGNORE INTO temp.links VALUES (?, ?)",
            (
                (photo, sku)
                for photo, folder, path in photos
                for sku in claims.of(folder, path) or [spell(rule(path))]
                if sku
            ),
        )
        if everything:
            connection.execute(
                "DELETE FROM photo_sku AS s WHERE NOT EXISTS"
                " (SELECT 1 FROM temp.links l WHERE l.photo_id = s.photo_id AND l.sku = s.sku)"
            )
        connection.execute("INSERT OR IGNORE INTO photo_sku SELECT photo_id, sku FROM temp.links")
        connection.execute("DELETE FROM temp.links")
        connection.execute("DELETE FROM meta WHERE key = 'links'")
        words.follow(connection)


def links_are_due(database: Database) -> bool:
    """Whether a table or a rule was taken over whose photos are still to be linked: somebody was interrupted."""
    return bool(database.meta("links"))


def speller(skus: Iterable[str]) -> Callable[[str], str]:
    """From an SKU to the way the product table spells it: of "mh01-black" and "MH01-Black" one is the other.

    An SKU that the table spells in two ways, or does not know, stays as it is.
    """
    spelled: dict[str, str] = {}
    known = set()
    for sku in skus:
        known.add(sku)
        spelled[sku.casefold()] = "" if sku.casefold() in spelled else sku
    return lambda sku: sku if sku in known else spelled.get(sku.casefold()) or sku


def everything(database: Database) -> tuple[dict[str, Product], dict[str, tuple[str, ...]]]:
    """The whole product table: its products, and the folded paths of the photos it names, by SKU."""
    with database.reading() as connection:
        rows = connection.execute("SELECT sku, title, attributes FROM product")
        known = {sku: Product(sku, title, json.loads(attributes)) for sku, title, attributes in rows}
        named: dict[str, list[str]] = {}
        for sku, name in connection.execute("SELECT sku, name FROM product_photo ORDER BY sku, name"):
            named.setdefault(sku, []).append(name)
    return known, {sku: tuple(names) for sku, names in named.items()}


def photo_paths(database: Database) -> list[tuple[str, str]]:
    """Every photo file as (catalogue folder, path in it)."""
    return [(str(folder), str(path)) for folder, path in database.rows(f"{_PATHS} ORDER BY 1, 2")]


def find(database: Database, skus: Sequence[str]) -> Mapping[str, Product]:
    """What the product table says of SKUs, however many; those it does not know are left out."""
    rows = database.rows(
        "SELECT * FROM product WHERE sku IN (SELECT value FROM json_each(?))", (json.dumps(list(skus)),)
    )
    return {sku: Product(sku, title, json.loads(attributes)) for sku, title, attributes in rows}


def links(database: Database) -> frozenset[tuple[int, str]]:
    """Which photo shows which SKU, by the photos' ids."""
    return frozenset((int(photo), str(sku)) for photo, sku in database.rows("SELECT photo_id, sku FROM photo_sku"))


def is_whole(database: Database) -> bool:
    """Whether the product table is as it was taken over; one that an older version took over is believed."""
    kept = database.meta("product_sum")
    with database.reading() as connection:
        return not kept or kept == _sum(connection)


def _sum(connection: sqlite3.Connection) -> str:
    """A sum of the whole product table. Texts are read as bytes: a changed one may be no text any more."""
    total = 0
    for query in (
        "SELECT CAST(sku AS BLOB), CAST(title AS BLOB), CAST(attributes AS BLOB) FROM product ORDER BY sku",
        "SELECT CAST(name AS BLOB), CAST(sku AS BLOB) FROM product_photo ORDER BY name, sku",
    ):
        for row in connection.execute(query):
            total = zlib.crc32(b"\0".join(row), total)
    return str(total)


def _any(connection: sqlite3.Connection, rows: str) -> bool:
    return bool(connection.execute(f"SELECT EXISTS (SELECT 1 FROM {rows})").fetchone()[0])
