"""Chosen items on their way into the catalogue: copies in a folder, or a ZIP."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import os
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import finish, steps
from tests.core.zips import photo, write
from visearch_desktop.core import delivery, sku, tables
from visearch_desktop.core.deliveries import DeliveredPhoto, Item
from visearch_desktop.core.errors import DeliveryError, RuleError


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    return folder


def delivered(folder: Path, name: str, number: int) -> DeliveredPhoto:
    path = write(folder / "delivery" / name, photo(number))
    return DeliveredPhoto(name, path, hashlib.sha256(photo(number)).hexdigest())


def item(folder: Path, named: str, *photos: str, start: int = 0, **fields: object) -> Item:
    members = tuple(delivered(folder, name, start + number) for number, name in enumerate(photos))
    return Item(f"sku:{named}", named, members, named, **fields)  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_photos_are_copied_to_where_the_rule_finds_them(tmp_path: Path, shop: Path) -> None:
    items = [item(tmp_path, "MH01", "a/front.jpg", "a/back.jpg"), item(tmp_path, "连衣裙", "b/正面.jpg", start=5)]
    before = files(tmp_path / "delivery")
    report = finish(delivery.accept(items, shop))
    assert files(shop) == {"MH01/front.jpg": photo(0), "MH01/back.jpg": photo(1), "连衣裙/正面.jpg": photo(5)}
    assert [(one.key, one.target.name, one.was_there) for one in report.copied] == [
        ("sku:MH01", "front.jpg", False), ("sku:MH01", "back.jpg", False), ("sku:连衣裙", "正面.jpg", False),
    ]  # fmt: skip
    assert (report.failed, report.notes) == ((), ())
    assert files(tmp_path / "delivery") == before


@pytest.mark.parametrize(
    "rule", ["auto", "folder", "name:_", "name:-", "name: ", r"regex:^(?P<sku>[A-Z0-9]+)-\d+\.", "table"]
)
def test_every_rule_finds_its_sku_again(tmp_path: Path, shop: Path, rule: str) -> None:
    report = finish(delivery.accept([item(tmp_path, "MH01", "x/front.jpg", "y/front.jpg", "z.png")], shop, rule=rule))
    assert not report.failed
    assert len(files(shop)) == 3
    if rule != "table":
        assert {sku.parse(rule)(path) for path in files(shop)} == {"MH01"}


def test_the_rule_of_whole_names_has_room_for_one_photo(tmp_path: Path, shop: Path) -> None:
    report = finish(delivery.accept([item(tmp_path, "MH01", "front.jpg", "back.jpg")], shop, rule="name"))
    assert files(shop) == {"MH01.jpg": photo(0)}
    assert [problem.reason for problem in report.failed] == ["There is no free name for it."]


def test_a_rule_that_is_none_is_told_before_anything_is_copied(tmp_path: Path, shop: Path) -> None:
    with pytest.raises(RuleError):
        finish(delivery.accept([item(tmp_path, "MH01", "front.jpg")], shop, rule="nonsense"))
    with pytest.raises(DeliveryError, match="There is no folder"):
        finish(delivery.accept([item(tmp_path, "MH01", "front.jpg")], tmp_path / "none"))
    assert not files(shop)


def test_nothing_is_overwritten(tmp_path: Path, shop: Path) -> None:
    write(shop / "MH01" / "front.jpg", b"the shop's own")
    (shop / "MH01" / "front (2).jpg").symlink_to(tmp_path / "nowhere")
    report = finish(delivery.accept([item(tmp_path, "MH01", "front.jpg")], shop))
    assert files(shop) == {"MH01/front.jpg": b"the shop's own", "MH01/front (3).jpg": photo(0)}
    assert report.copied[0].target == shop / "MH01" / "front (3).jpg"
    assert not (tmp_path / "nowhere").exists()


def test_doing_it_twice_does_no_harm(tmp_path: Path, shop: Path) -> None:
    items = [item(tmp_path, "MH01", "a/1.jpg", "b/1.jpg")]
    finish(delivery.accept(items, shop))
    before = files(shop)
    again = finish(delivery.accept(items, shop))
    assert files(shop) == before
    assert len(before) == 2
    assert all(one.was_there for one in again.copied)


def test_a_name_taken_meanwhile_is_left_alone(tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = os.link

    def overtaken(source: Path, target: Path) -> None:
        if not target.exists() and target.name == "front.jpg":
            write(target, b"somebody else was faster")
        original(source, target)

    monkeypatch.setattr(os, "link", overtaken)
    finish(delivery.accept([item(tmp_path, "MH01", "front.jpg")], shop))
    assert files(shop) == {"MH01/front.jpg": b"somebody else was faster", "MH01/front (2).jpg": photo(0)}


def test_a_share_without_links_does_as_well(tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    write(shop / "MH01" / "front.jpg", b"the shop's own")
    finish(delivery.accept([item(tmp_path, "MH01", "front.jpg")], shop))
    assert files(shop) == {"MH01/front.jpg": b"the shop's own", "MH01/front (2).jpg": photo(0)}


def test_what_cannot_be_copied_is_a_row(tmp_path: Path, shop: Path) -> None:
    one = item(tmp_path, "MH01", "gone.jpg", "changed.jpg", "good.jpg")
    one.photos[0].path.unlink()
    one.photos[1].path.write_bytes(b"edited since")
    unread = Item("sku:B", "B", (DeliveredPhoto("b.jpg", tmp_path / "b.jpg", problem="The file is empty."),), "B")
    report = finish(delivery.accept([one, unread], shop))
    assert files(shop) == {"MH01/good.jpg": photo(2)}
    assert {problem.photo.name: problem.reason for problem in report.failed} == {
        "gone.jpg": "The file is no longer there.",
        "changed.jpg": "The photo was changed since the delivery was read.",
        "b.jpg": "The file is empty.",
    }


def test_a_copy_that_comes_out_different_is_thrown_away(
    tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = os.write
    monkeypatch.setattr(os, "write", lambda out, data: original(out, bytes(len(data))))
    report = finish(delivery.accept([item(tmp_path, "MH01", "front.jpg")], shop))
    assert "came out different" in report.failed[0].reason
    assert not files(shop)


def test_a_full_disk_is_a_row_for_each_photo_left(tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original, calls = os.write, [0]

    def write_some(out: int, data: bytes) -> int:
        calls[0] += 1
        if calls[0] == 2:
            original(out, data[:7])
            raise OSError(errno.ENOSPC, "No space left on device")
        return original(out, data)

    monkeypatch.setattr(os, "write", write_some)
    report = finish(delivery.accept([item(tmp_path, "MH01", "1.jpg", "2.jpg", "3.jpg")], shop))
    assert files(shop) == {"MH01/1.jpg": photo(0)}
    assert [problem.reason for problem in report.failed] == ["The disk is full."] * 2
    assert calls[0] == 2


def test_cancelling_leaves_whole_photos_only(tmp_path: Path, shop: Path) -> None:
    task = delivery.accept([item(tmp_path, "MH01", "1.jpg", "2.jpg", "3.jpg")], shop)
    next(task)
    next(task)
    task.close()
    assert files(shop) == {"MH01/1.jpg": photo(0)}


@pytest.mark.parametrize("name", ["A/1", "CON", "..", "a:b", "x" * 300, "trailing. "])
def test_skus_that_are_no_names_are_changed_and_told(tmp_path: Path, shop: Path, name: str) -> None:
    report = finish(delivery.accept([item(tmp_path, name, "front.jpg")], shop))
    (found,) = files(shop)
    assert len(Path(found).parts) == 2
    assert "cannot be a file name" in report.notes[0]


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind root"
)
def test_a_folder_without_rights_is_a_row(tmp_path: Path, shop: Path) -> None:
    shop.chmod(0o500)
    report = finish(delivery.accept([item(tmp_path, "MH01", "front.jpg")], shop))
    shop.chmod(0o700)
    assert "cannot be copied" in report.failed[0].reason


def rows(file: Path, name: str = "products.csv") -> list[dict[str, str]]:
    with zipfile.ZipFile(file) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def test_a_pack_holds_photos_and_tables(tmp_path: Path) -> None:
    items = [
        item(
            tmp_path, "MH01", "a/front.jpg", "b/front.jpg", title="Hoodie, red", attributes={"price": "52", "SKU": "x"}
        ),
        item(tmp_path, "连衣裙", "正面.jpg", start=7, title="连衣裙"),
    ]
    report = finish(delivery.pack(items, tmp_path / "new.zip", at=datetime(2025, 1, 2)))
    with zipfile.ZipFile(report.file) as archive:
        assert archive.testzip() is None
        assert archive.read("photos/MH01/front.jpg") == photo(0)
        assert archive.read("photos/MH01/front (2).jpg") == photo(1)
        assert {info.date_time for info in archive.infolist()} == {(2025, 1, 2, 0, 0, 0)}
    assert rows(report.file) == [
        {"sku": "MH01", "title": "Hoodie, red", "images": "photos/MH01/front.jpg;photos/MH01/front (2).jpg",
         "price": "52", "SKU (supplier)": "x"},
        {"sku": "连衣裙", "title": "连衣裙", "images": "photos/连衣裙/正面.jpg", "price": "", "SKU (supplier)": ""},
    ]  # fmt: skip
    assert (report.items, report.photos, report.failed) == (2, 3, ())
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["new.zip"]


def test_a_pack_reads_back_as_the_same_delivery(tmp_path: Path) -> None:
    items = [
        item(tmp_path, "H-S", "red 1.jpg", "red 2.jpg", title="Hoodie",
             attributes={"size": "S; M", "price": "52", delivery.SKUS: "H-S; H-M"}),
        item(tmp_path, "B", "b.jpg", start=7, title="=SUM(1)"),
    ]  # fmt: skip
    report = finish(delivery.pack(items, tmp_path / "new.zip"))
    assert [(row["sku"], row["size"], row["price"]) for row in rows(report.file)][:2] == [
        ("H-S", "S", "52"), ("H-M", "M", "52"),
    ]  # fmt: skip
    work = tmp_path / "work"
    work.mkdir()
    found = finish(delivery.read([report.file], work))
    assert [(one.sku, [each.digest for each in one.photos]) for one in found.items] == [
        (one.sku, [each.digest for each in one.photos]) for one in items
    ]
    assert found.items[0].attributes == items[0].attributes
    assert not found.problems


def test_the_workbook_says_what_the_csv_says(tmp_path: Path) -> None:
    one = item(tmp_path, "0012", "a.jpg", title="=1+1", attributes={"text": "a\x00b\x1f", "long": "x" * 40_000})
    report = finish(delivery.pack([one], tmp_path / "new.zip"))
    with zipfile.ZipFile(report.file) as archive:
        book = write(tmp_path / "products.xlsx", archive.read("products.xlsx"))
    table = tables.read(book)
    assert table.columns == ("sku", "title", "images", "text", "long")
    assert table.rows[0].cells[:4] == ("0012", "=1+1", "photos/0012/a.jpg", "a\ufffdb\ufffd")
    assert rows(report.file)[0]["title"] == "'=1+1"


def test_a_pack_leaves_out_what_cannot_be_read(tmp_path: Path) -> None:
    one, other = item(tmp_path, "A", "a.jpg", "gone.jpg"), item(tmp_path, "B", "changed.jpg", start=5)
    one.photos[1].path.unlink()
    other.photos[0].path.write_bytes(b"edited")
    report = finish(delivery.pack([one, other], tmp_path / "new.zip"))
    assert [row["sku"] for row in rows(report.file)] == ["A"]
    assert (report.items, report.photos) == (1, 1)
    assert [problem.photo.name for problem in report.failed] == ["gone.jpg", "changed.jpg"]


def test_a_pack_of_nothing_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="no items to pack"):
        finish(delivery.pack([], tmp_path / "new.zip"))
    one = item(tmp_path, "A", "a.jpg")
    one.photos[0].path.unlink()
    with pytest.raises(DeliveryError, match="None of the photos"):
        finish(delivery.pack([one], tmp_path / "new.zip"))
    assert not (tmp_path / "new.zip").exists()


def test_a_pack_that_fails_or_is_cancelled_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = write(tmp_path / "out" / "new.zip", b"the old one")
    one = item(tmp_path, "A", "a.jpg", "b.jpg")
    task = delivery.pack([one], old)
    next(task)
    next(task)
    task.close()
    assert files(old.parent) == {"new.zip": b"the old one"}

    def full(*_: object) -> Iterator[None]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(DeliveryError, match="The disk is full"):
        steps(delivery.pack([one], old))
    assert files(old.parent) == {"new.zip": b"the old one"}


def test_a_pack_beside_nothing_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="cannot be written"):
        finish(delivery.pack([item(tmp_path, "A", "a.jpg")], tmp_path / "none" / "new.zip"))
