"""A batch against indexing the same photos alone: python -m benchmarks.batch_speed CATALOG PHOTOS [--count N] ...

CATALOG is a catalog, such as `benchmarks.big_catalog` makes; PHOTOS a folder of which N photos are delivered. Both are
timed in one process, one after the other, and so is the batch once more, which finds its photos compared. The batch
should take at most 1.3 times as long as indexing its photos alone: the median of the rounds' ratios, which alternate,
so that a drifting machine hits both.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.machine import PeakMemory, describe
from visearch_desktop.core import batch
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Task
from visearch_desktop.core.workspace import Workspace

ALLOWED = 1.3


def seconds(task: Task[object]) -> float:
    """How long a task takes."""
    start = time.perf_counter()
    for _ in task:
        pass
    return time.perf_counter() - start


def delivery(photos: Path, count: int, folder: Path) -> Path:
    """A folder with so many of the photos."""
    files = sorted(path for path in photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    folder.mkdir()
    for number, photo in enumerate(files[:: max(1, len(files) // count)][:count]):
        shutil.copy(photo, folder / f"{number:05}{photo.suffix}")
    return folder


def measured(workspace: Workspace, delivered: Path, scratch: Path) -> tuple[float, float, float, float]:
    """Seconds of indexing the photos alone, of the batch and of the batch again; the batch's peak memory in MB."""
    alone = Workspace.create(scratch / "alone", model=workspace.model)
    alone.warm_up()
    indexing = seconds(index_folders(alone, [delivered]))
    alone.close()
    with PeakMemory() as memory:
        comparing = seconds(batch.run(workspace, [delivered], scratch / "batch"))
    again = seconds(batch.run(workspace, [delivered], scratch / "batch"))
    return indexing, comparing, again, memory.megabytes


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    workspace = Workspace.open(options.catalog, read_only=True)
    print(describe())
    workspace.warm_up()
    ratios = []
    with tempfile.TemporaryDirectory() as scratch:
        delivered = delivery(options.photos, options.count, Path(scratch) / "delivered")
        count = len(list(delivered.iterdir()))
        for number in range(1, options.rounds + 1):
            (place := Path(scratch) / str(number)).mkdir()
            indexing, comparing, again, memory = measured(workspace, delivered, place)
            ratios.append(comparing / indexing)
            print(
                f"{count} photos against {workspace.info().photos}: indexing alone {indexing:.1f} s, batch "
                f"{comparing:.1f} s, again {again:.1f} s, ratio {ratios[-1]:.2f}, peak memory {memory:.0f} MB",
                flush=True,
            )
    ratio = statistics.median(ratios)
    print(f"ratio {ratio:.2f}, target {ALLOWED} - {'met' if ratio <= ALLOWED else 'MISSED'}")
    workspace.close()


if __name__ == "__main__":
    main()
