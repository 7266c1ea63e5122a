"""Tables that people keep, as hostile as they come."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visearch_desktop.core import tables
from visearch_desktop.core.errors import TableError
from visearch_desktop.core.tables import Layout, Mapping, Row, RowProblem, Table, encodings, source, workbook


def text(tmp_path: Path, content: str | bytes, encoding: str = "utf-8", name: str = "t.csv") -> Path:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return file


def book(file: Path, *rows: Sequence[Any], sheet: str = "Products", before: str = "") -> Path:
    """A workbook of these rows; `before` is the name of a sheet in front."""
    with xlsxwriter.Workbook(file) as made:
        if before:
            made.add_worksheet(before).write_string(0, 0, "Read me first: the sku stands in the other sheet")
        day = made.add_format({"num_format": "dd.mm.yyyy"})
        moment = made.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        hour = made.add_format({"num_format": "hh:mm"})
        page = made.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                match cell:
                    case datetime():
                        page.write_datetime(number, column, cell, moment)
                    case date():
                        page.write_datetime(number, column, cell, day)
                    case clock():
                        page.write_datetime(number, column, cell, hour)
                    case tuple():
                        page.write_formula(number, column, cell[0], None, cell[1])
                    case str():
                        page.write_string(number, column, cell)
                    case None:
                        page.write_blank(number, column, None, day)
                    case _:
                        page.write(number, column, cell)
    return file


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


# -- text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", tables.DELIMITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_delimiter_and_encoding_are_found_out(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = ["货号", "名称", "图片"], ["A1", "红色连衣裙", "a.jpg"], ["A2", "杯子", "b.jpg"]
    table = tables.read(text(tmp_path, "\r\n".join(delimiter.join(row) for row in rows), encoding))
    assert table.columns == ("货号", "名称", "图片")
    assert table.rows == (Row(2, ("A1", "红色连衣裙", "a.jpg")), Row(3, ("A2", "杯子", "b.jpg")))
    assert (table.layout.delimiter, table.layout.header_row) == (delimiter, 1)
    meant = {"utf-8-sig": "utf-8", "gbk": "gb18030"}.get(encoding, encoding)
    assert table.layout.encoding == meant


WESTERN = (
    "Größe", "sku;bezeichnung\nA1;Tasse weiß\n", "sku,name,farbe\nA1,Müller Schüssel,grün\nA2,Käsebrett,weiß\n",
    "sku,nom\nA1,été à la plage\nA2,Crème brûlée\n", "sku;name\n1;Straße\n2;Öl\n",
    "sku,title\nA1,Café™ “Deluxe” – 5€\n", "sku;preis\nA;5 €\n", "sku,nome\nA1,Calças São João\n",
    "sku;name;bild\nA1;Gläser;gläser.jpg\nA2;Äpfel;äpfel.jpg\n", "ref;titre\n1;Chaussures été garçon déjà portées\n",
    "sku,name\nA1,Señora niño\n", "sku,name\nx,ÄÖÜ\n", "sku,name\n1,Bücher\n2,Füße ßß\n",
    "sku,name,note\nA1,Mug,“best” quality\nA2,Cup,it’s ok\n", "sku;Größe;Maße\nA;38;10×20\n",
)  # fmt: skip
CHINESE = (
    "货号", "sku,名称\nA1,杯子\n", "货号,名称,图片,颜色\nA1,杯子,商品图.jpg,红\n",
    "sku,name\nA1,红色连衣裙 XL码\nA2,男士衬衫\n", "sku,name,颜色\n1,Mug,红\n2,Cup,白\n", "编号;品名\n1;茶壶。\n",
    "sku,name\nA1,杯\n", "sku,name\nA1,€500 套装，“新款”\n", "款号,标题\nX,夏季T恤（纯棉）\n",
    "型号,价格\nA,¥100元\n", "sku,name,desc\n1,a,中文 and English 混合 text 文本\n",
)  # fmt: skip


@pytest.mark.parametrize("sample", WESTERN)
def test_a_few_western_words_are_western(sample: str) -> None:
    assert encodings.decode("t", sample.encode("cp1252")) == (sample, "cp1252", ())


@pytest.mark.parametrize("sample", CHINESE)
def test_a_few_chinese_words_are_chinese(sample: str) -> None:
    assert encodings.decode("t", sample.encode("gb18030")) == (sample, "gb18030", ())


def test_the_guess_is_better_than_a_general_detector() -> None:
    """Why the encoding is not left to charset-normalizer, as good as it is on long texts."""
    from charset_normalizer import from_bytes

    samples = [(one, one.encode("cp1252")) for one in WESTERN] + [(one, one.encode("gb18030")) for one in CHINESE]
    other = [from_bytes(data).best() for _, data in samples]
    right = sum(found is not None and str(found) == one for found, (one, _) in zip(other, samples, strict=True))
    assert right < len(samples) * 0.7


@pytest.mark.parametrize(("other", "word"), [("gb18030", "红色连衣裙"), ("cp1252", "Schüssel weiß")])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_exports_in_two_encodings_grown_together(tmp_path: Path, other: str, word: str, mark: bytes) -> None:
    lines = ["sku,name", "A1,杯子", "A2,Größe", "A3,茶壶", f"A4,{word}", "A5,Mug"]
    data = b"\n".join(line.encode(other if line.startswith("A4") else "utf-8") for line in lines)
    table = tables.read(text(tmp_path, mark + data))
    assert [row.cells[1] for row in table.rows] == ["杯子", "Größe", "茶壶", word, "Mug"]
    assert table.layout.encoding == "utf-8"
    ((problem),) = table.problems
    assert (problem.number, f"read as {other}" in problem.reason) == (5, True)


def test_a_byte_that_cp1252_lacks_is_one_letter_lost(tmp_path: Path) -> None:
    table = tables.read(text(tmp_path, b"sku,name\nA1,Gr\xfc\x81n\n"))
    assert cells(table) == [("A1", "Gr\u00fc\ufffdn")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(tmp_path: Path, encoding: str) -> None:
    table = tables.read(text(tmp_path, "sku\tname\nA1\tMug\n", encoding))
    assert (table.layout.encoding, cells(table)) == (encoding, [("A1", "Mug")])


def test_what_was_detected_can_be_corrected(tmp_path: Path) -> None:
    file = text(tmp_path, "товар;имя\nA1;Кружка\n", "cp1251")
    said = Layout(encoding="cp1251", delimiter=";", header_row=2)
    table = tables.read(file, said)
    assert (table.layout, table.columns, table.rows) == (said, ("A1", "Кружка"), ())
    assert tables.read(file, Layout(encoding="cp1251")).columns == ("товар", "имя")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Layout(encoding="klingon"), "“klingon” is no encoding"),
        (Layout(encoding="rot13"), "no encoding"),
        (Layout(encoding="hex"), "no encoding|not text"),
        (Layout(encoding="ascii"), "is not text in the encoding ascii"),
        (Layout(delimiter=";;"), "cannot separate cells"),
        (Layout(delimiter="\n"), "cannot separate cells"),
        (Layout(header_row=9), "Row 9 of t.csv is empty"),
    ],
)
def test_a_correction_that_makes_no_sense_says_so(tmp_path: Path, said: Layout, words: str) -> None:
    with pytest.raises(TableError, match=words):
        tables.read(text(tmp_path, "sku,größe\nA1,2\n"), said)


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    content = "Price list;;\nStock;;\n\nSpring, summer;valid from May;\nArtikel-Nr.;Bezeichnung;Bild 1\nA1;Mug;a.jpg\n"
    table = tables.read(text(tmp_path, content))
    assert (table.layout.header_row, table.rows) == (5, (Row(6, ("A1", "Mug", "a.jpg")),))


def test_a_header_that_means_nothing_is_still_the_first_row(tmp_path: Path) -> None:
    table = tables.read(text(tmp_path, "alpha,beta\n1,2\n"))
    assert (table.columns, cells(table)) == (("alpha", "beta"), [("1", "2")])


def test_names_of_columns_become_usable(tmp_path: Path) -> None:
    table = tables.read(text(tmp_path, 'sku,,Image,image,"two\nlines",\nA,b,c,d,e,f\n'))
    assert table.columns == ("sku", "Column B", "Image", "image (2)", "two lines", "Column F")


def test_rows_shorter_and_longer_than_the_header(tmp_path: Path) -> None:
    table = tables.read(text(tmp_path, "sku,name\nA1\nA2,Mug, red,x\n\nA3,Cup,,\n"))
    assert table.rows == (Row(2, ("A1", "")), Row(3, ("A2", "Mug")), Row(5, ("A3", "Cup")))
    assert [problem.number for problem in table.problems] == [3]
    assert "“red” is left out" in table.problems[0].reason


@pytest.mark.parametrize(
    ("content", "left", "bad"),
    [
        ('sku,name\nA1,"Mug\nA2,Cup\nA3,Bowl\n', ["A2", "A3"], "never closed"),
        ('sku,name\nA1,"5" pipe"\nA2,Cup\n', ["A2"], "in the middle"),
        ('sku,name\nA1,"Mug\nA2,"Cup"\nA3,Bowl\n', ["A2", "A3"], "in the middle"),
        (f"sku,name\nA1,{'x' * 2_000_000}\nA2,Cup\n", ["A2"], "longer than"),
        ('sku,name\nA0,5" pipe\nA1,"', ["A0"], "never closed"),
    ],
    ids=["open", "inner", "next", "long", "last"],
)
def test_a_wrong_quotation_mark_costs_one_row(tmp_path: Path, content: str, left: list[str], bad: str) -> None:
    table = tables.read(text(tmp_path, content))
    assert [row.cells[0] for row in table.rows] == left
    ((problem),) = table.problems
    assert bad in problem.reason


def test_wrong_quotation_marks_everywhere_take_no_time(tmp_path: Path) -> None:
    started = time.monotonic()
    table = tables.read(text(tmp_path, "sku,name\n" + 'A1,"""x\n' * 50_000))
    assert time.monotonic() - started < 5
    assert len(table.rows) + len(table.problems) <= 50_000
    assert table.problems


