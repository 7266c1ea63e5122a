"""The search journey: from photos to ranked SKUs."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.conftest import finish, product_pixels, write_photo
from tests.core.pictures import MIRROR, Pixels, crop, moved, product, saved, turned
from visearch_desktop.core import query as query_module
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.gallery import Candidate
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Condition, Query, QueryPhoto
from visearch_desktop.core.query import SUPPORTED
from visearch_desktop.core.search import query_from_path, search, search_each
from visearch_desktop.core.workspace import Workspace


@pytest.fixture
def indexed(workspace: Workspace, shop: Path) -> Workspace:
    finish(index_folders(workspace, [shop]))
    return workspace


def query(*paths: Path) -> Query:
    return Query(tuple(map(query_from_path, paths)))


def test_a_resaved_photo_finds_its_sku(indexed: Workspace, tmp_path: Path) -> None:
    answer = search(indexed, query(write_photo(tmp_path / "q.webp", 6, quality=40)))
    assert answer.error is None
    best = answer.matches[0]
    assert (best.rank, best.sku, best.photo.name, best.relation) == (1, "SKU3", "photo6.jpg", Relation.NEAR_DUPLICATE)
    assert best.similarity > 0.95
    assert [match.rank for match in answer.matches] == list(range(1, 7))
    assert best.duplicate_score >= 0.5
    assert all(0 <= match.duplicate_score < 0.5 for match in answer.matches[1:])


def test_one_row_for_each_sku(indexed: Workspace, shop: Path) -> None:
    answer = search(indexed, query(shop / "SKU2/photo4.jpg"))
    skus = [match.sku for match in answer.matches]
    assert len(skus) == len(set(skus)) == 6
    assert answer.matches[0].views == 1


def test_identical_by_bytes_and_by_pixels(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(shop / "SKU1/photo3.jpg", tmp_path / "copy.jpg"))
    by_bytes = search(indexed, query(copy)).matches[0]
    assert (by_bytes.sku, by_bytes.relation, by_bytes.duplicate_score) == ("SKU1", Relation.IDENTICAL, 1.0)
    with Image.open(copy) as image:
        image.save(tmp_path / "same.png")
    by_pixels = search(indexed, query(tmp_path / "same.png")).matches
    assert (by_pixels[0].sku, by_pixels[0].relation) == ("SKU1", Relation.IDENTICAL)
    assert all(match.relation == Relation.SIMILAR for match in by_pixels[1:])


def test_one_changed_pixel_is_not_identical(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    with Image.open(shop / "SKU1/photo3.jpg") as image:
        image.putpixel((5, 5), (0, 0, 0))
        image.save(tmp_path / "almost.png")
    assert search(indexed, query(tmp_path / "almost.png")).matches[0].relation == Relation.NEAR_DUPLICATE


def test_shared_photos_of_a_size_run_are_one_row(workspace: Workspace, shop: Path, tmp_path: Path) -> None:
    table = tmp_path / "products.csv"
    table.write_text("sku,name,images\nS,Small,photo0.jpg\nL,Large,photo0.jpg\nM,Medium,photo0.jpg\n", encoding="utf-8")
    finish(index_folders(workspace, [shop], products=table))
    best = search(workspace, query(shop / "SKU0/photo0.jpg")).matches[0]
    assert (best.sku, best.shared_by) == ("L", ("M", "S"))
    assert best.product is not None
    assert best.product.title == "Large"


def test_clipboard_bytes_are_a_query(indexed: Workspace, shop: Path) -> None:
    photo = QueryPhoto("clipboard", data=(shop / "SKU4/photo8.jpg").read_bytes())
    assert search(indexed, Query((photo,))).matches[0].sku == "SKU4"


def test_several_photos_are_one_product(indexed: Workspace, shop: Path) -> None:
    answer = search(indexed, query(shop / "SKU2/photo4.jpg", shop / "SKU2/photo5.jpg"))
    assert answer.matches[0].sku == "SKU2"
    assert len(answer.query) == 2


def test_an_unreadable_photo_among_readable_ones_is_left_out(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"no")
    bad = tmp_path / "bad.jpg"
    assert search(indexed, query(bad, shop / "SKU2/photo4.jpg")).matches[0].sku == "SKU2"
    alone = search(indexed, query(bad))
    assert alone.matches == ()
    assert "not a photo" in (alone.error or "")
    assert search(indexed, Query()).error


def test_filters(workspace: Workspace, shop: Path, tmp_path: Path) -> None:
    table = tmp_path / "products.csv"
    rows = "\n".join(f"P{n},Mug {n},{'Red' if n % 2 else 'Blue'},photo{n}.jpg" for n in range(12))
    table.write_text(f"sku,name,Colour,images\n{rows}\n", encoding="utf-8")
    finish(index_folders(workspace, [shop], products=table))
    photo = query(shop / "SKU2/photo4.jpg")
    red = search(workspace, replace(photo, where=(Condition("colour", value="red"),)))
    assert {match.sku for match in red.matches} == {f"P{n}" for n in range(1, 12, 2)}
    assert len(search(workspace, photo, top=3).matches) == 3


def test_each_photo_gets_its_answer_in_order(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"no")
    paths = [shop / "SKU0/photo1.jpg", tmp_path / "bad.jpg", tmp_path / "gone.jpg", shop / "SKU5/photo10.jpg"]
    answers = list(search_each(indexed, paths))
    assert [answer.query[0].path for answer in answers] == paths
    assert [answer.error is None for answer in answers] == [True, False, False, True]
    assert [answer.matches[0].sku for answer in answers if answer.matches] == ["SKU0", "SKU5"]


def test_an_empty_catalog_answers_nothing(workspace: Workspace, tmp_path: Path) -> None:
    answer = search(workspace, query(write_photo(tmp_path / "q.jpg", 1)))
    assert (answer.error, answer.matches) == (None, ())


def test_a_match_whose_file_has_gone_is_still_shown(indexed: Workspace, shop: Path, tmp_path: Path) -> None:
    photo = write_photo(tmp_path / "q.png", 6)
    (shop / "SKU3/photo6.jpg").unlink()
    assert search(indexed, query(photo)).matches[0].photo.name == "photo6.jpg"


def test_searching_while_another_copy_indexes(indexed: Workspace, shop: Path) -> None:
    write_photo(shop / "SKU8/late.jpg", 80)
    reader = Workspace.open(indexed.folder, device="cpu")
    task = index_folders(indexed)
    next(task)
    assert search(reader, query(shop / "SKU3/photo6.jpg")).matches[0].sku == "SKU3"
    finish(task)
    assert search(reader, query(shop / "SKU8/late.jpg")).matches[0].sku == "SKU8"
    reader.close()


def test_grey_and_tiny_queries_do_not_fail(indexed: Workspace, tmp_path: Path) -> None:
    Image.fromarray(product_pixels(1)[:, :, 0]).save(tmp_path / "grey.png")
    Image.new("RGB", (1, 1)).save(tmp_path / "dot.png")
    for name in ("grey.png", "dot.png"):
        assert search(indexed, query(tmp_path / name)).error is None


# -- what a match is, and why --------------------------------------------------------------------


@pytest.fixture
def cloths(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Four printed cloths, one of them in a second colour, all on one backdrop."""
    photos = {"RED": product(1, backdrop=3, hue=0), "BLUE": product(1, backdrop=3, hue=110)}
    photos |= {f"OTHER{seed}": product(seed, backdrop=3) for seed in (2, 3, 4)}
    for sku, pixels in photos.items():
        save(tmp_path / f"cloths/{sku}/front.png", pixels)
    finish(index_folders(workspace, [tmp_path / "cloths"]))
    return workspace


