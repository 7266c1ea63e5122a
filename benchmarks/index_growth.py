"""Does indexing slow down as a catalog grows? python -m benchmarks.index_growth PHOTOS [--sizes 10000 100000 1000000]

Makes a catalog of each size out of noise (rows in the database; no photo, no network), then indexes the same new photos
into all of them, in turns, and takes what a photo costs from the first to the last that is read, embedded and stored.
The walk through the folders before and the new snapshot afterwards are not counted: they are measured elsewhere.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import numpy as np

from benchmarks.figures import Figure, tell
from benchmarks.machine import describe
from benchmarks.peers import insert
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Stage
from visearch_desktop.core.workspace import Workspace

BLOCK = 2000
MOST_SLOWER = 1.15


def made(folder: Path, count: int) -> Workspace:
    """A catalog of so many photos that were never there."""
    workspace = Workspace.create(folder, device="cpu")
    random = np.random.default_rng(count)
    with workspace.database.write() as connection:
        connection.execute("INSERT INTO root (id, folder) VALUES (1, '/made')")
    for start in range(0, count, BLOCK):
        noise = random.normal(size=(min(BLOCK, count - start), workspace.card.dimension)).astype(np.float32)
        insert(workspace.database, start, noise / np.linalg.norm(noise, axis=1, keepdims=True))
    workspace.link_skus()
    return workspace


def indexed(workspace: Workspace, folder: Path) -> float:
    """Milliseconds a photo, from the first to the last; no snapshot is built, it would run on beside the next one."""
    begun, ended, done = 0.0, 0.0, 0
    with mock.patch.object(workspace.gallery, "wants_publishing", return_value=False):
        for progress in index_folders(workspace, [folder]):
            if progress.stage is Stage.EMBED:
                begun = begun or time.perf_counter()
                ended, done = time.perf_counter(), progress.done
    return 1000 * (ended - begun) / done


def shares(photos: Path, rounds: int, folder: Path) -> Sequence[Path]:
    """Copies of the photos in as many folders as there are rounds: what is known already is not read again."""
    every = sorted(path for path in photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    for number, photo in enumerate(every):
        target = folder / f"{number % rounds}" / f"{number:05}{photo.suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(photo, target)
    return [folder / f"{number}" for number in range(rounds)]


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(describe())
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        chosen = shares(options.photos, options.rounds, work / "photos")
        workspaces = {count: made(work / f"{count}", count) for count in options.sizes}
        for workspace in workspaces.values():
            workspace.warm_up()
        times = [{count: indexed(workspace, some) for count, workspace in workspaces.items()} for some in chosen]
        first = options.sizes[0]
        for count, workspace in workspaces.items():
            each = statistics.median(one[count] for one in times)
            slower = statistics.median(one[count] / one[first] for one in times)
            name = f"time a photo, as a multiple of that among {first:,}"
            tell(
                [
                    Figure("index", "time a photo, read to stored", each, "ms", photos=count),
                    Figure("index", name, slower, "", photos=count, at_most=MOST_SLOWER),
                ]
            )
            workspace.close()


if __name__ == "__main__":
    main()
