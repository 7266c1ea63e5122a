"""Time and memory of suggestions and recommendations for a large catalog: python -m benchmarks.suggest_speed [COUNT]

Makes a catalog of COUNT (100,000) made-up vectors of 200 categories, a product each, with a small picture each, and
prints processor seconds and the peak of memory of each task. The vectors are as long as those of the default model.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.machine import describe
from visearch_desktop.core import recommend, suggestions
from visearch_desktop.core.imaging import encode_thumbnail
from visearch_desktop.core.progress import Progress
from visearch_desktop.core.store import packing
from visearch_desktop.core.workspace import Workspace

DIMENSION = 1280
CATEGORIES = 200


def make(folder: Path, count: int) -> None:
    """A catalog of made-up vectors; every twentieth product has no category, every fiftieth a wrong one."""
    workspace = Workspace.create(folder, device="cpu")
    random = np.random.default_rng(0)
    centres = random.normal(size=(CATEGORIES, DIMENSION)).astype(np.float32) / np.sqrt(DIMENSION)
    common = random.normal(size=DIMENSION).astype(np.float32) / np.sqrt(DIMENSION)
    jpegs = [encode_thumbnail(_picture(random)) for _ in range(64)]
    with workspace.database.write() as connection:
        connection.execute("INSERT INTO root VALUES (1, '/photos')")
        for number in range(count):
            kind = number % CATEGORIES
            vector = (
                common + 0.5 * centres[kind] + random.normal(size=DIMENSION).astype(np.float32) / np.sqrt(DIMENSION)
            )
            vector /= np.linalg.norm(vector)
            connection.execute(
                "INSERT INTO content (digest, width, height, phash, embedding) VALUES (?, 300, 300, 0, ?)",
                (number.to_bytes(32, "big"), packing.pack(vector)),
            )
            connection.execute(
                "INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) VALUES (1, ?, 1, 1, ?)",
                (f"{number}.jpg", number + 1),
            )
            connection.execute("INSERT INTO photo_sku VALUES (?, ?)", (number + 1, f"{number:07}"))
            connection.execute(
                "INSERT INTO cache.thumbnail (content_id, jpeg) VALUES (?, ?)", (number + 1, jpegs[number % len(jpegs)])
            )
            said = "" if number % 20 == 7 else f"Root/Kind {(kind + (number % 50 == 3)) % CATEGORIES}"
            facts = f'{{"category": "{said}"}}' if said else "{}"
            connection.execute("INSERT INTO product VALUES (?, ?, ?)", (f"{number:07}", f"Thing {number:07}", facts))
    workspace.close()


def _picture(random: np.random.Generator) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    picture = np.full((256, 256, 3), 255, np.uint8)
    picture[40:210, 60:200] = random.integers(0, 255, 3)
    return picture


def measure(what: str, folder: Path) -> None:
    """One task, in this process."""
    workspace = Workspace.open(folder, device="cpu", read_only=True)
    before, start = time.process_time(), time.monotonic()
    longest, last = 0.0, start
    task: Iterator[Progress] = (
        suggestions.run(workspace, "category")
        if what == "suggest"
        else recommend.write_all(workspace, folder.with_name("all.csv"))
    )
    for _ in task:
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what:10} {time.process_time() - before:.0f} s of processor, {time.monotonic() - start:.0f} s by the clock,"
        f" peak {peak:.0f} MB, longest between two reports of progress {longest:.1f} s", flush=True,
    )  # fmt: skip
    workspace.close()


def main() -> None:
    """Make the catalog and run each task in a process of its own."""
    if len(sys.argv) > 2:
        measure(sys.argv[1], Path(sys.argv[2]))
        return
    count = int(sys.argv[1]) if len(sys.argv) == 2 else 100_000
    print(describe())
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "catalog"
        make(folder, count)
        for what in ("suggest", "recommend"):
            subprocess.run([sys.executable, "-m", "benchmarks.suggest_speed", what, str(folder)], check=True)


if __name__ == "__main__":
    main()
