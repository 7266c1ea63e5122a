"""Batch: a supplier's delivery compared with the catalog, which is only read: what is new, what is there already?

    run        files -> delivery -> photos compared -> identifiers and titles -> a proposal an item -> saved
    assess     the same for a delivery that was read already
    open       a saved batch with its decisions; neither catalog nor delivery is needed
    listing    the saved batches; `remove` deletes one for good
    decide     Keep, Skip or Link; `undo` and `redo` without limit; `wanted` is what goes into the catalog
    call_placeholder    a picture that stands for a photo that is missing: it proves nothing, here and from now on
    compare    what is new since an older batch
    write      a batch as .xlsx .html .csv .json

A batch lives in a folder of its own (see `folder`). Cancelled or killed at any moment, the next run goes on: photos
that were compared are not compared again.
"""

from visearch_desktop.core.batch.calling import call_file_placeholder, call_placeholder
from visearch_desktop.core.batch.columns import in_order, words
from visearch_desktop.core.batch.decisions import Decisions, decide, redo, undo, wanted
from visearch_desktop.core.batch.folder import default_folder
from visearch_desktop.core.batch.journey import assess, run
from visearch_desktop.core.batch.known import known_skus
from visearch_desktop.core.batch.pictures import Pictures
from visearch_desktop.core.batch.removing import remove
from visearch_desktop.core.batch.saved import Batch, Head, Saved, listing, thumbnail, with_decisions
from visearch_desktop.core.batch.saved import open_batch as open  # noqa: A004 - it reads as batch.open
from visearch_desktop.core.batch.since import Change, Comparison, compare, only_new
from visearch_desktop.core.batch.writing import SUFFIXES, write

__all__ = [
    "SUFFIXES",
    "Batch",
    "Change",
    "Comparison",
    "Decisions",
    "Head",
    "Pictures",
    "Saved",
    "assess",
    "call_file_placeholder",
    "call_placeholder",
    "compare",
    "decide",
    "default_folder",
    "in_order",
    "known_skus",
    "listing",
    "only_new",
    "open",
    "redo",
    "remove",
    "run",
    "thumbnail",
    "undo",
    "wanted",
    "with_decisions",
    "words",
    "write",
]
