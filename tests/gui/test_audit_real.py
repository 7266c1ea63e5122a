"""The Audit page on the real core: a made-up shop with planted copies and a tiny network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import TINY, finish
from visearch_desktop.core.findings import Tier, Verdict
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.report import read_verdicts
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui import language, theme
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.audit.page import AuditPage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import AUDIT, MainWindow

WAIT = 30_000


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, home: Path, shop: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a catalog in which two photos of SKU0 are listed again under other SKUs."""
    for number in (1, 2):
        copy = shop / f"COPY{number}" / "copy.jpg"
        copy.parent.mkdir()
        shutil.copyfile(sorted((shop / "SKU0").iterdir())[0], copy)
        shutil.copyfile(sorted((shop / f"SKU{number}").iterdir())[0], copy.with_name("own.jpg"))
    folder = tmp_path / "indexed"
    made = Workspace.create(folder, model=TINY, device="cpu")
    finish(index_folders(made, [shop]))
    made.close()
    make_application()
    theme.apply(qapp, "light")
    desk = Desk(Settings(device="cpu"))
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    shown.show()
    with qtbot.waitSignal(desk.device_changed, timeout=WAIT):
        desk.open(folder)
    qtbot.waitUntil(lambda: desk.info is not None, timeout=WAIT)
    yield shown
    shown.close()


def audited(qtbot: QtBot, window: MainWindow) -> AuditPage:
    """The page after an audit."""
    page = window.audit
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        window.go(AUDIT)
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.run()
    return page


def settle(qtbot: QtBot, page: AuditPage) -> None:
    qtbot.waitUntil(lambda: not page.review.ledger.busy and not page.running, timeout=WAIT)


def row_of(page: AuditPage, sku: str) -> int:
    """The group that shows a SKU."""
    assert page.review.review is not None
    groups = page.review.review.groups
    return next(row for row, one in enumerate(groups) if any(sku in each.skus for each in one.members))


def test_copies_are_found_judged_put_aside_and_brought_back(
    qtbot: QtBot, window: MainWindow, shop: Path, tmp_path: Path
) -> None:
    page = audited(qtbot, window)
    review = page.review.review
    assert review is not None
    row = row_of(page, "COPY1")
    assert review.groups[row].tier is Tier.IDENTICAL
    assert len(review.groups[row].members) >= 2
    page.review.go_to(row)
    QTest.keyClick(page.review.list, Qt.Key.Key_D)
    settle(qtbot, page)
    assert review.state(row).verdict is Verdict.DUPLICATE
    kept = review.keeper(row).photo
    page.outcome.ask_quarantine()
    panel = page.outcome.quarantine_page
    qtbot.waitUntil(lambda: "can be put aside" in panel.figure.text(), timeout=WAIT)
    before = {photo: photo.read_bytes() for photo in shop.rglob("*.jpg")}
    panel.take_folder(str(tmp_path / "aside"))
    panel.go.click()
    qtbot.waitUntil(lambda: "Moved to" in page.notices.sentence, timeout=WAIT)
    moved = [photo for photo in before if not photo.exists()]
    assert moved
    assert kept.exists()
    page.outcome.restore_page.wanted.emit(tmp_path / "aside")
    qtbot.waitUntil(lambda: "Back in" in page.notices.sentence, timeout=WAIT)
    assert {photo: photo.read_bytes() for photo in shop.rglob("*.jpg")} == before


def test_verdicts_outlive_the_window_and_a_report_holds_them(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = audited(qtbot, window)
    review = page.review.review
    assert review is not None
    row = row_of(page, "COPY1")
    judged = review.groups[row].key
    page.review.go_to(row)
    QTest.keyClick(page.review.list, Qt.Key.Key_V)
    settle(qtbot, page)
    file = tmp_path / "audit.json"
    page.outcome.write_report(str(file))
    qtbot.waitUntil(file.exists, timeout=WAIT)
    settle(qtbot, page)
    report = json.loads(file.read_text(encoding="utf-8"))
    assert "variant" in {pair["verdict"] for one in report["groups"] for pair in one["pairs"]}
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.load()
    assert verdict_on(page, judged) is Verdict.VARIANT
    QTest.keyClick(page.review.list, Qt.Key.Key_Z)  # given before these findings were loaded
    qtbot.waitUntil(lambda: verdict_on(page, judged) is None, timeout=WAIT)
    settle(qtbot, page)


def verdict_on(page: AuditPage, group: str) -> Verdict | None:
    """What is said of the group with this key."""
    review = page.review.review
    assert review is not None
    return next(review.state(row).verdict for row, one in enumerate(review.groups) if one.key == group)


def test_a_chinese_window_writes_a_chinese_report_that_comes_back(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, tmp_path: Path
) -> None:
    page = audited(qtbot, window)
    file = tmp_path / "查重.csv"
    language.choose(qapp, "zh_CN")
    try:
        page.outcome.write_report(str(file))
        qtbot.waitUntil(file.exists, timeout=WAIT)
        settle(qtbot, page)
    finally:
        language.choose(qapp, "en")
    assert file.read_text(encoding="utf-8-sig").startswith("组,结果类型,关系,")
    sheet = read_verdicts(file)
    assert sheet.rows
    assert sheet.problems == ()


def test_an_edited_report_is_imported(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = audited(qtbot, window)
    file = tmp_path / "audit.csv"
    page.outcome.write_report(str(file))
    qtbot.waitUntil(file.exists, timeout=WAIT)
    settle(qtbot, page)
    page.outcome.read_verdicts(str(file))
    qtbot.waitUntil(lambda: page.page is page.outcome.import_page, timeout=WAIT)
    assert not page.outcome.import_page.apply.isEnabled()
    assert page.outcome.import_page.problems.lines == []


def test_keep_rules_say_which_rule_decides(qtbot: QtBot, window: MainWindow) -> None:
    page = audited(qtbot, window)
    page.head.rules_wanted.emit()
    qtbot.waitUntil(lambda: "would be kept" in page.keep.example, timeout=WAIT)
