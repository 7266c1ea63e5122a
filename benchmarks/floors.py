"""The least that a photo costs, part by part: python -m benchmarks.floors PHOTOS [--count 60] [--model NAME]

What the machine can do (memory, arithmetic, hashing, listing folders), and what must be done for every photo that is
indexed: its bytes read and hashed, one decode at reduced scale, one thumbnail, one extraction of local features, one
run of the network. Each is measured alone on one thread, the network on all cores as well; medians of several photos.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from benchmarks.figures import Figure, tell
from benchmarks.machine import describe
from benchmarks.network_size import operations
from visearch_desktop.core import imaging, places
from visearch_desktop.core.embedding import ModelCard, find_card
from visearch_desktop.core.scan import scan

BATCH = 8


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Median of some runs, after one that warms up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def machine() -> Iterator[Figure]:
    """What the machine can do at best."""
    numbers = np.ones(2**25, np.float32)
    yield Figure("machine", "memory read", 0.125 / seconds(lambda: float(numbers.sum())), "GiB/s", "floor")
    data = bytes(2**26)
    yield Figure("machine", "SHA-256", 2**-4 / seconds(lambda: hashlib.sha256(data).digest()), "GiB/s", "floor")
    side = 2048
    square = np.random.default_rng(0).normal(size=(side, side)).astype(np.float32)
    elapsed = seconds(lambda: square @ square)
    yield Figure("machine", "matrix product, all cores", 2 * side**3 / elapsed / 1e9, "GFLOP/s", "floor")


def listing(folder: Path) -> Iterator[Figure]:
    """What it costs to see that a folder has not changed: every file looked at, none opened."""
    found = len(list(scan(folder)))

    def bare() -> int:
        with os.scandir(folder) as entries:
            return sum(entry.stat().st_size for entry in entries if entry.is_file())

    yield Figure("rescan", "bare listing a file", 1e6 * seconds(bare) / found, "us", "floor", found)
    yield Figure("rescan", "scan a file", 1e6 * seconds(lambda: list(scan(folder))) / found, "us", photos=found)


def photo_parts(photos: Sequence[Path], card: ModelCard) -> Iterator[Figure]:
    """What each part of indexing a photo costs, one thread."""
    read: dict[str, list[float]] = {}
    side = imaging.gallery_side(card.size)

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        made = work()
        read.setdefault(name, []).append(1000 * (time.perf_counter() - start))
        return made

    for path in (photos[0], *photos):
        data = timed("read", partial(imaging.read_bytes, path))
        timed("hash", partial(hashlib.sha256, data))
        picture = timed("decode at reduced scale", partial(imaging.read_picture, data, side=side))
        small = timed("shrink", partial(imaging.shrink_to_thumbnail, picture.pixels))
        timed("thumbnail", partial(imaging.encode_thumbnail, small))
        timed("perceptual hash", partial(imaging.perceptual_hash, small))
        features = timed("local features", partial(imaging.gallery_features, small))
        timed("pack features", partial(imaging.pack, features))
        timed("tile", partial(imaging.make_tile, picture.pixels, card.size, card.resize))
    for name, times in read.items():
        yield Figure("index", f"{name}, one thread", statistics.median(times[1:]), "ms a photo", "floor")
    size = statistics.mean(path.stat().st_size for path in photos)
    yield Figure("index", "bytes read", size / 1000, "KB a photo", "floor")


def network(card: ModelCard) -> Iterator[Figure]:
    """What the bare session costs a photo, on one core and on all."""
    flops = operations(card.model_path)
    yield Figure("models", f"{card.name}: arithmetic", flops / 1e9, "GFLOP a photo", "floor")
    shape = (BATCH, 3, card.size, card.size) if card.input.layout.value == "NCHW" else (BATCH, card.size, card.size, 3)
    noise = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    for threads in sorted({1, os.cpu_count() or 1}):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        session = onnxruntime.InferenceSession(card.model_path, options, providers=["CPUExecutionProvider"])
        each = seconds(partial(session.run, None, {card.input.name: noise}), rounds=8) / BATCH
        cores = f"{threads} core{'s' if threads > 1 else ''}"
        yield Figure("models", f"{card.name}: bare session, {cores}", 1000 * each, "ms a photo", "floor")
        yield Figure("models", f"{card.name}: arithmetic reached, {cores}", flops / each / 1e9, "GFLOP/s", "floor")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--model", nargs="+", default=["efficientnet-lite0", "resnet50-augnet"])
    options = parser.parse_args()
    print(describe())
    every = [options.photos / seen.path for seen in scan(options.photos) if not getattr(seen, "reason", None)]
    photos = every[:: max(1, len(every) // options.count)][: options.count]
    cards = [find_card(name, places.model_folders()) for name in options.model]
    tell(machine())
    tell(listing(options.photos))
    tell(photo_parts(photos, cards[0]))
    for card in cards:
        tell(network(card))


if __name__ == "__main__":
    main()
