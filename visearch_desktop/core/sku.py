"""From a photo's path to its SKU: the naming rules of a catalog.

    auto      the folder a photo lies in; for photos directly in the catalogue folder, the file name up to "_"
    folder    the folder a photo lies in; for photos directly in the catalogue folder, the whole file name
    name      the whole file name
    name:_    the file name up to the first "_" (or any other separator)
    table     what the product table says; for photos it does not name, the whole file name

"File name" is the one without its ending (".jpg"). The product table comes first whenever it names a
photo. Every rule makes an SKU of every path: a photo without one could never be found. SKUs are in
Unicode form NFC, whichever form the file system keeps names in (macOS: NFD).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

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
    simple: dict[str, Rule] = {"auto": _auto, "folder": _folder, "name": _stem, "table": _stem}
    if rule not in simple:
        raise RuleError(f"“{rule}” is not an SKU rule.", "Use auto, folder, name, name:SEPARATOR or table.")
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
