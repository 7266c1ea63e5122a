"""A catalog of as many photos as wanted, its rows written straight into the database: no photo, no network.

Embeddings are those of `made_vectors`. Local features and thumbnails are left out.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.made_vectors import VIEWS, Maker
from visearch_desktop.core.store import Database, suggestions
from visearch_desktop.core.store.packing import pack
from visearch_desktop.core.workspace import Workspace

Vectors = npt.NDArray[np.float32]

SHELF = 1000
"""Products in a folder."""


def embeddings_of(catalog: Path) -> Vectors:
    """The embeddings of a real catalog, float32 [photos, dimension], L2-normalised, to make others of."""
    workspace = Workspace.open(catalog, read_only=True)
    try:
        return suggestions.vectors(workspace.database)[1].astype(np.float32)
    finally:
        workspace.close()


def make_catalog(
    folder: Path, real: Vectors, count: int, *, model: str = "efficientnet-lite0", seed: int = 0
) -> Workspace:
    """Make a catalog of `count` photos in a new folder, four a product, without a snapshot, and open it.

    1,000,000 photos take about two minutes, 1.6 GB of disk and 0.6 GB of memory.
    """
    workspace = Workspace.create(folder, model=model, sku_rule="folder")
    first = 1
    for block in Maker(real).blocks(count, seed):
        add_photos(workspace.database, first, block)
        first += len(block)
    return workspace


def add_photos(database: Database, first: int, vectors: Vectors) -> None:
    """Photos with these embeddings, numbered from `first`, in one transaction."""
    numbers = range(first, first + len(vectors))
    paths = [f"shelf-{n // VIEWS // SHELF:04d}/P{n // VIEWS:07d}/photo-{n % VIEWS}.jpg" for n in numbers]
    digests = [hashlib.sha256(path.encode()).digest() for path in paths]
    with database.write() as connection:
        connection.execute("PRAGMA cache_size = -262144")  # digests come in no order
        connection.execute("INSERT OR IGNORE INTO root VALUES (1, '/photos')")
        connection.executemany(
            "INSERT INTO content (id, digest, width, height, phash, embedding) VALUES (?, ?, 1200, 1500, ?, ?)",
            (
                (n, digest, int.from_bytes(digest[:8], "big", signed=True), pack(vector))
                for n, digest, vector in zip(numbers, digests, vectors, strict=True)
            ),
        )
        connection.executemany(
            "INSERT INTO photo (id, root_id, path, bytes, mtime_ns, content_id) VALUES (?, 1, ?, 150000, ?, ?)",
            ((n, path, 1_700_000_000_000_000_000 + n, n) for n, path in zip(numbers, paths, strict=True)),
        )
        connection.executemany("INSERT INTO photo_sku VALUES (?, ?)", ((n, f"P{n // VIEWS:07d}") for n in numbers))
