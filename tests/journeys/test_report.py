"""Reports of audits, and what people write into them: nothing private gets out, nothing written gets lost."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import itertools
import json
import os
import random
import stat
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import xlsxwriter
from PIL import Image

from tests.conftest import finish, product_pixels
from visearch_desktop import cli
from visearch_desktop.core import audit as core_audit
from visearch_desktop.core import indexing, report
from visearch_desktop.core.catalog import Evidence, Product, Relation
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.findings import AuditReport, Difference, Group, Member, Pair, Tier, Verdict
from visearch_desktop.core.language import ENGLISH, language
from visearch_desktop.core.progress import Stage
from visearch_desktop.core.report import page, table, words, workbook
from visearch_desktop.core.workspace import Workspace

WHEN = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)
SECRET = "Erika Fotografin 4711"
EVIL = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "a;=cmd|' /C calc'!A0", "＝1+1")


def member(name: str, *, skus: tuple[str, ...] = ("A1",), title: str = "", **attributes: str) -> Member:
    """A photo that no catalog holds."""
    products = {sku: Product(sku, title, attributes) for sku in skus}
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
    return Member(0, digest, Path("/shop") / name, skus, 320, 240, 12345, 1.5e9, products)


def group(*members: Member, tier: Tier = Tier.NEAR_DUPLICATE, **more: Any) -> Group:
    """A group of these with every pair."""
    found = Evidence(inliers=57, covered=0.5, agreement=0.9, colour_difference=3.14, hash_distance=4)
    pairs = tuple(Pair(a, b, 0.91, 0.98, Relation.NEAR_DUPLICATE, found) for a, b in itertools.combinations(members, 2))
    return Group(members[0].digest, tier, Relation.NEAR_DUPLICATE, members, pairs, **more)


def judged(found: Group, verdict: Verdict | None) -> Group:
    """The group with one verdict on all its pairs."""
    return replace(found, pairs=tuple(replace(pair, verdict=verdict) for pair in found.pairs))


def audit(*groups: Group) -> AuditReport:
    return AuditReport(photos=700, groups=groups, expected=30, judged=4, notes=("A note <b>.",))


def save(workspace: Workspace, found: AuditReport, file: Path) -> Path:
    return finish(report.write(workspace, found, file, at=WHEN))


def cells(file: Path) -> list[list[str]]:
    """The rows of an XLSX or CSV report."""
    if file.suffix == ".csv":
        return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
    rows = python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_name("Pairs").to_python()
    return [[str(cell) for cell in row] for row in rows]


def edited(
    file: Path, change: dict[tuple[int, str], str], *, delimiter: str = ",", encoding: str = "utf-8-sig"
) -> Path:
    """The report with some cells changed, {(row from 2, column): text}, saved as the file's kind."""
    rows = cells(file)
    for (number, column), text in change.items():
        rows[number - 1][rows[0].index(column)] = text
    return put(file, rows, delimiter=delimiter, encoding=encoding)


def put(file: Path, rows: Sequence[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8-sig") -> Path:
    if file.suffix == ".csv":
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter).writerows(rows)
        file.write_bytes(out.getvalue().encode(encoding))
        return file
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("About").write_string(0, 0, "Somebody put a sheet in front")
        sheet = book.add_worksheet("Pairs")
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    return file


@pytest.fixture
def stocked(workspace: Workspace, tmp_path: Path) -> tuple[Workspace, AuditReport]:
    """A catalog of two photos full of private facts, and the audit that pairs them."""
    shop = tmp_path / "shop"
    shop.mkdir()
    exif = Image.Exif()
    exif[0x013B] = SECRET  # artist
    exif[0x8298] = SECRET  # copyright
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.345), 3: "E", 4: (13.0, 24.0, 17.5), 29: "2019:07:08"})
    for name, quality in (("a.jpg", 95), ("b.jpg", 70)):
        Image.fromarray(product_pixels(1)).save(shop / name, exif=exif, quality=quality, comment=SECRET.encode())
    assert SECRET.encode() in (shop / "a.jpg").read_bytes()
    finish(indexing.index_folders(workspace, [shop]))
    members = []
    for content, sku, path in workspace.database.rows(
        "SELECT p.content_id, s.sku, p.path FROM photo p JOIN photo_sku s ON s.photo_id = p.id ORDER BY p.path"
    ):
        data = (shop / path).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        members.append(Member(content, digest, shop / path, (sku,), 320, 240, len(data), 1.5e9))
    return workspace, audit(group(*members))


