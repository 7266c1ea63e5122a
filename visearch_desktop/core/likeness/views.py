"""A photo that is not in the catalog, as vectors that are compared with it."""

from __future__ import annotations

import numpy as np

from visearch_desktop.core import imaging
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.likeness.spaces import Vectors
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.core.query import decode
from visearch_desktop.core.workspace import Workspace

_UPRIGHT = [
    place
    for place, view in enumerate(imaging.QUERY_VIEWS)
    if view.name in {"whole", "mirrored", "without border", "left half", "right half"}
]
"""The views of a query that are not turned: their mean says a little more than the whole alone."""


def embed_upright(workspace: Workspace, photo: QueryPhoto) -> Vectors:
    """The upright views of a photo, float32 [views, dimension], the whole first; `PhotoError` when it has none."""
    decoded = decode(workspace, photo)
    vectors = workspace.embedder.embed_shared(decoded.tiles[_UPRIGHT])
    vectors = vectors[np.isfinite(vectors).all(axis=1)]
    if not len(vectors):
        raise PhotoError("The model says nothing of this photo.")
    return vectors
