"""Trying a catalog on itself: what was edited is what was searched with, and nothing of it stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.conftest import finish, product_pixels, steps, write_photo
from visearch_desktop.core import guarded, indexing, samples, trial
from visearch_desktop.core.edited import EDITS
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def indexed(workspace: Workspace, shop: Path) -> Workspace:
    finish(indexing.index_folders(workspace, [shop]))
    return workspace


def test_every_edit_of_every_photo_is_searched_for(indexed: Workspace) -> None:
    report = finish(trial.trial(indexed, photos=3))
    assert [one.edit for one in report.outcomes] == list(EDITS)
    assert {one.tried for one in report.outcomes} == {3}
    assert (report.photos, report.unread) == (3, 0)
    mirrored = next(one for one in report.outcomes if one.edit == "mirrored")
    assert mirrored.first == 3  # the two views of a query find that with any network
    lost = sum(one.tried - one.first for one in report.outcomes)
    assert len(report.lost) == lost


def test_a_copy_that_another_sku_shows_is_lost_and_named(indexed: Workspace, shop: Path) -> None:
    for photo in shop.rglob("*.jpg"):  # the files are others by now; what was indexed is not
        write_photo(photo, seed=77)
    report = finish(trial.trial(indexed, photos=4))
    assert all(one.first < one.tried for one in report.outcomes)
    assert {one.edit for one in report.lost} == set(EDITS)
    assert all(one.instead for one in report.lost)


def test_the_same_photos_are_drawn_each_time_and_few_of_an_sku(indexed: Workspace, tmp_path: Path) -> None:
    many = tmp_path / "many"
    for number in range(8):
        write_photo(many / "BIG" / f"{number}.jpg", 50 + number)
    finish(indexing.index_folders(indexed, [many]))
    drawn = list(samples.draw(indexed.database, 100))
    assert drawn == list(samples.draw(indexed.database, 100))
    assert len(drawn) == 12 + 3
    assert len({one.path for one in drawn}) == len(drawn)


def test_photos_that_cannot_be_read_are_counted(indexed: Workspace, shop: Path) -> None:
    broken = next(samples.draw(indexed.database, 1)).path
    broken.write_bytes(b"no photo any more")
    report = finish(trial.trial(indexed, photos=2))
    assert (report.photos, report.unread) == (1, 1)


def test_without_photos_it_says_so(workspace: Workspace, indexed: Workspace, shop: Path) -> None:
    for photo in shop.rglob("*.jpg"):
        photo.unlink()
    with pytest.raises(CatalogError, match="None of this catalog's photos can be read"):
        finish(trial.trial(indexed))


def test_progress_names_the_copies_and_ends_at_all(indexed: Workspace) -> None:
    told = steps(trial.trial(indexed, photos=2))
    assert told[-1].done == told[-1].total == 2 * len(EDITS)
    assert [one.done for one in told] == sorted(one.done for one in told)


def test_cancelled_midway_nothing_stays(indexed: Workspace, home: Path) -> None:
    before = left_in(home)
    task = trial.trial(indexed, photos=4)
    for _ in range(5):
        next(task)
    task.close()
    assert left_in(home) == before


def left_in(home: Path) -> list[Path]:
    """The files there; what says which photo is being read is there as long as the program runs."""
    return sorted(file for file in home.rglob("*") if guarded.FOLDER not in file.relative_to(home).parts)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_leaves_a_picture_and_the_original_alone(name: str) -> None:
    for size in ((320, 240), (1, 1), (2, 900)):
        pixels = product_pixels(3, *size)
        before = pixels.copy()
        made = np.ascontiguousarray(EDITS[name](pixels))
        assert made.dtype == np.uint8
        assert made.ndim == 3
        assert min(made.shape) > 0
        assert np.array_equal(pixels, before)
        if size == (320, 240):
            assert made.shape != pixels.shape or not np.array_equal(made, pixels)
