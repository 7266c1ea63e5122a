"""Near vectors by ViSearch and by others: python -m benchmarks.peer_search CATALOG [--photos N ...] [--axes N ...]

The embeddings of CATALOG are multiplied (`made_vectors`) to as many as asked for; the distance to the tenth neighbour
is printed beside the real one, so that anybody sees whether they are alike. Every library is built in one process and
opened and asked in a new one, with its least effort that finds 99 % of the ten nearest; a query is one vector on one
thread. Times are wall-clock; memory is what the process holds beside mapped files; a build may use every core.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure, tell
from benchmarks.machine import PeakMemory, describe, private_megabytes
from benchmarks.made_vectors import Maker
from benchmarks.peers import CORES, PEERS, Found, Opened, Peer, Vectors
from visearch_desktop.core.gallery import Gallery
from visearch_desktop.core.store import Database, photos

WANTED = 0.99
NEAREST = 10
ADDED = 20


@dataclass(frozen=True, slots=True)
class Task:
    """What the processes share: files of vectors, queries and true neighbours, and how many axes they have."""

    folder: Path
    count: int
    axes: int

    @property
    def vectors(self) -> Vectors:
        """All vectors, mapped: float32 [count, axes]."""
        mapped: Vectors = np.load(self.folder / "vectors.npy", mmap_mode="r")
        return mapped

    @property
    def queries(self) -> Vectors:
        """Vectors made like the others, none of them among them."""
        loaded: Vectors = np.load(self.folder / "queries.npy")
        return loaded

    @property
    def truth(self) -> Found:
        """Positions of the ten nearest of each query, int64 [queries, 10]."""
        loaded: Found = np.load(self.folder / "truth.npy")
        return loaded


def real_embeddings(catalog: Path) -> Vectors:
    """Every embedding of a catalog, float32 [n, dimension]; the catalog is only read."""
    database = Database(catalog, read_only=True)
    found = Gallery(database, catalog / "gallery").vectors(photos.live_contents(database).tolist())
    database.close()
    return found


def prepare(real: Vectors, count: int, axes: int, queries: int, folder: Path) -> Task:
    """Make vectors and queries, turned onto `axes` principal axes when fewer are asked for, and their exact answers."""
    if (folder / "truth.npy").exists():
        return Task(folder, count, axes)
    folder.mkdir(parents=True, exist_ok=True)
    maker, turn = Maker(real), None
    if axes < real.shape[1]:
        turn = np.linalg.eigh(real.T @ real)[1][:, : -axes - 1 : -1].astype(np.float32)
    vectors = np.lib.format.open_memmap(folder / "vectors.npy", "w+", np.float32, (count, axes))
    at = 0
    for block in maker.blocks(count):
        vectors[at : at + len(block)] = _turned(block, turn)
        at += len(block)
    vectors.flush()
    asked = _turned(np.concatenate(list(maker.blocks(queries, seed=1))), turn)
    np.save(folder / "queries.npy", asked)
    np.save(folder / "truth.npy", exact(vectors, asked)[0])
    return Task(folder, count, axes)


def _turned(block: Vectors, turn: Vectors | None) -> Vectors:
    if turn is None:
        return block
    turned = block @ turn
    return np.asarray(turned / np.linalg.norm(turned, axis=1, keepdims=True), np.float32)


def exact(vectors: Vectors, queries: Vectors, count: int = NEAREST) -> tuple[Found, Vectors]:
    """Positions and cosines of the nearest of each query, every vector compared, block by block."""
    best = np.full((len(queries), count), -2, np.float32)
    where = np.zeros((len(queries), count), np.int64)
    for start in range(0, len(vectors), 50_000):
        cosines = queries @ np.asarray(vectors[start : start + 50_000]).T
        joined = np.concatenate([best, cosines], axis=1)
        places = np.concatenate([where, np.broadcast_to(start + np.arange(cosines.shape[1]), cosines.shape)], axis=1)
        order = np.argsort(-joined, axis=1)[:, :count]
        best, where = np.take_along_axis(joined, order, 1), np.take_along_axis(places, order, 1)
    return where, best


def alike(real: Vectors, task: Task) -> None:
    """Print how far away the first and the tenth neighbour are, of real and of made embeddings."""
    some = np.random.default_rng(2).choice(len(real), min(300, len(real)), replace=False)
    itself = exact(real, real[some], NEAREST + 1)[1][:, 1:]
    made = exact(task.vectors, task.queries[:300])[1]
    for name, cosines in ((f"real, {len(real):,} photos", itself), (f"made, {task.count:,}, {task.axes} axes", made)):
        for place in (1, NEAREST):
            low, middle, high = np.percentile(1 - cosines[:, place - 1], [5, 50, 95])
            print(
                f"  cosine distance to neighbour {place:2}, {name}: {low:.3f} / {middle:.3f} / {high:.3f} (5, 50, 95 %)"
            )


def build(peer: Peer, task: Task, folder: Path) -> list[tuple[str, float, str]]:
    """Build an index in this process: seconds and memory."""
    vectors, before, start = task.vectors, private_megabytes(), time.perf_counter()
    with PeakMemory(private_megabytes) as memory:
        peer.build(vectors, folder)
    elapsed = time.perf_counter() - start
    return [("build", elapsed, "s"), ("memory of the build beside mapped files", memory.megabytes - before, "MB")]


def ask(peer: Peer, task: Task, folder: Path) -> list[tuple[str, float, str]]:
    """Open an index in this process and ask it: times, memory and what it finds."""
    queries, truth = task.queries, task.truth
    import_module(peer.package)  # a program has it loaded long before
    before, start = private_megabytes(), time.perf_counter()
    index = peer.open(folder, task.axes)
    opened = time.perf_counter() - start
    recall, times, effort = _least_effort(index, peer, queries, truth)
    figures = [
        ("open", opened, "s"),
        ("recall@10", recall, ""),
        ("p50 a query", float(np.percentile(times, 50)), "ms"),
        ("p95 a query", float(np.percentile(times, 95)), "ms"),
        ("effort", effort, ""),
        ("memory beside mapped files", private_megabytes() - before, "MB"),
    ]
    if index.add is not None:
        figures.append(("one added and found", _added(index.add, index, queries, effort), "ms"))
    return figures


def _least_effort(index: Opened, peer: Peer, queries: Vectors, truth: Found) -> tuple[float, list[float], int]:
    recall, times, effort = 0.0, [0.0], 0
    for effort in peer.efforts:
        for query in queries[:10]:
            index.nearest(query, NEAREST, effort)
        times, hits = [], 0
        for query, right in zip(queries, truth, strict=True):
            start = time.perf_counter()
            found = index.nearest(query, NEAREST, effort)
            times.append(1000 * (time.perf_counter() - start))
            hits += len(np.intersect1d(found, right))
        recall = hits / truth.size
        if recall >= WANTED:
            break
    return recall, times, effort


def _added(add: Callable[[Vectors], None], index: Opened, queries: Vectors, effort: int) -> float:
    """Median milliseconds until a new vector has been added and a search for it answered."""
    times = []
    for query in queries[:ADDED]:
        start = time.perf_counter()
        add(query)
        index.nearest(query, NEAREST, effort)
        times.append(1000 * (time.perf_counter() - start))
    return float(np.median(times))


def _in_process(work: Callable[[Peer, Task, Path], list[tuple[str, float, str]]], peer: Peer, task: Task, folder: Path,
                threads: int) -> list[tuple[str, float, str]]:  # fmt: skip
    """Run it in a process of its own, so that memory is its own and nothing is warm."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(threads)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_by_name, (work, peer.name, task, folder))


