"""What the worker threads run for the Batch page; as in `gui.tasks`, the heavy core is imported on first use."""
# ruff: noqa: PLC0415 - importing on first use is what this module is for

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.deliveries import BatchReport, Choice, Decision, Proposal
from visearch_desktop.core.progress import Task
from visearch_desktop.gui.batch.plan import Plan
from visearch_desktop.gui.batch.triage import Since, Triage
from visearch_desktop.gui.core_words import spoken

if TYPE_CHECKING:
    from visearch_desktop.core.batch import Head
    from visearch_desktop.core.delivery import SheetSaid
    from visearch_desktop.core.tables import Columns, Table
    from visearch_desktop.core.tables import Mapping as Meaning
    from visearch_desktop.core.workspace import Workspace

Facts = dict[str, Any]
Decisions = Mapping[str, Decision | None]
"""What is decided of items, by their keys; None where a decision was taken back."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Rules of the picture gate, by the name the core knows them by."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A batch that was checked before. `complete` is False when it was stopped; `plan` is how it goes on."""

    folder: Path
    name: str
    made: datetime | None = None
    counts: Mapping[Proposal, int] = field(default_factory=dict)
    decided: int = 0
    complete: bool = True
    plan: Plan | None = None

    @property
    def items(self) -> int:
        """How many items it has."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Handed:
    """Photos that were handed on: where to, how many, which were not and why, and what else is to be said."""

    place: Path
    photos: int
    failures: tuple[Problem, ...] = ()
    note: str = ""


def profiles() -> tuple[Profile, ...]:
    """The rules that pictures can be checked against."""
    from visearch_desktop.core import gate

    return tuple(Profile(one.name, one.title) for one in gate.profiles())


def run(workspace: Workspace, plan: Plan) -> Task[Triage]:
    """Check a delivery; where it was begun before, that goes on."""
    from visearch_desktop.core import batch

    folder = plan.folder or batch.default_folder(plan.sources)
    yield from batch.run(workspace, plan.sources, folder, profile=plan.profile, name_rule=plan.rule, said=plan.said)
    return load(folder)


def load(folder: Path) -> Triage:
    """A batch that was checked before, with what was decided."""
    from visearch_desktop.core import batch

    made = batch.open(folder)
    return Triage(
        replace(made.report, problems=_named(made.report, made.head.sources)), folder, _plan(made.head, folder)
    )


def _plan(head: Head, folder: Path) -> Plan:
    """How a batch is checked again."""
    return Plan(head.sources, head.profile, head.name_rule or "auto", folder, head.said)


def read_sheet(file: Path, layout: Facts, columns: Columns | None) -> Task[tuple[Table, Meaning]]:
    """A delivered spreadsheet and what its columns mean, as a person says, else as found out."""
    from visearch_desktop.core import tables

    table = yield from tables.reading(file, tables.Layout(**layout))
    proposed = tables.propose(table)
    return table, columns.over(table, proposed) if columns is not None else proposed


def sheet_said(name: str, layout: Facts, mapping: Meaning) -> SheetSaid:
    """What a person says of a spreadsheet."""
    from visearch_desktop.core import delivery, tables

    return delivery.SheetSaid(name, tables.Layout(**layout), tables.Columns.of(mapping))


def _named(report: BatchReport, sources: tuple[Path, ...]) -> tuple[Problem, ...]:
    """Its problems, under the names that photos have in the delivery: those out of a ZIP lie under other ones here."""
    names = {photo.path: photo.name for one in report.items for photo in one.item.photos}
    whole = sources[0] if len(sources) == 1 else Path()
    return tuple(
        Problem(whole / names[one.photo], one.reason) if one.photo in names else one for one in report.problems
    )


def saved(workspace: Workspace) -> tuple[Saved, ...]:
    """The batches of this catalog, the newest first."""
    from visearch_desktop.core import batch

    return tuple(
        Saved(
            one.folder, one.head.name, one.head.at, one.counts, one.decided, one.complete,
            _plan(one.head, one.folder),
        )
        for one in batch.listing()
        if one.head.catalog == workspace.folder
    )  # fmt: skip


def remove(folder: Path) -> None:
    """Delete a saved batch for good."""
    from visearch_desktop.core import batch

    batch.remove(folder)


def decide(folder: Path, decisions: Mapping[str, Decision]) -> Decisions:
    """Store decisions as one action; what is stored."""
    from visearch_desktop.core import batch

    return batch.decide(folder, dict(decisions)).changed


def undo(folder: Path) -> Decisions:
    """Take back the newest action; what holds now of its items, nothing when there is none."""
    from visearch_desktop.core import batch

    return batch.undo(folder).changed


def redo(folder: Path) -> Decisions:
    """Do the action undone last again; the same."""
    from visearch_desktop.core import batch

    return batch.redo(folder).changed


def call_placeholder(folder: Path, digest: str, placeholder: bool) -> None:
    """Remember whether a delivered picture stands for a missing photo."""
    from visearch_desktop.core import batch

    batch.call_placeholder(folder, digest, placeholder=placeholder)


def compare(earlier: Saved, triage: Triage) -> Since:
    """What a batch has that an earlier one had not."""
    from visearch_desktop.core import batch

    found = batch.compare(batch.open(earlier.folder).report, triage.report)
    return Since(earlier.name, frozenset(one.item.key for one in found.new), len(found.gone), len(found.changed))


def write_report(workspace: Workspace | None, triage: Triage, file: Path) -> Task[Path]:
    """Write all items with proposals and decisions into a file; its ending says which kind."""
    from visearch_desktop.core import batch

    return batch.write(triage.now(), file, folder=triage.folder, workspace=workspace, language=spoken())


def thumbnail(triage: Triage, number: int) -> bytes | None:
    """The small picture of the delivered photo with this number."""
    from visearch_desktop.core import batch

    return batch.thumbnail(triage.folder, triage.photo(number))


def write_pack(triage: Triage, file: Path) -> Task[Handed]:
    """Put the photos and rows of the items that are kept, or new and not decided, into a ZIP."""
    from visearch_desktop.core import batch, delivery

    done = yield from delivery.pack(batch.wanted(triage.now()), file)
    return Handed(done.file, done.photos, done.failed, done.note)


def copy_kept(workspace: Workspace, triage: Triage, folder: Path) -> Task[Handed]:
    """Copy the photos of the items that are kept into a folder of the catalog; nothing is overwritten."""
    from visearch_desktop.core import delivery

    kept = [one.item for one in triage.now().items if one.decision and one.decision.choice is Choice.KEEP]
    done = yield from delivery.accept(kept, folder, rule=workspace.sku_rule)
    return Handed(done.folder, len(done.copied), done.failed, " ".join(done.notes))


def skus(workspace: Workspace) -> tuple[str, ...]:
    """Every SKU that an item can be linked to, sorted."""
    from visearch_desktop.core import batch

    return batch.known_skus(workspace)