def test_excel_says_the_delimiter_itself(tmp_path: Path) -> None:
    table = tables.read(text(tmp_path, "sep=^\r\nsku^name\r\nA1^a,b;c\r\n"))
    assert (table.layout.delimiter, table.rows) == ("^", (Row(2, ("A1", "a,b;c")),))


def test_numbers_kept_as_text_by_a_formula(tmp_path: Path) -> None:
    table = tables.read(text(tmp_path, 'sku,name,ean\n"=""0042""",=1+1,="4006381333931"\n'))
    assert cells(table) == [("0042", "=1+1", "4006381333931")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"sku,name\nA1,a\0b\n", "neither a workbook nor a text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "neither a workbook nor a text"),
        (b"\xff\xfeA", "not text in the encoding utf-16"),
        (b"\xef\xbb\xbf\xff\xff", "not text in the encoding utf-8"),
        (b"\xef\xbb\xbfa\n\xff\n\xff", "not text in the encoding utf-8"),
        (b"PK\x03\x04 and no more", "is damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "is not an XLSX"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is damaged"),
    ],
)
def test_what_is_no_table_says_so(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(TableError, match=words) as caught:
        tables.read(text(tmp_path, data))
    assert caught.value.advice
    assert str(caught.value).endswith(".")


def test_an_empty_file_is_an_empty_table(tmp_path: Path) -> None:
    table = tables.read(text(tmp_path, b""))
    assert (table.columns, table.rows, table.problems) == ((), (), ())
    assert tables.propose(table) == Mapping()


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TableError, match="There is no file"):
        tables.read(tmp_path / "none.csv")
    with pytest.raises(TableError, match="is a folder"):
        tables.read(tmp_path)
    file = text(tmp_path, "sku\nA1\n")
    monkeypatch.setattr(source, "MOST_BYTES", 3)
    with pytest.raises(TableError, match="is larger than"):
        tables.read(file)
    monkeypatch.undo()

    def locked(_: Path) -> bytes:
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(TableError, match="cannot be read") as caught:
        tables.read(file)
    assert "Close it" in caught.value.advice


