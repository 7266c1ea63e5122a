"""Search: one or several photos in, ranked SKUs out.

photos -> query.decode -> query.Nearest -> query.judge -> pooling.pool (by ranking.rank) -> Answer
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from visearch_desktop.core import conditions, fusion, listing, marks, pooling, words
from visearch_desktop.core.catalog import Answer, Match, Problem, counted
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.query import Decoded, Nearest, decode, judge
from visearch_desktop.core.store import photos, shown
from visearch_desktop.core.word_forms import asked
from visearch_desktop.core.workspace import Workspace

CANDIDATES = 96
"""Contents looked at for one answer, at least twice as many as rows are asked for. With 64 of 216 main photos two of a
hundred other views lost the photo whose colours would have told them."""
MOST_PHOTOS = 8
"""Photos of one query: each is embedded and verified by itself, half a second on two cores."""
ALL_UNWANTED = "Every photo is marked “not this”. Add one that shows what you are looking for."
DEEPEST = 4096
"""Contents looked at when few SKUs have very many photos."""


def query_from_path(path: Path) -> QueryPhoto:
    """A query for a photo file; the file is read when it is searched with."""
    return QueryPhoto(str(path), path=path)


def search(workspace: Workspace, query: Query, *, top: int = 20) -> Answer:
    """Find the SKUs that a query asks for.

    Args:
        workspace: the catalog.
        query: photos of one product, words, conditions; photos that cannot be read are left out.
        top: rows of the answer at most.

    Returns:
        The answer; its `error` is set when no photo could be read.

    Raises:
        RuleError: a condition is not understood.
    """
    start = time.perf_counter()
    if not query.photos:
        return _without_photos(workspace, query, top, start)
    decoded, unread = _decoded(workspace, query.photos)
    if not any(not one.photo.unwanted for one in decoded):
        if query.text.strip() or query.where:  # they can answer alone
            return replace(_without_photos(workspace, query, top, start), query=query.photos, unread=unread)
        error = unread[0].reason if unread and not decoded else ALL_UNWANTED
        return Answer(query.photos, error=error, unread=unread)
    matches = _match(workspace, query, decoded, top)
    return Answer(
        query.photos,
        matches,
        None,
        unread,
        _notes(decoded) + _marked(workspace, query, matches),
        time.perf_counter() - start,
    )


def _decoded(workspace: Workspace, photos: Sequence[QueryPhoto]) -> tuple[list[Decoded], tuple[Problem, ...]]:
    """The photos made ready, and those that are left out."""
    decoded: list[Decoded] = []
    unread: list[Problem] = []
    for photo in photos:
        try:
            if len(decoded) == MOST_PHOTOS:
                raise PhotoError(f"A search takes {counted(MOST_PHOTOS, 'photo')} at most.", "Leave out others for it.")
            decoded.append(decode(workspace, photo))
        except PhotoError as problem:
            unread.append(Problem(photo.path or Path(photo.name), problem.in_full))
    return decoded, tuple(unread)


def _marked(workspace: Workspace, query: Query, rows: Sequence[Match]) -> tuple[str, ...]:
    """What the user should know of the marks "more like this" and "less like this"."""
    return marks.notes(marks.read(workspace, query.feedback), rows) if query.feedback else ()


def _notes(decoded: Sequence[Decoded]) -> tuple[str, ...]:
    if len(decoded) == 1:
        return (decoded[0].note,) if decoded[0].note else ()
    return tuple(f"{Path(one.photo.name).name}: {one.note}" for one in decoded if one.note)


def _without_photos(workspace: Workspace, query: Query, top: int, start: float) -> Answer:
    if not query:
        return Answer((), error="No photo and no word was given.")
    if query.text.strip() and not asked(query.text):
        return Answer((), error=f"“{query.text.strip()[:40]}” has no letter or digit to look for.")
    passing = conditions.passing(workspace, query.where) if query.where else None
    depth = max(CANDIDATES, top) if query.feedback else top
    matches, more = listing.listed(workspace, query.text, passing, depth)
    matches = marks.reorder(workspace, marks.read(workspace, query.feedback), matches)
    more += sum(1 + len(row.shared_by) for row in matches[top:])
    matches = matches[:top]
    notes = _marked(workspace, query, matches)
    return Answer((), matches, notes=notes, seconds=time.perf_counter() - start, more=more)


def search_each(
    workspace: Workspace, paths: Iterable[Path], beside: Query | None = None, *, top: int = 20
) -> Iterator[Answer]:
    """An answer for each photo, in order; the next photos are decoded while one is searched.

    `beside` says what else is asked of each: its photos are not looked at.
    """
    running: deque[tuple[QueryPhoto, Future[Decoded]]] = deque()
    source = map(query_from_path, paths)
    pool = ThreadPoolExecutor(2, "decode")
    try:
        while True:
            while len(running) < 8 and (photo := next(source, None)) is not None:
                running.append((photo, pool.submit(decode, workspace, photo)))
            if not running:
                return
            photo, future = running.popleft()
            yield _answer(workspace, replace(beside or Query(), photos=(photo,)), future, top)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _answer(workspace: Workspace, query: Query, decoded: Future[Decoded], top: int) -> Answer:
    start = time.perf_counter()
    try:
        made = decoded.result()
    except PhotoError as problem:
        return Answer(query.photos, error=problem.in_full)
    matches = _match(workspace, query, [made], top)
    return Answer(query.photos, matches, notes=_notes([made]), seconds=time.perf_counter() - start)


def _match(workspace: Workspace, query: Query, decoded: Sequence[Decoded], top: int) -> tuple[Match, ...]:
    wanted = conditions.passing(workspace, query.where) if query.where else None
    nearest = Nearest(workspace, decoded, wanted.contents if wanted else None)
    if not asked(query.text):
        return match(workspace, nearest, top=top, wanted=wanted, query=query)
    found = words.rank(workspace, query.text, wanted.skus if wanted else None)
    meant = shown.contents(workspace.database, [one.sku for one in found])
    rows = match(workspace, nearest, top=top, wanted=wanted, besides=meant, query=query)
    return fusion.beside_photos(workspace, rows, query.text, found)[:top]


def match(
    workspace: Workspace,
    nearest: Nearest,
    *,
    top: int = 20,
    wanted: conditions.Passing | None = None,
    besides: Sequence[int] = (),
    query: Query,
) -> tuple[Match, ...]:
    """The rows of an answer to a query of which it is known what is near: `top` at most, of products `wanted`.

    With contents `besides` there are more: these have their row wherever they come.
    """
    among = nearest.among
    # The same bytes are found by their digest: neither the index nor a rounded cosine is trusted with that.
    digests = (photos.content_with_digest(workspace.database, one.digest) for one in nearest.query)
    same = {content for content in digests if content is not None and (among is None or content in among)}
    depth = max(CANDIDATES, 2 * top)
    nearest.candidates(depth)  # asked first for as many as are listed, the index is not asked again for those judged
    judged, closer = judge(workspace, nearest, settled=bool(same))
    pooled = partial(pooling.pool, workspace, nearest, judged=judged, same=same, wanted=wanted, asked=query)
    felt = marks.near(workspace, marks.read(workspace, query.feedback), among) if query.feedback else []
    others = sorted({*felt, *besides})
    while True:
        near = nearest.candidates(depth)
        candidates = [Candidate(content, 1.0, 0) for content in sorted(same)]
        candidates += [one for one in near if one.content not in same]
        there = {one.content for one in candidates}
        candidates += [one for one in closer if one.content not in there]
        if others:
            there |= {one.content for one in closer}
            candidates += [one for one in nearest.of(others) if one.content not in there]
        rows = pooled(candidates)
        if len(rows) >= top or len(near) < depth or depth >= DEEPEST:
            return rows if besides else rows[:top]
        depth *= 4  # one SKU with very many photos must not crowd out the others
