"""The program checks itself, offline: files, formats, models, device, index, search, audit, window, no network.

    run            -> a row a check (`Check`), in the order of `running.steps`
    check_catalog  -> the same of one catalog: whether what it keeps is as it was written

All that `run` makes lies in one temporary folder; the user's catalogs and settings are neither read nor changed.
"""

from visearch_desktop.core.self_test.connections import Connections
from visearch_desktop.core.self_test.running import Check, check_catalog, run

__all__ = ["Check", "Connections", "check_catalog", "run"]
