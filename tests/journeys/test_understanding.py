"""A search that understands a product: a part, several photos, colour, what is not meant."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import finish
from tests.core.pictures import MIRROR, Pixels, crop, moved, product, saved
from visearch_desktop.core import ranking
from visearch_desktop.core.catalog import Answer, Relation
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.projection import Projection
from visearch_desktop.core.queries import Crop, Query, QueryPhoto
from visearch_desktop.core.search import MOST_PHOTOS, query_from_path, search
from visearch_desktop.core.store import adaptation
from visearch_desktop.core.workspace import Workspace

Index = Callable[[dict[str, Pixels]], Workspace]

RED, GREEN, BLUE = (200, 40, 40), (40, 150, 60), (40, 60, 200)


def save(path: Path, pixels: Pixels) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def index(workspace: Workspace, tmp_path: Path) -> Index:
    def made(photos: dict[str, Pixels]) -> Workspace:
        for name, pixels in photos.items():
            save(tmp_path / "shop" / name / "front.png", pixels)
        finish(index_folders(workspace, [tmp_path / "shop"]))
        return workspace

    return made


def shown(name: str, pixels: Pixels, folder: Path) -> QueryPhoto:
    return query_from_path(save(folder / f"{name}.png", pixels))


def skus(answer: Answer) -> list[str]:
    assert answer.error is None, answer.error
    return [match.sku for match in answer.matches]


# -- colour --------------------------------------------------------------------------------------


def dress(colour: tuple[int, int, int], left: int = 110, width: int = 90) -> Pixels:
    """A plain product without a corner that could be matched."""
    picture = np.full((240, 320, 3), 255, np.uint8)
    rows, columns = np.mgrid[0:240, 0:320]
    inside = ((rows - 120) / 85) ** 2 + ((columns - left - width / 2) / (width / 2)) ** 2 < 1
    picture[inside] = colour
    return picture


DRESSES = {"RED": dress(RED), "GREEN": dress(GREEN), "BLUE": dress(BLUE), "WIDE-RED": dress(RED, 30, 250)}


def test_colour_lifts_the_right_colour_of_a_style(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure fails when colour adds nothing: the tiny network sees where something is sooner than its colour."""
    catalog = index({name: picture for name, picture in DRESSES.items() if name != "WIDE-RED"})
    queries = {"RED": dress(RED, 150), "GREEN": dress(GREEN, 60), "BLUE": dress(BLUE, 165)}
    asked = {name: Query((shown(name, picture, tmp_path),)) for name, picture in queries.items()}

    def lead() -> float:
        answers = [(name, search(catalog, query).matches) for name, query in asked.items()]
        return min(
            next(row.value for row in one.shares if row.kind == "colour")
            for name, rows in answers
            for one in rows
            if one.sku == name and one.shares
        )

    assert [skus(search(catalog, query))[0] for query in asked.values()] == list(asked)
    assert lead() > 0.5 * ranking.COLOUR
    monkeypatch.setattr(ranking, "COLOUR", 0.0)
    assert all(not row.shares for query in asked.values() for row in search(catalog, query).matches)


def test_colour_counts_for_less_in_a_catalog_that_was_adapted(index: Index, tmp_path: Path) -> None:
    catalog = index({name: picture for name, picture in DRESSES.items() if name != "WIDE-RED"})
    query = Query((shown("q", dress(RED, 150), tmp_path),))

    def colours() -> dict[str, float]:
        rows = search(catalog, query).matches
        return {row.sku: share.value for row in rows for share in row.shares if share.kind == "colour"}

    usual = colours()
    learned = Projection(np.zeros(192, np.float32), np.eye(192, dtype=np.float32))
    adaptation.add(catalog.database, learned, catalog.database.meta("model_identity"), {})
    assert usual
    less = ranking.COLOUR_ADAPTED / ranking.COLOUR
    assert colours() == pytest.approx({sku: less * value for sku, value in usual.items()}, abs=1e-5)