@pytest.mark.parametrize("suffix", report.SUFFIXES)
def test_nothing_private_gets_out(stocked: tuple[Workspace, AuditReport], tmp_path: Path, suffix: str) -> None:
    file = save(*stocked, tmp_path / f"audit{suffix}")
    parts = [file.read_bytes()]
    if suffix == ".xlsx":
        with zipfile.ZipFile(file) as packed:
            parts = [packed.read(name) for name in packed.namelist()]
            pictures = [packed.read(name) for name in packed.namelist() if name.startswith("xl/media/")]
        assert len(pictures) == 2
        assert all(not Image.open(io.BytesIO(picture)).getexif() for picture in pictures)
    if suffix == ".html":
        assert parts[0].count(b"data:image/jpeg;base64,") == 2
        import base64

        parts += [base64.b64decode(part.partition(b'"')[0]) for part in parts[0].split(b"base64,")[1:]]
    for part in parts:
        assert SECRET.encode() not in part
        assert b"Exif" not in part
        assert b"2019:07:08" not in part


def test_json_is_what_the_contract_says(workspace: Workspace, tmp_path: Path) -> None:
    shared = member("run.jpg", skus=("S-38", "S-39"))
    found = judged(group(shared, member("b.jpg", skus=("B",))), Verdict.DUPLICATE)
    told = json.loads(save(workspace, audit(found), tmp_path / "audit.json").read_bytes())
    assert told["photos"] == 700
    assert told["expected"] == 30
    (one,) = told["groups"]
    assert (one["relation"], one["tier"]) == ("near_duplicate", "near_duplicate")
    assert [(fields["sku"], fields["photo"]) for fields in one["members"]] == [
        ("S-38", "/shop/run.jpg"), ("S-39", "/shop/run.jpg"), ("B", "/shop/b.jpg"),
    ]  # fmt: skip
    (pair,) = one["pairs"]
    assert {key: pair[key] for key in ("a", "b", "similarity", "duplicate_score", "verdict")} == {
        "a": "/shop/run.jpg", "b": "/shop/b.jpg", "similarity": 0.91, "duplicate_score": 0.98, "verdict": "duplicate",
    }  # fmt: skip
    assert pair["evidence"]["inliers"] == 57


def test_one_file_under_several_skus_is_as_many_members(workspace: Workspace, tmp_path: Path) -> None:
    small, large = member("bowl.jpg", skus=("S",), price="10"), member("bowl.jpg", skus=("L",), price="20")
    found = audit(group(small, large, tier=Tier.CONFLICT, keeper=large))
    assert "<td>A - B</td>" in save(workspace, found, tmp_path / "audit.html").read_text(encoding="utf-8")
    rows = cells(save(workspace, found, tmp_path / "audit.csv"))
    told = dict(zip(*rows, strict=True))
    assert (told["SKU A"], told["SKU B"], told["Keep"]) == ("S", "L", "B")


def test_an_empty_audit_is_a_report_too(workspace: Workspace, tmp_path: Path) -> None:
    for suffix in report.SUFFIXES:
        assert save(workspace, audit(), tmp_path / f"audit{suffix}").stat().st_size
    assert json.loads((tmp_path / "audit.json").read_bytes())["groups"] == []
    assert not report.read_verdicts(tmp_path / "audit.xlsx").rows
    assert not report.read_verdicts(tmp_path / "audit.csv").rows


