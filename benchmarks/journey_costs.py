"""What the journeys cost beside their floors: python -m benchmarks.journey_costs CATALOG PHOTOS [--count 40]

CATALOG is copied first. PHOTOS are searched with and delivered as a batch; photos that the catalog does not show are
the hardest. Parts of a search are timed inside it. An audit of a large catalog takes long: it is given `--audit`
seconds and closed, and the cost of a photo is what it managed by then.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from benchmarks.figures import Figure, tell
from benchmarks.machine import describe
from visearch_desktop.core import audit, batch, imaging, matching, query, sketches
from visearch_desktop.core.embedding import Embedder
from visearch_desktop.core.findings import AuditOptions
from visearch_desktop.core.gallery import Gallery
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Stage, finished
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.workspace import Workspace

PARTS: tuple[tuple[str, Any, str], ...] = (
    ("decode, features, product", query, "decode"),
    ("local features of the query", imaging, "query_features"),
    ("network", Embedder, "embed_shared"),
    ("runs of the network", Embedder, "embed"),
    ("candidates", Gallery, "candidates"),
    ("densities", Gallery, "densities"),
    ("sketches read", sketches, "read"),
    ("verification", matching, "verify"),
)
WITHIN = {"local features of the query", "runs of the network"}
"""Parts of other parts."""


class Parts:
    """Times calls inside a journey: milliseconds, calls and items (tiles, candidates) of each part."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = defaultdict(float)
        self.items: dict[str, int] = defaultdict(int)
        self._guard = threading.Lock()

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Time the parts of what is done in this block."""
        patches = [
            mock.patch.object(owner, name, self._timing(part, getattr(owner, name))) for part, owner, name in PARTS
        ]
        if hasattr(query, "decode"):
            from visearch_desktop.core import search as searching  # noqa: PLC0415 - imports the function by name

            patches.append(mock.patch.object(searching, "decode", self._timing(PARTS[0][0], query.decode)))
        for patch in patches:
            patch.start()
        try:
            yield
        finally:
            for patch in patches:
                patch.stop()

    def _timing(self, part: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            start = time.perf_counter()
            made = original(*arguments, **named)
            with self._guard:
                self.milliseconds[part] += 1000 * (time.perf_counter() - start)
                if part in {"network", "verification"}:
                    self.items[part] += len(arguments[-1])
            return made

        return call


def opening(catalog: Path) -> Iterator[Figure]:
    """How long a catalog takes to open, and how long the gallery takes for its first answer."""
    start = time.perf_counter()
    workspace = Workspace.open(catalog, device="cpu")
    known = workspace.info().photos
    opened = time.perf_counter() - start
    start = time.perf_counter()
    workspace.gallery.warm_up()
    ready = time.perf_counter() - start
    files = [file for file in workspace.gallery.snapshot_folder.iterdir() if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    workspace.close()
    yield Figure("open", "catalog opened, its figures read", 1000 * opened, "ms", photos=known)
    yield Figure("open", "gallery ready", 1000 * ready, "ms", photos=known, at_most=500)
    yield Figure("open", "files of the gallery", size / 2**20, "MB", "floor", known)


def searching(workspace: Workspace, photos: Sequence[Path]) -> Iterator[Figure]:
    """The time of a search, and of its parts."""
    known = workspace.info().photos
    search(workspace, Query((query_from_path(photos[0]),)))
    for state in ("near photos looked at for the first time", "near photos seen before"):
        times = []
        for photo in photos:
            start = time.perf_counter()
            search(workspace, Query((query_from_path(photo),)))
            times.append(1000 * (time.perf_counter() - start))
        p50, p95 = np.percentile(times, [50, 95])
        yield Figure("search", f"photo to rows, p50, {state}", float(p50), "ms", photos=known)
        yield Figure("search", f"photo to rows, p95, {state}", float(p95), "ms", photos=known, at_most=350)
    parts, start = Parts(), time.perf_counter()
    with parts.timed():
        for photo in photos:
            search(workspace, Query((query_from_path(photo),)))
    whole = 1000 * (time.perf_counter() - start)
    for part, milliseconds in parts.milliseconds.items():
        yield Figure("search", f"part: {part}", milliseconds / len(photos), "ms a search", photos=known)
    rest = whole - sum(parts.milliseconds[part] for part in parts.milliseconds.keys() - WITHIN)
    name = "part: the rest, less what ran beside the network"
    yield Figure("search", name, rest / len(photos), "ms a search", photos=known)
    tiles, pairs = (parts.items[part] / len(photos) for part in ("network", "verification"))
    yield Figure("search", "views through the network", tiles, "a search", photos=known)
    yield Figure("search", "pairs verified", pairs, "a search", photos=known)
    yield Figure("search", "part: network", tiles * bare(workspace), "ms a search", "floor", known)


def bare(workspace: Workspace, rounds: int = 12) -> float:
    """Milliseconds a tile through the loaded network, shared by all cores."""
    size = workspace.card.size
    tiles = np.random.default_rng(0).integers(0, 255, (16, size, size, 3), np.uint8)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        workspace.embedder.embed_shared(tiles)
        times.append(1000 * (time.perf_counter() - start) / len(tiles))
    return float(np.median(times))


def auditing(workspace: Workspace, limit: float) -> Iterator[Figure]:
    """What a photo costs in an audit that is closed after some seconds."""
    known, parts, done = workspace.info().photos, Parts(), 0
    task = audit.run(workspace, AuditOptions())
    start = time.perf_counter()
    with parts.timed():
        for progress in task:
            done = progress.done if progress.stage is Stage.COMPARE else done
            if time.perf_counter() - start > limit:
                break
    elapsed = time.perf_counter() - start
    task.close()
    if not done:
        return
    yield Figure(
        "audit", "time a photo", 1000 * elapsed / done, "ms a photo", photos=known, note=f"first {done} photos"
    )
    for part, milliseconds in parts.milliseconds.items():
        yield Figure("audit", f"part: {part}", milliseconds / done, "ms a photo", photos=known, note="on all threads")
    yield Figure("audit", "views through the network", parts.items["network"] / done, "a photo", photos=known)
    yield Figure("audit", "pairs verified", parts.items["verification"] / done, "a photo", photos=known)


def delivering(workspace: Workspace, photos: Sequence[Path], folder: Path) -> Iterator[Figure]:
    """What a photo of a delivery costs, and a second look at the same delivery."""
    known, each = workspace.info().photos, len(photos)
    finished(batch.run(workspace, [photos[0]], folder / "first"))  # the features of the catalog are read once
    for again in ("", ", seen before"):
        parts, start = Parts(), time.perf_counter()
        with parts.timed():
            finished(batch.run(workspace, list(photos), folder / "batch"))
        elapsed = 1000 * (time.perf_counter() - start)
        yield Figure("batch", f"time a photo{again}", elapsed / each, "ms a photo", photos=known)
        for part, milliseconds in parts.milliseconds.items():
            name = f"part: {part}{again}"
            yield Figure("batch", name, milliseconds / each, "ms a photo", photos=known, note="on all threads")
        yield Figure("batch", f"pairs verified{again}", parts.items["verification"] / each, "a photo", photos=known)


def rescanning(workspace: Workspace) -> Iterator[Figure]:
    """How long it takes to see that nothing has changed."""
    known = workspace.info().photos
    start = time.perf_counter()
    report = finished(index_folders(workspace))
    elapsed = time.perf_counter() - start
    assert report.new == report.changed == report.gone == 0
    yield Figure("rescan", "unchanged folders", 1e6 * elapsed / known, "us a photo", photos=known, at_most=100)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--audit", type=float, default=30, help="seconds for the audit")
    options = parser.parse_args()
    print(describe())
    photos = sorted(path for path in options.photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    photos = photos[:: max(1, len(photos) // options.count)][: options.count]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(options.catalog, work / "catalog", ignore=shutil.ignore_patterns("*.lock"))
        tell(opening(work / "catalog"))
        workspace = Workspace.open(work / "catalog", device="cpu")
        workspace.warm_up()
        tell(searching(workspace, photos))
        tell(delivering(workspace, photos, work))
        tell(rescanning(workspace))
        tell(auditing(workspace, options.audit))
        workspace.close()


if __name__ == "__main__":
    main()
