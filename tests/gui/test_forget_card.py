"""Forgetting and diagnostics in the settings: one question, the ledger offered first, nothing said of places."""

from __future__ import annotations

import json
from pathlib import Path

import filelock
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import TINY, finish
from visearch_desktop.core import audit, forgetting, settings
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import SETTINGS, MainWindow

WAIT = 20_000


def a_catalog(folder: Path, shop: Path) -> Path:
    workspace = Workspace.create(folder, model=TINY, device="cpu")
    finish(index_folders(workspace, [shop]))
    audit.decide(workspace, [Ruling("a" * 64, "b" * 64, Verdict.DISTINCT)])
    workspace.close()
    return folder


def test_a_catalog_is_forgotten_after_one_question(qtbot: QtBot, tmp_path: Path, shop: Path) -> None:
    catalog = a_catalog(tmp_path / "春季", shop)
    desk = Desk()
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    desk.open(catalog)
    qtbot.waitUntil(lambda: desk.info is not None and bool(desk.device_note), timeout=WAIT)
    window.go(SETTINGS)
    card = window.settings.forget
    card.begin.click()
    qtbot.waitUntil(card.bar.isVisible, timeout=WAIT)
    assert "春季" in card.bar.question.text()
    assert "1 verdicts and the ledger" in card.bar.meaning.text()
    QTest.keyClick(card.bar, Qt.Key.Key_Escape)
    assert card.begin.isVisible()
    assert catalog.exists()
    card.begin.click()
    qtbot.waitUntil(card.bar.isVisible, timeout=WAIT)
    with qtbot.waitSignal(card.exported, timeout=WAIT):
        card.export(str(tmp_path / "ledger.jsonl"))
    assert json.loads((tmp_path / "ledger.jsonl").read_text(encoding="ascii"))["kind"] == "verdict"
    with qtbot.waitSignal(desk.forgotten, timeout=WAIT):
        card.bar.yes.click()
    assert not catalog.exists()
    assert len([*shop.rglob("*.jpg")]) == 12
    assert "The catalog is forgotten" in window.settings.notices.sentence
    assert desk.workspace is None
    assert settings.load().recent_catalogs == ()
    assert not card.begin.isVisible()
    desk.close()


def test_a_catalog_that_cannot_be_forgotten_now_is_open_again(qtbot: QtBot, tmp_path: Path, shop: Path) -> None:
    catalog = a_catalog(tmp_path / "春季", shop)
    desk = Desk()
    desk.open(catalog)
    qtbot.waitUntil(lambda: desk.info is not None and bool(desk.device_note), timeout=WAIT)
    with filelock.FileLock(catalog / forgetting.WRITER_LOCK), qtbot.waitSignal(desk.notified, timeout=WAIT) as told:
        desk.forget(forgetting.look(catalog))
    assert told.args is not None
    assert "at work on this catalog" in str(told.args[0])
    qtbot.waitUntil(lambda: desk.workspace is not None and bool(desk.device_note), timeout=WAIT)
    assert settings.load().recent_catalogs == (catalog,)
    desk.close()


def test_diagnostics_are_copied(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.go(SETTINGS)
    card = window.settings.diagnostics
    with qtbot.waitSignal(card.copied, timeout=WAIT):
        card.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("ViSearch Desktop")
    assert str(tmp_path) not in text
    card.paths.setChecked(True)
    with qtbot.waitSignal(card.copied, timeout=WAIT):
        card.copy.click()
    assert str(tmp_path) in QGuiApplication.clipboard().text()
