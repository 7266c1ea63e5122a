"""Time from a dropped photo to its list: python -m benchmarks.search_latency CATALOG PHOTOS [--count 200]

Decoding, embedding, candidates, scores and the product table, as the window does it, network warm.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from benchmarks.machine import PeakMemory, describe
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.workspace import Workspace


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    photos = sorted(path for path in options.photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    photos = photos[:: max(1, len(photos) // options.count)][: options.count]
    workspace = Workspace.open(options.catalog, device="cpu")
    workspace.warm_up()
    search(workspace, Query((query_from_path(photos[0]),)))
    times = []
    with PeakMemory() as memory:
        for photo in photos:
            start = time.perf_counter()
            answer = search(workspace, Query((query_from_path(photo),)))
            times.append(1000 * (time.perf_counter() - start))
            assert answer.error is None
    print(describe())
    p50, p95, worst = np.percentile(times, [50, 95, 100])
    print(
        f"{workspace.info().photos} photos, {len(times)} searches: p50 {p50:.0f} ms, p95 {p95:.0f} ms, "
        f"worst {worst:.0f} ms, peak memory {memory.megabytes:.0f} MB"
    )
    workspace.close()


if __name__ == "__main__":
    main()