def test_a_hundred_thousand_rows_take_seconds(tmp_path: Path) -> None:
    lines = "".join(f"S{n},Product number {n},{n}.jpg;{n}_2.jpg,12.5,red\n" for n in range(100_000))
    file = text(tmp_path, "sku,name,images,price,colour\n" + lines)
    started = time.monotonic()
    table = tables.read(file)
    assert time.monotonic() - started < 6
    assert (len(table.rows), table.rows[-1].number) == (100_000, 100_001)


# -- workbooks -------------------------------------------------------------------------------------


def test_cells_of_a_workbook_are_what_the_program_shows(tmp_path: Path) -> None:
    row: list[Any] = ["A1", 4006381333931, 52.0, 0.1 + 0.2, date(2024, 5, 1), datetime(2024, 5, 1, 13, 30),
           clock(13, 30), True, ("=B2*2", 7), " 0042 ", 1e-7, 12345678901234567890]  # fmt: skip
    names = ["sku", *(f"c{number}" for number in range(1, len(row)))]
    table = tables.read(book(tmp_path / "t.xlsx", names, row))
    assert table.rows == (
        Row(2, ("A1", "4006381333931", "52", "0.3", "2024-05-01", "2024-05-01 13:30:00", "13:30:00", "TRUE", "7",
                "0042", "0.0000001", "12345678901234600000")),
    )  # fmt: skip
    assert table.layout == Layout(sheet="Products", header_row=1)


