"""Bring the state of the gallery up to date after a write: what has been added is read, nothing else."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np

from visearch_desktop.core import ann
from visearch_desktop.core.errors import GalleryError
from visearch_desktop.core.gallery.state import PLAIN, SAMPLED, State
from visearch_desktop.core.gallery.tail import Tail
from visearch_desktop.core.store import Database, embeddings

CHECKED = 16
"""Contents of a snapshot whose projections are compared with the database when it is opened."""


def load(database: Database, folder: Path, before: State | None, *, same_snapshot: bool) -> State:
    """The state of now.

    Args:
        database: the catalog.
        folder: where its snapshots are.
        before: an earlier state of the same catalog.
        same_snapshot: whether the catalog's snapshot is that of the state before.
    """
    model, gone = database.meta("model_identity"), embeddings.times_gone(database)
    if before is None or before.model != model or not same_snapshot:  # vectors of two models must never meet
        before = _from_snapshot(database, open_snapshot(database, folder, model), model, gone)
    waiting = embeddings.waiting(database) if len(before.waiting) else before.waiting
    late, rows = embeddings.of(database, np.setdiff1d(before.waiting, waiting, assume_unique=True))
    tail, last = before.tail.plus(late, rows), before.last
    for ids, rows in embeddings.after(database, last):
        new = ~np.isin(ids, late)
        tail, last = tail.plus(ids[new], rows[new]), int(ids[-1])
    if tail.axes is None and tail.count > PLAIN:
        return load(database, folder, None, same_snapshot=False)
    if database.number(embeddings.DAMAGED):  # some may have been found so just now
        waiting = np.union1d(waiting, embeddings.waiting(database))
    same = tail.count == before.tail.count and gone == before.gone
    return State(database, before.snapshot, tail, model, gone, last, waiting, before.known if same else {})


def _from_snapshot(database: Database, snapshot: ann.Snapshot | None, model: str, gone: int) -> State:
    """A state of what the snapshot covers, with nothing in its tail."""
    if snapshot is not None:
        return State(
            database, snapshot, Tail.empty(snapshot.projection), model, gone, int(snapshot.ids[-1]), snapshot.waiting
        )
    waiting, axes = embeddings.waiting(database), None
    if embeddings.is_more(database, PLAIN):
        with embeddings.moment(database) as now:
            axes = ann.principal_axes(now.sample(SAMPLED))
    return State(database, None, Tail.empty(axes), model, gone, 0, waiting)


def open_snapshot(database: Database, folder: Path, model: str) -> ann.Snapshot | None:
    """The current snapshot, None when there is none that can be trusted.

    It is a cache: without one everything is compared until the next index run builds it again.
    """
    while True:
        name = database.meta("snapshot", "0")
        try:
            snapshot = ann.Snapshot(folder / name)
            if snapshot.manifest.model == model and _is_of(database, snapshot):
                return snapshot
            snapshot.close()
        except GalleryError:
            pass
        if database.meta("snapshot", "0") == name:  # else another has just been published, and this one removed
            return None


def _is_of(database: Database, snapshot: ann.Snapshot) -> bool:
    """Whether the snapshot was made of these embeddings: some of them are looked up."""
    chosen = snapshot.ids[:: max(1, len(snapshot.ids) // CHECKED)]
    ids, rows = embeddings.of(database, chosen)
    fits = rows.shape[1:] == (snapshot.manifest.dimension,)
    return not len(ids) or (fits and all(itertools.starmap(snapshot.holds, zip(ids.tolist(), rows, strict=True))))
