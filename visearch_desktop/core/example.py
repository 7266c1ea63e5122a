"""A search to begin with: one of the catalog's own photos, the way a supplier might send it."""

from __future__ import annotations

import numpy as np

from visearch_desktop.core import guarded, imaging, samples
from visearch_desktop.core.edited import EDITS
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.core.workspace import Workspace

SIDE = 800
"""Pixels on the longer side of what is edited: suppliers send photos of that size and larger."""
TRIED = 8
"""Photos that are tried; where so many cannot be read, the drive is not there."""


def example(workspace: Workspace) -> QueryPhoto | None:
    """A photo of the catalog, cut and mirrored in memory, under its own name; None when none can be read now."""
    for chosen in samples.draw(workspace.database, TRIED):
        try:
            picture = guarded.read_picture(chosen.path, side=SIDE)
        except PhotoError:
            continue
        edited = EDITS["mirrored"](EDITS["cut"](imaging.shrink_to(picture.pixels, SIDE)))
        return QueryPhoto(chosen.path.name, data=imaging.encode_thumbnail(np.ascontiguousarray(edited)))
    return None
