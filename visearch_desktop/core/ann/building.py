"""Write a snapshot: one pass over the embeddings, in bounded memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.ann import nodes
from visearch_desktop.core.ann.manifest import (
    CENTRE,
    IDS,
    PROJECTION,
    TREES,
    WAITING,
    Manifest,
    describe,
    write_manifest,
)  # fmt: skip
from visearch_desktop.core.ann.recall import NEIGHBOURS, Probes
from visearch_desktop.core.errors import GalleryError

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

PROJECTED = 192
"""Dimensions the trees work in, at most: of a million contents 192 find what 256 find, in a fifth less space. The
embeddings of the database rank the neighbours afterwards, so that costs no precision, only a few candidates."""
NUMBER_OF_TREES = 16
"""What is found depends on how many nodes are looked at, not on the number of trees: 24 and 64 trees found the same
within 0.4 points among a million, each costs 14 bytes a content."""
SAMPLE = 8192
"""Embeddings that the projection's principal axes are computed from."""
SPARE = 1.4
"""Room for the trees' inner nodes beside the contents, and for what Annoy asks for in advance."""


class EmbeddingSource(Protocol):
    """The embeddings of one moment of one catalog, made with `model`."""

    model: str
    gone: int

    def count(self) -> int:
        """How many there are."""
        ...

    def waiting(self) -> Ids:
        """Contents that have no embedding yet, ascending; once all blocks were read, those that were damaged too."""
        ...

    def sample(self, count: int) -> Vectors:
        """About `count` of them, float32 [n, dimension], L2-normalised."""
        ...

    def blocks(self) -> Iterator[tuple[Ids, Vectors]]:
        """All of them by ascending id, some thousand at a time."""
        ...


def build(folder: Path, source: EmbeddingSource) -> None:
    """Write a snapshot of `source` into an empty folder.

    Raises:
        GalleryError: the disk has not enough space, or cannot be written.
    """
    sample = source.sample(SAMPLE)
    projection = principal_axes(sample)
    try:
        check_space(folder, source.count(), projection.shape[1])
        np.save(folder / PROJECTION, projection)
        np.save(folder / CENTRE, sample.mean(axis=0))
        ids, effort, recall = _build_trees(folder, source, projection, Probes.among(sample))
        np.save(folder / IDS, ids)
        np.save(folder / WAITING, source.waiting())
        dimension, axes = projection.shape
        if not nodes.are_sound(folder / TREES, axes, len(ids)):
            raise GalleryError("The search index did not come out right.", "Index the catalog again.")
        files = describe(folder)
        write_manifest(folder, Manifest(source.model, len(ids), dimension, axes, source.gone, files, effort, recall))
    except OSError as error:
        raise GalleryError(f"The search index cannot be written: {error.strerror or error}.") from error


def check_space(folder: Path, count: int, axes: int) -> None:
    """Annoy maps the file that it writes: on a full disk the system would end the process (SIGBUS)."""
    needed = SPARE * count * nodes.node_bytes(axes) + 2**20
    if shutil.disk_usage(folder).free < needed:
        raise GalleryError(f"The search index needs {needed / 1e6:.0f} MB more space on the disk.", "Free some space.")


def _build_trees(folder: Path, source: EmbeddingSource, projection: Vectors, probes: Probes) -> tuple[Ids, int, float]:
    """The trees over all projected embeddings; returns the content of each position, effort and recall (`Probes`)."""
    from annoy import AnnoyIndex  # noqa: PLC0415 - start-up: only publishing needs it

    trees = AnnoyIndex(projection.shape[1], "angular")
    trees.set_seed(1)
    trees.on_disk_build(str(folder / TREES))
    ids, end, count = [np.empty(0, np.int64)], 0, source.count()
    try:
        for some, vectors in source.blocks():
            check_space(folder, count - end, projection.shape[1])
            first, end, projected = end, end + len(some), vectors @ projection
            trees.add_item(end - 1, projected[-1].tolist())  # makes room for those before it as well
            nodes.write_contents(folder / TREES, first, projected)
            if trees.get_item_vector(first) != projected[0].tolist():  # a file system that keeps two mappings apart
                raise GalleryError("The search index cannot be written to this drive.", "Use another.")
            probes.compare(first, vectors)
            ids.append(some)
        trees.build(NUMBER_OF_TREES)
        effort, recall = probes.effort(
            lambda vector, effort: trees.get_nns_by_vector((vector @ projection).tolist(), NEIGHBOURS, effort)
        )
    finally:
        trees.unload()
    return np.concatenate(ids), effort, recall


def principal_axes(vectors: Vectors, axes: int = PROJECTED) -> Vectors:
    """The projection [dimension, axes] onto the directions in which vectors (float32 [n, dimension]) vary most.

    The mean is not subtracted: cosines of the projected vectors stay close to the full ones.
    """
    if len(vectors) < vectors.shape[1]:
        # Fewer vectors than dimensions: the small matrix has the same axes (1 s less for 340 of 2048).
        strengths, mixes = np.linalg.eigh(vectors @ vectors.T)
        kept = strengths > 1e-6 * max(strengths[-1], 1e-12)
        directions = vectors.T @ (mixes[:, kept] / np.sqrt(strengths[kept]))
    else:
        _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, ::-1][:, :axes], dtype=np.float32)
