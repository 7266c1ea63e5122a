from __future__ import annotations

import numpy as np
import pytest

from tests.conftest import finish, steps
from tests.core.shelves import Stock, around, shop_of
from visearch_desktop.core import suggestions
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.errors import CatalogError, RuleError
from visearch_desktop.core.store import photos
from visearch_desktop.core.suggestions import Kind, SuggestionReport
from visearch_desktop.core.suggestions.calibrate import calibrate
from visearch_desktop.core.workspace import Workspace

KINDS = ["Bags", "Watches", "Tees", "Shoes"]


def run(workspace: Workspace, column: str = "category", least: float = 0.6) -> SuggestionReport:
    return finish(suggestions.run(workspace, column, least=least))


def refile(stock: Stock, sku: str, value: str, column: str = "category") -> None:
    place = next(at for at, one in enumerate(stock.products) if one.sku == sku)
    stock.products[place] = Product(sku, "", {column: value} if value else {"other": "x"})


def test_empty_cells_are_filled_by_what_looks_alike(workspace: Workspace) -> None:
    stock = shop_of(KINDS, spread=0.45)
    for kind in range(4):
        refile(stock, f"{kind:02}0003", "")
    stock.into(workspace.database)
    report = run(workspace)
    assert {one.skus[0]: one.value for one in report.suggestions} == {
        f"{kind:02}0003": name for kind, name in enumerate(KINDS)
    }
    assert all(one.kind is Kind.MISSING and one.confidence > 0.8 for one in report.suggestions)
    assert all(sum(like.agrees for like in one.seen) >= 5 for one in report.suggestions)
    assert all(one.skus[0] not in {like.sku for like in one.seen} for one in report.suggestions)
    assert report.tried == 44
    assert report.right >= 42


def test_planted_wrong_categories_are_named_first(workspace: Workspace) -> None:
    stock = shop_of(KINDS, 20)
    wrong = {"000004": "Watches", "010007": "Shoes", "020011": "Bags"}
    for sku, value in wrong.items():
        refile(stock, sku, value)
    stock.into(workspace.database)
    report = run(workspace)
    named = [one.skus[0] for one in report.suggestions if one.kind is Kind.DISAGREES]
    assert set(named) == set(wrong)
    first = next(one for one in report.suggestions if one.skus == ("000004",))
    assert (first.cell, first.value) == ("Watches", "Bags")
    assert first.sentence.startswith("filed under Watches, looks like Bags (")


def test_shuffled_labels_suggest_nothing(workspace: Workspace) -> None:
    """The figure must come from the labels: of shuffled ones nothing is sure, and hardly anything is right."""
    stock = shop_of(KINDS, 25)
    order = np.random.default_rng(0).permutation(len(stock.products))
    values = [stock.products[at].attributes["category"] for at in order]
    stock.products = [
        Product(one.sku, one.title, {"category": value}) for one, value in zip(stock.products, values, strict=True)
    ]
    stock.into(workspace.database)
    report = run(workspace)
    assert report.tried == 100
    assert report.answered <= 5
    assert len(report.suggestions) <= 2


def test_confidence_is_the_share_right(workspace: Workspace) -> None:
    """Kinds that overlap: of what is said with a confidence around p, about p is as it was drawn."""
    stock = shop_of(KINDS, 120, spread=2.2)
    truth: dict[str, str] = {}
    for place, one in enumerate(stock.products):
        if place % 3 == 0:
            truth[one.sku] = one.attributes["category"]
            stock.products[place] = Product(one.sku, "", {"other": "x"})
    stock.into(workspace.database)
    found = run(workspace, least=0.0).suggestions
    missing = [one for one in found if one.kind is Kind.MISSING]
    said = np.array([one.confidence for one in missing])
    right = np.array([one.value == truth[one.skus[0]] for one in missing])
    assert len(missing) > 140
    assert said.std() > 0.1  # there is something to calibrate
    assert abs(said.mean() - right.mean()) < 0.1
    surest = said >= np.median(said)
    assert right[surest].mean() > right[~surest].mean() + 0.1


def test_what_looks_like_nothing_known_is_left_open(workspace: Workspace) -> None:
    stock = shop_of(KINDS, 30)
    for number in range(5):
        stock.add(f"99{number:04}", around(77, 5 + number), other="x")
    stock.into(workspace.database)
    report = run(workspace)
    assert not [one for one in report.suggestions if one.skus[0].startswith("99")]
    assert report.unsure == 5


def test_the_own_style_does_not_vote(workspace: Workspace) -> None:
    """A size run that is filed wrongly as a whole is no evidence for itself; it is one row."""
    stock = shop_of(KINDS, 12)
    for size in ("XS", "S", "M", "L", "XL"):
        stock.products.append(Product(f"run7-{size}", "", {"size": size, "category": "Shoes"}))
    stock.vectors.append(around(0, 99))
    stock.skus.append(tuple(f"run7-{size}" for size in ("XS", "S", "M", "L", "XL")))
    stock.into(workspace.database)
    (found,) = (one for one in run(workspace).suggestions if one.skus[0].startswith("run7"))
    assert len(found.skus) == 5
    assert (found.cell, found.value) == ("Shoes", "Bags")
    assert not [like for like in found.seen if like.sku.startswith("run7")]


