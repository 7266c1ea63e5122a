"""The Batch page on the real core: a made-up shop, a supplier's ZIP with a sheet, and a tiny network."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import TINY, finish, write_photo
from visearch_desktop.core.deliveries import Choice, Proposal
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui import theme
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.batch.page import BatchPage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import BATCH, MainWindow

WAIT = 60_000


@pytest.fixture
def delivery(tmp_path: Path, shop: Path) -> Path:
    """A ZIP: a photo the shop has, two it has not, one of them twice, a damaged one, and a sheet."""
    made = tmp_path / "delivered"
    write_photo(made / "new.jpg", 70)
    write_photo(made / "other.jpg", 71)
    (made / "broken.jpg").write_bytes(b"no photo at all")
    rows = "sku,title,images\nS-1,Known,known.jpg\nS-2,New one,new.jpg\nS-3,新品,other.jpg\nS-4,Broken,broken.jpg\n"
    (made / "list.csv").write_text(rows, encoding="utf-8")
    file = tmp_path / "week 47.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for path in made.iterdir():
            archive.write(path, path.name)
        archive.write(sorted((shop / "SKU3").iterdir())[0], "known.jpg")
    return file


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, home: Path, shop: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a catalog of the shop."""
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


def checked(qtbot: QtBot, window: MainWindow, delivery: Path, profile: str = "") -> BatchPage:
    """The page after a delivery was checked."""
    window.go(BATCH)
    page = window.batch
    qtbot.waitUntil(lambda: page.start.profile.count() > 1, timeout=WAIT)
    page.take([delivery])
    page.start.choose(profile, "auto")
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.start.start.click()
    assert page.reviewing, page.notices.sentence
    return page


def settle(qtbot: QtBot, page: BatchPage) -> None:
    qtbot.waitUntil(lambda: not page.review.log.busy and not page.running, timeout=WAIT)


def row_of(page: BatchPage, sku: str) -> int:
    """The item that the sheet calls so."""
    assert page.review.triage is not None
    return next(row for row, one in enumerate(page.review.triage.items) if one.item.sku == sku)


def test_a_delivery_is_checked_decided_reopened_and_handed_on(
    qtbot: QtBot, window: MainWindow, delivery: Path, shop: Path, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in shop.rglob("*.jpg")}
    page = checked(qtbot, window, delivery)
    triage = page.review.triage
    assert triage is not None
    said = {one.item.sku: (one.proposal, one.sku) for one in triage.items}
    assert said["S-1"] == (Proposal.ALREADY_HAVE, "SKU3")
    assert said["S-2"][0] is Proposal.NEW
    assert said["S-4"][0] is Proposal.BAD_PICTURE
    assert [problem.photo for problem in triage.report.problems] == [delivery / "broken.jpg"]
    page.review.go_to(row_of(page, "S-1"))
    assert page.review.detail.sku == "SKU3"
    QTest.keyClick(page.review.list, Qt.Key.Key_L)
    settle(qtbot, page)
    page.review.go_to(row_of(page, "S-2"))
    QTest.keyClick(page.review.list, Qt.Key.Key_K)
    settle(qtbot, page)
    page.review.go_to(row_of(page, "S-3"))
    QTest.keyClick(page.review.list, Qt.Key.Key_S)
    QTest.keyClick(page.review.list, Qt.Key.Key_Z)
    QTest.keyClick(page.review.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.start.saved.batches), timeout=WAIT)
    assert page.start.saved.batches[0].name == "week 47"
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.open_saved(page.start.saved.batches[0])
    again = page.review.triage
    assert again is not triage
    assert again is not None
    made = {one.item.sku: one.decision for one in again.now().items}
    assert [made[sku].choice if made[sku] else None for sku in ("S-1", "S-2", "S-3", "S-4")] == [  # type: ignore[union-attr]
        Choice.LINK, Choice.KEEP, Choice.SKIP, None,
    ]  # fmt: skip
    report = tmp_path / "batch.json"
    page.outcome.write_report(str(report))
    qtbot.waitUntil(lambda: "was written" in page.notices.sentence, timeout=WAIT)
    items = json.loads(report.read_text(encoding="utf-8"))["items"]
    assert {one["proposal"] for one in items} >= {"already_have", "new", "bad_picture"}
    page.outcome.write_pack(str(tmp_path / "new.zip"))
    qtbot.waitUntil(lambda: "new items were written" in page.notices.sentence, timeout=WAIT)
    names = zipfile.ZipFile(tmp_path / "new.zip").namelist()
    assert any(name.endswith("new.jpg") for name in names)
    assert not any(name.endswith("other.jpg") for name in names)
    assert {path: path.read_bytes() for path in shop.rglob("*.jpg")} == before
    page.outcome.copy_kept(str(shop))
    qtbot.waitUntil(lambda: "Copied to" in page.notices.sentence, timeout=WAIT)
    assert {path for path in shop.rglob("*.jpg") if path not in before} == {shop / "S-2" / "new.jpg"}


