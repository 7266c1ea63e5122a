"""Rows of photos that leave the catalog for a quarantine folder, and come back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core.store.chain import Fact, add
from visearch_desktop.core.store.connection import Database
from visearch_desktop.core.store.facts import parsed

_FOLDERS = "quarantines"


@dataclass(frozen=True, slots=True)
class Held:
    """A searchable photo: where it is, the digest of its bytes (hexadecimal), their number, and its SKUs."""

    root: Path
    path: str
    digest: str
    bytes: int
    skus: tuple[str, ...]


def held(database: Database, root: Path, path: str) -> Held | None:
    """What the catalog holds under this path, relative to the root; None when that is no searchable photo."""
    rows = database.rows(
        "SELECT lower(hex(c.digest)), p.bytes, p.id FROM photo p JOIN root r ON r.id = p.root_id"
        " JOIN content c ON c.id = p.content_id WHERE r.folder = ? AND p.path = ?",
        (str(root), path),
    )
    if not rows:
        return None
    digest, size, key = rows[0]
    skus = database.rows("SELECT sku FROM photo_sku WHERE photo_id = ? ORDER BY sku", (key,))
    return Held(root, path, str(digest), int(size), tuple(str(sku) for (sku,) in skus))


def photos_of(database: Database, sku: str) -> list[Path]:
    """The searchable photos of a SKU."""
    rows = database.rows(
        "SELECT r.folder, p.path FROM photo_sku s JOIN photo p ON p.id = s.photo_id JOIN root r ON r.id = p.root_id"
        " WHERE s.sku = ? AND p.content_id IS NOT NULL ORDER BY p.id",
        (sku,),
    )
    return [Path(folder, path) for folder, path in rows]


def forget(database: Database, root: Path, path: str, what: Mapping[str, object], who: str) -> None:
    """Take a photo out of the catalog at once; its content stays known until the next clean-up.

    The ledger is told `what` was moved, and by whom.
    """
    with database.write() as connection:
        connection.execute(
            "DELETE FROM photo WHERE path = ? AND root_id = (SELECT id FROM root WHERE folder = ?)", (path, str(root))
        )
        add(connection, [Fact("quarantine", what)], who=who)


def put_back(
    database: Database, root: Path, path: str, size: int, mtime_ns: int, digest: str,
    what: Mapping[str, object], who: str,
) -> None:  # fmt: skip
    """Take a photo in again; `digest` is hexadecimal. The ledger is told `what` came back, and by whom.

    A content that is still known is found at once; else the next index run reads it. Nothing happens when the root
    is no longer part of the catalog.
    """
    with database.write() as connection:
        connection.execute(
            "INSERT OR IGNORE INTO photo (root_id, path, bytes, mtime_ns, content_id)"
            " SELECT r.id, ?, ?, ?, (SELECT id FROM content WHERE digest = ?) FROM root r WHERE r.folder = ?",
            (path, size, mtime_ns, bytes.fromhex(digest), str(root)),
        )
        add(connection, [Fact("restore", what)], who=who)


def folders(database: Database) -> tuple[Path, ...]:
    """The quarantine folders this catalog has ever used."""
    return tuple(Path(folder) for folder in parsed(database.meta(_FOLDERS), list) if isinstance(folder, str))


def remember_folder(database: Database, folder: Path) -> None:
    """Add a folder to those."""
    known = folders(database)
    if folder not in known:
        database.set_meta(**{_FOLDERS: json.dumps([str(one) for one in (*known, folder)])})
