"""ZIPs as they arrive: nested, named in any encoding, locked, damaged, and made to do harm."""

from __future__ import annotations

import errno
import hashlib
import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import finish
from tests.core.zips import changed, packed, packed_raw, photo, write
from visearch_desktop.core import delivery
from visearch_desktop.core.deliveries import Delivery, Item
from visearch_desktop.core.delivery import archive, limits, unpack
from visearch_desktop.core.errors import DeliveryError


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def read(tmp_path: Path, work: Path, data: bytes, name: str = "week 48.zip") -> Delivery:
    return finish(delivery.read([write(tmp_path / "in" / name, data)], work))


def names(found: Delivery | list[Item]) -> list[str]:
    items = found.items if isinstance(found, Delivery) else found
    return [one.name for item in items for one in item.photos]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_dir()]


def test_photos_come_out_whole_and_with_their_digests(tmp_path: Path, work: Path) -> None:
    found = read(
        tmp_path, work, packed({"MH01/front.jpg": photo(1), "MH01/back.JPG": photo(2), "readme.txt": b"hello"})
    )
    (item,) = found.items
    assert (item.key, item.name, found.name, found.problems) == ("name:mh01", "MH01", "week 48.zip", ())
    for one, number in zip(item.photos, (1, 2), strict=True):
        assert one.path.read_bytes() == photo(number)
        assert one.digest == hashlib.sha256(photo(number)).hexdigest()
        assert one.path.is_relative_to(work)
    assert len(files(work)) == 2


def test_keys_are_the_same_when_read_again(tmp_path: Path, work: Path) -> None:
    data = packed({f"商品/{name}/{view}.jpg": photo(view) for name in ("红", "蓝") for view in (1, 2)})
    other = tmp_path / "other"
    other.mkdir()
    first, again = read(tmp_path, work, data), read(tmp_path, other, data, "renamed.zip")
    assert [item.key for item in first.items] == [item.key for item in again.items]
    assert names(first) == names(again)


@pytest.mark.parametrize(
    ("encoding", "stored"),
    [
        ("gbk", ["秋季新款/连衣裙-红 (1).jpg", "秋季新款/连衣裙-红 (2).jpg"]),
        ("gbk", ["鞋.jpg"]),
        ("gbk", ["图片1.jpg"]),
        ("big5", ["商品圖/紅色連衣裙.jpg"]),
        ("cp932", ["ワンピース_赤.jpg", "画像/靴.jpg"]),
        ("cp932", ["レディース靴.jpg"]),
        ("cp949", ["원피스_빨강.jpg", "상품 이미지/여성용 운동화 앞면.jpg"]),
        ("cp949", ["블라우스.jpg"]),
        ("gbk", ["女士运动鞋 白色.jpg", "供应商/男士衬衫.jpg"]),
        ("cp866", ["Товары/Красное платье 1.jpg"]),
        ("cp866", ["ФОТО/КУРТКА.jpg"]),
        ("cp1251", ["чашка_2.jpg"]),
        ("cp1252", ["Größe XL – blau.jpg", "façade.jpg"]),
        ("cp850", ["Größe XL.jpg", "été.jpg"]),
        ("utf-8", ["商品/été.jpg"]),
        ("utf-8", ["été.jpg"]),
    ],
)
def test_names_in_old_encodings_are_read(tmp_path: Path, work: Path, encoding: str, stored: list[str]) -> None:
    found = read(tmp_path, work, packed_raw({name.encode(encoding): photo(1) for name in stored}))
    assert sorted(names(found)) == sorted(stored)
    assert not found.problems


def test_a_unicode_copy_of_a_name_is_believed_when_it_belongs_to_it(tmp_path: Path, work: Path) -> None:
    def field(raw: bytes, name: str) -> bytes:
        data = struct.pack("<BL", 1, zipfile.crc32(raw)) + name.encode()  # type: ignore[attr-defined]
        return struct.pack("<HH", 0x7075, len(data)) + data

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for stored, field_of in (("aaa.jpg", "aaa.jpg"), ("bbb.jpg", "of another name")):
            info = zipfile.ZipInfo(stored)
            info.extra = field(field_of.encode(), f"商品-{stored}")
            made.writestr(info, photo(1))
    assert sorted(names(read(tmp_path, work, out.getvalue()))) == ["bbb.jpg", "商品-aaa.jpg"]


