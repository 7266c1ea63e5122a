"""The Audit page, reviewed by keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.audit_fakes import FakeAudit, five_groups, group, key, member
from tests.gui.fakes import FakeCore, FakeWorkspace
from tests.gui.test_responsive import stall
from visearch_desktop.core.catalog import Problem
from visearch_desktop.core.errors import CatalogBusyError, CatalogError
from visearch_desktop.core.findings import AuditOptions, AuditReport, Difference, Group, Ruling, Scope, Tier, Verdict
from visearch_desktop.gui.audit import choices, words
from visearch_desktop.gui.audit.choices import Choices
from visearch_desktop.gui.audit.evidence import inverse
from visearch_desktop.gui.audit.group_delegate import shown_members
from visearch_desktop.gui.audit.page import AuditPage
from visearch_desktop.gui.audit.review import Review, Show
from visearch_desktop.gui.audit.review_pane import ReviewPane
from visearch_desktop.gui.audit.tasks import Aside, MovePlan
from visearch_desktop.gui.main_window import AUDIT, CATALOG, MainWindow

WAIT = 10_000
Key = Qt.Key
Press = Callable[..., None]


@pytest.fixture
def core_audit(core: FakeCore) -> FakeAudit:
    core.audit.groups = five_groups()
    return core.audit


@pytest.fixture
def page(qtbot: QtBot, core_audit: FakeAudit, opened: MainWindow) -> AuditPage:
    """The page with five groups found."""
    with qtbot.waitSignal(opened.audit.shown, timeout=WAIT):
        opened.go(AUDIT)
    return opened.audit


@pytest.fixture
def press(qtbot: QtBot, page: AuditPage) -> Press:
    """Presses a key in the list and waits until what it said is stored."""

    def act(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(page.review.list, key, held)
        qtbot.waitUntil(lambda: not page.review.ledger.busy, timeout=WAIT)

    return act


def chosen(pane: ReviewPane) -> str:
    """The first SKU of the chosen group."""
    assert pane.review is not None
    return pane.review.groups[pane.row].members[0].skus[0] if pane.row >= 0 else ""


def verdicts(page: AuditPage) -> list[Verdict | None]:
    """What is said of each group."""
    review = page.review.review
    assert review is not None
    return [review.state(row).verdict for row in range(len(review.groups))]


def everything(page: AuditPage) -> object:
    """All that a review knows, to compare."""
    review = page.review.review
    assert review is not None
    rows = range(len(review.groups))
    return dict(review.said), [review.state(row) for row in rows], [review.keeper_place(row) for row in rows]


# -- by keyboard -----------------------------------------------------------------------------------


def test_the_most_urgent_tier_with_groups_comes_first(page: AuditPage) -> None:
    assert page.review.tabs.tier is Tier.CONFLICT
    assert page.review.tabs.titles == ("Conflicts  1", "Identical  1", "Near duplicates  2", "Variant suggestions  1")
    assert chosen(page.review) == "A0"


def test_a_verdict_is_stored_and_the_next_group_is_chosen(page: AuditPage, press: Press, core_audit: FakeAudit) -> None:
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    assert chosen(page.review) == "C0"
    press(Key.Key_D)
    assert chosen(page.review) == "D0"
    press(Key.Key_N)
    assert verdicts(page)[2:4] == [Verdict.DUPLICATE, Verdict.DISTINCT]
    said = core_audit.verdicts
    assert sorted(said.values()) == ["distinct", "distinct", "distinct", "duplicate"]
    assert core_audit.actions[0].rulings[0].keeper == core_audit.groups[2].members[1].digest  # most pixels
    assert page.review.tabs.titles[2] == "Near duplicates  0"


@pytest.mark.parametrize(
    ("pressed", "verdict"),
    [
        (Key.Key_D, Verdict.DUPLICATE),
        (Key.Key_V, Verdict.VARIANT),
        (Key.Key_S, Verdict.SAME_SET),
        (Key.Key_N, Verdict.DISTINCT),
    ],
)
def test_every_verdict_has_its_key(page: AuditPage, press: Press, pressed: Qt.Key, verdict: Verdict) -> None:
    press(pressed)
    assert verdicts(page)[0] is verdict


def test_the_buttons_say_the_same_as_the_keys(qtbot: QtBot, page: AuditPage) -> None:
    for verdict, button in page.review.legend.verdicts.items():
        button.click()
        qtbot.waitUntil(lambda: not page.review.ledger.busy, timeout=WAIT)
        assert verdicts(page)[0] is verdict
    page.review.legend.undo.click()
    qtbot.waitUntil(lambda: verdicts(page)[0] is Verdict.SAME_SET, timeout=WAIT)
    page.review.legend.redo.click()
    qtbot.waitUntil(lambda: verdicts(page)[0] is Verdict.DISTINCT, timeout=WAIT)


def test_undo_restores_exactly_and_redo_brings_back(page: AuditPage, press: Press) -> None:
    states = [everything(page)]
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    steps: list[tuple[Qt.Key, Qt.KeyboardModifier]] = [
        (Key.Key_D, Qt.KeyboardModifier.NoModifier),
        (Key.Key_V, Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_N, Qt.KeyboardModifier.NoModifier),
        (Key.Key_D, Qt.KeyboardModifier.NoModifier),
    ]
    for pressed, held in steps:
        press(pressed, held)
        states.append(everything(page))
    assert len({repr(state) for state in states}) == 5
    for state in reversed(states[:-1]):
        press(Key.Key_Z)
        assert everything(page) == state
    press(Key.Key_Z)
    assert page.notices.sentence == "There is nothing to undo."
    for number, state in enumerate(states[1:]):
        press(Key.Key_Y) if number % 2 else press(Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
        assert everything(page) == state


def test_undo_goes_back_to_the_group_it_is_about(page: AuditPage, press: Press) -> None:
    press(Key.Key_D)
    page.review.tabs.choose(Tier.VARIANT)
    assert chosen(page.review) == "E0"
    press(Key.Key_Z)
    assert page.review.tabs.tier is Tier.CONFLICT
    assert chosen(page.review) == "A0"


def test_undo_of_what_was_said_before_the_page_was_opened(
    qtbot: QtBot, core_audit: FakeAudit, opened: MainWindow
) -> None:
    pair = core_audit.groups[0].pairs[0]
    core_audit.record(None, [Ruling(*key(pair.a, pair.b), Verdict.VARIANT)], "earlier")
    with qtbot.waitSignal(opened.audit.shown, timeout=WAIT):
        opened.go(AUDIT)
    assert verdicts(opened.audit)[0] is Verdict.VARIANT
    QTest.keyClick(opened.audit.review.list, Key.Key_Z)
    qtbot.waitUntil(lambda: verdicts(opened.audit)[0] is None, timeout=WAIT)


def test_a_digit_picks_the_photo_to_keep(page: AuditPage, press: Press, core_audit: FakeAudit) -> None:
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    press(Key.Key_Down)
    assert page.review.review is not None
    press(Key.Key_3)
    assert page.review.review.keeper_place(3) == 2
    press(Key.Key_9)  # there is no ninth photo
    press(Key.Key_D)
    assert {ruling.keeper for ruling in core_audit.actions[0].rulings} == {core_audit.groups[3].members[2].digest}
    page.review.go_to(3)
    press(Key.Key_1)  # of a decided group: stored at once
    assert {ruling.keeper for ruling in core_audit.actions[1].rulings} == {core_audit.groups[3].members[0].digest}
    press(Key.Key_Z)
    assert page.review.review.keeper_place(3) == 2


def test_shift_judges_only_the_compared_pair(page: AuditPage, press: Press, core_audit: FakeAudit) -> None:
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    press(Key.Key_Down)
    press(Key.Key_Right)
    assert page.review.member == 2
    press(Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert len(core_audit.verdicts) == 1
    review = page.review.review
    assert review is not None
    assert (review.state(3).judged, review.state(3).decided) == (2, False)
    assert chosen(page.review) == "D0"
    assert page.review.member == 1


def test_left_and_right_go_through_the_other_photos(page: AuditPage, press: Press) -> None:
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    press(Key.Key_Down)
    seen = []
    for _ in range(3):
        seen.append(page.review.member)
        press(Key.Key_Right)
    assert seen == [1, 2, 1]
    press(Key.Key_K)  # keep the one compared
    assert page.review.review is not None
    assert page.review.review.keeper_place(3) == 2


def test_space_blinks_while_it_is_held(page: AuditPage) -> None:
    view = page.review.pair.compare.view
    QTest.keyPress(page.review.list, Key.Key_Space)
    assert view.blinking
    QTest.keyRelease(page.review.list, Key.Key_Space)
    assert not view.blinking


def test_a_held_key_judges_one_group(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit) -> None:
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    nothing = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True):
        page.review.list.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Key.Key_D, nothing, "d", repeated))
    qtbot.waitUntil(lambda: not page.review.ledger.busy, timeout=WAIT)
    assert len(core_audit.actions) == 1


def test_when_all_is_decided_the_page_says_so_and_leads_on(page: AuditPage, press: Press) -> None:
    press(Key.Key_D)
    page.review.relist()
    assert page.review.message == "Everything here is decided"
    page.review._empty.onward.click()
    assert page.review.tabs.tier is Tier.IDENTICAL
    page.review.tabs.choose(Tier.CONFLICT, Show.DECIDED)
    assert chosen(page.review) == "A0"


def test_once_all_is_decided_the_way_on_stands_beside_the_list(page: AuditPage, press: Press) -> None:
    aside = page.review._empty.aside
    assert not aside.isVisible()
    press(Key.Key_D)
    assert page.review.model.rows  # what was decided stays in sight, to be taken back
    assert aside.text() == "Go to Identical"
    press(Key.Key_Z)
    assert not aside.isVisible()
    press(Key.Key_Y)
    QTest.mouseClick(aside, Qt.MouseButton.LeftButton)
    assert page.review.tabs.tier is Tier.IDENTICAL
    assert not aside.isVisible()
    assert page.review.list.hasFocus()


# -- storing ---------------------------------------------------------------------------------------


def test_a_verdict_that_cannot_be_stored_is_not_shown(page: AuditPage, press: Press, core_audit: FakeAudit) -> None:
    before = everything(page)
    core_audit.refuse = CatalogError("The disk is full.", "Free some space.")
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    press(Key.Key_D)
    assert "The disk is full." in page.notices.sentence
    assert page.notices.advice == "Free some space."
    assert everything(page) == before
    assert not any(page.review.model.saving(row) for row in range(5))
    page.notices.action.click()
    assert chosen(page.review) == "C0"
    core_audit.refuse = None
    press(Key.Key_D)
    assert verdicts(page)[2] is Verdict.DUPLICATE


def test_nothing_counts_as_decided_before_it_is_stored(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit) -> None:
    core_audit.slow = 0.2
    QTest.keyClick(page.review.list, Key.Key_D)
    assert page.review.model.saving(0)
    assert verdicts(page)[0] is None
    QTest.keyClick(page.review.list, Key.Key_N)  # the same group once more, while it is being stored
    qtbot.waitUntil(lambda: verdicts(page)[0] is Verdict.DUPLICATE, timeout=WAIT)
    assert len(core_audit.actions) == 1


def test_closing_the_window_loses_no_verdict(opened: MainWindow, page: AuditPage, core_audit: FakeAudit) -> None:
    core_audit.slow = 0.1
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    QTest.keyClick(page.review.list, Key.Key_D)
    QTest.keyClick(page.review.list, Key.Key_D)
    opened.close()
    assert len(core_audit.actions) == 2


def test_findings_read_before_a_verdict_do_not_hide_it(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit) -> None:
    core_audit.slow = 0.1
    page.load()
    QTest.keyClick(page.review.list, Key.Key_D)
    qtbot.waitUntil(lambda: verdicts(page)[0] is Verdict.DUPLICATE, timeout=WAIT)
    qtbot.wait(200)
    assert verdicts(page)[0] is Verdict.DUPLICATE


# -- a whole tier ----------------------------------------------------------------------------------


def test_a_tier_is_accepted_and_one_undo_takes_it_back(
    qtbot: QtBot, page: AuditPage, press: Press, core_audit: FakeAudit
) -> None:
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    before = everything(page)
    page.review.accept_all.click()
    bar = page.review.bar
    assert bar.isVisible()
    assert "2 groups" in bar.question.text()
    assert "2 photos are kept" in bar.meaning.text()
    assert "3 photos become" in bar.meaning.text()
    assert core_audit.actions == []
    QTest.keyClick(bar.yes, Key.Key_Return)
    qtbot.waitUntil(lambda: not page.review.ledger.busy, timeout=WAIT)
    assert verdicts(page)[2:4] == [Verdict.DUPLICATE] * 2
    assert len(core_audit.actions) == 1
    assert not page.review.accept_all.isVisible()
    press(Key.Key_Z)
    assert everything(page) == before


def test_accepting_leaves_what_was_decided_alone(qtbot: QtBot, page: AuditPage, press: Press) -> None:
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    press(Key.Key_N)
    page.review.accept_all.click()
    assert "1 group" in page.review.bar.question.text()
    page.review.bar.yes.click()
    qtbot.waitUntil(lambda: not page.review.ledger.busy, timeout=WAIT)
    assert verdicts(page)[2:4] == [Verdict.DISTINCT, Verdict.DUPLICATE]


def test_escape_leaves_the_question(page: AuditPage, core_audit: FakeAudit) -> None:
    page.review.tabs.choose(Tier.VARIANT)
    page.review.accept_all.click()
    assert "variants" in page.review.bar.question.text()
    QTest.keyClick(page.review.bar, Key.Key_Escape)
    assert not page.review.bar.isVisible()
    assert core_audit.actions == []


def test_conflicts_are_not_accepted_together(page: AuditPage) -> None:
    assert not page.review.accept_all.isVisible()
    page.review.ask_to_accept()
    assert not page.review.bar.isVisible()


def test_keep_rules_are_previewed_and_kept(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit) -> None:
    page.review.tabs.choose(Tier.NEAR_DUPLICATE)
    assert page.review.review is not None
    assert page.review.review.keeper_place(2) == 1
    page.review.accept_all.click()
    page.review.bar.rules.click()
    assert page.page is page.keep
    qtbot.waitUntil(lambda: "C1" in page.keep.example, timeout=WAIT)
    rules = page.keep.rules
    rules.shift(0, 1)
    assert [kind for kind, _ in rules.rules][:2] == ["largest_file", "most_pixels"]
    rules.remove(1)
    rules.add("preferred_folder", "/photos/best")
    qtbot.waitUntil(lambda: "C0" in page.keep.example, timeout=WAIT)
    assert page.choices.rules == (("largest_file", ""), ("oldest", ""), ("preferred_folder", "/photos/best"))
    QTest.keyClick(page.keep, Key.Key_Escape)
    assert page.review.review.keeper_place(2) == 0
    assert choices.from_text(page.kept()) == page.choices


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"scope": "sideways"}', '{"rules": 5}'])
def test_choices_that_cannot_be_read_are_the_usual_ones(text: object) -> None:
    assert choices.from_text(text) == Choices()


# -- running ---------------------------------------------------------------------------------------


def test_an_audit_is_run_cancelled_and_gone_on_with(
    qtbot: QtBot, core_audit: FakeAudit, opened: MainWindow, workspace: FakeWorkspace
) -> None:
    found, core_audit.groups = core_audit.groups, ()
    core_audit.complete = False
    with qtbot.waitSignal(opened.audit.shown, timeout=WAIT):
        opened.go(AUDIT)
    page = opened.audit
    assert page.page is page.start
    assert page.start.headline.text() == "Audit"
    core_audit.groups, core_audit.complete, core_audit.step = found, True, 0.02
    page.start.start.click()
    qtbot.waitUntil(lambda: core_audit.compared > 0 and "of 50" in page.run_panel.pace, timeout=WAIT)
    assert "Comparing photos" in opened.status.index.text()
    asked = time.monotonic()
    page.run_panel.cancel.click()
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)
    assert time.monotonic() - asked < 1.0
    assert "What was compared is kept." in page.notices.sentence
    assert 0 < core_audit.compared < 49
    core_audit.step = 0.001
    page.notices.action.click()
    qtbot.waitUntil(lambda: core_audit.runs == 2 and not page.running, timeout=WAIT)
    assert page.page is page._found
    assert chosen(page.review) == "A0"


def test_the_keyboard_comes_back_to_the_button_after_an_audit(
    qtbot: QtBot, core_audit: FakeAudit, opened: MainWindow
) -> None:
    core_audit.groups = ()
    opened.go(AUDIT)
    page = opened.audit
    qtbot.waitUntil(lambda: page.start.start.isEnabled() and page.start.start.isVisible(), timeout=WAIT)
    page.start.start.setFocus()
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.start.start.click()
        assert opened.focusWidget() is page.run_panel
    assert opened.focusWidget() is page.start.start


def test_nothing_found_says_what_was_looked_at(qtbot: QtBot, core_audit: FakeAudit, opened: MainWindow) -> None:
    core_audit.groups, core_audit.photos, core_audit.expected = (), 700, 34
    with qtbot.waitSignal(opened.audit.shown, timeout=WAIT):
        opened.go(AUDIT)
    start = opened.audit.start
    assert start.headline.text() == "No duplicates found among 700 photos"
    assert "different SKUs" in start.said.text()
    assert "34 photos shared by size runs" in start.said.text()


def test_an_error_is_a_notice_and_the_page_goes_on(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit) -> None:
    core_audit.error = CatalogBusyError("ViSearch is at work on this catalog already.", "Wait.")
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.run()
    assert "at work on this catalog" in page.notices.sentence
    assert page.start.start.isEnabled()
    core_audit.error = None
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.run()
    assert not page.running


def test_verdicts_given_while_an_audit_runs_stay(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit) -> None:
    page.run()
    page.run()  # a second click
    QTest.keyClick(page.review.list, Key.Key_N)
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        pass
    assert core_audit.runs == 1
    assert verdicts(page)[0] is Verdict.DISTINCT


def test_closing_while_an_audit_runs_ends_it(
    qtbot: QtBot, page: AuditPage, opened: MainWindow, core_audit: FakeAudit
) -> None:
    core_audit.step = 0.02
    page.run()
    qtbot.waitUntil(lambda: page.run_panel.pace != "", timeout=WAIT)
    opened.go(CATALOG)
    opened.close()
    assert core_audit.closed_in


def test_another_catalog_leaves_nothing_of_the_one_before(
    qtbot: QtBot, page: AuditPage, opened: MainWindow, core: FakeCore, own_home: Path, core_audit: FakeAudit
) -> None:
    core_audit.step = 0.05
    page.run()
    other = own_home / "catalogs" / "other"
    other.mkdir(parents=True)
    core.workspaces[other] = FakeWorkspace(other)
    with qtbot.waitSignal(opened.desk.device_changed, timeout=WAIT):
        opened.desk.open(other)
    qtbot.waitUntil(lambda: opened.desk.info is not None, timeout=WAIT)
    assert not page.running
    assert page.review.review is None
    assert page.page is page.start
    assert "too few photos" in page.start.said.text()
    assert page.start.catalog.isVisible()
    qtbot.waitUntil(lambda: not opened.desk.catalog_lane.busy, timeout=WAIT)
    assert page.review.review is None


def test_without_a_catalog_the_page_leads_to_one(window: MainWindow) -> None:
    window.go(AUDIT)
    assert "Open a catalog first" in window.audit.start.said.text()
    assert not window.audit.start.start.isVisible()
    window.audit.start.catalog.click()
    assert window.pages.currentWidget() is window.catalog


def test_what_is_not_indexed_yet_is_said(
    qtbot: QtBot, page: AuditPage, workspace: FakeWorkspace, opened: MainWindow
) -> None:
    workspace.pending = 120
    page._choose_again()
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        opened.desk.refresh()
    page._choose_again()
    assert any("120 photos not indexed yet are left out" in label.text() for label in page.start.findChildren(QLabel))


def test_the_scope_is_asked_for(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit) -> None:
    page.head.again.click()
    form = page.start.form
    qtbot.waitUntil(lambda: form.column.count() == 2, timeout=WAIT)
    form._scopes.button(2).click()
    form.column.setCurrentText("supplier")
    form.least.setValue(0.6)
    form.most.setValue(0.9)
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.start.start.click()
    assert core_audit.options == AuditOptions(Scope.ACROSS_COLUMN, "supplier", 0.6, 0.9)
    assert choices.from_text(page.kept()).options == core_audit.options


# -- reports, verdicts, quarantine -----------------------------------------------------------------


def test_a_report_is_written(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit, tmp_path: Path) -> None:
    page.outcome.write_report(str(tmp_path / "audit.xlsx"))
    qtbot.waitUntil(lambda: "was written" in page.notices.sentence, timeout=WAIT)
    assert core_audit.written == [tmp_path / "audit.xlsx"]
    core_audit.error = CatalogError("The disk is full.")
    page.outcome.write_report(str(tmp_path / "audit.csv"))
    qtbot.waitUntil(lambda: page.notices.sentence == "The disk is full.", timeout=WAIT)


def test_imported_verdicts_are_previewed_before_they_count(
    qtbot: QtBot, page: AuditPage, core_audit: FakeAudit, press: Press
) -> None:
    page.outcome.read_verdicts("nonsense.csv")
    qtbot.waitUntil(lambda: "no column" in page.notices.sentence, timeout=WAIT)
    pair = core_audit.groups[1].pairs[0]
    rulings = (Ruling(*key(pair.a, pair.b), Verdict.DISTINCT),)
    row = SimpleNamespace(number=7, reason="“maybe” is no verdict.")
    core_audit.changes = SimpleNamespace(new=1, changed=0, withdrawn=0, unchanged=4, rulings=rulings, problems=(row,))
    page.outcome.read_verdicts("edited.xlsx")
    qtbot.waitUntil(lambda: page.page is page.outcome.import_page, timeout=WAIT)
    panel = page.outcome.import_page
    assert panel.problems.lines == ["Row 7: “maybe” is no verdict."]
    assert panel.apply.text() == "Apply 1 change"
    assert core_audit.actions == []
    panel.apply.click()
    panel.apply.click()
    qtbot.waitUntil(lambda: verdicts(page)[1] is Verdict.DISTINCT, timeout=WAIT)
    assert len(core_audit.actions) == 1
    press(Key.Key_Z)
    assert verdicts(page)[1] is None


def test_duplicates_are_put_aside_and_brought_back(
    qtbot: QtBot, page: AuditPage, core_audit: FakeAudit, tmp_path: Path
) -> None:
    core_audit.plan = MovePlan(2, 800_000, (Problem(Path("a.jpg"), "It is the last photo of A1."),), "the plan")
    page.outcome.ask_quarantine()
    panel = page.outcome.quarantine_page
    qtbot.waitUntil(lambda: "2 photos" in panel.figure.text(), timeout=WAIT)
    assert panel.refused.lines == ["a.jpg – It is the last photo of A1."]
    assert not panel.go.isEnabled()  # no folder yet
    panel.take_folder(str(tmp_path))
    panel.go.click()
    qtbot.waitUntil(lambda: "Moved to" in page.notices.sentence, timeout=WAIT)
    assert core_audit.moved == [("the plan", tmp_path)]
    assert page.notices.advice == "1 photo stayed where it is: x.jpg: It is gone."
    core_audit.asides = (Aside(tmp_path, 2),)
    page.outcome.ask_restore()
    restore = page.outcome.restore_page
    qtbot.waitUntil(lambda: any("2 photos" in label.text() for label in restore.findChildren(QLabel)), timeout=WAIT)
    restore.wanted.emit(tmp_path)
    qtbot.waitUntil(lambda: "Back in" in page.notices.sentence, timeout=WAIT)
    assert core_audit.restored == [tmp_path]


def test_nothing_to_put_aside_is_said(qtbot: QtBot, page: AuditPage) -> None:
    page.outcome.ask_quarantine()
    panel = page.outcome.quarantine_page
    qtbot.waitUntil(lambda: panel.figure.text() == "There is nothing to put aside", timeout=WAIT)
    panel.take_folder("/tmp")
    assert not panel.go.isEnabled()
    QTest.keyClick(panel, Key.Key_Escape)
    assert page.page is page._found


# -- large and odd ---------------------------------------------------------------------------------


def many(number: int) -> tuple[Group, ...]:
    return tuple(
        group(Tier.NEAR_DUPLICATE, member(2 * row, f"L{row}"), member(2 * row + 1, f"R{row}")) for row in range(number)
    )


def test_twenty_thousand_groups_scroll(qtbot: QtBot, page: AuditPage, core_audit: FakeAudit) -> None:
    core_audit.groups = many(20_000)
    with qtbot.waitSignal(page.shown, timeout=60_000):
        page.load()
    qtbot.wait(100)
    bar = page.review.list.verticalScrollBar()

    def scroll() -> None:
        for step in range(40):
            bar.setValue(bar.maximum() * step // 40)
            qtbot.wait(10)
        for _ in range(20):
            QTest.keyClick(page.review.list, Key.Key_Down)
            qtbot.wait(5)

    assert stall(scroll) < 0.1


def test_a_group_of_forty_shows_the_keeper_and_the_one_compared(
    qtbot: QtBot, page: AuditPage, core_audit: FakeAudit, press: Press
) -> None:
    members = [member(100 + number, f"商品 {number} with a very long name of a supplier") for number in range(40)]
    core_audit.groups = (group(Tier.IDENTICAL, *members),)
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.load()
    for _ in range(30):
        press(Key.Key_Right)
    assert page.review.member == 31
    press(Key.Key_K)
    assert page.review.review is not None
    assert page.review.review.keeper_place(0) == 31
    assert page.review.pair.strip.isVisible()
    assert not page.review.list.grab().isNull()
    press(Key.Key_D)
    assert len(core_audit.verdicts) == 780


@pytest.mark.parametrize(
    ("members", "room", "keeper", "current", "shown"),
    [(3, 6, 0, 1, [0, 1, 2]), (40, 6, 31, 7, [0, 1, 2, 7, 31]), (40, 6, 0, -1, [0, 1, 2, 3, 4]), (5, 1, 4, 0, [4])],
)
def test_the_photos_that_matter_are_among_those_shown(
    members: int, room: int, keeper: int, current: int, shown: list[int]
) -> None:
    assert shown_members(members, room, keeper, current) == shown


def test_one_file_listed_under_two_products_is_a_group_of_two(
    qtbot: QtBot, page: AuditPage, core_audit: FakeAudit, press: Press
) -> None:
    photo = Path("/photos/shared.jpg")
    core_audit.groups = (group(Tier.CONFLICT, member(1, "X", photo), member(1, "Y", photo)),)
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.load()
    press(Key.Key_N)
    assert verdicts(page) == [Verdict.DISTINCT]


def test_the_model_obeys_qt(page: AuditPage) -> None:
    tester = QAbstractItemModelTester(page.review.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model() is page.review.model
    page.review.tabs.choose(Tier.VARIANT)


def test_a_card_is_spoken(page: AuditPage) -> None:
    said = page.review.model.data(page.review.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Identical, 2 photos, A0, A1, price 52 / 45"


def test_conflicts_in_lists_of_categories_name_what_differs() -> None:
    values = ("Shop/Men/Pants,Shop/Sale,Shop", "Shop/Men/Shorts,Shop")
    assert words.conflict(Difference("categories", values)) == "categories Pants / Shorts"
    assert words.conflict(Difference("price", ("1", "2", "3", "4"))) == "price 1 / 2 / 3 and 1 more"


def test_an_alignment_is_turned_round() -> None:
    forward = (2.0, 0.1, 0.3, -0.2, 1.5, 0.1, 0.05, -0.02, 1.0)
    back = inverse(forward)
    assert back is not None
    product = [sum(forward[3 * r + k] * back[3 * k + c] for k in range(3)) for r in range(3) for c in range(3)]
    assert product == pytest.approx([product[0] * (n in (0, 4, 8)) for n in range(9)])
    assert inverse((0.0,) * 9) is None


def test_a_review_counts_what_is_decided() -> None:
    review = Review(AuditReport(6, five_groups()))
    pairs = review.groups[3].pairs
    before, changed = review.apply([Ruling(*key(pair.a, pair.b), Verdict.DISTINCT) for pair in pairs])
    assert changed == {3}
    assert (review.count(Tier.NEAR_DUPLICATE, Show.OPEN), review.rows(Tier.NEAR_DUPLICATE, Show.DECIDED)) == (1, [3])
    review.restore(before)
    assert review.count(Tier.NEAR_DUPLICATE, Show.OPEN) == 2


def test_real_thumbnails_are_painted(qtbot: QtBot, page: AuditPage, photos: list[Path]) -> None:
    qtbot.waitUntil(lambda: page._desk.thumbnails.idle, timeout=WAIT)
    image: QImage = page.review.list.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(20, 200, 8) for y in range(30, 130, 8)}
    assert len(colours) > 3


def test_every_control_has_an_accessible_name(page: AuditPage) -> None:
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and widget is not page.notices.action
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_the_page_is_made_when_it_is_wanted(window: MainWindow) -> None:
    assert window._audit is None
    tabs = window._rail.buttons()
    assert [tab.text() for tab in tabs] == ["Catalog", "Search", "Audit", "Batch", "Settings"]
    assert [tab.toolTip()[-8:] for tab in tabs] == [f"(Ctrl+{number})" for number in range(1, 6)]
    tabs[2].click()
    assert window.pages.currentWidget() is window.audit
    assert window.pages.count() == 5
    tabs[4].click()
    assert window.pages.currentWidget() is window.settings
