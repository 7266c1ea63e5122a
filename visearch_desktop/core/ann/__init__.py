"""Immutable Annoy snapshots: the approximate nearest neighbours of a vector, among numbered contents.

A snapshot is a folder of files written once: Annoy trees over projected vectors, the id of each position, the
projection, and a manifest. It holds no embedding: whoever asks ranks the neighbours by the embeddings of the database,
so whatever a damaged file could do to the neighbours, no wrong similarity comes of it. The only home of annoy.
"""

from visearch_desktop.core.ann.building import EmbeddingSource, build, principal_axes
from visearch_desktop.core.ann.manifest import Manifest, is_whole, read_manifest
from visearch_desktop.core.ann.recall import NEIGHBOURS
from visearch_desktop.core.ann.snapshot import LITTLE_EFFORT, Snapshot

__all__ = [
    "LITTLE_EFFORT",
    "NEIGHBOURS",
    "EmbeddingSource",
    "Manifest",
    "Snapshot",
    "build",
    "is_whole",
    "principal_axes",
    "read_manifest",
]