def test_rows_keep_the_numbers_of_the_program(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[], ["Spring collection"], [], ["SKU", "Name"], [], ["A1", "Mug"], [None, None]]
    rows.append(["A2", "Cup"])
    table = tables.read(book(tmp_path / "t.xlsx", *rows))
    assert (table.layout.header_row, [row.number for row in table.rows]) == (4, [6, 8])


def test_merged_cells_count_for_each_row(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(file) as made:
        page = made.add_worksheet()
        page.merge_range("A1:C1", "Price list of the shop")
        page.write_row("A2", ["sku", "name", "image"])
        page.merge_range("A3:A4", "A1")
        page.merge_range("B3:B4", "Mug")
        page.write_column("C3", ["a.jpg", "b.jpg"])
    table = tables.read(file)
    assert table.rows == (Row(3, ("A1", "Mug", "a.jpg")), Row(4, ("A1", "Mug", "b.jpg")))


def test_the_sheet_with_the_products_is_found_and_can_be_chosen(tmp_path: Path) -> None:
    file = book(tmp_path / "t.xlsx", ["sku", "name"], ["A1", "Mug"], before="About")
    table = tables.read(file)
    assert (table.layout.sheet, table.sheets) == ("Products", ("About", "Products"))
    assert tables.read(file, Layout(sheet="About")).columns == ("Read me first: the sku stands in the other sheet",)
    with pytest.raises(TableError, match="has no sheet “Prices”") as caught:
        tables.read(file, Layout(sheet="Prices"))
    assert "About, Products" in caught.value.advice


def test_a_column_without_a_name_is_called_by_its_letter(tmp_path: Path) -> None:
    table = tables.read(book(tmp_path / "t.xlsx", ["sku", "", "name"], ["A1", "x", "Mug", "beyond"]))
    assert table.columns == ("sku", "Column B", "name", "Column D")


def test_one_cell_in_the_last_corner_does_not_end_the_program(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(file) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ["sku", "name"])
        page.write_string(1_048_575, 16_383, "lost")
    with pytest.raises(TableError, match="far away") as caught:
        tables.read(file)
    assert "Delete the rows below" in caught.value.advice


def test_formatted_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(file) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ["sku", "name"])
        page.write_row(1, 0, ["A1", "Mug"])
        page.write_blank(1_048_575, 16_383, None, made.add_format({"bold": True}))
    assert cells(tables.read(file)) == [("A1", "Mug")]


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 10_000)
    with pytest.raises(TableError, match="too large when it is unpacked"):
        tables.read(book(tmp_path / "t.xlsx", ["sku"], ["x" * 20_000]))


