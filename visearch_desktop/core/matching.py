"""From a candidate's similarity to what staff can act on: the duplicate score and the relation.

Until photos are verified by their local features, the score rests on the embedding alone: the cosine
minus a share of the candidate's local density. A cosine of 0.8 says much about a product that nothing
resembles and little about one of forty white shirts; score normalisation of this kind is due to Pizzi
et al., "A Self-Supervised Descriptor for Image Copy Detection", 2022.
"""

from __future__ import annotations

import math

DENSITY_SHARE = 1.0
"""How much of the local density is taken off the cosine."""
STEEPNESS, MIDDLE = 14.0, 0.16
"""Slope and centre of the logistic that maps the difference to [0, 1]."""


def duplicate_score(similarity: float, density: float) -> float:
    """A score in [0, 1], monotone in `similarity` (cosine, [-1, 1]) for a given `density` (mean cosine).

    It orders pairs; it is not yet the share of pairs that really show the same photo.
    """
    return 1.0 / (1.0 + math.exp(-STEEPNESS * (similarity - DENSITY_SHARE * density - MIDDLE)))
