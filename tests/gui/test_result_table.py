"""The results as a table: sorted by any column, by mouse and by keys, with the selection of the cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, QMimeData, Qt
from PySide6.QtGui import QAccessible, QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace, match
from visearch_desktop.core.catalog import Answer, Evidence, Match, Product, Relation
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.keyboard.commands import Command
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.main_window import SEARCH, MainWindow
from visearch_desktop.gui.search.columns import Column
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.search.result_views import ResultViews

WAIT = 10_000
ASKED = Query((QueryPhoto("asked.jpg", path=Path("asked.jpg")),))


@pytest.fixture
def table(qtbot: QtBot, opened: MainWindow, photos: list[Path]) -> MainWindow:
    """Six results, shown as a table."""
    opened.activateWindow()
    opened.go(SEARCH)
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.search(photos[:1])
    QTest.keyClick(opened.search.results.list, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: opened.desk.quiet, timeout=WAIT)
    return opened


@pytest.fixture(params=["en_GB", "zh_CN", "sv_SE"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    """The window in another country."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def skus(window: MainWindow) -> list[str]:
    return [one.sku for one in window.search.results.model.matches]


def press_head(window: MainWindow, column: Column) -> None:
    head = window.search.results.table.horizontalHeader()
    window.search.results.table.scrollTo(window.search.results.model.index(0, column))
    spot = head.rect().topLeft()
    spot.setX(head.sectionViewportPosition(column) + 20)
    spot.setY(head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def head_words(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.search.results.findChildren(QLabel))


# -- sorting ---------------------------------------------------------------------------------------


def model_of(*matches: Match) -> ResultModel:
    model = ResultModel()
    model.show_matches(matches)
    return model


def order(model: ResultModel, column: Column, down: bool = False) -> list[str]:
    model.sort(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
    return [one.sku for one in model.matches]


def test_words_sort_as_the_country_sorts_them(qapp: QApplication, locale: str) -> None:
    titles = ["Öl 10", "Zebra", "öl 2", "Apfel", "衬衫", "包"]
    model = model_of(
        *(match(rank, Path(f"{rank}.jpg"), product=Product(str(rank), title)) for rank, title in enumerate(titles, 1))
    )
    expected = {
        "en_GB": ["Apfel", "öl 2", "Öl 10", "Zebra"],
        "zh_CN": ["包", "衬衫", "Apfel", "öl 2", "Öl 10", "Zebra"],  # by pinyin: bao before chen
        "sv_SE": ["Apfel", "Zebra", "öl 2", "Öl 10"],
    }[locale]
    order(model, Column.TITLE)
    shown = [one.product.title for one in model.matches if one.product]
    assert [one for one in shown if one in expected] == expected


def test_figures_sort_as_figures_and_what_is_not_known_is_least(qapp: QApplication) -> None:
    model = model_of(
        match(1, Path("a.jpg"), sku="A", similarity=0.1, duplicate_score=0.9, evidence=Evidence(inliers=9)),
        match(2, Path("b.jpg"), sku="B", similarity=0.95, duplicate_score=0.2, evidence=Evidence(inliers=120)),
        match(3, Path("c.jpg"), sku="C", similarity=float("nan"), duplicate_score=0.5, relation=Relation.IDENTICAL),
    )
    assert order(model, Column.SIMILARITY) == ["C", "A", "B"]
    assert order(model, Column.CONFIDENCE, down=True) == ["A", "C", "B"]
    assert order(model, Column.EVIDENCE, down=True) == ["B", "A", "C"]
    assert order(model, Column.RELATION) == ["C", "A", "B"]
    model.take_measures({0: (10, 10, 5), 1: (3, 4, 500)})
    assert order(model, Column.PIXELS) == ["C", "B", "A"]
    assert order(model, Column.SIZE, down=True) == ["B", "A", "C"]
    model.take_measures({2: (1, 1, 900)})
    assert [one.sku for one in model.matches] == ["C", "B", "A"]  # sorted again by what has become known
    assert order(model, Column(0), down=True) == ["C", "B", "A"]
    model.sort(-1)
    assert [one.rank for one in model.matches] == [1, 2, 3]


def test_every_column_sorts_and_says_something_of_it(qapp: QApplication, tmp_path: Path) -> None:
    model = model_of(*(match(rank, tmp_path / "照片" / f"{rank}.jpg") for rank in range(1, 30)))
    for column in Column:
        model.sort(column, Qt.SortOrder.DescendingOrder)
        assert sorted(one.rank for one in model.matches) == list(range(1, 30))
        assert model.headerData(column, Qt.Orientation.Horizontal)


def test_what_is_alike_stays_in_the_order_of_the_answer_either_way(qapp: QApplication) -> None:
    model = model_of(*(match(rank, Path(f"{rank}.jpg"), sku=str(rank)) for rank in range(1, 9)))
    assert order(model, Column.RELATION) == order(model, Column.RELATION, down=True) == [str(n) for n in range(1, 9)]


def test_more_results_take_their_places_in_the_order(qapp: QApplication) -> None:
    model = model_of(match(1, Path("b.jpg"), sku="b"), match(2, Path("d.jpg"), sku="d"))
    model.sort(Column.SKU)
    model.add_matches([match(1, Path("c.jpg"), sku="c"), match(2, Path("a.jpg"), sku="a")], more=False)
    assert [(one.sku, one.rank) for one in model.matches] == [("a", 4), ("b", 1), ("c", 3), ("d", 2)]


# -- in the window -----------------------------------------------------------------------------------


def test_a_press_on_a_head_sorts_turns_round_and_takes_back(table: MainWindow) -> None:
    ranked = skus(table)
    press_head(table, Column.FILE)
    assert skus(table) == sorted(ranked)
    press_head(table, Column.FILE)
    assert skus(table) == sorted(ranked, reverse=True)
    assert "sorted by File" in head_words(table)
    press_head(table, Column.FILE)
    assert skus(table) == ranked
    assert "most similar first" in head_words(table)


def test_by_keys_alone_every_column_is_reached_and_sorted(table: MainWindow) -> None:
    listed = table.search.results.table
    reached = []
    QTest.keyClick(listed, Qt.Key.Key_Home)
    for _ in Column:
        reached.append(Column(listed.currentIndex().column()))
        QTest.keyClick(listed, Qt.Key.Key_O)
        assert listed.horizontalHeader().sortIndicatorSection() == reached[-1]
        QTest.keyClick(listed, Qt.Key.Key_Right)
    assert reached[:4] == [Column.RANK, Column.PHOTO, Column.SKU, Column.TITLE]
    assert set(reached) == set(Column)


def test_the_menu_offers_every_column(table: MainWindow) -> None:
    menu = table.search.results.acts.menu(table)
    table.search.results.table.add_orders(menu)
    orders = menu.actions()[-1].menu()
    assert isinstance(orders, QMenu)
    names = [action.text() for action in orders.actions()]
    assert names[:3] == ["Rank", "SKU", "Title"]
    assert len(names) == len(Column) - 1
    next(one for one in orders.actions() if one.text() == "Size").trigger()
    assert skus(table)[0] == "SKU2_5"


def test_what_is_current_and_selected_stays_so(table: MainWindow) -> None:
    results = table.search.results
    listed = results.table
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen, held = [one.sku for one in results.acts.selected], table.search.detail.match
    assert chosen == ["SKU0_1", "SKU1_2"]
    results.table.sort_by(Column.SIZE)
    assert [one.sku for one in results.acts.selected] == chosen[::-1]
    for view in (results.list, results.table, results.list):
        QTest.keyClick(results.view, Qt.Key.Key_V)
        assert results.view is view
        assert view.hasFocus()
        assert {one.sku for one in results.acts.selected} == set(chosen)
        assert results.acts.current == held == table.search.detail.match
        assert results.compare.text() == "Compare 2"
    assert skus(table)[0] == "SKU0_0"  # cards stand as the answer ranks them
    QTest.keyClick(results.view, Qt.Key.Key_V)
    assert skus(table)[0] == "SKU2_5"  # and the table as its head says


def test_another_cell_of_the_row_loads_no_photo_again(table: MainWindow) -> None:
    seen: list[object] = []
    table.search.results.chosen.connect(seen.append)
    QTest.keyClick(table.search.results.table, Qt.Key.Key_Right)
    assert not seen
    QTest.keyClick(table.search.results.table, Qt.Key.Key_Down)
    assert len(seen) == 1


def test_the_menu_says_the_keys_that_hold_now(table: MainWindow, own_home: Path) -> None:
    """Two keys that were exchanged are not exchanged twice."""
    keys = keymap()
    for key, other in (("S", "F9"), ("R", "S"), ("S", "R"), ("O", "X"), ("Ctrl+Shift+C", "Ctrl+Alt+C")):
        keys.change(Command("results", key), other)
    keys.change(Command("search", "Ctrl+Return"), "Ctrl+Alt+F")
    texts = [action.text() for action in views(table).menu(views(table).table).actions()]
    shown = dict(text.split("\t") for text in texts if "\t" in text)
    assert (shown["Search with this result"], shown["Similar products"]) == ("R", "S")
    assert (shown["Sort by"], shown["Copy row"], shown["Show in folder"]) == ("X", "Ctrl+Alt+C", "Ctrl+Alt+F")
    assert shown["Open the photo"] == "Enter"
    assert "\tR" in [one.text() for one in views(table).menu(views(table).list).actions()][3]


def views(window: MainWindow) -> ResultViews:
    return window.search.results.views


def test_the_keys_and_the_menu_of_the_cards_work_in_the_table(
    qtbot: QtBot, table: MainWindow, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, listed = table.search, table.search.results.table
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "SKU0_1"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(listed, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text().split("\t")[0] == "SKU0_1"
    QTest.keyPress(listed, Qt.Key.Key_Space)
    assert page.detail.compare.blinking
    QTest.keyRelease(listed, Qt.Key.Key_Space)
    assert not page.detail.compare.blinking
    QTest.keyClick(listed, Qt.Key.Key_Y)
    assert page.splitter.why is not None
    page.splitter.why.close()
    opened: list[object] = []
    page.results.acts.opened.connect(lambda: opened.append(1))
    page.results.acts.opened.disconnect(page.detail.open)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(listed.currentIndex()).center())
    assert len(opened) == 2
    dragged: list[QMimeData] = []
    monkeypatch.setattr(QDrag, "exec", lambda self, actions: dragged.append(self.mimeData()))
    listed.selectAll()
    listed.startDrag(Qt.DropAction.CopyAction)
    assert [Path(url.toLocalFile()) for url in dragged[0].urls()] == photos
    with qtbot.waitSignal(page.answered, timeout=WAIT):
        QTest.keyClick(listed, Qt.Key.Key_Plus)
    assert page.results.model.mark_of(page.results.model.matches[0]) == 1
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert not page.query


def test_the_best_is_current_after_a_search_wherever_the_order_puts_it(
    qtbot: QtBot, table: MainWindow, photos: list[Path]
) -> None:
    press_head(table, Column.SIZE)
    with qtbot.waitSignal(table.search.answered, timeout=WAIT):
        table.search.search(photos[2:3])
    current = table.search.results.acts.current
    assert current is not None
    assert current.rank == 1
    qtbot.waitUntil(lambda: skus(table)[-1] == "SKU0_0", timeout=WAIT)  # sorted once the sizes are known
    assert table.search.results.summary.endswith("Best: SKU0_0, Similar")


def test_to_words_alone_there_is_no_relation(qtbot: QtBot, table: MainWindow, workspace: FakeWorkspace) -> None:
    workspace.answer = Answer((), (match(1, Path("a.jpg"), similarity=float("nan")),))
    with qtbot.waitSignal(table.search.answered, timeout=WAIT):
        table.search.draft.start(Query(text="shirt"))
    model = table.search.results.model
    said = {column: model.index(0, column).data() for column in Column}
    assert (said[Column.RELATION], said[Column.CONFIDENCE], said[Column.SIMILARITY]) == ("", "", "")
    assert model.headerData(Column.SIMILARITY, Qt.Orientation.Horizontal) == "Words"
    table.search.results.table.viewport().grab()


def test_size_and_pixels_come_from_a_worker_and_only_for_the_table(qtbot: QtBot, table: MainWindow) -> None:
    model = table.search.results.model
    assert model.index(1, Column.PIXELS).data() == "3,900 × 3,000"
    assert model.index(1, Column.SIZE).data() == "999 kB"
    QTest.keyClick(table.search.results.table, Qt.Key.Key_V)
    model.show_matches(model.matches)
    qtbot.waitUntil(lambda: table.desk.quiet, timeout=WAIT)
    assert model.index(1, Column.SIZE).data() == ""


def test_the_view_and_the_widths_are_remembered(qtbot: QtBot, table: MainWindow, qapp: QApplication) -> None:
    table.search.results.table.setColumnWidth(Column.TITLE, 321)
    press_head(table, Column.FILE)
    table.close()
    desk = Desk()
    again = MainWindow(desk)
    qtbot.addWidget(again)
    shown = again.search.results
    assert shown.views.tabled
    assert shown.view is shown.table
    assert shown.table.columnWidth(Column.TITLE) == 321
    assert shown.model.ranked  # a new start does not begin in an order of last week
    head = shown.table.horizontalHeader()
    assert [head.logicalIndex(place) for place in range(3)] == [Column.RANK, Column.PHOTO, Column.SKU]
    desk.close()


@pytest.mark.parametrize("kept", ["", "x", 5])
def test_damaged_choices_are_the_usual_ones(qtbot: QtBot, window: MainWindow, kept: object, qapp: QApplication) -> None:
    from visearch_desktop.gui import remembered

    remembered.keep("search/view", kept)
    remembered.keep("search/columns", kept)
    again = MainWindow(window.desk)
    qtbot.addWidget(again)
    assert not again.search.results.views.tabled
    again.close()


# -- what is seen and heard ----------------------------------------------------------------------------


def test_a_screen_reader_hears_heads_rows_and_cells(table: MainWindow) -> None:
    listed = table.search.results.table
    seen = QAccessible.queryAccessibleInterface(listed)
    assert seen.role() == QAccessible.Role.Table
    assert seen.text(QAccessible.Text.Name) == "Results as a table"
    said = [seen.child(number).text(QAccessible.Text.Name) for number in range(seen.childCount())]
    wide = len(Column) + 1  # the head of each row is hidden, and there for screen readers
    heads, second = said[1:wide], said[2 * wide + 1 : 3 * wide]
    assert heads[Column.RELATION] == "Relation"
    assert len(said) == 7 * wide
    assert second[Column.SKU].startswith("2, SKU0_1, Product 2, Similar")
    assert (second[Column.RELATION], second[Column.FILE]) == ("Similar", "SKU0_1.jpg")


def test_relations_differ_in_word_shape_and_colour(qtbot: QtBot, table: MainWindow, photos: list[Path]) -> None:
    results = table.search.results
    results.show_answer(
        Answer(ASKED.photos, tuple(match(n, photos[0], sku=str(n), relation=r) for n, r in enumerate(Relation, 1))),
        ASKED,
    )
    results.table.clearSelection()
    pictures, words = [], []
    for row in range(4):
        index = results.model.index(row, Column.RELATION)
        pictures.append(results.table.viewport().grab(results.table.visualRect(index)).toImage())
        words.append(index.data())
    assert words == ["Identical", "Near duplicate", "Variant", "Similar"]
    assert all(pictures[a] != pictures[b] for a in range(4) for b in range(a))


def test_a_long_table_is_painted_where_it_is_seen_and_decodes_nothing_here(
    qtbot: QtBot, table: MainWindow, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(match(n, photos[n % 6], sku=f"SKU-{n}", content=n % 6) for n in range(1, 20_001))
    results = table.search.results
    results.show_answer(Answer(ASKED.photos, many), ASKED)
    asked: Counter[int] = Counter()
    match_at = ResultModel.match_at
    monkeypatch.setattr(
        ResultModel, "match_at", lambda self, index: asked.update([index.row()]) or match_at(self, index)
    )
    results.table.verticalScrollBar().setValue(results.table.verticalScrollBar().maximum() // 2)
    results.table.viewport().grab()
    assert 5 <= len(asked) <= 16
    results.table.sort_by(Column.SKU)
    assert [one.sku for one in results.model.matches[:3]] == ["SKU-1", "SKU-2", "SKU-3"]
    results.table.selectAll()
    assert results.compare.text() == "Compare 20000"
    QTest.keyClick(results.table, Qt.Key.Key_V)
    assert results.acts.count == 20_000


def test_a_mark_is_seen_beside_the_rank(qtbot: QtBot, table: MainWindow) -> None:
    results = table.search.results
    results.table.clearSelection()
    spot = results.table.visualRect(results.model.index(0, Column.RANK))
    before = results.table.viewport().grab(spot).toImage()
    results.table.selectionModel().setCurrentIndex(
        results.model.index(5, 1), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    with qtbot.waitSignal(table.search.answered, timeout=WAIT):
        table.search.mark(results.model.matches[:1], 1)
    results.table.clearSelection()
    assert results.table.viewport().grab(spot).toImage() != before


def test_an_answer_of_odd_things_is_shown(table: MainWindow) -> None:
    bare = match(1, Path("/"), sku="", product=None, similarity=float("nan"))
    long = replace(bare, rank=2, sku="长" * 300, photo=Path("/照片") / ("红" * 200) / "a\nb.jpg")
    table.search.results.show_answer(Answer(ASKED.photos, (bare, long)), ASKED)
    table.search.results.table.viewport().grab()
    for column in Column:
        table.search.results.table.sort_by(column)
