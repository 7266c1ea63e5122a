"""Candidates of an audit of many photos: python -m benchmarks.audit_scale SHARED WORK [--sizes 10000 100000]

WORK keeps what is made: `real`, a catalog of all photos of SHARED/data; `copies`, 1,800 edited copies of 300 of them
(edits of the sets test, fresh and later, with which nothing was tuned); and a catalog of each size, of both and of
made-up photos for the rest. A made-up photo has the local features of two real ones crossed (the first 16 bits of one,
the other 16 of another, so that codes are as crowded as real ones) and an embedding between theirs. Its rows go
straight into the store, and `seek` runs as in `visearch audit`. Printed are:

- seconds and memory of the whole search for candidates, and pairs to verify for each photo;
- planted: how many of the edited copies are to be compared with their source;
- all pairs: of what comes out when 1,000 photos are compared with every other (all dimensions of the embeddings, every
  shared feature counted), how much was found;
- hashes: the same copies by 64-bit DCT hashes that differ in 8 bits at most, all pairs compared, as hash tools do.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import machine
from benchmarks.audit_catalog import Real, fill, prepare
from visearch_desktop.core import imaging, sketches
from visearch_desktop.core.audit import candidates, seek, shared_features
from visearch_desktop.core.audit.nearest_kept import Nearest
from visearch_desktop.core.progress import Task
from visearch_desktop.core.store import Database, embeddings, photos
from visearch_desktop.core.workspace import Workspace

SAMPLE = 1000
BITS = 8

Pairs = set[tuple[int, int]]


def found_pairs(database: Database) -> Pairs:
    """All that was found worth verifying, as pairs of places."""
    rows = database.rows("SELECT content_id, others FROM cache.sought")
    return {
        (min(one, other) - 1, max(one, other) - 1) for one, others in rows for other in np.frombuffer(others, "<i8")
    }


def exhaustive(database: Database, size: int) -> tuple[Pairs, npt.NDArray[np.int64]]:
    """What comes out when `SAMPLE` photos are compared with every other, and which photos."""
    ids = photos.live_contents(database)
    asked = np.sort(np.random.default_rng(3).choice(ids, min(SAMPLE, size), replace=False))
    order = np.concatenate([asked, np.setdiff1d(ids, asked)])
    count = len(asked)
    _, queries = embeddings.of(database, asked)
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    codes: list[imaging.Bits] = []
    best = np.full((count, candidates.MOST), -1.0, np.float32)
    where = np.full((count, candidates.MOST), -1, np.int64)
    for start in range(0, size, 4000):
        page = order[start : start + 4000]
        known = sketches.codes(database, page.tolist())
        codes += [known.get(int(content), np.empty(0, np.uint32)) for content in page]
        block = embeddings.in_order(database, page, queries.shape[1])
        cosines = queries @ (block / np.linalg.norm(block, axis=1, keepdims=True)).T
        here = np.arange(start, start + len(page))
        cosines[np.arange(count)[:, None] == here[None]] = -1.0
        both = np.concatenate([best, cosines], axis=1)
        places = np.concatenate([where, np.broadcast_to(here, cosines.shape)], axis=1)
        chosen = np.argsort(-both, axis=1)[:, : candidates.MOST]
        best, where = np.take_along_axis(both, chosen, 1), np.take_along_axis(places, chosen, 1)
    kept, shared_features.MOST_ALIKE = shared_features.MOST_ALIKE, 10**9
    shared = shared_features.SharedFeatures(np.concatenate(codes), np.array([len(one) for one in codes]))
    for step in shared.building():
        step()
    found = [candidates.by_embedding(np.arange(count), Nearest(where, best))]
    for first in range(0, count, 100):
        some = np.arange(first, min(first + 100, count))
        found += [
            candidates.by_votes(shared.votes(some, mirrored=mirrored, least=candidates.LEAST_VOTES))
            for mirrored in (False, True)
        ]
    shared_features.MOST_ALIKE = kept
    pairs = {
        (int(min(order[a], order[b])) - 1, int(max(order[a], order[b])) - 1)
        for one in found
        for a, b in zip(one.left, one.right, strict=True)
    }
    return pairs, asked


def by_hashes(hashes: npt.NDArray[np.uint64]) -> Pairs:
    """Pairs of photos whose hashes differ in at most `BITS` bits, all compared."""
    pairs: Pairs = set()
    for start in range(0, len(hashes), 64):
        some = hashes[start : start + 64]
        near = np.bitwise_count(some[:, None] ^ hashes[None, start:]) <= BITS
        rows, columns = np.nonzero(near)
        pairs.update((start + a, start + b) for a, b in zip(rows.tolist(), columns.tolist(), strict=True) if a < b)
    return pairs


def share(found: Pairs, wanted: Sequence[tuple[int, int]] | Pairs) -> float:
    """How much of what is wanted was found."""
    return sum(pair in found for pair in wanted) / max(1, len(wanted))


def longest_wait(task: Task[None]) -> float:
    """Run a task; the longest time in which it did not say how far it is, seconds: so long it cannot be cancelled."""
    longest, last = 0.0, time.perf_counter()
    for _ in task:
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


def measure(real: Real, folder: Path, size: int, *, with_hashes: bool) -> None:
    """Make a catalog if need be, look for candidates, print a block of figures."""
    if not folder.exists():
        fill(real, folder, size)
    workspace = Workspace.open(folder, device="cpu")
    with workspace.database.write() as connection:
        connection.execute("DELETE FROM cache.sought")
    start, used = time.perf_counter(), time.process_time()
    with machine.PeakMemory() as memory:
        longest = longest_wait(seek.seek(workspace))
    seconds, used = time.perf_counter() - start, time.process_time() - used
    pairs = found_pairs(workspace.database)
    print(
        f"{size:,} photos: {seconds:.1f} s, {used:.1f} s of processor time, {memory.megabytes:,.0f} MB, at most"
        f" {longest:.2f} s between two steps, {len(pairs) / size:.2f} pairs a photo,"
        f" planted {share(pairs, real.truth):.4f} of {len(real.truth)}",
        flush=True,
    )
    every, asked = exhaustive(workspace.database, size)
    print(f"  all pairs: {share(pairs, every):.4f} of {len(every)} pairs of {len(asked)} photos", flush=True)
    if with_hashes:
        hashes = np.array([row[0] for row in workspace.database.rows("SELECT phash FROM content ORDER BY id")])
        start = time.perf_counter()
        near = by_hashes(hashes.astype(np.int64).view(np.uint64))
        seconds = time.perf_counter() - start
        print(f"  hashes: {seconds:.1f} s, {len(near) / size:.2f} pairs a photo, planted {share(near, real.truth):.4f}")
    workspace.close()


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--most-hashed", type=int, default=100_000, help="photos up to which hashes are compared")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print(machine.describe())
    real = prepare(options.shared / "data", options.work)
    for size in options.sizes:
        measure(real, options.work / f"of-{size}", size, with_hashes=size <= options.most_hashed)


if __name__ == "__main__":
    main()
