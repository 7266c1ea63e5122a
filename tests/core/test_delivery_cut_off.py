"""A ZIP that was cut off: what is whole in it is taken, and a sentence says that there was more."""

from __future__ import annotations

import io
import shutil
import struct
import zipfile
from pathlib import Path

import pytest

from tests.conftest import finish
from tests.core.zips import changed, packed, packed_raw, photo
from visearch_desktop.core import delivery
from visearch_desktop.core.deliveries import Delivery
from visearch_desktop.core.delivery import limits
from visearch_desktop.core.errors import DeliveryError

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
FILES = {"商品/正面.jpg": photo(1), "b.jpg": photo(2) + b"PK\7\x08" * 9, "c.jpg": photo(3)}


class OneWay(io.BytesIO):
    """A download: what was sent cannot be gone back to, so lengths stand behind the files."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def streamed(files: dict[str, bytes], method: int) -> bytes:
    out = OneWay()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(folder: Path, data: bytes) -> Delivery:
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    (folder / "week.zip").write_bytes(data)
    return finish(delivery.read([folder / "week.zip"], work))


def taken(found: Delivery) -> dict[str, bytes]:
    return {one.name: one.path.read_bytes() for item in found.items for one in item.photos if not one.problem}


def starts(data: bytes, mark: bytes = b"PK\3\4") -> list[int]:
    return [place for place in range(len(data)) if data.startswith(mark, place)]


@pytest.mark.parametrize("method", [STORED, DEFLATED], ids=["stored", "deflated"])
@pytest.mark.parametrize("write", [packed, streamed])
def test_whole_files_are_taken_wherever_it_was_cut(tmp_path: Path, write: type, method: int) -> None:
    data = write(FILES, method)
    second, third, table = starts(data)[1], starts(data)[2], starts(data, b"PK\1\2")[0]
    for cut, whole in ((len(data) - 22, 3), (table + 50, 3), (table, 3), (table - 20, 2), (third, 2), (second + 40, 1)):
        found = read(tmp_path, data[:cut])
        assert taken(found) == dict(list(FILES.items())[:whole])
        (problem,) = found.problems
        count = f"{whole} file{'s' * (whole > 1)}"
        assert problem.photo == tmp_path / "week.zip"
        assert problem.reason == (
            f"week.zip was cut off: {count} in it could be read, what came behind is missing."
            " Download or copy it again."
        )


@pytest.mark.parametrize("write", [packed, streamed])
def test_what_has_no_whole_file_is_refused(tmp_path: Path, write: type) -> None:
    data = write(FILES, STORED)
    with pytest.raises(DeliveryError, match="damaged or was cut off"):
        read(tmp_path, data[: starts(data)[1] - 20])


def test_a_whole_zip_is_told_nothing_of(tmp_path: Path) -> None:
    assert read(tmp_path, packed(FILES)).problems == ()


def test_a_damaged_file_of_a_zip_that_was_cut_off_is_a_row(tmp_path: Path) -> None:
    data = bytearray(packed(FILES, STORED))
    data[data.index(photo(2)) + 5] ^= 1
    found = read(tmp_path, bytes(data[:-30]))
    assert taken(found) == {name: FILES[name] for name in ("商品/正面.jpg", "c.jpg")}
    assert {problem.reason for problem in found.problems} >= {"The file is damaged within the ZIP."}


def test_names_limits_and_locks_hold_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = read(tmp_path, packed_raw({"连衣裙/正面.jpg".encode("gbk"): photo(1), b"../../up.jpg..": photo(2)})[:-30])
    assert list(taken(old)) == ["连衣裙/正面.jpg"]
    locked = read(tmp_path, changed(packed(FILES), "b.jpg", flags=1)[:-30])
    assert {problem.reason for problem in locked.problems} >= {"It is protected by a password."}
    monkeypatch.setattr(limits, "FREE_BYTES", 10_000)
    with pytest.raises(DeliveryError, match="unpacks to far more"):
        read(tmp_path, packed({"a.jpg": bytes(200_000)})[:-30])


def test_a_zip_in_a_zip_that_was_cut_off(tmp_path: Path) -> None:
    inner = packed(FILES, DEFLATED)
    found = read(tmp_path, packed({"in.zip": inner[:-30], "d.jpg": photo(4)}, STORED))
    assert set(taken(found)) == {*(f"in/{name}" for name in FILES), "d.jpg"}
    assert [problem.photo for problem in found.problems] == [tmp_path / "week.zip" / "in.zip"]


def test_headers_that_lie_lead_nowhere(tmp_path: Path) -> None:
    """A length of ZIP64, one beyond the end, a length behind that is nowhere."""
    data = packed(FILES, STORED)
    for at, value in ((18, 0xFFFFFFFF), (18, 1 << 30), (22, 0xFFFFFFFF)):
        hurt = bytearray(data[:-30])
        struct.pack_into("<L", hurt, starts(data)[1] + at, value)
        assert list(taken(read(tmp_path, bytes(hurt)))) == ["商品/正面.jpg"]
    hurt = bytearray(data[:-30])
    hurt[starts(data)[2] + 6] |= 8
    assert list(taken(read(tmp_path, bytes(hurt)))) == ["商品/正面.jpg", "b.jpg"]
