"""The nodes inside a file of Annoy trees, looked at without Annoy, which checks nothing when it opens one.

Annoy follows the numbers in the file as they come: a wrong one would end the process or turn it in circles. The layout
is that of `Angular::Node` of Annoy 1.17: int32 descendants, then two int32 children (in a leaf of several contents as
many as there are; in a content the second place is free), then float32 [axes]. Contents come first, in order of their
positions; then the nodes, children always before their parents; copies of the roots come last.
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
