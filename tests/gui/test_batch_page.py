"""The Batch page, worked by keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.batch_fakes import FakeBatch, eight_items, item, match, photo, proposed, saved
from tests.gui.fakes import FakeCore, FakeWorkspace
from tests.gui.test_responsive import stall
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.deliveries import (
    PLACEHOLDER,
    BatchReport,
    Choice,
    Contribution,
    Decision,
    Fault,
    Item,
    Proposal,
)
from visearch_desktop.core.errors import BatchError, CatalogError
from visearch_desktop.gui import theme
from visearch_desktop.gui.batch import beside, choices, evidence, words
from visearch_desktop.gui.batch.choices import Choices
from visearch_desktop.gui.batch.model import ENTRY_ROLE, Column
from visearch_desktop.gui.batch.page import BatchPage
from visearch_desktop.gui.batch.plan import Plan
from visearch_desktop.gui.batch.tabs import ORDER, PROBLEMS
from visearch_desktop.gui.batch.triage import Show, Since, Triage
from visearch_desktop.gui.main_window import BATCH, CATALOG, SETTINGS, MainWindow

WAIT = 10_000
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]


@pytest.fixture
def core_batch(core: FakeCore) -> FakeBatch:
    return core.batch


@pytest.fixture
def blank(qtbot: QtBot, core_batch: FakeBatch, opened: MainWindow) -> BatchPage:
    """The page with no batch."""
    opened.go(BATCH)
    qtbot.waitUntil(lambda: opened.batch.start.profile.count() == 3, timeout=WAIT)
    return opened.batch


@pytest.fixture
def page(qtbot: QtBot, blank: BatchPage, core_batch: FakeBatch, tmp_path: Path) -> BatchPage:
    """The page with eight items checked."""
    core_batch.steps = 2
    blank.take([tmp_path])
    with qtbot.waitSignal(blank.shown, timeout=WAIT):
        blank.start.start.click()
    return blank


@pytest.fixture
def press(qtbot: QtBot, page: BatchPage) -> Press:
    """Presses a key in the list and waits until what it decided is stored."""

    def act(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(page.review.list, key, held)
        qtbot.waitUntil(lambda: not page.review.log.busy, timeout=WAIT)

    return act


def chosen(page: BatchPage) -> str:
    """The key of the chosen item."""
    triage = page.review.triage
    assert triage is not None
    return triage.items[page.review.row].item.key if page.review.row >= 0 else ""


def decided(page: BatchPage) -> dict[str, str]:
    """What is decided, in words, by key."""
    triage = page.review.triage
    assert triage is not None
    rows = range(len(triage.items))
    return {triage.items[row].item.key: words.decision(made) for row in rows if (made := triage.decision(row))}


# -- by keyboard -----------------------------------------------------------------------------------


def test_tabs_stand_in_the_order_of_the_proposals(page: BatchPage) -> None:
    assert page.review.tabs.titles == (
        "Conflicts  1", "Bad pictures  1", "New  3", "Variants  1", "Already have  1", "Repeated  1", "All  8",
        "Problems  1",
    )  # fmt: skip
    assert chosen(page) == "C"
    assert page.review.list.hasFocus()


def test_large_numbers_do_not_widen_the_window(opened: MainWindow, page: BatchPage) -> None:
    tabs = page.review.tabs
    before = opened.minimumSizeHint().width()
    for number in range(len(ORDER) + 1):
        tabs._label(number, tabs._names[number][0], 12_345, "", "")
    opened.resize(1000, 650)
    tabs._make_room()
    QTest.qWait(20)
    assert opened.width() == 1000
    assert opened.minimumSizeHint().width() == before
    assert tabs.titles[1] == "Bad 12,345"
    assert tabs._tabs.button(PROBLEMS).geometry().right() <= tabs.width()
    opened.resize(1500, 650)
    QTest.qWait(20)
    assert tabs.titles[1] == "Bad pictures  12,345"


def test_digits_choose_tabs(page: BatchPage, press: Press) -> None:
    seen = []
    for digit in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_7):
        press(digit)
        seen.append(chosen(page))
    assert seen == ["C", "P", "N0", "V", "H", "D", "C"]
    press(Key.Key_8)
    assert page.review.tabs.number == PROBLEMS
    assert page.review.problems.isVisible()
    assert page.review.problems.problems.problems[0].reason == "The file is damaged."


def test_keep_skip_and_link_are_stored_and_the_next_item_is_chosen(
    page: BatchPage, press: Press, core_batch: FakeBatch
) -> None:
    press(Key.Key_3)
    press(Key.Key_K)
    assert chosen(page) == "N1"
    press(Key.Key_S)
    assert chosen(page) == "N2"
    press(Key.Key_5)
    press(Key.Key_L)
    assert decided(page) == {"N0": "Keep", "N1": "Skip", "H": "Link to H1"}
    assert {key: (made.choice, made.sku) for key, made in core_batch.held.items()} == {
        "N0": (Choice.KEEP, ""), "N1": (Choice.SKIP, ""), "H": (Choice.LINK, "H1"),
    }  # fmt: skip
    assert page.review.tabs.titles[2] == "New  1"


def test_the_buttons_do_what_the_keys_do(qtbot: QtBot, page: BatchPage) -> None:
    for choice, button in page.review.legend.choices.items():
        page.review.go_to(0)
        button.click()
        qtbot.waitUntil(lambda: not page.review.log.busy, timeout=WAIT)
        triage = page.review.triage
        assert triage is not None
        made = triage.decision(0)
        assert made is not None
        assert made.choice is choice
    page.review.legend.undo.click()
    qtbot.waitUntil(lambda: decided(page)["C"] == "Skip", timeout=WAIT)
    page.review.legend.redo.click()
    qtbot.waitUntil(lambda: decided(page)["C"] == "Link to A1", timeout=WAIT)


def test_undo_without_limit_and_redo(page: BatchPage, press: Press) -> None:
    states = [decided(page)]
    press(Key.Key_7)
    for key in (Key.Key_L, Key.Key_S, Key.Key_K, Key.Key_S, Key.Key_K):
        press(key)
        states.append(decided(page))
    assert len({repr(state) for state in states}) == 6
    for state in reversed(states[:-1]):
        press(Key.Key_Z)
        assert decided(page) == state
    press(Key.Key_Z)
    assert page.notices.sentence == "There is nothing to undo."
    for number, state in enumerate(states[1:]):
        press(Key.Key_Y) if number % 2 else press(Key.Key_Z, SHIFT)
        assert decided(page) == state
    assert page.notices.sentence == ""
    press(Key.Key_Z, SHIFT)
    assert page.notices.sentence == "There is nothing to do again."


def test_undo_goes_back_to_the_item_it_is_about(page: BatchPage, press: Press) -> None:
    press(Key.Key_K)
    press(Key.Key_5)
    assert chosen(page) == "H"
    press(Key.Key_Z)
    assert page.review.tabs.proposal is Proposal.CONFLICT
    assert chosen(page) == "C"


def test_right_and_left_choose_the_sku_to_link_to(page: BatchPage, press: Press) -> None:
    detail = page.review.detail
    assert detail.sku == "A1"
    press(Key.Key_Right)
    assert detail.sku == "NEAR-2"
    press(Key.Key_Right)
    assert detail.sku == "B2"  # what the EAN says; no photo of it is known
    assert detail.facing.captions[1] == "B2"
    press(Key.Key_Right)
    assert detail.sku == "A1"
    press(Key.Key_Left)
    press(Key.Key_L)
    assert decided(page) == {"C": "Link to B2"}


def test_shift_and_arrows_go_through_the_photos_of_an_item(page: BatchPage, press: Press) -> None:
    page.review.go_to(4)
    detail = page.review.detail
    seen = []
    for _ in range(4):
        seen.append(detail.facing.captions[0].split(" · ")[1])
        press(Key.Key_Right, SHIFT)
    assert seen == ["a.jpg", "b.jpg", "c.jpg", "a.jpg"]
    assert detail.photos.isVisible()


def test_the_photo_that_a_match_was_found_with_is_shown_beside_it(
    qtbot: QtBot, page: BatchPage, press: Press, core_batch: FakeBatch
) -> None:
    views = [photo(f"M/{name}.jpg") for name in "abc"]
    one = proposed("M", Proposal.ALREADY_HAVE, "H1", *views)
    core_batch.items = (replace(one, matched=(views[2].digest, views[1].digest)),)
    reopen(qtbot, page)
    facing = page.review.detail.facing
    assert facing.captions[0].split(" · ")[1] == "c.jpg"
    press(Key.Key_Right)
    assert facing.captions == ("Delivered · b.jpg · 800 × 600", "NEAR-2 · Very likely the same photo")
    press(Key.Key_Right, SHIFT)
    assert facing.captions[0].split(" · ")[1] == "c.jpg"


def test_space_blinks_while_it_is_held(page: BatchPage) -> None:
    view = page.review.detail.facing.compare.view
    QTest.keyPress(page.review.list, Key.Key_Space)
    assert view.blinking
    QTest.keyRelease(page.review.list, Key.Key_Space)
    assert not view.blinking


def test_a_held_key_decides_one_item(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch) -> None:
    page.review.tabs.choose(2)
    nothing = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_K, nothing, "k", repeated)
        page.review.keys.eventFilter(page.review.list, event)
    qtbot.waitUntil(lambda: not page.review.log.busy, timeout=WAIT)
    assert len(core_batch.actions) == 1


def test_letters_that_mean_nothing_do_nothing(page: BatchPage, press: Press, core_batch: FakeBatch) -> None:
    press(Key.Key_7)
    for key in (Key.Key_H, Key.Key_X, Key.Key_9):
        press(key)
    assert chosen(page) == "C"
    assert core_batch.actions == []


@pytest.mark.parametrize("table", [False, True])
def test_table_and_cards_show_the_same_item(page: BatchPage, press: Press, table: bool) -> None:
    page.review.show_table(table)
    press(Key.Key_7)
    press(Key.Key_Down)
    before = chosen(page)
    press(Key.Key_V)
    assert page.review.tabled is not table
    assert chosen(page) == before == "P"
    press(Key.Key_Down)
    press(Key.Key_K)
    assert decided(page) == {"N0": "Keep"}
    rows = {index.row() for index in page.review.table.selectionModel().selectedIndexes()}
    assert len(rows) == 1
    assert choices.from_text(page.kept()).table is not table


def test_the_table_is_sorted_by_its_columns(page: BatchPage, press: Press) -> None:
    press(Key.Key_7)
    page.review.show_table(True)
    press(Key.Key_Down)
    before = chosen(page)
    page.review.table.sortByColumn(Column.ITEM, Qt.SortOrder.DescendingOrder)
    names = [page.review.model.data(page.review.model.index(row, Column.ITEM)) for row in range(8)]
    assert names == sorted(names, reverse=True)  # type: ignore[type-var]
    assert chosen(page) == before
    page.review.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert page.review.model.rows == list(range(8))


def test_once_all_is_decided_the_way_on_stands_beside_the_list(page: BatchPage, press: Press) -> None:
    aside = page.review.empty.aside
    assert not aside.isVisible()
    press(Key.Key_S)
    assert chosen(page) == "C"  # what was decided stays in sight, to be taken back
    assert aside.text() == "Go to Bad pictures"
    press(Key.Key_Z)
    assert not aside.isVisible()
    press(Key.Key_S)
    QTest.mouseClick(aside, Qt.MouseButton.LeftButton)
    assert page.review.tabs.proposal is Proposal.BAD_PICTURE
    assert not aside.isVisible()


def test_when_all_is_decided_the_page_says_so_and_leads_on(page: BatchPage, press: Press) -> None:
    press(Key.Key_S)
    page.review.relist()
    assert page.review.message == "Everything here is decided"
    page.review.empty.onward.click()
    assert page.review.tabs.proposal is Proposal.BAD_PICTURE
    page.review.put_show(Show.DECIDED)
    page.review.tabs.choose(0)
    assert chosen(page) == "C"
    page.review.tabs.choose(2)
    assert page.review.message == "Nothing is decided here yet"


# -- what is shown ---------------------------------------------------------------------------------


def test_every_contribution_and_fault_is_said(page: BatchPage) -> None:
    weak = replace(page.review.triage.items[0], contributions=(Contribution("photo", "B2", 0.02, "It looks alike."),))  # type: ignore[union-attr]
    assert not evidence.lines_of(weak)[0].against
    lines = evidence.lines_of(page.review.triage.items[0])  # type: ignore[union-attr]
    assert [(line.kind, line.sku, line.against) for line in lines] == [("Photo", "A1", False), ("EAN", "B2", True)]
    shown = page.review.detail.grounds.evidence.lines
    assert shown.data(shown.index(1)) == "EAN, 1.00, B2, The EAN 4006381333931 is that of B2."
    page.review.go_to(1)
    assert shown.data(shown.index(0)) == "Picture, The photo is blurred: 12, at least 80."


def test_faults_name_their_photo_where_there_are_several() -> None:
    fault = Fault("pixels", 300, 1000, "300 pixels; at least 1000.")
    one = proposed(
        "X", Proposal.BAD_PICTURE, "", photo("x/a.jpg", faults=(fault,)), photo("x/b.jpg", problem="Damaged.")
    )
    assert words.faults(one) == ("a.jpg: 300 pixels; at least 1000.", "b.jpg: Damaged.")


def test_attributes_are_compared_under_the_names_of_the_table(page: BatchPage, press: Press) -> None:
    grounds = page.review.detail.grounds
    press(Key.Key_D)
    assert grounds.attributes.isVisible()
    assert "price" in grounds.attributes.names  # “Price” in the delivery
    press(Key.Key_D)
    assert not grounds.attributes.isVisible()
    left, right = beside.paired({"Colour": "red", "Size": "M"}, {"colour": "blue", "brand": "Luma"})
    assert (left, right) == ({"colour": "red", "Size": "M"}, {"colour": "blue", "brand": "Luma"})


def test_without_a_product_table_that_is_said(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch) -> None:
    bare = proposed("B", Proposal.ALREADY_HAVE, "H1", matches=(match("H1", 1, product=None),))
    core_batch.items = (bare, proposed("E", Proposal.NEW, item=item("E", title="", attributes={}), matches=()))
    reopen(qtbot, page)
    page.review.go_to(0)
    assert page.review.detail.grounds.note == "The product table says nothing of H1."
    page.review.go_to(1)
    assert page.review.detail.grounds.note == "The delivery says nothing of this item but its photos."
    assert page.review.detail.sku == ""


def test_the_button_says_which_sku_it_links_to(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch) -> None:
    long = "SKU-2026-超长-限量版-0815"
    core_batch.items = (
        proposed("A", Proposal.ALREADY_HAVE, "H1", matches=(match("H1", 1), match("H2", 2))),
        proposed("B", Proposal.ALREADY_HAVE, long, matches=(match(long, 1),)),
        proposed("C", Proposal.NEW, matches=()),
    )
    reopen(qtbot, page)
    link = page.review.legend.choices[Choice.LINK]
    page.review.go_to(0)
    assert link.text() == "Link to H1  L"
    page.review.detail.step_beside(1)
    assert link.text() == "Link to H2  L"
    page.review.go_to(1)
    assert link.text() == "Link to SKU-20…-0815  L"
    assert link.toolTip() == f"Its photos belong to {long}."
    page.review.go_to(2)
    assert link.text() == "Link  L"


def test_small_photos_are_shown_where_there_is_something_to_choose(
    qtbot: QtBot, page: BatchPage, core_batch: FakeBatch
) -> None:
    core_batch.items = (
        proposed("A", Proposal.ALREADY_HAVE, "H1", matches=(match("H1", 1), match("H2", 2))),
        proposed("B", Proposal.ALREADY_HAVE, "H1", matches=(match("H1", 1),)),
    )
    reopen(qtbot, page)
    page.window().resize(1400, 1000)
    detail = page.review.detail
    for row, there in ((0, True), (1, False)):
        page.review.go_to(row)
        assert detail.nearest.isVisible() is there


def test_a_photo_that_cannot_be_read_is_not_said_to_be_like_nothing(
    qtbot: QtBot, page: BatchPage, core_batch: FakeBatch
) -> None:
    broken = replace(photo("broken.jpg"), problem="This is not a photo.")
    core_batch.items = (proposed("X", Proposal.BAD_PICTURE, item=item("X", broken), matches=()),)
    reopen(qtbot, page)
    view = page.review.detail.facing.compare.view
    assert view.accessibleDescription().count("Nothing to compare") == 1


def test_a_repeated_item_lies_beside_the_one_it_repeats(page: BatchPage) -> None:
    page.review.go_to(7)
    assert page.review.detail.facing.captions[1] == "Also delivered · N0"


def test_an_item_without_photos_is_shown(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch) -> None:
    nothing = item("X")
    core_batch.items = (proposed("X", Proposal.BAD_PICTURE, item=nothing.__class__("X", "X"), matches=()),)
    reopen(qtbot, page)
    assert chosen(page) == "X"
    assert not page.review.list.grab().isNull()
    page.review.show_table(True)
    assert not page.grab().isNull()


def test_very_long_and_chinese_names_are_shown_whole_in_tool_tips(
    qtbot: QtBot, page: BatchPage, core_batch: FakeBatch
) -> None:
    name = "供应商 二零二六 秋季 " + "非常长的名字" * 40
    sku = "SKU-" + "X" * 300
    one = proposed("L", Proposal.ALREADY_HAVE, sku, item=item("L", photo("长/图.jpg"), name=name))
    core_batch.items = (one,)
    reopen(qtbot, page)
    assert page.window().minimumSizeHint().width() <= 1000
    assert name in str(page.review.model.data(page.review.model.index(0, 0), Qt.ItemDataRole.ToolTipRole))
    QTest.keyClick(page.review.list, Key.Key_L)
    qtbot.waitUntil(lambda: decided(page) == {"L": f"Link to {sku}"}, timeout=WAIT)
    for table in (True, False):
        page.review.show_table(table)
        assert not page.grab().isNull()


def test_what_is_in_the_way_is_left_out_in_a_low_window(opened: MainWindow, page: BatchPage) -> None:
    detail = page.review.detail
    page.review.go_to(4)
    for height, strips in ((960, True), (800, True), (600, detail.height() >= 370)):
        opened.resize(1000, height)
        QTest.qWait(20)
        view = detail.facing.compare.view
        assert view.height() >= view.minimumHeight()
        assert detail.facing.geometry().bottom() <= detail.grounds.geometry().top()
        if height > 600:
            assert detail.photos.isVisible() is strips


def reopen(qtbot: QtBot, page: BatchPage) -> None:
    """Open the batch again, as it is now."""
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.open_saved(saved("week 47"))


# -- linking to a typed SKU ------------------------------------------------------------------------


def test_an_sku_is_typed_with_completion(qtbot: QtBot, page: BatchPage, press: Press) -> None:
    bar = page.review.link_bar
    qtbot.waitUntil(lambda: bar.sku.completer().model().rowCount() == 5, timeout=WAIT)
    press(Key.Key_T)
    assert bar.isVisible()
    assert bar.sku.hasFocus()
    assert bar.sku.text() == "A1"
    bar.sku.setText("ear")
    completer = bar.sku.completer()
    completer.setCompletionPrefix("ear")
    assert completer.currentCompletion() == "NEAR-2"
    assert not bar.link.isEnabled()
    assert bar.hint == "The catalog has no SKU “ear”."
    bar.sku.setText("B2")
    QTest.keyClick(bar.sku, Key.Key_Return)
    qtbot.waitUntil(lambda: decided(page) == {"C": "Link to B2"}, timeout=WAIT)
    assert not bar.isVisible()
    assert page.review.list.hasFocus()


def test_a_merely_similar_sku_is_linked_to_only_when_chosen(
    page: BatchPage, press: Press, core_batch: FakeBatch
) -> None:
    page.review.go_to(2)
    assert page.review.detail.nearest_sku == "FAR"
    press(Key.Key_L)
    assert page.review.link_bar.isVisible()
    assert page.review.link_bar.sku.text() == "FAR"
    assert core_batch.actions == []
    page.review.link_bar.leave()
    page.review.detail.nearest.picked.emit(0)  # clicked
    press(Key.Key_L)
    assert decided(page) == {"N0": "Link to FAR"}


def test_link_asks_where_nothing_is_proposed(qtbot: QtBot, page: BatchPage, press: Press) -> None:
    page.review.go_to(4)
    press(Key.Key_L)
    bar = page.review.link_bar
    assert bar.isVisible()
    assert "N2" in bar.question.text()
    QTest.keyClick(bar, Key.Key_Escape)
    assert not bar.isVisible()
    assert decided(page) == {}
    assert page.review.list.hasFocus()


# -- storing ---------------------------------------------------------------------------------------


def test_a_decision_that_cannot_be_stored_is_not_shown(page: BatchPage, press: Press, core_batch: FakeBatch) -> None:
    core_batch.refuse = BatchError("The disk is full.", "Free some space.")
    press(Key.Key_3)
    press(Key.Key_K)
    assert "The disk is full." in page.notices.sentence
    assert page.notices.advice == "Free some space."
    assert decided(page) == {}
    assert not any(page.review.model.saving(row) for row in range(8))
    page.notices.action.click()
    assert chosen(page) == "N0"
    core_batch.refuse = None
    press(Key.Key_K)
    assert decided(page) == {"N0": "Keep"}


def test_nothing_counts_as_decided_before_it_is_stored(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch) -> None:
    core_batch.slow = 0.2
    QTest.keyClick(page.review.list, Key.Key_K)
    assert page.review.model.saving(0)
    assert decided(page) == {}
    QTest.keyClick(page.review.list, Key.Key_S)  # the same item once more, while it is being stored
    qtbot.waitUntil(lambda: decided(page) == {"C": "Keep"}, timeout=WAIT)
    assert len(core_batch.actions) == 1


def test_closing_the_window_loses_no_decision(opened: MainWindow, page: BatchPage, core_batch: FakeBatch) -> None:
    core_batch.slow = 0.1
    page.review.tabs.choose(2)
    QTest.keyClick(page.review.list, Key.Key_K)
    QTest.keyClick(page.review.list, Key.Key_S)
    opened.close()
    assert len(core_batch.actions) == 2


# -- a whole tab -----------------------------------------------------------------------------------


def test_a_tab_is_decided_at_once_and_one_undo_takes_it_back(
    qtbot: QtBot, page: BatchPage, press: Press, core_batch: FakeBatch
) -> None:
    press(Key.Key_3)
    press(Key.Key_S)
    before = decided(page)
    page.review.whole_tab.ask(Choice.KEEP)
    bar = page.review.whole_tab
    assert bar.question.text() == "Keep 2 items of “New”?"
    assert "new items you export" in bar.meaning.text()
    assert "one Undo (Z)" in bar.meaning.text()
    assert len(core_batch.actions) == 1
    QTest.keyClick(bar.yes, Key.Key_Return)
    qtbot.waitUntil(lambda: decided(page) == {"N0": "Skip", "N1": "Keep", "N2": "Keep"}, timeout=WAIT)
    assert len(core_batch.actions) == 2
    assert not bar.button.isVisible()
    press(Key.Key_Z)
    assert decided(page) == before


def test_linking_a_tab_links_each_item_to_its_own_sku(qtbot: QtBot, page: BatchPage, press: Press) -> None:
    press(Key.Key_7)
    whole = page.review.whole_tab
    assert whole.actions_by_choice[Choice.LINK].text() == "Link 3 items to the SKUs proposed…"
    whole.ask(Choice.LINK)
    assert "Each is linked to the SKU proposed for it" in whole.meaning.text()
    whole.yes.click()
    expected = {"C": "Link to A1", "V": "Link to V1", "H": "Link to H1"}
    qtbot.waitUntil(lambda: decided(page) == expected, timeout=WAIT)
    press(Key.Key_3)
    assert not whole.actions_by_choice[Choice.LINK].isVisible()


def test_escape_leaves_the_question(page: BatchPage, core_batch: FakeBatch) -> None:
    page.review.whole_tab.ask(Choice.SKIP)
    QTest.keyClick(page.review.whole_tab, Key.Key_Escape)
    assert not page.review.whole_tab.isVisible()
    assert page.review.list.hasFocus()
    assert core_batch.actions == []


# -- running ---------------------------------------------------------------------------------------


def test_a_delivery_is_planned_checked_stopped_and_gone_on_with(
    qtbot: QtBot, blank: BatchPage, opened: MainWindow, core_batch: FakeBatch, tmp_path: Path
) -> None:
    start = blank.start
    assert not start.start.isEnabled()
    assert "Drop a supplier’s delivery" in start.asked
    blank.take([tmp_path / "week 47.zip", tmp_path / "prices.xlsx"])
    assert start.asked == "week 47.zip"
    start.profile.setCurrentIndex(2)
    start.rule.setCurrentIndex(1)
    core_batch.step = 0.02
    start.start.click()
    qtbot.waitUntil(lambda: "of 40" in blank.run_panel.pace, timeout=WAIT)
    assert "Comparing photos" in opened.status.index.text()
    assert not start.start.isEnabled()
    blank.take([tmp_path / "another.zip"])
    assert "being checked" in blank.notices.sentence
    asked = time.monotonic()
    blank.run_panel.cancel.click()
    qtbot.waitUntil(lambda: not blank.running, timeout=WAIT)
    assert time.monotonic() - asked < 1.0
    assert core_batch.closed_in
    assert "What was compared is kept." in blank.notices.sentence
    assert 0 < core_batch.checked < 39
    core_batch.step = 0.001
    with qtbot.waitSignal(blank.shown, timeout=WAIT):
        blank.notices.action.click()
    assert blank.reviewing
    expected = Plan((tmp_path / "week 47.zip", tmp_path / "prices.xlsx"), "amazon-main", "folder")
    assert core_batch.plans == [expected, expected]
    assert choices.from_text(blank.kept()) == Choices("amazon-main", "folder")
    assert blank.head.summary.text() == "week 47 · 8 items · 10 photos · 1 problem"


def test_what_was_dropped_can_be_taken_away_again(blank: BatchPage, tmp_path: Path) -> None:
    blank.take([tmp_path])
    blank.start.forget.click()
    assert blank.start.sources == ()
    assert not blank.start.start.isEnabled()
    assert blank.start.files.hasFocus()


def test_an_error_is_a_notice_and_the_page_goes_on(
    qtbot: QtBot, blank: BatchPage, core_batch: FakeBatch, tmp_path: Path
) -> None:
    core_batch.error = BatchError("This ZIP needs a password.", "Unpack it first.")
    blank.take([tmp_path / "locked.zip"])
    with qtbot.waitSignal(blank.shown, timeout=WAIT):
        blank.start.start.click()
    assert blank.notices.sentence == "This ZIP needs a password."
    assert blank.page is blank.start
    assert blank.start.start.isEnabled()
    assert blank.start.sources == (tmp_path / "locked.zip",)


def test_saved_batches_are_listed_opened_and_gone_on_with(
    qtbot: QtBot, core_batch: FakeBatch, opened: MainWindow, tmp_path: Path
) -> None:
    plan = Plan((tmp_path / "week 45.zip",), folder=tmp_path)
    core_batch.batches = (saved("week 46", decided=12), saved("week 45", complete=False, plan=plan))
    opened.go(BATCH)
    page = opened.batch
    qtbot.waitUntil(lambda: len(page.start.saved.batches) == 2, timeout=WAIT)
    said = " ".join(label.text() for label in page.start.saved.findChildren(QLabel))
    assert "640 items · 132 new · 3 in conflict · 12 decided" in said
    assert "stopped; it can go on" in said
    buttons = [button for button in page.start.saved.findChildren(QAbstractButton) if "week" in button.accessibleName()]
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        buttons[0].click()
    assert page.reviewing
    page.head.another.click()
    assert page.page is page.start
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.open_saved(core_batch.batches[1])
    assert core_batch.plans == [plan]


def test_decisions_are_there_again_when_a_batch_is_opened(qtbot: QtBot, page: BatchPage, press: Press) -> None:
    press(Key.Key_K)
    reopen(qtbot, page)
    assert decided(page) == {"C": "Keep"}
    assert chosen(page) == "P"
    press(Key.Key_Z)  # made before this batch was opened
    assert decided(page) == {}


def test_opening_a_batch_is_told_and_so_is_its_failure(qtbot: QtBot, blank: BatchPage, core_batch: FakeBatch) -> None:
    core_batch.error = BatchError("The batch “week 46” is damaged.", "Compare the delivery again.")
    with qtbot.waitSignal(blank.shown, timeout=WAIT):
        blank.open_saved(saved("week 46"))
        assert blank.notices.sentence == "Opening “week 46”…"
        assert not blank.start.saved.isEnabled()
    assert blank.notices.sentence == "The batch “week 46” is damaged."
    assert blank.start.saved.isEnabled()
    core_batch.error = None
    reopen(qtbot, blank)
    assert blank.notices.sentence == ""


def test_notes_of_the_core_are_shown(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch) -> None:
    core_batch.notes = ("12 photos are not named in the sheet.", "Two rows claim a.jpg.")
    reopen(qtbot, page)
    assert page.notices.sentence == "12 photos are not named in the sheet."
    assert page.notices.advice == "Two rows claim a.jpg."


def test_closing_while_a_delivery_is_checked_ends_it(
    qtbot: QtBot, blank: BatchPage, opened: MainWindow, core_batch: FakeBatch, tmp_path: Path
) -> None:
    core_batch.step = 0.02
    blank.take([tmp_path])
    blank.start.start.click()
    qtbot.waitUntil(lambda: blank.run_panel.pace != "", timeout=WAIT)
    opened.close()
    assert core_batch.closed_in


def test_another_catalog_leaves_nothing_of_the_one_before(
    qtbot: QtBot, page: BatchPage, opened: MainWindow, core: FakeCore, own_home: Path
) -> None:
    other = own_home / "catalogs" / "other"
    other.mkdir(parents=True)
    core.workspaces[other] = FakeWorkspace(other)
    with qtbot.waitSignal(opened.desk.device_changed, timeout=WAIT):
        opened.desk.open(other)
    qtbot.waitUntil(lambda: opened.desk.info is not None, timeout=WAIT)
    assert page.review.triage is None
    assert page.page is page.start
    assert "no indexed photos" in page.start.said.text()
    assert page.start.catalog.isVisible()
    assert not page.start.start.isVisible()


def test_without_a_catalog_the_page_leads_to_one(window: MainWindow) -> None:
    window.go(BATCH)
    assert "Open a catalog first" in window.batch.start.said.text()
    assert not window.batch.start.start.isVisible()
    window.batch.start.catalog.click()
    assert window.pages.currentWidget() is window.catalog


# -- what becomes of a batch -----------------------------------------------------------------------


def test_a_report_holds_what_is_decided_now(
    qtbot: QtBot, page: BatchPage, press: Press, core_batch: FakeBatch, tmp_path: Path
) -> None:
    press(Key.Key_K)
    page.outcome.write_report(str(tmp_path / "batch.xlsx"))
    qtbot.waitUntil(lambda: "was written" in page.notices.sentence, timeout=WAIT)
    file, report = core_batch.written[0]
    assert file == tmp_path / "batch.xlsx"
    assert report.items[0].decision is not None
    core_batch.error = CatalogError("The disk is full.")
    page.outcome.write_report(str(tmp_path / "batch.csv"))
    qtbot.waitUntil(lambda: page.notices.sentence == "The disk is full.", timeout=WAIT)
    assert page.reviewing


def test_new_items_become_a_zip(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch, tmp_path: Path) -> None:
    page.outcome.write_pack(str(tmp_path / "new.zip"))
    qtbot.waitUntil(lambda: "new items were written" in page.notices.sentence, timeout=WAIT)
    assert core_batch.packed == [tmp_path / "new.zip"]
    assert page.notices.sentence.endswith(": 5 photos.")
    assert page.notices.advice.startswith("1 photo was left out: b.jpg: It is gone.")


def test_kept_items_are_copied_into_the_catalog_and_indexed(
    qtbot: QtBot, page: BatchPage, press: Press, opened: MainWindow, photos: list[Path], tmp_path: Path
) -> None:
    page.outcome.ask_copy()
    assert page.notices.sentence == "Nothing is kept yet."
    press(Key.Key_K)
    page.outcome.copy_kept(str(tmp_path / "elsewhere"))
    qtbot.waitUntil(lambda: "Copied to" in page.notices.sentence, timeout=WAIT)
    assert "Add this folder" in page.notices.advice
    assert not page.notices.action.isVisible()
    page.outcome.copy_kept(str(photos[0].parent))
    qtbot.waitUntil(page.notices.action.isVisible, timeout=WAIT)
    with qtbot.waitSignal(opened.catalog.overview.index_panel.finished, timeout=WAIT):
        page.notices.action.click()
    assert opened.pages.currentWidget() is opened.catalog


def test_what_is_new_since_an_earlier_batch_is_listed(
    qtbot: QtBot, page: BatchPage, press: Press, core_batch: FakeBatch
) -> None:
    core_batch.batches = (saved("week 47"), saved("week & 46"))
    reopen(qtbot, page)
    qtbot.waitUntil(lambda: page.head.menu.actions()[0].text().startswith("week"), timeout=WAIT)
    assert page.head.menu.actions()[0].text().startswith("week && 46")
    assert len(page.head.menu.actions()) == 1  # not this batch itself
    page.head.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: page.review.since_words != "", timeout=WAIT)
    assert "“week & 46”" in page.review.since_words
    assert "3 of it are missing here" in page.review.since_words
    assert page.review.tabs.titles[2:4] == ("New  1", "Variants  1")
    press(Key.Key_7)
    assert chosen(page) == "N0"
    press(Key.Key_K)
    assert page.review.tabs.titles[6] == "All  1"
    page.review.all_again.click()
    assert page.review.since_words == ""
    assert page.review.tabs.titles[6] == "All  7"


def test_the_menu_says_that_there_is_no_earlier_batch(qtbot: QtBot, page: BatchPage) -> None:
    qtbot.waitUntil(lambda: len(page.head.menu.actions()) == 1, timeout=WAIT)
    assert not page.head.menu.actions()[0].isEnabled()


# -- large and odd ---------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [True, False])
def test_twenty_thousand_items_scroll(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch, table: bool) -> None:
    core_batch.items = tuple(proposed(f"K{number}", Proposal.NEW, matches=()) for number in range(20_000))
    with qtbot.waitSignal(page.shown, timeout=60_000):
        page.open_saved(saved("large"))
    page.review.show_table(table)
    qtbot.wait(100)
    bar = page.review.list.verticalScrollBar()

    def scroll() -> None:
        for step in range(30):
            bar.setValue(bar.maximum() * step // 30)
            qtbot.wait(10)
        for _ in range(15):
            QTest.keyClick(page.review.list, Key.Key_Down)
            qtbot.wait(5)

    assert stall(scroll) < 0.1
    page.review.whole_tab.ask(Choice.KEEP)
    page.review.whole_tab.yes.click()
    qtbot.waitUntil(lambda: not page.review.log.busy, timeout=WAIT)
    assert page.review.triage is not None
    assert page.review.triage.count(None, Show.DECIDED) == 20_000


def test_the_model_obeys_qt(page: BatchPage) -> None:
    tester = QAbstractItemModelTester(page.review.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model() is page.review.model
    page.review.tabs.choose(3)
    page.review.table.sortByColumn(Column.SKU, Qt.SortOrder.AscendingOrder)


def test_an_item_is_spoken(page: BatchPage) -> None:
    said = page.review.model.data(page.review.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "C · Title of C, Conflict A1, confidence 0.90, Reason for C., not decided"


def test_real_photos_are_painted(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch, photos: list[Path]) -> None:
    made = [
        proposed(f"R{place}", Proposal.NEW, "", photo(path.name, path), matches=()) for place, path in enumerate(photos)
    ]
    core_batch.items = tuple(made)
    reopen(qtbot, page)
    page.review.list.grab()
    qtbot.waitUntil(lambda: page._desk.delivered.idle, timeout=WAIT)
    image = page.review.list.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(20, 110, 8) for y in range(30, 400, 8)}
    assert len(colours) > 4


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_page_is_painted_in_both_themes(page: BatchPage, qapp: object, mode: str) -> None:
    theme.apply(qapp, mode)  # type: ignore[arg-type]
    for number in (0, 1, 5, 6, 7):
        page.review.tabs.choose(number)
        image = page.grab().toImage()
        ground = image.pixelColor(image.width() - 3, 3).lightness()
        assert (ground < 128) is (mode == "dark")
    theme.apply(qapp, "light")  # type: ignore[arg-type]


def test_every_control_has_an_accessible_name(page: BatchPage) -> None:
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and widget is not page.notices.action
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def reached_by_arrows(button: QAbstractButton) -> bool:
    """One of a group that Tab comes to where another one is on."""
    on = button.group().checkedButton() if button.group() is not None else None
    return on is not None and on is not button and bool(on.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_what_can_be_clicked_can_be_reached_by_tab(page: BatchPage) -> None:
    beyond = [
        button.accessibleName() or button.text()
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and not button.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not button.objectName().startswith("qt_") and type(button).__name__ != "QAbstractButton"
        and not reached_by_arrows(button)
    ]  # fmt: skip
    assert beyond == []


def test_a_triage_counts_what_is_decided_and_restricts() -> None:
    triage = Triage(BatchReport("week", eight_items()), Path("/w"))
    keep = Decision(Choice.KEEP)
    assert triage.decide({"N0": keep, "V": keep, "unknown": keep}) == {2, 5}
    assert [triage.count(tab, Show.DECIDED) for tab in ORDER] == [0, 0, 1, 1, 0, 0, 2]
    triage.restrict(Since("before", frozenset(("N0", "N1"))))
    assert [triage.count(tab, Show.ALL) for tab in ORDER] == [0, 0, 2, 0, 0, 0, 2]
    assert triage.rows(Proposal.NEW, Show.OPEN) == [3]
    assert triage.decide({"V": None, "N1": keep}) == {3, 5}
    assert triage.count(None, Show.DECIDED) == 2
    triage.restrict(None)
    assert triage.count(None, Show.DECIDED) == 2
    assert [one.decision for one in triage.now().items if one.decision] == [keep, keep]
    assert triage.photo(triage.photo_number(4, 2)).name == "N2/c.jpg"


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"profile": 5}'])
def test_choices_that_cannot_be_read_are_the_usual_ones(text: object) -> None:
    assert choices.from_text(text) == Choices()


def test_choices_are_remembered_by_the_window(
    qtbot: QtBot, page: BatchPage, opened: MainWindow, core: FakeCore
) -> None:
    page.review.show_table(True)
    page.start.choose("amazon-main", "name")
    opened.close()
    again = MainWindow(opened.desk)
    qtbot.addWidget(again)
    assert again.batch.review.tabled
    assert again.batch.choices == Choices("amazon-main", "name", table=True)
    again.batch._take_profiles(core.batch.profiles())
    assert again.batch.start.plan == Plan((), "amazon-main", "name")


def test_the_page_is_made_when_it_is_wanted(window: MainWindow) -> None:
    assert window._batch is None
    tabs = window._rail.buttons()
    assert [tab.text() for tab in tabs] == ["Catalog", "Search", "Audit", "Batch", "Settings"]
    assert [tab.toolTip()[-8:] for tab in tabs] == [f"(Ctrl+{number})" for number in range(1, 6)]
    tabs[BATCH].click()
    assert window.pages.currentWidget() is window.batch
    assert window.pages.count() == 5
    tabs[SETTINGS].click()
    assert window.pages.currentWidget() is window.settings
    window.go(CATALOG)
    assert window.pages.currentWidget() is window.catalog


def test_opening_files_means_a_delivery_here(opened: MainWindow, blank: BatchPage, photos: list[Path]) -> None:
    QTest.keyClick(opened, Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = blank.findChild(QFileDialog)
    assert dialog is not None
    assert "*.zip" in dialog.nameFilters()[0]
    assert "*.xlsx" in dialog.nameFilters()[0]
    dialog.filesSelected.emit([str(photos[0]), str(photos[1])])
    dialog.close()
    assert blank.start.sources == (photos[0], photos[1])


def test_a_match_knows_its_product() -> None:
    one = proposed(
        "X", Proposal.ALREADY_HAVE, "A", contributions=(Contribution("sku", "B", 1.0, "As the sheet says."),)
    )
    triage = Triage(BatchReport("week", (one,)), Path("/w"))
    assert [each.sku for each in beside.candidates(triage, 0)] == ["A", "NEAR-2", "B"]
    assert beside.facts_of(triage, beside.candidates(triage, 0)[0])["Title"] == "Product A"
    assert isinstance(triage.items[0].matches[0].product, Product)


def test_cells_are_given_for_what_is_painted(page: BatchPage) -> None:
    entry = page.review.model.data(page.review.model.index(0, 3), ENTRY_ROLE)
    assert entry is not None
    cells = [page.review.model.data(page.review.model.index(0, column)) for column in Column]
    assert cells == ["", "C · Title of C", "Conflict", "A1", "0.90", "Reason for C.", ""]


# -- placeholders ----------------------------------------------------------------------------------


def test_n_calls_the_picture_a_placeholder_and_offers_to_check_again(
    qtbot: QtBot, page: BatchPage, core_batch: FakeBatch
) -> None:
    photo = page.review.detail.photo
    assert photo is not None
    assert page.review.legend.placeholder.text() == "Placeholder  N"
    QTest.keyClick(page.review.list, Key.Key_N)
    qtbot.waitUntil(lambda: core_batch.called == [(photo.digest, True)], timeout=WAIT)
    qtbot.waitUntil(lambda: "remembered as a placeholder" in page.notices.sentence, timeout=WAIT)
    plans = len(core_batch.plans)
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.notices.action.click()
    assert core_batch.plans[plans].folder == page.review.triage.folder  # type: ignore[union-attr]


def test_a_placeholder_may_be_called_a_photo_again(
    qtbot: QtBot, blank: BatchPage, core_batch: FakeBatch, tmp_path: Path
) -> None:
    fault = Fault(PLACEHOLDER, 5, 3, "This looks like a placeholder.")
    shown = photo("none.jpg", faults=(fault,))
    core_batch.items = (proposed("P", Proposal.BAD_PICTURE, "", shown), proposed("E", Proposal.NEW, item=bare("E")))
    core_batch.steps = 2
    blank.take([tmp_path])
    with qtbot.waitSignal(blank.shown, timeout=WAIT):
        blank.start.start.click()
    assert blank.review.legend.placeholder.text() == "Is a photo  N"
    QTest.keyClick(blank.review.list, Key.Key_N)
    qtbot.waitUntil(lambda: core_batch.called == [(shown.digest, False)], timeout=WAIT)
    blank.review.go_to(1)
    assert not blank.review.legend.placeholder.isEnabled()
    QTest.keyClick(blank.review.list, Key.Key_N)
    core_batch.refuse = BatchError("The drive is full.")
    blank.review.go_to(0)
    QTest.keyClick(blank.review.list, Key.Key_N)
    qtbot.waitUntil(lambda: blank.notices.sentence == "The drive is full.", timeout=WAIT)
    assert core_batch.called == [(shown.digest, False)]


def bare(key: str) -> Item:
    """An item without photos."""
    return Item(key, key)


# -- deleting --------------------------------------------------------------------------------------


def test_a_saved_batch_is_deleted_after_a_question(
    qtbot: QtBot, blank: BatchPage, opened: MainWindow, core_batch: FakeBatch
) -> None:
    core_batch.batches = (saved("week 45", decided=12), saved("week 46"))
    opened.go(CATALOG)
    opened.go(BATCH)
    qtbot.waitUntil(lambda: len(blank.start.saved.batches) == 2, timeout=WAIT)
    blank.start.saved.removal_wanted.emit(core_batch.batches[0])
    assert blank.notices.sentence == "Delete the batch “week 45”?"
    assert "640 items" in blank.notices.advice
    assert "with the decisions about 12 of them" in blank.notices.advice
    assert len(core_batch.batches) == 2, "nothing goes before the answer"
    core_batch.refuse = BatchError("Another window of ViSearch is at work on this batch.")
    blank.notices.action.click()
    qtbot.waitUntil(lambda: "at work" in blank.notices.sentence, timeout=WAIT)
    core_batch.refuse = None
    blank.start.saved.removal_wanted.emit(core_batch.batches[0])
    blank.notices.action.click()
    qtbot.waitUntil(lambda: [one.name for one in blank.start.saved.batches] == ["week 46"], timeout=WAIT)


def test_deleting_the_open_batch_closes_it(qtbot: QtBot, page: BatchPage, core_batch: FakeBatch) -> None:
    triage = page.review.triage
    assert triage is not None
    core_batch.batches = (replace(saved("week 47"), folder=triage.folder),)
    page.start.saved.removal_wanted.emit(core_batch.batches[0])
    page.notices.action.click()
    qtbot.waitUntil(lambda: page.review.triage is None, timeout=WAIT)
    assert page.page is page.start
    assert not page.start._back.isVisibleTo(page.start)
