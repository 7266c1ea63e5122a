"""However long a list is, only what is in sight is looked at, and no thumbnail is decoded where the window is drawn."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from visearch_desktop.core.catalog import Answer, Match, Product, Relation
from visearch_desktop.core.deliveries import BatchReport, Item, Proposal, Proposed
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.gui import lines, plates, theme
from visearch_desktop.gui import thumbnails as module
from visearch_desktop.gui.batch.model import ItemModel
from visearch_desktop.gui.batch.table import ItemTable
from visearch_desktop.gui.batch.triage import Show, Triage
from visearch_desktop.gui.photo_delegate import MARGIN, paint_thumbnail
from visearch_desktop.gui.search.model import ResultModel
from visearch_desktop.gui.search.results import Results
from visearch_desktop.gui.thumbnails import Thumbnails

ASKED = Query((QueryPhoto("asked.jpg", path=Path("asked.jpg")),))


@pytest.fixture
def thumbnails(qapp: QApplication, photos: list[Path]) -> Iterator[Thumbnails]:
    made = Thumbnails()
    made.show_catalog(lambda content: photos[content % len(photos)].read_bytes())
    yield made
    made.close()


def answer(rows: int) -> Answer:
    def match(row: int) -> Match:
        product = Product(f"SKU-{row}", f"Product {row}", {"price": "9.90"})
        return Match(row + 1, product.sku, Path(f"/{row}.jpg"), row, 0.9, 0.5, Relation.SIMILAR, product=product)

    return Answer(ASKED.photos, tuple(map(match, range(rows))))


def results(qtbot: QtBot, thumbnails: Thumbnails, rows: int) -> Results:
    shown = Results(thumbnails, lambda _content: 0)
    qtbot.addWidget(shown)
    shown.resize(560, 760)
    shown.show_answer(answer(rows), ASKED)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.mark.parametrize("rows", [100, 20_000])
def test_only_rows_in_sight_are_looked_at(
    qtbot: QtBot, thumbnails: Thumbnails, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = results(qtbot, thumbnails, rows)
    asked: Counter[int] = Counter()
    match_at = ResultModel.match_at
    monkeypatch.setattr(
        ResultModel, "match_at", lambda self, index: asked.update([index.row()]) or match_at(self, index)
    )
    bar = shown.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    shown.list.viewport().grab()
    assert 5 <= len(asked) <= 9  # rows of 122 pixels in 760
    asked.clear()
    thumbnails.ready.emit(3)  # it is not looked for among the rows either
    assert not asked


def test_no_thumbnail_is_decoded_or_shrunk_in_the_gui_thread(
    qtbot: QtBot, thumbnails: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    decoded = module._decoded

    def watched(data: bytes, side: int) -> QImage:
        threads.append(threading.current_thread())
        return decoded(data, side)

    monkeypatch.setattr(module, "_decoded", watched)
    shown = results(qtbot, thumbnails, 3000)
    bar = shown.list.verticalScrollBar()
    for step in range(20):
        bar.setValue(step * bar.maximum() // 20)
        shown.list.viewport().grab()
        qtbot.waitUntil(lambda: thumbnails.idle)
    assert len(threads) > 100
    assert threading.main_thread() not in threads


def test_thumbnails_come_at_the_size_they_are_painted_at(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    box = QRectF(0, 0, 60, 60)
    side = round(box.width()) - 2 * MARGIN
    with qtbot.waitSignal(thumbnails.ready):
        assert thumbnails.pixmap(1, side) is None
    small, whole = thumbnails.pixmap(1, side), thumbnails.pixmap(1)
    assert small is not None
    assert whole is None  # it is asked for by itself
    assert max(small.width(), small.height()) == side
    canvas = QImage(60, 60, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    paint_thumbnail(painter, box, thumbnails, 1, theme.tones())
    painter.end()
    spot = ((60 - small.width()) // 2, (60 - small.height()) // 2)
    copied = canvas.copy(*spot, small.width(), small.height())
    assert copied == small.toImage().convertToFormat(QImage.Format.Format_RGB32)  # pixel on pixel
    qtbot.waitUntil(lambda: thumbnails.idle)


def test_a_cell_of_a_batch_is_asked_for_once(
    qtbot: QtBot, thumbnails: Thumbnails, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = tuple(
        Proposed(Item(f"{row}", f"Item {row}", title="Shirt"), Proposal.NEW, reasons=("New.",)) for row in range(20_000)
    )
    model = ItemModel()
    table = ItemTable(model, thumbnails)
    qtbot.addWidget(table)
    table.resize(800, 600)
    model.show_tab(Triage(BatchReport("week 47", items), Path("/batches")), None, Show.ALL)
    table.show()
    qtbot.waitExposed(table)
    asked: list[int] = []
    data = ItemModel.data

    def counted(self: ItemModel, index: QModelIndex, role: int = 0) -> object:
        asked.append(index.row())
        return data(self, index, role)

    monkeypatch.setattr(ItemModel, "data", counted)
    table.viewport().grab()
    cells = 7 * len(set(asked))
    assert 0 < len(asked) <= cells


def test_many_selected_rows_are_counted_by_parts(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    shown = results(qtbot, thumbnails, 20_000)
    shown.list.selectAll()
    assert shown.compare.text() == "Compare 20000"


# -- painted once ------------------------------------------------------------------------------------------------


def test_painting_again_lays_no_line_out_and_draws_no_ground(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    shown = results(qtbot, thumbnails, 100)
    shown.list.viewport().repaint()
    before = lines._laid_out.cache_info().misses, plates._plate.cache_info().misses
    shown.list.viewport().repaint()
    shown.list.verticalScrollBar().setValue(7)
    shown.list.viewport().repaint()
    assert (lines._laid_out.cache_info().misses, plates._plate.cache_info().misses) == before


def test_a_line_is_cut_where_there_is_no_room(qapp: QApplication) -> None:
    font = theme.font()
    long = "a very long title of a product\nin two lines"
    cut = lines.elided(long, font, 100)
    assert cut.endswith("…")
    assert lines.width(cut, font) <= 100
    assert lines.elided("short", font, 100) == "short"
    assert "\n" not in lines.elided(long, font, 10_000)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("place", [QRectF(3, 4, 40, 20), QRectF(3.5, 4.5, 39.3, 19)])
def test_a_copied_ground_is_the_drawn_one(qapp: QApplication, scale: float, place: QRectF) -> None:
    fill, edge = QColor("#336699"), QColor("#112233")

    def painted(draw: Callable[[QPainter], None]) -> QImage:
        image = QImage(int(64 * scale), int(32 * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(QColor("white"))
        painter = QPainter(image)
        draw(painter)
        painter.end()
        return image

    one = painted(lambda painter: plates.draw(painter, place, 6, fill, edge, 2.0))
    two = painted(lambda painter: plates._fill(painter, place, 6, fill, edge, 2.0))
    for x in range(one.width()):
        for y in range(one.height()):
            a, b = QColor(one.pixel(x, y)), QColor(two.pixel(x, y))
            assert max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= 8


# -- more than is listed at first ------------------------------------------------------------------------------------


def test_the_end_of_a_list_asks_for_more_once(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    shown = results(qtbot, thumbnails, 1)
    wanted: list[int] = []
    shown.model.more_wanted.connect(wanted.append)
    words = Query(text="product")
    shown.show_answer(replace(answer(200), query=(), more=50), words)
    assert "200" in head(shown)
    assert "250" in head(shown)
    assert not wanted
    for _ in range(2):
        shown.list.scrollToBottom()
        QApplication.processEvents()
    assert wanted == [200]


def test_more_comes_behind_what_is_shown(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    shown = results(qtbot, thumbnails, 1)
    shown.show_answer(replace(answer(200), query=(), more=50), Query(text="product"))
    shown.show_row("SKU-150")
    at = shown.list.verticalScrollBar().value()
    longer = answer(250)
    shown.add_answer(Query(text="product"), replace(longer, matches=longer.matches[::-1]))
    assert [one.rank for one in shown.model.matches] == list(range(1, 251))
    assert shown.model.matches[199].sku == "SKU-199"
    assert {one.sku for one in shown.model.matches} == {one.sku for one in longer.matches}
    assert shown.list.verticalScrollBar().value() == at
    assert shown.list.currentIndex().row() == 150
    assert not shown.model.canFetchMore(QModelIndex())


def test_an_answer_with_nothing_new_ends_the_asking(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    shown = results(qtbot, thumbnails, 1)
    shown.show_answer(replace(answer(200), query=(), more=50), Query(text="product"))
    shown.add_answer(Query(text="product"), replace(answer(200), more=50))
    assert not shown.model.canFetchMore(QModelIndex())


def head(shown: Results) -> str:
    return " ".join(label.text() for label in shown.findChildren(QLabel))