def test_a_workbook_without_sheets_says_so(tmp_path: Path) -> None:
    whole = book(tmp_path / "t.xlsx", ["sku"], ["A1"])
    with zipfile.ZipFile(whole) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/workbook.xml"] = b"<workbook><sheets></sheets></workbook>"
    with zipfile.ZipFile(whole, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    with pytest.raises(TableError, match="has no sheet with a table"):
        tables.read(whole)


def test_other_archives_are_no_workbooks(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("photo.jpg", b"x")
    with pytest.raises(TableError, match="is not an XLSX workbook"):
        tables.read(file)


def test_a_large_workbook_takes_seconds(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_numbers": False}) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ["sku", "name", "price"])
        for number in range(1, 15_001):
            page.write_row(number, 0, [f"S{number}", "Mug", number])
    started = time.monotonic()
    assert len(tables.read(file).rows) == 15_000
    assert time.monotonic() - started < 5


# -- any bytes -------------------------------------------------------------------------------------


def read_or_refuse(file: Path, said: Layout | None = None) -> None:
    """A table, or a sentence; and a table holds what it promises."""
    started = time.monotonic()
    try:
        table = tables.read(file, said)
    except TableError as error:
        told = str(error)
        assert told.endswith("."), told
        return
    finally:
        assert time.monotonic() - started < 5
    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert len({name.casefold() for name in table.columns}) == len(table.columns)
    numbers = [row.number for row in table.rows]
    assert numbers == sorted(set(numbers))
    mapping = tables.propose(table)
    assert mapping.used <= set(table.columns)
    for row in table.rows:
        for cell in row.cells:
            tables.photos_in(cell)


PIECES = st.sampled_from(
    [b",", b";", b"\t", b"|", b'"', b'""', b"\n", b"\r", b"\r\n", b"sku", b"name", b"A1", b"\xb1\xad", b"\xe4",
     b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"sep=;", b"PK\x03\x04", b" ", b"\xe6\x9d\xaf", b"\xe2\x80\xa8", b"=1+1"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=60).map(b"".join) | st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_sentence(tmp_path: Path, data: bytes) -> None:
    read_or_refuse(text(tmp_path, data))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(PIECES, max_size=30).map(b"".join),
    st.builds(
        Layout,
        encoding=st.sampled_from(["", "utf-8", "utf-16", "gb18030", "cp1252", "big5", "utf-7", "idna", "zlib", "x"]),
        delimiter=st.text(max_size=2),
        sheet=st.sampled_from(["", "x"]),
        header_row=st.integers(-1, 9),
    ),
)
def test_any_correction_is_a_table_or_a_sentence(tmp_path: Path, data: bytes, said: Layout) -> None:
    read_or_refuse(text(tmp_path, data), said)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), min_size=2, max_size=4),
        min_size=1, max_size=5,
    ),
    st.sampled_from(tables.DELIMITERS),
)  # fmt: skip
def test_what_is_written_is_what_is_read(tmp_path: Path, rows: list[list[str]], delimiter: str) -> None:
    import csv

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([["sku", "name", "price", "size"], *rows])
    table = tables.read(text(tmp_path, out.getvalue()), Layout(header_row=1, encoding="utf-8", delimiter=delimiter))
    meant = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert [[*row.cells[: len(said)]] for row, said in zip(table.rows, meant, strict=True)] == meant