@pytest.mark.parametrize("suffix", report.SUFFIXES)
def test_conflicts_come_first_and_the_same_audit_gives_the_same_bytes(
    workspace: Workspace, tmp_path: Path, suffix: str
) -> None:
    alarm = group(member("c.jpg"), member("d.jpg"), tier=Tier.CONFLICT, conflicts=(Difference("price", ("1", "2")),))
    found = audit(group(member("a.jpg"), member("b.jpg")), alarm)
    first = save(workspace, found, tmp_path / f"one{suffix}").read_bytes()
    assert first == save(workspace, found, tmp_path / f"two{suffix}").read_bytes()
    if suffix in {".xlsx", ".csv"}:
        rows = cells(tmp_path / f"one{suffix}")
        assert [row[rows[0].index("Tier")] for row in rows[1:]] == ["conflict", "near duplicate"]
        assert rows[1][rows[0].index("Conflicts")] == "price: 1 / 2"
    else:
        assert first.index(b"price") < first.index(b"a.jpg")


def test_sheet_and_csv_have_the_same_columns(workspace: Workspace, tmp_path: Path) -> None:
    found = audit(group(member("a.jpg", title="Red shoe", price="10"), member("b.jpg", title="Shoe", price="12")))
    sheet, plain = (cells(save(workspace, found, tmp_path / f"audit{suffix}")) for suffix in (".xlsx", ".csv"))
    assert [name for name in sheet[0] if name not in table.pictures(ENGLISH)] == plain[0]
    told = dict(zip(plain[0], plain[1], strict=True))
    assert (told["Title A"], told["Title B"], told["price A"], told["price B"]) == ("Red shoe", "Shoe", "10", "12")
    assert (told["SKU A"], told["Similarity"], told["Matched points"], told["Mirrored"]) == ("A1", "0.91", "57", "no")
    assert (tmp_path / "audit.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_columns_called_like_those_of_the_report_are_told_apart(
    workspace: Workspace, tmp_path: Path, suffix: str, code: str
) -> None:
    """A product table with columns “File”, “文件” and “pair”, of which the report has its own."""
    spoken = language(code)
    cells_of: dict[str, Any] = {
        "File": "x.ai",
        "文件": "y.ai",
        "SKU": "old",
        "Title": "t",
        "file (product table)": "z",
        "Picture": "p",
    }
    found = audit(group(member("a.jpg", **cells_of), member("b.jpg", **cells_of)))
    found = replace(
        found, groups=(replace(judged(found.groups[0], Verdict.DUPLICATE), keeper=found.groups[0].members[1]),)
    )
    file = tmp_path / f"audit{suffix}"
    finish(report.write(workspace, found, file, at=WHEN, language=spoken))
    book = suffix == ".xlsx" and python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_index(0)
    head, row = ([str(cell) for cell in line] for line in (book.to_python() if book else cells(file)))
    folded = [words.folded(name) for name in head]
    assert len(set(folded)) == len(folded)
    told = dict(zip(head, row, strict=True))
    assert {told[name] for name in head if name.endswith(" A")} >= {"x.ai", "y.ai", "old", "t", "z", "p", "/shop/a.jpg"}
    read = report.read_verdicts(file)
    assert [(one.kept_file, one.skus) for one in read.rows] == [("/shop/b.jpg", frozenset({"A1"}))]
    assert read.problems == ()


def test_a_page_tells_the_same_columns_apart(workspace: Workspace, tmp_path: Path) -> None:
    found = audit(group(member("a.jpg", File="x.ai", price="1"), member("b.jpg", File="x.ai", price="1")))
    page = save(workspace, found, tmp_path / "audit.html").read_text(encoding="utf-8")
    assert "File (product table): x.ai" in page
    assert "price: 1" in page


def test_a_report_of_before_with_two_columns_of_one_name_keeps_the_right_file(exported: Path) -> None:
    rows = cells(exported)
    place = rows[0].index("Similarity")
    for number, row in enumerate(rows):
        row[place:place] = ["x.ai", "x.ai"] if number else ["File A", "File B"]
    put(exported, rows)
    assert report.read_verdicts(exported).rows[3].kept_file == "/shop/3a.jpg"


def test_the_sheet_can_be_worked_in(workspace: Workspace, tmp_path: Path) -> None:
    file = save(workspace, audit(group(member("a.jpg"), member("b.jpg"))), tmp_path / "audit.xlsx")
    with zipfile.ZipFile(file) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet
    assert "duplicate,variant,same_set,distinct,-" in sheet
    assert sheet.count('hidden="1"') == 2
    assert "<f>" not in sheet


