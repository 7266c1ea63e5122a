"""Words and conditions in a search: alone, beside photos, and what is said when they mean nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import finish, write_photo
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.conditions import parse
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.search import search, search_each
from visearch_desktop.core.workspace import Workspace

COLOURS = ("Red", "Blue", "Green")


@pytest.fixture
def mugs(workspace: Workspace, shop: Path, tmp_path: Path) -> Workspace:
    """Twelve mugs of one photo each; the thirteenth has none, the last two share the photo of the twelfth."""
    rows = [f"P{n},Mug {n},{COLOURS[n % 3]},{n * 10},photo{n}.jpg" for n in range(12)]
    rows += ["P12,Mug without photo,Red,5,", "P11-S,Mug 11 small,Violet,5,photo11.jpg"]
    table = tmp_path / "products.csv"
    table.write_text("\n".join(["sku,name,Colour,price,images", *rows]), encoding="utf-8")
    finish(index_folders(workspace, [shop], products=table))
    return workspace


def skus(workspace: Workspace, *paths: Path, text: str = "", where: str = "", top: int = 20) -> list[str]:
    photos = tuple(QueryPhoto(path.name, path=path) for path in paths)
    conditions = tuple(parse(one) for one in where.split(";") if one)
    return [match.sku for match in search(workspace, Query(photos, text, conditions), top=top).matches]


def test_words_alone(mugs: Workspace) -> None:
    answer = search(mugs, Query(text="mug 7"))
    best = answer.matches[0]
    assert (best.sku, best.rank, best.relation, best.similarity, best.duplicate_score) == (
        "P7",
        1,
        Relation.SIMILAR,
        0,
        0,
    )
    assert best.photo.name == "photo7.jpg"
    assert best.product is not None
    assert best.product.title == "Mug 7"
    assert [(share.kind, share.words) for share in best.shares] == [("words", "“mug” in title; “7” in sku")]
    assert answer.error is None
    assert len(answer.matches) == 12  # P12 has no photo, P11-S shows that of P11
    assert skus(mugs, text="teapot") == []
    assert skus(mugs, text="mug", top=3) == skus(mugs, text="mug")[:3]


def test_skus_that_share_a_photo_are_one_row(mugs: Workspace) -> None:
    row = search(mugs, Query(text="mug 11")).matches[0]
    assert {row.sku, *row.shared_by} == {"P11", "P11-S"}
    assert skus(mugs, text="mug 11", where="colour=violet") == ["P11-S"]


def test_conditions_alone(mugs: Workspace) -> None:
    assert skus(mugs, where="price>=100") == ["P10", "P11"]
    assert skus(mugs, where="price<=20;colour=green") == ["P2"]
    assert skus(mugs, where="price>=100;price<=50") == []


def test_words_lift_rows_and_leave_none_out(mugs: Workspace, shop: Path) -> None:
    photo = shop / "SKU2/photo4.jpg"
    plain = skus(mugs, photo)
    assert plain[0] == "P4"
    worded = search(mugs, Query((QueryPhoto("q", path=photo),), "green"))
    green = [match.sku for match in worded.matches if match.product and match.product.attributes["Colour"] == "Green"]
    assert {match.sku for match in worded.matches} == set(plain)
    assert sum(map(plain.index, green)) > sum([match.sku for match in worded.matches].index(sku) for sku in green)
    for match in worded.matches:
        kinds = [share.kind for share in match.shares]
        assert ("words" in kinds) == (match.sku in green)


def test_words_bring_up_what_the_photo_would_never_find(mugs: Workspace, shop: Path) -> None:
    photo = shop / "SKU2/photo4.jpg"
    last = skus(mugs, photo)[-1]
    assert last not in skus(mugs, photo, top=3)
    assert last in skus(mugs, photo, text=last, top=3)


def test_words_that_mean_nothing_change_nothing(mugs: Workspace, shop: Path) -> None:
    photo = shop / "SKU2/photo4.jpg"
    for text in ("teapot", "!!! 👟", '"" AND *', "   "):
        assert skus(mugs, photo, text=text) == skus(mugs, photo)


def test_the_row_of_a_shared_photo_names_the_sku_that_is_meant(mugs: Workspace, shop: Path) -> None:
    photo = shop / "SKU5/photo11.jpg"
    row = search(mugs, Query((QueryPhoto("q", path=photo),), "violet")).matches[0]
    assert (row.sku, row.shared_by) == ("P11-S", ("P11",))
    assert row.product is not None
    assert row.product.attributes["Colour"] == "Violet"
    assert row.relation == Relation.IDENTICAL


def test_words_and_conditions_beside_photos(mugs: Workspace, shop: Path) -> None:
    photo = shop / "SKU2/photo4.jpg"
    assert set(skus(mugs, photo, where="colour=green", text="mug 8")) == {"P2", "P5", "P8", "P11"}
    answers = list(
        search_each(mugs, [photo, shop / "SKU0/photo1.jpg"], Query(text="green", where=(parse("price>=30"),)))
    )
    assert [len(answer.matches) for answer in answers] == [9, 9]


@pytest.mark.parametrize("text", ["!!!", "👟", '"*^"', "\x00", "-"])
def test_a_text_without_a_word(mugs: Workspace, text: str) -> None:
    answer = search(mugs, Query(text=text))
    assert answer.matches == ()
    assert "no letter or digit" in (answer.error or "")


@pytest.mark.parametrize(
    "text", ['"', "a" * 10_000, "mug OR NEAR(", "title:mug*", "\ud800 mug", "'; DROP TABLE product; --"]
)
def test_no_text_breaks_a_search(mugs: Workspace, shop: Path, text: str) -> None:
    assert search(mugs, Query((QueryPhoto("q", path=shop / "SKU2/photo4.jpg"),), text)).error is None
    search(mugs, Query(text=text))
    assert skus(mugs, text="mug 7")[0] == "P7"


def test_a_condition_that_makes_no_sense_is_said(mugs: Workspace, shop: Path) -> None:
    for paths in ((), (shop / "SKU2/photo4.jpg",)):
        with pytest.raises(RuleError, match="no column “colur”"):
            skus(mugs, *paths, where="colur=red")


def test_words_find_new_photos_of_skus_without_a_table(workspace: Workspace, shop: Path) -> None:
    finish(index_folders(workspace, [shop]))
    assert skus(workspace, text="sku3") == ["SKU3"]
    write_photo(shop / "夏季-9/a.jpg", 99)
    finish(index_folders(workspace))
    assert skus(workspace, text="夏季") == ["夏季-9"]


def test_words_search_a_catalog_that_is_open_for_reading_only(mugs: Workspace) -> None:
    with mugs.reading_only() as view:
        assert skus(view, text="mug 7")[0] == "P7"
        assert skus(view, where="price>=100") == ["P10", "P11"]


def test_what_is_not_meant_stays_last_whatever_words_say(mugs: Workspace, shop: Path) -> None:
    """The photo of P4 is refused, and the words are its very SKU."""
    wanted = QueryPhoto("q", path=shop / "SKU2/photo5.jpg")
    refused = QueryPhoto("no", path=shop / "SKU2/photo4.jpg", unwanted=True)
    found = [match.sku for match in search(mugs, Query((wanted, refused), "P4")).matches]
    assert found[0] == "P5"
    assert found[-1] == "P4"


def test_words_earn_their_place(mugs: Workspace, shop: Path) -> None:
    """How early the first product of a colour comes: with its word, without, and with the word of another colour."""

    def earliness(colour: str, text: str) -> float:
        ranks = []
        for number in range(0, 12, 2):
            photo = QueryPhoto("q", path=shop / f"SKU{number // 2}/photo{number}.jpg")
            rows = search(mugs, Query((photo,), text)).matches
            ranks.append(next(r.rank for r in rows if r.product and r.product.attributes["Colour"] == colour))
        return sum(1 / rank for rank in ranks) / len(ranks)

    for colour, other in zip(COLOURS, ("Blue", "Green", "Red"), strict=True):
        plain = earliness(colour, "")
        assert earliness(colour, colour) > max(0.9, plain)
        assert earliness(colour, other) <= plain
