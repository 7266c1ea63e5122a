"""Sentences of the core in the language of the window.

The core says everything in English: it knows no language, its sentences are kept in catalogs and batches, and the
command line prints them as they are. Here a sentence is recognised by its template (`resources/translations/core.txt`,
collected from the source by `make translations`), and what stood between its words is put into the translated one; that
may be a sentence of the core itself. A sentence without a template is shown as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from visearch_desktop.core import places

CONTEXT = "core"
_FIELD = re.compile(r"\{\d+\}")
_END = re.compile(r"(?<=[.?!])\s+")
_JOINT = re.compile(r", | and ")

LEAST_TOLD, PLENTY = 3, 9
"""Own letters that a template needs to be looked for within a sentence: with fewer, names would be taken for it; and
what is plenty: no sentence is taken for it by accident."""


@dataclass(frozen=True, slots=True)
class _Template:
    source: str
    pattern: re.Pattern[str]
    longest: str
    """Its longest words without a value between them: what has not got them need not be looked at."""
    told: int
    """How many letters of it are the core's own words."""


def said(text: str) -> str:
    """`text` of the core in the language of the window; unchanged when it is English or not known."""
    return _said(text) if text and _translated() else text


@lru_cache(maxsize=1)
def _translated() -> bool:
    """Whether the window speaks another language than the core."""
    known = "The file is empty."
    return QCoreApplication.translate(CONTEXT, known) != known


def forget() -> None:
    """The window speaks another language now."""
    _translated.cache_clear()
    _said.cache_clear()


@lru_cache(maxsize=4096)
def _said(text: str) -> str:
    """Templates with few words of their own come last: "{0} in {1}" fits many a sentence that is not meant."""
    return _whole(text, PLENTY) or _sentences(text) or _after_a_name(text) or _whole(text) or text


def _whole(text: str, least: int = 0) -> str:
    """`text` by the template that has most words of its own; "" when none fits."""
    plain = QCoreApplication.translate(CONTEXT, text)
    if plain != text:
        return plain
    for template in _templates():
        if template.told < least:
            break
        found = template.pattern.fullmatch(text) if template.longest in text else None
        if found is not None:
            values = [_value(value) for value in found.groups()]
            return QCoreApplication.translate(CONTEXT, template.source).format(*values)
    return ""


def _value(value: str) -> str:
    """What a sentence puts in: a list of words, words, a sentence without its full stop, or the name of anything."""
    if listed := _listed(value):
        return listed
    known = _whole(value, LEAST_TOLD) or _whole(f"{value[:1].lower()}{value[1:]}", LEAST_TOLD)
    return known or _whole(f"{value}.", LEAST_TOLD).rstrip("。") or value.replace("” or “", "”、“")


def _listed(text: str) -> str:
    """Words one after the other, if all of them are known."""
    parts = [_whole(part, LEAST_TOLD) for part in _JOINT.split(text)]
    return "、".join(parts) if all(parts) else ""


def _after_a_name(text: str) -> str:
    """A sentence after the name of what it is about: "shoe.jpg: The file is empty.", "CPU – as chosen"."""
    for before, after in ((": ", "："), (" – ", " – ")):
        name, mark, rest = text.partition(before)
        if mark and (told := _whole(rest)):
            return f"{name}{after}{told}"
        if mark and rest.endswith(".") and (told := _listed(rest[:-1])):
            return f"{name}{after}{told}。"
    return ""


def _sentences(text: str) -> str:
    """Several sentences, of which at least one is known."""
    parts = _END.split(text)
    told = [_whole(part, PLENTY) or _after_a_name(part) for part in parts] if len(parts) > 1 else []
    return "".join(new or f"{old} " for new, old in zip(told, parts, strict=True)).strip() if any(told) else ""


@lru_cache(maxsize=1)
def _templates() -> tuple[_Template, ...]:
    file = places.bundled("resources") / "translations" / "core.txt"
    made = [_template(line) for line in file.read_text(encoding="utf-8").splitlines() if "{" in line]
    return tuple(sorted(made, key=lambda template: -template.told))


def _template(source: str) -> _Template:
    words = [part.replace("{{", "{").replace("}}", "}") for part in _FIELD.split(source)]
    told = sum(letter.isalpha() for part in words for letter in part)
    return _Template(source, re.compile("(.+?)".join(map(re.escape, words)), re.DOTALL), max(words, key=len), told)
