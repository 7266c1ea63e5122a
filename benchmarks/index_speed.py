"""Indexing end to end against its floor: python -m benchmarks.index_speed PHOTOS [--enlarged N] [--model NAME] ...

The floor is what cannot be saved: of every photo one reduced-scale decode, of its thumbnail the local features once,
both on all cores, then the bare ONNX Runtime session over as many tiles of noise: given all cores, or a batch a core,
whichever is faster. All runs in one process; rounds alternate, so that a drifting machine hits both. Prints photos a
second of both, the median of the rounds' ratios, and the peak memory of indexing in a process of its own. With
`--enlarged` the photos are N of PHOTOS, enlarged to 12 megapixels.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime

from benchmarks.machine import PeakMemory, describe
from visearch_desktop.core import imaging, places
from visearch_desktop.core.embedding import ModelCard, find_card
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace

BATCH = 8
SUFFIXES = {".jpg", ".jpeg", ".png"}
LARGE = 4000
"""Longest side of an enlarged photo; with the other at 3000 it has 12 megapixels."""


def photos_in(folder: Path) -> list[Path]:
    """The photos of a folder and its folders, in order."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)


@contextmanager
def with_enlarged(folder: Path, count: int) -> Iterator[Path]:
    """The folder itself, or one with `count` of its photos as JPEGs of 12 megapixels, as grainy as a camera's."""
    if not count:
        yield folder
        return
    random = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as work:
        every = photos_in(folder)
        for path in every[:: max(1, len(every) // count)][:count]:
            photo = imaging.read_picture(path).pixels
            size = (LARGE, LARGE * 3 // 4) if photo.shape[1] > photo.shape[0] else (LARGE * 3 // 4, LARGE)
            large = cv2.cvtColor(cv2.resize(photo, size, interpolation=cv2.INTER_CUBIC), cv2.COLOR_RGB2BGR)
            grain = random.normal(0, 4, large.shape[:2]).astype(np.float32)[..., None]
            grainy = np.clip(large + grain, 0, 255).astype(np.uint8)
            name = "-".join(path.relative_to(folder).with_suffix(".jpg").parts)
            cv2.imwrite(str(Path(work) / name), grainy, [cv2.IMWRITE_JPEG_QUALITY, 90])
        yield Path(work)


def seconds(work: Callable[[], Iterable[Any]]) -> float:
    """How long it takes until everything has come."""
    start = time.perf_counter()
    for _ in work():
        pass
    return time.perf_counter() - start


def bare(card: ModelCard, threads: int) -> onnxruntime.InferenceSession:
    """The network as ONNX Runtime opens it, with so many threads for a batch."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(card.model_path, options, providers=["CPUExecutionProvider"])


class Floor:
    """Decoding, features and the network alone, one after the other."""

    def __init__(self, photos: list[Path], card: ModelCard) -> None:
        self._photos, self._card = photos, card
        self._cores = os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(self._cores)
        self._noise = np.random.default_rng(0).normal(size=(BATCH, 3, card.size, card.size)).astype(np.float32)
        self._one, self._each = bare(card, self._cores), bare(card, 1)
        self._smalls = [imaging.shrink_to_thumbnail(self._decoded(photo).pixels) for photo in photos]
        self._run(self._one, BATCH)
        self._run(self._each, BATCH)

    def seconds(self) -> tuple[float, float, float]:
        """Of all photos: decoding, features, network."""
        sizes = [min(BATCH, len(self._photos) - done) for done in range(0, len(self._photos), BATCH)]
        decoding = seconds(lambda: self._pool.map(self._decoded, self._photos))
        features = seconds(lambda: self._pool.map(imaging.gallery_features, self._smalls))
        together = seconds(lambda: (self._run(self._one, size) for size in sizes))
        apart = seconds(lambda: self._pool.map(lambda size: self._run(self._each, size), sizes))
        return decoding, features, min(together, apart)

    def _decoded(self, photo: Path) -> imaging.Picture:
        return imaging.read_picture(photo, side=imaging.gallery_side(self._card.size))

    def _run(self, session: onnxruntime.InferenceSession, size: int) -> int:
        session.run(None, {self._card.input.name: self._noise[:size]})
        return size


def end_to_end(folder: Path, model: str, expected: int) -> tuple[float, float]:
    """Seconds of an index run into a new catalog, the network loaded before; peak memory in MB."""
    with tempfile.TemporaryDirectory() as catalog:
        workspace = Workspace.create(Path(catalog) / "c", model=model, device="cpu")
        workspace.warm_up()
        with PeakMemory() as memory:
            elapsed = seconds(lambda: index_folders(workspace, [folder]))
        assert workspace.info().photos == expected
        workspace.close()
    return elapsed, memory.megabytes


def peak_memory(folder: Path, model: str, expected: int) -> float:
    """MB that a process takes which only indexes: here the networks of the floor lie beside it, 380 MB."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(end_to_end, folder, model, expected).result()[1]


def measure(folder: Path, model: str, rounds: int) -> None:
    """Print one model's figures."""
    photos = photos_in(folder)
    floor = Floor(photos, find_card(model, places.model_folders()))
    parts, runs = [], []
    for _ in range(rounds):
        parts.append(floor.seconds())
        runs.append(end_to_end(folder, model, len(photos))[0])
    count = len(photos)
    ratio = statistics.median(sum(part) / run for part, run in zip(parts, runs, strict=True))
    each = [statistics.median(part[stage] for part in parts) / count * 1000 for stage in range(3)]
    print(
        f"{model:20} {count} photos: floor {count / statistics.median(map(sum, parts)):.1f}/s "
        f"(decode {each[0]:.1f}, features {each[1]:.1f}, network {each[2]:.1f} ms of all cores), "
        f"end to end {count / statistics.median(runs):.1f}/s, ratio {ratio:.2f}, "
        f"peak memory {peak_memory(folder, model, count):.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--enlarged", type=int, default=0)
    parser.add_argument("--model", action="append")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(describe())
    with with_enlarged(options.photos, options.enlarged) as folder:
        for model in options.model or ["efficientnet-lite0", "resnet50-augnet"]:
            measure(folder, model, options.rounds)


if __name__ == "__main__":
    main()