def test_names_that_are_wrongly_marked_as_utf_8_do_not_cost_the_zip(tmp_path: Path, work: Path) -> None:
    """Some Chinese tools set the mark and write GBK."""
    data = packed_raw(
        {"连衣裙-1.jpg".encode("gbk"): photo(1), "连衣裙-2.jpg".encode("gbk"): photo(2), b"plain.jpg": photo(3)}
    )
    for name in ("连衣裙-1.jpg", "连衣裙-2.jpg"):
        data = changed(data, name.encode("gbk"), flags=0x800)
    found = read(tmp_path, work, data)
    assert [(item.name, len(item.photos)) for item in found.items] == [("连衣裙", 2), ("plain", 1)]
    assert not found.problems


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("../../evil.jpg", "evil.jpg"),
        ("a/../../../evil.jpg", "a/evil.jpg"),
        ("/etc/evil.jpg", "etc/evil.jpg"),
        ("C:\\Users\\me\\evil.jpg", "Users/me/evil.jpg"),
        ("c:evil.jpg", "evil.jpg"),
        ("..\\..\\evil.jpg", "evil.jpg"),
        ("//server/share/evil.jpg", "server/share/evil.jpg"),
        ("\\\\?\\C:\\evil.jpg", "?/evil.jpg"),
    ],
)
def test_no_name_leads_out_of_the_work_folder(tmp_path: Path, work: Path, stored: str, shown: str) -> None:
    before = {path for path in tmp_path.rglob("*") if not path.is_relative_to(work)} | {tmp_path / "in"}
    found = read(tmp_path, work, packed({stored: photo(1)}))
    after = {path for path in tmp_path.rglob("*") if not path.is_relative_to(work)}
    assert after - before == {tmp_path / "in" / "week 48.zip"}
    assert names(found) == [shown]
    assert "lead outside" in found.notes[0]


@pytest.mark.parametrize(
    "stored", ["CON.jpg", "aux.photo.jpg", "a<b>:|?*.jpg", "dot. /x .jpg", "tab\there.jpg", "x" * 4000 + ".jpg",
               "d/" * 300 + "deep.jpg", "e\u0301te\u0301.jpg", "商" * 300 + ".jpg", "🧦.jpg"],
)  # fmt: skip
def test_names_no_system_takes_are_unpacked_all_the_same(tmp_path: Path, work: Path, stored: str) -> None:
    found = read(tmp_path, work, packed({stored: photo(7)}))
    (one,) = found.items[0].photos
    assert one.path.read_bytes() == photo(7)
    assert all(len(part) <= 200 and part.isprintable() for part in one.name.split("/"))


