"""Search: one or several photos in, ranked SKUs out.

photos -> query.decode -> query.Nearest -> query.judge -> pool by SKU -> Answer
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from visearch_desktop.core import conditions, fusion, imaging, listing, words
from visearch_desktop.core.catalog import Answer, Match, Problem, Product, Relation
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.matching import DUPLICATE_FROM, SAME_PIXELS_FROM, Judgement
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.query import SUPPORTED, UNSEEN, VIEWS, Decoded, Nearest, decode, judge
from visearch_desktop.core.store import Located, photos, products, shown
from visearch_desktop.core.word_forms import asked
from visearch_desktop.core.workspace import Workspace

CANDIDATES = 64
"""Contents looked at for one answer, at least twice as many as rows are asked for."""
DEEPEST = 4096
"""Contents looked at when few SKUs have very many photos."""
SAME_PIXELS_CHECKS = 3


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
    decoded: list[Decoded] = []
    unread: list[Problem] = []
    for photo in query.photos:
        try:
            decoded.append(decode(workspace, photo))
        except PhotoError as problem:
            unread.append(Problem(photo.path or Path(photo.name), problem.in_full))
    if not decoded:
        error = unread[0].reason if unread else "No photo was given."
        return Answer(query.photos, error=error, unread=tuple(unread))
    matches = _match(workspace, query, decoded, top)
    return Answer(query.photos, matches, unread=tuple(unread), seconds=time.perf_counter() - start)


def _without_photos(workspace: Workspace, query: Query, top: int, start: float) -> Answer:
    if not query:
        return Answer((), error="No photo and no word was given.")
    if query.text.strip() and not asked(query.text):
        return Answer((), error=f"“{query.text.strip()[:40]}” has no letter or digit to look for.")
    passing = conditions.passing(workspace, query.where) if query.where else None
    matches = listing.listed(workspace, query.text, passing, top)
    return Answer((), matches, seconds=time.perf_counter() - start)


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
        matches = _match(workspace, query, [decoded.result()], top)
    except PhotoError as problem:
        return Answer(query.photos, error=problem.in_full)
    return Answer(query.photos, matches, seconds=time.perf_counter() - start)


def _match(workspace: Workspace, query: Query, decoded: Sequence[Decoded], top: int) -> tuple[Match, ...]:
    wanted = conditions.passing(workspace, query.where) if query.where else None
    nearest = Nearest(workspace, decoded, wanted.contents if wanted else None)
    if not asked(query.text):
        return match(workspace, nearest, top=top, wanted=wanted)
    found = words.rank(workspace, query.text, wanted.skus if wanted else None)
    meant = shown.contents(workspace.database, [one.sku for one in found])
    rows = match(workspace, nearest, top=max(CANDIDATES, top), wanted=wanted, besides=meant)
    return fusion.beside_photos(workspace, rows, query.text, found)[:top]


def match(
    workspace: Workspace,
    nearest: Nearest,
    *,
    top: int = 20,
    wanted: conditions.Passing | None = None,
    besides: Sequence[int] = (),
) -> tuple[Match, ...]:
    """The rows of an answer to a query of which it is known what is near: `top` at most, of products `wanted`.

    The contents `besides` have their row wherever they come, behind the `top` others.
    """
    query, among = nearest.query, nearest.among
    # The same bytes are found by their digest: neither the index nor a rounded cosine is trusted with that.
    digests = (photos.content_with_digest(workspace.database, one.digest) for one in query)
    same = {content for content in digests if content is not None and (among is None or content in among)}
    judged, closer = judge(workspace, nearest, settled=bool(same))
    depth = max(CANDIDATES, 2 * top)
    while True:
        near = nearest.candidates(depth)
        candidates = [Candidate(content, 1.0, 0) for content in sorted(same)]
        candidates += [one for one in near if one.content not in same]
        there = {one.content for one in candidates}
        candidates += [one for one in closer if one.content not in there]
        rows = _rows(workspace, query, candidates, same, wanted, judged)
        if len(rows) >= top or len(near) < depth or depth >= DEEPEST:
            if not besides:
                return rows[:top]
            there |= {one.content for one in closer}
            candidates += [one for one in nearest.of(besides) if one.content not in there]
            return _rows(workspace, query, candidates, same, wanted, judged)
        depth *= 4  # one SKU with very many photos must not crowd out the others


def _rows(
    workspace: Workspace,
    query: Sequence[Decoded],
    candidates: Sequence[Candidate],
    same: set[int],
    wanted: conditions.Passing | None,
    judged: Mapping[int, Judgement],
) -> tuple[Match, ...]:
    """The candidates as rows of the answer."""
    places: dict[int, list[Located]] = {}
    for located in photos.locate(workspace.database, [one.content for one in candidates]):
        places.setdefault(located.content, []).append(located)
    table = products.find(workspace.database, sorted({row.sku for rows in places.values() for row in rows}))
    if wanted:
        for rows in places.values():
            rows[:] = [row for row in rows if row.sku in wanted.skus]
    candidates = [one for one in candidates if places.get(one.content)]
    identical = frozenset(one.content for one in candidates if one.content in same) or frozenset(
        content for one in query for content in _same_pixels(workspace, one, candidates, places)
    )
    return _pool_by_sku(candidates, judged, places, table, identical)


_RANKS = {Relation.IDENTICAL: 0, Relation.NEAR_DUPLICATE: 1, Relation.VARIANT: 2, Relation.SIMILAR: 3}


def _same_pixels(
    workspace: Workspace, query: Decoded, candidates: Sequence[Candidate], places: Mapping[int, Sequence[Located]]
) -> Iterator[int]:
    """The contents among the nearest that decode to the query's pixels."""
    near = [one.content for one in candidates if one.similarity >= SAME_PIXELS_FROM][:SAME_PIXELS_CHECKS]
    for content in near:
        same_size = photos.dimensions(workspace.database, content) == query.size
        if same_size and imaging.same_pixels(query.data, places[content][0].path):
            yield content