def test_asking_for_the_colour_ranks_it_before_the_shape(index: Index, tmp_path: Path) -> None:
    catalog = index(DRESSES)
    query = Query((shown("q", dress(RED, 100), tmp_path),))
    assert skus(search(catalog, query))[0] == "RED"
    by_colour = search(catalog, replace(query, by_colour=True))
    assert skus(by_colour)[:2] == ["RED", "WIDE-RED"]
    shares = {share.kind: share.value for share in by_colour.matches[1].shares}
    assert shares["colour"] == pytest.approx(1.0)  # as much as a share can say
    assert 0 < shares["photo"] < 1


def test_a_proven_copy_stays_first_whatever_the_colour(index: Index, tmp_path: Path) -> None:
    catalog = index({"ONE": product(1, hue=0), "OTHER": product(2, hue=0), "THIRD": product(3, hue=60)})
    grey = saved(np.repeat(product(1, hue=0).mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8), 80)
    best = search(catalog, Query((shown("q", grey, tmp_path),), by_colour=True)).matches[0]
    assert (best.sku, best.relation, best.shares) == ("ONE", Relation.NEAR_DUPLICATE, ())


# -- a part --------------------------------------------------------------------------------------


def test_a_box_searches_with_its_pixels_alone(index: Index, tmp_path: Path) -> None:
    catalog = index({f"CLOTH{seed}": product(seed, backdrop=3) for seed in range(60, 66)})
    page = np.vstack([np.hstack([product(61, backdrop=3), product(63, backdrop=3)])] * 1)
    photo = replace(shown("page", page, tmp_path), crop=Crop.BOX, box=(0.5, 0.0, 1.4, 1.2))
    best = search(catalog, Query((photo,))).matches[0]
    assert (best.sku, best.relation) == ("CLOTH63", Relation.NEAR_DUPLICATE)
    assert best.evidence.transform is not None
    found = np.array(best.evidence.transform).reshape(3, 3)
    middle = found @ (0.75, 0.5, 1)  # of the box, in shares of the whole page
    assert middle[:2] / middle[2] == pytest.approx((0.5, 0.5), abs=0.03)
    assert best.evidence.points
    for x, y, u, v in best.evidence.points:
        assert 0.5 <= x <= 1
        there = found @ (x, y, 1)
        assert there[:2] / there[2] == pytest.approx((u, v), abs=0.04)


def test_the_whole_photo_in_a_box_is_still_a_near_duplicate(index: Index, tmp_path: Path) -> None:
    catalog = index({"A": product(1), "B": product(2)})
    photo = QueryPhoto("a", tmp_path / "shop/A/front.png", crop=Crop.BOX, box=(0.05, 0.05, 0.95, 0.95))
    best = search(catalog, Query((photo,))).matches[0]
    assert (best.sku, best.relation) == ("A", Relation.NEAR_DUPLICATE)


@pytest.mark.parametrize(
    ("box", "said"),
    [
        ((1.2, 0.1, 1.5, 0.5), "does not lie on the photo"),
        ((0.5, 0.5, 0.5, 0.9), "does not lie on the photo"),
        ((0.9, 0.1, 0.2, 0.5), "does not lie on the photo"),
        ((0.5, 0.0, 0.5 + 1 / 320, 1.0), "too small"),
        ((float("nan"), 0.0, 1.0, 1.0), "no box"),
        (None, "no box"),
    ],
)
def test_a_senseless_box_is_a_sentence(
    index: Index, tmp_path: Path, box: tuple[float, float, float, float] | None, said: str
) -> None:
    catalog = index({"A": product(1)})
    photo = QueryPhoto("a", tmp_path / "shop/A/front.png", crop=Crop.BOX, box=box)
    answer = search(catalog, Query((photo,)))
    assert answer.matches == ()
    assert said in (answer.error or "")
    beside = search(catalog, Query((photo, QueryPhoto("b", tmp_path / "shop/A/front.png"))))
    assert beside.matches[0].sku == "A"
    assert said in beside.unread[0].reason


