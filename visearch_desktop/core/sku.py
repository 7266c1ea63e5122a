"""From a photo's path to its SKU: the naming rules of a catalog.

    auto      the folder a photo lies in; for photos directly in the catalogue folder, the file name up to "_"
    folder    the folder a photo lies in
    name      the whole file name
    name:_    the file name up to the first "_" (or any other separator)
    table     only what the product table says

The product table comes first whenever it names a photo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from visearch_desktop.core.errors import RuleError

Rule = Callable[[str], str]
"""Relative path, "/" between names -> SKU, or "" for none."""


def parse(rule: str) -> Rule:
    """The function behind a rule's text.

    Raises:
        RuleError: the text is not a rule.
    """
    kind, colon, separator = rule.partition(":")
    if kind == "name" and colon:
        if not separator:
            raise RuleError("The rule “name:” needs a separator after the colon.", "For example name:_")
        return lambda path: _stem(path).split(separator, 1)[0].strip() or _stem(path)
    simple: dict[str, Rule] = {"auto": _auto, "folder": _folder, "name": _stem, "table": lambda _: ""}
    if rule not in simple:
        raise RuleError(f"“{rule}” is not an SKU rule.", "Use auto, folder, name, name:SEPARATOR or table.")
    return simple[rule]


def preview(rule: str, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each name with the SKU the rule makes of it; `RuleError` for a bad rule."""
    function = parse(rule)
    return tuple((name, function(name)) for name in names)


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


def _folder(path: str) -> str:
    return PurePosixPath(path).parent.name


def _auto(path: str) -> str:
    return _folder(path) or _stem(path).split("_", 1)[0].strip() or _stem(path)
