"""Compare every photo of a catalog with what was found for it, once, and keep what came of it.

content -> what `seek` has found for it -> not compared yet -> matching.verify -> store (one short transaction a page)

No photo file is read, but for pairs that may be the same pixels, and the network is never asked. Cancelled or killed at
any moment, the run goes on where it stopped: contents are taken in order, and what a pair comes to depends on nothing
but the two. Photos that come later look for what is there, old and new; those compared before are not looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import wait
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from visearch_desktop.core import guarded, imaging, matching
from visearch_desktop.core.audit.candidates import WAY, mark
from visearch_desktop.core.audit.evidence import reversed_evidence
from visearch_desktop.core.audit.seek import THREADS
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.side_by_side import PATIENCE, threads
from visearch_desktop.core.store import listings, review, sought
from visearch_desktop.core.store.review import Compared, Uncompared
from visearch_desktop.core.workspace import Workspace

PAGE = 32
"""Photos recorded together."""
SAME_PIXELS_BITS = 8
"""Bits of 64 in which the perceptual hashes of the same pixels, stored in two formats, may differ."""
MANY_COPIES = 4
"""Near duplicates found at once from which there may be more than the matcher looks at, 6 of 16 candidates."""
SKETCHES_KEPT = 128
"""Sketches kept between photos: neighbours of neighbours are often the same. Bounds the memory."""
_AS_IT_IS = np.eye(3)
"""The alignment under which the embedding has seen both: neither turned nor cropped."""

SketchOf = Callable[[int], matching.Sketch | None]


@dataclass(frozen=True, slots=True, eq=False)
class _Examined:
    """A content with the candidates it is to be compared with, nearest first."""

    content: Uncompared
    candidates: tuple[Candidate, ...]


def compare(workspace: Workspace) -> Task[int]:
    """Compare the contents that were not compared yet; returns how many could not be: their photos cannot be seen."""
    database = workspace.database
    total = review.count_uncompared(database, mark())
    pace = Pace(Stage.COMPARE, total)
    yield pace.at(0)
    if not total:
        return 0
    sketch_of = lru_cache(SKETCHES_KEPT)(workspace.sketch)
    done = unread = 0
    with threads(THREADS, "compare") as team:
        for page in review.uncompared(database, mark(), page=PAGE):
            examined = _examined(workspace, page)
            verified = [(one, team.start(partial(_verify, workspace, one, sketch_of))) for one in examined]
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


def _record(workspace: Workspace, finished: Sequence[tuple[Uncompared, list[Compared]]]) -> None:
    if finished:
        pairs = (pair for _, found in finished for pair in found)
        contents = [content.id for content, _ in finished]
        review.record(workspace.database, matching.METHOD, contents, pairs, mark=mark())


def _examined(workspace: Workspace, page: Sequence[Uncompared]) -> list[_Examined]:
    """The contents of a page with what each is to be compared with, nearest first."""
    contents = [content.id for content in page]
    found = sought.found(workspace.database, WAY, contents)
    settled = review.compared_with(workspace.database, matching.METHOD, contents)
    examined = []
    for content in page:
        if content.id not in found:
            continue  # the cache was lost since it was looked up: the next run does that again
        fresh = [one for one in found[content.id] if _pair(content.id, one) not in settled]
        settled.update(_pair(content.id, one) for one in fresh)  # another of this page may have found it as well
        vectors = workspace.gallery.vectors([content.id, *fresh] if fresh else ())
        cosines = vectors[1:] @ vectors[0] if fresh else ()
        near = [Candidate(one, float(cosine), 0) for one, cosine in zip(fresh, cosines, strict=True)]
        ranked = sorted(near, key=lambda one: (-round(one.similarity, 5), one.content))
        examined.append(_Examined(content, tuple(ranked)))
    return examined


def _verify(workspace: Workspace, examined: _Examined, sketch_of: SketchOf) -> list[Compared] | None:
    """What the content is to its candidates; None when it cannot be looked at."""
    content = examined.content
    sketch = _sketch(sketch_of, content.id)
    if sketch is None:
        return None
    found = [(one, other) for one in examined.candidates if (other := _sketch(sketch_of, one.content)) is not None]
    densities = workspace.gallery.densities([one.content for one, _ in found])
    asked = [matching.Candidate(other, one.similarity, densities[one.content], _AS_IT_IS) for one, other in found]
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
    evidence = judgement.evidence if a == content.id else reversed_evidence(judgement.evidence)
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
    bits = imaging.differing_bits(content.phash, phash)
    if (content.width, content.height) != (width, height) or bits > SAME_PIXELS_BITS:
        return False
    files = {row.content: row.photo for row in listings.listed(workspace.database, [content.id, candidate.content])}
    return len(files) == 2 and guarded.same_pixels(files[content.id], files[candidate.content])


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
