"""A batch against indexing the same photos alone: python -m benchmarks.batch_speed CATALOG PHOTOS [--count N]

CATALOG is a catalog, such as `benchmarks.big_catalog` makes; PHOTOS a folder of which N photos are delivered. Both are
timed in one process, one after the other, and so is the batch once more, which finds its photos compared. The batch
should take at most 1.3 times as long as indexing its photos alone.
"""

from __future__ import annotations

import argparse
import shutil
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


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    photos = sorted(path for path in options.photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    workspace = Workspace.open(options.catalog, read_only=True)
    print(describe())
    workspace.warm_up()
    with tempfile.TemporaryDirectory() as scratch:
        delivered = Path(scratch) / "delivered"
        delivered.mkdir()
        step = max(1, len(photos) // options.count)
        for number, photo in enumerate(photos[::step][: options.count]):
            shutil.copy(photo, delivered / f"{number:05}{photo.suffix}")
        alone = Workspace.create(Path(scratch) / "alone", model=workspace.model)
        alone.warm_up()
        indexing = seconds(index_folders(alone, [delivered]))
        alone.close()
        with PeakMemory() as memory:
            comparing = seconds(batch.run(workspace, [delivered], Path(scratch) / "batch"))
        again = seconds(batch.run(workspace, [delivered], Path(scratch) / "batch"))
        count = len(list(delivered.iterdir()))
    ratio = comparing / indexing
    print(
        f"{count} photos against {workspace.info().photos}: indexing alone {indexing:.1f} s, batch {comparing:.1f} s, "
        f"again {again:.1f} s, ratio {ratio:.2f}, target {ALLOWED} - {'met' if ratio <= ALLOWED else 'MISSED'}, "
        f"peak memory {memory.megabytes:.0f} MB"
    )
    workspace.close()


if __name__ == "__main__":
    main()
