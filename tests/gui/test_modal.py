"""Nothing modal that a line in the page can say: what may stand over the window, and why, is listed here."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from pytestqt.qtbot import QtBot

import visearch_desktop.gui
from visearch_desktop.gui.audit.keep_rules import KeepRules

SOURCES = sorted(Path(visearch_desktop.gui.__file__).parent.rglob("*.py"))

OWN_DIALOGS = {"CrashDialog"}
"""A mistake of the program: whatever page is shown may be the broken one, so it stands over all of them."""
LOOPS = Counter({"app": 1, "drag": 1})
"""Who may run an event loop of its own: the program, and a drag, which Qt runs no other way."""
FORBIDDEN = {"QMessageBox", "QInputDialog", "QProgressDialog", "QErrorMessage", "QColorDialog", "QWizard"}
"""What a line in the page says better. `QFileDialog` is the system's own and opens without waiting."""


def trees() -> list[ast.Module]:
    return [ast.parse(file.read_text(encoding="utf-8")) for file in SOURCES]


def name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_only_a_mistake_of_the_program_stands_over_the_window() -> None:
    nodes = [node for tree in trees() for node in ast.walk(tree)]
    dialogs = {node.name for node in nodes if isinstance(node, ast.ClassDef) and "QDialog" in map(name_of, node.bases)}
    assert dialogs == OWN_DIALOGS
    named = {name_of(node) for node in nodes if isinstance(node, ast.Name | ast.Attribute)}
    assert not named & FORBIDDEN
    calls = [node.func for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    assert Counter(name_of(call.value) for call in calls if call.attr == "exec") == LOOPS
    static = {"getOpenFileName", "getOpenFileNames", "getExistingDirectory", "getSaveFileName", "setModal", "exec_"}
    assert not {call.attr for call in calls} & static  # those wait, and the window stands still meanwhile


def test_a_rule_about_a_value_is_asked_for_in_the_page(qtbot: QtBot) -> None:
    rules = KeepRules()
    qtbot.addWidget(rules)
    rules.show()
    rules.show_columns(("brand", "season"))
    place = next(n for n in range(rules.adder.count()) if rules.adder.itemData(n) == "preferred_value")
    rules.adder.activated.emit(place)
    assert rules.value.isVisible()
    assert not rules.value.add.isEnabled()
    rules.value.column.setCurrentText("season")
    rules.value.value.setText(" Summer ")
    rules.value.value.returnPressed.emit()
    assert rules.rules == (("preferred_value", "season=Summer"),)
    assert rules.value.isHidden()
    rules.adder.activated.emit(place)
    rules.value.value.returnPressed.emit()  # nothing is typed
    rules.value.cancel.click()
    assert len(rules.rules) == 1
    assert rules.value.isHidden()