def _pool_by_sku(
    candidates: Sequence[Candidate],
    judged: Mapping[int, Judgement],
    places: Mapping[int, Sequence[Located]],
    table: Mapping[str, Product],
    identical: frozenset[int],
) -> tuple[Match, ...]:
    """One row for each SKU, or for each group of SKUs that share their best photo; best first.

    Identical photos lead, then near duplicates by their score; variants and what else something seen in the photos
    speaks for; the others follow by similarity.
    """
    named = {one.content: _named(judged.get(one.content, UNSEEN), one.content in identical) for one in candidates}
    agreeing = Counter(
        sku
        for content, judgement in named.items()
        if judgement.duplicate_score >= DUPLICATE_FROM
        for sku in {row.sku for row in places[content]}
    )
    shown: set[str] = set()
    rows: list[Match] = []
    for one in sorted(candidates, key=lambda one: _order(named[one.content], one)):
        fresh = sorted({row.sku for row in places[one.content]} - shown)
        if not fresh:
            continue
        shown.update(fresh)
        judgement = named[one.content]
        rows.append(
            Match(
                rank=len(rows) + 1,
                sku=fresh[0],
                photo=places[one.content][0].path,
                content=one.content,
                similarity=one.similarity,
                duplicate_score=judgement.duplicate_score,
                relation=judgement.relation,
                views=max(1, agreeing[fresh[0]]),
                shared_by=tuple(fresh[1:]),
                product=table.get(fresh[0]),
                evidence=replace(judgement.evidence, view=VIEWS[one.view % len(VIEWS)].name),
            )
        )
    return tuple(rows)


def _named(judgement: Judgement, identical: bool) -> Judgement:
    return replace(judgement, relation=Relation.IDENTICAL, duplicate_score=1.0) if identical else judgement


def _order(judgement: Judgement, one: Candidate) -> tuple[int, float, float]:
    """What something seen in the photos speaks for comes before what only looks alike."""
    seen = judgement.duplicate_score >= SUPPORTED
    rank = min(_RANKS[judgement.relation], _RANKS[Relation.VARIANT]) if seen else _RANKS[judgement.relation]
    return rank, -judgement.duplicate_score if rank < _RANKS[Relation.SIMILAR] else 0.0, -one.similarity
