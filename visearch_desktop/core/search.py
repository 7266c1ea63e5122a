"""Search: one or several photos in, ranked SKUs out.

photos -> decode -> views -> embed -> gallery.candidates (exact cosine) -> score -> pool by SKU -> Answer
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging
from visearch_desktop.core.catalog import Answer, Match, Product, QueryPhoto, Relation
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.matching import duplicate_score
from visearch_desktop.core.store import Located, photos, products
from visearch_desktop.core.workspace import Workspace

CANDIDATES = 64
"""Contents looked at for one answer; with a filter, `FILTERED` of them are."""
FILTERED = 2000
SAME_PIXELS_FROM = 0.985
"""Cosine from which a candidate of the same size is compared pixel by pixel; equal pixels give 1.0 within
the noise of half precision, and a reduced decode gives 0.99 at the least."""
SAME_PIXELS_CHECKS = 3
CONVINCING = 0.5
"""Duplicate score from which a further photo of an SKU counts as agreeing with the query."""


@dataclass(frozen=True, slots=True, eq=False)
class _Query:
    """A decoded query: its bytes' digest, whole size in pixels, and tiles uint8 [views, size, size, 3]."""

    data: bytes
    digest: bytes
    size: tuple[int, int]
    tiles: npt.NDArray[np.uint8]


def query_from_path(path: Path) -> QueryPhoto:
    """A query for a photo file; the file is read when it is searched with."""
    return QueryPhoto(str(path), path=path)


def search_photos(
    workspace: Workspace,
    query: Sequence[QueryPhoto],
    *,
    top: int = 20,
    text: str = "",
    where: Mapping[str, str] | None = None,
) -> Answer:
    """Find the SKUs that one product's photos show.

    Args:
        workspace: the catalog.
        query: photos of one product; those that cannot be read are left out.
        top: rows of the answer at most.
        text: words that SKU, title or attributes must contain, in any order and case.
        where: product-table columns with the value they must have, case ignored.

    Returns:
        The answer; its `error` is set when no photo could be read.
    """
    start = time.perf_counter()
    decoded: list[_Query] = []
    error = None
    for photo in query:
        try:
            decoded.append(_decode(workspace, photo))
        except PhotoError as problem:
            error = error or f"{problem} {problem.advice}".strip()
    if not decoded:
        return Answer(tuple(query), error=error or "No photo was given.")
    matches = _match(workspace, decoded, top, _Filter(text, where or {}))
    return Answer(tuple(query), matches, seconds=time.perf_counter() - start)


def search_each(
    workspace: Workspace,
    paths: Iterable[Path],
    *,
    top: int = 20,
    text: str = "",
    where: Mapping[str, str] | None = None,
) -> Iterator[Answer]:
    """An answer for each photo, in order; the next photos are decoded while one is searched."""
    wanted = _Filter(text, where or {})
    running: deque[tuple[QueryPhoto, Future[_Query]]] = deque()
    source = map(query_from_path, paths)
    pool = ThreadPoolExecutor(2, "decode")
    try:
        while True:
            while len(running) < 8 and (photo := next(source, None)) is not None:
                running.append((photo, pool.submit(_decode, workspace, photo)))
            if not running:
                return
            photo, future = running.popleft()
            yield _answer(workspace, photo, future, top, wanted)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _answer(workspace: Workspace, photo: QueryPhoto, decoded: Future[_Query], top: int, wanted: _Filter) -> Answer:
    start = time.perf_counter()
    try:
        matches = _match(workspace, [decoded.result()], top, wanted)
    except PhotoError as problem:
        return Answer((photo,), error=f"{problem} {problem.advice}".strip())
    return Answer((photo,), matches, seconds=time.perf_counter() - start)


def _decode(workspace: Workspace, photo: QueryPhoto) -> _Query:
    if photo.data is None and photo.path is None:
        raise PhotoError("No photo was given.")
    data = photo.data if photo.data is not None else imaging.read_bytes(photo.path or Path())
    picture = imaging.read_picture(data, side=imaging.QUERY_SIDE)
    card = workspace.card
    tiles = imaging.query_tiles(picture.pixels, card.size, card.resize)
    return _Query(data, hashlib.sha256(data).digest(), (picture.width, picture.height), tiles)


