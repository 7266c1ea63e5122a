"""What people decide about the items of a batch: an append-only journal, with undo and redo without limit.

A line says {"do": 7, "of": {"item's key": {"choice": "link", "sku": "A1", "who": "...", "at": "..."}}}; {"undo": 7}
takes it back, {"redo": 7} does it again. Lines are never changed, so nothing that was ever decided is lost; each is
sealed (see `seal`), so that a change would be seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from visearch_desktop.core.batch import codec, seal
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.deliveries import BatchReport, Choice, Decision, Item, Proposal
from visearch_desktop.core.errors import BatchError
from visearch_desktop.core.login import login_name
from visearch_desktop.core.store import chain

_PATIENCE = 2.0
"""Seconds to wait for another window that is writing a decision at this moment."""

Made = Mapping[str, Decision | None]
"""What is decided about items, by their keys; None where nothing is, or is any more."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What holds now, by item key.

    `changed` says what the step just taken has changed, empty when it changed nothing. `can_undo` and `can_redo` say
    whether there is something to take back, or to do again.
    """

    held: Mapping[str, Decision]
    changed: Made = field(default_factory=dict)
    can_undo: bool = False
    can_redo: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """One action: what it says of items, and what held of them before."""

    number: int
    made: Made
    before: Made


@dataclass(slots=True)
class _Ledger:
    """The journal read from the top."""

    held: dict[str, Decision] = field(default_factory=dict)
    done: list[_Step] = field(default_factory=list)
    undone: list[_Step] = field(default_factory=list)
    last: int = 0
    head: bytes = chain.START

    def take(self, fields: Mapping[str, Any]) -> Made:
        """Follow one line and say what it changed; one that makes no sense changes nothing."""
        if "do" in fields:
            made = {str(key): _decision(one) for key, one in fields["of"].items()}
            step = _Step(int(fields["do"]), made, {key: self.held.get(key) for key in made})
            self.undone.clear()
            self.last = max(self.last, step.number)
            return self._do(step)
        if "undo" in fields and self.done and self.done[-1].number == fields["undo"]:
            self.undone.append(self.done.pop())
            return self._hold(self.undone[-1].before)
        if "redo" in fields and self.undone and self.undone[-1].number == fields["redo"]:
            return self._do(self.undone.pop())
        return {}

    def _do(self, step: _Step) -> Made:
        self.done.append(step)
        return self._hold(step.made)

    def _hold(self, made: Made) -> Made:
        for key, decision in made.items():
            self.held.pop(key, None)
            if decision is not None:
                self.held[key] = decision
        return made

    def now(self, changed: Made) -> Decisions:
        """What holds after the last line."""
        return Decisions(dict(self.held), dict(changed), bool(self.done), bool(self.undone))


def wanted(report: BatchReport) -> tuple[Item, ...]:
    """The items that go into the catalog: those to keep, and the new ones that nobody has decided about."""
    return tuple(
        one.item
        for one in report.items
        if (one.decision.choice is Choice.KEEP if one.decision else one.proposal is Proposal.NEW)
    )


def read(folder: Path) -> Decisions:
    """What has been decided in a batch."""
    return _ledger(folder).now({})


def decide(folder: Path, made: Made) -> Decisions:
    """Record what is decided about items, by their keys, as one action; None takes back what was decided before.

    It is on the disk when this returns. Who decided and when are filled in unless given.

    Raises:
        BatchError: the batch is being compared, or cannot be written; or a link names no SKU.
    """
    at, who = datetime.now().astimezone(), login_name()
    dressed = {key: one and replace(one, who=one.who or who, at=one.at or at) for key, one in made.items()}
    if any(one and one.choice is Choice.LINK and not one.sku.strip() for one in made.values()):
        raise BatchError("A link needs the SKU that the item belongs to.", "Choose an SKU of the catalog.")
    with files.writing(folder, seconds=_PATIENCE):
        ledger = _ledger(folder)
        return _follow(folder, ledger, {"do": ledger.last + 1, "of": codec.encode(dressed)} if dressed else None)


def undo(folder: Path) -> Decisions:
    """Take back the last action; nothing is changed when there is none."""
    with files.writing(folder, seconds=_PATIENCE):
        ledger = _ledger(folder)
        return _follow(folder, ledger, {"undo": ledger.done[-1].number} if ledger.done else None)


def redo(folder: Path) -> Decisions:
    """Do again what was undone last; nothing is changed when there is nothing, or something was decided since."""
    with files.writing(folder, seconds=_PATIENCE):
        ledger = _ledger(folder)
        return _follow(folder, ledger, {"redo": ledger.undone[-1].number} if ledger.undone else None)


def _follow(folder: Path, ledger: _Ledger, fields: dict[str, Any] | None) -> Decisions:
    if fields is None:
        return ledger.now({})
    files.append_line(folder / files.DECISIONS, seal.sealed(ledger.head, fields))
    return ledger.now(ledger.take(fields))


def _ledger(folder: Path) -> _Ledger:
    ledger = _Ledger()
    for fields in files.read_lines(folder / files.DECISIONS):
        ledger.head = seal.after(ledger.head, fields)
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            ledger.take(fields)
    return ledger


def _decision(fields: Any) -> Decision | None:
    return None if fields is None else codec.decode(Decision, fields)