@pytest.mark.parametrize("evil", EVIL)
def test_formulas_stay_text(workspace: Workspace, tmp_path: Path, evil: str) -> None:
    one = member("a.jpg", skus=(evil,), title=evil, **{evil: evil})
    found = audit(group(one, member("b.jpg", title="innocent"), tier=Tier.CONFLICT,
                        conflicts=(Difference(evil, (evil, "x")),)))  # fmt: skip
    for row in cells(save(workspace, found, tmp_path / "audit.csv")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
            assert ";=" not in cell
    with zipfile.ZipFile(save(workspace, found, tmp_path / "audit.xlsx")) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
    assert len(report.read_verdicts(tmp_path / "audit.csv").rows) == 1
    assert len(report.read_verdicts(tmp_path / "audit.xlsx").rows) == 1


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]


@pytest.mark.parametrize("suffix", report.SUFFIXES)
def test_odd_names_do_no_harm(workspace: Workspace, tmp_path: Path, suffix: str) -> None:
    names = ["<script>alert(1)</script>.jpg", "商品图.jpg", "two\nlines.jpg", "bell\x07\x00\x0b.jpg",
             "bad\udcff\udcfe.jpg",
             '"><img src=x>.jpg', "x\ufffe_x0041_.jpg", "emoji👟.jpg"]  # fmt: skip
    members = [member(name, title=name) for name in names]
    file = save(workspace, audit(group(*members)), tmp_path / f"odd{suffix}")
    if suffix in {".xlsx", ".csv"}:
        rows = cells(file)
        assert len(rows) == 1 + 28
        assert "商品图" in "".join(itertools.chain(*rows))
        assert len(report.read_verdicts(file).rows) == 28
    elif suffix == ".json":
        (found,) = json.loads(file.read_bytes())["groups"]
        assert [fields["photo"] for fields in found["members"]] == [f"/shop/{name}" for name in names]
    else:
        shown = _Page()
        shown.feed(file.read_text(encoding="utf-8"))
        assert not {"script", "link", "iframe"} & set(shown.tags)
        assert not [address for address in shown.addresses if not address.startswith("data:")]


