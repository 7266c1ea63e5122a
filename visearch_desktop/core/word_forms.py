"""Text as words that can be looked for: what is indexed of a product, and what a person typed.

Case, accents and full-width forms are folded: "Décolleté", "ＭＨ０１" and "decollete", "mh01" are the same. Letters and
digits are words, all other signs only part them. Scripts written without spaces (Chinese, Japanese, Thai ...) become
overlapping pairs of signs, the usual way to index them without a dictionary (CJK bigrams, as in Lucene).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MOST_WORDS = 24
"""Words of a text that are looked for; nobody reads what more of them would find."""
LONGEST = 64
"""Signs of a word that count."""
MOST_TEXT = 2000
"""Signs of a typed text that are read at all."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = re.compile("[\u0300-\u036f]+")
_VOWELS = "".join(sign for sign in map(chr, range(0x0900, 0x1800)) if unicodedata.category(sign).startswith("M"))
_RUNS = re.compile(rf"(?:[^\W_][{_VOWELS}]*)+")
_SECTIONS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_PIECES = re.compile("[0-9]+|[^0-9]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_GAPS = re.compile(r"[\s/,;|+&()\[\]{}<>\"“”„«»、，；。！？]+")
"""What parts the words of a typed text; other signs ("t-shirt", "AB-47.11") hold a word together."""


def fold(text: str) -> str:
    """A text in one width and case, without accents."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    # Korean syllables and voiced kana are put together again: only accents were meant.
    return unicodedata.normalize("NFKC", plain).translate(_LETTERS)


def tokens(text: str) -> list[str]:
    """The tokens of a text: its pieces in order, then the longer words that these make.

    "MH01-XS" is "mh", "01", "xs", and behind all pieces "mh01" and "mh01xs", so that no sign parts what is one word.
    """
    found: list[str] = []
    longer: list[str] = []
    for piece in _GAPS.split(fold(text)):
        own, joined = _tokens_of(piece)
        found += own
        longer += joined
    return found + longer


@lru_cache(1 << 16)
def _tokens_of(piece: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tokens of a piece, and what they make together; texts of products say the same words again and again."""
    own: list[str] = []
    joined: list[str] = []
    runs = _RUNS.findall(piece)
    for section in (section for run in runs for section in _SECTIONS.findall(run)):
        if _IS_UNSPACED.match(section):
            own += pairs(section)
        else:
            parts = _PIECES.findall(section)
            own += [part[:LONGEST] for part in parts]
            joined += [section[:LONGEST]] * (len(parts) > 1)
    if len(runs) > 1 and not _IS_UNSPACED.search(piece):
        joined.append("".join(runs)[:LONGEST])
    return tuple(own), tuple(joined)


def pairs(signs: str) -> list[str]:
    """Overlapping pairs, and the last sign alone, so that the start of a token is found at every sign."""
    return [signs[place : place + 2] for place in range(len(signs))]


def code(text: str) -> str:
    """A text as a number or code is compared: letters and digits only."""
    return "".join(_RUNS.findall(fold(text)))[:LONGEST]


@dataclass(frozen=True, slots=True)
class Form:
    """A way a word may stand in a text: `tokens` one after the other, the last of them whole or, if `open`, begun.

    `worth` in (0, 1] is how much of the word it is.
    """

    tokens: tuple[str, ...]
    open: bool = False
    worth: float = 1.0

    @property
    def match(self) -> str:
        """The form for FTS5. Tokens are letters and digits, so no text can be taken for an operator."""
        return f'"{" ".join(self.tokens)}"' + (" *" if self.open else "")

    @property
    def pattern(self) -> str:
        """What to look for in tokens joined by, and between, blanks."""
        return " " + " ".join(self.tokens) + ("" if self.open else " ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, and the forms it may have, the best first; `parts` are words it can be taken apart into."""

    text: str
    forms: tuple[Form, ...]
    parts: tuple[str, ...] = ()

    @property
    def match(self) -> str:
        """The word for FTS5; a form that is begun finds the whole one as well, which need not be asked for too."""
        begun = {form.tokens for form in self.forms if form.open}
        forms = [form for form in self.forms if form.open or form.tokens not in begun]
        return "(" + " OR ".join(form.match for form in forms) + ")"


@lru_cache(64)
def asked(text: str) -> tuple[Word, ...]:
    """The words of a typed text, each once."""
    found: dict[tuple[Form, ...], Word] = {}
    for piece in _GAPS.split(text[:MOST_TEXT]):
        word = word_of(piece)
        if word.forms:
            found.setdefault(word.forms, word)
        if len(found) == MOST_WORDS:
            break
    return tuple(found.values())


def word_of(piece: str) -> Word:
    """A piece of text as a word; without forms when it has no letter or digit."""
    parts = [part[:LONGEST] for section in _sections(fold(piece)) for part in _split(section)]
    if not parts:
        return Word(piece, ())
    chain = tuple(token for part in parts[:-1] for token in _closed(part, within=True)) + _closed(parts[-1])
    whole = code(piece)
    spaced = not _IS_UNSPACED.search(whole)
    forms = [Form(chain)]
    if spaced and len(parts) > 1:
        forms.insert(0, Form((whole,)))
    if not spaced and len(chain[-1]) == 1:
        forms.append(Form(chain, open=True))
    elif spaced and len(whole) > 2:
        forms += [Form(form.tokens, open=True, worth=0.8) for form in tuple(forms)]
    longer = [part for part in parts if len(part) > 2 or _IS_UNSPACED.match(part)]
    apart = tuple(longer) if len(parts) > 1 else tuple(pairs(parts[0])[:-1]) if not spaced and len(parts[0]) > 2 else ()
    return Word(piece[:LONGEST], tuple(forms), apart)


def _split(section: str) -> list[str]:
    return [section] if _IS_UNSPACED.match(section) else _PIECES.findall(section)


def _closed(part: str, *, within: bool = False) -> tuple[str, ...]:
    """The tokens that stand for a part; the last sign without spaces is one of its own only before another script."""
    if not _IS_UNSPACED.match(part):
        return (part,)
    return tuple(pairs(part) if within else pairs(part)[: max(1, len(part) - 1)])


def _sections(folded: str) -> Iterator[str]:
    for run in _RUNS.findall(folded):
        yield from _SECTIONS.findall(run)
