"""From how photos of one product spread to a projection in which that spread counts for nothing.

Within-class whitening with shrinkage, then the axes along which products differ most: linear discriminant analysis
(Fukunaga, "Introduction to Statistical Pattern Recognition", 1990), regularised as in Hatch, Kajarekar and Stolcke,
"Within-Class Covariance Normalization", 2006. Only linear algebra: nothing is trained by steps.
"""

from __future__ import annotations

import numpy as np

from visearch_desktop.core.adaptation.lessons import Lessons
from visearch_desktop.core.adaptation.spread import Spread
from visearch_desktop.core.projection import Projection

SHRINKAGE = 0.2
"""Weight of the sphere beside the spread within products. From 0.05 to 0.4 the figures hardly move."""
BY_STYLE, BY_COLUMN = 256, 64
"""Axes kept. Styles are told apart by many traits, categories by few."""


def learn(spread: Spread, lessons: Lessons) -> Projection:
    """The projection that a spread asks for."""
    return project(spread, BY_STYLE if lessons.among_themselves else BY_COLUMN)


def project(spread: Spread, rank: int, shrinkage: float = SHRINKAGE) -> Projection:
    """A projection onto `rank` axes at most."""
    dimension = len(spread.within)
    axes = max(1, min(dimension, spread.freedom))  # of few photos few axes are told; the others have no spread
    sphere = np.trace(spread.within) / axes or 1.0
    values, vectors = np.linalg.eigh((1 - shrinkage) * spread.within + shrinkage * sphere * np.eye(dimension))
    whitening = vectors / np.sqrt(np.maximum(values, 1e-12))
    _, directions = np.linalg.eigh(whitening.T @ spread.total @ whitening)
    chosen = whitening @ directions[:, ::-1][:, : min(rank, dimension)]
    return Projection(spread.mean, np.asarray(chosen / np.abs(chosen).max(), np.float32))
