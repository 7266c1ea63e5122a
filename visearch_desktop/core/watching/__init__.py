"""Watch photo folders: say when photos have come, changed or gone, once they have come to rest.

events of the system | looks at a share -> settling -> places at rest -> an index run of those places
"""

from __future__ import annotations

from visearch_desktop.core.watching.eye import SETTLE_SECONDS, How, Watched
from visearch_desktop.core.watching.watch import Due, Watch

__all__ = ["SETTLE_SECONDS", "Due", "How", "Watch", "Watched"]
