"""Optimise: a faster form of a model, calibrated and judged on a catalog's photos, kept only if it finds as much."""

from visearch_desktop.core.embedding import Form
from visearch_desktop.core.optimise.judge import Likeness, Retrieval
from visearch_desktop.core.optimise.report import LEAST_GAIN, TOLERANCE, OptimiseReport
from visearch_desktop.core.optimise.run import optimise

__all__ = ["LEAST_GAIN", "TOLERANCE", "Form", "Likeness", "OptimiseReport", "Retrieval", "optimise"]
