"""Catalogs made of vectors, without photos: products of some kinds, each kind around a direction of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.catalog import Product
from visearch_desktop.core.imaging import encode_thumbnail
from visearch_desktop.core.store import Database, products
from visearch_desktop.core.store.packing import pack

DIMENSION = 24


@dataclass
class Stock:
    """What is put into a catalog: a vector for each photo, the SKUs that show it, the product table."""

    vectors: list[npt.NDArray[np.float32]] = field(default_factory=list)
    skus: list[tuple[str, ...]] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)

    def add(self, sku: str, vector: npt.NDArray[np.float32], title: str = "", **attributes: str) -> None:
        """One product with one photo."""
        self.vectors.append(vector)
        self.skus.append((sku,))
        self.products.append(Product(sku, title, attributes))

    def into(self, database: Database, colours: Mapping[int, Sequence[int]] | None = None) -> None:
        """Write it all; `colours` are those of the thumbnails of some photos, numbered from 0."""
        with database.write() as connection:
            connection.execute("INSERT OR IGNORE INTO root VALUES (1, '/photos')")
            for number, (vector, skus) in enumerate(zip(self.vectors, self.skus, strict=True)):
                content = connection.execute(
                    "INSERT INTO content (digest, width, height, phash, embedding) VALUES (?, 100, 100, 0, ?)",
                    (number.to_bytes(32, "big"), pack(vector)),
                ).lastrowid
                photo = connection.execute(
                    "INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) VALUES (1, ?, 1, 1, ?)",
                    (f"{number}.jpg", content),
                ).lastrowid
                connection.executemany("INSERT INTO photo_sku VALUES (?, ?)", [(photo, sku) for sku in skus])
                shade = (colours or {}).get(number, (128, 128, 128))
                picture = np.full((40, 40, 3), 255, np.uint8)
                picture[10:30, 10:30] = shade
                connection.execute(
                    "INSERT INTO cache.thumbnail (content_id, jpeg) VALUES (?, ?)", (content, encode_thumbnail(picture))
                )
        if self.products:
            products.replace_table(database, [(product, ()) for product in self.products])


def around(kind: int, seed: int, spread: float = 0.5) -> npt.NDArray[np.float32]:
    """A vector near the direction of a kind."""
    centre = np.random.default_rng(1000 + kind).normal(size=DIMENSION)
    vector = centre / np.linalg.norm(centre) + spread * np.random.default_rng(seed).normal(size=DIMENSION) / 5
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def shop_of(kinds: Sequence[str], each: int = 12, *, column: str = "category", spread: float = 0.5) -> Stock:
    """A shop with `each` products of every kind, filed rightly."""
    stock = Stock()
    for kind, name in enumerate(kinds):
        for number in range(each):
            seed = kind * 100_000 + number
            stock.add(f"{kind:02}{number:04}", around(kind, seed, spread), f"Thing {kind}{number:04}", **{column: name})
    return stock
