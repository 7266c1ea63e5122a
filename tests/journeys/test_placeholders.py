"""A picture that stands for a missing photo proves nothing, and what a person says of it is remembered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.conftest import finish
from tests.core.pictures import product, written
from visearch_desktop.core import batch, places
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.deliveries import PLACEHOLDER, BatchReport, Proposal, Proposed
from visearch_desktop.core.errors import BatchError, PhotoError
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.workspace import Workspace

NAMES = ("Copper Frying Pan", "Garden Watering Jug", "Canvas Shoulder Bag", "Woollen Bobble Hat", "Oak Bread Board")


def panel(path: Path, quality: int = 90) -> Path:
    """A drawn panel that says that there is no photo."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (400, 300), (238, 238, 238))
    draw = ImageDraw.Draw(image)
    draw.rectangle((120, 70, 280, 190), outline=(150, 150, 150), width=8)
    draw.ellipse((160, 90, 240, 170), outline=(150, 150, 150), width=8)
    draw.text((110, 220), "NO IMAGE AVAILABLE", fill=(150, 150, 150))
    image.save(path, quality=quality)
    return path


def sheet(folder: Path, rows: list[str]) -> None:
    (folder / "list.csv").write_text("sku,title,image\n" + "\n".join(rows) + "\n", encoding="utf-8")


