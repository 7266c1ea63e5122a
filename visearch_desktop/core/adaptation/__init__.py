"""Adapting a catalog: what tells its products apart is learned from its own groups, on this machine.

adapt    catalog -> projection, judged on products held out, in use only when it wins
undo     back to the one before
status   the model card of the catalogue
"""

from visearch_desktop.core.adaptation.lessons import SKU, STYLE
from visearch_desktop.core.adaptation.running import AdaptReport, Status, adapt, status, undo

__all__ = ["SKU", "STYLE", "AdaptReport", "Status", "adapt", "status", "undo"]
