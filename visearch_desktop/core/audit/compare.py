"""Compare every photo of a catalog with its neighbours, once, and keep what came of it.

    content -> its embedding and seven views of its thumbnail -> gallery.candidates -> not compared yet, near enough
            -> matching.verify -> store (one short transaction a page)

No photo file is read, but for pairs that may be the same pixels. Cancelled or killed at any moment, the run goes on
where it stopped: contents are taken in order, and what a pair comes to depends on nothing but the two.

Photos that come later are compared by their own views with all that is there; those compared before are not looked at
again. So half of a collage finds an older photo, but a later photo is not looked for in the halves of an older collage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, matching
from visearch_desktop.core.audit.evidence import reversed_evidence
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.embed_photos import PATIENCE
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.store import listings, review
from visearch_desktop.core.store.review import Compared, Uncompared
from visearch_desktop.core.workspace import Workspace

CANDIDATES = 32
"""Neighbours looked at for each photo: 558 of 560 edited copies were among them in a catalog of 1,070, where that
made 23 pairs a photo. It also bounds what a placeholder picture, which resembles thousands, can cost."""
PAGE = 8
"""Photos whose views are embedded together and recorded together: 56 tiles, half a second on two cores."""
LEAST_EXCESS = -0.15
"""Pairs whose cosine, less `DENSITY_SHARE` of the local density, is below this are not worth verifying. Of 558 edited
copies of clothing photos (14 edits) none had less than -0.125; it spares photos that nothing resembles."""
SAME_PIXELS_BITS = 8
"""Bits of 64 in which the perceptual hashes of the same pixels, stored in two formats, may differ."""
MANY_COPIES = 4
"""Near duplicates found at once from which there may be more than the matcher looks at, 6 of 16 candidates."""
SKETCHES_KEPT = 128
"""Sketches kept between photos: neighbours of neighbours are often the same. Bounds the memory."""
THREADS = 2

SketchOf = Callable[[int], matching.Sketch | None]


@dataclass(frozen=True, slots=True, eq=False)
class _Views:
    """How a content is looked at: tiles of all views but the whole, whose embedding is stored; every alignment."""

    tiles: npt.NDArray[np.uint8]
    seen: Sequence[npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class _Examined:
    """A content with the candidates it is to be compared with, nearest first; `seen` is the alignment of each view."""

    content: Uncompared
    candidates: tuple[Candidate, ...]
    seen: Sequence[npt.NDArray[np.float64]]


def compare(workspace: Workspace) -> Task[int]:
    """Compare the contents that were not compared yet; returns how many could not be: their photos cannot be seen."""
    database = workspace.database
    total = review.count_uncompared(database, matching.METHOD)
    pace = Pace(Stage.COMPARE, total)
    yield pace.at(0)
    if not total:
        return 0
    sketch_of = lru_cache(SKETCHES_KEPT)(workspace.sketch)
    done = unread = 0
    with _pool() as pool:
        for page in review.uncompared(database, matching.METHOD, page=PAGE):
            examined = _neighbours(workspace, page)
            unread += len(page) - len(examined)
            done += len(page) - len(examined)
            yield pace.at(done, problems=unread)
            verified = [(one, pool.submit(_verify, workspace, one, sketch_of)) for one in examined]
            finished: list[tuple[Uncompared, list[Compared]]] = []
            try:
                for one, future in verified:
                    while not wait([future], PATIENCE).done:
                        yield pace.at(done, problems=unread)
                    pairs = future.result()
                    if pairs is None:
                        unread += 1
                    else:
                        finished.append((one.content, pairs))
                    done += 1
                    yield pace.at(done, problems=unread)
            finally:  # a cancelled run keeps what it has
                _record(workspace, finished)
    return unread


@contextmanager
def _pool() -> Iterator[ThreadPoolExecutor]:
    """Threads that are not waited for when the task is closed."""
    pool = ThreadPoolExecutor(THREADS, "compare")
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _record(workspace: Workspace, finished: Sequence[tuple[Uncompared, list[Compared]]]) -> None:
    if finished:
        pairs = (pair for _, found in finished for pair in found)
        review.record(workspace.database, matching.METHOD, [content.id for content, _ in finished], pairs)


def _neighbours(workspace: Workspace, page: Sequence[Uncompared]) -> list[_Examined]:
    """The contents of a page that can be looked at, with what each is to be compared with."""
    there = [(content, views) for content in page if (views := _views(workspace, content.id)) is not None]
    if not there:
        return []
    embedded = workspace.embedder.embed_shared(np.concatenate([views.tiles for _, views in there]))
    handicaps = [view.handicap for view in imaging.QUERY_VIEWS]
    settled = review.compared_with(workspace.database, matching.METHOD, [content.id for content, _ in there])
    examined = []
    for (content, views), others in zip(there, np.split(embedded, len(there)), strict=True):
        vectors = np.concatenate([content.embedding[None], others])
        near = workspace.gallery.candidates(vectors, CANDIDATES + 1, handicaps)
        fresh = [one for one in near if one.content != content.id and _pair(content.id, one.content) not in settled]
        chosen = _near_enough(workspace, fresh)
        settled.update(
            _pair(content.id, one.content) for one in chosen
        )  # another of this page may be near to it as well
        examined.append(_Examined(content, tuple(chosen), views.seen))
    return examined


def _views(workspace: Workspace, content: int) -> _Views | None:
    """A content as it is looked at; None when it cannot be seen any more."""
    try:
        jpeg = workspace.thumbnail(content)
        if jpeg is None:
            return None
        card, pixels = workspace.card, imaging.read_picture(jpeg).pixels
    except PhotoError:
        return None
    return _Views(imaging.query_tiles(pixels, card.size, card.resize)[1:], imaging.view_transforms(pixels))


def _near_enough(workspace: Workspace, candidates: Sequence[Candidate]) -> list[Candidate]:
    densities = workspace.gallery.densities([one.content for one in candidates])
    return [
        one for one in candidates if one.similarity - matching.DENSITY_SHARE * densities[one.content] >= LEAST_EXCESS
    ]


def _verify(workspace: Workspace, examined: _Examined, sketch_of: SketchOf) -> list[Compared] | None:
    """What the content is to its candidates; None when it cannot be looked at."""
    content = examined.content
    sketch = _sketch(sketch_of, content.id)
    if sketch is None:
        return None
    found = [(one, other) for one in examined.candidates if (other := _sketch(sketch_of, one.content)) is not None]
    densities = workspace.gallery.densities([one.content for one, _ in found])
    asked = [
        matching.Candidate(other, one.similarity, densities[one.content], examined.seen[one.view])
        for one, other in found
    ]
    try:
        judgements = _judgements(sketch, asked)
    except PhotoError:
        return None  # it has gone meanwhile
    traits = review.traits(workspace.database, [one.content for one, _ in found])
    return [
        _compared(workspace, content, one, judgement, traits.get(one.content))
        for (one, _), judgement in zip(found, judgements, strict=True)
    ]


def _judgements(sketch: matching.Sketch, candidates: Sequence[matching.Candidate]) -> list[matching.Judgement]:
    """What a photo is to each candidate.

    The matcher looks closely at the most promising only: enough for a search, but not where a photo has many copies. So
    as long as it finds many, it is asked about the others again.
    """
    made: dict[int, matching.Judgement] = {}
    left = list(range(len(candidates)))
    while left:
        judged = dict(zip(left, matching.verify(sketch, [candidates[place] for place in left]), strict=True))
        made.update(judged)
        left = [place for place, one in judged.items() if one.relation is not Relation.NEAR_DUPLICATE]
        if len(judged) - len(left) < MANY_COPIES:
            break
    return [made[place] for place in range(len(candidates))]


def _sketch(sketch_of: SketchOf, content: int) -> matching.Sketch | None:
    try:
        return sketch_of(content)
    except PhotoError:
        return None  # a damaged thumbnail


def _compared(
    workspace: Workspace,
    content: Uncompared,
    candidate: Candidate,
    judgement: matching.Judgement,
    traits: tuple[int, int, int] | None,
) -> Compared:
    """The judgement as a pair whose first content has the smaller id."""
    relation, score = judgement.relation, judgement.duplicate_score
    a, b = _pair(content.id, candidate.content)
    evidence = replace(judgement.evidence, view=imaging.QUERY_VIEWS[candidate.view].name)
    if a != content.id:
        evidence = reversed_evidence(evidence)
    similarity = min(1.0, candidate.similarity)
    if (
        traits is not None
        and similarity >= matching.SAME_PIXELS_FROM
        and _same_pixels(workspace, content, candidate, traits)
    ):
        relation, score = Relation.IDENTICAL, 1.0
    return Compared(a, b, round(similarity, 5), score, relation, evidence)  # batches of another size differ by less


def _same_pixels(workspace: Workspace, content: Uncompared, candidate: Candidate, traits: tuple[int, int, int]) -> bool:
    """Whether files of both contents decode to the same pixels; False when they are out of reach."""
    width, height, phash = traits
    bits = ((content.phash ^ phash) & (2**64 - 1)).bit_count()
    if (content.width, content.height) != (width, height) or bits > SAME_PIXELS_BITS:
        return False
    files = {row.content: row.photo for row in listings.listed(workspace.database, [content.id, candidate.content])}
    return len(files) == 2 and imaging.same_pixels(files[content.id], files[candidate.content])


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
