r"""From a photo's path to its SKU: the naming rules of a catalog.

    auto      the folder a photo lies in; for photos directly in the catalogue folder, the file name up to "_"
    folder    the folder a photo lies in; for photos directly in the catalogue folder, the whole file name
    name      the whole file name
    name:_    the file name up to the first "_" (or any other separator)
    table     what the product table says; for photos it does not name, the whole file name
    regex:EXPRESSION   what the group named "sku" matches anywhere in the path, such as regex:(?P<sku>[A-Z]+-\d+)_

A regular expression sees the whole path below the catalogue folder, with "/" between names. Where it matches nothing
the SKU is the whole file name.

"File name" is the one without its ending (".jpg"). The product table comes first whenever it names a
photo. Every rule makes an SKU of every path: a photo without one could never be found. SKUs are in
Unicode form NFC, whichever form the file system keeps names in (macOS: NFD).
"""

from __future__ import annotations

import math
import re
import time
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import regex

from visearch_desktop.core.errors import RuleError

Rule = Callable[[str], str]
"""Relative path, "/" between names -> SKU in Unicode form NFC, never empty."""


def parse(rule: str) -> Rule:
    """The function behind a rule's text.

    Raises:
        RuleError: the text is not a rule.
    """
    kind, colon, separator = _nfc(rule).partition(":")
    if kind == "name" and colon:
        if not separator:
            raise RuleError("The rule “name:” needs a separator after the colon.", "For example name:_")
        return lambda path: _start(_nfc(path), separator)
    if kind == "regex" and colon:
        return _Expression(separator)
    simple: dict[str, Rule] = {"auto": _auto, "folder": _folder, "name": _stem, "table": _stem}
    if rule not in simple:
        raise RuleError(
            f"“{rule}” is not an SKU rule.", "Use auto, folder, name, name:SEPARATOR, regex:EXPRESSION or table."
        )
    return lambda path: simple[rule](_nfc(path))


def preview(rule: str, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each name with the SKU the rule makes of it; `RuleError` for a bad rule."""
    function = parse(rule)
    return tuple((name, function(name)) for name in names)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


def _start(path: str, separator: str) -> str:
    return _stem(path).split(separator, 1)[0].strip() or _stem(path)


def _folder(path: str) -> str:
    return PurePosixPath(path).parent.name or _stem(path)


def _auto(path: str) -> str:
    return PurePosixPath(path).parent.name or _start(path, "_")


# An expression such as (?:a|aa)+$ takes time without end on a name that nearly fits, and Python's own `re` cannot be
# stopped; `regex` can. An expression that is slow on the probes is refused; one that is slow on a real name gives up
# on it; one that was slow on many names is not tried on further ones, so that a run over 100,000 photos loses seconds.
_PATIENCE = 0.02
"""Seconds of computing for one name; a usual expression takes some 2 µs."""
_SLOW = 0.005
_MOST_SLOW = 100
_LONGEST_PATH = 1024
_LONGEST_EXPRESSION = 500
_MOST_REPEATS = 10_000
"""Product of all {counts}: repetitions inside repetitions are unfolded; ((a{9}){9999}){99999} takes all memory."""
_COUNTS = re.compile(r"\{(\d*),?(\d*)\}")
_PROBE_LENGTH = 240
"""Longest names are 255 bytes."""


@dataclass(slots=True)
class _Expression:
    """A rule of the kind regex:EXPRESSION."""

    text: str
    _pattern: regex.Pattern[str] = field(init=False)
    _slow: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._pattern = _compiled(self.text)
        for probe in _probes(self.text):
            try:
                self._pattern.search(probe, timeout=_PATIENCE)
            except TimeoutError:
                raise RuleError(
                    "The regular expression takes too long on long names.",
                    "Avoid a repetition inside a repetition, such as (a+)+.",
                ) from None

    def __call__(self, path: str) -> str:
        path = _nfc(path)
        return self._found(path) or _stem(path)

    def _found(self, path: str) -> str:
        if len(path) > _LONGEST_PATH or self._slow >= _MOST_SLOW:
            return ""
        started = time.thread_time()
        try:
            match = self._pattern.search(path, timeout=_PATIENCE)
        except TimeoutError:
            match = None
        self._slow += time.thread_time() - started > _SLOW
        return _nfc(match["sku"] or "").strip() if match else ""


def _compiled(text: str) -> regex.Pattern[str]:
    if not text:
        raise RuleError("The rule “regex:” needs an expression after the colon.", r"For example regex:(?P<sku>\w+)_")
    if len(text) > _LONGEST_EXPRESSION:
        raise RuleError(f"The regular expression is longer than {_LONGEST_EXPRESSION} signs.", "Write a shorter one.")
    counts = (int(count) for both in _COUNTS.findall(text) for count in both if count)
    if math.prod(max(1, count) for count in counts) > _MOST_REPEATS:
        raise RuleError("The regular expression repeats something too often.", "Write + instead of a large number.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # signs that may mean something else in a later version
            pattern = regex.compile(text)
    except regex.error as error:
        place = "" if error.pos is None else f" at its sign {error.pos + 1}"
        raise RuleError(
            f"The regular expression is not understood{place}: {error.msg}.", "Every bracket needs its partner."
        ) from error
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise RuleError("The regular expression is not understood.", "Write a simpler one.") from error
    if "sku" not in pattern.groupindex:
        raise RuleError(
            "The regular expression has no group named “sku”.",
            "Put what is the SKU into (?P<sku>…), as in (?P<sku>.+)_",
        )
    return pattern


def _probes(text: str) -> list[str]:
    """Long names that nearly fit: signs of the expression over and over, and an end that does not fit."""
    signs = sorted({sign for sign in text if sign.isalnum()} | set("aA0-_. /"))[:40]
    pieces = [*signs, "ab", "a1", "a-", "a_", "0-", "a b", "a/"]
    return [piece * (_PROBE_LENGTH // len(piece)) + "\0" for piece in pieces]
