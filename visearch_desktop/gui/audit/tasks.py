"""What the worker threads run for the Audit page; as in `gui.tasks`, the heavy core is imported on first use."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.findings import Action, AuditOptions, AuditReport, Group, Member, Ruling, Tier, Verdict
from visearch_desktop.core.progress import Task
from visearch_desktop.gui.audit.review import Review
from visearch_desktop.gui.core_words import spoken

if TYPE_CHECKING:
    from visearch_desktop.core.audit import KeepRule
    from visearch_desktop.core.report import Changes
    from visearch_desktop.core.workspace import Workspace

Rule = tuple[str, str]
"""A keep rule of audits: its kind, named as in the core, and its argument."""


@dataclass(frozen=True, slots=True)
class KeepPlan:
    """What keep rules come to: the groups with their keepers, how many groups each rule decides, and how many none.

    Variants count as neither: all of them are kept.
    """

    groups: tuple[Group, ...]
    decided: tuple[int, ...]
    tied: int = 0


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What quarantine would move: how many photos of how many bytes, those it refuses and why, the core's own plan."""

    photos: int
    bytes: int
    refused: tuple[Problem, ...]
    plan: object


@dataclass(frozen=True, slots=True)
class Aside:
    """A quarantine folder, how many photos in it can be put back, and what else is to be said of it."""

    folder: Path
    photos: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """How many photos were moved aside or back, which were not and why, and what ended it early."""

    photos: int
    failures: tuple[Problem, ...] = ()
    stopped: str = ""


def run(workspace: Workspace, options: AuditOptions, rules: Sequence[Rule]) -> Task[Review]:
    """Compare what was not compared yet; what was found, ready for review."""
    from visearch_desktop.core import audit as core

    report = yield from core.run(workspace, options)
    return _review(workspace, report, rules)


def findings(workspace: Workspace, options: AuditOptions, rules: Sequence[Rule]) -> Review:
    """What audits have found so far, ready for review."""
    from visearch_desktop.core import audit as core

    return _review(workspace, core.load(workspace, options), rules)


def judge(
    workspace: Workspace, groups: Sequence[tuple[Group, Member | None]], verdict: Verdict, words: str
) -> tuple[int, tuple[Ruling, ...]]:
    """Store a verdict on groups, each with its keeper, as one action; its number and what was stored."""
    from visearch_desktop.core import audit as core

    rulings = tuple(ruling for group, keeper in groups for ruling in core.rulings(group, verdict, keeper))
    return record(workspace, rulings, words)


def record(workspace: Workspace, rulings: Sequence[Ruling], words: str) -> tuple[int, tuple[Ruling, ...]]:
    """Store rulings as one action; its number and what was stored."""
    from visearch_desktop.core import audit as core

    return core.decide(workspace, rulings, words=words), tuple(rulings)


def undo(workspace: Workspace) -> Action | None:
    """Take back the newest action; None when there is none."""
    from visearch_desktop.core import audit as core

    return core.undo(workspace)


def redo(workspace: Workspace) -> Action | None:
    """Do the action undone last again; None when there is none."""
    from visearch_desktop.core import audit as core

    return core.redo(workspace)


def keep_plan(groups: Sequence[Group], rules: Sequence[Rule]) -> KeepPlan:
    """What the keep rules come to."""
    from visearch_desktop.core import audit as core

    made = _keep_rules(rules)
    proposed = core.propose_keepers(groups, made)
    places = Counter(core.deciding_rule(group.members, made) for group in groups if group.tier is not Tier.VARIANT)
    return KeepPlan(proposed, tuple(places[place] for place in range(len(rules))), places[None])


def product_columns(workspace: Workspace) -> tuple[str, ...]:
    """The columns of the product table."""
    from visearch_desktop.core import audit as core

    return core.table_columns(workspace)


def write_report(workspace: Workspace, options: AuditOptions, file: Path) -> Task[Path]:
    """Write what was found and decided into a file; its ending says which kind."""
    from visearch_desktop.core import audit as core
    from visearch_desktop.core import report

    return report.write(workspace, core.load(workspace, options), file, language=spoken())


def read_verdicts(workspace: Workspace, file: Path) -> Changes:
    """What importing an edited report would change."""
    from visearch_desktop.core import audit as core
    from visearch_desktop.core import report

    return report.preview(core.verdicts(workspace), report.read_verdicts(file), core.kept(workspace))


def plan_quarantine(workspace: Workspace) -> MovePlan:
    """Which of the photos judged as duplicates can be put aside."""
    from visearch_desktop.core import audit as core
    from visearch_desktop.core import quarantine

    removals = [quarantine.Removal(one.photo, one.digest, one.keeper) for one in core.duplicates(workspace)]
    made = quarantine.plan(workspace, removals)
    return MovePlan(len(made.departures), made.bytes, made.refused, made)


def move_aside(workspace: Workspace, plan: MovePlan, folder: Path) -> Task[Moved]:
    """Move the photos of a plan into a quarantine folder."""
    from visearch_desktop.core import quarantine

    assert isinstance(plan.plan, quarantine.Plan)
    done = yield from quarantine.move(workspace, plan.plan, folder)
    return Moved(len(done.moved), done.failed, done.stopped)


def restore(workspace: Workspace, folder: Path) -> Task[Moved]:
    """Move the photos of a quarantine folder back."""
    from visearch_desktop.core import quarantine

    done = yield from quarantine.restore(workspace, folder)
    return Moved(len(done.restored), done.failed, done.stopped)


def quarantines(workspace: Workspace) -> tuple[Aside, ...]:
    """The quarantine folders of a catalog."""
    from visearch_desktop.core import quarantine

    return tuple(Aside(one.folder, len(one.entries), one.problem) for one in quarantine.listing(workspace))


def _keep_rules(rules: Sequence[Rule]) -> list[KeepRule]:
    from visearch_desktop.core import audit as core

    return [core.KeepRule(core.KeepKind(kind), argument) for kind, argument in rules]


def _review(workspace: Workspace, report: AuditReport, rules: Sequence[Rule]) -> Review:
    from visearch_desktop.core import audit as core

    kept = core.propose_keepers(report.groups, _keep_rules(rules))
    return Review(replace(report, groups=kept), complete=core.is_complete(workspace))
