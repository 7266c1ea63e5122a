"""What recommendations are: frozen values that the command line, the window and reports speak in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.catalog import Problem


@dataclass(frozen=True, slots=True)
class Similar:
    """A product that is like another: its SKU in stock with the most similar photo; cosine in [-1, 1]."""

    sku: str
    title: str
    content: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is like `skus`, which have the same photos: the best first, each of another style."""

    skus: tuple[str, ...]
    title: str
    content: int
    similar: tuple[Similar, ...]


@dataclass(frozen=True, slots=True)
class Novelty:
    """How unlike the catalog a photo is.

    `novelty` is the share of the catalog's own products that are less alone in it, in [0, 1]: 1 is like nothing there
    is. `sku` and `content` are what it is most like, by cosine `similarity`; a `problem` says why nothing is known.
    """

    photo: Path
    novelty: float = 0.0
    sku: str = ""
    content: int = 0
    similarity: float = 0.0
    problem: Problem | None = None
