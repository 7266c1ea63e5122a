"""Typed reading of a card's fields; every defect becomes a sentence that names file and field."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from visearch_desktop.core.errors import ModelError

Choice = TypeVar("Choice", bound=StrEnum)


class Fields:
    """One table of a card; `section` is its name, empty for the top."""

    def __init__(self, path: Path, values: Mapping[str, object], section: str = "") -> None:
        self._path = path
        self._values = values
        self._section = section

    def table(self, key: str) -> Fields:
        """A table below this one."""
        values = self._values.get(key)
        if not isinstance(values, dict):
            raise ModelError(f"The model card {self._path} has no section [{key}].")
        return Fields(self._path, values, key)

    def text(self, key: str, pattern: re.Pattern[str] | None = None) -> str:
        """Text that is not empty and, if given, matches all of `pattern`."""
        value = self._get(key)
        if not isinstance(value, str) or not value.strip() or (pattern and not pattern.fullmatch(value)):
            self._refuse(key)
        return value

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """One of an enumeration's values."""
        value = self._get(key)
        if value not in list(kind):
            self._refuse(key, f"it must be one of {', '.join(kind)}")
        return kind(str(value))

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number in low..high."""
        value = self._get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self._refuse(key, f"it must be a whole number from {low} to {high}")
        return value

    def positive(self, key: str) -> float:
        """A number above 0."""
        value = _number(self._get(key))
        if value is None or value <= 0:
            self._refuse(key, "it must be a number above 0")
        return value

    def three(self, key: str, *, positive: bool = False) -> tuple[float, float, float]:
        """Three numbers, one a channel."""
        values = self._get(key)
        numbers = [_number(value) for value in values] if isinstance(values, list) else []
        good = [number for number in numbers if number is not None and (number > 0 or not positive)]
        if len(numbers) != 3 or len(good) != 3:
            self._refuse(key, "it must be three numbers" + (" above 0" if positive else ""))
        return good[0], good[1], good[2]

    def figures(self, key: str) -> dict[str, float | str]:
        """An optional table of measured numbers and notes."""
        values = self._values.get(key, {})
        if not isinstance(values, dict):
            self._refuse(key)
        figures: dict[str, float | str] = {}
        for name, value in values.items():
            figure = value if isinstance(value, str) else _number(value)
            if figure is None:
                self._refuse(f"{key}.{name}")
            figures[name] = figure
        return figures

    def _get(self, key: str) -> object:
        if key not in self._values:
            raise ModelError(f"The model card {self._path} says nothing about “{self._title(key)}”.")
        return self._values[key]

    def _refuse(self, key: str, rule: str = "") -> NoReturn:
        reason = f": {rule}" if rule else ""
        raise ModelError(f"The model card {self._path} has an unusable “{self._title(key)}”{reason}.")

    def _title(self, key: str) -> str:
        return f"{self._section}.{key}" if self._section else key


def _number(value: object) -> float | None:
    """A finite number, or None; TOML's booleans and infinities are none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)