def test_paths_fall_back_to_their_beginning(workspace: Workspace) -> None:
    """Two kinds that cannot be told apart share the beginning of their path, and that is suggested."""
    stock = shop_of(["Home/Bags", "Home/Watches"], 30)
    for number in range(60):
        leaf = "Tees" if number % 2 else "Tanks"
        stock.add(f"80{number:04}", around(8, 500 + number), category=f"Men/{leaf}")
    stock.add("900001", around(8, 1), other="x")
    stock.into(workspace.database)
    (found,) = (one for one in run(workspace, least=0.8).suggestions if one.kind is Kind.MISSING)
    assert found.value == "Men"


def test_several_values_in_a_cell_do_not_disagree_with_one_of_them(workspace: Workspace) -> None:
    stock = shop_of(KINDS, 15)
    for number in range(5):
        refile(stock, f"00{number:04}", "Bags; Sale")
    stock.into(workspace.database)
    assert run(workspace).suggestions == ()


def test_chinese_categories(workspace: Workspace) -> None:
    stock = shop_of(["箱包", "手表", "上衣"], 12, column="类目")
    refile(stock, "000002", "手表", "类目")
    stock.into(workspace.database)
    (found,) = run(workspace, "类目").suggestions
    assert (found.cell, found.value) == ("手表", "箱包")


def test_a_column_of_any_case_and_one_that_is_not_there(workspace: Workspace) -> None:
    shop_of(KINDS).into(workspace.database)
    assert run(workspace, " CATEGORY ").column == "category"
    with pytest.raises(RuleError, match="no column “colour”") as caught:
        run(workspace, "colour")
    assert "category" in caught.value.advice


def test_no_product_table_and_no_photo(workspace: Workspace) -> None:
    with pytest.raises(CatalogError, match="no photos"):
        run(workspace)
    stock = shop_of(KINDS)
    stock.products = []
    stock.into(workspace.database)
    with pytest.raises(CatalogError, match="no product table"):
        run(workspace)


@pytest.mark.parametrize(
    ("kinds", "each", "note"),
    [
        (["Bags"], 20, "say the same"),
        ([f"kind {number}" for number in range(30)], 1, "shared by several"),
        (["-", "", "n/a"], 5, "nothing to learn from"),
    ],
)
def test_nothing_to_tell_apart(workspace: Workspace, kinds: list[str], each: int, note: str) -> None:
    shop_of(kinds, each).into(workspace.database)
    report = run(workspace)
    assert report.suggestions == ()
    assert note in " ".join(report.notes)


def test_a_hundred_products_with_one_photo_learn_nothing_from_it(workspace: Workspace) -> None:
    stock = shop_of(KINDS, 12)
    many = [f"{number:06}" for number in range(500_000, 500_100)]
    stock.vectors.append(around(0, 3))
    stock.skus.append(tuple(many))
    stock.products += [Product(sku, "", {"category": "Placeholder"}) for sku in many]
    stock.into(workspace.database)
    report = run(workspace)
    assert report.suggestions == ()
    assert "placeholder" in " ".join(report.notes)
    assert report.tried == 48


def test_damaged_vectors_are_told_and_left_out(workspace: Workspace) -> None:
    stock = shop_of(KINDS)
    stock.vectors[5] = np.full_like(stock.vectors[5], np.nan)
    stock.vectors[9] = np.full_like(stock.vectors[9], np.inf)
    stock.into(workspace.database)
    report = run(workspace)
    assert report.tried == 46
    assert "2 photos with damaged vectors" in report.notes[0]


def test_a_catalog_that_changes_meanwhile(workspace: Workspace) -> None:
    """The run goes on with what it has read; the next one sees the change."""
    stock = shop_of(KINDS)
    stock.into(workspace.database)
    task = suggestions.run(workspace, "category")
    next(task)
    next(task)
    with workspace.database.write() as connection:
        connection.execute("DELETE FROM photo")
        connection.execute("DELETE FROM product")
    photos.drop_orphans(workspace.database)
    assert finish(task).tried == 48
    with pytest.raises(CatalogError):
        run(workspace)


def test_closing_the_task_ends_it_and_progress_grows(workspace: Workspace) -> None:
    shop_of(KINDS).into(workspace.database)
    done = [now.done for now in steps(suggestions.run(workspace, "category")) if now.total == 48]
    assert done == sorted(done)
    assert done[-1] == 48
    task = suggestions.run(workspace, "category")
    next(task)
    task.close()


def test_calibration_of_a_few_of_the_wrong_and_of_the_perfect() -> None:
    assert calibrate([0.9] * 5, [True] * 5).confidence(0.9) == 0
    assert calibrate([0.9] * 50, [False] * 50).confidence(0.99) == 0
    sure = calibrate(np.linspace(0.5, 1, 100), [True] * 100)
    assert 0.9 < sure.confidence(0.9) < 1
    backwards = calibrate([0.9] * 50 + [0.1] * 50, [False] * 50 + [True] * 50)
    assert backwards.confidence(0.9) == backwards.confidence(0.1) == pytest.approx(0.5, abs=0.01)
    split = calibrate([0.9] * 50 + [0.1] * 50, [True] * 50 + [False] * 50)
    assert split.confidence(0.9) > 0.9
    assert split.confidence(0.1) < 0.1
