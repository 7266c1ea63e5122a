"""Reports in Chinese: nothing English but data, the facts of the English ones, and read back in either language."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import python_calamine

from tests.conftest import finish, write_photo
from tests.journeys.test_report import NOW, audit, cells, edited, group, judged, member, pair, put
from visearch_desktop.core import batch, ledger, places, recommend, report
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
from visearch_desktop.core.findings import AuditReport, Difference, Tier, Verdict
from visearch_desktop.core.language import ENGLISH, Language, language
from visearch_desktop.core.progress import Task
from visearch_desktop.core.recommend import Novelty
from visearch_desktop.core.workspace import Workspace

CHINESE = language("zh_CN")
EMPTY = "The file is empty."
WHEN = datetime(2026, 11, 5, 9, 7, tzinfo=UTC)
DATA = re.compile(
    r"^[a-z_]+/[AB]?$|/\S*|[\w-]+\.jpg|\b[A-D]\b|[A-Z]+-?\d+|SKU|EAN|ViSearch|XLSX|CSV|price|Anna|[0-9a-f]{8,}"
)
"""What is no English in them: names, codes, files, and the two hidden cells that only the program reads."""


@pytest.fixture
def found() -> AuditReport:
    """An audit with a group of every tier and verdict."""
    pairs = [group(member(f"{n}a.jpg", title="红色连衣裙", price="52"), member(f"{n}b.jpg")) for n in range(5)]
    pairs = [judged(one, verdict) for one, verdict in zip(pairs, (None, *Verdict), strict=True)]
    pairs[1] = replace(pairs[1], keeper=pairs[1].members[0])
    pairs = [replace(one, tier=tier) for one, tier in zip(pairs, (*Tier, Tier.VARIANT), strict=True)]
    pairs[0] = replace(pairs[0], conflicts=(Difference("price", ("52", "45")),))
    return replace(audit(*pairs), notes=("Not all photos have been compared yet: run the audit.",))


@pytest.fixture
def delivery(tmp_path: Path) -> BatchReport:
    """A batch with an item of every proposal, decided in every way."""
    fault = Fault("edge", 0.2, 0.1, EMPTY)
    shown = write_photo(tmp_path / "in" / "商品.jpg", 3)
    photo = DeliveredPhoto("商品.jpg", shown, "ab" * 32, 320, 240, (fault,))
    broken = DeliveredPhoto("坏.jpg", shown, problem=EMPTY)
    match = Match(1, "K1", shown, 7, 0.91, 0.98, Relation.NEAR_DUPLICATE, product=Product("K1", "连衣裙"))
    kinds = [Contribution(kind, "K1", 0.5, EMPTY) for kind in ("photo", "sku", "ean", "title")]
    decided = (None, *(Decision(choice, "K1", "Anna", WHEN) for choice in Choice), None, None)
    items = tuple(
        Proposed(
            Item(str(n), f"货品{n}", (photo, broken), "", "标题", {"颜色": "红"}, 2), proposal, "K1", 0.9, (match,),
            tuple(kinds), "", (EMPTY, EMPTY), decision,
        )
        for n, (proposal, decision) in enumerate(zip(Proposal, decided, strict=True))
    )  # fmt: skip
    problems = (Problem(Path("/in/坏.jpg"), EMPTY),)
    return BatchReport("周五到货", items, problems, ("Not all photos have been compared yet: run the audit.",), 1.5)


def texts(file: Path) -> Iterator[str]:
    """Everything a report says, cell by cell or element by element."""
    if file.suffix == ".csv":
        yield from (cell for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))) for cell in row)
    elif file.suffix == ".xlsx":
        book = python_calamine.CalamineWorkbook.from_path(file)
        for name in book.sheet_names:
            yield name
            yield from (str(cell) for row in book.get_sheet_by_name(name).to_python() for cell in row)
    else:
        page = re.sub(r"<style>.*?</style>|<[^>]*>", "\n", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        yield from html.unescape(page).split("\n")


def english(file: Path) -> list[str]:
    """What a report says in English words."""
    return [text for text in texts(file) if re.search(r"[A-Za-z]{2,}", DATA.sub("", text))]


KINDS = (".html", ".xlsx", ".csv")


@pytest.mark.parametrize("suffix", KINDS)
def test_an_audit_says_nothing_in_english(
    workspace: Workspace, found: AuditReport, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"查重{suffix}"
    finish(report.write(workspace, found, file, at=WHEN, language=CHINESE))
    assert english(file) == []
    finish(report.write(workspace, found, file, at=WHEN))
    assert len(english(file)) > 20, "the same question finds English where it is"


@pytest.mark.parametrize("suffix", KINDS)
def test_a_batch_says_nothing_in_english(delivery: BatchReport, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"批次{suffix}"
    finish(batch.write(delivery, file, at=WHEN, language=CHINESE))
    assert english(file) == []
    finish(batch.write(delivery, file, at=WHEN))
    assert len(english(file)) > 15


def test_pages_name_their_language(
    workspace: Workspace, found: AuditReport, delivery: BatchReport, tmp_path: Path
) -> None:
    for spoken, tag, day in ((ENGLISH, "en", "2026-11-05 09:07"), (CHINESE, "zh-CN", "2026年11月05日 09:07")):
        pages = [tmp_path / "audit.html", tmp_path / "batch.html"]
        finish(report.write(workspace, found, pages[0], at=WHEN, language=spoken))
        finish(batch.write(delivery, pages[1], at=WHEN, language=spoken))
        for page in pages:
            told = page.read_text(encoding="utf-8")
            assert f'<html lang="{tag}">' in told
            assert day in told
            assert ":lang(zh)" in told


def test_what_nobody_has_translated_stays_as_it_is(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "audit.html"
    told = replace(audit(), notes=("<b>Nobody</b> says this {0}.",))
    finish(report.write(workspace, told, file, at=WHEN, language=CHINESE))
    assert "&lt;b&gt;Nobody&lt;/b&gt; says this {0}." in file.read_text(encoding="utf-8")


def test_an_empty_audit_and_an_empty_batch(workspace: Workspace, tmp_path: Path) -> None:
    for suffix in KINDS:
        finish(report.write(workspace, AuditReport(0, ()), tmp_path / f"a{suffix}", at=WHEN, language=CHINESE))
        finish(batch.write(BatchReport("空", ()), tmp_path / f"b{suffix}", at=WHEN, language=CHINESE))
        assert english(tmp_path / f"a{suffix}") == english(tmp_path / f"b{suffix}") == []
    assert "没有发现重复图片。" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "没有到货。" in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_numbers_keep_their_thousands(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "audit.html"
    finish(report.write(workspace, replace(audit(), photos=1_234_567), file, at=WHEN, language=CHINESE))
    assert "已比对 1,234,567 张图片" in file.read_text(encoding="utf-8")


def test_json_is_for_programs_and_english(
    workspace: Workspace, found: AuditReport, delivery: BatchReport, tmp_path: Path
) -> None:
    one, other = tmp_path / "en.json", tmp_path / "zh.json"
    ranked = (Novelty(Path("a.jpg"), 0.5, "K1", 1, 0.9), Novelty(Path("b.jpg"), problem=Problem(Path("b.jpg"), "x")))
    writers: tuple[Callable[[Path, Language], Task[Path]], ...] = (
        lambda file, spoken: report.write(workspace, found, file, at=WHEN, language=spoken),
        lambda file, spoken: batch.write(delivery, file, at=WHEN, language=spoken),
        lambda file, spoken: recommend.write_novelty(ranked, file, language=spoken),
    )
    for write in writers:
        finish(write(one, ENGLISH))
        finish(write(other, CHINESE))
        assert one.read_bytes() == other.read_bytes()
        json.loads(one.read_bytes())


def test_other_tables_are_chinese_as_well(workspace: Workspace, tmp_path: Path) -> None:
    ranked = (
        Novelty(Path("a.jpg"), 0.5, "K1", 1, 0.9),
        Novelty(Path("/b.jpg"), problem=Problem(Path("/b.jpg"), EMPTY)),
    )
    for suffix in (".csv", ".xlsx"):
        file = tmp_path / f"新品{suffix}"
        finish(recommend.write_novelty(ranked, file, language=CHINESE))
        assert english(file) == []
        assert "文件是空的。" in list(texts(file))
        list(ledger.export(workspace, tmp_path / f"台账{suffix}", language=CHINESE))
        assert english(tmp_path / f"台账{suffix}") == []


@pytest.fixture(params=[".xlsx", ".csv"])
def exported(request: pytest.FixtureRequest, workspace: Workspace, tmp_path: Path) -> Path:
    """A Chinese report of four pairs: the third is judged variant, the fourth duplicate with its first photo kept."""
    pairs = [group(member(f"{n}a.jpg"), member(f"{n}b.jpg")) for n in range(4)]
    pairs[2] = judged(pairs[2], Verdict.VARIANT)
    pairs[3] = replace(judged(pairs[3], Verdict.DUPLICATE), keeper=pairs[3].members[0])
    file = tmp_path / f"查重{request.param}"
    finish(report.write(workspace, audit(*pairs), file, at=WHEN, language=CHINESE))
    return file


def chinese_cells(file: Path) -> list[list[str]]:
    if file.suffix == ".csv":
        return cells(file)
    rows = python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_name("图片对").to_python()
    return [[str(cell) for cell in row] for row in rows]


def test_an_untouched_chinese_report_changes_nothing(exported: Path) -> None:
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert (changes.new, changes.changed, changes.withdrawn, changes.unchanged) == (0, 0, 0, 4)
    assert changes.problems == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [("重复", Verdict.DUPLICATE), ("变体", Verdict.VARIANT), ("同一套", Verdict.SAME_SET), ("不同", Verdict.DISTINCT),
     ("同套", Verdict.SAME_SET), ("distinct", Verdict.DISTINCT), ("same_set", Verdict.SAME_SET)],
)  # fmt: skip
def test_chinese_verdicts_become_rulings(
    exported: Path, monkeypatch: pytest.MonkeyPatch, said: str, meant: Verdict
) -> None:
    monkeypatch.setattr("tests.journeys.test_report.cells", chinese_cells)
    edited(exported, {(2, "判定"): said, (2, "保留"): "B" if meant is Verdict.DUPLICATE else "", (4, "判定"): "-"})
    changes = report.preview(NOW, report.read_verdicts(exported))
    assert [(one.a, one.b, one.verdict) for one in changes.rulings] == [(*pair(0), meant), (*pair(2), None)]
    assert changes.rulings[0].keeper == (member("0b.jpg").digest if meant is Verdict.DUPLICATE else None)


def test_the_kept_file_and_the_skus_are_read_of_chinese_columns(
    exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.journeys.test_report.cells", chinese_cells)
    edited(exported, {(2, "判定"): "重复", (2, "保留"): "A"})
    row = report.read_verdicts(exported).rows[0]
    assert row.kept_file == "/shop/0a.jpg"
    assert row.skus == frozenset({"A1"})


@pytest.mark.parametrize("gone", ["判定", "图片对"])
def test_a_missing_column_is_told_in_chinese(exported: Path, gone: str) -> None:
    rows = chinese_cells(exported)
    put(exported, [[cell for cell, name in zip(row, rows[0], strict=True) if name != gone] for row in rows])
    with pytest.raises(ReportError) as caught:
        report.read_verdicts(exported)
    assert f"没有“{gone}”列" in CHINESE.said(str(caught.value))


def test_a_column_in_both_languages_is_one_too_many(exported: Path) -> None:
    rows = chinese_cells(exported)
    put(exported, [[*row, "Verdict" if number == 0 else ""] for number, row in enumerate(rows)])
    with pytest.raises(ReportError, match="more than one column"):
        report.read_verdicts(exported)


@pytest.mark.parametrize("held", [None, b"", b"{", b"\xff"])
def test_without_its_table_a_language_is_english(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: bytes | None
) -> None:
    monkeypatch.setattr(places, "bundled", lambda name: tmp_path / name)
    if held is not None:
        (tmp_path / "resources" / "translations").mkdir(parents=True)
        (tmp_path / "resources" / "translations" / "core_zh_CN.json").write_bytes(held)
    assert language.__wrapped__("zh_CN") is ENGLISH
