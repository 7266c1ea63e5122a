"""Frozen values as JSON and back: what a saved batch is made of.

A dataclass becomes an object of its fields, a tuple a list, an enum its value, a path its text, a moment ISO 8601.
Fields that an older file lacks take their defaults; those that a newer one has besides are passed over.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")


def encode(value: object) -> Any:
    """The value as JSON speaks of it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): encode(one) for key, one in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [encode(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value


def decode(kind: type[Value], fields: Any) -> Value:
    """The value of a type that JSON speaks of.

    Raises:
        ValueError: it speaks of something else.
    """
    try:
        made: Value = _decoded(kind, fields)
        return made
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _decoded(kind: Any, value: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        inner = next(one for one in arguments if one is not type(None))
        return None if value is None else _decoded(inner, value)
    if origin is tuple:
        if arguments[-1:] == (Ellipsis,):
            return tuple(_decoded(arguments[0], one) for one in value)
        return tuple(_decoded(one, part) for one, part in zip(arguments, value, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return {str(key): _decoded(arguments[1], one) for key, one in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        known = _fields(kind)
        return kind(**{name: _decoded(known[name], one) for name, one in value.items() if name in known})
    if kind is datetime:
        return datetime.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum | Path):
        return kind(value)
    return _plain(kind, value)


def _plain(kind: Any, value: Any) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(kind, type) and not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


@cache
def _fields(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
