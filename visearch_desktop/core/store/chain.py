"""The ledger's rows: what people decided, each sealed with a hash over itself and the row before it.

hash = SHA-256(hash of the row before, 32 bytes of zero for none, + canonical JSON of the row). Canonical JSON is the
list [id, at, who, kind, what, evidence, version], keys sorted, no blanks, everything but ASCII escaped. `what` and
`evidence` are stored as canonical JSON already. The tables refuse changes (triggers of `schema.LEDGER`), and whoever
gets around that breaks the chain. Facts are recorded in the transaction of what they speak of.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from visearch_desktop import __version__

START = bytes(32)
"""What stands for the hash before the first row."""
DECIDED = "x.at, x.who, x.words, x.undoes, x.id, d.a, d.b, d.verdict, d.keeper, d.evidence"
"""What `told_of` wants to see of a decision `d` and its action `x`."""
_INSERT = "INSERT INTO ledger (id, at, who, kind, what, evidence, version, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Fact:
    """A decision: its `kind` ("verdict", "quarantine", ...), what was decided, and what spoke for it."""

    kind: str
    what: Mapping[str, object]
    evidence: Mapping[str, object] = field(default_factory=dict)


def canonical(value: object) -> str:
    """JSON that is the same whoever writes it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)


def sealed(before: bytes, row: tuple[int, str, str, str, str, str, str]) -> bytes:
    """The hash of a row (id, at, who, kind, what, evidence, version; the last but two as canonical JSON)."""
    key, at, who, kind, what, evidence, version = row
    texts = ",".join(map(canonical, (at, who, kind)))
    return hashlib.sha256(before + f"[{key},{texts},{what},{evidence},{canonical(version)}]".encode()).digest()


def now() -> str:
    """The time in UTC, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def add(connection: sqlite3.Connection, facts: Iterable[Fact], *, who: str, at: str = "") -> None:
    """Record facts in the transaction that is open; `at` is now unless given."""
    when = at or now()
    _append(connection, ((when, who, fact, __version__) for fact in facts))


def adopt(connection: sqlite3.Connection) -> None:
    """Take over what was decided before there was a ledger, in the order it was said; the version is not known."""
    facts = [*verdict_facts(connection), *_suggestions(connection)]
    facts.sort(key=lambda fact: fact[0])
    _append(connection, ((at, who, fact, "") for at, who, fact in facts))


def verdict_fact(kind: str, action: int, words: str, row: tuple[bytes, bytes, str | None, bytes | None, str]) -> Fact:
    """What the ledger says of a row of `decision` (a, b, verdict, keeper, evidence)."""
    a, b, verdict, keeper, evidence = row
    what = {
        "action": action, "a": a.hex(), "b": b.hex(), "verdict": verdict, "words": words,
        "keeper": keeper.hex() if keeper else None,
    }  # fmt: skip
    return Fact(kind, what, _figures(evidence))


def suggestion_fact(action: int, words: str, row: tuple[str, str, str, str, bool]) -> Fact:
    """What it says of a row of `suggestion_word` (column, SKU, what the cell was, value, accepted)."""
    column, sku, was, value, accepted = row
    what = {"action": action, "column": column, "sku": sku, "was": was, "value": value, "words": words}
    return Fact("suggestion accepted" if accepted else "suggestion dismissed", what)


def verdict_facts(connection: sqlite3.Connection) -> Iterator[tuple[str, str, Fact]]:
    """What the ledger has to say of the table `decision`, row by row: time, person, fact."""
    rows = connection.execute(
        f"SELECT {DECIDED} FROM decision d CROSS JOIN action x ON x.id = d.action_id ORDER BY d.id"
    )
    yield from map(told_of, rows)


def told_of(row: Sequence[Any]) -> tuple[str, str, Fact]:
    """What the ledger has to say of a row of `DECIDED`: time, person, fact."""
    at, who, words, undoes, action, a, b, verdict, keeper, evidence = row
    kind = "verdict" if undoes is None else words.partition(":")[0]
    return at, who, verdict_fact(kind, action, words, (a, b, verdict, keeper, evidence))


def _suggestions(connection: sqlite3.Connection) -> Iterator[tuple[str, str, Fact]]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'suggestion_word'").fetchone():
        return
    for key, at, who, words, undoes in connection.execute(
        "SELECT id, at, who, words, undoes FROM suggestion_action ORDER BY id"
    ).fetchall():
        if undoes is not None:
            yield at, who, Fact("suggestion undone", {"action": key, "undoes": undoes, "words": words})
        for row in connection.execute(
            "SELECT product_column, sku, was, value, accepted FROM suggestion_word WHERE action_id = ? ORDER BY id",
            (key,),
        ).fetchall():
            yield at, who, suggestion_fact(key, words, row)


def _append(connection: sqlite3.Connection, facts: Iterable[tuple[str, str, Fact, str]]) -> None:
    last = connection.execute("SELECT id, hash FROM ledger ORDER BY id DESC LIMIT 1").fetchone() or (0, START)
    connection.executemany(_INSERT, _rows(last, facts))


def _rows(last: tuple[int, bytes], facts: Iterable[tuple[str, str, Fact, str]]) -> Iterator[tuple[object, ...]]:
    key, before = last
    for at, who, fact, version in facts:
        key += 1
        row = (key, at, who, fact.kind, canonical(fact.what), canonical(fact.evidence), version)
        before = sealed(before, row)
        yield (*row, before)


def _figures(text: str) -> dict[str, object]:
    try:
        read = json.loads(text)
    except ValueError:
        return {"unreadable": text}
    return read if isinstance(read, dict) else {"unreadable": text}
