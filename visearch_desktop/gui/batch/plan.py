"""What the Batch page checks, and how."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from visearch_desktop.core.delivery import SheetSaid


@dataclass(frozen=True, slots=True)
class Plan:
    """A delivery to be checked: what was given, the picture rules, how photos make items; where it goes on, if so.

    `said` is what a person says of its spreadsheet; None leaves that as it was said of this delivery before.
    """

    sources: tuple[Path, ...]
    profile: str = ""
    rule: str = "auto"
    folder: Path | None = None
    said: SheetSaid | None = None

    @property
    def name(self) -> str:
        """What the delivery is called: its first folder or file."""
        return self.sources[0].name if self.sources else ""
