"""Thresholds by category: verdicts move them, few or one-sided ones do not, the next search heeds them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.core.made_catalog import fill, planted
from visearch_desktop.core import thresholds
from visearch_desktop.core.findings import Ruling, Verdict
from visearch_desktop.core.matching import DUPLICATE_FROM
from visearch_desktop.core.store import decisions
from visearch_desktop.core.workspace import Workspace


def judged(category: str, seed: int, shift: float, count: int = 60) -> list[tuple[str, float, bool]]:
    """Verdicts of a category in which the score's log-odds are too low by `shift`."""
    random = np.random.default_rng(seed)
    odds = random.uniform(-2.5, 3, count)
    return [(category, 1 / (1 + math.exp(-x)), bool(random.random() < 1 / (1 + math.exp(-x - shift)))) for x in odds]


def test_a_category_that_deceives_the_score_gets_a_stricter_cut() -> None:
    general, own = thresholds.fit(judged("shirts", 1, -2.0) + judged("lamps", 2, 0.0, 200))
    assert own["shirts"].score > own["lamps"].score + 0.05
    assert own["shirts"].score > general
    assert abs(own["lamps"].score - DUPLICATE_FROM) < 0.12
    assert own["shirts"].verdicts == 60


def test_the_cut_makes_fewer_mistakes_on_verdicts_it_has_not_seen() -> None:
    _, own = thresholds.fit(judged("shirts", 3, -2.0, 120))
    later = judged("shirts", 4, -2.0, 2000)

    def mistakes(cut: float) -> int:
        return sum(score >= cut and not duplicate for _, score, duplicate in later)

    assert mistakes(own["shirts"].score) < 0.8 * mistakes(DUPLICATE_FROM)


def test_verdicts_at_random_move_the_cut_no_further_than_allowed() -> None:
    random = np.random.default_rng(5)
    said = [("all", float(random.random()), bool(random.random() < 0.5)) for _ in range(500)]
    general, own = thresholds.fit(said)
    assert thresholds.LOWEST <= general <= thresholds.HIGHEST
    assert thresholds.LOWEST <= own["all"].score <= thresholds.HIGHEST


@pytest.mark.parametrize(
    "said",
    [
        [],
        judged("few", 6, -3.0, 19),
        [("one-sided", 0.7, True)] * 100,
        [("one-sided", 0.7, False)] * 100 + [("one-sided", 0.9, True)] * 2,
    ],
)
def test_too_few_or_one_sided_verdicts_change_nothing(said: list[tuple[str, float, bool]]) -> None:
    general, own = thresholds.fit(said)
    assert general == pytest.approx(DUPLICATE_FROM)
    assert not own


def test_little_evidence_is_drawn_towards_that_of_all() -> None:
    many = judged("many", 7, -2.0, 400)
    _, weak = thresholds.fit([*many, *judged("odd", 8, 2.0, 24)])
    _, strong = thresholds.fit([*many, *judged("odd", 8, 2.0, 400)])
    assert strong["odd"].score < weak["odd"].score


def test_scores_of_nought_and_one_are_no_proof() -> None:
    general, _ = thresholds.fit([("", 1.0, False)] * 10 + [("", 0.0, True)] * 10 + [("", 0.5, True)] * 10)
    assert math.isfinite(general)


def test_the_next_reading_heeds_a_new_verdict_and_its_undo(workspace: Workspace) -> None:
    vectors, _ = planted(1)
    skus = [f"款{number}" for number in range(len(vectors))]
    table = {sku: {"Category": "Shirts" if number < 80 else "Lamps"} for number, sku in enumerate(skus)}
    digests = fill(workspace, vectors, skus, table)
    assert thresholds.read(workspace.database).of(["款1"]) == DUPLICATE_FROM
    rulings = [
        Ruling(
            digests[number],
            digests[number + 1],
            Verdict.DUPLICATE if number < 4 else Verdict.DISTINCT,
            figures={"duplicate_score": 0.8, "skus": [skus[number], skus[number + 1]]},
        )
        for number in range(60)
    ]
    odd = [
        Ruling(digests[70], digests[71], Verdict.DUPLICATE, figures={"duplicate_score": "?", "skus": 7}),
        Ruling(digests[72], digests[73], Verdict.SAME_SET, figures={"duplicate_score": 0.7}),
        Ruling(digests[74], digests[75], Verdict.DISTINCT, figures={"duplicate_score": float("nan")}),
        Ruling(digests[76], "ab" * 32, Verdict.DISTINCT, figures={"duplicate_score": 0.9, "skus": ["款76", "款99"]}),
    ]
    decisions.append(workspace.database, [*rulings, *odd], words="", who="")
    cuts = thresholds.read(workspace.database)
    assert cuts.verdicts == 61
    assert cuts.of(["款1"]) > DUPLICATE_FROM
    assert cuts.of(["款1", "款99"]) == cuts.of(["款1"])
    assert cuts.of(["款99"]) == cuts.general
    assert cuts.by_category["shirts"].duplicates == 4
    decisions.undo(workspace.database, who="")
    assert thresholds.read(workspace.database).of(["款1"]) == DUPLICATE_FROM
