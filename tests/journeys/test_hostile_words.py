"""A shop and a supplier whose names, titles and photos are out to harm, from the folders to every file that leaves.

No cell of a sheet is a formula, no page runs or fetches anything, and what photos say of places, cameras and people is
in none of the files that the program writes.
"""

from __future__ import annotations

import base64
import csv
import io
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
import xlsxwriter
from PIL import Image

from tests.conftest import TINY, product_pixels
from visearch_desktop import cli
from visearch_desktop.core import places

SECRETS = ("Erika Fotografin", "SN-4711-0815", "secret-studio", "Hinterhof 7", "2019:07:08", "geheim@example.org")
EVIL = (
    "<script>alert(1)<", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "javascript:alert(1)",
    "=HYPERLINK(\"http:evil\",\"x\")", "@SUM(A1)", "+1+1", "-2+3", "＝1+1", "a;=cmd|' C calc'!A0", "photo\u202egpj.exe",
    "&lt;b&gt;{{7*7}}{% raw %}", "שלום \u2067x\u2069", "%0a%0d", "'''", "货\u200b号", "=1+1\t=2",
)  # fmt: skip
NAMES = EVIL if sys.platform != "win32" else tuple(name for name in EVIL if not re.search(r'[<>:"|?*\t]', name))
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f"<rdf:Description>{SECRETS[0]} {SECRETS[5]}</rdf:Description></rdf:RDF></x:xmpmeta>"
)
ALLOWED = frozenset(
    ("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th",
     "td", "img", "div", "span", "b", "br", "small", "ul", "li", "section", "header", "dl", "dt", "dd", "details",
     "summary", "article", "main", "footer", "figure", "figcaption", "strong", "em", "code", "colgroup", "col",
     "caption", "bdi")
)  # fmt: skip


def telling(path: Path, seed: int, quality: int = 90) -> Path:
    """A photo that says where it was taken, by whom, with which camera: EXIF, XMP, IPTC and a comment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[0x013B] = exif[0x8298] = SECRETS[0]
    exif[0x010F] = SECRETS[2]
    exif.get_ifd(0x8769).update({0xA431: SECRETS[1], 0xA430: SECRETS[0], 0x9286: SECRETS[3]})
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.345), 3: "E", 4: (13.0, 24.0, 17.5), 29: SECRETS[4]})
    out = io.BytesIO()
    image = Image.fromarray(product_pixels(seed, 320, 240))
    image.save(out, "JPEG", exif=exif, quality=quality, comment=SECRETS[5].encode(), xmp=XMP.encode())
    data, said = out.getvalue(), SECRETS[0].encode()
    record = b"\x1c\x02\x50" + len(said).to_bytes(2, "big") + said  # by-line
    block = (
        b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(record).to_bytes(4, "big") + record + b"\0" * (len(record) % 2)
    )
    path.write_bytes(data[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + data[2:])
    return path


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalog of hostile SKUs with duplicates among them, titles and columns likewise."""
    shop = tmp_path / "shop"
    for number, name in enumerate(NAMES):
        telling(shop / name / f"{name[:9]}.jpg", number)
        telling(shop / name / "copy.jpg", (number + 1) % len(NAMES), quality=70)
    table = tmp_path / "products.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["sku", "title", "=1+1", "<b>brand</b>"])
        rows.writerows([name, f"{EVIL[-number]} </script></style></td>", EVIL[number], "@x"] for number, name in
                       enumerate(NAMES))  # fmt: skip
    folder = tmp_path / "catalog"
    visearch("index", shop, "--catalog", folder, "--model", TINY, "--products", table)
    return folder


def visearch(*command: object) -> None:
    """Run a command as a user does; it has to succeed."""
    sys.argv = ["visearch", *map(str, command)]
    assert cli.main() == 0, command


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """A supplier's folder with a workbook whose cells are formulas, and photos of old and new products."""
    folder = tmp_path / "delivery"
    for number, name in enumerate(NAMES):
        telling(folder / f"{name}.jpg", number if number % 2 else number + 200, quality=80)
    with xlsxwriter.Workbook(folder / "list.xlsx") as book:
        sheet = book.add_worksheet("=1+1")
        sheet.write_row(0, 0, ["SKU", "Title", "Image", "=Note"])
        for number, name in enumerate(NAMES, 1):
            for column, text in enumerate((EVIL[number - 1], f"{EVIL[-number]}<script>", f"{name}.jpg", "+1+1")):
                sheet.write_string(number, column, text)
    return folder