def test_delivered_photos_are_painted_and_compared(qtbot: QtBot, window: MainWindow, delivery: Path) -> None:
    page = checked(qtbot, window, delivery)
    page.review.go_to(row_of(page, "S-1"))
    page.review.list.grab()
    qtbot.waitUntil(lambda: page._desk.delivered.idle and not page._desk.reading_lane.busy, timeout=WAIT)
    one = page.review.triage.items[row_of(page, "S-1")]  # type: ignore[union-attr]
    assert one.matched[0] == one.item.photos[0].digest
    view = page.review.detail.facing.compare.view
    assert view.difference_sources() is not None
    number = page.review.triage.photo_number(row_of(page, "S-1"))  # type: ignore[union-attr]
    small = page._desk.delivered.pixmap(number)
    assert small is not None
    assert not small.isNull()
    qtbot.waitUntil(lambda: page.review.link_bar.sku.completer().model().rowCount() == 6, timeout=WAIT)


def test_faults_of_pictures_are_said_in_words(qtbot: QtBot, window: MainWindow, delivery: Path) -> None:
    page = checked(qtbot, window, delivery, "amazon-main")
    page.review.go_to(row_of(page, "S-2"))
    lines = [line.words for line in page.review.detail.grounds.evidence.lines.lines if line.weight is None]
    assert any("1,000" in line or "1000" in line for line in lines), lines
    assert page.review.triage is not None
    assert page.review.triage.items[row_of(page, "S-2")].proposal is Proposal.BAD_PICTURE


def test_what_is_new_since_the_last_delivery(qtbot: QtBot, window: MainWindow, delivery: Path, tmp_path: Path) -> None:
    checked(qtbot, window, delivery)
    later = tmp_path / "week 48"
    with zipfile.ZipFile(delivery) as archive:
        archive.extract("new.jpg", later)
    write_photo(later / "fresh.jpg", 99)
    rows = "sku,title,images\nS-2,New one,new.jpg\nS-9,Fresh,fresh.jpg\n"
    (later / "list.csv").write_text(rows, encoding="utf-8")
    page = checked(qtbot, window, later)
    qtbot.waitUntil(lambda: [one.isEnabled() for one in page.head.menu.actions()] == [True], timeout=WAIT)
    page.head.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: page.review.since_words != "", timeout=WAIT)
    assert "week 47" in page.review.since_words
    page.review.tabs.choose(6)
    triage = page.review.triage
    assert triage is not None
    assert [triage.items[row].item.sku for row in page.review.model.rows] == ["S-9"]


def test_an_unreadable_delivery_is_explained(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty.zip").write_bytes(b"")
    window.go(BATCH)
    page = window.batch
    page.take([tmp_path / "empty.zip"])
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.start.start.click()
    assert page.page is page.start
    assert page.notices.sentence
