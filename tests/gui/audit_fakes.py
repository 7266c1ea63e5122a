"""An audit without a network: groups made to measure, and a ledger in memory that can refuse to write."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from visearch_desktop.core.catalog import Evidence, Problem, Product, Relation
from visearch_desktop.core.errors import CatalogError, VisearchError
from visearch_desktop.core.findings import (
    Action,
    AuditOptions,
    AuditReport,
    Difference,
    Group,
    Member,
    Pair,
    Ruling,
    Tier,
    Verdict,
)
from visearch_desktop.core.progress import Pace, Progress, Stage
from visearch_desktop.gui.audit.review import Review
from visearch_desktop.gui.audit.tasks import Aside, KeepPlan, Moved, MovePlan

RELATIONS = {
    Tier.CONFLICT: Relation.IDENTICAL,
    Tier.IDENTICAL: Relation.IDENTICAL,
    Tier.NEAR_DUPLICATE: Relation.NEAR_DUPLICATE,
    Tier.VARIANT: Relation.VARIANT,
}


def member(content: int, sku: str, photo: Path | None = None, *, side: int = 400, **values: Any) -> Member:
    """A photo of a group."""
    photo = photo or Path(f"/photos/{sku}.jpg")
    digest = hashlib.sha256(f"{content}".encode()).hexdigest()
    facts: dict[str, Any] = {
        "content": content, "digest": digest, "photo": photo, "skus": (sku,), "width": side, "height": side,
        "bytes": side * 100, "modified": 1e9 + content, "products": {sku: Product(sku, f"Product {sku}", {})},
    }  # fmt: skip
    return Member(**(facts | values))


def group(tier: Tier, *members: Member, conflicts: Mapping[str, tuple[str, ...]] | None = None) -> Group:
    """A group with every pair of its members."""
    relation = RELATIONS[tier]
    pairs = tuple(Pair(a, b, 0.93, 0.97, relation, Evidence(inliers=57)) for a, b in combinations(members, 2))
    different = tuple(Difference(name, values) for name, values in (conflicts or {}).items())
    return Group(f"{tier.value}-{members[0].content}", tier, relation, members, pairs, different)


def five_groups() -> tuple[Group, ...]:
    """A conflict, two near duplicates (of two and of three photos), an identical pair, a variant."""
    return (
        group(Tier.CONFLICT, member(0, "A0"), member(1, "A1"), conflicts={"price": ("52", "45")}),
        group(Tier.IDENTICAL, member(2, "B0"), member(3, "B1")),
        group(Tier.NEAR_DUPLICATE, member(4, "C0", side=300), member(5, "C1", side=800)),
        group(Tier.NEAR_DUPLICATE, member(6, "D0"), member(7, "D1"), member(8, "D2")),
        group(Tier.VARIANT, member(9, "E0"), member(10, "E1")),
    )


@dataclass
class FakeAudit:
    """Stands in for `core.audit`, `core.report` and `core.quarantine`."""

    groups: tuple[Group, ...] = ()
    photos: int = 6
    notes: tuple[str, ...] = ()
    expected: int = 0
    complete: bool = True
    step: float = 0.002
    steps: int = 50
    refuse: VisearchError | None = None
    error: VisearchError | None = None
    slow: float = 0.0
    actions: list[Action] = field(default_factory=list)
    undone: list[Action] = field(default_factory=list)
    runs: int = 0
    compared: int = 0
    closed_in: str = ""
    options: AuditOptions = field(default_factory=AuditOptions)
    changes: Any = None
    plan: MovePlan = field(default_factory=lambda: MovePlan(0, 0, (), None))
    asides: tuple[Aside, ...] = ()
    written: list[Path] = field(default_factory=list)
    moved: list[tuple[object, Path]] = field(default_factory=list)
    restored: list[Path] = field(default_factory=list)

    @property
    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """What holds now."""
        said: dict[tuple[str, str], Verdict] = {}
        for action in self.actions:
            for one in action.rulings:
                said.pop((one.a, one.b), None)
                if one.verdict is not None:
                    said[one.a, one.b] = one.verdict
        return said

    def report(self) -> AuditReport:
        said = self.verdicts
        groups = []
        for made in self.groups:
            pairs = tuple(replace(pair, verdict=said.get(key(pair.a, pair.b))) for pair in made.pairs)
            groups.append(replace(made, pairs=pairs))
        return AuditReport(self.photos, tuple(groups), self.expected, 0, self.notes)

    def run(self, workspace: Any, options: AuditOptions, rules: Any) -> Generator[Progress, None, Review]:
        try:
            self.runs += 1
            self.options = options
            if self.error is not None:
                raise self.error
            pace = Pace(Stage.COMPARE, self.steps)
            for done in range(self.compared, self.steps):
                time.sleep(self.step)
                self.compared = done
                yield pace.at(done, current=f"photo {done}.jpg")
            return self.findings(workspace, options, rules)
        finally:
            self.closed_in = threading.current_thread().name

    def findings(self, workspace: Any, options: AuditOptions, rules: Any) -> Review:
        self.options = options
        if self.error is not None:
            raise self.error
        report = self.report()
        made = replace(report, groups=self.keep_plan(report.groups, rules).groups)
        return Review(made, complete=self.complete)

    def judge(
        self, workspace: Any, groups: Sequence[tuple[Group, Member | None]], verdict: Verdict, words: str
    ) -> tuple[int, tuple[Ruling, ...]]:
        kept = {made.key: keeper.digest if keeper and verdict is Verdict.DUPLICATE else None for made, keeper in groups}
        rulings = tuple(
            Ruling(*key(pair.a, pair.b), verdict, kept[made.key]) for made, _ in groups for pair in made.pairs
        )
        return self.record(workspace, rulings, words)

    def record(self, workspace: Any, rulings: Sequence[Ruling], words: str) -> tuple[int, tuple[Ruling, ...]]:
        time.sleep(self.slow)
        if self.refuse is not None:
            raise self.refuse
        number = len(self.actions) + len(self.undone) + 1
        self.actions.append(Action(number, datetime.now(UTC), "somebody", words, tuple(rulings)))
        self.undone.clear()
        return number, tuple(rulings)

    def undo(self, workspace: Any) -> Action | None:
        if not self.actions:
            return None
        self.undone.append(self.actions.pop())
        return self.undone[-1]

    def redo(self, workspace: Any) -> Action | None:
        if not self.undone:
            return None
        self.actions.append(self.undone.pop())
        return self.actions[-1]

    def keep_plan(self, groups: Sequence[Group], rules: Sequence[tuple[str, str]]) -> KeepPlan:
        """Knows one rule: most pixels."""
        most = any(kind == "most_pixels" for kind, _ in rules)
        made = tuple(
            replace(one, keeper=max(one.members, key=lambda each: each.width) if most else one.members[0])
            for one in groups
        )
        return KeepPlan(made, tuple(len(groups) if kind == "most_pixels" else 0 for kind, _ in rules))

    def product_columns(self, workspace: Any) -> tuple[str, ...]:
        return ("price", "supplier")

    def write_report(self, workspace: Any, options: AuditOptions, file: Path) -> Generator[Progress, None, Path]:
        yield Progress(Stage.REPORT, 1, 2)
        if self.error is not None:
            raise self.error
        self.written.append(file)
        return file

    def read_verdicts(self, workspace: Any, file: Path) -> Any:
        if self.changes is None:
            raise CatalogError(f"{file.name} has no column “Verdict”.", "Export the report again.")
        return self.changes

    def plan_quarantine(self, workspace: Any) -> MovePlan:
        return self.plan

    def move_aside(self, workspace: Any, plan: MovePlan, folder: Path) -> Generator[Progress, None, Moved]:
        yield Progress(Stage.MOVE, 0, plan.photos)
        self.moved.append((plan.plan, folder))
        return Moved(2, (Problem(Path("x.jpg"), "It is gone."),))

    def restore(self, workspace: Any, folder: Path) -> Generator[Progress, None, Moved]:
        yield Progress(Stage.MOVE, 0, 2)
        self.restored.append(folder)
        return Moved(2)

    def quarantines(self, workspace: Any) -> tuple[Aside, ...]:
        return self.asides

    def install(self, monkeypatch: Any) -> None:
        from visearch_desktop.gui.audit import tasks

        names = (
            "run findings judge record undo redo keep_plan product_columns write_report read_verdicts"
            " plan_quarantine move_aside restore quarantines"
        )
        for name in names.split():
            monkeypatch.setattr(tasks, name, getattr(self, name))


def key(a: Member, b: Member) -> tuple[str, str]:
    """The digests of a pair, the smaller first."""
    return (a.digest, b.digest) if a.digest <= b.digest else (b.digest, a.digest)
