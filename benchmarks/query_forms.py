"""What each form of a query costs beside the plain one: python -m benchmarks.query_forms CATALOG PHOTOS [--count 40]

All in one process on one catalog, each photo in every form in turn, so that a busy machine slows all alike. CATALOG
should have a product table for the forms with words and conditions. Several photos are told for each photo: each is
embedded and verified by itself.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.machine import describe
from visearch_desktop.core import palettes
from visearch_desktop.core.queries import Condition, Crop, Query, QueryPhoto
from visearch_desktop.core.search import search
from visearch_desktop.core.workspace import Workspace

Form = Callable[[QueryPhoto], Query]


def part(photo: QueryPhoto, crop: Crop) -> QueryPhoto:
    """The photo searched with in part."""
    return QueryPhoto(photo.name, photo.path, crop=crop, box=(0.2, 0.1, 0.8, 0.7))


FORMS: dict[str, Form] = {
    "plain": lambda photo: Query((photo,)),
    "a box": lambda photo: Query((part(photo, Crop.BOX),)),
    "the product": lambda photo: Query((part(photo, Crop.PRODUCT),)),
    "by colour": lambda photo: Query((photo,), by_colour=True),
    "with words": lambda photo: Query((photo,), "black jacket"),
    "with a condition": lambda photo: Query((photo,), where=(Condition("name", value="nothing has this name"),)),
    "one unwanted": lambda photo: Query((photo, QueryPhoto(photo.name, photo.path, unwanted=True))),
    "two photos, each": lambda photo: Query((photo, part(photo, Crop.BOX))),
}


def measured(workspace: Workspace, photos: list[Path]) -> dict[str, list[float]]:
    """Milliseconds of each form for each photo."""
    times: dict[str, list[float]] = {name: [] for name in FORMS}
    for path in photos:
        for name, form in FORMS.items():
            query = form(QueryPhoto(str(path), path))
            start = time.perf_counter()
            answer = search(workspace, query)
            spent = 1000 * (time.perf_counter() - start)
            assert answer.error is None, answer.error
            times[name].append(spent / 2 if name.endswith("each") else spent)
    return times


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=40)
    options = parser.parse_args()
    files = sorted(path for path in options.photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    files = files[:: max(1, len(files) // options.count)][: options.count]
    workspace = Workspace.open(options.catalog, device="cpu")
    workspace.warm_up()
    search(workspace, Query((QueryPhoto(str(files[0]), files[0]),)))
    print(describe())
    near = [one.content for one in workspace.gallery.candidates(workspace.gallery.vectors([1]), 64)]
    start = time.perf_counter()
    found = palettes.of(workspace.database, near)
    spent = 1000 * (time.perf_counter() - start)
    print(f"colours of {len(found)} photos from their thumbnails, some seen before: {spent:.0f} ms")
    times = measured(workspace, files)
    usual = float(np.percentile(times["plain"], 95))
    for name, taken in times.items():
        p50, p95 = np.percentile(taken, [50, 95])
        print(f"{name:18} p50 {p50:5.0f} ms, p95 {p95:5.0f} ms, {p95 / usual:.2f} x the plain p95")
    workspace.close()


if __name__ == "__main__":
    main()
