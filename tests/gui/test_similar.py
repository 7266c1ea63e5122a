"""Similar products in the window: of a result, and of all for a sheet; new arrivals by novelty."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace
from tests.gui.test_real_core import WAIT, catalog, open_catalog, real
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.core.recommend import Recommendation, Similar
from visearch_desktop.gui.main_window import MainWindow
from visearch_desktop.gui.similar import tasks
from visearch_desktop.gui.similar.model import SIMILAR_ROLE, TILE
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
    action = next(one for one in opened.search.results.list.menu().actions() if "\tR" in one.text())
    action.trigger()
    assert view.isVisible()
    view.back.click()
    opened.search.detail.alike.click()
    assert view.isVisible()
    idle(qtbot, opened)


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
