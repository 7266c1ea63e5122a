"""Index: bring a catalog up to date with its photo folders.

    folders -> scan -> what is new, changed, gone -> [read ‖ hash ‖ decode ‖ thumbnail] bounded look-ahead
            -> SKUs -> batches -> embed -> store (one short transaction a batch) -> snapshots -> report

Killing the program at any point loses what is being computed, a batch a core; the next run goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.catalog import IndexReport, counted
from visearch_desktop.core.embed_photos import Embedded, embed_pending
from visearch_desktop.core.errors import CatalogError, GalleryError
from visearch_desktop.core.gallery import Republishing
from visearch_desktop.core.products import reading_table
from visearch_desktop.core.progress import Progress, Stage, Task, overheard
from visearch_desktop.core.scan import Seen, Unread, is_away, scan, scan_places
from visearch_desktop.core.side_by_side import PATIENCE
from visearch_desktop.core.store import checking, embeddings, photos, scans, sums
from visearch_desktop.core.workspace import Workspace, is_catalog

_BLIND_NOTES = 20
"""Places that could not be looked at and are named; the others are counted."""


def index_folders(
    workspace: Workspace,
    folders: Sequence[Path] = (),
    *,
    products: Path | None = None,
    retry_problems: bool = False,
    only: Mapping[Path, Collection[str]] | None = None,
    settle: float = 0.0,
) -> Task[IndexReport]:
    """Bring the catalog up to date.

    Args:
        workspace: the catalog.
        folders: photo folders to add first.
        products: a product table to take over first.
        retry_problems: read photos again that could not be read before.
        only: what to look at: photo folders of the catalog, with files and folders below them ("/" between names; ""
            is all of it). All folders by default. What is pending already is read in any case.
        settle: a photo that cannot be read and was changed within so many seconds is taken to be half copied: it stays
            pending and is no problem yet. One that changes during the run always is.

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
            table = yield from reading_table(products, workspace.database.meta("product_table"))
            workspace.take_products(table, products.name)
        if retry_problems:
            photos.retry_problems(workspace.database)
        scanned = yield from _scan_folders(workspace, only)
        if only is None:  # looking through all photos would cost more than a run over some places
            checking.astray(workspace.database)  # to be read again: the number of their content was damaged
        # SKUs come before embeddings: what a cancelled run has embedded can be found.
        workspace.link_skus()
        embedded = yield from _embed(workspace, scanned.offline, settle, again=retry_problems)
        notes = (*scanned.notes, *_went_away(workspace, embedded.offline - scanned.offline))
        notes += yield from _summed(workspace)
        if embedded.unfinished:
            some = "1 photo is" if embedded.unfinished == 1 else f"{embedded.unfinished:,} photos are"
            notes += (f"{some} still being copied; the next run goes on with that.",)
        notes += yield from _publish(workspace, trusting=only is not None)
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
        unfinished=embedded.unfinished,
        notes=notes,
        seconds=time.monotonic() - start,
    )


def _summed(workspace: Workspace) -> Task[tuple[str, ...]]:
    """Give what an older version has indexed its check sums; says how many photos were found damaged meanwhile."""
    for left in sums.add_missing(workspace.database):
        yield Progress(Stage.CHECK, current=f"{left:,}")
    if not (found := embeddings.take_damaged(workspace.database)):
        return ()
    return (f"What the catalog held of {counted(found, 'photo')} was damaged and is made again from the photo.",)


def _went_away(workspace: Workspace, offline: frozenset[int]) -> tuple[str, ...]:
    roots = workspace.roots()
    return tuple(f"The folder {roots[key]} went away; the next run goes on with it." for key in sorted(offline))


@dataclass(frozen=True, slots=True)
class _Scanned:
    """What the walk through the folders found; `offline` are ids of roots that are not there."""

    counts: scans.ScanCounts
    offline: frozenset[int]
    notes: tuple[str, ...]