def parts(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """A file, what is packed in it, and pictures that stand in it as text."""
    yield name, data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inner in packed.namelist():
                yield from parts(packed.read(inner), f"{name}/{inner}")
    for found in re.findall(rb"base64,([A-Za-z0-9+/=]+)", data) if name.endswith(".html") else ():
        yield f"{name}/picture", base64.b64decode(found)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            harmless = (value or "").startswith("data:image/jpeg;base64,") if name in {"src", "href"} else True
            if name.startswith("on") or not harmless or name in {"action", "formaction", "srcdoc"}:
                self.wrong.append(f"<{tag} {name}={value!r}>")


def test_every_file_that_leaves_is_harmless_and_says_nothing_of_the_photos(
    catalog: Path, delivery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, saved = tmp_path / "out", tmp_path / "batch"
    out.mkdir()
    at = ("--catalog", catalog)
    for suffix in ("xlsx", "html", "csv", "json"):
        visearch("audit", *at, "--report", out / f"audit.{suffix}", "--device", "cpu")
        visearch("batch", delivery, *at, "--save", saved, "--report", out / f"batch.{suffix}", "--accept-new",
                 out / f"new-{suffix}.zip", "--device", "cpu")  # fmt: skip
    visearch("verdicts", "import", marked(out / "audit.csv", tmp_path / "marked.csv"), *at, "--yes")
    for suffix in ("jsonl", "csv", "xlsx"):
        visearch("ledger", "export", out / f"ledger.{suffix}", *at)
    visearch("backups", "make", *at)
    visearch("diagnostics", *at)
    capsys.readouterr()

    kept = [out, saved, catalog, places.data_folder()]
    files = sorted({file for folder in kept for file in folder.rglob("*") if file.is_file() and file.suffix != ".onnx"})
    assert {"audit.html", "batch.html", "ledger.xlsx", "new-csv.zip", "thumbnails.sqlite", "verdicts.csv"} <= {
        file.name for file in files
    }
    inside = [part for file in files for part in parts(file.read_bytes(), file.name)]
    assert sum(data[:2] == b"\xff\xd8" for _, data in inside) > 100
    assert not [*told(inside)]
    assert not [*run_or_fetch(out)]
    assert not [*calculated(inside)]


def told(inside: list[tuple[str, bytes]]) -> Iterator[str]:
    """What photos say that stands in a file."""
    secrets = [form for one in SECRETS for form in (one.encode(), one.encode("utf-16-le"))]
    for name, data in inside:
        yield from (f"{name}: {one!r}" for one in (*secrets, b"Photoshop 3.0", b"ns.adobe.com/xap") if one in data)


def run_or_fetch(out: Path) -> Iterator[str]:
    """What pages would run or fetch."""
    for file in (out / "audit.html", out / "batch.html"):
        text, page = file.read_text(encoding="utf-8"), _Page()
        assert "&lt;script&gt;alert(1)" in text  # it is there, as words
        page.feed(text)
        yield from page.wrong


def calculated(inside: list[tuple[str, bytes]]) -> Iterator[str]:
    """What spreadsheets would calculate or fetch."""
    for name, data in inside:
        if name.endswith(".csv"):
            yield from cells_that_act(data)
        if name.endswith((".xml", ".rels")) and re.search(rb"<f[ >]|hyperlink|externalLink|ddeLink", data):
            yield name


def test_the_caches_hold_pictures_without_a_word(catalog: Path) -> None:
    with closing(sqlite3.connect(catalog / "thumbnails.sqlite")) as raw:
        small = [row[0] for row in raw.execute("SELECT jpeg FROM thumbnail")]
    assert len(small) >= len(NAMES)
    for jpeg in small:
        with Image.open(io.BytesIO(jpeg)) as image:
            assert not image.getexif()
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def marked(report: Path, target: Path) -> Path:
    """The report with a verdict on each pair, as a person saves it."""
    rows = list(csv.reader(io.StringIO(report.read_text(encoding="utf-8-sig"), newline="")))
    column = rows[0].index("Verdict")
    for row in rows[1:]:
        row[column] = "duplicate"
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    target.write_text(out.getvalue(), encoding="utf-8-sig")
    return target


def cells_that_act(data: bytes) -> Iterator[str]:
    """The cells of a CSV that a spreadsheet would take for a formula."""
    text = data.decode("utf-8-sig")
    for delimiter in ",;\t":  # whatever the country makes of the file
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            for cell in row:
                if re.match(r"\s*[=+\-@＝＋－＠]", cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell.strip()):
                    yield cell


def test_the_check_would_notice() -> None:
    assert [*cells_that_act(b"a,=1+1\n")] == ["=1+1"]
    assert [*cells_that_act("a;＝1+1\n".encode())] == ["＝1+1"]
    page = _Page()
    page.feed('<p onclick="x"><a href="javascript:1">y</a><script>z</script><img src="http://x">')
    assert len(page.wrong) == 5
