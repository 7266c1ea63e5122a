"""Suggestions: what a column of the product table should say, by how products look.

catalog -> listings of a column -> learned in folds -> calibrated on itself -> suggestions, evidence -> people's words
"""

from visearch_desktop.core.report.rows import SUFFIXES
from visearch_desktop.core.store.suggestions import Said
from visearch_desktop.core.suggestions.fit import Model
from visearch_desktop.core.suggestions.found import Kind, PhotoSuggestion, Seen, Suggestion, SuggestionReport
from visearch_desktop.core.suggestions.ledger import Accepted, accept, accepted, decided, dismiss, history, undo
from visearch_desktop.core.suggestions.photos import learn_column, suggest_photos
from visearch_desktop.core.suggestions.running import LEAST, columns, run
from visearch_desktop.core.suggestions.writing import shown, write, write_accepted

__all__ = [
    "LEAST",
    "SUFFIXES",
    "Accepted",
    "Kind",
    "Model",
    "PhotoSuggestion",
    "Said",
    "Seen",
    "Suggestion",
    "SuggestionReport",
    "accept",
    "accepted",
    "columns",
    "decided",
    "dismiss",
    "history",
    "learn_column",
    "run",
    "shown",
    "suggest_photos",
    "undo",
    "write",
    "write_accepted",
]
