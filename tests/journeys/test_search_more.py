"""Searches without a photo say how many more there are, and list them when asked for more."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image

from tests.conftest import finish
from visearch_desktop.core.catalog import Answer
from visearch_desktop.core.conditions import parse
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.store import products, words
from visearch_desktop.core.workspace import Workspace

MUGS, PHOTOLESS = 30, 4


@pytest.fixture
def mugs(workspace: Workspace, tmp_path: Path) -> Workspace:
    folder = tmp_path / "mugs"
    folder.mkdir()
    for number in range(MUGS):
        Image.new("RGB", (32, 32), (8 * number, 100, 40)).save(folder / f"MUG{number:02}.png")
    lines = [f"MUG{number:02},blue mug,{'x' if number % 2 else 'y'}" for number in range(MUGS + PHOTOLESS)]
    table = tmp_path / "products.csv"
    table.write_text("\n".join(["sku,name,kind", *lines]), encoding="utf-8")
    finish(index_folders(workspace, [folder], products=table))
    return workspace


def listed(workspace: Workspace, query: Query, top: int) -> tuple[int, int]:
    answer: Answer = search(workspace, query, top=top)
    return len(answer.matches), answer.more


def test_words_say_how_many_more_there_are(mugs: Workspace) -> None:
    assert listed(mugs, Query(text="blue mug"), 10) == (10, MUGS - 10)
    assert listed(mugs, Query(text="blue mug"), 200) == (MUGS, 0)


def test_conditions_say_how_many_more_there_are(mugs: Workspace) -> None:
    """Products without a photo have no row, so they are not promised."""
    only = Query(where=(parse("kind=x"),))
    assert listed(mugs, only, 10) == (10, MUGS // 2 - 10)
    assert listed(mugs, only, MUGS) == (MUGS // 2, 0)


def test_words_and_conditions_are_counted_together(mugs: Workspace) -> None:
    assert listed(mugs, Query(text="blue", where=(parse("kind=x"),)), 5) == (5, MUGS // 2 - 5)


def test_a_long_list_goes_on_behind_what_is_rated(mugs: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is promised, so all of it must come."""
    monkeypatch.setattr(words, "MOST_RATED", 8)
    assert listed(mugs, Query(text="blue mug"), 10) == (10, MUGS - 10)
    assert listed(mugs, Query(text="blue mug"), MUGS) == (MUGS, 0)


def test_a_longer_list_begins_like_the_shorter(mugs: Workspace) -> None:
    few, many = (search(mugs, Query(text="mug"), top=top).matches for top in (10, 200))
    assert [one.sku for one in many[:10]] == [one.sku for one in few]


def test_a_list_asks_the_product_table_once_a_page(mugs: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(wraps=products.find)
    monkeypatch.setattr(products, "find", asked)
    assert listed(mugs, Query(where=(parse("kind=x"),)), 200)[0] == MUGS // 2
    assert asked.call_count == 1


def test_an_answer_to_a_photo_promises_nothing(mugs: Workspace, tmp_path: Path) -> None:
    assert search(mugs, Query((query_from_path(tmp_path / "mugs" / "MUG03.png"),)), top=3).more == 0
