"""The language of what the program writes for people: English, as the core says everything, or 简体中文.

Texts of reports are looked up as they stand in the source (`tr`, collected by `make translations`); sentences that were
made elsewhere, such as reasons and notes, are recognised by their templates (`said`). Both lie in one file, which is
made of the translations of the window: the same words are the same words everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.catalog import counted
from visearch_desktop.core.sentences import Sentences

TAGS: Mapping[str, str] = {"en": "en", "zh_CN": "zh-CN"}
"""What each language is called in a page, by the name the settings know it by."""
_JOINTS: Mapping[str, str] = {"en": " ", "zh_CN": ""}


@dataclass(frozen=True, slots=True)
class Language:
    """A language and what is known in it; English knows nothing, because nothing has to be translated."""

    code: str = "en"
    _texts: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    _sentences: Sentences = field(default_factory=lambda: Sentences({}), repr=False, compare=False)

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return TAGS[self.code]

    @property
    def joint(self) -> str:
        """What stands between two sentences."""
        return _JOINTS[self.code]

    def tr(self, words: str) -> str:
        """A text of a report; `words` is a literal, so that it is collected."""
        return self._texts.get(words, words)

    def said(self, sentence: str) -> str:
        """A sentence of the core; unchanged when it is not known."""
        return self._sentences.said(sentence) if sentence and self.code != "en" else sentence

    def counted(self, number: int, thing: str) -> str:
        """A number of things: "1 photo", "2,000 photos"."""
        return self.said(counted(number, thing))

    def listed(self, parts: Iterable[str]) -> str:
        """Words one after the other."""
        return self.tr(", ").join(parts)

    def moment(self, at: datetime) -> str:
        """Day and time, so that nobody takes the month for the day."""
        return self.tr("{0}-{1:02}-{2:02} {3:02}:{4:02}").format(at.year, at.month, at.day, at.hour, at.minute)

    def for_file(self, file: Path) -> Language:
        """The language to write a file in: JSON is read by programs, which know its English words."""
        return ENGLISH if file.suffix.lower() == ".json" else self


ENGLISH = Language()


@cache
def language(code: str) -> Language:
    """The language that the settings call `code`, a key of `TAGS`.

    English when its table is missing or damaged: the self-test tells of it, and nobody is kept from working.
    """
    if code == ENGLISH.code:
        return ENGLISH
    file = places.bundled("resources") / "translations" / f"core_{code}.json"
    try:
        tables: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ENGLISH
    return Language(code, tables["report"], Sentences(tables["core"]))


def languages() -> tuple[Language, ...]:
    """All there are."""
    return tuple(map(language, TAGS))
