from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.conftest import finish
from tests.core.shelves import Stock, around, shop_of
from visearch_desktop.core import recommend
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import CatalogError, ReportError, RuleError
from visearch_desktop.core.recommend import Options, Recommendation
from visearch_desktop.core.recommend.diverse import choose
from visearch_desktop.core.workspace import Workspace

KINDS = ["Bags", "Watches", "Tees"]


def ask(workspace: Workspace, *skus: str, **options: object) -> list[Recommendation]:
    found = recommend.similar(workspace, skus, Options(**options))  # type: ignore[arg-type]
    return [one for one in found if isinstance(one, Recommendation)]


def names(found: Recommendation) -> list[str]:
    return [like.sku for like in found.similar]


def test_similar_products_are_of_its_kind(workspace: Workspace) -> None:
    shop_of(KINDS, 40).into(workspace.database)
    (found,) = ask(workspace, "010003")
    assert len(found.similar) == 8
    assert sum(sku.startswith("01") for sku in names(found)) >= 7
    assert "010003" not in names(found)


def test_every_listing_gets_products_of_its_kind_and_shuffled_vectors_do_not(workspace: Workspace) -> None:
    stock = shop_of(KINDS, 30)
    np.random.default_rng(0).shuffle(stock.vectors)
    stock.into(workspace.database)
    found = ask(workspace)
    same = np.mean([like.sku[:2] == one.skus[0][:2] for one in found for like in one.similar])
    assert len(found) == 90
    assert same < 0.5


def test_own_sizes_and_colours_stay_out_unless_asked_for(workspace: Workspace) -> None:
    stock = shop_of(KINDS, 20)
    for colour in ("Red", "Blue"):
        for size in ("S", "M"):
            sku = f"tee7-{size}-{colour}"
            stock.products.append(Product(sku, "", {"size": size, "color": colour}))
        vector = around(2, 10) + (0.02 if colour == "Red" else -0.02)
        stock.vectors.append(vector / np.linalg.norm(vector))
        stock.skus.append((f"tee7-S-{colour}", f"tee7-M-{colour}"))
    stock.into(workspace.database)
    (found,) = ask(workspace, "tee7-S-Red")
    assert not [sku for sku in names(found) if sku.startswith("tee7")]
    (wider,) = ask(workspace, "tee7-S-Red", own_variants=True)
    assert [sku for sku in names(wider) if sku.startswith("tee7")] == ["tee7-M-Blue"]


@pytest.mark.parametrize("gone", ["0", "out of stock", "no", "-3"])
def test_what_is_sold_out_is_left_out(workspace: Workspace, gone: str) -> None:
    stock = shop_of(KINDS, 20)
    stock.products = [
        Product(one.sku, "", {"qty" if gone.strip("-").isdigit() else "in stock": gone if at % 2 else "5"})
        for at, one in enumerate(stock.products)
    ]
    stock.into(workspace.database)
    (found,) = ask(workspace, "000001", count=12)
    assert found.similar
    assert all(int(sku) % 2 == 0 for sku in names(found))
    (wider,) = ask(workspace, "000001", count=12, sold_out=True)
    assert any(int(sku) % 2 for sku in names(wider))


def test_everything_sold_out_recommends_nothing(workspace: Workspace) -> None:
    stock = shop_of(KINDS, 5)
    stock.products = [Product(one.sku, "", {"qty": "0"}) for one in stock.products]
    stock.into(workspace.database)
    assert {names(one) == [] for one in ask(workspace)} == {True}


def test_the_chosen_differ_in_style_and_colour() -> None:
    """Three like the question and like each other, one a little less: the second chosen is the other one."""
    base = np.eye(4, dtype=np.float32)
    vectors = np.stack([base[0], base[0], base[0], base[1]])
    relevance = np.array([0.9, 0.89, 0.88, 0.7], np.float32)
    colours = np.full((4, 3), 50, np.float32)
    assert choose(relevance, vectors, colours, 2) == [0, 3]
    colours[2] = (80, 60, 60)
    even = np.array([0.9, 0.89, 0.89, 0.1], np.float32)
    assert choose(even, vectors, colours, 2) == [0, 2]
    assert choose(even, vectors, np.full((4, 3), np.nan, np.float32), 9) == [0, 1, 2, 3]
    assert choose(relevance[:0], vectors[:0], colours[:0], 3) == []


def test_colours_come_from_the_thumbnails(workspace: Workspace) -> None:
    stock = Stock()
    for number in range(12):
        stock.add(f"{number:06}", around(0, number, spread=0.05))
    shades = {number: (200, 20, 20) if number < 10 else (20, 20, 200) for number in range(12)}
    stock.into(workspace.database, shades)
    (found,) = ask(workspace, "000000", count=3)
    assert {"000010", "000011"} & set(names(found)[:2])


def test_an_sku_without_a_photo_and_an_empty_catalog(workspace: Workspace) -> None:
    with pytest.raises(CatalogError, match="no photos"):
        ask(workspace)
    shop_of(KINDS, 5).into(workspace.database)
    with pytest.raises(RuleError, match="nowhere"):
        ask(workspace, "nowhere")


def test_one_product_alone(workspace: Workspace) -> None:
    shop_of(["Bags"], 1).into(workspace.database)
    (found,) = ask(workspace)
    assert found.similar == ()


def test_the_sheet_has_a_row_for_every_sku(workspace: Workspace, tmp_path: Path) -> None:
    stock = shop_of(KINDS, 10)
    stock.skus[0] = ("000000", "=1+1")
    stock.into(workspace.database)
    file = tmp_path / "sheet.csv"
    assert finish(recommend.write_all(workspace, file)) == 31
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 32
    assert lines[1].count(",") >= 18
    assert [line for line in lines if line.startswith("'=1+1")]
    for name in ("sheet.xlsx", "sheet.json"):
        assert finish(recommend.write_all(workspace, tmp_path / name)) == 31


def test_a_cancelled_sheet_leaves_what_was_there(workspace: Workspace, tmp_path: Path) -> None:
    shop_of(KINDS, 10).into(workspace.database)
    file = tmp_path / "sheet.csv"
    file.write_text("mine")
    task = recommend.write_all(workspace, file)
    next(task)
    next(task)
    task.close()
    assert file.read_text() == "mine"
    assert list(tmp_path.glob("*.part")) == []
    with pytest.raises(ReportError):
        finish(recommend.write_all(workspace, tmp_path / "sheet.pdf"))
