"""What a photo takes on the disk, by part: python -m benchmarks.disk CATALOG

CATALOG is a real one of today's format, indexed from photos, and is not changed. The parts are those of the Disk card
in Settings: files are exact, how one file is shared is estimated. The sum without thumbnails takes off their pages as
SQLite counts them (`dbstat`).
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Figure, tell
from benchmarks.machine import describe
from visearch_desktop.core.disk_use import Use, disk_use
from visearch_desktop.core.store import CACHE_NAME
from visearch_desktop.core.workspace import Workspace

MOST_BYTES = 6000


def parts(workspace: Workspace) -> Iterator[Figure]:
    """Bytes a photo for each use, and for all but thumbnails."""
    use = disk_use(workspace)
    for part in (part for part in Use if use.per_photo(part) >= 1):
        yield Figure("disk", part.value, use.per_photo(part), "bytes a photo", photos=use.photos)
    rest = (use.total - thumbnails(workspace)) / use.photos
    yield Figure("disk", "all without thumbnails", rest, "bytes a photo", photos=use.photos, at_most=MOST_BYTES)


def thumbnails(workspace: Workspace) -> int:
    """Bytes of the pages that hold thumbnails."""
    with closing(sqlite3.connect(workspace.folder / CACHE_NAME)) as cache:
        pages = "SELECT sum(pgsize) FROM dbstat WHERE name = 'thumbnail'"
        return int(cache.execute(pages).fetchone()[0])


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    options = parser.parse_args()
    print(describe())
    workspace = Workspace.open(options.catalog, read_only=True)
    try:
        tell(parts(workspace))
    finally:
        workspace.close()


if __name__ == "__main__":
    main()
