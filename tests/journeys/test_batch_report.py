"""Reports of a batch: four forms, safe to open, with pictures and without metadata."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import python_calamine
from PIL import Image

from tests.conftest import finish, write_photo
from visearch_desktop.core import batch
from visearch_desktop.core.catalog import Match, Problem, Product, Relation
from visearch_desktop.core.deliveries import (
    BatchReport,
    Choice,
    Contribution,
    Decision,
    DeliveredPhoto,
    Fault,
    Item,
    Proposal,
    Proposed,
)
from visearch_desktop.core.errors import ReportError

WHEN = datetime(2026, 11, 25, 12, tzinfo=UTC)
EVIL = '=HYPERLINK("http://evil")'


@pytest.fixture
def report(tmp_path: Path) -> BatchReport:
    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    shown = write_photo(tmp_path / "in/商品.jpg", 3, exif=exif)
    known = write_photo(tmp_path / "shop/known.jpg", 4, exif=exif)
    fault = Fault("pixels", 320, 1000, "It has 320 pixels; 1000 are asked for.")
    photo = DeliveredPhoto("in/商品.jpg", shown, "ab" * 32, 320, 240, (fault,))
    match = Match(1, "K-1", known, 7, 0.91, 0.98, Relation.NEAR_DUPLICATE, product=Product("K-1", "<b>Known</b>"))
    said = Contribution("photo", "K-1", 0.98, "It is the same photo, edited.")
    items = (
        Proposed(Item("a", EVIL, (photo,), "+1", "@title", {"Note": "-2+3", "x": ""}, 2), Proposal.NEW, "", 0.9),
        Proposed(
            Item("b", "<script>", (photo,)), Proposal.ALREADY_HAVE, "K-1", 0.98, (match,), (said,), "",
            ("The photo is that of K-1.",), Decision(Choice.LINK, "K-1", "Ann", WHEN),
        ),
        Proposed(
            Item("c", "gone", (DeliveredPhoto("gone.jpg", tmp_path / "gone.jpg", problem="It is gone."),)),
            Proposal.BAD_PICTURE, "", 1.0,
        ),
    )  # fmt: skip
    return BatchReport("周五", items, (Problem(Path("x.zip/bad\x07.jpg"), "=It is damaged."),), ("A note.",), 1.5)


def written(report: BatchReport, file: Path) -> Path:
    return finish(batch.write(report, file, at=WHEN))


def test_json(report: BatchReport, tmp_path: Path) -> None:
    read = json.loads(written(report, tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [one["proposal"] for one in read["items"]] == ["new", "already_have", "bad_picture"]
    first, second, _ = read["items"]
    assert list(first)[:5] == ["item", "photos", "proposal", "sku", "confidence"]
    assert (first["item"], first["sku"], first["photos"]) == (EVIL, None, [str(tmp_path / "in/商品.jpg")])
    assert second["decision"] == {"choice": "link", "sku": "K-1", "who": "Ann", "at": "2026-11-25T12:00:00+00:00"}
    assert second["contributions"][0]["weight"] == 0.98
    assert read["problems"] == [{"photo": "x.zip/bad\x07.jpg", "reason": "=It is damaged."}]


def test_csv_holds_no_formula(report: BatchReport, tmp_path: Path) -> None:
    text = written(report, tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Proposal"] for row in rows] == ["bad picture", "new", "already have"]
    assert not [cell for row in rows for cell in row.values() if cell.lstrip().startswith(("=", "+", "@", "-"))]
    assert rows[1]["Item"] == f"'{EVIL}"
    assert rows[1]["Note"] == "'-2+3"
    assert rows[2]["Catalog title"] == "<b>Known</b>"
    assert rows[0]["Faults"] == "It is gone."
    assert rows[1]["Faults"] == "It has 320 pixels; 1000 are asked for."


def test_xlsx_has_pictures_and_text_only(report: BatchReport, tmp_path: Path) -> None:
    file = written(report, tmp_path / "r.xlsx")
    book = python_calamine.CalamineWorkbook.from_path(file)
    rows = book.get_sheet_by_name("Items").to_python(skip_empty_area=False)
    assert rows[0][:4] == ["Delivered", "Catalog", "Item", "Proposal"]
    assert [row[3] for row in rows[1:]] == ["bad picture", "new", "already have"]
    assert rows[1][0] == "no picture"
    assert rows[2][2] == EVIL
    assert book.get_sheet_by_name("Problems").to_python()[1][1] == "=It is damaged."
    with zipfile.ZipFile(file) as packed:
        pictures = [name for name in packed.namelist() if name.startswith("xl/media/")]
        assert len(pictures) == 2  # two photos, one of them shown twice
        assert not [name for name in packed.namelist() if b"SECRET" in packed.read(name)]
        assert "<f>" not in packed.read("xl/worksheets/sheet1.xml").decode()
        for name in pictures:
            Image.open(io.BytesIO(packed.read(name))).verify()


def test_html_needs_nothing_else(report: BatchReport, tmp_path: Path) -> None:
    text = written(report, tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "&lt;b&gt;Known" in text
    assert not re.search(r'(?:src|href)="(?!data:)', text)
    pictures = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', text)
    assert len(pictures) == 3
    assert not [one for one in pictures if b"SECRET" in base64.b64decode(one)]
    assert "x.zip/bad" in text
    assert "\x07" not in text


def test_the_same_batch_gives_the_same_bytes(report: BatchReport, tmp_path: Path) -> None:
    for suffix in batch.SUFFIXES:
        one, two = (written(report, tmp_path / f"{name}{suffix}").read_bytes() for name in "ab")
        assert one == two


def test_an_empty_batch(tmp_path: Path) -> None:
    for suffix in batch.SUFFIXES:
        assert written(BatchReport("none", ()), tmp_path / f"r{suffix}").stat().st_size
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["items"] == []
    assert "Nothing was delivered." in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_what_cannot_be_written_is_told_and_leaves_nothing(report: BatchReport, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="does not say what kind"):
        written(report, tmp_path / "r.pdf")
    with pytest.raises(ReportError, match="There is no folder"):
        written(report, tmp_path / "nowhere/r.csv")
    file = tmp_path / "r.xlsx"
    file.write_bytes(b"before")
    task = batch.write(report, file)
    next(task)
    task.close()
    assert file.read_bytes() == b"before"
    assert not list(tmp_path.glob(".visearch-*"))
