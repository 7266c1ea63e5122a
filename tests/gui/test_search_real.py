"""The Search page on the real core: words, conditions, a part, marks and kept searches, nothing replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import TINY, finish
from tests.gui.test_search_query import answered, search
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Comparison, Condition, Crop
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui import theme
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import MainWindow

WAIT = 60_000
TABLE = "sku,title,colour,qty\n" + "".join(
    f"SKU{number},{'棉 T恤' if number % 2 else 'cotton tee'} {number},{'Blue' if number < 3 else 'Grey'},{number}\n"
    for number in range(6)
)


@pytest.fixture
def real(qtbot: QtBot, qapp: QApplication, home: Path, tmp_path: Path, shop: Path) -> Iterator[MainWindow]:
    """A window on an indexed shop with a product table."""
    (tmp_path / "products.csv").write_text(TABLE, encoding="utf-8")
    made = Workspace.create(tmp_path / "indexed", model=TINY, device="cpu")
    finish(index_folders(made, [shop], products=tmp_path / "products.csv"))
    made.close()
    make_application()
    theme.apply(qapp, "light")
    window = MainWindow(Desk(Settings(device="cpu")))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(window.desk.device_changed, timeout=WAIT):
        window.desk.open(tmp_path / "indexed")
    qtbot.waitUntil(lambda: window.desk.info is not None, timeout=WAIT)
    yield window
    window.close()


def skus(window: MainWindow) -> list[str]:
    return [match.sku for match in window.search.results.model.matches]


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not (window.desk.reading_lane.busy or window.desk.search_lane.busy), timeout=WAIT)


def test_words_and_conditions_alone(qtbot: QtBot, real: MainWindow) -> None:
    draft = real.search.draft
    answered(qtbot, real, draft.say, "棉")
    assert sorted(skus(real)) == ["SKU1", "SKU3", "SKU5"]
    assert real.search.results.model.matches[0].shares[0].kind == "words"
    answered(qtbot, real, draft.narrow, Condition("colour", Comparison.EQUALS, "grey"))
    assert sorted(skus(real)) == ["SKU3", "SKU5"]
    answered(qtbot, real, draft.say, "")
    answered(qtbot, real, draft.narrow, Condition("", Comparison.IN_STOCK))
    assert sorted(skus(real)) == ["SKU3", "SKU4", "SKU5"]
    real.search.filters.open()
    qtbot.waitUntil(real.search.filters.box.isVisible, timeout=WAIT)
    columns = real.search.filters.box.column
    assert [columns.itemText(row) for row in range(columns.count())] == ["title", "colour", "qty", "In stock"]
    real.search.filters.box.hide()
    draft.narrow(Condition("weight", Comparison.AT_LEAST, "1"))
    qtbot.waitUntil(lambda: "no column “weight”" in real.search.notices.sentence, timeout=WAIT)


def test_a_part_words_and_marks_beside_photos(qtbot: QtBot, real: MainWindow, shop: Path) -> None:
    draft = real.search.draft
    search(qtbot, real, shop / "SKU3" / "photo6.jpg", shop / "SKU1" / "photo2.jpg")
    assert {match.sku for match in real.search.results.model.matches[:2]} == {"SKU1", "SKU3"}
    answered(qtbot, real, draft.refuse, 1, True)
    assert skus(real)[0] == "SKU3"
    assert all(match.photo.name != "photo2.jpg" for match in real.search.results.model.matches[:5])
    answered(qtbot, real, draft.crop, 0, Crop.BOX, (0.1, 0.1, 0.9, 0.9))
    best = real.search.results.model.matches[0]
    assert (best.sku, best.relation) == ("SKU3", Relation.NEAR_DUPLICATE)
    answered(qtbot, real, draft.crop, 0, Crop.WHOLE)
    answered(qtbot, real, draft.say, "cotton tee 4")
    assert any("words" in {share.kind for share in match.shares} for match in real.search.results.model.matches)
    answered(qtbot, real, real.search.results.acts.mark, 1)
    assert draft.query.feedback
    answered(qtbot, real, draft.ask_colour, True)
    idle(qtbot, real)


def test_a_saved_search_is_there_after_a_restart(qtbot: QtBot, real: MainWindow, shop: Path) -> None:
    search(qtbot, real, shop / "SKU3" / "photo6.jpg")
    answered(qtbot, real, real.search.draft.narrow, Condition("colour", Comparison.EQUALS, "Grey"))
    real.search.past.save("Grey ones", real.search.query)
    asked = real.search.query
    idle(qtbot, real)
    folder = real.desk.workspace.folder if real.desk.workspace is not None else shop
    real.search.clear_query()
    with qtbot.waitSignal(real.desk.device_changed, timeout=WAIT):
        real.desk.open(folder)
    qtbot.waitUntil(lambda: bool(real.search.past.saved), timeout=WAIT)
    entry = real.search.past.saved[0]
    assert (entry.name, entry.query) == ("Grey ones", asked)
    answered(qtbot, real, real.search.keeping.recall, entry)
    assert skus(real)[0] == "SKU3"
    idle(qtbot, real)
