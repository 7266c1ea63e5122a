"""How long it takes to see that nothing has changed: python -m benchmarks.rescan FOLDER [--photos 100000]

Makes as many files of 150,000 bytes (sparse: they take no space) and a catalog that knows them in FOLDER, once, then
runs an index over them and counts the files that are opened below the photo folder. Delete FOLDER afterwards.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure, tell
from benchmarks.machine import describe
from benchmarks.million_catalog import add_photos
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import finished
from visearch_desktop.core.workspace import Workspace

BLOCK = 4096
SECONDS_FOR = 10 / 100_000
"""The target: 100,000 photos in 10 s."""


def made(folder: Path, count: int) -> Workspace:
    """A catalog of files without contents, with a snapshot."""
    if (folder / "made").exists():
        return Workspace.open(folder / "catalog")
    workspace = Workspace.create(folder / "catalog", model="efficientnet-lite0", sku_rule="folder")
    with workspace.database.write() as connection:
        connection.execute("INSERT INTO root VALUES (1, ?)", (str(folder / "photos"),))
    random = np.random.default_rng(0)
    for first in range(1, count + 1, BLOCK):
        vectors = random.normal(size=(min(BLOCK, count + 1 - first), workspace.card.dimension)).astype(np.float32)
        add_photos(workspace.database, first, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    for path, size, mtime in workspace.database.rows("SELECT path, bytes, mtime_ns FROM photo"):
        file = folder / "photos" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        os.truncate(file, size)
        os.utime(file, ns=(mtime, mtime))
    workspace.link_skus()
    workspace.gallery.publish()
    (folder / "made").touch()
    return workspace


def rescanned(workspace: Workspace, photos: Path, rounds: int = 3) -> Iterator[Figure]:
    """The quickest of some rounds, by the clock and by processor time, and the files opened in all of them."""
    known, below, opened = workspace.info().photos, f"{photos}{os.sep}", 0

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal opened
        opened += event == "open" and str(arguments[0]).startswith(below)

    sys.addaudithook(hear)
    by_clock, by_work = [], []
    for _ in range(rounds):
        start = time.perf_counter(), time.process_time()
        report = finished(index_folders(workspace))
        by_clock.append(time.perf_counter() - start[0])
        by_work.append(time.process_time() - start[1])
        assert report.new == report.changed == report.gone == 0
    note = f"{min(by_work):.1f} s of processor time"
    most = SECONDS_FOR * known
    yield Figure("rescan", "unchanged photos, all in", min(by_clock), "s", photos=known, at_most=most, note=note)
    yield Figure("rescan", "files opened", opened, "files", photos=known, at_most=0)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--photos", type=int, default=100_000)
    options = parser.parse_args()
    print(describe())
    workspace = made(options.folder.absolute(), options.photos)
    try:
        tell(rescanned(workspace, options.folder.absolute() / "photos"))
    finally:
        workspace.close()


if __name__ == "__main__":
    main()
