"""Texts as words: what is the same word, and what no text can do."""

from __future__ import annotations

import random
import sqlite3
import sys

import pytest

from visearch_desktop.core.word_forms import LONGEST, MOST_WORDS, asked, code, fold, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Décolleté", "decollete"), ("ＭＨ０１", "mh01"), ("GRÖSSE", "größe"), ("İstanbul", "istanbul"), ("Øl", "ol"),
        ("ﬁne", "fine"), ("ﾊﾝﾄﾞ", "ハンド"), ("cafe\u0301", "café"), ("㎏", "kg"), ("Ⅳ", "iv"), ("한국", "한국"),
    ],
)  # fmt: skip
def test_the_same_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert tokens(one) == tokens(other) != []


def test_what_is_no_accent_stays() -> None:
    assert fold("ガ") != fold("カ")
    assert fold("한국") == "한국"


def test_tokens() -> None:
    assert tokens("MH01-XS Black") == ["mh", "01", "xs", "black", "mh01", "mh01xs"]
    assert tokens("红色T恤500ml") == ["红色", "色", "t", "恤", "500", "ml", "500ml"]
    assert tokens("👟 -- \x00 ''") == []
    assert tokens("a" * 10_000) == ["a" * LONGEST]
    assert code(" MH01-XS/Black ") == "mh01xsblack"


def test_a_text_is_words_once_each_and_not_too_many() -> None:
    assert [word.text for word in asked("red  RED, shoe/Boot")] == ["red", "shoe", "Boot"]
    assert asked("👟!! \x00 -- \"'*^:()") == ()
    assert len(asked(" ".join(f"w{number}" for number in range(5000)))) == MOST_WORDS
    assert [word.text for word in asked("t-shirt AB-47.11")] == ["t-shirt", "AB-47.11"]


def hostile() -> list[str]:
    chance = random.Random(5)
    signs = [*"\"'*^:()-+{}[],;\\/%_|&!?#@~`<>=. \t\n\r\x00\x1f\u200b\u202e\ufeff", "\ud800", "AND", "OR", "NOT",
             "NEAR(", "é", "红", "裙", "👨‍👩‍👧", "١", "ß", "𠮷", "a", "7", "NEAR/3", "title:", "́"]  # fmt: skip
    made = ["".join(chance.choices(signs, k=chance.randint(1, 40))) for _ in range(600)]
    return [*made, "x" * 10_000, '"' * 10_000, "红" * 10_000, "a-" * 5000, "1a" * 5000, *map(chr, range(0, 0x3000, 7))]


def test_no_text_is_a_syntax_error() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE word USING fts5(code, title, attributes, content = '', tokenize = 'ascii')"
    )
    asked_at_all = 0
    for text in hostile():
        words = asked(text)
        for word in words:
            connection.execute("SELECT rowid FROM word WHERE word MATCH ?", (word.match,)).fetchall()
            asked_at_all += 1
        if words:
            together = " AND ".join(word.match for word in words)
            connection.execute("SELECT 1 FROM word WHERE word MATCH ?", (f"{{code title}} : ({together})",)).fetchall()
    connection.close()
    assert asked_at_all > 500


def test_every_text_is_found_by_itself() -> None:
    """What is indexed of a text and what is looked for agree, whatever the script."""
    for text in [
        "MH01-XS-Black",
        "t-shirt",
        "红色连衣裙",
        "裙",
        "ガラス",
        "500ml",
        "AB-47.11/X",
        "เสื้อยืด",
        "Größe",
        "가방",
        "x",
    ]:
        joined = f" {' '.join(tokens(f'before {text} after'))} "
        assert all(any(form.pattern in joined for form in word.forms) for word in asked(text)), text


def test_every_sign_of_unicode_can_be_folded() -> None:
    for start in range(0, sys.maxunicode, 4096):
        text = "".join(map(chr, range(start, min(start + 4096, sys.maxunicode))))
        assert all(token.isprintable() and '"' not in token and " " not in token for token in tokens(text))
