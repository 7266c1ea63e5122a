"""Where a pair is called the same photo, category by category, as people's verdicts have shown.

The duplicate score is right on the whole, not in every category: white shirts deceive it more often than lamps. Each
category gets an offset to the log-odds of the score, drawn towards the offset of all verdicts, which is drawn towards
none (a hierarchical logistic model, found at its mode by Newton's method; Gelman and Hill 2007). The cut is where the
corrected score comes to `DUPLICATE_FROM`.

It applies to a category with `ENOUGH` verdicts, `OF_EACH` of them duplicates and as many not; other categories follow
all verdicts together by the same rule, and without enough of those nothing changes. What is read is kept until the
catalog changes, so a verdict counts in the next search.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import columns, tables
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.matching import DUPLICATE_FROM
from visearch_desktop.core.store import Database, decisions

ENOUGH, OF_EACH = 20, 3
OWN, ALL = 0.5, 1.0
"""Standard deviation of a category's offset around that of all, and of that around none: twenty verdicts about scores
near the cut count half against what all others say."""
LOWEST, HIGHEST = 0.5, 0.9
"""No verdicts move a cut beyond these."""
_CATEGORIES = frozenset(
    (
        "category",
        "categories",
        "product type",
        "type",
        "department",
        "kategorie",
        "warengruppe",
        "分类",
        "类目",
        "品类",
        "类别",
    )
)

_Said = list[tuple[float, bool]]
"""Scores as they were shown, each with whether a person called the pair a duplicate."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The duplicate score from which a pair is called the same photo, and how many verdicts say so."""

    score: float
    verdicts: int
    duplicates: int


@dataclass(frozen=True, slots=True)
class Cuts:
    """The cuts that differ from the general one; `general` holds where no category has its own."""

    general: float = DUPLICATE_FROM
    by_category: Mapping[str, Cut] = field(default_factory=dict)
    category_of: Mapping[str, str] = field(default_factory=dict, repr=False)
    verdicts: int = 0

    def of(self, skus: Collection[str]) -> float:
        """The cut for a photo that these SKUs show: the strictest of their categories'."""
        names = {self.category_of.get(sku, "") for sku in skus}
        return max((self.by_category[name].score for name in names & set(self.by_category)), default=self.general)


_READ: WeakKeyDictionary[Database, tuple[int, Cuts]] = WeakKeyDictionary()
_GUARD = threading.Lock()


def read(database: Database) -> Cuts:
    """The cuts as the verdicts of now have them."""
    revision = database.revision()
    with _GUARD:
        held = _READ.get(database)
    if held is not None and held[0] == revision:
        return held[1]
    cuts = _learn(database)
    with _GUARD:
        _READ[database] = (revision, cuts)
    return cuts


def fit(said: Iterable[tuple[str, float, bool]]) -> tuple[float, dict[str, Cut]]:
    """The general cut, and those of the categories that have enough verdicts.

    Args:
        said: category ("" for none), duplicate score in [0, 1], whether a person called the pair a duplicate.
    """
    by_category: dict[str, _Said] = defaultdict(list)
    every: _Said = []
    for category, score, duplicate in said:
        every.append((score, duplicate))
        if category:
            by_category[category].append((score, duplicate))
    general = _offset(every, 0.0, ALL) if _is_enough(every) else 0.0
    own = {
        category: Cut(_cut(_offset(some, general, OWN)), len(some), sum(duplicate for _, duplicate in some))
        for category, some in sorted(by_category.items())
        if _is_enough(some)
    }
    return _cut(general), own


def _learn(database: Database) -> Cuts:
    held = decisions.current(database)
    if len(held) < ENOUGH:
        return Cuts()
    category_of = _categories(database)
    said = [one for ruling in held.values() if (one := _said(ruling, category_of)) is not None]
    general, own = fit(said)
    return Cuts(general, own, category_of, len(said))


def _categories(database: Database) -> dict[str, str]:
    named = next((name for name in columns.names(database) if tables.fold_name(name) in _CATEGORIES), "")
    if not named:
        return {}
    return {sku: value.strip().casefold() for sku, value in columns.values(database, named).items() if value.strip()}


def _said(ruling: Ruling, category_of: Mapping[str, str]) -> tuple[str, float, bool] | None:
    """What one verdict says: photos of several categories speak for none; the same set says nothing of the photo."""
    score, skus = ruling.figures.get("duplicate_score"), ruling.figures.get("skus", ())
    if ruling.verdict in {None, Verdict.SAME_SET} or not isinstance(score, float | int) or not 0 <= score <= 1:
        return None
    known = {category_of[sku] for sku in skus if sku in category_of} if isinstance(skus, list) else set()
    return known.pop() if len(known) == 1 else "", float(score), ruling.verdict is Verdict.DUPLICATE


def _is_enough(said: _Said) -> bool:
    duplicates = sum(duplicate for _, duplicate in said)
    return len(said) >= ENOUGH and OF_EACH <= duplicates <= len(said) - OF_EACH


def _offset(said: _Said, towards: float, spread: float) -> float:
    """The offset to the log-odds at the mode."""
    scores = np.array([score for score, _ in said])
    duplicate = np.array([float(one) for _, one in said])
    odds = _log_odds(scores)
    offset = towards
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(odds + offset)))
        slope = float((duplicate - chance).sum()) - (offset - towards) / spread**2
        step = slope / (float((chance * (1 - chance)).sum()) + 1 / spread**2)
        offset += max(-1.0, min(1.0, step))
        if abs(step) < 1e-6:
            break
    return offset


def _cut(offset: float) -> float:
    """The score that comes to `DUPLICATE_FROM` once the offset is added."""
    wanted = float(_log_odds(np.array([DUPLICATE_FROM]))[0]) - offset
    return max(LOWEST, min(HIGHEST, 1 / (1 + float(np.exp(-wanted)))))


def _log_odds(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    # A score of exactly 1 is identical bytes: it must not outweigh all others.
    kept = np.clip(scores, 0.02, 0.98)
    return np.asarray(np.log(kept / (1 - kept)))
