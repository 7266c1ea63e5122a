"""The gallery from ten thousand photos to a million: python -m benchmarks.million CATALOG FOLDER [--sizes 10000 ...]

Makes catalogs out of the embeddings of CATALOG in FOLDER (kept for the next run; delete them to make them anew) and
prints for each: how long opening takes and what memory it needs beyond mapped files, how long a search takes in the
gallery and how many of the ten exact neighbours it finds, how soon an added photo is found and a removed one is not,
how long a rebuild takes beside bare Annoy over the same vectors, and what a photo costs on the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.figures import Figure, tell
from benchmarks.made_vectors import Maker
from benchmarks.million_catalog import add_photos, embeddings_of, make_catalog
from benchmarks.rebuild import rebuild
from visearch_desktop.core.ann.building import NUMBER_OF_TREES
from visearch_desktop.core.workspace import Workspace

Vectors = npt.NDArray[np.float32]

QUERIES = 200
LOOKED_AT = 10
CHANGES = 100


def exact(maker: Maker, count: int, queries: Vectors) -> npt.NDArray[np.int64]:
    """The contents nearest to each query by numpy, among the embeddings as they were made, int64 [queries, 10]."""
    ids = np.empty((len(queries), 0), np.int64)
    best = np.empty((len(queries), 0), np.float32)
    first = 1
    for block in maker.blocks(count):
        cosines = queries @ block.T
        near = np.argpartition(-cosines, LOOKED_AT - 1, axis=1)[:, :LOOKED_AT]
        ids = np.hstack([ids, near + first])
        best = np.hstack([best, np.take_along_axis(cosines, near, axis=1)])
        order = np.argsort(-best, axis=1)[:, :LOOKED_AT]
        ids, best = np.take_along_axis(ids, order, axis=1), np.take_along_axis(best, order, axis=1)
        first += len(block)
    return ids


def ensure(folder: Path, real: Vectors, count: int) -> Workspace:
    """The catalog of this size, made if need be, with a snapshot of all of it."""
    if (folder / "made").exists():
        return Workspace.open(folder)
    start = time.perf_counter()
    workspace = make_catalog(folder, real, count)
    print(f"{count:9,}  written in {time.perf_counter() - start:.0f} s", flush=True)
    start = time.perf_counter()
    workspace.gallery.publish()
    print(f"{count:9,}  published in {time.perf_counter() - start:.1f} s", flush=True)
    (folder / "made").touch()
    return workspace


def anonymous_mb() -> float:
    """Resident memory of this process beyond mapped files, in MB (Linux)."""
    said = Path("/proc/self/status").read_text(encoding="utf-8")
    return sum(int(line.split()[1]) for line in said.splitlines() if line.startswith(("RssAnon", "RssShmem"))) / 1000


def open_and_search(folder: Path, queries: Path) -> None:
    """What one new process does: open, search; prints its figures as JSON."""
    vectors = np.load(queries)
    before = anonymous_mb()
    start = time.perf_counter()
    workspace = Workspace.open(folder)
    workspace.gallery.warm_up()
    opened = time.perf_counter() - start
    state = workspace.gallery._current()
    assert state.snapshot is not None
    seconds, trees, found = [], [], []
    for query in np.concatenate([vectors[:20], vectors]):
        start = time.perf_counter()
        state.snapshot.nearest(query @ state.snapshot.projection, 64)
        trees.append(time.perf_counter() - start)
        start = time.perf_counter()
        found.append([one.content for one in workspace.gallery.candidates(query[None], LOOKED_AT)])
        seconds.append(time.perf_counter() - start)
    figures = {"open": opened, "memory": anonymous_mb() - before, "trees": trees[20:], "search": seconds[20:]}
    print(json.dumps({**figures, "found": found[20:]}))
    workspace.close()


def search(folder: Path, maker: Maker, count: int) -> Iterator[Figure]:
    """Open and search in a process of its own; what is found, beside the exact neighbours."""
    queries = maker.queries(QUERIES, count)
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "queries.npy"
        np.save(file, queries)
        command = [sys.executable, "-m", "benchmarks.million", "--one", str(folder), str(file)]
        said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
    true = exact(maker, count, queries)
    hits = float(np.mean([len(set(a) & set(b.tolist())) / LOOKED_AT for a, b in zip(said["found"], true, strict=True)]))
    yield Figure("search", "gallery opened", said["open"], "s", photos=count, at_most=0.5)
    yield Figure("search", "memory beyond mapped files", said["memory"], "MB", photos=count, at_most=1500)
    yield from _times("trees alone, one view", said["trees"], count)
    yield from _times("candidates of one view", said["search"], count, at_most=8)
    yield Figure("search", "recall@10 of candidates", hits, "", photos=count, at_least=0.99)


def _times(
    name: str, seconds: Sequence[float], count: int, at_most: float | None = None, journey: str = "search"
) -> Iterator[Figure]:
    """The middle and the 95th percentile; `at_most` is the target of the latter, in ms."""
    middle, most = (float(value) for value in np.percentile(np.array(seconds) * 1000, [50, 95]))
    yield Figure(journey, f"{name}, p50", middle, "ms", photos=count)
    yield Figure(journey, f"{name}, p95", most, "ms", photos=count, at_most=at_most)


def change(workspace: Workspace, maker: Maker, count: int) -> Iterator[Figure]:
    """Add one photo and remove it again, a hundred times; the catalog is as before then."""
    gallery, database = workspace.gallery, workspace.database
    gallery.warm_up()
    added, removed = [], []
    for vector in maker.queries(CHANGES, count, seed=1):
        start = time.perf_counter()
        add_photos(database, _free(workspace), vector[None])
        content = _free(workspace) - 1
        assert gallery.candidates(vector[None], 1)[0].content == content
        added.append(time.perf_counter() - start)
        start = time.perf_counter()
        with database.write() as connection:
            connection.execute("DELETE FROM photo WHERE id = ?", (content,))
        assert gallery.candidates(vector[None], 1)[0].content != content
        removed.append(time.perf_counter() - start)
        with database.write() as connection:
            connection.execute("DELETE FROM content WHERE id = ?", (content,))
    yield from _times("an added photo is found", added, count, 100, "change")
    yield Figure("change", f"an added photo is found, the slowest of {CHANGES}", 1000 * max(added), "ms", photos=count)
    yield from _times("a removed photo is gone", removed, count, journey="change")


def _free(workspace: Workspace) -> int:
    return int(workspace.database.rows("SELECT max(id) FROM content")[0][0]) + 1


def disk(workspace: Workspace, count: int) -> Iterator[Figure]:
    """Bytes a photo, by part."""
    parts = {"photos and SKUs": 0.0, "embeddings and contents": 0.0}
    for table, size in workspace.database.rows("SELECT name, sum(pgsize) FROM dbstat GROUP BY 1"):
        parts["embeddings and contents" if table == "content" else "photos and SKUs"] += size
    for file in workspace.gallery.snapshot_folder.iterdir():
        parts[f"snapshot: {file.name}"] = file.stat().st_size
    for name, size in parts.items():
        if size / count >= 1:
            yield Figure("disk", name, size / count, "bytes a photo", photos=count)
    yield Figure("disk", "all of these", sum(parts.values()) / count, "bytes a photo", photos=count)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        open_and_search(options.catalog, options.folder)
        return
    real = embeddings_of(options.catalog)
    maker = Maker(real)
    print(f"{os.cpu_count()} cores, {NUMBER_OF_TREES} trees; made of {len(real):,} photos")
    for count in options.sizes:
        folder = options.folder / str(count)
        workspace = ensure(folder, real, count)
        tell(search(folder, maker, count))
        tell(change(workspace, maker, count))
        tell(rebuild(workspace, options.folder, count))
        tell(disk(workspace, count))
        workspace.close()


if __name__ == "__main__":
    main()
