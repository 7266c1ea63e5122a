"""Index: bring a catalog up to date with its photo folders.

    folders -> scan -> what is new, changed, gone -> [read ‖ hash ‖ decode ‖ thumbnail] bounded look-ahead
            -> SKUs -> batches -> embed -> store (one short transaction a batch) -> snapshot -> report

Killing the program at any point loses what is being computed, a batch a core; the next run goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.catalog import IndexReport
from visearch_desktop.core.embed_photos import PATIENCE, embed_pending
from visearch_desktop.core.errors import CatalogError, GalleryError
from visearch_desktop.core.progress import Progress, Stage, Task
from visearch_desktop.core.scan import Seen, Unread, scan
from visearch_desktop.core.store import photos, scans
from visearch_desktop.core.workspace import Workspace, is_catalog


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
        # SKUs come before embeddings: what a cancelled run has embedded can be found.
        workspace.link_skus()
        embedded = yield from embed_pending(workspace, scanned.offline)
        notes = (*scanned.notes, *_went_away(workspace, embedded.offline - scanned.offline))
        notes += yield from _publish(workspace)
    if not is_catalog(workspace.folder):
        raise CatalogError(f"The catalog in {workspace.folder} was removed meanwhile.")
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
        notes=notes,
        seconds=time.monotonic() - start,
    )


def _went_away(workspace: Workspace, offline: frozenset[int]) -> tuple[str, ...]:
    roots = workspace.roots()
    return tuple(f"The folder {roots[key]} went away; the next run goes on with it." for key in sorted(offline))


@dataclass(frozen=True, slots=True)
class _Scanned:
    """What the walk through the folders found; `offline` are ids of roots that are not there."""

    counts: scans.ScanCounts
    offline: frozenset[int]
    notes: tuple[str, ...]


def _scan_folders(workspace: Workspace) -> Task[_Scanned]:
    roots = workspace.roots()
    populated = scans.roots_with_photos(workspace.database)
    offline = {key for key, folder in roots.items() if not places.is_folder(folder)}
    notes = [f"The folder {roots[key]} is not there now; its photos stay in the catalog." for key in sorted(offline)]
    unread: list[tuple[int, str]] = []
    seen = 0
    scans.begin_scan(workspace.database)
    yield Progress(Stage.SCAN)
    for key in sorted(roots.keys() - offline):
        before = seen
        for page in _pages(scan(roots[key]), 1000):
            for blind in (entry for entry in page if isinstance(entry, Unread)):
                unread.append((key, blind.path))
                notes.append(f"{roots[key] / blind.path} cannot be looked at: {blind.reason}.")
            rows = [(key, e.path, e.bytes, e.mtime_ns, e.problem) for e in page if isinstance(e, Seen)]
            scans.saw(workspace.database, rows)
            seen += len(rows)
            yield Progress(Stage.SCAN, seen, current=str(roots[key] / page[-1].path))
        if seen == before and key in populated:
            # An empty mount point looks like this; thousands of photos must not be forgotten over it.
            offline.add(key)
            notes.append(f"The folder {roots[key]} is empty now; its photos stay until you remove it from the catalog.")
    yield Progress(Stage.SCAN, seen, seen)
    counts = scans.finish_scan(workspace.database, sorted(roots.keys() - offline), unread)
    return _Scanned(counts, frozenset(offline), tuple(notes))


def _pages(entries: Iterator[Seen | Unread], size: int) -> Iterator[list[Seen | Unread]]:
    while page := list(islice(entries, size)):
        yield page


def _publish(workspace: Workspace) -> Task[tuple[str, ...]]:
    """Build a new snapshot if enough has changed; returns why it could not be, if so.

    Everything is stored by then and can be searched without it, more slowly. What a closed task leaves
    behind is thrown away.
    """
    if not workspace.gallery.wants_publishing():
        return ()
    photos.drop_orphans(workspace.database)
    building = workspace.gallery.publish_in_background()
    try:
        while not building.wait(PATIENCE):
            yield Progress(Stage.PUBLISH)
        building.raise_error()
    except GalleryError as error:
        return (error.in_full,)
    finally:
        building.abandon()
    return ()
