"""Indexing end to end against its floor: python -m benchmarks.index_speed PHOTOS [--model NAME] [--rounds N]

The floor is what cannot be saved: one reduced-scale decode of every photo on all cores, then the bare
ONNX Runtime session, given all cores, over as many tiles of noise. Both run in the same process; rounds
alternate, so that a drifting machine hits both. Prints photos a second of both, the median of the rounds'
ratios, and the peak memory of indexing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime

from benchmarks.machine import PeakMemory, describe
from visearch_desktop.core import imaging, places
from visearch_desktop.core.embedding import ModelCard, find_card
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace

BATCH = 8


def bare_session(card: ModelCard) -> tuple[onnxruntime.InferenceSession, np.ndarray]:
    """The network as ONNX Runtime opens it by default, with all cores, and a batch of noise for it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = os.cpu_count() or 1
    session = onnxruntime.InferenceSession(card.model_path, options, providers=["CPUExecutionProvider"])
    noise = np.random.default_rng(0).normal(size=(BATCH, 3, card.size, card.size)).astype(np.float32)
    session.run(None, {card.input.name: noise})
    return session, noise


def floor(photos: list[Path], card: ModelCard) -> float:
    """Photos a second of decoding and of the network alone, one after the other."""
    session, noise = bare_session(card)
    start = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(lambda photo: imaging.read_picture(photo, side=imaging.GALLERY_SIDE), photos):
            pass
    for done in range(0, len(photos), BATCH):
        session.run(None, {card.input.name: noise[: len(photos) - done]})
    return len(photos) / (time.perf_counter() - start)


def end_to_end(folder: Path, model: str, expected: int) -> tuple[float, float]:
    """Photos a second of an index run into a new catalog, the network loaded before; peak memory in MB."""
    with tempfile.TemporaryDirectory() as catalog:
        workspace = Workspace.create(Path(catalog) / "c", model=model, device="cpu")
        workspace.warm_up()
        start = time.perf_counter()
        with PeakMemory() as memory:
            for _ in index_folders(workspace, [folder]):
                pass
        elapsed = time.perf_counter() - start
        assert workspace.info().photos == expected
        workspace.close()
    return expected / elapsed, memory.megabytes


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--model", action="append")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    photos = sorted(path for path in options.photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    print(describe())
    for model in options.model or ["efficientnet-lite0", "resnet50-augnet"]:
        card = find_card(model, places.model_folders())
        floors, runs, peaks = [], [], []
        for _ in range(options.rounds):
            floors.append(floor(photos, card))
            speed, peak = end_to_end(options.photos, model, len(photos))
            runs.append(speed)
            peaks.append(peak)
        ratio = statistics.median(run / bound for run, bound in zip(runs, floors, strict=True))
        print(
            f"{model:20} {len(photos)} photos: floor {statistics.median(floors):.1f}/s, "
            f"end to end {statistics.median(runs):.1f}/s, ratio {ratio:.2f}, peak memory {max(peaks):.0f} MB"
        )


if __name__ == "__main__":
    main()
