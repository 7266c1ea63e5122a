"""Suggestions in the window: on the real core, with a shop of red and blue things."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import TINY, finish
from tests.gui.test_real_core import WAIT, open_catalog, real
from visearch_desktop.core import suggestions
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui.main_window import MainWindow
from visearch_desktop.gui.suggest.model import ROW_ROLE, State
from visearch_desktop.gui.suggest.page import SuggestPage

__all__ = ["real"]


def make_shop(folder: Path, *, table: bool = True) -> Path:
    rows = ["sku,category"]
    for number in range(24):
        red = number < 12
        shade = (200 - number, 20 + number, 30) if red else (30, 20 + number, 220 - number)
        picture = Image.new("RGB", (120, 100), "white")
        picture.paste(shade, (20 + number % 7, 20, 90, 80))
        (folder / "shop").mkdir(parents=True, exist_ok=True)
        picture.save(folder / "shop" / f"P{number:03}.png")
        filed = "蓝色" if not red or number in (4, 6) else "红色"
        rows.append(f"P{number:03},{filed if number != 20 else ''}")
    (folder / "products.csv").write_text("\n".join(rows), encoding="utf-8")
    made = Workspace.create(folder / "catalog", model=TINY, device="cpu")
    finish(index_folders(made, [folder / "shop"], products=folder / "products.csv" if table else None))
    made.close()
    return folder / "catalog"


@pytest.fixture
def page(qtbot: QtBot, real: MainWindow, tmp_path: Path) -> SuggestPage:
    """The page of a shop, with its columns read."""
    open_catalog(qtbot, real, make_shop(tmp_path))
    real.catalog.overview.offers.suggest.emit()
    found = real.catalog.suggesting
    qtbot.waitUntil(lambda: found.column.count() > 0, timeout=WAIT)
    return found


def ask(qtbot: QtBot, page: SuggestPage) -> None:
    page.start()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not page.panel.running, timeout=WAIT)


def states(page: SuggestPage) -> dict[str, State]:
    rows = [page.model.row(at) for at in range(page.model.rowCount())]
    return {row.suggestion.skus[0]: row.state for row in rows if row is not None}


def press(page: SuggestPage, key: Qt.Key) -> None:
    QTest.keyClick(page.list, key)


def test_answers_by_keyboard_are_kept_and_undone(qtbot: QtBot, page: SuggestPage, tmp_path: Path) -> None:
    ask(qtbot, page)
    assert set(states(page)) == {"P004", "P006", "P020"}
    first = page.model.row(0)
    second = page.model.row(1)
    assert first is not None
    assert second is not None
    press(page, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: states(page)[first.suggestion.skus[0]] is State.ACCEPTED, timeout=WAIT)
    assert page.list.chosen == [1]
    press(page, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: states(page)[second.suggestion.skus[0]] is State.DISMISSED, timeout=WAIT)
    assert page.list.chosen == [2]
    press(page, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: states(page)[second.suggestion.skus[0]] is State.OPEN, timeout=WAIT)
    other = Workspace.open(tmp_path / "catalog", device="cpu")
    assert [one.sku for one in suggestions.accepted(other)] == list(first.suggestion.skus)
    other.close()
    press(page, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: page.model.count(State.OPEN) == 3, timeout=WAIT)
    press(page, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: "nothing to take back" in page.notices.sentence, timeout=WAIT)


def test_several_at_once_are_one_answer(qtbot: QtBot, page: SuggestPage) -> None:
    ask(qtbot, page)
    page.list.selectAll()
    page.accept.click()
    qtbot.waitUntil(lambda: page.model.count(State.ACCEPTED) == 3, timeout=WAIT)
    assert "3 accepted" in page.summary.text()
    page.undo.click()
    qtbot.waitUntil(lambda: page.model.count(State.OPEN) == 3, timeout=WAIT)


def test_what_was_accepted_is_saved_and_the_table_is_not_touched(
    qtbot: QtBot, page: SuggestPage, tmp_path: Path
) -> None:
    before = (tmp_path / "products.csv").read_bytes()
    ask(qtbot, page)
    page.list.selectAll()
    page.say(True)
    qtbot.waitUntil(lambda: page.model.count(State.ACCEPTED) == 3, timeout=WAIT)
    page.write_accepted(tmp_path / "new.csv")
    qtbot.waitUntil(lambda: "Saved as" in page.notices.sentence, timeout=WAIT)
    lines = (tmp_path / "new.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["sku,category,category before", "P004,红色,蓝色", "P006,红色,蓝色", "P020,蓝色,"]
    page.write_list(tmp_path / "nowhere" / "all.xlsx")
    qtbot.waitUntil(lambda: "no folder" in page.notices.sentence, timeout=WAIT)
    assert (tmp_path / "products.csv").read_bytes() == before


def test_rows_are_painted_and_spoken(qtbot: QtBot, page: SuggestPage) -> None:
    ask(qtbot, page)
    for width in (1400, 900, 640):
        page.window().resize(width, 700)
        assert not page.list.grab().isNull()
    index = page.model.index(0)
    assert index.data(ROW_ROLE) is page.model.row(0)
    assert "→" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.model.row(99) is None


def test_a_catalog_without_a_table_says_so(qtbot: QtBot, real: MainWindow, tmp_path: Path) -> None:
    open_catalog(qtbot, real, make_shop(tmp_path, table=False))
    real.catalog.overview.offers.suggest.emit()
    page = real.catalog.suggesting
    qtbot.waitUntil(lambda: "no product table" in page.notices.sentence, timeout=WAIT)
    assert not page.go.isEnabled()


def test_another_catalog_forgets_it_all(qtbot: QtBot, real: MainWindow, page: SuggestPage, tmp_path: Path) -> None:
    ask(qtbot, page)
    second = make_shop(tmp_path / "second")
    page.start()
    with qtbot.waitSignal(real.desk.device_changed, timeout=WAIT):
        real.desk.open(second)  # while it runs: what it has found so far is lost, and that is asked
        if not real.leaving.isHidden():
            real.leaving.bar.yes.click()
    assert page.model.rowCount() == 0
    assert not page.isVisible()
