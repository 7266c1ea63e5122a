"""A shop to work with: the sample catalogue, indexed by the program itself, with products that it lists twice."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from visearch_desktop.core import places

RELISTED = {
    "再次上架-青瓷碗.jpg": ("ribbed-bowl-front.jpg", "NV-2041"),
    "再次上架-茶壶.jpg": ("teapot-stud-2.jpg", "NV-2077"),
}
"""Photos with Chinese names that show, mirrored and saved anew, what another SKU shows."""

PRODUCTS = 14
"""Products of the sample catalogue that the shop has: enough for every journey, and indexed soon."""


@dataclass(frozen=True, slots=True)
class Shop:
    """Where everything is: photos, their table, a delivery, and the catalog once it is indexed."""

    photos: Path
    products: Path
    delivery: Path
    catalog: Path


def open_shop(folder: Path) -> Shop:
    """Make the folders of a shop that has not been indexed."""
    sample = places.sample_catalogue()
    shutil.copytree(sample / "supplier", folder / "delivery", ignore=shutil.ignore_patterns("*.csv"))
    with (sample / "products.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))[:PRODUCTS]
    (folder / "photos").mkdir()
    for photo in {photo for row in table for photo in row["images"].split(";")}:
        shutil.copy(sample / "photos" / photo, folder / "photos")
    for name, (photo, sku) in RELISTED.items():
        with Image.open(folder / "photos" / photo) as image:
            ImageOps.mirror(image.convert("RGB")).save(folder / "photos" / name, quality=70)
        of = next(row for row in table if photo in row["images"])
        table.append({**of, "sku": sku, "brand": "Nordvik", "images": name, "ean": ""})
    with (folder / "products.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictWriter(file, list(table[0]))
        rows.writeheader()
        rows.writerows(table)
    return Shop(folder / "photos", folder / "products.csv", folder / "delivery", folder / "catalog")


def index(shop: Shop, home: Path) -> None:
    """Let the program index the shop."""
    words = ["index", str(shop.photos), "--catalog", str(shop.catalog), "--products", str(shop.products)]
    program = [sys.executable, "-m", "visearch_desktop", *words]
    environment = os.environ | {"VISEARCH_HOME": str(home)}
    subprocess.run(program, env=environment, check=True, timeout=600, capture_output=True)
