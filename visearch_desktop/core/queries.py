"""The vocabulary of search: what can be asked of a catalog, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of a photo, in shares of its width and height."""


class Crop(StrEnum):
    """How much of a query photo is searched with: all of it, a box that was drawn, the product without its ground."""

    WHOLE = "whole"
    BOX = "box"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class QueryPhoto:
    """A photo searched with: a file, or bytes from the clipboard, the screen or a browser under a name to show.

    `weight` is how much it counts beside the query's other photos, above 0. One that is `unwanted` ("not this") pushes
    down what looks like it. `box` is what `Crop.BOX` searches with.
    """

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)
    crop: Crop = Crop.WHOLE
    box: Box | None = None
    weight: float = 1.0
    unwanted: bool = False


class Comparison(StrEnum):
    """How a column of the product table is compared; numbers as numbers where both sides are some."""

    EQUALS = "equals"
    CONTAINS = "contains"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    IN_STOCK = "in_stock"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a column must be for a product to be shown; `IN_STOCK` needs no value."""

    column: str
    comparison: Comparison = Comparison.EQUALS
    value: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Contents of the catalog that the user wants more of, or less of."""

    more: tuple[int, ...] = ()
    less: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.more or self.less)


@dataclass(frozen=True, slots=True)
class Query:
    """All that is asked at once: photos of one product, words, conditions, what is to be more or less alike.

    `text` ranks beside the photos, or alone when there are none; `where` only lets through. `by_colour` asks for the
    same shape in the query's colour; without it colour only orders the variants of one style.
    """

    photos: tuple[QueryPhoto, ...] = ()
    text: str = ""
    where: tuple[Condition, ...] = ()
    feedback: Feedback = Feedback()
    by_colour: bool = False

    def __bool__(self) -> bool:
        return bool(self.photos or self.text.strip() or self.where)


@dataclass(frozen=True, slots=True)
class Share:
    """What one kind of evidence adds to the place of a row: "photo", "words", "colour" or "feedback".

    `value` lies in [-1, 1]; `words` says it to the user.
    """

    kind: str
    value: float
    words: str
