"""Which pairs of photos are worth verifying: far more votes than chance gives, or far more alike than what is around.

Tried on 960 edited copies (21 edits) among 4,118 photos: votes found 0.998 of them at 2.1 pairs a photo, the embeddings
of whole photos 0.79 at 1.4, both 0.998 at 2.8. What embeddings add is what has few features: blurred, plain photos.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visearch_desktop.core import matching
from visearch_desktop.core.audit.nearest_kept import Nearest
from visearch_desktop.core.audit.shared_features import Places, Votes
from visearch_desktop.core.inverted_file import CHANCE, LEAST, OUTSTANDING

WAY = 3
"""Grows whenever other pairs may be found worth verifying than before: contents that were looked up another way are
looked up again, and only pairs that were not compared yet are verified. 1 was eight views of each photo."""
VOTED = -WAY
"""What contents are kept as until they were looked up by embedding too."""
LEAST_VOTES = LEAST / OUTSTANDING
"""Fewer votes neither suffice nor raise what others need."""
MOST = 32
"""Photos that one is compared with at most because of its votes, and as many because of its embedding: a picture that a
catalog holds more often is seen to be a placeholder all the same."""
LEAST_EXCESS = 0.2
"""What a cosine, less `DENSITY_SHARE` of the mean cosine of what is around the photo, must reach."""
LOOKED_ALIKE = 3
"""Photos compared at most because of the embedding, if their cosine is below `SURE`."""
SURE = 0.9
AROUND = 6
"""The nearest photo and what is around it."""


def mark() -> int:
    """What a content is marked with once it was compared by this method with what was found in this way."""
    return 1000 * WAY + matching.METHOD


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Pairs worth verifying: places int64 [pairs] of photos, and of what each is to be compared with."""

    left: Places
    right: Places


def by_votes(votes: Votes) -> Found:
    """Those with so many votes that chance does not explain them, as in `InvertedFile.most`."""
    order = np.lexsort((votes.right, -votes.votes, votes.left))
    left, right, given = votes.left[order], votes.right[order], votes.votes[order]
    rank = np.arange(len(left)) - np.searchsorted(left, left)
    by_chance = np.zeros(int(left[-1]) + 1 if len(left) else 0, np.float32)
    by_chance[left[rank == CHANCE - 1]] = given[rank == CHANCE - 1]
    worth = (rank < MOST) & (given >= np.maximum(LEAST, OUTSTANDING * by_chance[left]))
    return Found(left[worth], right[worth])


def by_embedding(asked: Places, nearest: Nearest) -> Found:
    """Those that look more alike than what is around the photo lets expect; a row for each place that was asked for."""
    around = np.where(nearest.places >= 0, nearest.cosines, np.nan)[:, 1:AROUND]
    known = np.isfinite(around)
    mean = np.where(known, around, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    enough = nearest.cosines >= (LEAST_EXCESS + matching.DENSITY_SHARE * mean)[:, None]
    rank = np.arange(nearest.places.shape[1])
    worth = enough & (nearest.places >= 0) & ((rank < LOOKED_ALIKE) | (nearest.cosines >= SURE))
    row, column = np.nonzero(worth)
    return Found(asked[row], nearest.places[row, column])
