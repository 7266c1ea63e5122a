"""What the worker thread runs to try a catalog on itself; the core is imported here, on first use."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from visearch_desktop.core.progress import Task
    from visearch_desktop.core.trial import TrialReport
    from visearch_desktop.core.workspace import Workspace


def run(workspace: Workspace, photos: int) -> Task[TrialReport]:
    """Edit photos of the catalog and search with the copies."""
    from visearch_desktop.core import trial

    return trial.trial(workspace, photos)
