"""The ledger of decisions: complete, in one transaction with what it tells, and broken by whoever changes it."""

from __future__ import annotations

from visearch_desktop.core import audit
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.store import chain
from visearch_desktop.core.workspace import Workspace

A, B, C = ("a1" * 32, "b2" * 32, "c3" * 32)


def kinds(workspace: Workspace) -> list[str]:
    return [kind for (kind,) in workspace.database.rows("SELECT kind FROM ledger ORDER BY id")]


def test_every_word_is_recorded(workspace: Workspace) -> None:
    audit.decide(workspace, [Ruling(A, B, Verdict.DUPLICATE, A), Ruling(A, C, Verdict.DISTINCT)], words="two", who="Li")
    audit.undo(workspace)
    audit.redo(workspace, who="Mo")
    assert kinds(workspace) == ["verdict", "verdict", "undo", "undo", "redo", "redo"]
    assert chain.START
