"""The program checks itself, offline: files, formats, models, device, index, search, audit, window, no network.

    run -> a row a check (`Check`), in the order of `running.steps`

All it makes lies in one temporary folder; the user's catalogs and settings are neither read nor changed.
"""

from visearch_desktop.core.self_test.connections import Connections
from visearch_desktop.core.self_test.running import Check, run

__all__ = ["Check", "Connections", "run"]
