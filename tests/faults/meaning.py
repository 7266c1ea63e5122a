"""What a catalog and the files around it mean, apart from ids, times and the order in which things came."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.faults.world import World
from visearch_desktop.core.store import chain

_PASSING = {"revision", "gone", "snapshot", "words", "catalog_id", "unsummed", "damaged"}
"""Facts that count changes or name a cache."""
_QUERIES = {
    "meta": "SELECT key, value FROM meta",
    "root": "SELECT folder FROM root",
    "content": "SELECT lower(hex(digest)), width, height, phash, lower(hex(embedding)) FROM content c"
    " WHERE EXISTS (SELECT 1 FROM photo WHERE content_id = c.id)",
    "photo": "SELECT folder, path, bytes, mtime_ns, lower(hex(digest)), problem FROM photo p JOIN root r"
    " ON r.id = p.root_id LEFT JOIN content c ON c.id = content_id",
    "photo_sku": "SELECT folder, path, sku FROM photo_sku s JOIN photo p ON p.id = photo_id JOIN root r"
    " ON r.id = p.root_id",
    "product": "SELECT * FROM product",
    "product_photo": "SELECT * FROM product_photo",
    "decision": "SELECT action_id, lower(hex(a)), lower(hex(b)), verdict, lower(hex(keeper)), canonical(evidence)"
    " FROM decision",
    "action": "SELECT id, who, words, undoes FROM action",
    "pair": "SELECT lower(hex(min(x.digest, y.digest))), lower(hex(max(x.digest, y.digest))), method, relation,"
    " round(similarity, 3), round(duplicate_score, 3) FROM pair p JOIN content x ON x.id = p.a JOIN content y"
    " ON y.id = p.b WHERE relation <> 'similar' GROUP BY p.a, p.b",
    "audited": "SELECT lower(hex(digest)), method FROM audited JOIN content ON id = content_id WHERE EXISTS"
    " (SELECT 1 FROM photo p WHERE p.content_id = id)",
}
_CACHED = {
    **{
        name: f"SELECT lower(hex(digest)), lower(hex({column})) FROM cache.{name} JOIN content c ON c.id = content_id"
        " WHERE EXISTS (SELECT 1 FROM photo WHERE photo.content_id = c.id)"
        for name, column in (("thumbnail", "jpeg"), ("features", "packed"))
    },
    "sought": "SELECT count(*) FROM cache.sought",
}


def meaning(world: World) -> dict[str, Any]:
    """The catalog, the photos, the quarantine and the batch, so that equal states are equal values."""
    return {
        "catalog": dict(_catalog(world.catalog)) if (world.catalog / "catalog.sqlite").is_file() else None,
        "shop": tree(world.shop),
        "quarantine": {name: digest for name, digest in tree(world.quarantine).items() if name.endswith(".jpg")},
        "batch": _batch(world.batch),
        "left": sorted(_left_over(world.here)),
    }


def unsound(world: World) -> list[str]:
    """What SQLite's own check finds wrong with the databases, and photos that are there twice."""
    said = []
    for file in world.catalog.glob("*.sqlite"):
        with closing(sqlite3.connect(file)) as raw:
            try:
                said += [f"{file.name}: {row[0]}" for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
            except sqlite3.DatabaseError as error:
                said.append(f"{file.name}: {error}")
                continue
            if file.name == "catalog.sqlite":
                said += [f"{file.name}: {row}" for row in raw.execute("PRAGMA foreign_key_check")]
                twice = "SELECT root_id, path FROM photo GROUP BY 1, 2 HAVING count(*) > 1"
                said += [f"twice: {row}" for row in raw.execute(twice)]
                twice = "SELECT digest FROM content GROUP BY 1 HAVING count(*) > 1"
                said += [f"twice: {row}" for row in raw.execute(twice)]
                said += _broken_ledger(raw)
    return said


def _broken_ledger(raw: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the chain of the ledger, if there is one; and verdicts that it does not tell of."""
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger'").fetchone():
        return
    before, told = chain.START, 0
    for *row, sealed in raw.execute("SELECT id, at, who, kind, what, evidence, version, hash FROM ledger ORDER BY id"):
        before = chain.sealed(before, tuple(row))
        told += row[3] in {"verdict", "undo", "redo"}
        if before != sealed:
            yield f"entry {row[0]} of the ledger is broken"
    if (said := raw.execute("SELECT count(*) FROM decision").fetchone()[0]) != told:
        yield f"the ledger tells of {told} of {said} verdicts"


def tree(folder: Path) -> dict[str, str]:
    """The files below a folder with the digests of what they hold."""
    if not folder.is_dir():
        return {}
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _catalog(folder: Path) -> Iterator[tuple[str, Any]]:
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as raw:
        raw.text_factory = lambda text: text.decode("utf-8", "replace")  # what a flipped bit has made of some
        raw.create_function("canonical", 1, _canonical)
        yield "version", raw.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for name, query in _QUERIES.items():
            if name in tables:
                rows = sorted(map(repr, raw.execute(query)))
                yield name, [row for row in rows if name != "meta" or row.split("'")[1] not in _PASSING]
        if (folder / "thumbnails.sqlite").is_file():
            raw.execute("ATTACH ? AS cache", (str(folder / "thumbnails.sqlite"),))
            for name, query in _CACHED.items():
                yield name, sorted(map(repr, raw.execute(query)))
        snapshot = raw.execute("SELECT value FROM meta WHERE key = 'snapshot'").fetchone()
    yield "snapshots", sorted(place.name == (snapshot or ["0"])[0] for place in (folder / "gallery").glob("*-*"))
    for manifest in (folder / "gallery").glob("*/manifest.json"):
        said = json.loads(manifest.read_text(encoding="utf-8"))
        yield "manifest", (said["model"], said["count"])


def _canonical(text: str) -> str:
    """JSON that is the same in whatever order its names stand."""
    try:
        return chain.canonical(json.loads(text))
    except ValueError:
        return text


def _batch(folder: Path) -> Any:
    if not (folder / "report.json").is_file():
        return None
    report = json.loads((folder / "report.json").read_bytes())
    items = [(item["item"]["key"], item["proposal"], item.get("sku"), item.get("decision")) for item in report["items"]]
    return sorted(items), sorted(name for name in tree(folder) if name.endswith(".found"))


def _left_over(folder: Path) -> Iterator[str]:
    """Drafts and copies under way that nobody cleaned up; those of backups go when they are an hour old."""
    for file in folder.rglob("*"):
        if file.parent.name != "backups" and file.name.endswith((".part", ".new", ".tmp")):
            yield file.relative_to(folder).as_posix()
