"""The window on the real core: a made-up shop and a tiny network."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import TINY, finish, write_photo
from tests.gui.test_responsive import Heart
from visearch_desktop.core import places
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.workspace import Workspace
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.catalog.new_form import Plan
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import MainWindow

WAIT = 30_000


@pytest.fixture
def catalog(tmp_path: Path, shop: Path) -> Path:
    """An indexed catalog of the shop."""
    folder = tmp_path / "indexed"
    made = Workspace.create(folder, model=TINY, device="cpu")
    finish(index_folders(made, [shop]))
    made.close()
    return folder


@pytest.fixture
def real(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[MainWindow]:
    """A window with nothing replaced."""
    make_application()
    desk = Desk(Settings(device="cpu"))
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def open_catalog(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    with qtbot.waitSignal(window.desk.device_changed, timeout=WAIT):
        window.desk.open(folder)
    qtbot.waitUntil(lambda: window.desk.info is not None, timeout=WAIT)


def test_from_folder_to_answer(qtbot: QtBot, real: MainWindow, shop: Path) -> None:
    (shop / "SKU0" / "broken.jpg").write_bytes(b"no photo")
    with qtbot.waitSignal(real.catalog.overview.index_panel.finished, timeout=WAIT):
        real.catalog.make(Plan((shop,), None, "folder", TINY))
    assert "12 photos can be searched" in real.catalog.notices.sentence
    qtbot.waitUntil(lambda: real.catalog.overview.problems.model.rowCount() == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: "12 photos · 6 SKUs" in real.status.holdings.text(), timeout=WAIT)
    assert (places.catalogs_folder() / "shop").is_dir()
    with qtbot.waitSignal(real.search.answered, timeout=WAIT):
        real.search.search([shop / "SKU3" / "photo6.jpg"])
    best = real.search.results.model.matches[0]
    assert (best.sku, best.relation) == ("SKU3", Relation.IDENTICAL)
    qtbot.waitUntil(lambda: real.desk.thumbnails.idle and not real.desk.reading_lane.busy, timeout=WAIT)


def test_a_broken_query_is_explained(qtbot: QtBot, real: MainWindow, catalog: Path, tmp_path: Path) -> None:
    open_catalog(qtbot, real, catalog)
    (tmp_path / "supplier 42.jpg").write_bytes(b"")
    real.search.search([tmp_path / "supplier 42.jpg"])
    qtbot.waitUntil(lambda: "empty" in real.search.notices.sentence, timeout=WAIT)
    assert "supplier 42.jpg" in real.search.notices.sentence


def test_photos_of_a_folder_that_is_not_there_are_still_shown_and_found_again(
    qtbot: QtBot, real: MainWindow, catalog: Path, shop: Path
) -> None:
    query = shop.parent / "query.jpg"
    query.write_bytes((shop / "SKU1" / "photo2.jpg").read_bytes())
    moved = shop.rename(shop.with_name("moved"))
    open_catalog(qtbot, real, catalog)
    with qtbot.waitSignal(real.search.answered, timeout=WAIT):
        real.search.search([query])
    qtbot.waitUntil(lambda: "small copy" in real.search.detail.compare.captions[1], timeout=WAIT)
    with qtbot.waitSignal(real.catalog.overview.index_panel.finished, timeout=WAIT):
        real.catalog.overview.index_panel.update_index()
    assert "is not there now" in real.catalog.notices.advice
    with qtbot.waitSignal(real.catalog.overview.index_panel.finished, timeout=WAIT) as finished:
        real.catalog.overview.folders.moved.emit(shop, moved)
    assert (finished.args[0].photos, finished.args[0].new, finished.args[0].offline) == (12, 0, ())
    assert real.search.results.model.matches[0].sku == "SKU1"


def test_a_folder_that_is_no_catalog_is_explained(qtbot: QtBot, real: MainWindow, shop: Path) -> None:
    with qtbot.waitSignal(real.desk.opening_failed, timeout=WAIT):
        real.desk.open(shop)
    assert real.catalog.notices.sentence


def test_a_catalog_of_another_network_is_explained_and_indexed_again(
    qtbot: QtBot, real: MainWindow, catalog: Path, home: Path, shop: Path
) -> None:
    card = home / "models" / TINY / "card.toml"
    card.write_text(card.read_text().replace("scale = 255.0", "scale = 254.0"))
    real.desk.open(catalog)
    qtbot.waitUntil(lambda: "another version" in real.search.notices.sentence, timeout=WAIT)
    qtbot.wait(200)  # the network that cannot be loaded is told as well, and must not hide the way out
    assert real.catalog.notices.action.text() == "Index again"
    with qtbot.waitSignal(real.catalog.overview.index_panel.finished, timeout=WAIT):
        real.catalog.notices.action.click()
    with qtbot.waitSignal(real.search.answered, timeout=WAIT):
        real.search.search([shop / "SKU1" / "photo2.jpg"])
    assert real.search.results.model.matches[0].sku == "SKU1"


def test_a_second_window_searches_while_the_first_indexes(
    qtbot: QtBot, real: MainWindow, catalog: Path, shop: Path
) -> None:
    open_catalog(qtbot, real, catalog)
    writer = Workspace.open(catalog, device="cpu")
    try:
        with writer.writing():
            with qtbot.waitSignal(real.catalog.overview.index_panel.failed, timeout=WAIT):
                real.catalog.overview.index_panel.update_index()
            assert "at work on this catalog" in real.catalog.notices.sentence
            with qtbot.waitSignal(real.search.answered, timeout=WAIT):
                real.search.search([shop / "SKU1" / "photo2.jpg"])
    finally:
        writer.close()
    assert real.search.results.model.matches[0].sku == "SKU1"


def test_cancelling_and_closing_keep_what_is_done(
    qtbot: QtBot, real: MainWindow, catalog: Path, tmp_path: Path
) -> None:
    for number in range(400):
        write_photo(tmp_path / "more" / f"N{number}_1.jpg", 1000 + number, size=(160, 120))
    open_catalog(qtbot, real, catalog)
    panel = real.catalog.overview.index_panel
    panel.index([tmp_path / "more"])
    qtbot.waitUntil(
        lambda: "Indexing photos" in real.status.index.text() and "%" in real.status.index.text(), timeout=WAIT
    )
    asked = time.monotonic()
    with qtbot.waitSignal(panel.stopped, timeout=5000):
        panel.stop()
    assert time.monotonic() - asked < 1.0
    qtbot.waitUntil(lambda: bool(real.desk.info and real.desk.info.pending), timeout=WAIT)
    panel.update_index()
    qtbot.waitUntil(
        lambda: "Indexing photos" in real.status.index.text() and "%" in real.status.index.text(), timeout=WAIT
    )
    real.close()
    again = Workspace.open(catalog, device="cpu")
    assert finish(index_folders(again)).photos == 412
    again.close()


def test_the_gui_thread_is_free_while_the_core_works(
    qtbot: QtBot, real: MainWindow, catalog: Path, shop: Path, tmp_path: Path
) -> None:
    """Best of three: other programs on the machine may hold the processor, the window's own work may not."""
    open_catalog(qtbot, real, catalog)
    with qtbot.waitSignal(real.search.answered, timeout=WAIT):
        real.search.search([shop / "SKU0" / "photo0.jpg"])  # loads what the first search loads
    qtbot.wait(300)
    worst = []
    for attempt in range(3):
        for number in range(60):
            write_photo(tmp_path / f"more{attempt}" / f"N{number}_1.jpg", 60 * attempt + number, size=(400, 300))
        heart = Heart()
        with qtbot.waitSignal(real.catalog.overview.index_panel.finished, timeout=WAIT):
            real.catalog.overview.index_panel.index([tmp_path / f"more{attempt}"])
            for number in range(5):
                with qtbot.waitSignal(real.search.answered, timeout=WAIT):
                    real.search.search([shop / f"SKU{number}" / f"photo{2 * number}.jpg"])
        worst.append(heart.worst)
        if heart.worst < 0.05:
            break
    assert min(worst) < 0.05, f"blocked for {[round(1000 * gap) for gap in worst]} ms"