def test_a_damaged_workbook_is_a_table_or_a_sentence(tmp_path: Path) -> None:
    whole = book(tmp_path / "t.xlsx", ["sku", "name"], ["A1", "Mug"], [date(2024, 5, 1), 3]).read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    dice = random.Random(5)
    for number in range(120):
        if number % 2:
            data = bytearray(whole)
            for _ in range(dice.randint(1, 20)):
                data[dice.randrange(len(data))] = dice.randrange(256)
            made = bytes(data[: dice.randrange(len(data))] if dice.random() < 0.3 else data)
        else:  # the archive is whole, and what is in it is not
            name = dice.choice([name for name in parts if name.endswith((".xml", ".rels"))])
            part = bytearray(parts[name])
            for _ in range(dice.randint(1, 6)):
                place = dice.randrange(len(part))
                part[place : place + dice.randrange(4)] = dice.choice([b"", b"9999999", b"<", b'"', b"-1", b"\xff"])
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as packed:
                for other, content in parts.items():
                    packed.writestr(other, bytes(part) if other == name else content)
            made = out.getvalue()
        read_or_refuse(text(tmp_path, made, name="damaged.xlsx"))


# -- what columns mean -----------------------------------------------------------------------------

SHOPIFY = (
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,"
    "Variant Grams,Variant Inventory Tracker,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,"
    "Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,"
    "Image Alt Text,Gift Card,SEO Title,SEO Description,Variant Image,Variant Weight Unit,Cost per item,Status"
)
SHOPIFY_NEW = (
    "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,"
    "Option1 name,Option1 value,Price,Compare-at price,Cost per item,Inventory quantity,Product image URL,"
    "Image position,Image alt text,Variant image URL,Gift card,SEO title"
)
WOOCOMMERCE = (
    'ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,"Is featured?","Visibility in catalog","Short description",'
    'Description,"Tax status","In stock?",Stock,"Regular price",Categories,Tags,Images,Parent,"Grouped products",'
    '"Attribute 1 name","Attribute 1 value(s)"'
)
MAGENTO = (
    "sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,description,weight,"
    "product_online,price,url_key,base_image,base_image_label,small_image,thumbnail_image,swatch_image,created_at,"
    "additional_attributes,qty,additional_images,additional_image_labels,configurable_variations"
)
AKENEO = "uuid;sku;categories;enabled;family;groups;an_image;ean;name-de_DE;name-en_US;price-EUR;picture"


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (SHOPIFY, "", Mapping("shopify", "Variant SKU", "Title", "Variant Barcode", ("Image Src", "Variant Image"),
                              "Handle", ("Variant Image",))),
        (SHOPIFY_NEW, "", Mapping("shopify", "SKU", "Title", "Barcode", ("Product image URL", "Variant image URL"),
                                  "URL handle", ("Variant image URL",))),
        (WOOCOMMERCE, "", Mapping("woocommerce", "SKU", "Name", "GTIN, UPC, EAN, or ISBN", ("Images",))),
        (MAGENTO, "", Mapping("magento", "sku", "name", "", ("base_image", "small_image", "thumbnail_image",
                                                              "swatch_image", "additional_images"))),
        (AKENEO, "u;A1;c;1;f;;files/u/an_image/a.jpg", Mapping("akeneo", "sku", "name-en_US", "ean",
                                                              ("an_image", "picture"))),
        ("sku,product_type,name,categories,price,color,size,material,qty,images", "",
         Mapping("general", "sku", "name", "", ("images",))),
        ("Artikel-Nr.;Bezeichnung;EAN-Code;Bild 1;Bild 2;Größe", "",
         Mapping("general", "Artikel-Nr.", "Bezeichnung", "EAN-Code", ("Bild 1", "Bild 2"))),
        ("商品编号,商品名称,条形码,主图,颜色", "", Mapping("general", "商品编号", "商品名称", "条形码", ("主图",))),
        ("id,sku,name", "1,,Mug", Mapping("general", "id", "name")),
        ("sku,id,name", "A,1,Mug", Mapping("general", "sku", "name")),
        ("number,what,look", "1,Mug,a.jpg", Mapping("", "", "", "", ("look",))),
        ("alpha,beta", "1,2", Mapping()),
    ],
)  # fmt: skip
def test_columns_are_recognised(tmp_path: Path, header: str, row: str, expected: Mapping) -> None:
    assert tables.propose(tables.read(text(tmp_path, f"{header}\n{row}\n"))) == expected


