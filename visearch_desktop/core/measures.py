"""How large photos are, as they were read last; no file is opened for it."""

from __future__ import annotations

from collections.abc import Sequence

from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

Measures = tuple[int, int, int]
"""Width and height in pixels, and the bytes of the file."""


def measures(workspace: Workspace, contents: Sequence[int]) -> dict[int, Measures]:
    """The measures of contents; those that no photo shows any more are absent."""
    return photos.measures(workspace.database, contents)