def save(path: Path, pixels: Pixels) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def test_a_mirrored_crop_is_found_with_its_evidence(cloths: Workspace, tmp_path: Path) -> None:
    made = crop(0.1, 0.05, 0.9, 0.95) @ MIRROR
    photo = save(tmp_path / "q.png", moved(product(1, backdrop=3, hue=0), made, 400, 330))
    answer = search(cloths, query(photo))
    best = answer.matches[0]
    assert (best.sku, best.relation) == ("RED", Relation.NEAR_DUPLICATE)
    assert best.duplicate_score >= 0.5
    evidence = best.evidence
    assert evidence.mirrored
    assert evidence.view in {"mirrored", "whole", "left half", "right half", "without border"}
    assert evidence.inliers > 20
    assert evidence.covered > 0.9
    assert evidence.agreement > 0.8
    assert evidence.hash_distance is not None
    assert evidence.transform is not None
    # The transform leads from the query to the catalog's photo, in shares.
    wanted = np.linalg.inv(made)
    found = np.array(evidence.transform).reshape(3, 3)
    for corner in ((0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)):
        here, there = wanted @ corner, found @ corner
        assert there[:2] / there[2] == pytest.approx(here[:2] / here[2], abs=0.04)
    for x, y, u, v in evidence.points:
        there = found @ (x, y, 1)
        assert there[:2] / there[2] == pytest.approx((u, v), abs=0.04)


def test_relations_lead_the_order(cloths: Workspace, tmp_path: Path) -> None:
    """The copy, then the other colour, then what only looks alike, by similarity."""
    photo = save(tmp_path / "q.png", saved(moved(product(1, backdrop=3, hue=0), turned(4), 320, 240), 60))
    matches = search(cloths, query(photo)).matches
    found = {match.sku: match for match in matches}
    assert matches[0] is found["RED"]
    assert matches[0].relation is Relation.NEAR_DUPLICATE
    assert found["BLUE"].relation is Relation.VARIANT
    others = [match for match in matches if match.sku not in {"RED", "BLUE"}]
    assert {match.relation for match in others} == {Relation.SIMILAR}
    assert all(match.duplicate_score < 0.5 for match in matches[1:])
    unsupported = [match for match in others if match.duplicate_score < SUPPORTED]
    assert all(match.rank > found["BLUE"].rank for match in unsupported)
    similarities = [match.similarity for match in unsupported]
    assert similarities == sorted(similarities, reverse=True)
    assert found["BLUE"].evidence.colour_difference is not None
    assert found["BLUE"].evidence.colour_difference > (matches[0].evidence.colour_difference or 0)


