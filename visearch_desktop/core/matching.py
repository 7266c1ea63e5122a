"""From candidates to what staff can act on: retrieve, verify, then name the relation.

The network says what looks alike; whether two photos are the same one is another question, and it is answered by
what is seen in them. The local features of the query and of its mirror image are aligned with those of each candidate;
the most promising are laid over each other and compared place by place (`imaging.agreement`), because a common backdrop
or mannequin aligns as well as a common product does. A logistic model, fitted by `benchmarks/calibrate.py`, turns
these signs into the duplicate score.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging
from visearch_desktop.core.catalog import Evidence, Points, Relation
from visearch_desktop.core.errors import PhotoError

METHOD = 6
"""Grows whenever the same two photos may be judged otherwise than before: pairs judged by another are judged anew."""

DENSITY_SHARE = 0.75
"""How much of the local density is taken off the cosine, before anything is verified. A cosine of 0.8 says much about a
product that nothing resembles and little about one of forty white shirts (score normalisation, Pizzi et al., "A
Self-Supervised Descriptor for Image Copy Detection", 2022)."""

SAME_PIXELS_FROM = 0.95
"""Cosine from which a candidate of the same size is compared pixel by pixel. A JPEG decoded at reduced scale and
the same pixels as a PNG gave 0.984 at the least, on 46 shop photos."""
BLOCK = 16
"""Candidates aligned together. Once a block holds no duplicate and an earlier one did, the rest is not looked at."""
SHORTLIST, LATER_SHORTLIST = 6, 4
"""Candidates of the first block, and of a later one, that are laid over the query: those with most inliers."""
NEAREST = 3
"""First candidates that are also tried as the embedding saw them: a blurred or plain photo has few corners."""
ENOUGH = 12
"""Inliers from which the view of the embedding is not tried as well."""
POINTS_KEPT = 24

DUPLICATE_FROM = 0.65
"""Duplicate score from which a pair is called the same photo. With 0.5 an audit of a shop with 40 planted copies called
three more pairs of different styles so, and found no copy more."""
DECIDED = 0.9
"""Duplicate score that settles a search."""
VARIANT_INLIERS, VARIANT_STRUCTURE, VARIANT_RECOLOURED = 12, 0.6, 0.2
"""A variant in the same pose: aligned, alike in structure, with the product in another colour."""
SURELY_RECOLOURED = 0.3
"""Share of the product from which another colour makes a variant of what the score takes for the same photo. A JPEG of
quality 10 stays below; of coarser ones, one in ten is called a variant."""

# What each sign adds to the log-odds that both photos are the same one; fitted by benchmarks/calibrate.py.
WEIGHTS = {
    "bias": -6.75, "inliers": 2.18, "exact": 3.81, "changed": -6.58, "recoloured": -7.22, "relit": -4.5,
}  # fmt: skip
MOST_INLIERS = 60
"""More than this says nothing more."""
ALIKE, ALIKE_WORTH = 0.85, 12
"""Pictures whose structure agrees this well are worth that many inliers, however few corners they have: laid over each
other with 8 inliers or fewer, 260 pairs reached it, all of them the same photo."""
NOISE = 0.1
"""Share of a product that JPEG and a change of light recolour by themselves."""
WORTH_COLOURS = 0.02
"""Duplicate score that the structure alone must allow before colours are compared, unless a variant is possible. Of 152
pairs of 40 clothing photos that the catalog did not have, 147 came to less, at 5 ms each."""
UNSUPPORTED = 0.05
"""Highest score of a candidate that nothing seen in the photos speaks for."""


@dataclass(frozen=True, eq=False)
class Sketch:
    """What is compared of a photo: its local features, perceptual hash, and a small picture made on demand."""

    features: imaging.Features
    phash: int
    draw: Callable[[], npt.NDArray[np.uint8]] = field(repr=False)

    @cached_property
    def small(self) -> npt.NDArray[np.uint8]:
        """The photo at thumbnail size, uint8 [h, w, 3] RGB."""
        return self.draw()


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A photo to be compared: its sketch, its cosine with the query, and the mean cosine of its own neighbours.

    `seen` is the alignment under which the embedding found it, a homography from the query in shares of width
    and height: the identity, or that of a mirrored, turned or halved view.
    """

    sketch: Sketch
    similarity: float
    density: float = 0.0
    seen: npt.NDArray[np.float64] | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a photo is to the query, and how likely both show the same photo ([0, 1])."""

    relation: Relation
    duplicate_score: float
    evidence: Evidence


@dataclass(frozen=True, eq=False)
class Signs:
    """What one way of laying a query over a candidate shows."""

    alignment: imaging.Alignment
    agreement: imaging.Agreement

    @cached_property
    def score(self) -> float:
        """The duplicate score, [0, 1]."""
        return score(self.alignment.inliers, self.agreement)


def score(inliers: int, agreement: imaging.Agreement) -> float:
    """The duplicate score of an alignment, [0, 1]."""
    odds = sum(WEIGHTS[name] * value for name, value in weighed(inliers, agreement).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def weighed(inliers: int, agreement: imaging.Agreement) -> dict[str, float]:
    """The numbers that the duplicate score is made of, by the names of `WEIGHTS`."""
    support = max(inliers, ALIKE_WORTH) if agreement.structure >= ALIKE else inliers
    return {
        "bias": 1.0,
        "inliers": math.log1p(min(support, MOST_INLIERS)),
        "exact": agreement.exact,
        "changed": agreement.changed,
        "recoloured": max(0.0, agreement.recoloured - NOISE),
        "relit": 1 - agreement.structure if agreement.relit else 0.0,
    }


def verify(
    query: Sketch, candidates: Sequence[Candidate], *, undecided: Callable[[], None] | None = None
) -> list[Judgement]:
    """Judge candidates, which come nearest first; their judgements in the same order.

    `undecided` is called once, when the nearest `BLOCK` of them have not decided the search.

    Never says `identical`: that comes from bytes or pixels. A candidate that cannot be drawn any more is judged by its
    similarity alone; `PhotoError` when the query cannot be drawn.
    """
    judged: list[Judgement] = []
    decided = False
    for start in range(0, len(candidates), BLOCK):
        block = candidates[start : start + BLOCK]
        made = [
            _judge(query, one, signs) for one, signs in zip(block, look(query, block, first=not start), strict=True)
        ]
        judged += made
        best = max(one.duplicate_score for one in made)
        if decided and best < DUPLICATE_FROM:
            judged += [_judge(query, one, None) for one in candidates[start + BLOCK :]]
            break
        decided = decided or best >= DECIDED
        if not start and not decided and undecided is not None:
            undecided()
    return judged


def look(
    query: Sketch, candidates: Sequence[Candidate], *, first: bool = True, thorough: bool = False
) -> list[Signs | None]:
    """The best signs that each candidate is the query's photo; None where it was not worth a look.

    `first` says that these are the nearest candidates of all; `thorough` compares colours where structure settles it
    as well.
    """
    alignments = imaging.align(query.features, [one.sketch.features for one in candidates])
    found: list[Signs | None] = [None] * len(candidates)
    inliers = [alignment.inliers if alignment else 0 for alignment in alignments]
    for index in sorted(range(len(candidates)), key=lambda index: -inliers[index])[
        : SHORTLIST if first else LATER_SHORTLIST
    ]:
        if (alignment := alignments[index]) is not None:
            found[index] = _lay_over(query, candidates[index].sketch, alignment, thorough=thorough)
    for index, one in enumerate(candidates[: NEAREST if first else 0]):
        if one.seen is not None and inliers[index] < ENOUGH:
            seen = imaging.Alignment(one.seen, np.empty((0, 4), np.float32), bool(np.linalg.det(one.seen[:2, :2]) < 0))
            other = _lay_over(query, one.sketch, seen, thorough=thorough)
            found[index] = max((signs for signs in (found[index], other) if signs), key=lambda s: s.score, default=None)
    return found


def _lay_over(query: Sketch, candidate: Sketch, alignment: imaging.Alignment, *, thorough: bool) -> Signs | None:
    def worth(structure: float, changed: float, exact: float) -> bool:
        """Colours can only lower the score, so what structure allows is the most it can come to."""
        if alignment.inliers >= VARIANT_INLIERS and structure >= VARIANT_STRUCTURE:
            return True
        most = imaging.Agreement(1.0, structure, changed, 0.0, None, relit=False, exact=exact)
        return score(alignment.inliers, most) >= WORTH_COLOURS

    shown = query.small
    try:
        other = candidate.small
    except PhotoError:
        return None  # gone since the candidates were found: as good as not looked at
    agreement = imaging.compare_aligned(shown, other, alignment.transform, None if thorough else worth)
    return Signs(alignment, agreement) if agreement is not None else None


def _judge(query: Sketch, one: Candidate, signs: Signs | None) -> Judgement:
    distance = imaging.differing_bits(query.phash, one.sketch.phash)
    supposed = UNSUPPORTED * expectation(one.similarity, one.density)
    if signs is None:
        return Judgement(Relation.SIMILAR, supposed, Evidence(hash_distance=distance, local_density=one.density))
    score = max(signs.score, supposed)
    evidence = Evidence(
        inliers=signs.alignment.inliers,
        mirrored=signs.alignment.mirrored,
        covered=signs.agreement.covered,
        agreement=signs.agreement.structure,
        colour_difference=signs.agreement.colour_difference,
        hash_distance=distance,
        transform=tuple(float(value) for value in signs.alignment.transform.ravel()),
        points=_points(signs.alignment),
        local_density=one.density,
    )
    return Judgement(_relation(score, signs), score, evidence)


def _relation(score: float, signs: Signs) -> Relation:
    agreement = signs.agreement
    same_pose = signs.alignment.inliers >= VARIANT_INLIERS and agreement.structure >= VARIANT_STRUCTURE
    recoloured = agreement.recoloured >= SURELY_RECOLOURED and not agreement.relit
    if score >= DUPLICATE_FROM and not (same_pose and recoloured):
        return Relation.NEAR_DUPLICATE
    return Relation.VARIANT if same_pose and agreement.recoloured >= VARIANT_RECOLOURED else Relation.SIMILAR


def _points(alignment: imaging.Alignment) -> Points:
    """Some of the matched points, spread over all of them."""
    step = max(1, -(-alignment.inliers // POINTS_KEPT))
    return tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in alignment.points[::step])


def expectation(similarity: float, density: float) -> float:
    """How much the embedding alone speaks for the same photo, [0, 1]; it orders what was not verified.

    The middle and the slope are where best rows were right in 3 of 5 cases and in 9 of 10, on edits of 500 photos.
    """
    return 1.0 / (1.0 + math.exp(-25.0 * (similarity - DENSITY_SHARE * density - 0.20)))
