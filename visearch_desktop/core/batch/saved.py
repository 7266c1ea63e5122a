"""Batches on the disk: what came of a delivery and what was decided, opened again without catalog or delivery."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from visearch_desktop.core import places
from visearch_desktop.core.batch import codec, decisions, elsewhere, found
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.batch.decisions import Decisions
from visearch_desktop.core.deliveries import BatchReport, DeliveredPhoto, Proposal
from visearch_desktop.core.delivery import SheetSaid
from visearch_desktop.core.errors import BatchError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Head:
    """What a saved batch is of: the supplier's files, the catalog, how it was read, when it was begun.

    `said` is what a person said of its spreadsheet.
    """

    name: str
    sources: tuple[Path, ...]
    catalog: Path
    profile: str
    name_rule: str
    at: datetime
    said: SheetSaid = field(default_factory=SheetSaid)


@dataclass(frozen=True, slots=True)
class Batch:
    """A saved batch. The items of its `report` carry the decisions; `decisions` says whether undo and redo can be."""

    folder: Path
    head: Head
    report: BatchReport
    decisions: Decisions


@dataclass(frozen=True, slots=True)
class Saved:
    """A batch in the list of saved ones.

    `counts` says how many items have each proposal, `decided` about how many somebody has decided. `complete` is False
    while its last comparison was not finished: it can go on.
    """

    folder: Path
    head: Head
    counts: Mapping[Proposal, int] = field(default_factory=dict)
    decided: int = 0
    complete: bool = True


def save_head(folder: Path, head: Head, marks: list[list[object]]) -> None:
    """Say what the batch is of, before it is compared; what an earlier run came to stays until there is more."""
    counts = files.read_json(folder / files.HEAD).get("counts", {})
    fields = {"visearch_batch": FORMAT, **codec.encode(head), "sources": marks, "counts": counts, "complete": False}
    files.write_json(folder / files.HEAD, fields)


def said_of(folder: Path, sources: Sequence[Path]) -> SheetSaid:
    """What a person said of the spreadsheet of these files the last time; nothing when the batch is new."""
    with suppress(BatchError):
        head = head_of(folder)
        if head.sources == tuple(source.absolute() for source in sources):
            return head.said
    return SheetSaid()


def save_report(folder: Path, report: BatchReport) -> None:
    """Keep what came of it; the report before is replaced in one step."""
    bare = replace(report, items=tuple(replace(item, decision=None) for item in report.items))
    files.write_json(folder / files.REPORT, codec.encode(bare))
    counts = Counter(item.proposal.value for item in report.items)
    head = files.read_json(folder / files.HEAD)
    files.write_json(folder / files.HEAD, {**head, "counts": counts, "complete": True})


def open_batch(folder: Path) -> Batch:
    """A saved batch with its decisions.

    Raises:
        BatchError: there is none, it was never compared to its end, is damaged, or was saved by a newer version.
    """
    head, fields = head_of(folder), files.read_json(folder / files.REPORT)
    if not fields:
        raise BatchError(
            f"The batch “{head.name}” was not compared to its end.", "Compare it again: it goes on from there."
        )
    try:
        report = codec.decode(BatchReport, fields)
    except ValueError as error:
        raise BatchError(f"The batch in {folder} is damaged.", "Compare the delivery again.") from error
    decided = decisions.read(folder)
    return Batch(folder, head, with_decisions(report, decided), decided)


def with_decisions(report: BatchReport, decided: Decisions) -> BatchReport:
    """The report with what people decided."""
    items = tuple(replace(one, decision=decided.held.get(one.item.key)) for one in report.items)
    return replace(report, items=items)


def listing() -> tuple[Saved, ...]:
    """The batches in the user's own folder, and those saved elsewhere, the newest first.

    What cannot be read is left out.
    """
    root = places.batches_folder()
    saved: list[Saved] = []
    folders = [folder for folder in elsewhere.folders() if places.is_folder(folder)]
    with suppress(OSError):
        folders += [entry for entry in root.iterdir() if places.is_folder(entry)]
    for entry in folders:
        with suppress(BatchError):
            fields = files.read_json(entry / files.HEAD)
            counts = {kind: int(number) for kind in Proposal if (number := fields.get("counts", {}).get(kind.value))}
            decided = len(decisions.read(entry).held)
            saved.append(Saved(entry, head_of(entry), counts, decided, bool(fields.get("complete"))))
    return tuple(sorted(saved, key=lambda one: (one.head.at, one.folder.name), reverse=True))


def thumbnail(folder: Path, photo: DeliveredPhoto) -> bytes | None:
    """JPEG bytes of the small picture of a delivered photo; None when it was never read."""
    return found.thumbnail(folder / files.PHOTOS, photo.digest) if photo.digest else None


def head_of(folder: Path) -> Head:
    """What a saved batch is of; `BatchError` when there is none."""
    fields = files.read_json(folder / files.HEAD)
    if "visearch_batch" not in fields:
        raise BatchError(f"There is no batch in {folder}.")
    if fields["visearch_batch"] != FORMAT:
        raise BatchError("This batch was saved by a newer version of ViSearch.", "Update the program.")
    try:
        return codec.decode(Head, _with_paths(fields))
    except (ValueError, LookupError, TypeError) as error:
        raise BatchError(f"The batch in {folder} is damaged.", "Compare the delivery again.") from error


def _with_paths(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {**fields, "sources": [mark[0] for mark in fields["sources"]]}
