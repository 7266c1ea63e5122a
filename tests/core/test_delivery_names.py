"""Photos grouped into items by their folders and names."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import finish
from tests.core.zips import packed, photo, write
from visearch_desktop.core import delivery
from visearch_desktop.core.deliveries import DeliveredPhoto
from visearch_desktop.core.delivery import names
from visearch_desktop.core.delivery.views import MOST_VIEWS, base, grouped
from visearch_desktop.core.errors import DeliveryError, RuleError


def groups(*paths: str, rule: str = "auto") -> dict[str, list[str]]:
    found = grouped([DeliveredPhoto(path, Path(path)) for path in paths], rule)
    return {group.name: [one.name for one in group.photos] for group in found}


@pytest.mark.parametrize(
    ("stem", "start"),
    [
        ("shoe-1", "shoe"), ("shoe_02", "shoe"), ("shoe_front", "shoe"), ("shoe (3)", "shoe"), ("shoe - Copy", "shoe"),
        ("shoe（2）", "shoe"), ("shoe_front_2", "shoe"), ("A-1 copy (2)", "A"), ("MH01-gray_alt1", "MH01-gray"),
        ("连衣裙正面", "连衣裙"), ("连衣裙-副本", "连衣裙"), ("连衣裙_主图2", "连衣裙"),
        ("4006381333931_1", "4006381333931"),
        ("MH01-Black", "MH01-Black"), ("IMG_2041", "IMG_2041"), ("front", "front"), ("12", "12"), ("B52", "B52"),
        ("shoe-1234", "shoe-1234"), ("商品", "商品"), ("desktop", "desktop"), ("backpack", "backpack"),
    ],
)  # fmt: skip
def test_a_name_up_to_its_view(stem: str, start: str) -> None:
    assert base(stem) == start


def test_a_folder_of_views_is_an_item() -> None:
    assert groups("MH01/front.jpg", "MH01/back.jpg", "MH02/1.jpg", "MH02/IMG_2041.jpg", "MH03/hero shot.jpg") == {
        "MH01": ["MH01/front.jpg", "MH01/back.jpg"],
        "MH02": ["MH02/1.jpg", "MH02/IMG_2041.jpg"],
        "MH03": ["MH03/hero shot.jpg"],
    }


def test_a_folder_of_products_is_not() -> None:
    assert groups("Women/A100.jpg", "Women/A101-1.jpg", "Women/A101-2.jpg", "Men/B200_1.jpg", "Men/B200_2.jpg") == {
        "A100": ["Women/A100.jpg"],
        "A101": ["Women/A101-1.jpg", "Women/A101-2.jpg"],
        "B200": ["Men/B200_1.jpg", "Men/B200_2.jpg"],
    }
    many = [f"dresses/{letter}{other}.jpg" for letter in "abcdefg" for other in "abcdefg"]
    assert len(many) > MOST_VIEWS
    assert len(groups(*many, "hats/x.jpg")) == len(many) + 1


def test_a_turn_around_a_product_is_one_item_and_a_camera_roll_is_not() -> None:
    turn = [f"MH01/{number:03}.jpg" for number in range(36)]
    roll = [f"shoes/IMG_{number:04}.jpg" for number in range(36)]
    assert [len(group) for group in groups(*turn, *roll).values()] == [36, *([1] * 36)]


def test_one_name_in_two_folders_is_two_items() -> None:
    found = grouped(
        [DeliveredPhoto(name, Path(name)) for name in ("a/X100.jpg", "a/X101.jpg", "b/X100.jpg", "b/X102.jpg")], "auto"
    )
    assert [group.key for group in found] == ["a/x100", "a/x101", "b/x100", "b/x102"]


def test_folders_that_only_sort_do_not_count() -> None:
    assert groups("front/MH01.jpg", "back/MH01.jpg", "front/MH02.jpg") == {
        "MH01": ["front/MH01.jpg", "back/MH01.jpg"],
        "MH02": ["front/MH02.jpg"],
    }
    assert groups("photos/MH01/1.jpg", "photos/MH01/detail/1.jpg", "photos/MH02/1.jpg") == {
        "MH01": ["photos/MH01/1.jpg", "photos/MH01/detail/1.jpg"],
        "MH02": ["photos/MH02/1.jpg"],
    }


def test_folders_called_by_numbers_are_items() -> None:
    assert list(groups("1/a.jpg", "1/b.jpg", "2/a.jpg", "product 3/a.jpg")) == ["1", "2", "product 3"]


def test_a_loose_file_is_an_item() -> None:
    assert list(groups("1.jpg", "2.jpg", "red.jpg", "red_2.jpg")) == ["1", "2", "red"]


def test_numbers_that_do_not_begin_are_names() -> None:
    assert list(groups("phone-12.jpg", "phone-13.jpg", "cup-1.jpg", "cup-2.jpg")) == ["phone-12", "phone-13", "cup"]


def test_a_folder_that_all_share_is_no_item() -> None:
    assert list(groups("d/MH01-1.jpg", "d/MH01-2.jpg", "d/MH02.jpg")) == ["MH01", "MH02"]
    assert groups("d/MH01/front.jpg", "d/MH01/back.jpg") == {"MH01": ["d/MH01/front.jpg", "d/MH01/back.jpg"]}


def test_case_and_unicode_form_do_not_part_views() -> None:
    nfd = unicodedata.normalize("NFD", "Ärmel-2.jpg")
    assert groups("Ärmel-1.jpg", nfd, "ärmel-3.JPG") == {"Ärmel": ["Ärmel-1.jpg", nfd, "ärmel-3.JPG"]}


def test_the_rules_of_a_catalog_can_be_chosen() -> None:
    paths = ("MH01_a.jpg", "MH01_b.jpg", "x/y.jpg", "x/z.jpg")
    assert list(groups(*paths, rule="name:_")) == ["MH01", "y", "z"]
    assert list(groups(*paths, rule="folder")) == ["MH01_a", "MH01_b", "x"]
    with pytest.raises(RuleError):
        groups(*paths, rule="nonsense")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("CON.jpg", "_CON.jpg"), ("nul", "_nul"), ("com1.tar.jpg", "_com1.tar.jpg"), ("console.jpg", "console.jpg"),
        ("a:b?.jpg", "a_b_.jpg"), ("..", "_"), ("", "_"), (" x. ", "x"), ("商品.jpg", "商品.jpg"), ("a/b\\c", "a_b_c"),
    ],
)  # fmt: skip
def test_names_any_system_takes(name: str, written: str) -> None:
    assert names.writable(name) == written


def test_names_too_long_keep_their_ending() -> None:
    written = names.writable("商" * 300 + ".jpg")
    assert written.endswith("商.jpg")
    assert len(written.encode()) <= 180


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def test_photos_of_a_folder_are_used_where_they_lie(tmp_path: Path, work: Path) -> None:
    front = write(tmp_path / "商品" / "连衣裙" / "正面.jpg", photo(1))
    write(tmp_path / "商品" / "连衣裙" / "背面.jpg", photo(1))
    write(tmp_path / "商品" / "notes.txt", b"hello")
    found = finish(delivery.read([tmp_path / "商品"], work))
    (item,) = found.items
    assert (item.key, item.photos[0].name) == ("name:连衣裙", "连衣裙/正面.jpg")
    assert item.photos[0].path == front
    assert not list(work.iterdir())
    assert found.notes == ("1 photo is an exact copy of another photo of the same item.",)


def test_sources_of_one_layout_do_not_mix(tmp_path: Path, work: Path) -> None:
    for name in ("old", "new"):
        write(tmp_path / name / "A100.jpg", photo(1))
        write(tmp_path / f"{name}.zip", packed({"B100.jpg": photo(2)}))
    loose = write(tmp_path / "C100.jpg", photo(3))
    found = finish(
        delivery.read([tmp_path / "old", tmp_path / "new", tmp_path / "old.zip", tmp_path / "new.zip", loose], work)
    )
    assert found.name == "old and 4 more"
    assert sorted(one.name for item in found.items for one in item.photos) == [
        "C100.jpg", "new (2)/B100.jpg", "new/A100.jpg", "old (2)/B100.jpg", "old/A100.jpg",
    ]  # fmt: skip


def test_a_zip_in_a_folder_is_opened(tmp_path: Path, work: Path) -> None:
    write(tmp_path / "d" / "MH01.zip", packed({"front.jpg": photo(1), "back.jpg": photo(2)}))
    write(tmp_path / "d" / "MH02.zip", packed({"front.jpg": photo(1)}))
    write(tmp_path / "d" / "old.rar", b"Rar!")
    write(tmp_path / "d" / "prices.xls", b"\xd0\xcf\x11\xe0")
    found = finish(delivery.read([tmp_path / "d"], work))
    assert [(item.name, len(item.photos)) for item in found.items] == [("MH01", 2), ("MH02", 1)]
    assert [(problem.photo.name, problem.reason.split(":")[0]) for problem in found.problems] == [
        ("old.rar", "Archives of this kind are not read"), ("prices.xls", "Spreadsheets of this kind are not read"),
    ]  # fmt: skip


def test_what_cannot_be_used_is_a_row(tmp_path: Path, work: Path) -> None:
    write(tmp_path / "d" / "a.jpg", photo(1))
    write(tmp_path / "d" / "empty.jpg", b"")
    (tmp_path / "d" / "gone.jpg").symlink_to(tmp_path / "nowhere.jpg")
    text = write(tmp_path / "text.txt", b"hello")
    found = finish(delivery.read([tmp_path / "d", text], work))
    assert {problem.photo.name: problem.reason for problem in found.problems} == {
        "empty.jpg": "The file is empty.",
        "gone.jpg": "This link leads nowhere.",
        "text.txt": "This is neither a photo, a spreadsheet, a ZIP nor a folder.",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_huge_photos_and_pipes_are_rows(tmp_path: Path, work: Path) -> None:
    write(tmp_path / "d" / "a.jpg", photo(1))
    with (tmp_path / "d" / "huge.tif").open("wb") as huge:
        huge.truncate(257 * 2**20)
    os.mkfifo(tmp_path / "pipe.jpg")
    found = finish(delivery.read([tmp_path / "d", tmp_path / "pipe.jpg"], work))
    assert {problem.photo.name: problem.reason for problem in found.problems} == {
        "huge.tif": "The file is larger than 256 MB.",
        "pipe.jpg": "This is not an ordinary file.",
    }


def test_a_photo_that_vanishes_meanwhile_is_a_row(tmp_path: Path, work: Path) -> None:
    gone, stays = write(tmp_path / "d" / "a.jpg", photo(1)), write(tmp_path / "d" / "b.jpg", photo(2))
    task = delivery.read([tmp_path / "d"], work)
    for progress in task:
        if progress.done == 2:
            gone.unlink()
            break
    found = finish(task)
    by_name = {one.name: one for item in found.items for one in item.photos}
    assert by_name["a.jpg"].problem == "The file is no longer there."
    assert not by_name["a.jpg"].digest
    assert by_name["b.jpg"].digest
    assert by_name["b.jpg"].path == stays
    assert [problem.photo for problem in found.problems] == [gone]


def test_nothing_to_read_is_a_sentence(tmp_path: Path, work: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DeliveryError, match="There are no photos in empty"):
        finish(delivery.read([tmp_path / "empty"], work))
    text = write(tmp_path / "text.txt", b"hello")
    with pytest.raises(DeliveryError, match="neither a photo"):
        finish(delivery.read([text], work))


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are always text here")
def test_names_that_are_no_text_come_out_as_text(tmp_path: Path, work: Path) -> None:
    folder = tmp_path / os.fsdecode(b"gr\xfcn")
    write(folder / "a.jpg", photo(1))
    write(folder / os.fsdecode(b"gr\xfcn.jpg"), photo(2))
    write(folder / os.fsdecode(b"\xd0\xac\xff.zip"), packed({"b.jpg": photo(3), "../c.jpg": photo(4)}))
    loose = write(tmp_path / os.fsdecode(b"\xff.zip"), packed({"../d.jpg": photo(5)}))
    found = finish(delivery.read([folder, loose], work))
    shown = [found.name, *found.notes, *(problem.reason for problem in found.problems)]
    shown += [text for item in found.items for text in (item.key, item.name, *(one.name for one in item.photos))]
    "".join(shown).encode("utf-8")
    assert [problem.reason for problem in found.problems] == ["The file name is not valid text: rename it."] * 2
    assert len(found.items) == 2
