"""What else the catalog can do: said on the page itself, with what it last came to, to eyes, keys and readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from visearch_desktop.core.job_history import JobHistory, Outcome, Record
from visearch_desktop.gui.adapt.page import AdaptPage
from visearch_desktop.gui.catalog.offers import Offer
from visearch_desktop.gui.main_window import CATALOG, MainWindow
from visearch_desktop.gui.similar.page import SheetPage
from visearch_desktop.gui.suggest.page import SuggestPage
from visearch_desktop.gui.trial.page import TrialPage

WAIT = 10_000


@pytest.fixture
def shown(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    """The Catalog page of a window that is shown."""
    opened.show()
    opened.go(CATALOG)
    qtbot.waitUntil(lambda: opened.desk.quiet, timeout=WAIT)
    return opened


def _record(window: MainWindow, kind: str, **changes: object) -> Record:
    assert window.desk.roll.catalog is not None
    catalog = Path(window.desk.roll.catalog)
    made = Record(kind, kind, datetime(2026, 11, 25, 12, tzinfo=UTC), "", catalog, Outcome.DONE, 3.0, {})
    return replace(made, **changes)  # type: ignore[arg-type]


def _keep(qtbot: QtBot, window: MainWindow, *records: Record) -> None:
    history = JobHistory()
    for record in records:
        history.put(record)
    history.close()
    window.desk.roll.look_again()
    ids = {one.id for one in records}
    qtbot.waitUntil(lambda: ids <= {one.id for one in window.desk.roll.past}, timeout=WAIT)


def test_each_says_in_words_that_are_seen_what_it_is_good_for(shown: MainWindow) -> None:
    for offer in shown.catalog.overview.offers.offers:
        seen = [label.text() for label in offer.findChildren(QLabel) if label.isVisible()]
        assert offer.told.name in seen
        assert offer.told.good_for in seen
        assert QAccessible.queryAccessibleInterface(offer).role() == QAccessible.Role.PushButton


def test_each_opens_its_page_by_the_keyboard(shown: MainWindow) -> None:
    page = shown.catalog
    offers = page.overview.offers
    sides: dict[Offer, SuggestPage | SheetPage | AdaptPage | TrialPage] = {
        offers.suggestions: page.suggesting,
        offers.similar: page.sheets,
        offers.adapting: page.adapting,
        offers.trying: page.trying,
    }
    for offer, side in sides.items():
        offer.setFocus()
        QTest.keyClick(offer, Qt.Key.Key_Return)
        assert side.isVisible()
        side.back.click()


def test_a_click_on_the_words_is_a_click_on_the_whole(shown: MainWindow) -> None:
    offer = shown.catalog.overview.offers.similar
    words = offer.findChildren(QLabel)[1]
    place = words.mapTo(shown, words.rect().center())
    under = shown.childAt(place)
    assert under is not None
    QTest.mouseClick(under, Qt.MouseButton.LeftButton)
    assert shown.catalog.sheets.isVisible()


def test_what_it_last_came_to_is_told_and_read_out(qtbot: QtBot, shown: MainWindow) -> None:
    offer = shown.catalog.overview.offers.suggestions
    older = datetime(2026, 11, 20, 12, tzinfo=UTC)
    _keep(
        qtbot,
        shown,
        _record(shown, "suggest", id="new", about="类目", figures={"suggestions": 12}),
        _record(shown, "suggest", id="old", about="类目", figures={"suggestions": 99}, begun=older),
    )
    assert offer.state.text().endswith("类目 · 12 suggestions.")
    assert "12 suggestions." in offer.accessibleDescription()


@pytest.mark.parametrize(
    "changes", [{"outcome": Outcome.STOPPED}, {"outcome": Outcome.FAILED}, {"catalog": Path("/srv/another")}]
)
def test_what_came_to_nothing_or_was_elsewhere_says_nothing_here(
    qtbot: QtBot, shown: MainWindow, changes: dict[str, object]
) -> None:
    offer = shown.catalog.overview.offers.trying
    _keep(qtbot, shown, _record(shown, "trial", figures={"first": 1, "tried": 2}, **changes))
    assert offer.state.text() == ""
    assert not offer.state.isVisible()


def test_an_adaptation_that_was_taken_back_is_not_called_in_use(qtbot: QtBot, shown: MainWindow) -> None:
    offer = shown.catalog.overview.offers.adapting
    _keep(qtbot, shown, _record(shown, "adapt", figures={"adopted": 1}))
    assert offer.state.text().endswith("It helps, and is in use.")
    _keep(qtbot, shown, _record(shown, "undo_adapt", begun=datetime(2026, 11, 26, 12, tzinfo=UTC)))
    assert offer.state.text().endswith("Taken back.")


def test_in_the_smallest_window_each_can_be_reached_and_none_is_cut_off_across(shown: MainWindow, qtbot: QtBot) -> None:
    shown.resize(960, 600)
    offers = shown.catalog.overview.offers
    qtbot.wait(50)
    for offer in offers.offers:
        offers.ensureWidgetVisible(offer)
        assert offer.width() <= offers.viewport().width()
        place = offer.mapTo(offers.viewport(), offer.rect().topLeft())
        assert 0 <= place.y() < offers.viewport().height()
        for label in offer.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width())


def test_problem_photos_have_the_whole_width(shown: MainWindow) -> None:
    overview = shown.catalog.overview
    overview.show_list(1)
    assert not overview.offers.isVisible()
    overview.show_list(0)
    assert overview.offers.isVisible()
