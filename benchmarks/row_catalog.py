"""Make a catalog of very many rows without a single photo: python -m benchmarks.row_catalog CATALOG [--photos 1000000]

The rows go straight into the store: photos of SKUs (five each), a product table with an entry for every SKU, problem
photos, embeddings of noise, a thumbnail for the first photo of each SKU. It is for measuring the window and the store,
not for judging answers: the photos it names do not exist. With `--snapshot` the search index is published as well.
"""

from __future__ import annotations

import argparse
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from visearch_desktop.core.store import packing, words
from visearch_desktop.core.workspace import DEFAULT_MODEL, Workspace

PER_SKU = 5
PAGE = 20_000
PICTURES = 400
COLOURS = ("Black", "White", "Navy", "Red", "Olive", "Sand", "Grey", "Rose")
KINDS = ("Shirt", "Jacket", "Trousers", "Dress", "Boots", "Bag", "Scarf", "Belt", "Watch", "Cap")
BRANDS = ("Aldo Ferri", "Northwind", "Kestrel", "Maison Lune", "Okura", "Field & Co")


def main() -> None:
    """Make it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("--photos", type=int, default=1_000_000)
    parser.add_argument("--problems", type=int, default=2_000)
    parser.add_argument("--snapshot", action="store_true")
    options = parser.parse_args()
    start = time.perf_counter()
    make(options.catalog, options.photos, options.problems, publish=options.snapshot)
    print(f"{options.catalog}: {options.photos:,} photos in {time.perf_counter() - start:.0f} s")


def make(folder: Path, photos: int, problems: int = 0, *, model: str = DEFAULT_MODEL, publish: bool = False) -> None:
    """Make a catalog in a new folder: `photos` searchable ones and `problems` that cannot be read."""
    workspace = Workspace.create(folder, model=model, sku_rule="folder", name=f"{photos:,} photos")
    try:
        dimension = workspace.card.output.dimension
        with workspace.database.write() as connection:
            connection.execute("INSERT INTO root VALUES (1, ?)", (str(folder.with_name("no-photos-here")),))
        for first in range(0, photos, PAGE):
            _add_photos(workspace, first, min(PAGE, photos - first), dimension)
        with workspace.database.write() as connection:
            connection.executemany(
                "INSERT INTO photo (root_id, path, bytes, mtime_ns, problem) VALUES (1, ?, 1, 1, ?)",
                ((f"broken/IMG_{number:05d}.jpg", "The file is cut off.") for number in range(problems)),
            )
            connection.executemany("INSERT INTO product VALUES (?, ?, ?)", _products(-(-photos // PER_SKU)))
            words.rebuild(connection)
        _add_thumbnails(workspace, photos)
        if publish:
            workspace.gallery.publish()
    finally:
        workspace.close()


def _sku(number: int) -> str:
    return f"{KINDS[number % len(KINDS)][:2].upper()}-{number:06d}"


def _add_photos(workspace: Workspace, first: int, count: int, dimension: int) -> None:
    random = np.random.default_rng(first)
    vectors = random.standard_normal((count, dimension), np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    numbers = range(first + 1, first + count + 1)
    with workspace.database.write() as connection:
        connection.executemany(
            "INSERT INTO content (id, digest, width, height, phash, embedding) VALUES (?, ?, 1200, 1600, ?, ?)",
            (
                (number, number.to_bytes(32, "big"), number, packing.pack(vector))
                for number, vector in zip(numbers, vectors, strict=True)
            ),
        )
        connection.executemany(
            "INSERT INTO photo VALUES (?, 1, ?, 250000, 1700000000000000000, ?, NULL)",
            ((one, f"{_sku((one - 1) // PER_SKU)}/view-{(one - 1) % PER_SKU + 1}.jpg", one) for one in numbers),
        )
        connection.executemany(
            "INSERT INTO photo_sku VALUES (?, ?)", ((one, _sku((one - 1) // PER_SKU)) for one in numbers)
        )


def _products(count: int) -> Iterator[tuple[str, str, str]]:
    for number in range(count):
        kind, colour, brand = (names[number // step % len(names)] for names, step in
                               ((KINDS, 1), (COLOURS, 10), (BRANDS, 80)))  # fmt: skip
        attributes = {
            "brand": brand, "category": kind, "color": colour, "price": f"{9 + number % 191}.90",
            "qty": str(number % 40), "material": "100 % organic cotton" if number % 3 else "Wool and silk",
        }  # fmt: skip
        yield _sku(number), f"{brand} {kind} {colour} no. {number}", json.dumps(attributes)


def _add_thumbnails(workspace: Workspace, photos: int) -> None:
    """One for the first photo of each SKU, out of a few hundred pictures."""
    pictures = [picture(number) for number in range(PICTURES)]
    with workspace.database.write(caches_only=True) as connection:
        connection.executemany(
            "INSERT INTO cache.thumbnail (content_id, jpeg) VALUES (?, ?)",
            ((content, pictures[content // PER_SKU % PICTURES]) for content in range(1, photos + 1, PER_SKU)),
        )


def picture(number: int) -> bytes:
    """A made-up product on white, as a thumbnail of 256 pixels."""
    random = np.random.default_rng(number)
    image = Image.new("RGB", (192, 256), "white")
    draw = ImageDraw.Draw(image)
    for _ in range(30):
        x, y, wide, high = random.integers(10, 170, 4)
        colour = tuple(int(value) for value in random.integers(30, 220, 3))
        draw.rounded_rectangle((int(x), int(y), int(x + wide // 2 + 4), int(y + high // 2 + 4)), 6, fill=colour)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=85)
    return data.getvalue()


if __name__ == "__main__":
    main()