def test_one_name_twice_is_two_photos(tmp_path: Path, work: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.jpg", photo(1))
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a.jpg", photo(2))
        made.writestr("A.jpg", photo(3))
    found = read(tmp_path, work, out.getvalue())
    assert names(found) == ["a.jpg", "a (2).jpg", "A.jpg"]
    assert len({one.digest for item in found.items for one in item.photos}) == 3
    assert "came more than once" in found.notes[0]


def test_what_systems_leave_behind_is_left_out(tmp_path: Path, work: Path) -> None:
    junk = ("__MACOSX/._a.jpg", "._a.jpg", ".hidden/b.jpg", "x/.DS_Store", "@eaDir/a.jpg", "Thumbs.db", "~$list.xlsx")
    found = read(tmp_path, work, packed({"a.jpg": photo(1), **dict.fromkeys(junk, b"junk")}))
    assert names(found) == ["a.jpg"]
    assert not found.problems
    assert len(files(work)) == 1


def test_links_and_devices_are_no_photos(tmp_path: Path, work: Path) -> None:
    data = packed({"a.jpg": photo(1), "link.jpg": b"/etc/passwd", "pipe.jpg": b"x"})
    data = changed(changed(data, "link.jpg", mode=stat.S_IFLNK | 0o777), "pipe.jpg", mode=stat.S_IFIFO | 0o644)
    found = read(tmp_path, work, data)
    assert [(problem.photo.name, "link or a device" in problem.reason) for problem in found.problems] == [
        ("link.jpg", True), ("pipe.jpg", True),
    ]  # fmt: skip
    assert len(files(work)) == 1


def test_a_locked_zip_is_one_sentence(tmp_path: Path, work: Path) -> None:
    data = packed({"a.jpg": photo(1), "b.jpg": photo(2)})
    for name in ("a.jpg", "b.jpg"):
        data = changed(data, name, flags=1)
    with pytest.raises(DeliveryError, match=r"^week 48.zip is protected by a password"):
        read(tmp_path, work, data)
    assert not list(work.iterdir())


def test_a_locked_photo_is_a_row(tmp_path: Path, work: Path) -> None:
    found = read(tmp_path, work, changed(packed({"a.jpg": photo(1), "b.jpg": photo(2)}), "b.jpg", flags=1))
    assert [problem.reason for problem in found.problems] == ["It is protected by a password."]
    locked = found.items[1].photos[0]
    assert (locked.name, locked.digest, locked.problem) == ("b.jpg", "", "It is protected by a password.")


def test_a_wrong_checksum_is_a_row(tmp_path: Path, work: Path) -> None:
    data = bytearray(packed({"a.jpg": photo(1), "b.jpg": photo(2)}, zipfile.ZIP_STORED))
    at = data.index(photo(1))
    data[at + 30] ^= 1
    found = read(tmp_path, work, bytes(data))
    assert [(problem.photo.name, problem.reason) for problem in found.problems] == [
        ("a.jpg", "The file is damaged within the ZIP."),
    ]  # fmt: skip
    assert [one.path.read_bytes() for one in found.items[1].photos] == [photo(2)]
    assert len(files(work)) == 1


def test_an_empty_photo_is_a_row(tmp_path: Path, work: Path) -> None:
    found = read(tmp_path, work, packed({"a.jpg": photo(1), "b.jpg": b""}))
    assert [problem.reason for problem in found.problems] == ["The file is empty."]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_kinds_of_packing_without_limits_are_not_opened(tmp_path: Path, work: Path, method: int) -> None:
    """Four kilobytes of bzip2 can hold four gigabytes, which the library would unpack at once."""
    found = read(tmp_path, work, packed({"a.jpg": b"\0" * 10_000_000}, method))
    assert "packed in a way that is not read" in found.problems[0].reason
    assert found.items[0].photos[0].problem == found.problems[0].reason
    assert not files(work)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "week 48.zip: The file is empty"),
        (packed({}), "holds no photos"),
        (packed({"list.txt": b"no photo"}), "holds no photos"),
        (packed({"a.jpg": photo(1)})[:60], "damaged or was cut off"),
        (b"this is no archive at all", "is not a ZIP"),
        (b"Rar!\x1a\x07\x01\x00 and so on", "is a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c and so on", "is a 7-Zip archive"),
    ],
)
def test_what_is_no_whole_zip_is_named(tmp_path: Path, work: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(DeliveryError, match=sentence):
        read(tmp_path, work, data)
    assert not list(work.iterdir())


def test_a_damaged_zip_among_others_is_a_row(tmp_path: Path, work: Path) -> None:
    good, bad = (
        write(tmp_path / "good.zip", packed({"a.jpg": photo(1)})),
        write(tmp_path / "bad.zip", b"PK\3\4 nothing"),
    )
    found = finish(delivery.read([bad, good], work))
    assert names(found) == ["good/a.jpg"]
    assert [problem.photo for problem in found.problems] == [bad]


def test_sources_of_one_name_do_not_mix_and_none_counts_twice(tmp_path: Path, work: Path) -> None:
    first = write(tmp_path / "1" / "week.zip", packed({"X100.jpg": photo(1)}))
    second = write(tmp_path / "2" / "week.zip", packed({"X100.jpg": photo(2)}))
    found = finish(delivery.read([first, second, first], work))
    assert [(item.name, names([item])) for item in found.items] == [
        ("X100", ["week/X100.jpg"]), ("X100", ["week (2)/X100.jpg"]),
    ]  # fmt: skip


def test_zips_in_zips_are_folders(tmp_path: Path, work: Path) -> None:
    inner = packed({"front.jpg": photo(1), "back.jpg": photo(2)})
    found = read(tmp_path, work, packed({"MH01.zip": inner, "d/MH02.zip": inner}))
    assert sorted(names(found)) == ["MH01/back.jpg", "MH01/front.jpg", "d/MH02/back.jpg", "d/MH02/front.jpg"]
    assert [item.name for item in found.items] == ["MH01", "MH02"]
    assert not [path for path in files(work) if path.suffix == ".zip"]


def test_zips_too_deep_are_rows(tmp_path: Path, work: Path) -> None:
    data = packed({"core.jpg": photo(1)})
    for level in range(limits.DEEPEST + 1):
        data = packed({f"{level}.zip": data, f"{level}.jpg": photo(level)})
    found = read(tmp_path, work, data)
    assert len(names(found)) == limits.DEEPEST
    assert [problem.reason for problem in found.problems] == [
        "ZIPs are opened 3 deep: unpack the outer one yourself and open the folder."
    ]


def test_a_zip_that_holds_itself_ends(tmp_path: Path, work: Path) -> None:
    """A quine cannot be made here, but many copies of the same levels can: 10 x 10 x 10 ZIPs are too many files."""
    data = packed({f"{number}.jpg": photo(number) for number in range(10)})
    for _ in range(2):
        data = packed({f"{number}.zip": data for number in range(10)})
    found = read(tmp_path, work, data)
    assert len(names(found)) == 1000


def bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int = 2**20) -> bytes:
    monkeypatch.setattr(limits, "FREE_BYTES", free)
    return packed({f"{number}.bmp": b"\0" * 3_000_000 for number in range(5)})