def _match(workspace: Workspace, query: Sequence[_Query], top: int, wanted: _Filter) -> tuple[Match, ...]:
    vectors = workspace.embedder.embed_shared(np.concatenate([one.tiles for one in query]))
    handicaps = [view.handicap for view in imaging.QUERY_VIEWS] * len(query)
    candidates = workspace.gallery.candidates(vectors, FILTERED if wanted else CANDIDATES, handicaps)
    places: dict[int, list[Located]] = {}
    for located in photos.locate(workspace.database, [candidate.content for candidate in candidates]):
        places.setdefault(located.content, []).append(located)
    skus = sorted({located.sku for rows in places.values() for located in rows})
    table = products.find(workspace.database, skus)
    if wanted:
        places = {content: kept for content, rows in places.items() if (kept := wanted.keep(rows, table))}
    candidates = [candidate for candidate in candidates if candidate.content in places]
    identical = _identical(workspace, query, candidates, places)
    rows = _pool_by_sku(candidates, places, table, identical)
    return tuple(replace(row, rank=rank) for rank, row in enumerate(rows[:top], 1))


def _pool_by_sku(
    candidates: Sequence[Candidate],
    places: Mapping[int, Sequence[Located]],
    table: Mapping[str, Product],
    identical: frozenset[int],
) -> list[Match]:
    """One row for each SKU, or for each group of SKUs that share their best photo; best first.

    Identical photos lead, the others follow by similarity; no row scores higher than the one above it.
    """
    convincing = [one for one in candidates if duplicate_score(one.similarity, one.density) >= CONVINCING]
    views = Counter(sku for one in convincing for sku in {row.sku for row in places[one.content]})
    shown: set[str] = set()
    rows: list[Match] = []
    score = 1.0
    for candidate in sorted(candidates, key=lambda one: (one.content not in identical, -one.similarity)):
        fresh = [row for row in places[candidate.content] if row.sku not in shown]
        if not fresh:
            continue
        shown.update(row.sku for row in fresh)
        same = candidate.content in identical
        if not same:
            score = min(score, duplicate_score(candidate.similarity, candidate.density))
        first, sharing = fresh[0], sorted({row.sku for row in fresh} - {fresh[0].sku})
        rows.append(
            Match(
                rank=0,
                sku=first.sku,
                photo=first.path,
                content=candidate.content,
                similarity=candidate.similarity,
                duplicate_score=score,
                relation=Relation.IDENTICAL if same else Relation.SIMILAR,
                views=max(1, views[first.sku]),
                shared_by=tuple(sharing),
                product=table.get(first.sku),
                evidence={
                    "view": imaging.QUERY_VIEWS[candidate.view % len(imaging.QUERY_VIEWS)].name,
                    "local_density": round(candidate.density, 4),
                    "shared_by": sharing,
                },
            )
        )
    return rows


def _identical(
    workspace: Workspace,
    query: Sequence[_Query],
    candidates: Sequence[Candidate],
    places: Mapping[int, Sequence[Located]],
) -> frozenset[int]:
    """The candidates with the same bytes as a query photo, or the same pixels; never judged by a score."""
    found = set()
    for one in query:
        content = photos.content_with_digest(workspace.database, one.digest)
        if content is not None:
            found.add(content)
            continue
        close = [c.content for c in candidates if c.similarity >= SAME_PIXELS_FROM][:SAME_PIXELS_CHECKS]
        for content in close:
            same_size = photos.dimensions(workspace.database, content) == one.size
            if same_size and imaging.same_pixels(one.data, places[content][0].path):
                found.add(content)
    return frozenset(found)


class _Filter:
    """Which SKUs may appear; empty filters let everything through and are false."""

    def __init__(self, text: str, where: Mapping[str, str]) -> None:
        self._words = text.casefold().split()
        self._where = {column.casefold(): value.casefold() for column, value in where.items()}

    def __bool__(self) -> bool:
        return bool(self._words or self._where)

    def keep(self, rows: Sequence[Located], table: Mapping[str, Product]) -> list[Located]:
        """The rows whose SKU passes."""
        return [row for row in rows if self._passes(table.get(row.sku) or Product(row.sku))]

    def _passes(self, product: Product) -> bool:
        facts = {"sku": product.sku, "title": product.title, **product.attributes}
        folded = {column.casefold(): value.casefold() for column, value in facts.items()}
        everything = "\n".join(folded.values())
        return all(word in everything for word in self._words) and all(
            folded.get(column) == value for column, value in self._where.items()
        )
