"""What the worker threads run to adapt a catalog; the core is imported here, on first use."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from visearch_desktop.core.adaptation import AdaptReport, Status
    from visearch_desktop.core.progress import Task
    from visearch_desktop.core.thresholds import Cuts
    from visearch_desktop.core.workspace import Workspace

SKU, STYLE = "sku", "style"
"""What `core.adaptation` calls them; any other name is that of a column."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: `columns` to learn by, the adaptation held, where photos are called the same.

    `enough` is how many verdicts a category needs to have a line of its own.
    """

    columns: tuple[str, ...]
    held: Status | None
    cuts: Cuts
    enough: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an undo took back, None when there was nothing; and how things stand then."""

    gone: Status | None
    standing: Standing


def read(workspace: Workspace) -> Standing:
    """How things stand now."""
    from visearch_desktop.core import adaptation, suggestions, thresholds

    columns = tuple(suggestions.columns(workspace))
    held, cuts = adaptation.status(workspace), thresholds.read(workspace.database)
    return Standing(columns, held, cuts, thresholds.ENOUGH)


def run(workspace: Workspace, by: str) -> Task[AdaptReport]:
    """Adapt the catalog."""
    from visearch_desktop.core import adaptation

    return adaptation.adapt(workspace, by)


def undo(workspace: Workspace) -> TakenBack:
    """Take the adaptation in use back."""
    from visearch_desktop.core import adaptation

    gone = adaptation.undo(workspace)
    return TakenBack(gone, read(workspace))
