"""Feedback re-orders candidates: towards what is wanted, away from what is not, and stands nonsense."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from visearch_desktop.core import feedback
from visearch_desktop.core.queries import Feedback

Floats = npt.NDArray[np.float32]
DIMENSION = 96
STRONG = 12
"""Directions in which all photos differ much, whatever they show: ground, light, pose."""


def shop(seed: int, kinds: int = 6, each: int = 24) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Photos of some kinds of product; the light says more about an embedding than the product does."""
    random = np.random.default_rng(seed)
    products = random.normal(0, 0.55, (kinds, DIMENSION)) * (np.arange(DIMENSION) >= STRONG)
    light = random.normal(0, 2.2, (kinds * each, DIMENSION)) * (np.arange(DIMENSION) < STRONG)
    noise = random.normal(0, 0.35, (kinds * each, DIMENSION))
    vectors = np.repeat(products, each, axis=0) + light + noise + 1.0
    return unit(vectors), np.repeat(np.arange(kinds), each)


def unit(vectors: npt.NDArray[np.float64]) -> Floats:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def precision(order: npt.NDArray[np.int64], relevant: npt.NDArray[np.bool_], seen: set[int]) -> float:
    """Share of relevant ones among the first five that were not shown before."""
    rest = [place for place in order.tolist() if place not in seen][:5]
    return float(np.mean(relevant[rest]))


def after_two_rounds(seed: int, labels_of: npt.NDArray[np.int64] | None = None) -> tuple[float, float]:
    """Precision of the unseen rest, plain and with feedback, when the first ten of two rounds were marked."""
    vectors, kinds = shop(seed)
    said = kinds if labels_of is None else labels_of
    plain, fed = [], []
    for query in range(0, len(vectors), 24):
        relevant = kinds == kinds[query]
        base = vectors @ vectors[query]
        more: list[int] = []
        less: list[int] = []
        seen, value = {query}, np.zeros(len(vectors), np.float32)
        for _ in range(2):
            order = np.argsort(-(base + value))
            for place in [one for one in order.tolist() if one not in seen][:10]:
                (more if said[place] == said[query] else less).append(place)
                seen.add(place)
            value = feedback.scores(vectors[more], vectors[less], vectors)
        plain.append(precision(np.argsort(-base), relevant, seen))
        fed.append(precision(np.argsort(-(base + value)), relevant, seen))
    return float(np.mean(plain)), float(np.mean(fed))


def test_two_rounds_find_more_of_what_was_not_shown_yet() -> None:
    for seed in (1, 2, 3):
        plain, fed = after_two_rounds(seed)
        assert fed > plain + 0.05, (seed, plain, fed)


def test_marks_at_random_find_no_more() -> None:
    """A feature that pulled up whatever is common would pass the test above with these marks as well."""
    gains = []
    for seed in (1, 2, 3):
        random = np.random.default_rng(seed)
        plain, fed = after_two_rounds(seed, random.permutation(shop(seed)[1]))
        gains.append(fed - plain)
    assert np.mean(gains) < 0.05


def test_wanted_rises_and_unwanted_sinks() -> None:
    vectors, kinds = shop(5)
    value = feedback.scores(vectors[:1], vectors[24:25], vectors)
    assert value[kinds == 0].mean() > value[kinds > 1].mean() > value[kinds == 1].mean()
    assert value.min() >= -2
    assert value.max() <= 2


def test_two_kinds_may_be_wanted_at_once() -> None:
    vectors, kinds = shop(6)
    value = feedback.scores(vectors[[0, 24]], vectors[:0], vectors)
    others = value[kinds > 1].mean()
    assert value[kinds == 0].mean() > others
    assert value[kinds == 1].mean() > others


def test_nothing_marked_changes_nothing() -> None:
    vectors, _ = shop(7)
    assert not feedback.scores(vectors[:0], np.empty((0, 0), np.float32), vectors).any()
    assert feedback.scores(vectors[:1], vectors[:0], vectors[:0]).shape == (0,)


def test_the_same_wanted_and_unwanted_cancels_out() -> None:
    vectors, _ = shop(8)
    assert np.abs(feedback.scores(vectors[:1], vectors[:1], vectors)).max() < 1e-5


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_candidates_are_enough(count: int) -> None:
    vectors, _ = shop(9)
    value = feedback.scores(vectors[:1], vectors[24:25], vectors[:count])
    assert np.isfinite(value).all()


def test_broken_vectors_score_nothing_and_harm_no_other() -> None:
    vectors, _ = shop(10)
    sound = feedback.scores(vectors[:1], vectors[24:25], vectors)
    broken = vectors.copy()
    broken[60], broken[61], broken[62] = np.nan, np.inf, 0.0
    value = feedback.scores(np.vstack([vectors[:1], broken[60:61]]), vectors[24:25], broken)
    assert not value[60:63].any()
    assert np.isfinite(value).all()
    assert np.corrcoef(np.delete(sound, [60, 61, 62]), np.delete(value, [60, 61, 62]))[0, 1] > 0.9


def test_candidates_that_are_all_the_same_are_told_apart_by_nothing() -> None:
    same = np.repeat(shop(11)[0][:1], 30, axis=0)
    assert np.isfinite(feedback.scores(same[:1], same[:1], same)).all()


def test_marked_both_ways_counts_as_neither() -> None:
    asked = Feedback(more=(1, 2, 2), less=(2, 3))
    assert feedback.settled(asked) == Feedback((1,), (3,))
    vectors, _ = shop(12)
    assert feedback.notes(asked, vectors[:1], vectors[24:25], [1, 9]) == (feedback.BOTH,)


def test_clear_words_when_marks_say_nothing() -> None:
    vectors, _ = shop(13)
    nothing = vectors[:0]
    assert feedback.notes(Feedback(less=(1, 2)), nothing, vectors[:2], [1, 2]) == (feedback.ALL_LESS,)
    assert feedback.notes(Feedback(less=(1, 2)), nothing, vectors[:2], [1, 2, 3]) == ()
    assert feedback.notes(Feedback(more=(7,)), nothing, nothing, [1]) == (feedback.GONE,)
    assert feedback.notes(Feedback((1,), (2,)), vectors[:1], vectors[:1], [1, 2]) == (feedback.ALIKE,)
    assert feedback.notes(Feedback(), nothing, nothing, []) == ()


def test_the_share_says_which_way() -> None:
    assert feedback.shares(0.4)[0].words == "more like what you marked"
    assert feedback.shares(-0.4)[0].words == "less like what you marked"
    assert feedback.shares(0.001) == ()
    assert [feedback.shares(value)[0].value for value in (1.7, -1.7)] == [1.0, -1.0]
