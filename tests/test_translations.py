"""Every text of window and reports, and every sentence of the core, is translated; the tables belong to the source."""

from __future__ import annotations

import re
import shutil
import string
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from resources.translations import renew, report_texts, sentences, window_texts

Message = tuple[str, str, str]


def messages() -> list[Message]:
    """Context, source and translation of every text."""
    contexts = ET.parse(renew.TABLE).getroot().iter("context")
    return [
        (str(context.findtext("name")), str(one.findtext("source")), str(one.findtext("translation")))
        for context in contexts
        for one in context.iter("message")
    ]


def test_nothing_is_untranslated_or_stale_and_the_built_file_is_that_of_the_table(tmp_path: Path) -> None:
    shutil.copy(renew.TABLE, tmp_path)
    assert renew.renew(tmp_path) == [], "run make translations, and translate what it lists"
    for name in (renew.TABLE.name, renew.FOR_THE_CORE.name, renew.TABLE.with_suffix(".qm").name):
        assert (tmp_path / name).read_bytes() == (renew.HERE / name).read_bytes(), f"{name}: run make translations"


def test_a_new_text_is_listed_and_a_text_that_is_gone_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(renew.TABLE, tmp_path)
    new = window_texts.Text("wording", "A text that nobody has translated")
    known = [text for text in window_texts.collect() if text.context != "AcceptBar"]
    monkeypatch.setattr(window_texts, "collect", lambda: [*known, new])
    assert renew.renew(tmp_path) == [new.words]
    assert "AcceptBar" not in (tmp_path / renew.TABLE.name).read_text(encoding="utf-8")


def fields(words: str) -> list[str]:
    """What a text has filled in, in no order: place or number, and format."""
    found = [
        (name, form) for _, name, form, _ in string.Formatter().parse(words.replace("%n", "{}")) if name is not None
    ]
    return sorted(f"{name or number}:{form}" for number, (name, form) in enumerate(found))


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    assert [one for one in messages() if fields(one[1]) != fields(one[2])] == []


PAIRS = {".": "。", "?": "？", ":": "：", "…": "…", "!": "！"}


def test_punctuation_at_the_end_and_blanks_around_are_the_same() -> None:
    wrong = []
    for _, source, told in messages():
        end = source.rstrip()[-1:]
        joined = source[:1] == " "  # put after other words: a blank there, or a bracket
        stops = told.rstrip()[-1:] == PAIRS[end] if end in PAIRS and " " in source.strip() else True
        fits = told[:1] in ((" ", "（") if joined else (told.strip()[:1],))
        if not (stops and fits):
            wrong.append((source, told))
    assert wrong == []


def test_keys_and_file_endings_are_kept() -> None:
    keys = re.compile(r"Ctrl\+|Shift\+|\bEsc\b|\bF2\b|\bDel\b|\*\.\w+|\t")
    assert [one for one in messages() if sorted(keys.findall(one[1])) != sorted(keys.findall(one[2]))] == []


def test_terms_are_those_of_the_glossary() -> None:
    terms = {
        "duplicate score": "重复分", "matched point": "匹配点", "size run": "同款", "quarantine": "隔离",
        "product table": "商品表", "near duplicate": "近似重复", "thumbnail": "缩略图", "placeholder": "占位图",
        "similarity": "相似度", "SKU": "SKU", "verdict": "判定", "supplier": "供应商", "embedding": "特征向量",
    }  # fmt: skip
    plain = [
        (re.sub("“.*?”", "", source).casefold(), source, told.replace("sku", "SKU")) for _, source, told in messages()
    ]
    wrong = [
        (source, told)
        for folded, source, told in plain
        for english, chinese in terms.items()
        if re.search(rf"\b{english.casefold()}s?\b", folded) and chinese not in told
    ]
    assert wrong == []


def test_the_same_words_are_said_the_same_way_everywhere() -> None:
    said: dict[str, set[str]] = {}
    for _, source, told in messages():
        said.setdefault(source, set()).add(told)
    differing = {source for source, told in said.items() if len(told) > 1}
    assert differing <= {"tab"}, "a separator of cells, and a tab of a page"


def module(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder with one module be the window."""
    (tmp_path / "page.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(window_texts, "WINDOW", tmp_path)
    monkeypatch.setattr(window_texts, "ROOT", tmp_path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('NAMES = [tr("Search")]', "while the module is imported"),
        ('def name(self):\n    return self.tr(f"{self.number} photos")', "is not a literal text"),
        ('def name(page):\n    return page.tr("Search")', "no context that is known"),
    ],
)
def test_a_text_that_could_not_be_translated_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, why: str
) -> None:
    module(tmp_path, text, monkeypatch)
    with pytest.raises(window_texts.NotTranslatableError, match=why):
        window_texts.collect()


def test_the_context_of_a_text_is_its_class_or_that_of_the_function(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = 'class Page:\n    def make(self):\n        self.tr("a"); tr("b"); wording.tr("c"); tr("d", 3)\n'
    module(tmp_path, source, monkeypatch)
    text = window_texts.Text
    assert window_texts.collect() == [
        text("Page", "a"), text("wording", "b"), text("wording", "c"), text("wording", "d", plural=True)
    ]  # fmt: skip


def test_the_template_of_a_sentence_numbers_what_is_put_in(tmp_path: Path) -> None:
    file = tmp_path / "gate.py"
    file.write_text(
        'def go(a, b):\n    """A docstring is no sentence."""\n'
        '    raise PhotoError(f"The photo {a} is {b:.1f}{a} wide.", "Write {x} again.")\n',
        encoding="utf-8",
    )
    assert list(sentences._of(file, "gate")) == ["The photo {0} is {1} wide.", "Write {{x}} again."]


def test_a_text_of_a_page_is_collected_and_one_that_is_no_literal_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_texts, "CORE", tmp_path)
    page = tmp_path / "page.html.jinja"
    page.write_text('<p title="{{ tr("A") }}">{{ tr("{0} found").format(n) }}{% if x %}{{ tr("B") }}{% endif %}</p>')
    (tmp_path / "page.py").write_text('def heads(language):\n    return language.tr("Title"), other("no text")\n')
    assert [text.words for text in report_texts.collect()] == ["A", "B", "Title", "{0} found"]
    page.write_text("{{ tr(name) }}")
    with pytest.raises(window_texts.NotTranslatableError, match=r"page.html.jinja:1"):
        report_texts.collect()
    page.write_text("")
    (tmp_path / "page.py").write_text("def heads(language, name):\n    return language.tr(name)\n")
    with pytest.raises(window_texts.NotTranslatableError, match=r"page.py:2"):
        report_texts.collect()
