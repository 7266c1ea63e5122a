"""What the worker threads run for suggestions; the core is imported here, on first use."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from visearch_desktop.gui.core_words import spoken

if TYPE_CHECKING:
    from visearch_desktop.core.progress import Task
    from visearch_desktop.core.suggestions import Suggestion, SuggestionReport
    from visearch_desktop.core.workspace import Workspace

Decided = Mapping[str, tuple[str, bool]]
"""By SKU the value that was spoken of, and whether it was accepted."""


def columns(workspace: Workspace) -> tuple[str, ...]:
    """The columns of the product table, categories first: they are asked for most often."""
    from visearch_desktop.core import suggestions
    from visearch_desktop.core.audit.columns import CATEGORY, alarm

    found = suggestions.columns(workspace)
    return tuple(sorted(found, key=lambda name: alarm(name, ("Bags",)) != CATEGORY))


def run(workspace: Workspace, column: str, least: float) -> Task[SuggestionReport]:
    """Suggestions for a column."""
    from visearch_desktop.core import suggestions

    return suggestions.run(workspace, column, least=least)


def say(workspace: Workspace, chosen: Sequence[Suggestion], accepted: bool) -> Decided:
    """Accept or dismiss suggestions of one column; what holds of it afterwards."""
    from visearch_desktop.core import suggestions

    (suggestions.accept if accepted else suggestions.dismiss)(workspace, chosen)
    return decided(workspace, chosen[0].column)


def undo(workspace: Workspace, column: str) -> Decided | None:
    """Take back the newest word; what holds of a column afterwards, None when there was nothing to take back."""
    from visearch_desktop.core import suggestions

    return None if suggestions.undo(workspace) is None else decided(workspace, column)


def decided(workspace: Workspace, column: str) -> Decided:
    """What holds of the suggestions for a column."""
    from visearch_desktop.core import suggestions

    return {sku: (word.value, word.accepted) for (_, sku), word in suggestions.decided(workspace, column).items()}


def write(workspace: Workspace, report: SuggestionReport, file: Path) -> Task[Path]:
    """Write all suggestions as a table."""
    from visearch_desktop.core import suggestions

    return suggestions.write(workspace, report, file, language=spoken())


def write_accepted(workspace: Workspace, column: str, file: Path) -> Task[Path]:
    """Write the accepted values as a column."""
    from visearch_desktop.core import suggestions

    return suggestions.write_accepted(workspace, file, column)
