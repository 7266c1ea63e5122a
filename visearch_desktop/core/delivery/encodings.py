"""In which encoding the names of a ZIP were stored, when they are not UTF-8.

Old tools store names in whatever code page their system had, and do not say which. One person made the archive on one
system, so all its names are judged together: each encoding that can read every name gets a score for how much like
writing the outcome looks, and the best one wins. General detectors need sentences; a ZIP may hold one name of two
Chinese characters (four bytes), which is told here by how common its characters are. Korean is written with the same
bytes as Chinese: it is told by the syllables that names of products and photos are full of.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence

_FALLBACK = "cp437"
_ENOUGH = 4096
"""Letters looked at: 200,000 names are judged in a moment, and more letters change nothing."""


def guess(names: Sequence[bytes]) -> str:
    """The encoding of names that do not say theirs: "ascii", "utf-8" (many tools do not say so), or a code page."""
    odd = [name for name in names if not name.isascii()]
    if not odd:
        return "ascii"
    best, encoding = 0.0, _FALLBACK
    for candidate, judge in _JUDGES.items():
        text = _decoded(odd, candidate)
        if text is not None and (score := judge(text, candidate)) > best + 1e-9:
            best, encoding = score, candidate
    return encoding


def _decoded(names: Sequence[bytes], encoding: str) -> str | None:
    try:
        return "/".join(name.decode(encoding) for name in names)
    except UnicodeDecodeError:
        return None


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores) if scores else 0.0


def _east_asian(text: str, encoding: str) -> float:
    letters = [letter for letter in text if letter > "\x7f"][:_ENOUGH]
    rate = _RATES[encoding]
    return _mean([rate(letter, letter.encode(encoding)) for letter in letters])


def _chinese(_letter: str, stored: bytes) -> float:
    """GBK sorts: signs, then 3,755 common characters, 3,008 rare ones, and thousands hardly anyone writes."""
    lead, trail = stored[0], stored[-1]
    if len(stored) < 2 or trail < 0xA1:
        return 0.1
    if 0xB0 <= lead <= 0xD7:
        return 1.0
    return 0.5 if 0xD8 <= lead <= 0xF7 else 0.8 if 0xA1 <= lead <= 0xA3 else 0.1


def _traditional(_letter: str, stored: bytes) -> float:
    """Big5 sorts likewise: signs, 5,401 common characters, 7,652 rare ones."""
    lead = stored[0]
    return 0.95 if 0xA4 <= lead <= 0xC6 else 0.35 if 0xC9 <= lead <= 0xF9 else 0.7 if lead < 0xA4 else 0.1


def _korean(letter: str, stored: bytes) -> float:
    """The syllables below are four of five in Korean product names; in Chinese ones read as Korean one of thirty."""
    if "\uac00" <= letter <= "\ud7a3":
        return 1.5 if letter in _SYLLABLES else 0.5
    return 0.8 if len(stored) == 2 and 0xA1 <= stored[0] <= 0xA3 else 0.2


def _japanese(letter: str, stored: bytes) -> float:
    if "\u3040" <= letter <= "\u30ff":
        return 1.0
    if "\uff61" <= letter <= "\uff9f":  # half-width: what any other encoding looks like when read as Shift-JIS
        return 0.15
    lead = stored[0]
    return 0.95 if 0x88 <= lead <= 0x98 else 0.4 if 0x99 <= lead <= 0xEA else 0.8 if 0x81 <= lead <= 0x84 else 0.1


def _alphabet(text: str, encoding: str) -> float:
    rate = _cyrillic if encoding in {"cp866", "cp1251"} else _latin
    return _rated(text, rate)


def _unicode(text: str, _encoding: str) -> float:
    """Three bytes that follow UTF-8's rules are no chance; two may be one Chinese character ("鞋" in GBK)."""
    if max(text) >= "\u0800":
        return 2.0
    return 1.01 * _rated(text, lambda *letters: max(_latin(*letters), _cyrillic(*letters)))


def _rated(text: str, rate: Callable[[str, str, str], float]) -> float:
    found = itertools.islice(re.finditer(r"[^\x00-\x7f]", text), _ENOUGH)
    places = [letter.start() for letter in found]
    return _mean([rate(text[at], text[at - 1 : at], text[at + 1 : at + 2]) for at in places])


def _latin(letter: str, before: str, after: str) -> float:
    """Accented letters stand beside plain ones; signs in names are few."""
    if not letter.isalpha():
        return _sign(letter)
    if not "\xc0" <= letter <= "\u017f" or (before.islower() and letter.isupper()):
        return 0.1
    if not re.search("[a-zA-Z]", before + after):
        return 0.35
    plain = unicodedata.normalize("NFD", letter)[0].casefold()
    if plain in (before + after).casefold() and plain in "aeiou":
        return 0.7
    return 1.0 if letter in "äöüßéèêàâçñóíúáëïîôûåæøÄÖÜÉÈÇÑÅÆØ" else 0.8


def _cyrillic(letter: str, before: str, after: str) -> float:
    """Words are Cyrillic throughout, and only their first letter is a capital, or all are."""
    if not letter.isalpha():
        return _sign(letter)
    if not "\u0400" <= letter <= "\u04ff" or (before.islower() and letter.isupper()):
        return 0.1
    if re.search("[a-zA-Z]", before + after):
        return 0.2
    if not before.isalpha() and (letter.casefold() in "ьъы" or not after.isalpha()):
        return 0.5
    return (1.0 if "а" <= letter.casefold() <= "я" or letter in "ёЁ" else 0.6) - (0.04 if letter.isupper() else 0)


def _sign(letter: str) -> float:
    return 0.6 if letter in "–—’“”™®©°№" else 0.0 if unicodedata.category(letter) in {"So", "Cc"} else 0.1


_SYLLABLES = frozenset(
    "가각간갑개건걸검겉겨경계고공과관구굽귀그글금기긴길김까나남내네넥노니다단담대데도동두뒤드들디라랑래러런레렌로루류르리린릴마"
    "매머메면명모목무문미민밑바반발방백벨벽별보복본봄봉부분브블비빅빈빨사산상색샌생샤서선설성세셋셔소손솔쇼수숏슈스슬시신실아안"
    "알암앞애액야양어언에여연열염예오온올옆와왼외용우운울원월위유은의이인일임입자작장재잭전절점접정제조주중즈지진집차착체초추측치"
    "카캐커컬코쿠크키킷타탈터테토투트특티틱파판팔팬팬패퍼페편포폴표품프플피핑하한핸헤현형호홈화확회후흰히힐"
)
_RATES: dict[str, Callable[[str, bytes], float]] = {
    "gbk": _chinese, "cp949": _korean, "cp932": _japanese, "big5": _traditional
}  # fmt: skip
_JUDGES: dict[str, Callable[[str, str], float]] = {
    "utf-8": _unicode,
    "gbk": _east_asian,
    "cp949": _east_asian,
    "cp932": _east_asian,
    "big5": _east_asian,
    "cp866": _alphabet,
    "cp1251": _alphabet,
    "cp1252": _alphabet,
    "cp850": _alphabet,
    "cp437": _alphabet,
}
