"""Frozen values as JSON and back: what a saved batch is made of.

A dataclass becomes an object of its fields, a tuple a list, an enum its value, a path its text, a moment ISO 8601, what
is no number (NaN) null.
Fields that an older file lacks take their defaults; those that a newer one has besides are passed over.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")
Encoder = Callable[[Any], Any]
Decoder = Callable[[Any], Any]


def encode(value: object) -> Any:
    """The value as JSON speaks of it."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _encoder(kind)(value)


def decode(kind: type[Value], fields: Any) -> Value:
    """The value of a type that JSON speaks of.

    Raises:
        ValueError: it speaks of something else.
    """
    try:
        wanted: Any = kind
        made: Value = _decoder(wanted)(fields)
        return made
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(str(error)) from error


_PLAIN = frozenset((str, int, bool, type(None)))


@cache
def _encoder(kind: Any) -> Encoder:
    """How values of a type are written; asked once for each type, like `_decoder`."""
    if kind is float:
        return lambda value: None if math.isnan(value) else value
    if issubclass(kind, list | tuple | frozenset):
        return lambda values: [encode(one) for one in values]
    if dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
        return lambda value: {name: encode(getattr(value, name)) for name in names}
    if issubclass(kind, Mapping):
        return lambda fields: {str(key): encode(one) for key, one in fields.items()}
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, Path):
        return str
    if issubclass(kind, datetime):
        return datetime.isoformat
    return lambda value: value


@cache
def _decoder(kind: Any) -> Decoder:
    """How values of a type are made; asked once for each type, as a delivery has 100,000s of numbers."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        inner = _decoder(next(one for one in arguments if one is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is Sequence:
        return _tuple_decoder((*arguments, ...))
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is not None and issubclass(origin, Mapping):
        each = _decoder(arguments[1])
        return lambda value: {str(key): each(one) for key, one in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _fields_decoder(kind)
    if kind is datetime:
        return datetime.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum | Path):
        return kind
    return partial(_plain, kind)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if arguments[-1:] == (Ellipsis,):
        each = _decoder(arguments[0])
        return lambda value: tuple([each(one) for one in value])
    parts = [_decoder(one) for one in arguments]
    return lambda value: tuple([decoder(one) for decoder, one in zip(parts, value, strict=True)])


def _fields_decoder(kind: type[Any]) -> Decoder:
    # A field may be of a type that holds this one, so its decoder is asked for when it is needed.
    known = typing.get_type_hints(kind)
    return lambda value: kind(**{name: _decoder(known[name])(one) for name, one in value.items() if name in known})


def _plain(kind: Any, value: Any) -> Any:
    if type(value) is kind:
        return value
    if kind is float and value is None:
        return math.nan
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(kind, type) and not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