def test_the_product_alone_is_searched_with(index: Index, tmp_path: Path) -> None:
    catalog = index({"A": product(1), "B": product(2), "C": product(3)})
    page = np.full((600, 900, 3), 255, np.uint8)
    page[40:280, 540:860] = product(2)
    photo = replace(shown("page", page, tmp_path), crop=Crop.PRODUCT)
    answer = search(catalog, Query((photo,)))
    assert answer.notes == ()
    best = answer.matches[0]
    assert (best.sku, best.relation) == ("B", Relation.NEAR_DUPLICATE)
    found = np.array(best.evidence.transform).reshape(3, 3)
    middle = found @ (700 / 900, 160 / 600, 1)
    assert middle[:2] / middle[2] == pytest.approx((0.5, 0.5), abs=0.04)


def test_a_product_that_cannot_be_told_is_said(index: Index, tmp_path: Path) -> None:
    shelf = np.random.default_rng(3).integers(0, 256, (30, 40, 3), np.uint8)
    busy = np.kron(shelf, np.ones((8, 8, 1), np.uint8)).astype(np.uint8)
    catalog = index({"A": busy, "B": product(2)})
    photo = replace(shown("busy", saved(busy, 70), tmp_path), crop=Crop.PRODUCT)
    answer = search(catalog, Query((photo,)))
    assert answer.matches[0].sku == "A"
    assert "whole photo" in answer.notes[0]


def test_a_transparent_picture_and_white_on_white(index: Index, tmp_path: Path) -> None:
    catalog = index({"A": product(1), "B": dress(RED)})
    clear = np.zeros((200, 300, 4), np.uint8)
    Image.fromarray(clear).save(tmp_path / "clear.png")
    white = shown("white", np.full((200, 300, 3), 254, np.uint8), tmp_path)
    for photo in (query_from_path(tmp_path / "clear.png"), white):
        for cut in (Crop.WHOLE, Crop.PRODUCT):
            answer = search(catalog, Query((replace(photo, crop=cut),), by_colour=True))
            assert len(skus(answer)) == 2


def test_a_mirrored_product_is_labelled(index: Index, tmp_path: Path) -> None:
    catalog = index({"A": dress(RED, 20, 80), "B": dress(BLUE, 120, 80)})
    best = search(catalog, Query((shown("q", dress(RED, 220, 80), tmp_path),))).matches[0]
    assert (best.sku, best.evidence.view, best.evidence.mirrored) == ("A", "mirrored", True)
    upright = search(catalog, Query((shown("u", dress(RED, 22, 80), tmp_path),))).matches[0]
    assert (upright.sku, upright.evidence.mirrored) == ("A", False)
    cut = moved(product(1), crop(0.1, 0.0, 1.0, 1.0) @ MIRROR, 320, 240)
    index({"C": product(1)})
    best = search(catalog, Query((shown("m", cut, tmp_path),))).matches[0]
    assert (best.sku, best.evidence.mirrored) == ("C", True)


# -- several photos ------------------------------------------------------------------------------


def grid(*seeds: int) -> Pixels:
    """Soft colours that the tiny network sees as they are, mixed of those of some seeds."""
    cells = [np.random.default_rng(seed).uniform(40, 255, (8, 8, 3)) for seed in seeds]
    mixed = np.clip(np.mean(cells, axis=0), 0, 255).astype(np.uint8)
    with Image.fromarray(mixed) as small:
        return np.asarray(small.resize((320, 240), Image.Resampling.BICUBIC), np.uint8)


