"""Immutable Annoy snapshots: the approximate nearest neighbours of a vector, among dense positions.

A snapshot is a folder of files written once: the Annoy trees over projected vectors, the full vectors,
the id of each position, and a manifest with sizes and checksums. Annoy checks nothing when it loads a
file, so a snapshot is verified before it is opened. The only home of annoy.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.errors import GalleryError

Vectors = npt.NDArray[np.float32]
Stored = npt.NDArray[np.float16]
Ids = npt.NDArray[np.int64]

FORMAT = 1
PROJECTED = 256
"""Dimensions the trees work in: a fifth of the memory and time of 1280. The exact cosine of the full
vectors ranks the neighbours afterwards, so the projection costs no precision, only a few candidates."""
TREES = 24
EFFORT = 8000
"""Nodes of the trees looked at: among 10,000 photos this finds 99.5 % of the ten nearest in 0.4 ms; a quarter of
it finds 96.9 %, twice as much 99.8 % (benchmarks/ann_recall.py)."""
SAMPLE = 8192
"""Vectors that the projection's principal axes are computed from."""

_FILES = ("trees.annoy", "vectors.npy", "ids.npy", "projection.npy")


class Snapshot:
    """An opened snapshot; safe to search from several threads.

    Args:
        folder: one that `build` made.

    Raises:
        GalleryError: a file is missing, of the wrong size or damaged.
    """

    def __init__(self, folder: Path) -> None:
        from annoy import AnnoyIndex  # noqa: PLC0415 - start-up: only searches need it

        verify(folder)
        self.ids: Ids = np.load(folder / "ids.npy")
        self.vectors: Stored = np.load(folder / "vectors.npy", mmap_mode="r")
        self._projection: Vectors = np.load(folder / "projection.npy")
        self._trees = AnnoyIndex(self._projection.shape[1], "angular")
        self._trees.load(str(folder / "trees.annoy"))

    def nearest(self, vector: Vectors, count: int) -> Ids:
        """Positions of about the `count` nearest vectors to `vector` (float32 [dimension]), nearest first."""
        projected = vector @ self._projection
        found = self._trees.get_nns_by_vector(projected.tolist(), count, search_k=max(EFFORT, 64 * count))
        return np.asarray(found, np.int64)

    def close(self) -> None:
        """Unmap the trees, so that the files can be removed on every system."""
        self._trees.unload()


def build(folder: Path, ids: Ids, vectors: Iterable[Stored], dimension: int) -> None:
    """Write a snapshot into an empty folder: vectors (float16 [dimension] each, L2-normalised) of ascending ids.

    Only a sample and one block of vectors are held in memory: they stream to their file, the trees are
    built on disk.

    Raises:
        GalleryError: the disk has not enough space, or cannot be written.
    """
    # Checked first: Annoy maps the file it writes, and a full disk then ends the process (SIGBUS).
    needed = len(ids) * (2 * dimension + 8 * PROJECTED) + 2**20
    try:
        if shutil.disk_usage(folder).free < needed:
            raise GalleryError(
                f"The search index needs {needed / 1e6:.0f} MB more space on the disk.", "Free some space."
            )
        np.save(folder / "ids.npy", ids)
        sample = _write_vectors(folder / "vectors.npy", vectors, len(ids), dimension)
        projection = principal_axes(sample)
        np.save(folder / "projection.npy", projection)
        _build_trees(folder / "trees.annoy", folder / "vectors.npy", projection)
        manifest = {"format": FORMAT, "count": len(ids), "dimension": dimension, "files": _describe(folder)}
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    except OSError as error:
        raise GalleryError(f"The search index cannot be written: {error.strerror or error}.") from error


def _write_vectors(target: Path, vectors: Iterable[Stored], count: int, dimension: int) -> Stored:
    """Stream `count` vectors into an .npy file; every so many come back as the sample, float16 [n, dimension]."""
    step = max(1, count // SAMPLE)
    sample = []
    with target.open("wb") as file:
        header = {"descr": "<f2", "fortran_order": False, "shape": (count, dimension)}
        np.lib.format.write_array_header_1_0(file, header)
        for position, vector in enumerate(vectors):
            file.write(vector.astype("<f2").tobytes())
            if position % step == 0:
                sample.append(vector)
    return np.stack(sample)


def _build_trees(target: Path, stored: Path, projection: Vectors) -> None:
    from annoy import AnnoyIndex  # noqa: PLC0415 - start-up: only publishing needs it

    dimension, axes = projection.shape
    trees = AnnoyIndex(axes, "angular")
    trees.set_seed(1)
    trees.on_disk_build(str(target))
    position = 0
    with stored.open("rb") as file:
        np.lib.format.read_magic(file)
        np.lib.format.read_array_header_1_0(file)
        while block := file.read(1024 * dimension * 2):
            for row in np.frombuffer(block, "<f2").reshape(-1, dimension).astype(np.float32) @ projection:
                trees.add_item(position, row)
                position += 1
    trees.build(TREES)
    trees.unload()


def principal_axes(vectors: Stored, axes: int = PROJECTED) -> Vectors:
    """The projection [dimension, axes] onto the directions in which vectors (float16 [n, dimension]) vary most.

    The mean is not subtracted: cosines of the projected vectors stay close to the full ones.
    """
    sample = vectors.astype(np.float32)
    if len(sample) < sample.shape[1]:
        # Fewer vectors than dimensions: the small matrix has the same axes (1 s less for 340 of 2048).
        strengths, mixes = np.linalg.eigh(sample @ sample.T)
        kept = strengths > 1e-6 * strengths[-1]
        directions = sample.T @ (mixes[:, kept] / np.sqrt(strengths[kept]))
    else:
        _, directions = np.linalg.eigh(sample.T @ sample)
    return np.ascontiguousarray(directions[:, ::-1][:, :axes], dtype=np.float32)


def indexed(folder: Path) -> Ids:
    """The content ids of a snapshot, without opening or checking the rest; none when there is no snapshot."""
    try:
        ids: Ids = np.load(folder / "ids.npy")
    except (OSError, ValueError, EOFError):
        return np.empty(0, np.int64)
    return ids


def verify(folder: Path) -> None:
    """Check sizes and checksums against the manifest; `GalleryError` names what is wrong."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        expected = manifest["files"]
        if manifest["format"] != FORMAT:
            raise GalleryError("The search index was made by another version.")
        if _describe(folder) != expected:
            raise GalleryError("The search index is damaged.")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GalleryError("The search index is missing or damaged.") from error


def _describe(folder: Path) -> dict[str, list[object]]:
    """Size and checksum of each file."""
    described: dict[str, list[object]] = {}
    for name in _FILES:
        with (folder / name).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        described[name] = [(folder / name).stat().st_size, digest]
    return described
