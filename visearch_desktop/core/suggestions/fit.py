"""A column learned, and tried on the catalog itself: what is asked about a family was learned from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.likeness import Shelf, Space
from visearch_desktop.core.likeness.spaces import Vectors, unit
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.suggestions import learn
from visearch_desktop.core.suggestions.calibrate import Calibration, calibrate
from visearch_desktop.core.suggestions.cells import Path
from visearch_desktop.core.suggestions.listings import Column, Listing

FOLDS = 5
_BLOCK = 512
OTHERS = 3
FAMILIAR = 0.02
"""Share of what was told rightly that is less similar to its value than what is worth an answer: of a bag in a shop of
shirts the likeliest shirt is no answer."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a listing seems to be: its likeliest value, then the beginnings of its path, each with its likelihood.

    `own` is the likelihood of what the cell says; `others` are the next values. `similarity` is the cosine with the
    prototype of the likeliest.
    """

    chain: tuple[tuple[Path, float], ...]
    similarity: float
    own: float
    others: tuple[tuple[Path, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A learned column: `known` is float32 [values, dimensions of the space]; calibrated for values and beginnings.

    What is less similar to the prototype of its value than `familiar` looks like nothing that was learned.
    """

    column: Column
    space: Space
    known: Vectors
    value: Calibration
    beginning: Calibration
    familiar: float = -1.0

    def confident(self, guess: Guess, least: float) -> tuple[Path, float] | None:
        """The most precise part of a guess that reaches a confidence of `least`, with it; None when none does."""
        if guess.similarity < self.familiar:
            return None
        for place, (path, likelihood) in enumerate(guess.chain):
            how = self.beginning if place else self.value
            confidence = float(how.confidence(likelihood))
            if confidence >= least:
                return path, confidence
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A model, and for each listing of its column what it seems to be, its own family left out; None without any."""

    model: Model
    guesses: tuple[Guess | None, ...]


def fit(shelf: Shelf, column: Column) -> Task[Fitted]:
    """Learn a column in folds of families, then as a whole; yields listings done."""
    pace = Pace(Stage.COMPARE, len(column.listings))
    fold = _folds(shelf, column)
    of_row = fold[shelf.family[column.rows]]
    parts = []
    for number in range(FOLDS):
        parts.append(learn.sums(column, shelf.vectors, of_row == number))
        yield pace.at(0)
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    guesses: list[Guess | None] = [None] * len(column.listings)
    done = 0
    for number in range(FOLDS):
        space = learn.discriminant(whole - parts[number])
        known = learn.prototypes(column, space, shelf.vectors, of_row != number)
        places = [at for at, one in enumerate(column.listings) if fold[one.family] == number]
        for start in range(0, len(places), _BLOCK):
            some = places[start : start + _BLOCK]
            for at, guess in zip(some, _ask(shelf, column, space, known, some), strict=True):
                guesses[at] = guess
            done += len(some)
            yield pace.at(done)
    return Fitted(_model(column, whole, shelf, guesses), tuple(guesses))


def ask(column: Column, known: Vectors, vectors: Vectors, listings: Sequence[Listing | None]) -> list[Guess]:
    """What vectors (float32 [n, dimensions] of the space of `known`) seem to be, of listings or of photos."""
    cosines = vectors @ known.T
    rows = zip(cosines, learn.likelihoods(cosines, np.asarray(known.any(axis=1))), listings, strict=True)
    return [_guess(column, cosine, likelihood, one) for cosine, likelihood, one in rows]


def beginnings(values: frozenset[Path]) -> frozenset[Path]:
    """Values and all beginnings of their paths."""
    return frozenset(value[:depth] for value in values for depth in range(1, len(value) + 1))


def _model(column: Column, whole: learn.Sums, shelf: Shelf, found: Sequence[Guess | None]) -> Model:
    space = learn.discriminant(whole)
    known = learn.prototypes(column, space, shelf.vectors, np.ones(len(column.rows), bool))
    both = zip(found, column.listings, strict=True)
    tried = [(guess, beginnings(one.values)) for guess, one in both if guess and one.values]
    first = [(guess.chain[0], said) for guess, said in tried if guess.chain]
    later = [(link, said) for guess, said in tried for link in guess.chain[1:]]
    value, beginning = (
        calibrate([likelihood for (_, likelihood), _ in some], [path in said for (path, _), said in some])
        for some in (first, later)
    )
    right = [guess.similarity for guess, said in tried if guess.chain and guess.chain[0][0] in said]
    familiar = float(np.quantile(right, FAMILIAR)) if right else -1.0
    return Model(column, space, known, value, beginning, familiar)


def _folds(shelf: Shelf, column: Column) -> npt.NDArray[np.int64]:
    """The fold of each family, so that the families of one value are spread over all of them."""
    first: dict[int, Path] = {}
    for one in column.listings:
        first[one.family] = max([*one.values, first.get(one.family, ())])
    found = np.zeros(max(shelf.family_of.values(), default=0) + 1, np.int64)
    for place, (family, _) in enumerate(sorted(first.items(), key=lambda item: (item[1], item[0]))):
        found[family] = place % FOLDS
    return found


def _ask(shelf: Shelf, column: Column, space: Space, known: Vectors, places: Sequence[int]) -> list[Guess]:
    some = [column.listings[at] for at in places]
    placed = space.of(shelf.vectors[[row for one in some for row in one.rows]])
    starts = np.cumsum([0, *(len(one.rows) for one in some[:-1])])
    return ask(column, known, unit(np.add.reduceat(placed, starts, axis=0)), some)


def _guess(column: Column, cosines: Vectors, row: Vectors, one: Listing | None) -> Guess:
    if not row.any():
        return Guess((), -1.0, 0.0, ())
    order = np.argsort(-row, kind="stable")[: OTHERS + 1]
    best = column.values[int(order[0])]
    near = np.flatnonzero(row > 1e-4)
    chain = [(best, float(row[order[0]]))]
    for depth in range(len(best) - 1, 0, -1):
        under = sum(float(row[at]) for at in near if column.values[at][:depth] == best[:depth])
        chain.append((best[:depth], min(1.0, under)))
    said = one.values if one else frozenset()
    own = sum(float(row[at]) for at in near if column.values[at] in said)
    others = tuple((column.values[int(at)], float(row[at])) for at in order[1:] if row[at] > 0.01)
    return Guess(tuple(chain), float(cosines[order[0]]), own, others)
