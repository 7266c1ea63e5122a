"""Time to verify a dropped photo: python -m benchmarks.verify_latency CATALOG PHOTOS [--count 100]

Per photo: reading the sketches of all its candidates from the store and judging them, those of a closer look included,
the target being a p95 of 120 ms on two cores. Finding the photo's own features and embedding the views of a closer look
are shown apart.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.machine import describe
from visearch_desktop.core import imaging, query, search
from visearch_desktop.core.matching import DECIDED
from visearch_desktop.core.workspace import Workspace

ALLOWED = 120.0
"""Milliseconds, at the 95th percentile."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds one photo took: its own features; reading and judging all candidates; the views of a closer look."""

    features: float
    verify: float
    closer_views: float
    candidates: int


def measure(workspace: Workspace, photo: Path) -> Times:
    """Verify one photo against its candidates, with a closer look where a search would take one."""
    decoded = query.decode(workspace, search.query_from_path(photo))
    picture = imaging.read_picture(photo, side=imaging.QUERY_SIDE)
    begun = time.perf_counter()
    imaging.query_features(picture.pixels)
    featured = time.perf_counter()
    nearest = query.Nearest(workspace, [decoded])
    near = nearest.candidates(query.VERIFIED)
    workspace.gallery.densities([one.content for one in near])
    start = time.perf_counter()
    judged = query.verify(workspace, [decoded], near)
    seconds, embedding = time.perf_counter() - start, 0.0
    if not any(one.duplicate_score >= DECIDED for one in judged.values()):
        start = time.perf_counter()
        near = [one for one in nearest.closer(query.VERIFIED_CLOSER) if one.content not in judged]
        workspace.gallery.densities([one.content for one in near])
        embedding = time.perf_counter() - start
        start = time.perf_counter()
        judged |= query.verify(workspace, [decoded], near)
        seconds += time.perf_counter() - start
    return Times(1000 * (featured - begun), 1000 * seconds, 1000 * embedding, len(judged))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    photos = sorted(path for path in options.photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    photos = photos[:: max(1, len(photos) // options.count)][: options.count]
    workspace = Workspace.open(options.catalog, device="cpu")
    workspace.warm_up()
    measure(workspace, photos[0])
    times = [measure(workspace, photo) for photo in photos]
    workspace.close()
    print(describe())
    print(f"{len(times)} photos, {np.mean([one.candidates for one in times]):.0f} candidates each")
    for title, values in (
        ("own features", [one.features for one in times]),
        ("closer views", [one.closer_views for one in times]),
        ("verify", [one.verify for one in times]),
    ):
        p50, p95, worst = np.percentile(values, [50, 95, 100])
        print(f"{title:22} p50 {p50:.0f} ms, p95 {p95:.0f} ms, worst {worst:.0f} ms")
    print(f"target: p95 of verify at most {ALLOWED:.0f} ms - {'met' if p95 <= ALLOWED else 'MISSED'}")


if __name__ == "__main__":
    main()