def test_headers_that_promise_little_are_not_believed(
    tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bomb(tmp_path, monkeypatch)
    for number in range(5):  # the headers promise little
        data = changed(data, f"{number}.bmp", size=1000)
    found = read(tmp_path, work, data)
    assert [problem.reason for problem in found.problems] == ["The file is damaged within the ZIP."] * 5
    assert not files(work)


def test_a_bomb_is_refused_as_a_whole(tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DeliveryError, match="unpacks to far more than a ZIP of photos does"):
        read(tmp_path, work, bomb(tmp_path, monkeypatch))
    assert not list(work.iterdir())


def test_a_nested_bomb_shares_the_allowance(tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = packed({"a.bmp": b"\0" * 900_000})
    monkeypatch.setattr(limits, "FREE_BYTES", 2_000_000)
    with pytest.raises(DeliveryError, match="unpacks to far more"):
        read(tmp_path, work, packed({f"{number}.zip": inner for number in range(8)}))
    assert not list(work.iterdir())


def test_entries_that_overlap_are_counted_as_they_come_out(
    tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One packed file that a hundred names point at: nothing in the headers adds up to more than the ZIP is."""
    monkeypatch.setattr(limits, "FREE_BYTES", 4_000_000)
    data = packed({"a.bmp": b"\0" * 400_000})
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    directory = data[at:end] * 100
    tail = bytearray(data[end:])
    struct.pack_into("<HHLL", tail, 8, 100, 100, len(directory), at)
    with pytest.raises(DeliveryError, match="unpacks to far more"):
        read(tmp_path, work, data[:at] + directory + bytes(tail))


def test_too_many_names_are_refused_before_they_are_looked_at(
    tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "MOST_ENTRIES", 50)
    with pytest.raises(DeliveryError, match="holds more than"):
        read(tmp_path, work, packed({f"{number}.txt": b"" for number in range(51)}))
    monkeypatch.setattr(archive, "MOST_ENTRIES", 50)
    with pytest.raises(DeliveryError, match=r"week 48\.zip holds more than"):
        read(tmp_path, work, packed({f"{number}.txt": b"" for number in range(51)}))
    monkeypatch.setattr(archive, "MOST_DIRECTORY_BYTES", 100)
    with pytest.raises(DeliveryError, match="holds too many files"):
        read(tmp_path, work, packed({f"{number}.jpg": b"x" for number in range(3)}))


def test_a_photo_too_large_is_a_row(tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MOST_PHOTO_BYTES", 2**20)
    data = packed({"a.jpg": photo(1), "huge.bmp": b"\0" * 3 * 2**20})
    for one in (data, changed(data, "huge.bmp", size=99)):
        found = read(tmp_path, work, one)
        assert [problem.photo.name for problem in found.problems] == ["huge.bmp"]
        for path in files(work):
            assert path.stat().st_size < 2**20
            path.unlink()
        for folder in work.iterdir():
            folder.rmdir()


def full_disk(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Writing fails for want of space after some bytes."""
    left = [after]
    original = Path.open

    def open_limited(self: Path, mode: str = "r", *args: Any, **options: Any) -> Any:
        opened = original(self, mode, *args, **options)
        if mode == "xb":
            write_all = opened.write

            class Full:
                def __enter__(self) -> Full:
                    return self

                def __exit__(self, *_: object) -> None:
                    opened.close()

                def write(self, data: bytes) -> int:
                    left[0] -= len(data)
                    if left[0] < 0:
                        raise OSError(errno.ENOSPC, "No space left on device")
                    return int(write_all(data))

            return Full()
        return opened

    monkeypatch.setattr(Path, "open", open_limited)


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed({f"{number}.jpg": photo(number) for number in range(9)})
    write(tmp_path / "in" / "week 48.zip", data)
    full_disk(monkeypatch, 4 * len(photo(1)))
    with pytest.raises(DeliveryError, match="The disk is full") as raised:
        finish(delivery.read([tmp_path / "in" / "week 48.zip"], work))
    assert raised.value.advice
    assert not list(work.iterdir())


@pytest.mark.parametrize("steps", [1, 2, 5, 8, 12])
def test_cancelling_leaves_nothing(tmp_path: Path, work: Path, steps: int) -> None:
    inner = packed({f"{number}.jpg": photo(number) for number in range(3)})
    source = write(tmp_path / "d.zip", packed({"a.jpg": photo(1), "i.zip": inner, "z.csv": b"sku,image\n1,a.jpg\n"}))
    task = delivery.read([source], work)
    for _ in range(steps):
        next(task)
    task.close()
    assert not list(work.iterdir())
    assert source.exists()


def test_a_large_file_can_be_cancelled_midway(tmp_path: Path, work: Path) -> None:
    source = write(tmp_path / "d.zip", packed({"a.bmp": b"\0" * 40 * 2**20}))
    task = delivery.read([source], work)
    sizes = []
    for _ in task:
        sizes.append(sum(path.stat().st_size for path in files(work)))
        if sizes[-1]:
            break
    task.close()
    assert 0 < sizes[-1] < 40 * 2**20
    assert not list(work.iterdir())


def test_the_work_folder_must_be_there_and_empty(tmp_path: Path, work: Path) -> None:
    source = write(tmp_path / "d.zip", packed({"a.jpg": photo(1)}))
    with pytest.raises(DeliveryError, match="cannot be used"):
        finish(delivery.read([source], tmp_path / "none"))
    kept = write(work / "mine.txt", b"mine")
    with pytest.raises(DeliveryError, match="not empty"):
        finish(delivery.read([source], work))
    assert kept.read_bytes() == b"mine"


def test_a_source_that_is_gone_is_named(tmp_path: Path, work: Path) -> None:
    with pytest.raises(DeliveryError, match="is not there"):
        finish(delivery.read([tmp_path / "gone.zip"], work))
    with pytest.raises(DeliveryError, match="Nothing was given"):
        finish(delivery.read([], work))


def test_two_thousand_photos_in_five_hundred_folders(tmp_path: Path, work: Path) -> None:
    def infos() -> Iterator[zipfile.ZipInfo]:
        for number in range(2000):
            yield zipfile.ZipInfo(f"商品/{number // 4}/{number % 4}.jpg")

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number, info in enumerate(infos()):
            made.writestr(info, struct.pack("<L", number))
    found = read(tmp_path, work, out.getvalue())
    assert len(found.items) == 500
    assert len(names(found)) == 2000
