"""What is like a product, for cross-selling; and what is like nothing in the catalog, for new arrivals.

similar   SKUs -> similar products, diverse by style and colour
novelty   photos -> how unlike the catalog each is, by the catalog's own measure
"""

from visearch_desktop.core.recommend.found import Novelty, Recommendation, Similar
from visearch_desktop.core.recommend.novelty import rank_novelty
from visearch_desktop.core.recommend.running import Options, similar
from visearch_desktop.core.recommend.writing import SUFFIXES, write_all, write_novelty

__all__ = [
    "SUFFIXES",
    "Novelty",
    "Options",
    "Recommendation",
    "Similar",
    "rank_novelty",
    "similar",
    "write_all",
    "write_novelty",
]
