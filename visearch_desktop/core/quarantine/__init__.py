"""Quarantine: move duplicates out of the way, so that each can come back. Nothing is ever deleted.

plan     what may be moved, and why the rest may not
move     each file: journal -> link or verified copy -> source away -> journal -> out of the catalog
restore  the same way back
recover  settles what a killed run left between two lines of the journal
listing  what lies where
"""

from visearch_desktop.core.quarantine.manifest import Entry
from visearch_desktop.core.quarantine.move import QuarantineReport, move
from visearch_desktop.core.quarantine.plan import Departure, Plan, Removal, plan
from visearch_desktop.core.quarantine.recover import RecoverReport, recover
from visearch_desktop.core.quarantine.restore import QuarantineFolder, RestoreReport, listing, restore

__all__ = [
    "Departure",
    "Entry",
    "Plan",
    "QuarantineFolder",
    "QuarantineReport",
    "RecoverReport",
    "Removal",
    "RestoreReport",
    "listing",
    "move",
    "plan",
    "recover",
    "restore",
]
