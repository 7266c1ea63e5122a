"""Change single values of a catalog's own tables behind SQLite's back: `python -m tests.faults.values --seed 1`.

Of each column one value gets one bit flipped, then the value of another row. Then the owner goes on working, and checks
the catalog (`self-test --catalog`), and indexes. Nothing may end in a traceback, and columns that are `MENDED` come to
what they were; the others are counted: what was noticed, what was believed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.faults.damage import goes_on, lived, run_command
from tests.faults.kills import differences, in_child
from tests.faults.meaning import meaning
from tests.faults.world import World
from visearch_desktop.core.progress import finished
from visearch_desktop.core.store import chain
from visearch_desktop.core.workspace import Workspace

DAMAGED = "CatalogDamagedError"
"""What is raised where SQLite itself sees the damage, such as a text that is none: the window shows its sentence."""
COLUMNS = (
    ("content", "embedding"), ("content", "digest"), ("content", "width"), ("content", "phash"),
    ("photo_sku", "sku"), ("product", "title"), ("product", "attributes"), ("product", "sku"),
    ("decision", "verdict"), ("decision", "a"), ("decision", "keeper"), ("decision", "evidence"),
    ("decision", "action_id"), ("action", "words"), ("action", "at"), ("action", "undoes"),
    ("pair", "relation"), ("pair", "evidence"), ("pair", "duplicate_score"), ("pair", "method"),
    ("audited", "method"), ("photo", "path"), ("photo", "content_id"), ("photo", "mtime_ns"), ("root", "folder"),
    ("ledger", "what"), ("ledger", "hash"), ("ledger", "at"), ("meta", "value"),
)  # fmt: skip
MENDED = frozenset({
    "content.embedding", "content.digest", "content.width", "content.phash", "photo_sku.sku", "decision.verdict",
    "decision.a", "decision.keeper", "decision.evidence", "decision.action_id", "action.words", "action.at",
})  # fmt: skip
_ONLY_MORE_PAIRS = "catalog.pair: 0 missing"
"""A photo that is read again is compared as a new one is: it may find another that had not found it."""
NOTICED = frozenset({"ledger.what", "ledger.hash", "ledger.at", "product.title", "product.attributes", "product.sku"})
"""Nobody can say what they were: the check of the catalog says that they are damaged."""


def change(world: World, table: str, column: str, how: str, chance: random.Random) -> bool:
    """Change one value; whether there was one to be changed."""
    with closing(sqlite3.connect(world.catalog / "catalog.sqlite", isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if name.endswith(("_no_update", "_no_delete")):
                raw.execute(f"DROP TRIGGER {name}")
        keys = _keys(raw, table)
        rows = raw.execute(f"SELECT {', '.join(keys)}, {column} FROM {table} WHERE {column} NOT NULL").fetchall()
        if not rows:
            return False
        *key, value = chance.choice(rows)
        others = [row[-1] for row in rows if row[-1] != value]
        if how == "of another" and not others:
            return False
        made = chance.choice(others) if how == "of another" else _flipped(value, chance)
        put = "CAST(? AS TEXT)" if isinstance(value, str) and isinstance(made, bytes) else "?"
        where = " AND ".join(f"{name} = ?" for name in keys)
        try:
            raw.execute("PRAGMA ignore_check_constraints = ON")
            raw.execute(f"UPDATE {table} SET {column} = {put} WHERE {where}", (made, *key))
        except sqlite3.IntegrityError:
            return False  # SQLite sees that one: the column is unique
        raw.executescript(_triggers())
        return True


def _keys(raw: sqlite3.Connection, table: str) -> list[str]:
    keys = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[5]]
    return keys or ["rowid"]


def _triggers() -> str:
    from visearch_desktop.core.store import schema

    return schema.LEDGER[schema.LEDGER.index("CREATE TRIGGER ledger_no_update") :]


def _flipped(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(12))
    if isinstance(value, float):
        return value / 2 + 0.1
    data = bytearray(value if isinstance(value, bytes) else str(value).encode())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _audited(world: World) -> None:
    workspace = Workspace.open(world.catalog, device="cpu")
    from visearch_desktop.core.products import reading_table

    table = finished(reading_table(world.table, ""))
    workspace.take_products(table, world.table.name)
    workspace.close()


def trials(world: World, times: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Each column and way whose value was changed, the world being as it was before."""
    for how in ("one bit", "of another"):
        for table, column in COLUMNS:
            for _ in range(times):
                world.put_back()
                if change(world, table, column, how, chance):
                    yield f"{table}.{column}", how


def run_values(base: Path, times: int, seed: int, only: str = "") -> tuple[int, dict[str, list[str]], list[str]]:
    """Change everything; how many trials, what came of each column, and what was wrong."""
    world, chance, wrong, told, count = World(base), random.Random(seed), list[str](), dict[str, list[str]](), 0
    in_child(lambda: lived(world), world)
    in_child(lambda: _audited(world), world)
    assert not goes_on(world)
    world.keep()
    calm = meaning(world)
    for place, how in trials(world, times, chance):
        if only not in place:
            continue
        found = [one for one in goes_on(world) if DAMAGED not in one]
        status, said = run_command(["self-test", "--catalog", str(world.catalog)], world)
        if status not in {0, 1} or "Traceback" in said or "Error:" in said:
            found.append(f"the check ended with {status}: {said.strip()[-900:]}")
        again, words = run_command(world.command("index", world.shop), world)
        run_command(world.command("audit"), world)
        after = [part for part in differences(calm, meaning(world)) if not part.startswith(_ONLY_MORE_PAIRS)]
        noticed = status == 1 or "put right" in said or "damaged" in said or again == 1
        if place in MENDED and (after or broken(world)):
            found.append(f"differs in {', '.join(after)[:300]}: {said.strip()[-600:]} {words[-300:]}")
        if place in NOTICED and not noticed:
            found.append("was not noticed")
        came = "mended" if not after else "noticed" if noticed else f"believed ({', '.join(after)[:160]})"
        told.setdefault(f"{place}, {how}", []).append(came)
        wrong += [f"{place}, {how}: {one}" for one in found]
        count += 1
    return count, told, wrong


def broken(world: World) -> bool:
    """Whether the chain of the ledger is."""
    before = chain.START
    with closing(sqlite3.connect(world.catalog / "catalog.sqlite")) as raw:
        for *row, sealed in raw.execute("SELECT id, at, who, kind, what, evidence, version, hash FROM ledger"):
            before = chain.sealed(before, (row[0], row[1], row[2], row[3], row[4], row[5], row[6]))
            if before != sealed:
                return True
    return False


def main() -> int:
    """Change values; print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="columns with this in their name")
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        count, told, wrong = run_values(Path(folder), asked.times, asked.seed, asked.only)
    for place, came in told.items():
        print(f"{place}: {'; '.join(came)}")
    for one in wrong:
        print("WRONG", one)
    print(f"{count} values changed; {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