def test_a_mapping_that_does_not_fit_says_so(tmp_path: Path) -> None:
    table = tables.read(text(tmp_path, "sku,name\nA1,Mug\n"))
    with pytest.raises(TableError, match="no column “title”") as caught:
        tables.check(table, Mapping(sku="sku", title="title"))
    assert "sku, name" in caught.value.advice
    with pytest.raises(TableError, match="no column named “sku”"):
        tables.check(table, Mapping(title="name"))
    assert tables.column_named(table, " NAME") == "name"
    with pytest.raises(TableError, match="no column “x”"):
        tables.column_named(table, "x")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", ()),
        ("a.jpg", ("a.jpg",)),
        ("a.jpg;b.jpg", ("a.jpg", "b.jpg")),
        ("a.jpg | b.png\nc.webp", ("a.jpg", "b.png", "c.webp")),
        ("a.jpg,b.JPEG, c.png", ("a.jpg", "b.JPEG", "c.png")),
        ("red, blue.jpg", ("red, blue.jpg",)),
        ("a,b,c", ("a,b,c",)),
        ("https://x.example/a%20b.jpg?v=1, https://x.example/c.jpg", ("/a b.jpg", "/c.jpg")),
        ("https://x.example/1, https://x.example/2", ("/1", "/2")),
        ("https://x.example/w_200,h_300/a.jpg", ("/w_200,h_300/a.jpg",)),
        ("no_selection", ()),
        (";;|", ()),
        ("\"a.jpg\";'b.jpg'", ("a.jpg", "b.jpg")),
        (r"C:\photos\A 1\front.jpg", (r"C:\photos\A 1\front.jpg",)),
        ("http://[broken/b.jpg", ("http://[broken/b.jpg",)),
    ],
)
def test_photos_of_a_cell(cell: str, expected: tuple[str, ...]) -> None:
    assert tables.photos_in(cell) == expected


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"Option1 Name": "Size", "Option1 Value": "M", "Vendor": "X"}, {"Vendor": "X", "Size": "M"}),
        ({"Option1 name": "Title", "Option1 value": "Default Title"}, {}),
        ({"Attribute 1 name": "Color", "Attribute 1 value(s)": "Red, Blue", "Attribute 2 name": "Size"},
         {"Color": "Red, Blue"}),
        ({"additional_attributes": "color=Black,size=XS,tags=a,b"}, {"color": "Black", "size": "XS", "tags": "a,b"}),
        ({"additional_attributes": "color=Black", "Color": "Red"}, {"Color": "Red"}),
        ({"additional_attributes": "nothing"}, {"additional_attributes": "nothing"}),
    ],
)  # fmt: skip
def test_packed_attributes_are_unpacked(attributes: dict[str, str], expected: dict[str, str]) -> None:
    assert tables.unpacked(attributes) == expected


# -- as it was read before -------------------------------------------------------------------------


def test_a_table_is_read_as_the_one_before(tmp_path: Path) -> None:
    file = text(tmp_path, "Spring\nnumber,what,look\n1,Mug,a.jpg\n")
    mapping = Mapping("", "number", "what", "", ("look",))
    kept = tables.to_text(Layout(header_row=2), mapping)
    table, found = tables.read_as_before(file, kept)
    assert (table.columns, found) == (("number", "what", "look"), mapping)
    other = text(tmp_path, "sku,name\nA1,Mug\n", name="other.csv")
    table, found = tables.read_as_before(other, kept)
    assert (table.layout.header_row, found) == (1, Mapping("general", "sku", "name"))


@pytest.mark.parametrize("kept", ["", "{", "[]", "{}", '{"mapping": {"later": 1}, "layout": {}}', '{"mapping": []}'])
def test_what_was_kept_by_another_version_is_left_alone(tmp_path: Path, kept: str) -> None:
    _, found = tables.read_as_before(text(tmp_path, "sku,name\nA1,Mug\n"), kept)
    assert found.sku == "sku"


def test_sheets_are_what_a_report_reads(tmp_path: Path) -> None:
    (rows,) = tables.sheets(text(tmp_path, 'a;b\n"x;y\n'))
    assert [*rows] == [("a", "b"), RowProblem(2, "A quotation mark in it is never closed.")]
