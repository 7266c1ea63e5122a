"""A new snapshot of a large catalog: how long it takes beside bare Annoy, and how quick searches are meanwhile.

    python -m benchmarks.rebuild CATALOG [--searches 400]

CATALOG must have a snapshot, may have no photos (benchmarks.million makes such catalogs), and gets new snapshots.
Searches ask the gallery alone, with embeddings of the catalog that are moved a little: the network, decoding and
verification are the same whether a snapshot is built or not.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from annoy import AnnoyIndex

from benchmarks.figures import Figure, tell
from benchmarks.machine import describe
from visearch_desktop.core import ann
from visearch_desktop.core.ann.building import NUMBER_OF_TREES
from visearch_desktop.core.gallery import Gallery
from visearch_desktop.core.store import embeddings
from visearch_desktop.core.workspace import Workspace

Vectors = npt.NDArray[np.float32]

MOST_TIMES_BARE = 1.5
MEANT_FOR = 1_000_000
"""Photos. With few, finding the principal axes takes most of the time."""
MOST_TIMES_SLOWER = 2.0
MOVED = 0.3
PAUSE = 0.02
"""Seconds between two questions: a search of a photo asks 8 to 17 times in some 200 ms."""


def rebuild(workspace: Workspace, place: Path, count: int) -> Iterator[Figure]:
    """A rebuild, beside bare Annoy's adding and building of the same projected vectors, on disk as well."""
    start = time.perf_counter(), time.process_time()
    workspace.gallery.publish()
    ours, work = time.perf_counter() - start[0], time.process_time() - start[1]
    snapshot = ann.Snapshot(workspace.gallery.snapshot_folder)
    bare, bare_work = _bare(workspace, snapshot, place / "bare.annoy")
    yield Figure("change", "snapshot rebuilt", ours, "s", photos=count, note=f"{work:.0f} s of processor time")
    yield Figure(
        "change", "add and build", bare, "s", "annoy", count, note=f"{bare_work:.0f} s of processor time"
    )  # fmt: skip
    times = "snapshot rebuilt, as a multiple of bare Annoy's add and build"
    target = MOST_TIMES_BARE if count >= MEANT_FOR else None
    yield Figure("change", times, ours / bare, "", photos=count, at_most=target)
    measured = snapshot.manifest.recall
    yield Figure("search", "recall@10 that the snapshot measured of itself", measured, "", photos=count, at_least=0.99)
    snapshot.close()


def _bare(workspace: Workspace, snapshot: ann.Snapshot, file: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    trees, seconds, position = AnnoyIndex(snapshot.projection.shape[1], "angular"), np.zeros(2), 0
    trees.on_disk_build(str(file))
    with embeddings.moment(workspace.database) as now:
        for _, block in now.blocks():
            projected = block @ snapshot.projection
            start = _clocks()
            for row in projected.tolist():  # the fastest that Annoy's own functions allow
                trees.add_item(position, row)
                position += 1
            seconds += _clocks() - start
    start = _clocks()
    trees.build(NUMBER_OF_TREES)
    seconds += _clocks() - start
    trees.unload()
    file.unlink()
    return float(seconds[0]), float(seconds[1])


def _clocks() -> npt.NDArray[np.float64]:
    return np.array([time.perf_counter(), time.process_time()])


def search_meanwhile(gallery: Gallery, queries: Vectors, count: int) -> Iterator[Figure]:
    """The same searches alone, and again and again for as long as a rebuild goes on in the background."""
    for query in queries:
        gallery.candidates(query[None], 10)
    alone = [_search(gallery, query) for query in queries]
    building, beside = gallery.publish_in_background(), []
    for query in itertools.cycle(queries):
        beside.append(_search(gallery, query))
        if building.wait(0):
            break
    building.raise_error()
    names = ("candidates of a search alone", alone), ("candidates of a search during a rebuild", beside)
    for name, seconds in names:
        for share in (50, 95):
            each = 1000 * float(np.percentile(seconds, share))
            yield Figure("change", f"{name}, p{share}", each, "ms", photos=count, note=f"{len(seconds)} searches")
    yield Figure("change", "the slowest search during a rebuild", 1000 * max(beside), "ms", photos=count)
    slower = float(np.percentile(beside, 95) / np.percentile(alone, 95))
    name = "p95 during a rebuild, as a multiple of that without"
    yield Figure("change", name, slower, "", photos=count, at_most=MOST_TIMES_SLOWER)


def _search(gallery: Gallery, query: Vectors) -> float:
    time.sleep(PAUSE)
    start = time.perf_counter()
    gallery.candidates(query[None], 10)
    return time.perf_counter() - start


def _queries(workspace: Workspace, count: int) -> Vectors:
    """Embeddings of the catalog, moved a little."""
    with embeddings.moment(workspace.database) as now:
        sample = now.sample(count)[:count]
    noise = np.random.default_rng(1).normal(size=sample.shape).astype(np.float32)
    moved = sample + MOVED * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), np.float32)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("--searches", type=int, default=400)
    options = parser.parse_args()
    print(describe())
    workspace = Workspace.open(options.catalog)
    try:
        with embeddings.moment(workspace.database) as now:
            count = now.count()
        tell(search_meanwhile(workspace.gallery, _queries(workspace, options.searches), count))
        tell(rebuild(workspace, options.catalog, count))
    finally:
        workspace.close()


if __name__ == "__main__":
    main()
