"""What a person chose for audits, and how the window keeps it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field

from visearch_desktop.core.findings import AuditOptions, Scope
from visearch_desktop.gui.audit import words
from visearch_desktop.gui.audit.tasks import Rule


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of an audit and the ordered keep rules."""

    options: AuditOptions = field(default_factory=AuditOptions)
    rules: tuple[Rule, ...] = (("most_pixels", ""), ("largest_file", ""), ("oldest", ""))


def to_text(choices: Choices) -> str:
    """The choices as one line of text."""
    options = choices.options
    facts = {"scope": options.scope.value, "column": options.column, "least": options.least, "most": options.most}
    return json.dumps(facts | {"rules": choices.rules}, ensure_ascii=False)


def from_text(text: object) -> Choices:
    """The choices kept in `text`; the usual ones where it cannot be read."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        facts = json.loads(str(text))
        scope = AuditOptions(Scope(facts["scope"]), str(facts["column"]), float(facts["least"]), float(facts["most"]))
        rules = tuple((str(kind), str(word)) for kind, word in facts["rules"] if kind in words.RULES)
        return Choices(scope, rules)
    return Choices()
