"""A batch without a network: items made to measure, and decisions in memory that can refuse to be written."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from visearch_desktop.core.catalog import Evidence, Match, Problem, Product, Relation
from visearch_desktop.core.deliveries import (
    BatchReport,
    Choice,
    Contribution,
    Decision,
    DeliveredPhoto,
    Fault,
    Item,
    Proposal,
    Proposed,
)
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.progress import Pace, Progress, Stage
from visearch_desktop.gui.batch.plan import Plan
from visearch_desktop.gui.batch.tasks import Handed, Profile, Saved
from visearch_desktop.gui.batch.triage import Since, Triage

FOLDER = Path("/batches/week 47")


def photo(name: str, path: Path | None = None, **values: Any) -> DeliveredPhoto:
    """A delivered photo of 800 x 600 pixels."""
    facts: dict[str, Any] = {"digest": f"{abs(hash(name)):064x}", "width": 800, "height": 600}
    return DeliveredPhoto(name, path or Path("/delivery") / name, **(facts | values))


def match(sku: str, content: int, rank: int = 1, **values: Any) -> Match:
    """A near SKU of the catalog."""
    facts: dict[str, Any] = {
        "similarity": 0.95 - 0.05 * rank, "duplicate_score": 0.97, "relation": Relation.NEAR_DUPLICATE,
        "product": Product(sku, f"Product {sku}", {"price": "19.90", "colour": "grey"}),
        "evidence": Evidence(inliers=57),
    }  # fmt: skip
    return Match(rank, sku, Path(f"/photos/{sku}.jpg"), content, **(facts | values))


def item(key: str, *photos: DeliveredPhoto, **values: Any) -> Item:
    """A delivered item with one photo, unless told otherwise."""
    facts: dict[str, Any] = {"title": f"Title of {key}", "attributes": {"Price": "21.00"}}
    return Item(key, values.pop("name", key), photos or (photo(f"{key}.jpg"),), **(facts | values))


def proposed(key: str, proposal: Proposal, sku: str = "", *photos: DeliveredPhoto, **values: Any) -> Proposed:
    """An item with a proposal that speaks of `sku`."""
    matches = (match(sku, 1), match("NEAR-2", 2, 2)) if sku else ()
    facts: dict[str, Any] = {
        "confidence": 0.9, "matches": matches, "reasons": (f"Reason for {key}.",),
        "contributions": (Contribution("photo", sku, 0.95, "The very same photo."),) if sku else (),
    }  # fmt: skip
    made = values.pop("item", None) or item(key, *photos)
    return Proposed(made, proposal, sku, **(facts | values))


def eight_items() -> tuple[Proposed, ...]:
    """A conflict, a bad picture, three new items, a variant, one the catalog has, one that repeats."""
    bad = photo("blurred.jpg", faults=(Fault("sharpness", 12.0, 80.0, "The photo is blurred: 12, at least 80."),))
    ean = Contribution("ean", "B2", 1.0, "The EAN 4006381333931 is that of B2.")
    conflict = proposed("C", Proposal.CONFLICT, "A1")
    return (
        replace(conflict, contributions=(*conflict.contributions, ean)),
        proposed("P", Proposal.BAD_PICTURE, "", bad),
        *(proposed(f"N{number}", Proposal.NEW, matches=(match("FAR", 3, 3),)) for number in range(2)),
        proposed("N2", Proposal.NEW, "", photo("N2/a.jpg"), photo("N2/b.jpg"), photo("N2/c.jpg"), matches=()),
        proposed("V", Proposal.VARIANT_OF, "V1"),
        proposed("H", Proposal.ALREADY_HAVE, "H1"),
        proposed("D", Proposal.DUPLICATE_IN_BATCH, "", twin="N0"),
    )


@dataclass
class FakeBatch:
    """Stands in for `core.batch` and `core.gate`."""

    items: tuple[Proposed, ...] = field(default_factory=eight_items)
    problems: tuple[Problem, ...] = (Problem(Path("/delivery/broken.jpg"), "The file is damaged."),)
    notes: tuple[str, ...] = ()
    step: float = 0.002
    steps: int = 40
    slow: float = 0.0
    error: VisearchError | None = None
    refuse: VisearchError | None = None
    actions: list[Mapping[str, Decision]] = field(default_factory=list)
    undone: list[Mapping[str, Decision]] = field(default_factory=list)
    batches: tuple[Saved, ...] = ()
    since: Since = field(default_factory=lambda: Since("week 46", frozenset(("N0", "V")), 3))
    plans: list[Plan] = field(default_factory=list)
    checked: int = 0
    closed_in: str = ""
    called: list[tuple[str, bool]] = field(default_factory=list)
    written: list[tuple[Path, BatchReport]] = field(default_factory=list)
    packed: list[Path] = field(default_factory=list)
    known_skus: tuple[str, ...] = ("A1", "B2", "H1", "V1", "NEAR-2")

    @property
    def held(self) -> dict[str, Decision]:
        """What holds now."""
        return {key: made for action in self.actions for key, made in action.items()}

    def report(self, name: str = "week 47") -> BatchReport:
        held = self.held
        items = tuple(replace(one, decision=held.get(one.item.key)) for one in self.items)
        return BatchReport(name, items, self.problems, self.notes)

    def run(self, workspace: Any, plan: Plan) -> Generator[Progress, None, Triage]:
        try:
            self.plans.append(plan)
            if self.error is not None:
                raise self.error
            pace = Pace(Stage.COMPARE, self.steps)
            for done in range(self.checked, self.steps):
                time.sleep(self.step)
                self.checked = done
                yield pace.at(done, current=f"photo {done}.jpg")
            return self.load(FOLDER)
        finally:
            self.closed_in = threading.current_thread().name

    def load(self, folder: Path) -> Triage:
        if self.error is not None:
            raise self.error
        return Triage(self.report(), folder, Plan((Path("/delivery"),), "own", "auto", folder))

    def saved(self, workspace: Any) -> tuple[Saved, ...]:
        return self.batches

    def profiles(self) -> tuple[Profile, ...]:
        return (Profile("own", "Own rules"), Profile("amazon-main", "Amazon main image"))

    def skus(self, workspace: Any) -> tuple[str, ...]:
        return self.known_skus

    def decide(self, folder: Path, decisions: Mapping[str, Decision]) -> Mapping[str, Decision | None]:
        time.sleep(self.slow)
        if self.refuse is not None:
            raise self.refuse
        self.actions.append({key: replace(made, at=datetime.now(UTC)) for key, made in decisions.items()})
        self.undone.clear()
        return self._now(decisions)

    def undo(self, folder: Path) -> Mapping[str, Decision | None]:
        if not self.actions:
            return {}
        self.undone.append(self.actions.pop())
        return self._now(self.undone[-1])

    def redo(self, folder: Path) -> Mapping[str, Decision | None]:
        if not self.undone:
            return {}
        self.actions.append(self.undone.pop())
        return self._now(self.actions[-1])

    def _now(self, keys: Sequence[str] | Mapping[str, Decision]) -> Mapping[str, Decision | None]:
        held = self.held
        return {key: held.get(key) for key in keys}

    def remove(self, folder: Path) -> None:
        if self.refuse is not None:
            raise self.refuse
        self.batches = tuple(one for one in self.batches if one.folder != folder)

    def call_placeholder(self, folder: Path, digest: str, placeholder: bool) -> None:
        if self.refuse is not None:
            raise self.refuse
        self.called.append((digest, placeholder))

    def compare(self, earlier: Saved, triage: Triage) -> Since:
        if self.error is not None:
            raise self.error
        return replace(self.since, name=earlier.name)

    def write_report(self, workspace: Any, triage: Triage, file: Path) -> Generator[Progress, None, Path]:
        yield Progress(Stage.REPORT, 1, 2)
        if self.error is not None:
            raise self.error
        self.written.append((file, triage.now()))
        return file

    def write_pack(self, triage: Triage, file: Path) -> Generator[Progress, None, Handed]:
        yield Progress(Stage.REPORT, 1, 2)
        self.packed.append(file)
        return Handed(file, 5, (Problem(Path("b.jpg"), "It is gone."),))

    def copy_kept(self, workspace: Any, triage: Triage, folder: Path) -> Generator[Progress, None, Handed]:
        yield Progress(Stage.MOVE, 1, 2)
        self.packed.append(folder)
        return Handed(folder, 5)

    def thumbnail(self, triage: Triage, number: int) -> bytes | None:
        path = triage.photo(number).path
        return path.read_bytes() if path.is_file() else None

    def install(self, monkeypatch: Any) -> None:
        from visearch_desktop.gui.batch import tasks

        names = "run load saved profiles skus decide undo redo compare write_report write_pack copy_kept thumbnail"
        for name in (*names.split(), "call_placeholder", "remove"):
            monkeypatch.setattr(tasks, name, getattr(self, name))


def saved(name: str, **values: Any) -> Saved:
    """A batch that was checked before."""
    facts: dict[str, Any] = {"made": datetime(2026, 11, 18, 9, 30, tzinfo=UTC)}
    facts["counts"] = {Proposal.NEW: 132, Proposal.ALREADY_HAVE: 505, Proposal.CONFLICT: 3}
    return Saved(Path("/batches") / name, name, **(facts | values))


def linked(sku: str) -> Decision:
    """A link, as far as tests compare it."""
    return Decision(Choice.LINK, sku)
