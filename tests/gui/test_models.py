"""The Qt models keep Qt's contract, and say in words what rows show."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from tests.gui.fakes import match
from visearch_desktop.core.catalog import Match, Problem, Product, Relation
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.gui import wording
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.catalog.photo_grid import SampleModel
from visearch_desktop.gui.photo_delegate import MATCH_ROLE
from visearch_desktop.gui.problem_table import REASON, ProblemModel
from visearch_desktop.gui.search.model import ResultModel

A, B = Path("/shop/A.jpg"), Path("/shop/B.jpg")


def checked(model: QAbstractItemModel) -> None:
    """Watch a model from now on: what breaks Qt's contract is a warning, and a warning fails the test."""
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)


def test_results(qapp: QApplication) -> None:
    model = ResultModel()
    checked(model)
    model.show_matches([match(1, A, relation=Relation.IDENTICAL, shared_by=("C", "D", "E")), match(2, B)])
    first = model.index(0, 0)
    assert isinstance(first.data(MATCH_ROLE), Match)
    said = first.data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("A", "Product 1", "Identical", "0.93", "also on C, D and 1 more"):
        assert part in said
    model.show_matches([])
    assert model.rowCount() == 0


def test_problems(qapp: QApplication) -> None:
    model = ProblemModel()
    checked(model)
    model.show_problems([Problem(Path("/shop/two\nlines.jpg"), "The file is empty.")])
    assert model.index(0, 0).data() == "two lines.jpg"
    assert model.index(0, REASON).data() == "The file is empty."


def test_samples(qapp: QApplication) -> None:
    model = SampleModel()
    checked(model)
    model.show_samples([(1, "A", A), (2, "B", B)])
    assert model.index(1, 0).data() == "B"


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ({"price": "9.90", "category": "Shirts"}, "9.90 · Shirts"),
        ({"Price": "9.90"}, "9.90"),
        ({"categories": "Default/Men/Tops,Default/Sale"}, "Men / Tops"),
        ({}, ""),
    ],
)
def test_price_and_category_come_from_the_product_table(attributes: dict[str, str], said: str) -> None:
    assert wording.facts(match(1, A, product=Product("A", "", attributes))) == said


def test_progress_in_words(qapp: QApplication) -> None:
    make_application()
    said = wording.pace(Progress(Stage.EMBED, 1204, 5000, rate=118.2, eta=35.0))
    assert said == "1,204 of 5,000 · 118 photos/s · 35 seconds left"
    assert wording.pace(Progress(Stage.SCAN, 12)) == "12"


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_has_a_look_of_its_own(relation: Relation) -> None:
    looks = [wording.look(other) for other in Relation]
    mine = wording.look(relation)
    assert sum(look.word == mine.word or look.shape == mine.shape or look.tone == mine.tone for look in looks) == 1
    assert wording.explain(relation)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_words(stage: Stage) -> None:
    assert wording.stage(stage)
