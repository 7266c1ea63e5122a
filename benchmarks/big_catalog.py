"""Make a catalog of many photos out of few: python -m benchmarks.big_catalog PHOTOS CATALOG [--count 10000]

Every photo is cropped, turned a little and recoloured in as many ways as are needed, so that the
contents differ as real ones do. The photos lie in CATALOG.photos; the catalog is indexed from them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance


def variation(source: Path, target: Path, seed: int) -> None:
    """A crop of three quarters of the photo, with other colours, at most 640 pixels."""
    random = np.random.default_rng(seed)
    with Image.open(source) as opened:
        image = opened.convert("RGB")
    width, height = image.size
    left, top = (random.random(2) * (width, height) * 0.25).astype(int)
    image = image.crop((left, top, left + int(width * 0.75), top + int(height * 0.75)))
    image.thumbnail((640, 640))
    image = ImageEnhance.Color(image).enhance(random.uniform(0.3, 2.0))
    image = ImageEnhance.Brightness(image).enhance(random.uniform(0.7, 1.2))
    image.save(target, quality=85)


def main() -> None:
    """Make and index the catalog."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    folder = options.catalog.with_name(options.catalog.name + ".photos")
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted(path for path in options.photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    targets = [folder / f"P{number:06d}.jpg" for number in range(options.count)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(variation, islice(cycle(sources), options.count), targets, range(options.count)))
    command = [sys.executable, "-m", "visearch_desktop", "index", str(folder), "--catalog", str(options.catalog)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
