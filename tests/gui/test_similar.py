"""Similar products in the window: of a result, and of all for a sheet; new arrivals by novelty."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.conftest import write_photo
from tests.gui.fakes import FakeWorkspace
from tests.gui.test_real_core import WAIT, catalog, open_catalog, real
from visearch_desktop.core import recommend
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.core.recommend import Recommendation, Similar
from visearch_desktop.gui.main_window import CATALOG, SEARCH, MainWindow
from visearch_desktop.gui.similar import tasks
from visearch_desktop.gui.similar.model import SIMILAR_ROLE, TILE
from visearch_desktop.gui.similar.page import SheetPage
from visearch_desktop.gui.similar.view import SimilarView

__all__ = ["catalog", "real"]


class FakeSimilar:
    """Finds the products it was given."""

    def __init__(self) -> None:
        self.found: tuple[Similar, ...] = (
            Similar("SKU1_2", "Blue shirt", 2, 0.914), Similar("连衣裙-很长的名字-" * 5, "", 999, 0.5)
        )  # fmt: skip
        self.error: RuleError | None = None
        self.asked: list[tuple[object, ...]] = []
        self.hold = threading.Event()
        self.hold.set()
        self.stopped = False

    def find(self, _workspace: object, *asked: object) -> Generator[Progress, None, Recommendation]:
        self.asked.append(asked)
        done = False
        try:
            yield Progress(Stage.COMPARE)
            while not self.hold.is_set():
                time.sleep(0.01)
                yield Progress(Stage.COMPARE)
            if self.error is not None:
                raise self.error
            done = True
            return Recommendation((str(asked[0]), "TWIN"), "Shirt", 0, self.found)
        finally:
            self.stopped = not done


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSimilar]:
    made = FakeSimilar()
    monkeypatch.setattr(tasks, "find", made.find)
    yield made
    made.hold.set()


def enter(qtbot: QtBot, window: MainWindow, photo: Path) -> SimilarView:
    """Search, and ask for what is like the first result."""
    with qtbot.waitSignal(window.search.answered, timeout=WAIT):
        window.search.search([photo])
    QTest.keyClick(window.search.results.list, Qt.Key.Key_R)
    assert window.search.similar.sku == window.search.results.model.matches[0].sku
    return window.search.similar


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.desk.search_lane.busy and window.desk.thumbnails.idle, timeout=WAIT)


def test_keys_lead_there_on_and_back(
    qtbot: QtBot, opened: MainWindow, fake: FakeSimilar, workspace: FakeWorkspace
) -> None:
    view = enter(qtbot, opened, workspace.photos[0])
    idle(qtbot, opened)
    assert view.isVisible()
    assert [one.sku for one in view.model.products] == [one.sku for one in fake.found]
    assert view.said.text() == "Shirt · also TWIN"
    assert view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "SKU1_2, Blue shirt, similarity 0.91"
    QTest.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\n".join(one.sku for one in fake.found)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    idle(qtbot, opened)
    assert view.heading.text() == "Similar to SKU1_2"
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert opened.search.results.list.isVisible()
    assert opened.search.query.photos  # Escape left the query alone
    assert [asked[0] for asked in fake.asked] == ["SKU0_0", "SKU1_2"]


def test_the_menu_and_the_detail_lead_there_too(
    qtbot: QtBot, opened: MainWindow, fake: FakeSimilar, workspace: FakeWorkspace
) -> None:
    view = enter(qtbot, opened, workspace.photos[0])
    view.back.click()
    action = next(one for one in opened.search.results.acts.menu(opened).actions() if "\tR" in one.text())
    action.trigger()
    assert view.isVisible()
    view.back.click()
    opened.search.detail.alike.click()
    assert view.isVisible()
    idle(qtbot, opened)


def test_the_keyboard_stays_with_it(
    qtbot: QtBot, opened: MainWindow, fake: FakeSimilar, workspace: FakeWorkspace
) -> None:
    fake.hold.clear()
    view = enter(qtbot, opened, workspace.photos[0])
    assert QApplication.focusWidget() is view.list  # while it looks: Escape must not clear the query
    fake.hold.set()
    idle(qtbot, opened)
    view.own.setFocus()
    view.own.toggle()
    idle(qtbot, opened)
    assert QApplication.focusWidget() is view.own
    opened.go(CATALOG)
    opened.go(SEARCH)
    assert QApplication.focusWidget() is view.list
    fake.hold.clear()
    view.own.toggle()
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened.desk.search_lane.busy, timeout=WAIT)
    assert opened.search.results.list.isVisible()
    assert view.model.products == ()


def test_options_ask_again(qtbot: QtBot, opened: MainWindow, fake: FakeSimilar, workspace: FakeWorkspace) -> None:
    view = enter(qtbot, opened, workspace.photos[0])
    view.own.toggle()
    view.sold_out.toggle()
    idle(qtbot, opened)
    assert fake.asked[-1] == ("SKU0_0", 12, True, True)


def test_nothing_and_errors_are_said(
    qtbot: QtBot, opened: MainWindow, fake: FakeSimilar, workspace: FakeWorkspace
) -> None:
    fake.found = ()
    view = enter(qtbot, opened, workspace.photos[0])
    idle(qtbot, opened)
    assert "no other product" in view.notices.sentence
    assert not view.copy.isEnabled()
    fake.error = RuleError("No photo in this catalog shows the SKU “SKU0_0”.")
    view.sold_out.toggle()
    idle(qtbot, opened)
    assert view.notices.sentence == str(fake.error)


def test_a_search_does_not_wait_for_it(
    qtbot: QtBot, opened: MainWindow, fake: FakeSimilar, workspace: FakeWorkspace
) -> None:
    fake.hold.clear()
    view = enter(qtbot, opened, workspace.photos[0])
    qtbot.waitUntil(lambda: bool(fake.asked), timeout=WAIT)
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.search([workspace.photos[1]])
    assert fake.stopped
    assert not view.isVisible()
    assert view.model.products == ()


def test_tiles_are_painted_with_and_without_a_photo(
    qtbot: QtBot, opened: MainWindow, fake: FakeSimilar, workspace: FakeWorkspace
) -> None:
    view = enter(qtbot, opened, workspace.photos[0])
    idle(qtbot, opened)
    for width in (1400, 960):
        opened.resize(width, 640)
        picture = view.list.grab().toImage()
        first, last = (view.list.visualRect(view.model.index(row)) for row in range(2))
        assert first.size() == last.size() == TILE
        photo = picture.pixelColor(first.center())
        assert photo.saturation() > 100  # the photo
        assert picture.pixelColor(last.center()).saturation() < 60  # the empty mat
    assert view.model.index(0).data(SIMILAR_ROLE) == fake.found[0]


def test_the_real_core_finds_them(qtbot: QtBot, real: MainWindow, catalog: Path, shop: Path) -> None:
    open_catalog(qtbot, real, catalog)
    view = enter(qtbot, real, shop / "SKU3" / "photo6.jpg")
    qtbot.waitUntil(lambda: bool(view.model.products), timeout=WAIT)
    assert {one.sku for one in view.model.products} == {f"SKU{number}" for number in (0, 1, 2, 4, 5)}
    idle(qtbot, real)


# -- sheets ----------------------------------------------------------------------------------------


@pytest.fixture
def sheets(qtbot: QtBot, real: MainWindow, catalog: Path) -> SheetPage:
    """The page of sheets on the real core."""
    open_catalog(qtbot, real, catalog)
    real.catalog.overview.offers.sheets.emit()
    return real.catalog.sheets


def done(qtbot: QtBot, page: SheetPage) -> str:
    qtbot.waitUntil(lambda: not page.panel.running, timeout=WAIT)
    return page.notices.sentence


def test_a_sheet_has_a_row_for_each_sku(qtbot: QtBot, sheets: SheetPage, tmp_path: Path) -> None:
    assert sheets.isVisible()
    sheets.count.setValue(2)
    sheets.write_sheet(tmp_path / "相似.csv")
    assert not sheets.write.isEnabled()
    sheets.write_sheet(tmp_path / "second.csv")  # while it runs
    assert done(qtbot, sheets).startswith("6 SKUs written to ")
    lines = (tmp_path / "相似.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "SKU,Title,Related SKUs,Similar 1,Similarity 1,Similar 2,Similarity 2"
    assert [line.split(",")[0] for line in lines[1:]] == [f"SKU{number}" for number in range(6)]
    assert not (tmp_path / "second.csv").exists()
    assert sheets.notices.action.text() == "Show in folder"


def test_new_arrivals_are_ranked_and_bad_photos_counted(
    qtbot: QtBot, sheets: SheetPage, tmp_path: Path, shop: Path
) -> None:
    new = tmp_path / "neu eingetroffen"
    write_photo(new / "unseen.jpg", 777)
    (new / "broken.jpg").write_bytes(b"no photo")
    (new / "known.jpg").write_bytes((shop / "SKU2" / "photo4.jpg").read_bytes())
    sheets.rank_folder(new, tmp_path / "new.csv")
    assert done(qtbot, sheets).startswith("2 photos ranked in ")
    assert sheets.notices.advice == "1 photo could not be read; the report says why."
    lines = (tmp_path / "new.csv").read_text(encoding="utf-8-sig").splitlines()
    names = [Path(line.split(",")[0]).name for line in lines[1:]]
    assert names == ["unseen.jpg", "known.jpg", "broken.jpg"]
    assert "SKU2" in lines[2]


def test_what_cannot_be_written_or_ranked_is_one_sentence(qtbot: QtBot, sheets: SheetPage, tmp_path: Path) -> None:
    sheets.write_sheet(tmp_path / "nowhere" / "all.xlsx")
    assert "no folder" in done(qtbot, sheets)
    (tmp_path / "empty").mkdir()
    sheets.rank_folder(tmp_path / "empty", tmp_path / "new.csv")
    assert done(qtbot, sheets).startswith("There are no photos in ")
    sheets.rank_folder(tmp_path / "gone", tmp_path / "new.csv")
    assert done(qtbot, sheets)
    assert not (tmp_path / "new.csv").exists()
    assert sheets.write.isEnabled()


def test_a_sheet_that_is_stopped_leaves_the_old_one(
    qtbot: QtBot, sheets: SheetPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.csv"
    file.write_text("before", encoding="utf-8")
    held = threading.Event()

    def slow(*given: Any) -> Generator[Any, None, None]:
        for one in recommend.similar(*given):
            held.set()
            time.sleep(0.05)
            yield one

    monkeypatch.setattr("visearch_desktop.core.recommend.writing.similar", slow)
    sheets.write_sheet(file)
    qtbot.waitUntil(held.is_set, timeout=WAIT)
    sheets.panel.cancel.click()
    assert done(qtbot, sheets) == "Stopped. Nothing was written."
    assert file.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.glob("*.csv*")] == ["all.csv"]


def test_dialogs_lead_to_the_work(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = opened.catalog.sheets
    asked: list[tuple[Path, ...]] = []
    monkeypatch.setattr(page, "write_sheet", lambda file: asked.append((file,)))
    monkeypatch.setattr(page, "rank_folder", lambda folder, file: asked.append((folder, file)))
    opened.catalog.overview.offers.sheets.emit()
    for button, answers in ((page.write, ["a.csv"]), (page.rank, ["new", "b.csv"])):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        for answer in answers:
            dialog = page.findChildren(QFileDialog)[-1]
            dialog.fileSelected.emit(str(tmp_path / answer))
            dialog.close()
    assert asked == [(tmp_path / "a.csv",), (tmp_path / "new", tmp_path / "b.csv")]
    page.back.click()
    assert page.isHidden()
