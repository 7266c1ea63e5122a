"""The closer look at a delivered photo: which photos of the catalog are worth it, and what becomes of lost ones."""

from __future__ import annotations

import math
from pathlib import Path

from tests.conftest import finish, write_photo
from visearch_desktop.core import imaging, matching
from visearch_desktop.core.batch import closer
from visearch_desktop.core.catalog import Evidence, Relation
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.matching import Judgement
from visearch_desktop.core.workspace import Workspace


def near(*similarities: float) -> list[Candidate]:
    return [Candidate(place, similarity, 0) for place, similarity in enumerate(similarities)]


def judged(inliers: int, colour_difference: float | None = None, structure: float = 0.7) -> Judgement:
    evidence = Evidence(inliers=inliers, agreement=structure, colour_difference=colour_difference)
    return Judgement(Relation.SIMILAR, 0.05, evidence)


def chosen(candidates: list[Candidate], points: dict[int, int], *, structure: bool = True) -> list[int]:
    """The contents chosen, when they share so many points; the nearest has the photo's structure, or not."""
    findings = {place: judged(count) for place, count in points.items()}
    if structure:
        findings[0] = judged(points.get(0, 3), 14.0)
    return [one.content for one in closer.worth(candidates, findings)]


def test_photos_with_many_points_in_common_are_worth_it() -> None:
    level = near(*[0.6] * 8)
    assert chosen(level, {}) == []
    assert chosen(level, {2: closer.POINTS - 1}) == []
    assert chosen(level, {2: closer.POINTS}) == [2]
    assert chosen(level, {1: 20, 5: 40, 7: 30}) == [5, 7]


def test_so_is_a_nearest_photo_far_ahead_of_the_others() -> None:
    ahead = near(0.75, *[0.6] * 7)
    assert chosen(ahead, {}) == [0]
    assert chosen(ahead, {0: 30, 4: 30, 5: 40}) == [0, 5]
    assert chosen(near(0.64, *[0.6] * 7), {}) == []  # above the next by too little
    assert chosen(near(0.9, *[0.84] * 7), {}) == [0]
    assert chosen(near(0.8, 0.74, *[0.795] * 6), {}) == []  # all resemble it


def test_a_nearest_photo_with_nothing_of_the_structure_is_not_worth_it() -> None:
    ahead = near(0.75, *[0.6] * 7)
    assert chosen(ahead, {}, structure=False) == []  # not even compared
    assert chosen(ahead, {0: 5}, structure=False) == []
    assert chosen(ahead, {0: closer.POINTS}, structure=False) == [0]


def test_more_points_than_count_are_not_looked_for() -> None:
    level = near(*[0.6] * 8)
    assert chosen(level, {2: matching.MOST_INLIERS - 1, 3: matching.MOST_INLIERS}) == [2]
    assert chosen(near(0.75, *[0.6] * 7), {0: matching.MOST_INLIERS}) == []


def test_but_a_photo_that_differs_in_colours_alone_is_laid_over_more_exactly() -> None:
    ahead = near(0.75, *[0.6] * 7)
    assert closer.worth(ahead, {0: judged(100, 14.0, structure=closer.ALIKE)}) == ahead[:1]


def test_what_was_not_asked_by_its_embedding_is_not_ahead() -> None:
    assert chosen(near(math.nan, math.nan, math.nan), {}) == []
    assert chosen(near(0.9), {}) == []
    assert chosen([], {}) == []


def test_both_photos_are_read_again_and_a_lost_one_is_left_out(workspace: Workspace, tmp_path: Path) -> None:
    files = [write_photo(tmp_path / "shop" / f"SKU{number}.jpg", number, size=(900, 700)) for number in range(2)]
    finish(index_folders(workspace, [tmp_path / "shop"]))
    known = workspace.sketches([1, 2])
    data = files[0].read_bytes()
    files[1].unlink()
    own, others = closer.sketches(workspace, data, known[1], known)
    assert list(others) == [1]
    assert len(own.features.places) > len(known[1].features.places)
    assert others[1].phash == known[1].phash
    (alignment,) = imaging.align(own.features, [others[1].features])
    assert alignment is not None
    assert alignment.inliers > 0.9 * len(own.features.places) / 2

    files[0].unlink()
    same, others = closer.sketches(workspace, data, known[1], known)
    assert same is known[1]
    assert not others
