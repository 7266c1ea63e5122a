"""The search command's words, conditions, boxes and colours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TINY, write_photo
from tests.test_cli import run


@pytest.fixture
def catalog(tmp_path: Path, shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    rows = [f"P{n},Mug {n},{'Red' if n % 2 else 'Blue'},{n * 10},{n % 3},photo{n}.jpg" for n in range(12)]
    table = tmp_path / "products.csv"
    table.write_text("\n".join(["sku,name,Colour,price,qty,images", *rows]), encoding="utf-8")
    options = ["--catalog", tmp_path / "cat", "--model", TINY, "--device", "cpu", "--products", table]
    assert run(monkeypatch, "index", shop, *options) == 0
    capsys.readouterr()
    return tmp_path / "cat"


class Asked:
    """Runs the command and reads its answer."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, shop: Path
    ) -> None:
        self.monkeypatch, self.capsys, self.catalog = monkeypatch, capsys, catalog
        self.photo = shop / "SKU2/photo4.jpg"

    def run(self, *arguments: object) -> int:
        return run(self.monkeypatch, "search", *arguments, "--catalog", self.catalog)

    def answer(self, *arguments: object) -> dict[str, Any]:
        assert self.run(*arguments, "--json", "--top", 50) == 0
        found: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return found

    def skus(self, *arguments: object) -> list[str]:
        return [match["sku"] for match in self.answer(*arguments)["matches"]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], catalog: Path, shop: Path) -> Asked:
    return Asked(monkeypatch, capsys, catalog, shop)


def test_words_without_photos(asked: Asked) -> None:
    answer = asked.answer("--text", "mug 7")
    assert (answer["query"], answer["error"]) == ("mug 7", None)
    best = answer["matches"][0]
    contract = {"rank", "sku", "photo", "similarity", "relation", "duplicate_score", "evidence"}
    assert set(best) == {*contract, "shares"}
    assert (best["sku"], best["similarity"], best["relation"]) == ("P7", 0.0, "similar")
    assert best["shares"][0]["kind"] == "words"
    assert "“mug” in title" in best["shares"][0]["words"]


def test_words_for_people(asked: Asked) -> None:
    assert asked.run("--text", "mug 7") == 0
    out = asked.capsys.readouterr().out
    assert "mug 7" in out
    assert "Why" in out
    assert asked.run("--text", "teapot") == 0
    assert "teapot: nothing in the catalog matches" in asked.capsys.readouterr().out


def test_words_beside_a_photo_order_and_do_not_filter(asked: Asked) -> None:
    plain, worded = asked.skus(asked.photo), asked.skus(asked.photo, "--text", "red")
    assert set(plain) == set(worded)
    assert plain != worded


def test_conditions(asked: Asked) -> None:
    assert asked.skus("--where", "price>=100") == ["P10", "P11"]
    assert asked.skus("--where", "price>=50", "--where", "price<=70", "--where", "colour=RED") == ["P5", "P7"]
    assert asked.skus("--where", "name~mug 1", "--where", "in_stock") == ["P1", "P10", "P11"]
    assert set(asked.skus(asked.photo, "--where", "Colour=Blue")) == {f"P{n}" for n in range(0, 12, 2)}
    assert asked.answer("--where", "price>=100")["query"] == "price>=100"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--where", "prise>=3"], "Did you mean “price”?"),
        (["--where", "price>=cheap"], "is no number and no date"),
        (["--where", "price"], "is not a condition"),
        (["--box", "0,0,1,1", "--text", "x"], "more boxes than photos"),
        (["x.jpg", "--box", "0,0,1"], "is not a box"),
        (["x.jpg", "--box", "a,b,c,d"], "is not a box"),
        (["x.jpg", "--box", "0,0,nan,1"], "is not a box"),
        (["x.jpg", "--box", "0,0,inf,1"], "is not a box"),
        (["x.jpg", "--box", "0.5,0,0.5,1"], "is empty"),
        (["x.jpg", "--box", "-10,0,50,50"], "reaches out"),
        (["x.jpg", "--box", "0,0,101,50"], "reaches out"),
        (["x.jpg", "--box", "0,0,1,1", "--crop", "product"], "exclude each other"),
        (["x.jpg", "--crop", "box"], "box"),
        (["x.jpg", "--each", "--box", "0,0,1,1"], "leave --each out"),
        (["x.jpg", "--each", "--unlike", "y.jpg"], "leave --each out"),
        (["--each"], "Missing PHOTO"),
        ([], "Missing PHOTO"),
        (["--text", "  "], "Missing PHOTO"),
    ],
)
def test_what_is_wrong_is_said(asked: Asked, arguments: list[str], words: str) -> None:
    assert asked.run(*arguments) == 2
    captured = asked.capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""
    assert "Traceback" not in captured.err


def test_a_text_that_has_no_word(asked: Asked) -> None:
    assert asked.run("--text", '"!!"') == 1
    assert "no letter or digit" in asked.capsys.readouterr().err


@pytest.mark.parametrize("box", ["0,0,1,1", "0.1, 0.1, 0.9, 0.9", "10,10,90,90", "10%,10%,90%,90%", "0,0,50,100"])
def test_boxes(asked: Asked, box: str) -> None:
    answer = asked.answer(asked.photo, "--box", box)
    assert answer["error"] is None
    assert answer["query"] == str(asked.photo)


def test_other_forms(asked: Asked, tmp_path: Path) -> None:
    other = write_photo(tmp_path / "other.jpg", 4)
    assert asked.answer(asked.photo, "--crop", "product")["matches"]
    assert asked.answer(asked.photo, "--by-colour")["matches"]
    best = asked.skus(asked.photo)[0]
    assert asked.skus(asked.photo, "--unlike", other)[0] != best  # the unwanted photo shows the very product
    assert asked.answer(asked.photo, other, "--box", "0,0,50,50")["query"] == [str(asked.photo), str(other)]


def test_each_photo_with_words(asked: Asked, shop: Path) -> None:
    assert asked.run("--each", shop / "SKU0", "--text", "red", "--where", "price<=50", "--json") == 0
    answers = [json.loads(line) for line in asked.capsys.readouterr().out.splitlines()]
    assert [len(answer["matches"]) for answer in answers] == [6, 6]
    assert all("shares" in match for match in answers[0]["matches"])