def test_two_photos_find_what_neither_finds_alone(index: Index, tmp_path: Path) -> None:
    catalog = index({"FIRST": grid(1, 1, 1, 9), "SECOND": grid(2, 2, 2, 9), "BOTH": grid(1, 2), "OTHER": grid(5)})
    one, two = shown("one", grid(1, 1, 1, 1, 2), tmp_path), shown("two", grid(2, 2, 2, 2, 1), tmp_path)
    alone = [skus(search(catalog, Query((photo,))))[0] for photo in (one, two)]
    assert alone == ["FIRST", "SECOND"]
    together = search(catalog, Query((one, two)))
    assert skus(together)[0] == "BOTH"
    assert together.matches[0].agreeing == 2


def test_weights_decide_between_two_photos(index: Index, tmp_path: Path) -> None:
    catalog = index({"FIRST": grid(1), "SECOND": grid(2), "OTHER": grid(5)})
    one, two = shown("one", grid(1, 1, 1, 7), tmp_path), shown("two", grid(2, 2, 2, 8), tmp_path)
    for weights, best in (((1e300, 1.0), "FIRST"), ((1.0, 9.0), "SECOND")):
        photos = (replace(one, weight=weights[0]), replace(two, weight=weights[1]))
        assert skus(search(catalog, Query(photos)))[0] == best


@pytest.mark.parametrize("weight", [0.0, -1.0, float("nan"), float("inf")])
def test_a_weight_that_is_none_leaves_the_photo_out(index: Index, tmp_path: Path, weight: float) -> None:
    catalog = index({"A": product(1), "B": product(2)})
    bad = QueryPhoto("a", tmp_path / "shop/A/front.png", weight=weight)
    answer = search(catalog, Query((bad, QueryPhoto("b", tmp_path / "shop/B/front.png"))))
    assert answer.matches[0].sku == "B"
    assert "above 0" in answer.unread[0].reason
    assert "above 0" in (search(catalog, Query((bad,))).error or "")


def test_what_is_not_meant_goes_down(index: Index, tmp_path: Path) -> None:
    catalog = index({"NEAR": grid(1, 1, 2), "NEXT": grid(1, 3), "FAR": grid(6)})
    wanted, unwanted = shown("q", grid(1, 1, 4), tmp_path), shown("no", grid(1, 2, 2), tmp_path)
    assert skus(search(catalog, Query((wanted,))))[:2] == ["NEAR", "NEXT"]
    answer = search(catalog, Query((wanted, replace(unwanted, unwanted=True))))
    assert skus(answer)[0] == "NEXT"
    assert "feedback" in {share.kind for match in answer.matches for share in match.shares}


def test_the_unwanted_photo_itself_comes_last(index: Index, tmp_path: Path) -> None:
    """Even when it is the very photo that was asked for: who says both means the no."""
    catalog = index({"A": product(1), "B": product(2), "C": product(3)})
    photo = QueryPhoto("a", tmp_path / "shop/A/front.png")
    answer = search(catalog, Query((photo, replace(photo, unwanted=True))))
    assert skus(answer)[-1] == "A"


def test_all_unwanted_is_a_sentence(index: Index, tmp_path: Path) -> None:
    catalog = index({"A": product(1)})
    photo = QueryPhoto("a", tmp_path / "shop/A/front.png", unwanted=True)
    answer = search(catalog, Query((photo, photo)))
    assert answer.matches == ()
    assert "not this" in (answer.error or "")


def test_forty_photos_are_bounded(index: Index, tmp_path: Path) -> None:
    catalog = index({"A": product(1), "B": product(2)})
    photos = tuple(QueryPhoto(f"p{n}", tmp_path / "shop/A/front.png") for n in range(40))
    start = time.perf_counter()
    answer = search(catalog, Query(photos))
    assert time.perf_counter() - start < 60
    assert answer.matches[0].sku == "A"
    assert len(answer.unread) == 40 - MOST_PHOTOS
    assert str(MOST_PHOTOS) in answer.unread[0].reason


def test_errors_are_told_from_what_was_left_out(index: Index) -> None:
    catalog = index({"A": product(1)})
    answer = search(catalog, Query((QueryPhoto("nothing"),)))
    assert answer.error == str(PhotoError("No photo was given."))