@pytest.fixture
def shop(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A catalog of five products, one of which has no photo but the panel."""
    rows = ["sku,title,images"]
    for number in range(4):
        written(tmp_path / f"shop/p{number}.jpg", product(number))
        rows.append(f"OLD-{number},Thing of kind {'abcd'[number]},p{number}.jpg")
    panel(tmp_path / "shop/none.jpg")
    table = tmp_path / "products.csv"
    table.write_text("\n".join([*rows, "OLD-9,Porcelain Tea Pot,none.jpg"]), encoding="utf-8")
    finish(index_folders(workspace, [tmp_path / "shop"], products=table))
    return workspace


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """Five strangers that show the panel, saved twice; the last one has a photo of its own as well."""
    folder = tmp_path / "到货"
    panel(folder / "none.jpg")
    panel(folder / "leer.jpg", 60)
    written(folder / "board.jpg", product(60))
    shown = ("none.jpg", "none.jpg", "leer.jpg", "leer.jpg", "none.jpg;board.jpg")
    sheet(folder, [f"N-{number},{NAMES[number]},{shown[number]}" for number in range(5)])
    return folder


def compared(shop: Workspace, source: Path, save: Path) -> dict[str, Proposed]:
    report: BatchReport = finish(batch.run(shop, [source], save))
    return {one.item.sku: one for one in report.items}


def test_a_picture_on_strangers_is_no_proof(shop: Workspace, delivery: Path, tmp_path: Path) -> None:
    """Without this the items were *already have* OLD-9, or repeated each other."""
    found = compared(shop, delivery, tmp_path / "b")
    assert [found[f"N-{number}"].proposal for number in range(5)] == [*[Proposal.BAD_PICTURE] * 4, Proposal.NEW]
    assert found["N-0"].reasons == ("This looks like a placeholder: 5 products that have nothing in common show it.",)
    assert [fault.rule for photo in found["N-4"].item.photos for fault in photo.faults] == [PLACEHOLDER]
    assert not found["N-0"].matches
    assert not any(one.twin for one in found.values())


def test_an_identifier_still_says_which_product_it_is(shop: Workspace, delivery: Path, tmp_path: Path) -> None:
    sheet(
        delivery, [f"N-{number},{NAMES[number]},none.jpg" for number in range(4)] + ["OLD-2,Oak Bread Board,none.jpg"]
    )
    assert compared(shop, delivery, tmp_path / "b")["OLD-2"].proposal is Proposal.ALREADY_HAVE


@pytest.mark.parametrize("titles", [
    [f"Hoodie, {colour}" for colour in ("red", "blue", "green", "black", "white")],
    ["", "", "", "", ""],
    ["Copper Pan", "Copper Pan 20 cm", "Copper Pan large", "Set: copper pan", "Pan, copper, M"],
    [NAMES[0], NAMES[1], NAMES[2], NAMES[0], NAMES[1]],
])  # fmt: skip
def test_what_products_may_share_is_a_photo(shop: Workspace, delivery: Path, tmp_path: Path, titles: list[str]) -> None:
    (delivery / "leer.jpg").unlink()
    sheet(delivery, [f"N-{number},{title},none.jpg" for number, title in enumerate(titles)])
    rules = [fault.rule for one in compared(shop, delivery, tmp_path / "b").values()
             for photo in one.item.photos for fault in photo.faults]  # fmt: skip
    assert PLACEHOLDER not in rules


def test_once_said_it_is_known_in_every_delivery_and_may_be_taken_back(
    shop: Workspace, delivery: Path, tmp_path: Path
) -> None:
    sheet(delivery, ["N-0,Copper Frying Pan,none.jpg"])
    before = compared(shop, delivery, tmp_path / "b")["N-0"]
    assert (before.proposal, before.sku) == (Proposal.ALREADY_HAVE, "OLD-9")
    digest = before.item.photos[0].digest
    batch.call_placeholder(tmp_path / "b", digest)
    after = compared(shop, delivery, tmp_path / "b")["N-0"]
    assert (after.proposal, after.reasons) == (Proposal.BAD_PICTURE, ("You said that this picture is a placeholder.",))
    later = tmp_path / "later"
    panel(later / "foto.jpg", 40)
    sheet(later, ["X-1,Woollen Bobble Hat,foto.jpg"])
    assert compared(shop, later, tmp_path / "c")["X-1"].proposal is Proposal.BAD_PICTURE, "saved again, still known"
    batch.call_placeholder(tmp_path / "b", digest, placeholder=False)
    assert compared(shop, delivery, tmp_path / "b")["N-0"].proposal is Proposal.ALREADY_HAVE
    kept = json.loads((places.data_folder() / "placeholders.json").read_bytes())
    assert [len(words) for words in kept.values()] == [1]


def test_a_person_overrules_what_looks_like_one(shop: Workspace, delivery: Path, tmp_path: Path) -> None:
    compared(shop, delivery, tmp_path / "b")
    batch.call_file_placeholder(shop.folder, delivery / "none.jpg", placeholder=False)
    assert compared(shop, delivery, tmp_path / "b")["N-0"].proposal is Proposal.ALREADY_HAVE


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"x": 3}', b"\xff\xfe", b'{"CATALOG": [{"digest": 5}]}'])
def test_a_damaged_memory_is_an_empty_one(shop: Workspace, delivery: Path, tmp_path: Path, damage: bytes) -> None:
    kept = places.data_folder() / "placeholders.json"
    kept.write_bytes(damage.replace(b"CATALOG", str(shop.folder).encode()))
    sheet(delivery, ["N-0,Copper Frying Pan,none.jpg"])
    assert compared(shop, delivery, tmp_path / "b")["N-0"].proposal is Proposal.ALREADY_HAVE
    batch.call_file_placeholder(shop.folder, delivery / "none.jpg")
    assert compared(shop, delivery, tmp_path / "b")["N-0"].proposal is Proposal.BAD_PICTURE


def test_what_cannot_be_said_is_a_sentence(shop: Workspace, delivery: Path, tmp_path: Path) -> None:
    compared(shop, delivery, tmp_path / "b")
    with pytest.raises(BatchError, match="never compared"):
        batch.call_placeholder(tmp_path / "b", "0" * 64)
    with pytest.raises(BatchError, match="no batch"):
        batch.call_placeholder(tmp_path / "nowhere", "0" * 64)
    with pytest.raises(PhotoError):
        batch.call_file_placeholder(shop.folder, delivery / "list.csv")
    assert not (tmp_path / "b" / files.PHOTOS / f"{'0' * 64}.found").exists()
