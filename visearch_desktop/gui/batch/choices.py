"""What a person chose for batches, and how the window keeps it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """The picture rules (empty: none), how photos make items, and whether items are shown as a table."""

    profile: str = "own"
    rule: str = "auto"
    table: bool = False


def to_text(choices: Choices) -> str:
    """The choices as one line of text."""
    return json.dumps({"profile": choices.profile, "rule": choices.rule, "table": choices.table}, ensure_ascii=False)


def from_text(text: object) -> Choices:
    """The choices kept in `text`; the usual ones where it cannot be read."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        facts = json.loads(str(text))
        return Choices(str(facts["profile"]), str(facts["rule"]), facts["table"] is True)
    return Choices()
