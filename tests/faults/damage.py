"""Damage every file that the program keeps, and go on working: `python -m tests.faults.damage --times 3 --seed 1`.

The world is a catalog that was worked with: audited, judged, searched, backed up, with a batch that was decided about,
an adaptation, settings and what the window remembers. Each trial damages one file (bits flipped, cut off, filled with
zeros, deleted, replaced by that of another world), or the kept values of one table, and then indexes, audits, compares
the delivery, searches, and opens the other files. Nothing may end in a traceback, no verdict may be lost, and what the
catalog and the batch come to, and what searches answer, is what an undamaged world comes to.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.faults.kills import differences, in_child, repeated_verdicts_of
from tests.faults.meaning import meaning, unsound
from tests.faults.unseen import kept, unseen, without
from tests.faults.world import World, judged
from visearch_desktop import cli
from visearch_desktop.core import audit, backups, batch, ledger, searches, settings
from visearch_desktop.core.batch import known_placeholders
from visearch_desktop.core.batch.known_placeholders import Word
from visearch_desktop.core.deliveries import Choice, Decision
from visearch_desktop.core.errors import CatalogError, VisearchError
from visearch_desktop.core.progress import finished
from visearch_desktop.core.projection import Projection
from visearch_desktop.core.queries import Query
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.settings import Settings
from visearch_desktop.core.store import adaptation, photos
from visearch_desktop.core.workspace import Workspace

Harm = Callable[[bytes, bytes, random.Random], bytes | None]
ANSWERS = "answers.json"
SAID = ("decisions.jsonl",)
"""Files that hold the only copy of what people said: what of them is damaged is lost, and nothing else is."""
UNORDERED = frozenset({"adaptation mean", "adaptation axes", "adaptation facts", "palette"})
"""What orders rows and is not made again as it was: what is learned only when a person asks for it, and colours when
they alone are lost, for then they are found in the thumbnail. Of answers what is proven is to be what it was."""


def lived(world: World) -> None:
    """A catalog that was worked with, and everything that lies around one."""
    judged(world)
    workspace = Workspace.open(world.catalog, device="cpu")
    finished(batch.run(workspace, [world.delivery], world.batch))
    for number, one in enumerate(batch.open(world.batch).report.items[:4]):
        batch.decide(world.batch, {one.item.key: Decision(Choice.KEEP if number % 2 else Choice.SKIP)})
    query = Query(text="Lamp 3")
    searches.remember(workspace, query, "Lamp")
    searches.save(workspace, "灯", query)
    size = workspace.card.dimension
    axes = np.eye(size, 8, dtype=np.float32)
    adaptation.add(
        workspace.database, Projection(np.zeros(size, np.float32), axes), workspace.card.identity, {"by": ""}
    )
    known_placeholders.say(workspace.folder, Word("d" * 64, 5))
    settings.save(Settings(recent_catalogs=(workspace.folder,), last_folder=world.shop))
    (world.home / "window.ini").write_text('[General]\nkeys="[[\\"audit\\", \\"D\\", \\"X\\"]]"\n', encoding="utf-8")
    workspace.close()


def _flip(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 4, 64)) if found else 0):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _cut(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _zeros(data: bytes, _other: bytes, _chance: random.Random) -> bytes:
    return bytes(len(data))


def _gone(_data: bytes, _other: bytes, _chance: random.Random) -> None:
    return None


def _another(_data: bytes, other: bytes, _chance: random.Random) -> bytes:
    return other


HARMS: dict[str, Harm] = {
    "bits flipped": _flip, "cut off": _cut, "zeros": _zeros, "deleted": _gone, "of another": _another,
}  # fmt: skip
TABLES = {
    "sought": ("thumbnails.sqlite", "sought", "others"),
    "features": ("thumbnails.sqlite", "features", "packed"),
    "thumbnail": ("thumbnails.sqlite", "thumbnail", "jpeg"),
    "palette": ("thumbnails.sqlite", "palette", "packed"),
    "adaptation mean": ("catalog.sqlite", "adaptation", "mean"),
    "adaptation axes": ("catalog.sqlite", "adaptation", "axes"),
    "adaptation facts": ("catalog.sqlite", "adaptation", "facts"),
    "searches": ("searches.sqlite", "search", "query"),
}
"""Values kept in databases that are damaged where SQLite does not see it: file, table, column."""


def victims(world: World) -> list[Path]:
    """The files a trial may damage, one of each kind; the database itself has tests of its own."""
    found = [
        world.catalog / "thumbnails.sqlite", world.catalog / "searches.sqlite", world.home / "settings.toml",
        world.home / "window.ini", world.home / "placeholders.json", world.batch / "batch.json",
        world.batch / "report.json", world.batch / "decisions.jsonl", world.catalog / "reading.marks",
        *sorted((world.batch / "photos").glob("*.found"))[:2], *sorted((world.catalog / "backups").iterdir()),
    ]  # fmt: skip
    return [file for file in found if file.is_file()]


def hurt(file: Path, harm: Harm, chance: random.Random) -> None:
    """Damage a file; another of its kind lies beside it, or it is made of the photos of somebody else."""
    others = [one for one in sorted(file.parent.glob(f"*{file.suffix}")) if one != file] or [file]
    data = harm(file.read_bytes(), others[0].read_bytes(), chance)
    file.unlink()
    if data is not None:
        file.write_bytes(data)


def hurt_table(world: World, name: str, harm: Harm, chance: random.Random) -> None:
    """Damage the values of a table, each for itself."""
    file, table, column = TABLES[name]
    with closing(sqlite3.connect(world.catalog / file)) as raw, raw:
        rows = raw.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
        for (key, value), (_, other) in zip(rows, [*rows[1:], *rows[:1]], strict=True):
            was = value if isinstance(value, bytes) else str(value).encode()
            made = harm(was, other if isinstance(other, bytes) else str(other).encode(), chance)
            made = b"" if made is None else made
            put = made if isinstance(value, bytes) else made.decode("utf-8", "replace")
            raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (put, key))


def goes_on(world: World) -> list[str]:
    """Work with the world as its owner would the next morning; what went wrong."""
    first = sorted(world.shop.rglob("front.jpg"))[0]
    commands = (
        world.command("index", world.shop),
        world.command("audit"),
        world.command("batch", world.delivery, "--save", world.batch),
        world.command("search", first, "--text", "lamp"),
        ["ledger", "verify", "--catalog", str(world.catalog)],
        ["backups", "list", "--catalog", str(world.catalog)],
        ["diagnostics", "--catalog", str(world.catalog)],
    )
    wrong = []
    for command in commands:
        status, said = run_command(command, world)
        if status not in {0, 1} or "Traceback" in said:
            wrong.append(f"{command[0]} ended with {status}: {said.strip()[-900:]}")
    status, said = _in_child(lambda: _look(world), world)
    return [*wrong, f"looking ended with {status}: {said.strip()[-900:]}"] if status else wrong


def _look(world: World) -> None:
    """Open what the commands above do not."""
    from visearch_desktop.gui.keyboard import keymap  # the core must not need it

    keymap._read()
    settings.load()
    known_placeholders.said(world.catalog)
    workspace = Workspace.open(world.catalog, device="cpu")
    adaptation.current(workspace.database)
    adaptation.newest(workspace.database)
    backups.last_kept(world.catalog)
    for listing in (searches.recent, searches.saved, ledger.verify, audit.duplicates):
        with suppress(VisearchError):  # a sentence
            listing(workspace)
    for one in batch.listing():
        assert one.head
    assert batch.open(world.batch).report.items
    _search(world, workspace)
    workspace.close()


def _search(world: World, workspace: Workspace) -> None:
    """Search as the window does: with the thumbnails, and a history; what the answers were is written down."""
    answers = []
    for photo in [*sorted(world.shop.rglob("front.jpg"))[::6], *sorted(world.delivery.iterdir())[::4]]:
        query = Query((query_from_path(photo),))
        found = search(workspace, query).matches
        answers.append([(one.sku, one.relation.value, round(one.duplicate_score, 3)) for one in found])
        if not searches.remember(workspace, query, photo.name):
            with pytest.raises(CatalogError):  # a sentence where the searches are listed
                searches.saved(workspace)
    there = {content for (content,) in workspace.database.rows("SELECT id FROM content")}
    for content in photos.live_contents(workspace.database).tolist():
        assert workspace.thumbnail(content) or content not in there  # such a photo is read again by the next run
    (world.base / ANSWERS).write_text(json.dumps(answers), encoding="utf-8")


def state(world: World) -> dict[str, Any]:
    """What the world came to, and what searches answered."""
    answers = json.loads((world.base / ANSWERS).read_text(encoding="utf-8"))
    proven = [sorted(row for row in rows if row[1] in {"identical", "near_duplicate"}) for rows in answers]
    return {**meaning(world), "answers": answers, "proven": proven}


def run_command(command: list[str], world: World) -> tuple[int, str]:
    def work() -> int:
        sys.argv = ["visearch", *command]
        return cli.main()

    return _in_child(work, world)


def _in_child(work: Callable[[], object], world: World) -> tuple[int, str]:
    heard = world.base / "said.txt"

    def told() -> object:
        out = os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(out, stream)
        return work()

    return in_child(told, world), heard.read_text(encoding="utf-8", errors="replace")


def decided(folder: Path) -> list[str]:
    """The lines of a batch's journal that can be read."""
    found = []
    for line in (folder / "decisions.jsonl").read_bytes().splitlines() if (folder / "decisions.jsonl").exists() else ():
        try:
            found.append(json.dumps(json.loads(line)["of"], sort_keys=True))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def trials(world: World) -> Iterator[tuple[str, str, Callable[[random.Random], None]]]:
    """What is damaged, how, and what does it."""
    for how, harm in HARMS.items():
        for file in victims(world):
            yield file.relative_to(world.here).as_posix(), how, partial(hurt, file, harm)
        for name in TABLES if how != "deleted" else ():
            yield name, how, partial(hurt_table, world, name, harm)