def _scan_folders(workspace: Workspace, only: Mapping[Path, Collection[str]] | None) -> Task[_Scanned]:
    roots = workspace.roots()
    populated = scans.roots_with_photos(workspace.database)
    offline = {key for key, folder in roots.items() if not places.is_folder(folder)}
    notes = [f"The folder {roots[key]} is not there now; its photos stay in the catalog." for key in sorted(offline)]
    wanted = {key: _wanted(folder, only) for key, folder in roots.items() if key not in offline}
    known = scans.mounts(workspace.database)
    mounts = {key: {place for place in known.get(key, ()) if is_away(roots[key], place)} for key in wanted}
    unread = [(key, place) for key, places_away in mounts.items() for place in sorted(places_away)]
    notes += [f"The drive at {roots[key] / place} is not there now; its photos stay." for key, place in unread]
    blind = 0
    seen = 0
    scans.begin_scan(workspace.database)
    yield Progress(Stage.SCAN)
    for key, some in sorted(wanted.items()):
        before = seen
        walk = scan(roots[key], mounts=mounts[key]) if some is None else scan_places(roots[key], some)
        for page in _pages(walk, 1000):
            for entry in (entry for entry in page if isinstance(entry, Unread)):
                unread.append((key, entry.path))
                blind += 1
                if blind <= _BLIND_NOTES:
                    notes.append(f"{roots[key] / entry.path} cannot be looked at: {entry.reason}.")
            rows = [(key, e.path, e.bytes, e.mtime_ns, e.problem) for e in page if isinstance(e, Seen)]
            scans.saw(workspace.database, rows)
            seen += len(rows)
            yield Progress(Stage.SCAN, seen, current=str(roots[key] / page[-1].path))
        if seen == before and some is None and key in populated:
            # An empty mount point looks like this; thousands of photos must not be forgotten over it.
            offline.add(key)
            notes.append(f"The folder {roots[key]} is empty now; its photos stay until you remove it from the catalog.")
        elif some and places.is_empty(roots[key]):  # what was not seen may have been there until the drive went
            offline.add(key)
            notes.append(f"The folder {roots[key]} went away; the next run goes on with it.")
    if blind > _BLIND_NOTES:
        notes.append(f"{blind - _BLIND_NOTES:,} more places cannot be looked at; their photos stay.")
    yield Progress(Stage.SCAN, seen, seen)
    whole = [key for key, some in wanted.items() if some is None and key not in offline]
    parts = [(key, place) for key, few in wanted.items() if key not in offline for place in few or ()]
    counts = scans.finish_scan(workspace.database, whole, unread, parts)
    scans.remember_mounts(workspace.database, known | {key: frozenset(mounts[key]) for key in whole})
    return _Scanned(counts, frozenset(offline), tuple(notes))


def _wanted(root: Path, only: Mapping[Path, Collection[str]] | None) -> frozenset[str] | None:
    """The places of a root that are to be looked at; None is the whole of it."""
    if only is None:
        return None
    some = frozenset(place.strip("/") for place in only.get(root, ()))
    # When nothing is left of a root, the rule for folders that are suddenly empty has to see the whole of it.
    return None if "" in some or (some and places.is_empty(root)) else some


def _pages(entries: Iterator[Seen | Unread], size: int) -> Iterator[list[Seen | Unread]]:
    while page := list(islice(entries, size)):
        yield page


def _embed(workspace: Workspace, offline: frozenset[int], settle: float, *, again: bool) -> Task[Embedded]:
    """Read and embed what is pending, and publish on the way: a first run of a million photos takes hours."""
    snapshots = Republishing(workspace.gallery)
    try:
        embedding = embed_pending(workspace, offline, settle, again=again)
        embedded = yield from overheard(embedding, lambda progress: snapshots.reached(progress.done))
        while not snapshots.wait(PATIENCE):
            yield Progress(Stage.PUBLISH)
        return embedded
    finally:
        snapshots.abandon()


def _publish(workspace: Workspace, *, trusting: bool) -> Task[tuple[str, ...]]:
    """Build a new snapshot if enough has changed; returns why it could not be, if so.

    Everything is stored by then and can be searched without it, more slowly. What a closed task leaves
    behind is thrown away. A run over some places is `trusting`: reading the whole snapshot to check it would cost
    more than the run.
    """
    if not workspace.gallery.wants_publishing(trusting=trusting):
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
