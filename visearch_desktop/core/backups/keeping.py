"""When a backup is made, what is in it, and which ones stay.

A backup is a ZIP: what people said as a small SQLite file, the verdicts as CSV, and a line about both. It takes what
weeks of work made (verdicts, decisions, product table, SKU rule, folders, suggestions, adaptations) and leaves out what
the photos give again: embeddings, fingerprints, compared pairs.
"""

from __future__ import annotations

import json
import os
import re
import threading
import time
import zipfile
import zlib
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from visearch_desktop.core.backups import verdict_file
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.store import Database, decisions, mending

FOLDER = "backups"
VERDICTS = "verdicts.csv"
COPY, FACTS = "said.sqlite", "facts.json"
DAYS, WEEKS = 7, 4
"""Backups that stay: of the last days that have one, and of the last weeks before them."""
AGAIN_AFTER = 3600.0
"""Seconds after which the backup of today is made again, if something was changed since."""
_keeping = threading.Lock()
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-\d+)?\.zip")


def keep(database: Database, today: date | None = None) -> Path | None:
    """Make a backup if something has changed since the last one; where it is, None when there was no need.

    A backup is made once a day, and again within the day when the last is an hour old. Old ones go only once the new
    one was read back whole.

    Raises:
        CatalogError: the catalog is damaged, or the backup cannot be written; those before stay as they are.
    """
    with _keeping:  # whoever closes the catalog while a backup is being made finds it made
        return _keep(database, today or date.today())


def _keep(database: Database, today: date) -> Path | None:
    folder, revision = database.folder / FOLDER, database.revision()
    if not _is_due(folder, today, revision) or not _anything_said(database):
        return None
    target = folder / f"{today.isoformat()}.zip"
    draft, packed = folder / f"said.{os.getpid()}.part", folder / f"{target.name}.{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        held = mending.copy_said(database.folder, draft)
        text = verdict_file.text(decisions.current(database).values())
        facts = {"revision": held.revision, "decisions": held.decisions, "products": held.products}
        _pack(packed, {COPY: draft, FACTS: json.dumps(facts).encode(), VERDICTS: text})
        _set_aside(target, held.decisions)
        packed.replace(target)
        _write(folder / VERDICTS, text)
        _thin_out(folder, held.decisions)
    except OSError as error:
        raise CatalogError(
            f"The backup of this catalog cannot be written to {folder}: {error.strerror or error}.",
            "The catalog itself is not touched. Free some space or check the drive.",
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
            packed.unlink(missing_ok=True)
    return target


def last_kept(folder: Path) -> datetime | None:
    """When the newest backup of a catalog's folder was made; None when there is none."""
    times = [backup.stat().st_mtime for _, backup in dated(folder / FOLDER)]
    return datetime.fromtimestamp(max(times)) if times else None


def dated(folder: Path) -> list[tuple[date, Path]]:
    """The daily backups in a folder with their dates, the newest first."""
    found = []
    with suppress(OSError):
        for file in folder.iterdir():
            if name := _NAME.fullmatch(file.name):
                with suppress(ValueError):
                    found.append((date.fromisoformat(name[1]), file))
    return sorted(found, reverse=True)


def facts(backup: Path) -> dict[str, int]:
    """What a backup says of itself; empty when it is damaged."""
    try:
        with zipfile.ZipFile(backup) as opened:
            said = json.loads(opened.read(FACTS))
        return {name: int(said[name]) for name in ("revision", "decisions", "products")}
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        zlib.error,
        EOFError,
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
    ):
        return {}


def _is_due(folder: Path, today: date, revision: int) -> bool:
    backups = dated(folder)
    if any(facts(backup).get("revision") == revision for _, backup in backups[:2]):
        return False
    with suppress(OSError):
        age = time.time() - (folder / f"{today.isoformat()}.zip").stat().st_mtime
        return not 0 <= age < AGAIN_AFTER  # a time in the future says nothing
    return True


def _anything_said(database: Database) -> bool:
    """A catalog in which nobody has said anything yet is made again by indexing its folders."""
    rows = database.rows("SELECT EXISTS (SELECT 1 FROM ledger) OR EXISTS (SELECT 1 FROM product)")
    names = database.rows("SELECT count(*) FROM sqlite_master WHERE name IN ('suggestion_action', 'adaptation')")
    return bool(rows[0][0] or names[0][0])


def _pack(target: Path, parts: dict[str, Path | bytes]) -> None:
    """Write a ZIP to the disk, to its last byte."""
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            for name, part in parts.items():
                if isinstance(part, Path):
                    packed.write(part, name)
                else:
                    packed.writestr(name, part)
        file.flush()
        os.fsync(file.fileno())


def _set_aside(backup: Path, decided: int) -> None:
    """Keep the backup of today under another name when it knows of more decisions than the one in its place will.

    Somebody has put an older database back, or the clock: what it knows is nowhere else.
    """
    if facts(backup).get("decisions", 0) > decided:
        number = 2
        while (other := backup.with_stem(f"{backup.stem}-{number}")).exists():
            number += 1
        backup.rename(other)


def _write(file: Path, data: bytes) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _thin_out(folder: Path, decided: int) -> None:
    """Remove what is neither of the last days nor the last of one of the weeks before, and drafts that were left.

    Decisions are only ever appended: a backup that knows more of them than the newest stays, whatever its date.
    """
    backups = dated(folder)
    weekly: dict[tuple[int, int], Path] = {}
    for day, backup in backups[DAYS:]:
        weekly.setdefault(day.isocalendar()[:2], backup)
    staying = {backup for _, backup in backups[:DAYS]} | set(list(weekly.values())[:WEEKS])
    for _, backup in backups:
        if backup not in staying and facts(backup).get("decisions", 0) <= decided:
            backup.unlink(missing_ok=True)
    for left in folder.glob("*.part"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > AGAIN_AFTER:
                left.unlink()
