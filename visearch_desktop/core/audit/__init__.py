"""Audit: the catalog compared with itself, what comes of it in groups, and what people say of them.

contents not compared yet -> neighbours -> verified pairs -> stored -> complete-linkage groups -> verdicts -> report
"""

from visearch_desktop.core.audit.keep import (
    Duplicate,
    KeepKind,
    KeepRule,
    choose,
    deciding_rule,
    duplicates,
    propose_keepers,
)
from visearch_desktop.core.audit.ledger import KEPT_FILE, decide, history, kept, redo, rulings, undo, verdicts
from visearch_desktop.core.audit.running import columns as table_columns
from visearch_desktop.core.audit.running import is_complete, load, run

__all__ = [
    "KEPT_FILE",
    "Duplicate",
    "KeepKind",
    "KeepRule",
    "choose",
    "decide",
    "deciding_rule",
    "duplicates",
    "history",
    "is_complete",
    "kept",
    "load",
    "propose_keepers",
    "redo",
    "rulings",
    "run",
    "table_columns",
    "undo",
    "verdicts",
]