def run_damage(base: Path, times: int, seed: int, only: str = "") -> tuple[int, int, list[str]]:
    """Damage everything so often; how many trials, how many values nobody could tell, and what was found wrong."""
    world, chance, wrong, count, untold = World(base), random.Random(seed), list[str](), 0, 0
    in_child(lambda: lived(world), world)
    (world.catalog / "reading.marks").write_bytes(bytes(64 * 34))
    world.keep()
    values, verdicts, lines = kept(world), repeated_verdicts_of(world), decided(world.batch)
    wrong += [f"undamaged: {one}" for one in goes_on(world)]
    calm = state(world)
    for place, how, harm in trials(world):
        if only in place:
            for _ in range(1 if how in {"deleted", "zeros", "of another"} else times):
                world.put_back()
                harm(chance)
                blind = unseen(values, kept(world))
                found = goes_on(world) + unsound(world)
                if repeated_verdicts_of(world) != verdicts:
                    found.append("verdicts were lost")
                if not place.endswith(SAID) and not set(lines) <= set(decided(world.batch)):
                    found.append("decisions were lost")
                after = differences(without(calm, blind), without(state(world), blind))
                if place in UNORDERED:
                    after = [part for part in after if not part.startswith("answers")]
                wrong += [f"{place}, {how}: {one}" for one in (*found, *(f"differs in {part}" for part in after))]
                count, untold = count + 1, untold + len(blind)
    return count, untold, wrong


def main() -> int:
    """Damage; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="how often bits are flipped, and files cut off")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="files whose path has this in it")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        count, untold, wrong = run_damage(Path(folder), asked.times, asked.seed, asked.only)
    for one in wrong:
        print(one)
    print(f"{count} damaged files; {untold} values changed so that they pass for whole; {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
