"""Index: bring a catalog up to date with its photo folders.

    folders -> scan -> what is new, changed, gone -> [read ‖ hash ‖ decode ‖ thumbnail] bounded look-ahead
            -> batches -> embed -> store (one short transaction a batch) -> SKUs -> snapshot -> report

Killing the program at any point loses at most one batch; the next run goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.catalog import IndexReport
from visearch_desktop.core.embed_photos import PATIENCE, embed_pending
from visearch_desktop.core.progress import Progress, Stage, Task
from visearch_desktop.core.scan import Unread, scan
from visearch_desktop.core.store import photos, scans
from visearch_desktop.core.workspace import Workspace


def index_folders(
    workspace: Workspace,
    folders: Sequence[Path] = (),
    *,
    products: Path | None = None,
    retry_problems: bool = False,
) -> Task[IndexReport]:
    """Bring the catalog up to date.

    Args:
        workspace: the catalog.
        folders: photo folders to add first.
        products: a product table to take over first.
        retry_problems: read photos again that could not be read before.

    Yields:
        Progress: at least five times a second.

    Raises:
        CatalogBusyError: another copy of the program is writing.
        CatalogError, ModelError, TableError: nothing could be done, with the reason.
    """
    start = time.monotonic()
    with workspace.writing():
        workspace.card  # noqa: B018 - a missing model is told before an hour of scanning
        for folder in folders:
            workspace.add_root(folder)
        if products is not None:
            workspace.import_products(products)
        if retry_problems:
            photos.retry_problems(workspace.database)
        scanned = yield from _scan_folders(workspace)
        embedded = yield from embed_pending(workspace, scanned.offline)
        workspace.link_skus()
        yield from _publish(workspace)
    known, _, _ = photos.counts(workspace.database)
    roots = workspace.roots()
    return IndexReport(
        photos=known,
        new=max(0, scanned.counts.new - embedded.moved),
        changed=scanned.counts.changed,
        moved=embedded.moved,
        gone=scanned.counts.gone - embedded.moved + embedded.vanished,
        failures=workspace.problems(),
        offline=tuple(roots[key] for key in sorted(embedded.offline)),
        notes=scanned.notes,
        seconds=time.monotonic() - start,
    )


@dataclass(frozen=True, slots=True)
class _Scanned:
    """What the walk through the folders found; `offline` are ids of roots that are not there."""

    counts: scans.ScanCounts
    offline: frozenset[int]
    notes: tuple[str, ...]


def _scan_folders(workspace: Workspace) -> Task[_Scanned]:
    roots = workspace.roots()
    offline = frozenset(key for key, folder in roots.items() if not folder.is_dir())
    notes = [f"The folder {roots[key]} is not there now; its photos stay in the catalog." for key in sorted(offline)]
    unread: list[tuple[int, str]] = []
    rows: list[tuple[int, str, int, int, str | None]] = []
    seen = 0
    scans.begin_scan(workspace.database)
    yield Progress(Stage.SCAN)
    for key in roots.keys() - offline:
        for entry in scan(roots[key]):
            if isinstance(entry, Unread):
                unread.append((key, entry.path))
                notes.append(f"The folder {roots[key] / entry.path} cannot be looked into: {entry.reason}.")
                continue
            rows.append((key, entry.path, entry.bytes, entry.mtime_ns, entry.problem))
            seen += 1
            if len(rows) == 1000:
                scans.saw(workspace.database, rows)
                rows.clear()
                yield Progress(Stage.SCAN, seen, current=str(roots[key] / entry.path))
    scans.saw(workspace.database, rows)
    yield Progress(Stage.SCAN, seen, seen)
    counts = scans.finish_scan(workspace.database, sorted(roots.keys() - offline), unread)
    return _Scanned(counts, offline, tuple(notes))


def _publish(workspace: Workspace) -> Task[None]:
    """Build a new snapshot if enough has changed; what a closed task leaves behind is thrown away."""
    if not workspace.gallery.wants_publishing():
        return
    photos.drop_orphans(workspace.database)
    building = workspace.gallery.publish_in_background()
    try:
        while not building.wait(PATIENCE):
            yield Progress(Stage.PUBLISH)
        building.raise_error()
    finally:
        building.abandon()
