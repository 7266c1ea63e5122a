"""Make resources/sample: render the catalogue's photos, write its table, and spoil some photos as suppliers do.

Needs: pip install mitsuba pyoidn opencv-python-headless pillow; the fonts Lato, EB Garamond, Comfortaa,
Quicksand and League Spartan (Debian: fonts-lato fonts-ebgaramond fonts-comfortaa fonts-quicksand
fonts-league-spartan); an LLVM library of version 16 or newer, named by DRJIT_LIBLLVM_PATH where several
are installed.

    python resources/render/render_sample.py [--only PART-OF-A-NAME] [--samples 10] [--scale 0.9] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path

import mitsuba as mi

mi.set_variant("llvm_ad_rgb")

import numpy as np  # noqa: E402
from catalogue import PHOTOS, ROWS, Photo, ean  # noqa: E402
from PIL import Image  # noqa: E402
from studio import render  # noqa: E402
from supplier_edits import SUPPLIER  # noqa: E402

SAMPLE = Path(__file__).resolve().parent.parent / "sample"


def take(photo: Photo, samples: int, scale: float) -> Image.Image:
    """One developed photo."""
    pixels = render(photo.build(), photo.shot, samples=samples, scale=scale)
    return Image.fromarray((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8))


def save(image: Image.Image, path: Path, quality: int = 85) -> None:
    """Write the picture in the format that its name asks for."""
    if path.suffix == ".png":
        image.save(path, optimize=True)
    elif path.suffix in (".webp", ".avif"):
        image.convert("RGB").save(path, quality=min(quality, 80))
    else:
        image.convert("RGB").save(path, quality=quality, optimize=True, progressive=quality > 60)


def write_tables(out: Path) -> None:
    """products.csv and supplier/truth.csv."""
    with (out / "products.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["sku", "name", "brand", "category", "colour", "size", "price", "ean", "images"])
        for k, row in enumerate(ROWS):
            table.writerow(
                [
                    row.sku,
                    row.name,
                    row.brand,
                    row.category,
                    row.colour,
                    row.size,
                    row.price,
                    ean(k),
                    ";".join(row.images),
                ]
            )
    with (out / "supplier" / "truth.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["photo", "edit", "sku"])
        table.writerows([photo.file, photo.edit, photo.sku] for photo in SUPPLIER)


def main() -> None:
    """Render everything, or the photos whose file name contains --only."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="parts of file names, separated by commas")
    parser.add_argument("--samples", type=int, default=10)
    parser.add_argument("--scale", type=float, default=0.9)
    parser.add_argument("--out", type=Path, default=SAMPLE)
    options = parser.parse_args()
    wanted = [word for word in options.only.split(",") if word]
    (options.out / "photos").mkdir(parents=True, exist_ok=True)
    (options.out / "supplier").mkdir(exist_ok=True)
    write_tables(options.out)
    for photo in PHOTOS:
        if not wanted or any(word in photo.file for word in wanted):
            start = time.perf_counter()
            save(take(photo, options.samples, options.scale), options.out / "photos" / photo.file)
            print(f"{photo.file}  {time.perf_counter() - start:.1f} s", flush=True)
    for item in SUPPLIER:
        if wanted and not any(word in item.file or word in str(item.source) for word in wanted):
            continue
        if isinstance(item.source, Photo):
            image = take(item.source, options.samples, options.scale)
        else:
            image = Image.open(options.out / "photos" / item.source)
        save(item.steps(image.convert("RGB")), options.out / "supplier" / item.file, item.quality)
        print(f"supplier/{item.file}", flush=True)


if __name__ == "__main__":
    main()
