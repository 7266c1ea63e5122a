from __future__ import annotations

import sys

import numpy as np
import pytest

from tests.core.shelves import Stock, around, shop_of
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.likeness import families, nearest, take_stock, whiten
from visearch_desktop.core.likeness.families import PLACEHOLDER_FROM
from visearch_desktop.core.workspace import Workspace


def test_sizes_and_colours_are_one_family_and_other_styles_are_not() -> None:
    skus = ["MH01", "MH01-XS-Black", "MH01-S-Gray", "MH02-XS-Black", "10001", "10002"]
    table = {
        "MH01-XS-Black": Product("MH01-XS-Black", "", {"color": "Black", "size": "XS"}),
        "10001": Product("10001", "Basic Tee Red", {"color": "Red"}),
        "10002": Product("10002", "Basic Tee Blue", {"color": "Blue"}),
    }
    family, _ = families(skus, table)
    assert family["MH01"] == family["MH01-XS-Black"] == family["MH01-S-Gray"] != family["MH02-XS-Black"]
    assert family["10001"] == family["10002"]


def test_the_parent_that_the_table_names_makes_a_family() -> None:
    table = {sku: Product(sku, "", {"Parent SKU": "P1"}) for sku in ("a7", "b9")}
    family, _ = families(["a7", "b9", "c3"], table)
    assert family["a7"] == family["b9"] != family["c3"]


def test_a_title_that_everything_has_makes_no_family() -> None:
    skus = [f"{number:05}" for number in range(300)]
    family, _ = families(skus, {sku: Product(sku, "Great T-shirt of ours") for sku in skus})
    assert len(set(family.values())) == 300


def test_numbers_alone_tell_products_apart() -> None:
    family, _ = families(["SKU-001", "SKU-002", "IMG_1", "IMG_2"], {})
    assert len(set(family.values())) == 4


def test_a_shared_photo_ties_and_a_placeholder_does_not() -> None:
    skus = [f"{number:05}" for number in range(PLACEHOLDER_FROM + 5)]
    family, blank = families(skus, {}, [skus[:3], skus])
    assert blank == {1}
    assert family[skus[0]] == family[skus[2]] != family[skus[3]]


def test_neighbours_are_those_of_comparing_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules[nearest.__module__]  # the package has a function of the same name
    monkeypatch.setattr(module, "QUERIES", 7)
    monkeypatch.setattr(module, "GALLERY", 11)
    random = np.random.default_rng(0)
    vectors = random.normal(size=(50, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    family = random.integers(0, 9, 50)
    found = list(nearest(vectors, vectors, 5, mine=family, family=family))
    rows = np.concatenate([block.rows for block in found])
    cosines = vectors @ vectors.T
    cosines[family[:, None] == family[None]] = -np.inf
    assert (rows == np.argsort(-cosines, axis=1, kind="stable")[:, :5]).all()
    assert [block.start for block in found] == list(range(0, 50, 7))


def test_fewer_neighbours_than_asked_for() -> None:
    (block,) = nearest(np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32), 4)
    assert block.rows.tolist() == [[0, 1, -1, -1], [1, 0, -1, -1]]


@pytest.mark.parametrize("count", [1, 2, 9])
def test_whitening_of_a_handful_of_photos(count: int) -> None:
    vectors = np.stack([around(number, number) for number in range(count)]).astype(np.float16)
    found = whiten(vectors).of(vectors)
    assert np.isfinite(found).all()
    assert (np.linalg.norm(found, axis=1) < 1.001).all()


def test_whitening_of_one_photo_many_times() -> None:
    vectors = np.repeat(around(0, 0)[None], 40, axis=0).astype(np.float16)
    assert np.isfinite(whiten(vectors).of(vectors)).all()


def test_damaged_vectors_and_placeholders_are_left_out(workspace: Workspace) -> None:
    stock = shop_of(["a"], 3)
    stock.vectors[1] = np.full_like(stock.vectors[1], np.nan)
    stock.vectors.append(np.zeros_like(stock.vectors[0]))
    stock.skus.append(("none",))
    stock.vectors.append(around(1, 1))
    stock.skus.append(tuple(f"{number:06}" for number in range(100)))
    stock.into(workspace.database)
    shelf = take_stock(workspace.database)
    assert (len(shelf.ids), shelf.damaged, shelf.placeholders) == (2, 2, 1)


def test_an_empty_catalog_is_an_empty_shelf(workspace: Workspace) -> None:
    assert len(take_stock(workspace.database).ids) == 0
    Stock().into(workspace.database)
    assert len(take_stock(workspace.database).ids) == 0
