"""Sentences of the core in another language.

The core says everything in English: its sentences are kept in catalogs and batches, and the command line prints them as
they are. Here one is recognised by its template, and what stood between its words is put into the translated one; that
may be a sentence of the core itself. A sentence without a template stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

_FIELD = re.compile(r"\{\d+\}")
_END = re.compile(r"(?<=[.?!])\s+")
_JOINT = re.compile(r", | and ")

LEAST_TOLD, PLENTY = 3, 9
"""Own letters that a template needs to be looked for within a sentence: with fewer, names would be taken for it; and
what is plenty: no sentence is taken for it by accident."""
_REMEMBERED = 4096


@dataclass(frozen=True)
class _Template:
    source: str
    words: tuple[str, ...]
    longest: str
    """Its longest words without a value between them: what has not got them need not be looked at."""
    told: int
    """How many letters of it are the core's own words."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled for the first text that has its longest words: to compile all 381 stopped the window for 0.1 s."""
        return re.compile("(.+?)".join(map(re.escape, self.words)), re.DOTALL)


class Sentences:
    """What the core says, in one other language.

    Args:
        table: by template, with {0}, {1} for what is put in, the same in the other language.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self.said = lru_cache(maxsize=_REMEMBERED)(self._said)
        """A text of the core in the other language; unchanged when it is not known."""

    def _said(self, text: str) -> str:
        """Templates with few words of their own come last: "{0} in {1}" fits many a sentence that is not meant."""
        return (
            self._whole(text, PLENTY) or self._sentences(text) or self._after_a_name(text) or self._whole(text) or text
        )

    def _whole(self, text: str, least: int = 0) -> str:
        """`text` by the template that has most words of its own; "" when none fits."""
        plain = self._table.get(text, text)
        if plain != text:
            return plain
        for template in self._templates:
            if template.told < least:
                break
            found = template.pattern.fullmatch(text) if template.longest in text else None
            if found is not None:
                return self._table[template.source].format(*map(self._value, found.groups()))
        return ""

    def _value(self, value: str) -> str:
        """What a sentence puts in: words, a list of them, a sentence without its full stop, or the name of anything."""
        if listed := self._listed(value):
            return listed
        known = self._whole(value, LEAST_TOLD)
        if not known and " " in value:  # one word with a capital is a name: a category "Top", not the top of a photo
            known = self._whole(f"{value[:1].lower()}{value[1:]}", LEAST_TOLD)
        return known or self._whole(f"{value}.", LEAST_TOLD).rstrip("。") or value.replace("” or “", "”、“")

    def _listed(self, text: str) -> str:
        """Words one after the other, if all of them are known."""
        parts = [self._whole(part, LEAST_TOLD) for part in _JOINT.split(text)]
        return "、".join(parts) if all(parts) else ""

    def _after_a_name(self, text: str) -> str:
        """A sentence after the name of what it is about: "shoe.jpg: The file is empty.", "CPU – as chosen"."""
        for before, after in ((": ", "："), (" – ", " – ")):
            name, mark, rest = text.partition(before)
            if mark and (told := self._whole(rest)):
                return f"{name}{after}{told}"
            if mark and rest.endswith(".") and (told := self._listed(rest[:-1])):
                return f"{name}{after}{told}。"
        return ""

    def _sentences(self, text: str) -> str:
        """Several sentences, of which at least one is known."""
        parts = _END.split(text)
        told = [self._whole(part, PLENTY) or self._after_a_name(part) for part in parts] if len(parts) > 1 else []
        return "".join(new or f"{old} " for new, old in zip(told, parts, strict=True)).strip() if any(told) else ""

    @cached_property
    def _templates(self) -> tuple[_Template, ...]:
        made = [_template(source) for source in self._table if "{" in source]
        return tuple(sorted(made, key=lambda template: -template.told))


def _template(source: str) -> _Template:
    words = tuple(part.replace("{{", "{").replace("}}", "}") for part in _FIELD.split(source))
    told = sum(letter.isalpha() for part in words for letter in part)
    return _Template(source, words, max(words, key=len), told)