def test_a_cell_takes_no_more_than_excel_does(workspace: Workspace, tmp_path: Path) -> None:
    found = audit(group(member("a.jpg", title="👟" * 40_000), member("b.jpg", title="x" * 40_000)))
    rows = cells(save(workspace, found, tmp_path / "audit.xlsx"))
    titles = [rows[1][rows[0].index(f"Title {side}")] for side in "AB"]
    assert [len(text.encode("utf-16-le")) // 2 for text in titles] == [32_767, 32_767]


def test_more_pairs_than_rows_are_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    found = audit(group(*(member(name) for name in "abc")))
    with pytest.raises(ReportError, match="3 pairs, and a sheet of Excel holds 2"):
        save(workspace, found, tmp_path / "audit.xlsx")
    assert not list(tmp_path.glob("*audit*"))
    assert len(cells(save(workspace, found, tmp_path / "audit.csv"))) == 4


def test_pictures_end_where_programs_grow_slow(
    stocked: tuple[Workspace, AuditReport], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PICTURES", 1)
    text = save(*stocked, tmp_path / "audit.html").read_text(encoding="utf-8")
    assert text.count("data:image/jpeg") == 1
    assert "Pictures are left out after the first 1 photo: 1 photo without one." in text
    monkeypatch.setattr(workbook, "PICTURE_ROWS", 0)
    with zipfile.ZipFile(save(*stocked, tmp_path / "audit.xlsx")) as packed:
        assert not [name for name in packed.namelist() if "media" in name]
    assert "Only the first 0 rows have pictures." in str(
        python_calamine.CalamineWorkbook.from_path(tmp_path / "audit.xlsx").get_sheet_by_index(1).to_python()
    )


def test_a_damaged_thumbnail_is_no_picture(
    stocked: tuple[Workspace, AuditReport], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "thumbnail", lambda *_: b"not a picture")
    rows = cells(save(*stocked, tmp_path / "audit.xlsx"))
    assert rows[1][rows[0].index("Picture A")] == "no picture"


# -- the target ------------------------------------------------------------------------------------


@pytest.fixture
def small() -> AuditReport:
    return audit(*(group(member(f"{n}a.jpg"), member(f"{n}b.jpg")) for n in range(5)))


def test_an_unknown_ending_names_the_four(workspace: Workspace, small: AuditReport, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"audit\.pdf") as caught:
        save(workspace, small, tmp_path / "audit.pdf")
    assert all(suffix in caught.value.advice for suffix in report.SUFFIXES)


def test_a_folder_that_is_not_there(workspace: Workspace, small: AuditReport, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="There is no folder"):
        save(workspace, small, tmp_path / "nowhere/audit.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ReportError, match="is a folder"):
        save(workspace, small, tmp_path / "folder.csv")


@pytest.mark.parametrize("suffix", report.SUFFIXES)
def test_a_read_only_report_stays(workspace: Workspace, small: AuditReport, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"audit{suffix}"
    file.write_text("old")
    file.chmod(stat.S_IREAD)
    with pytest.raises(ReportError, match="read-only"):
        save(workspace, small, file)
    assert file.read_text() == "old"


@pytest.mark.parametrize("suffix", report.SUFFIXES)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_an_open_report_or_a_full_disk_leave_the_old_one(
    workspace: Workspace, small: AuditReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, code: int
) -> None:
    file = tmp_path / f"audit{suffix}"
    file.write_text("old")

    def fails(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(*((os, "fsync", fails) if code == errno.ENOSPC else (Path, "replace", fails)))
    with pytest.raises(ReportError, match="disk is full" if code == errno.ENOSPC else "cannot be written"):
        save(workspace, small, file)
    assert file.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir() if "part" in entry.name] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("suffix", report.SUFFIXES)
def test_a_full_disk_at_any_byte(
    workspace: Workspace, small: AuditReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    opening = Path.open
    monkeypatch.setattr(
        Path, "open", lambda self, mode="r", **more: opening(Path("/dev/full"), "wb") if mode == "xb" else
        opening(self, mode, **more),
    )  # fmt: skip
    with pytest.raises(ReportError, match="The disk is full"):
        save(workspace, small, tmp_path / f"audit{suffix}")


@pytest.mark.parametrize("suffix", report.SUFFIXES)
def test_a_cancelled_report_leaves_no_trace(
    workspace: Workspace, small: AuditReport, tmp_path: Path, suffix: str
) -> None:
    before = sorted(tmp_path.iterdir())
    task = report.write(workspace, small, tmp_path / f"audit{suffix}")
    told = [next(task) for _ in range(3)]
    assert {progress.stage for progress in told} == {Stage.REPORT}
    assert told[0].total == 5
    task.close()
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(os.name == "nt", reason="links need privileges on Windows")
def test_a_link_to_a_report_stays_a_link(workspace: Workspace, small: AuditReport, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    save(workspace, small, tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").stat().st_size


# -- edited reports --------------------------------------------------------------------------------


@pytest.fixture(params=[".xlsx", ".csv"])
def exported(request: pytest.FixtureRequest, workspace: Workspace, tmp_path: Path) -> Path:
    """A report of four pairs: the third is judged variant, the fourth duplicate with its first photo kept."""
    pairs = [group(member(f"{n}a.jpg"), member(f"{n}b.jpg")) for n in range(4)]
    pairs[2] = judged(pairs[2], Verdict.VARIANT)
    pairs[3] = replace(judged(pairs[3], Verdict.DUPLICATE), keeper=pairs[3].members[0])
    return save(workspace, audit(*pairs), tmp_path / f"audit{request.param}")


def digest(name: str) -> str:
    return member(name).digest


def pair(n: int) -> tuple[str, str]:
    a, b = sorted((digest(f"{n}a.jpg"), digest(f"{n}b.jpg")))
    return a, b


NOW = {pair(2): Verdict.VARIANT, pair(3): Verdict.DUPLICATE}


def test_an_untouched_report_changes_nothing(exported: Path) -> None:
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert (changes.new, changes.changed, changes.withdrawn, changes.unchanged) == (0, 0, 0, 4)
    assert (changes.rulings, changes.problems) == ((), ())
    assert report.preview({}, report.read_verdicts(exported)).rulings == (), "an old sheet undoes nothing"


def test_edits_become_rulings(exported: Path) -> None:
    edited(exported, {(2, "Verdict"): "DUPLICATE ", (2, "Keep"): "b", (3, "Verdict"): "Same-set", (4, "Verdict"): "-",
                      (5, "Verdict"): "distinct"})  # fmt: skip
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert (changes.new, changes.changed, changes.withdrawn, changes.unchanged) == (2, 1, 1, 0)
    assert changes.problems == ()
    assert {(one.a, one.b): (one.verdict, one.keeper) for one in changes.rulings} == {
        pair(0): (Verdict.DUPLICATE, digest("0b.jpg")), pair(1): (Verdict.SAME_SET, None), pair(2): (None, None),
        pair(3): (Verdict.DISTINCT, None),
    }  # fmt: skip
    assert changes.rulings[0].figures == {"imported_from": exported.name, "row": 2, "kept_file": "/shop/0b.jpg",
                                           "skus": ["A1"]}  # fmt: skip


def test_a_blank_verdict_takes_nothing_back(exported: Path) -> None:
    edited(exported, {(4, "Verdict"): "", (5, "Verdict"): "", (5, "Keep"): ""})
    assert report.preview(NOW, report.read_verdicts(exported)).rulings == ()


def test_another_photo_to_keep_is_a_change(exported: Path) -> None:
    edited(exported, {(5, "Keep"): "B", (2, "Keep"): "A"})
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert [(one.a, one.b, one.verdict, one.keeper) for one in changes.rulings] == [
        (*pair(3), Verdict.DUPLICATE, digest("3b.jpg"))
    ]
    assert [(problem.number, problem.reason[:27]) for problem in changes.problems] == [
        (2, "Which photo to keep was lef")
    ]


def test_decisions_made_meanwhile_are_not_undone(exported: Path) -> None:
    meanwhile = {pair(2): Verdict.DISTINCT, pair(3): Verdict.DUPLICATE}
    assert report.preview(meanwhile, report.read_verdicts(exported)).rulings == ()


def test_the_same_sheet_again_changes_nothing(exported: Path) -> None:
    edited(exported, {(2, "Verdict"): "duplicate", (2, "Keep"): "B", (3, "Verdict"): "distinct"})
    sheet = report.read_verdicts(exported)
    now = dict(NOW)
    kept = {}
    for one in report.preview(now, sheet).rulings:
        assert one.verdict is not None
        now[one.a, one.b] = one.verdict
        if one.keeper:
            kept[one.a, one.b] = (one.keeper, str(one.figures["kept_file"]))
    again = report.preview(now, sheet, kept)
    assert (again.new, again.changed, again.withdrawn, again.rulings) == (0, 0, 0, ())
    kept[pair(0)] = (digest("0a.jpg"), "/shop/0a.jpg")
    assert report.preview(now, sheet, kept).changed == 1, "another photo to keep was chosen meanwhile"


def test_rows_may_be_shuffled_and_columns_moved(exported: Path) -> None:
    edited(exported, {(2, "Verdict"): "variant", (3, "Verdict"): "distinct"})
    rows = cells(exported)
    order = list(range(len(rows[0])))
    random.Random(7).shuffle(order)
    body = rows[1:]
    random.Random(8).shuffle(body)
    shuffled = [["Remark", *(rows[0][place].upper() for place in order)]]
    shuffled += [["mine", *(row[place] for place in order)] for row in body]
    put(exported, [["A title"], [], *shuffled])
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert {(one.a, one.b): one.verdict for one in changes.rulings} == {
        pair(0): Verdict.VARIANT, pair(1): Verdict.DISTINCT,
    }  # fmt: skip
    assert changes.problems == ()


@pytest.mark.parametrize(
    ("cell", "text", "reason"),
    [
        ("Verdict", "maybe", "“maybe” is not a verdict"),
        ("Verdict", "42", "“42” is not a verdict"),
        ("Verdict", "#REF!", "“#REF!” is not a verdict"),
        ("Keep", "C", "“C” does not say which photo to keep"),
        ("Pair", "", "its hidden cell “Pair” is empty"),
        ("Pair", "abc", "its hidden cell “Pair” was changed"),
        ("Pair", f"{'0' * 64}-{'1' * 64}-00000000", "its hidden cell “Pair” was changed"),
    ],
)
def test_each_bad_row_is_told_with_its_number(exported: Path, cell: str, text: str, reason: str) -> None:
    edited(exported, {(3, cell): text, (2, "Verdict"): "distinct"})
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert len(changes.rulings) == 1, "the other rows are taken over"
    (problem,) = changes.problems
    assert problem.number == 3
    assert reason in problem.reason


def test_rows_that_contradict_each_other_are_left_out(exported: Path) -> None:
    edited(exported, {(2, "Verdict"): "duplicate"})
    rows = cells(exported)
    twin = list(rows[1])
    twin[rows[0].index("Verdict")] = "distinct"
    put(exported, [*rows, twin])
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert changes.rulings == ()
    assert [(problem.number, problem.reason) for problem in changes.problems] == [
        (2, "It contradicts row 6 about the same two photos."),
        (6, "It contradicts row 2 about the same two photos."),
    ]
    twin[rows[0].index("Verdict")] = ""
    put(exported, [*rows, twin])
    assert len(report.preview(NOW, report.read_verdicts(exported)).rulings) == 1, "a blank row contradicts nobody"


def test_which_of_two_copies_to_keep_is_told_by_its_file(workspace: Workspace, tmp_path: Path) -> None:
    one = member("a.jpg")
    copy = replace(one, photo=Path("/shop/copy of a.jpg"))
    file = save(workspace, audit(group(one, copy, tier=Tier.IDENTICAL)), tmp_path / "audit.xlsx")
    edited(file, {(2, "Verdict"): "duplicate", (2, "Keep"): "B"})
    (ruling,) = report.preview({}, report.read_verdicts(file)).rulings
    assert (ruling.a, ruling.b, ruling.keeper) == (one.digest,) * 3
    assert ruling.figures["kept_file"] == "/shop/copy of a.jpg"


@pytest.mark.parametrize("names", [("Verdict",), ("Pair",), ("Pair", "Verdict")])
def test_missing_columns_are_named(exported: Path, names: tuple[str, ...]) -> None:
    rows = cells(exported)
    put(exported, [[cell for cell, name in zip(row, rows[0], strict=True) if name not in names] for row in rows])
    with pytest.raises(ReportError) as caught:
        report.read_verdicts(exported)
    assert all(f"“{name}”" in str(caught.value) for name in names)


def test_a_column_twice_is_refused(exported: Path) -> None:
    put(exported, [[*row, row[rows[0].index("Verdict")]] for rows in [cells(exported)] for row in rows])
    with pytest.raises(ReportError, match="more than one column “Verdict”"):
        report.read_verdicts(exported)


def test_the_sheet_works_without_its_lesser_columns(exported: Path) -> None:
    edited(exported, {(2, "Verdict"): "distinct"})
    rows = cells(exported)
    kept = [rows[0].index(name) for name in ("Pair", "Verdict")]
    put(exported, [[row[place] for place in kept] for row in rows])
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert [(one.a, one.b, one.verdict) for one in changes.rulings] == [(*pair(0), Verdict.DISTINCT)]


@pytest.mark.parametrize(
    ("delimiter", "encoding", "word", "meant"),
    [
        (";", "cp1252", "Dublette", Verdict.DUPLICATE), (";", "utf-8", "same set", Verdict.SAME_SET),
        ("\t", "utf-16", "变体", Verdict.VARIANT), (",", "gbk", "重复", Verdict.DUPLICATE),
        (",", "utf-8-sig", "不同", Verdict.DISTINCT),
        ("\t", "gb18030", "不同", Verdict.DISTINCT),
    ],
)  # fmt: skip
def test_csv_as_excel_saves_it_anywhere(
    workspace: Workspace, tmp_path: Path, delimiter: str, encoding: str, word: str, meant: Verdict
) -> None:
    title = "Größe 38; für Mädchen, rot" if encoding == "cp1252" else "红色，“鞋子”"
    found = audit(group(member("a.jpg", title=title), member("b.jpg", title="été" if encoding == "cp1252" else "鞋")))
    file = save(workspace, found, tmp_path / "audit.csv")
    edited(file, {(2, "Verdict"): word}, delimiter=delimiter, encoding=encoding)
    (row,) = report.read_verdicts(file).rows
    assert row.verdict is meant


def test_what_is_no_sheet_is_told_as_such(workspace: Workspace, small: AuditReport, tmp_path: Path) -> None:
    for suffix in (".json", ".html"):
        with pytest.raises(ReportError, match="no report that can be edited") as caught:
            report.read_verdicts(save(workspace, small, tmp_path / f"audit{suffix}"))
        assert ".xlsx" in caught.value.advice
    with pytest.raises(ReportError, match="is a folder"):
        report.read_verdicts(tmp_path)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_other_files_are_refused_in_a_sentence(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"odd{suffix}"
    with pytest.raises(ReportError, match="There is no file"):
        report.read_verdicts(file)
    for data in (b"", b"PK\x03\x04rubbish", b"\0\1\2\3", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b'a,"b\n1,2', b"\xff\xfea",
                 b"a\xff" * 50, b"\xef\xbb\xbf\xff\xff", b"%PDF-1.7\n", "hällo".encode("cp1252")):  # fmt: skip
        file.write_bytes(data)
        with pytest.raises(ReportError) as caught:
            report.read_verdicts(file)
        assert str(caught.value).endswith(".")


def test_a_damaged_workbook_never_ends_the_program(workspace: Workspace, tmp_path: Path) -> None:
    file = save(workspace, audit(group(member("a.jpg"), member("b.jpg"))), tmp_path / "audit.xlsx")
    whole, dice = file.read_bytes(), random.Random(3)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 30)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        file.write_bytes(bytes(data[: dice.randrange(len(data))] if dice.random() < 0.3 else data))
        try:
            report.read_verdicts(file)
        except ReportError:
            continue


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from visearch_desktop.core.tables import workbook as reader

    monkeypatch.setattr(reader, "MOST_UNPACKED", 10_000)
    file = put(tmp_path / "bomb.xlsx", [["x" * 20_000]])
    with pytest.raises(ReportError, match="too large when it is unpacked"):
        report.read_verdicts(file)


# -- the command -----------------------------------------------------------------------------------


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["visearch", *map(str, arguments)])
    return cli.main()


def test_the_command_shows_before_it_applies(
    workspace: Workspace, exported: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(exported, {(2, "Verdict"): "distinct", (3, "Verdict"): "maybe"})
    command = ("verdicts", "import", exported, "--catalog", workspace.folder)
    assert run(monkeypatch, *command) == 1
    told = capsys.readouterr()
    assert told.out == "1 new, 0 changed, 0 withdrawn, 2 unchanged\n"
    assert "Row 3 is left out: “maybe” is not a verdict" in told.err
    assert "Add --yes to apply this." in told.err
    assert core_audit.verdicts(workspace) == {}
    assert run(monkeypatch, *command, "--yes", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["new"], answer["applied"], answer["problems"][0]["row"]) == (1, True, 3)
    assert core_audit.verdicts(workspace) == {pair(0): Verdict.DISTINCT}
    assert core_audit.history(workspace)[0].words == f"import {exported.name}"
    edited(exported, {(4, "Verdict"): "duplicate", (4, "Keep"): "A"})
    assert run(monkeypatch, *command, "--yes") == 0
    assert "Taken over: 1 verdict." in capsys.readouterr().err
    assert core_audit.undo(workspace) is not None
    assert run(monkeypatch, *command, "--yes") == 0, "what was undone may be imported again"
    assert len(core_audit.verdicts(workspace)) == len(core_audit.history(workspace)) == 2
    capsys.readouterr()
    assert run(monkeypatch, *command, "--yes") == 0, "once more changes nothing"
    assert capsys.readouterr().out == "0 new, 0 changed, 0 withdrawn, 3 unchanged\n"
    assert len(core_audit.history(workspace)) == 2
    assert run(monkeypatch, "verdicts", "import", "nowhere.csv", "--catalog", workspace.folder) == 1
