"""The first search: one of the catalog's own photos, edited in memory, and how large photos are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import finish
from visearch_desktop.core import indexing
from visearch_desktop.core.example import example
from visearch_desktop.core.imaging import read_picture
from visearch_desktop.core.measures import measures
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import search
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def indexed(workspace: Workspace, shop: Path) -> Workspace:
    finish(indexing.index_folders(workspace, [shop]))
    return workspace


def test_the_example_is_a_part_of_a_photo_and_finds_it(indexed: Workspace, shop: Path) -> None:
    asked = example(indexed)
    assert asked is not None
    assert asked.path is None
    own = next(photo for photo in shop.rglob("*.jpg") if photo.name == asked.name)
    assert asked.data is not None
    height, width = read_picture(own).pixels.shape[:2]
    assert read_picture(asked.data).pixels.shape[:2] == (round(0.7 * height), round(0.7 * width))
    answer = search(indexed, Query((asked,)))
    assert answer.matches[0].photo.name == asked.name


def test_a_photo_that_cannot_be_read_is_passed_over(indexed: Workspace, shop: Path) -> None:
    first = example(indexed)
    assert first is not None
    for photo in shop.rglob(first.name):
        photo.write_bytes(b"no photo")
    second = example(indexed)
    assert second is not None
    assert second.name != first.name


def test_where_no_photo_is_there_is_no_example(workspace: Workspace, indexed: Workspace, shop: Path) -> None:
    for photo in list(shop.rglob("*.jpg")):
        photo.unlink()
    assert example(indexed) is None


def test_an_empty_catalog_has_no_example(workspace: Workspace) -> None:
    assert example(workspace) is None


def test_measures_are_those_of_the_files_and_read_none(indexed: Workspace, shop: Path) -> None:
    contents = [content for content, _, _ in indexed.sample_photos(100)]
    paths = {content: path for content, _, path in indexed.sample_photos(100)}
    expected = {content: (320, 240, path.stat().st_size) for content, path in paths.items()}
    for photo in list(shop.rglob("*.jpg")):
        photo.unlink()
    assert measures(indexed, [*contents, 999_999]) == expected
    assert measures(indexed, []) == {}
