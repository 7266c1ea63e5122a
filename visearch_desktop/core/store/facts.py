"""Facts about a catalog are kept as text: what they say, or nothing where a failing drive has changed them."""

from __future__ import annotations

import json
from typing import TypeVar

Kind = TypeVar("Kind", list[object], dict[str, object])


def whole(text: str) -> int | None:
    """The whole number, not below 0, that a text says."""
    return int(text) if text.isascii() and text.isdigit() else None


def parsed(text: str, kind: type[Kind]) -> Kind:
    """The list or object that a JSON text says; an empty one when it says something else."""
    try:
        found = json.loads(text)
    except ValueError:
        return kind()
    return found if isinstance(found, kind) else kind()