def _by_name(work: Callable[[Peer, Task, Path], list[tuple[str, float, str]]], name: str, task: Task, folder: Path,
             ) -> list[tuple[str, float, str]]:  # fmt: skip
    return work(next(peer for peer in PEERS if peer.name == name), task, folder)


def measure(peer: Peer, task: Task, kept: bool) -> Iterator[Figure]:
    """All figures of one library; an index that was `kept` from an earlier call is not built again."""
    folder = task.folder / peer.name
    found = []
    if not folder.exists():
        draft = task.folder / "index"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        found = _in_process(build, peer, task, draft, CORES)
        draft.rename(folder)
    size = sum(file.stat().st_size for file in (folder / peer.writes).rglob("*") if file.is_file())
    found += [("size on disk", size / 2**20, "MB"), *_in_process(ask, peer, task, folder, 1)]
    if not kept:
        shutil.rmtree(folder)
    for name, value, unit in found:
        yield Figure("search", f"vectors of {task.axes}: {name}", value, unit, peer.name, task.count, note=peer.version)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("--photos", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--axes", type=int, nargs="+", default=[256, 1280])
    parser.add_argument("--only", nargs="+", help="names of libraries")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="folder where vectors and indexes are kept for the next call")
    options = parser.parse_args()
    print(describe())
    real = real_embeddings(options.catalog)
    for axes in options.axes:
        for count in options.photos:
            with tempfile.TemporaryDirectory() as made:
                folder = (options.keep or Path(made)) / f"{count}-{axes}"
                task = prepare(real, count, axes, options.queries, folder)
                alike(real, task)
                for peer in PEERS:
                    if not peer.installed or (options.only and peer.name not in options.only):
                        continue
                    tell(measure(peer, task, bool(options.keep)))


if __name__ == "__main__":
    main()
