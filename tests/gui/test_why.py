"""Why this result: what is said for and against each kind of match, and the panel that says it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.fakes import FakeWorkspace, match
from visearch_desktop.core.catalog import Answer, Evidence, Relation
from visearch_desktop.core.queries import Query, QueryPhoto, Share
from visearch_desktop.gui import language
from visearch_desktop.gui.main_window import SEARCH, MainWindow
from visearch_desktop.gui.search.why import explain

WAIT = 10_000
SAME = (1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)
CUT_OUT = (2.0, 0, -0.5, 0, 2.0, -0.5, 0, 0, 1.0)
"""The second photo shows the middle quarter of the first."""
WIDER = (0.5, 0, 0.25, 0, 0.5, 0.25, 0, 0, 1.0)
GOOD: dict[str, Any] = {"inliers": 57, "transform": SAME, "covered": 1.0, "agreement": 0.93, "colour_difference": 0.8}


def said(relation: Relation, asked: int = 1, evidence: dict[str, Any] | None = None, **values: Any) -> Any:
    one = match(1, Path("a.jpg"), sku="A1", relation=relation, evidence=Evidence(**(evidence or {})), **values)
    return explain(one, asked)


PRO = [
    (Relation.IDENTICAL, {"inliers": 0}, {}, "The file is the same, or every pixel of it."),
    (Relation.NEAR_DUPLICATE, GOOD, {}, "57 details of your photo are found again in this one"),
    (Relation.NEAR_DUPLICATE, GOOD, {}, "Both photos show the same section."),
    (Relation.NEAR_DUPLICATE, GOOD, {}, "agree by 93 %."),
    (Relation.NEAR_DUPLICATE, GOOD, {}, "has the same colour (difference 0.8"),
    (Relation.SIMILAR, {}, {"similarity": 0.876}, "Looks alike to the model: 0.87 of 1."),
    (Relation.SIMILAR, {}, {"views": 3}, "3 photos of this SKU match."),
    (Relation.SIMILAR, {}, {"shares": (Share("colour", 0.4, ""),)}, "Moves it up in the list: colour 0.40"),
]
CONTRA = [
    (Relation.NEAR_DUPLICATE, GOOD | {"mirrored": True}, {}, "It is mirrored"),
    (Relation.NEAR_DUPLICATE, GOOD | {"transform": CUT_OUT}, {}, "It shows only 25 % of your photo"),
    (Relation.NEAR_DUPLICATE, GOOD | {"transform": WIDER}, {}, "Your photo shows only 25 % of it"),
    (Relation.NEAR_DUPLICATE, GOOD | {"agreement": 0.314}, {}, "agree by 31 % only."),
    (Relation.NEAR_DUPLICATE, GOOD | {"colour_difference": 4.0}, {}, "differs a little (difference 4.0)"),
    (Relation.VARIANT, GOOD | {"colour_difference": 31.24}, {}, "clearly another colour (difference 31.2)"),
    (Relation.NEAR_DUPLICATE, GOOD | {"inliers": 5}, {}, "5 details"),
    (Relation.SIMILAR, {"inliers": 4}, {}, "No detail was found that only the same photo would show."),
    (Relation.SIMILAR, {}, {"shared_by": ("B2", "C3")}, "The same photo is also on B2, C3"),
    (Relation.SIMILAR, {}, {"shares": (Share("feedback", -0.2, ""),)}, "Moves it down in the list: marks −0.20"),
]


@pytest.mark.parametrize(("relation", "evidence", "values", "words"), PRO)
def test_what_speaks_for_a_match(relation: Relation, evidence: Any, values: Any, words: str) -> None:
    why = said(relation, evidence=evidence, **values)
    assert any(words in line for line in why.pro), why
    assert not any(words in line for line in why.contra), why


@pytest.mark.parametrize(("relation", "evidence", "values", "words"), CONTRA)
def test_what_speaks_against_a_match(relation: Relation, evidence: Any, values: Any, words: str) -> None:
    why = said(relation, evidence=evidence, **values)
    assert any(words in line for line in why.contra), why
    assert not any(words in line for line in why.pro), why


def test_of_the_very_same_photo_nothing_else_is_said() -> None:
    why = said(Relation.IDENTICAL, evidence=GOOD | {"colour_difference": 40.0})
    assert why.pro == ("The file is the same, or every pixel of it.",)
    assert why.contra == ()


def test_chance_points_of_a_similar_photo_are_not_called_evidence() -> None:
    why = said(Relation.SIMILAR, evidence=GOOD | {"inliers": 11, "mirrored": True})
    assert not any("details" in line or "mirrored" in line or "section" in line for line in (*why.pro, *why.contra))


def test_a_similarity_that_was_never_computed_is_not_said() -> None:
    why = said(Relation.SIMILAR, similarity=float("nan"))
    assert not any("model" in line for line in why.pro)


def test_several_photos_are_counted_and_the_one_that_says_most_is_named() -> None:
    seen = GOOD | {"query": QueryPhoto("背面.jpg")}
    why = said(Relation.NEAR_DUPLICATE, asked=3, evidence=seen, agreeing=2)
    assert "2 of your 3 photos agree with this SKU." in why.pro
    assert "It was compared with “背面.jpg”, which says most." in why.pro
    assert "1 of your 3 photos agree with this SKU." in said(Relation.SIMILAR, asked=3, agreeing=1).contra


def test_to_words_alone_nothing_is_said_of_photos() -> None:
    words = Share("words", 0.8, "“cotton” in title")
    why = said(Relation.SIMILAR, asked=0, evidence=GOOD, shares=(words,), similarity=float("nan"))
    assert why.headline == "Found by the words and filters"
    assert len(why.pro) == 1
    assert "cotton" in why.pro[0]
    assert said(Relation.SIMILAR, asked=0).pro == ("It meets the filters.",)


def test_the_score_is_given_a_meaning() -> None:
    assert "about 97 show the same photo" in said(Relation.NEAR_DUPLICATE, duplicate_score=0.97).meaning


def test_it_is_said_in_chinese(qapp: QApplication) -> None:
    language.choose(qapp, language.CHINESE)
    try:
        why = said(Relation.NEAR_DUPLICATE, evidence=GOOD | {"mirrored": True}, shared_by=("B2",))
        assert not any(
            letter.isascii() and letter.isalpha() for letter in "".join((*why.pro, why.meaning)).replace("SKU", "")
        )
        assert any("镜像" in line for line in why.contra)
    finally:
        language.choose(qapp, language.ENGLISH)


# -- the panel -------------------------------------------------------------------------------------


@pytest.fixture
def found(qtbot: QtBot, opened: MainWindow, workspace: FakeWorkspace, photos: list[Path]) -> MainWindow:
    """The window with a near duplicate found."""
    evidence = Evidence(**GOOD)
    one = match(1, photos[1], relation=Relation.NEAR_DUPLICATE, duplicate_score=0.97, evidence=evidence)
    workspace.answer = Answer((QueryPhoto("a", path=photos[0]),), (one,))
    opened.go(SEARCH)
    with qtbot.waitSignal(opened.search.answered, timeout=WAIT):
        opened.search.draft.start(Query((QueryPhoto("a", path=photos[0]),)))
    return opened


def shown(window: MainWindow) -> str:
    panel = window.search.splitter.why
    assert panel is not None
    assert panel.isVisible()
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def test_the_button_the_key_and_the_menu_open_the_panel_and_esc_closes_it(found: MainWindow) -> None:
    page = found.search
    offered = page.results.acts.menu(found).actions()
    menu = next(one for one in offered if one.text().startswith("Why this result?"))
    for ask in (page.detail.ask_why.click, lambda: QTest.keyClick(page.results.list, Qt.Key.Key_Y), menu.trigger):
        ask()
        assert "57 details of your photo" in shown(found)
        panel = page.splitter.why
        assert panel is not None
        assert "agree by 93 %" in panel.accessibleDescription()
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        assert not panel.isVisible()


def test_without_a_result_nothing_opens(opened: MainWindow) -> None:
    opened.search.splitter.explain()
    assert opened.search.splitter.why is None