def test_an_identical_photo_leads_its_near_duplicate(cloths: Workspace, tmp_path: Path) -> None:
    save(tmp_path / "cloths/COPY/copy.png", saved(product(1, backdrop=3, hue=0), 40))
    finish(index_folders(cloths))
    matches = search(cloths, query(tmp_path / "cloths/RED/front.png")).matches
    assert [(match.sku, match.relation) for match in matches[:2]] == [
        ("RED", Relation.IDENTICAL), ("COPY", Relation.NEAR_DUPLICATE),
    ]  # fmt: skip
    assert matches[0].duplicate_score == 1
    assert matches[0].evidence.transform is not None
    assert [match.rank for match in matches] == list(range(1, 7))


def test_photos_that_agree_are_counted(cloths: Workspace, tmp_path: Path) -> None:
    save(tmp_path / "cloths/RED/copy.png", saved(product(1, backdrop=3, hue=0), 40))
    finish(index_folders(cloths))
    photo = save(tmp_path / "q.png", saved(product(1, backdrop=3, hue=0), 70))
    matches = search(cloths, query(photo)).matches
    assert {match.sku: match.views for match in matches} == {"RED": 2, "BLUE": 1, "OTHER2": 1, "OTHER3": 1, "OTHER4": 1}


def test_a_product_that_is_not_there_is_no_near_duplicate(cloths: Workspace, tmp_path: Path) -> None:
    photo = save(tmp_path / "q.png", product(9, backdrop=3))
    for match in search(cloths, query(photo)).matches:
        assert match.relation is Relation.SIMILAR
        assert match.duplicate_score < 0.5


def test_of_several_photos_the_best_speaks_for_a_match(cloths: Workspace, tmp_path: Path) -> None:
    unrelated = save(tmp_path / "first.png", product(9))
    copy = save(tmp_path / "second.png", saved(product(2, backdrop=3), 50))
    answer = search(cloths, query(unrelated, copy))
    assert [(match.sku, match.relation) for match in answer.matches[:1]] == [("OTHER2", Relation.NEAR_DUPLICATE)]


# -- a closer look -------------------------------------------------------------------------------


def collage(*seeds: int) -> Pixels:
    """Four cloths in two rows."""
    tiles = [product(seed, backdrop=3) for seed in seeds]
    return np.asarray(np.vstack([np.hstack(tiles[:2]), np.hstack(tiles[2:])]), np.uint8)


@pytest.fixture
def crowd(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Cloths of which a search takes only the three nearest, as if there were a hundred thousand others."""
    monkeypatch.setattr(query_module, "VERIFIED", 3)
    for seed in range(40, 52):
        save(tmp_path / f"cloths/CLOTH{seed}/front.png", product(seed, backdrop=3))
    finish(index_folders(workspace, [tmp_path / "cloths"]))
    return workspace


@pytest.mark.parametrize("place", range(4))
def test_a_quarter_of_a_collage_is_found(crowd: Workspace, tmp_path: Path, place: int) -> None:
    seeds = [90, 91, 92, 93]
    seeds[place] = 47
    best = search(crowd, query(save(tmp_path / "q.png", collage(*seeds)))).matches[0]
    assert (best.sku, best.relation) == ("CLOTH47", Relation.NEAR_DUPLICATE)
    assert best.evidence.transform is not None
    found = np.array(best.evidence.transform).reshape(3, 3)
    middle = found @ (0.25 + 0.5 * (place % 2), 0.25 + 0.5 * (place // 2), 1)
    assert middle[:2] / middle[2] == pytest.approx((0.5, 0.5), abs=0.04)


def test_the_closer_look_is_taken_only_when_nothing_was_decided(
    crowd: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    closer = query_module.Nearest.closer

    def counted(self: query_module.Nearest, depth: int) -> list[Candidate]:
        looks.append(depth)
        return closer(self, depth)

    monkeypatch.setattr(query_module.Nearest, "closer", counted)
    copy = save(tmp_path / "copy.png", saved(product(47, backdrop=3), 60))
    assert search(crowd, query(copy)).matches[0].sku == "CLOTH47"
    assert search(crowd, query(tmp_path / "cloths/CLOTH44/front.png")).matches[0].relation is Relation.IDENTICAL
    assert looks == []
    stranger = save(tmp_path / "stranger.png", collage(90, 91, 92, 93))
    rows = search(crowd, query(stranger)).matches
    assert looks == [query_module.VERIFIED_CLOSER]
    assert {row.relation for row in rows} == {Relation.SIMILAR}
    assert len(rows) == 12  # what the closer look has not proven is not listed twice
