"""The nodes inside a file of Annoy trees, read and written without Annoy.

Annoy follows the numbers in the file as they come: a wrong one would end the process or turn it in circles. And it
takes contents one by one only, as lists of Python's numbers: 10 s of a million, written here by the block 1 s. The
layout is that of `Angular::Node` of Annoy 1.17: int32 descendants, then two int32 children (in a leaf of several
contents as many as there are; in a content its squared length, float32, and nothing), then float32 [axes]. Contents
come first, in order of their positions; then the nodes, children always before their parents; copies of the roots come
last.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]

_BLOCK = 8192


def node_bytes(axes: int) -> int:
    """Size of a node in bytes."""
    return 12 + 4 * axes


def contents(file: Path, axes: int, count: int) -> npt.NDArray[np.float32]:
    """The projected vectors of the contents, float32 [count, axes], mapped from the file."""
    node = np.dtype([("head", "<i4", 3), ("vector", "<f4", axes)])
    mapped = np.memmap(file, node, "r", shape=(count,))["vector"]
    return np.asarray(mapped).view(np.ndarray)


def write_contents(file: Path, first: int, vectors: npt.NDArray[np.float32]) -> None:
    """Write contents from position `first` on (projected, float32 [n, axes]), as Annoy's `add_item` would.

    The file must be long enough. Whoever has mapped it sees them at once: that is how they come into trees being built.
    """
    count, axes = vectors.shape
    node = np.dtype([("descendants", "<i4"), ("square", "<f4"), ("free", "<i4"), ("vector", "<f4", axes)])
    # A place in the file, not the file: on Windows it can only be made longer when nobody else has mapped it.
    written = np.memmap(file, node, "r+", first * node.itemsize, (count,))
    written["descendants"], written["free"] = 1, 0
    written["square"] = np.einsum("na,na->n", vectors, vectors)
    written["vector"] = vectors


def are_sound(file: Path, axes: int, count: int) -> bool:
    """Whether Annoy can follow every number in the file: each leads to a content or to a node before its own.

    Reads the heads of the nodes and the leaves, not the vectors: about a tenth of the file.
    """
    size = file.stat().st_size
    if count < 1 or size % node_bytes(axes) or size // node_bytes(axes) <= count:
        return False
    nodes: Numbers = np.memmap(file, "<i4", "r").reshape(-1, 3 + axes)
    return _roots_are_sound(nodes, count) and all(
        _block_is_sound(nodes, first, min(first + _BLOCK, len(nodes)), count, axes)
        for first in range(count, len(nodes), _BLOCK)
    )


def _roots_are_sound(nodes: Numbers, count: int) -> bool:
    """Annoy takes the last node for a root, and how many descendants it has for the number of contents."""
    return int(nodes[-1, 0]) == count


def _block_is_sound(nodes: Numbers, first: int, end: int, count: int, axes: int) -> bool:
    most = axes + 2  # contents that a leaf has room for
    descendants = np.asarray(nodes[first:end, 0])
    if (descendants < 1).any() or (descendants > count).any():
        return False
    leaves = np.flatnonzero(descendants <= most) + first
    inside = np.arange(most) < nodes[leaves, 0][:, None]
    listed = nodes[leaves, 1 : 1 + most][inside]
    parents = np.flatnonzero(descendants > most) + first
    children = np.asarray(nodes[parents, 1:3])
    return bool(
        ((listed >= 0) & (listed < count)).all()
        and ((children >= 0) & (children < parents[:, None])).all()
        and (nodes[children[children < count], 0] == 1).all()
    )
