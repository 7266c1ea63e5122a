"""Adapting a catalog: learn from it, judge on products held out, take into use only what wins.

lessons -> four parts -> spread without each -> projection -> judged on that part -> all parts: the projection in use
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.adaptation import judge, lessons
from visearch_desktop.core.adaptation.learn import learn
from visearch_desktop.core.adaptation.lessons import Lessons
from visearch_desktop.core.adaptation.spread import PARTS, Sums
from visearch_desktop.core.errors import AdaptationError
from visearch_desktop.core.progress import Progress, Stage, Task
from visearch_desktop.core.projection import Projection
from visearch_desktop.core.store import adaptation as rows
from visearch_desktop.core.workspace import Workspace

SEED = 20


@dataclass(frozen=True, slots=True)
class AdaptReport:
    """What adapting came to: the model card of the catalogue.

    Figures are of products held out: mean average precision at 10 and recall at 1, plain and adapted, and the 99 %
    interval of the gain. `adopted` says whether the projection is in use.
    """

    by: str
    photos: int
    groups: int
    verdicts: int
    judged: int
    plain: float
    adapted: float
    plain_first: float
    adapted_first: float
    low: float
    high: float
    adopted: bool
    seconds: float = 0.0

    @property
    def sentence(self) -> str:
        """What the user reads."""
        figures = (
            f"on {self.judged:,} products held out, mean average precision {self.plain:.3f} -> {self.adapted:.3f}"
            f" (gain {self.low:+.3f} to {self.high:+.3f}), right at once {self.plain_first:.0%} ->"
            f" {self.adapted_first:.0%}"
        )
        if self.adopted:
            return f"Adapted: {figures}."
        if self.judged < judge.FEWEST_JUDGED:
            return f"Not adapted: only {self.judged} products could be held out to judge by; nothing was changed."
        return f"Not adapted, for it does not surely help here: {figures}. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Status:
    """The adaptation of a catalog: when it was learned, what was found then, and whether it is `in_use`.

    One that was learned for another model, or is `damaged`, is not in use. `since` counts verdicts given since, which
    learning again takes in.
    """

    at: datetime
    report: AdaptReport
    in_use: bool
    since: int = 0
    damaged: bool = False


def adapt(workspace: Workspace, by: str = lessons.SKU) -> Task[AdaptReport]:
    """Learn a projection from the catalog and take it into use if it wins on products that were held out.

    Args:
        workspace: the catalog.
        by: `lessons.SKU`, `lessons.STYLE`, or a column of the product table whose values are to be told apart, such
            as category.

    Raises:
        AdaptationError: there is too little to learn from, or the catalog was indexed with another model meanwhile.
        CatalogError: it can only be read now, with the reason.
    """
    start, model = time.perf_counter(), workspace.database.meta("model_identity")
    if workspace.database.read_only:
        raise workspace.database.refusal
    yield Progress(Stage.LEARN)
    taught = lessons.read(workspace.database, by)
    projection, found = yield from study(taught)
    report = AdaptReport(
        by, len(taught.label), taught.groups(), taught.verdicts, **_figures(found), adopted=found.wins,
        seconds=time.perf_counter() - start,
    )  # fmt: skip
    if found.wins:
        if workspace.database.meta("model_identity") != model:
            raise AdaptationError("The catalog was indexed with another model meanwhile.", "Adapt it again.")
        rows.add(workspace.database, projection, model, asdict(report))
    return report


def undo(workspace: Workspace) -> Status | None:
    """Take the adaptation in use back; the one before it holds again. What was taken back, or None."""
    return _status(rows.take_back(workspace.database), workspace)


def status(workspace: Workspace) -> Status | None:
    """The newest adaptation that was not taken back."""
    return _status(rows.newest(workspace.database), workspace)


def study(taught: Lessons) -> Task[tuple[Projection, judge.Verdict]]:
    """The projection learned from all photos, and how those learned without a part fare on that part."""
    part = parts(taught.unit)
    sums = Sums(taught, part)
    total = len(taught.label) + PARTS * min(judge.QUERIES, max(1, len(taught.label) // PARTS))
    yield from _told(sums.add_up(), 0, total)
    outcomes = judge.Outcomes()
    for number in range(PARTS):
        projection = learn(sums.without(number), taught)
        done = len(taught.label) + number * (total - len(taught.label)) // PARTS
        yield from _told(judge.hold_out(taught, part == number, projection, outcomes, SEED + number), done, total)
    return learn(sums.without(None), taught), judge.verdict(outcomes, SEED)


def parts(unit: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The part each photo is held out with, int64 [photos]: the same for all photos of a unit."""
    units, place = np.unique(unit, return_inverse=True)
    return np.asarray(np.random.default_rng(SEED).permutation(len(units))[place] % PARTS, np.int64)


def _told(steps: Iterator[int], before: int, total: int) -> Iterator[Progress]:
    for done in steps:
        yield Progress(Stage.LEARN, min(total, before + done), total)


def _figures(found: judge.Verdict) -> dict[str, Any]:
    return asdict(found)


def _status(kept: rows.Kept | None, workspace: Workspace) -> Status | None:
    if kept is None:
        return None
    in_use = kept.sound and kept.model == workspace.database.meta("model_identity")
    since = rows.verdicts_since(workspace.database, kept.at)
    return Status(kept.at, _report(kept.facts), in_use, since, damaged=not kept.sound)


def _report(facts: Mapping[str, Any]) -> AdaptReport:
    """The report as it was kept; what an older or newer version wrote otherwise is left at nothing."""
    kinds: dict[str, Callable[[Any], Any]] = {"by": str, "adopted": bool}
    kinds |= dict.fromkeys(("photos", "groups", "verdicts", "judged"), int)
    names = AdaptReport.__dataclass_fields__
    return AdaptReport(**{name: kinds.get(name, float)(facts.get(name, 0)) for name in names})
