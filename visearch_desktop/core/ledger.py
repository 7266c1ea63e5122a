"""The ledger of a catalog and its batches: who decided what, when, on which evidence, with which version.

verify          whether the chains of the catalog and of its saved batches are whole
export          all of it as .jsonl, .csv or .xlsx
verify_file     whether an exported .jsonl is whole, wherever it has been meanwhile

A chain shows that an entry was changed, removed or put in. Whoever can write the files can make a whole new chain, or
leave off its end: against that, keep the hash of the last entry (`Verified.head`) elsewhere and ask for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core import batch
from visearch_desktop.core.batch import folder as files
from visearch_desktop.core.batch import seal
from visearch_desktop.core.errors import ReportError
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.report.rows import Head, write_rows
from visearch_desktop.core.report.target import kind, replacing
from visearch_desktop.core.store import chain, ledger
from visearch_desktop.core.store.ledger import Entry, Verified
from visearch_desktop.core.workspace import Workspace

__all__ = ["SUFFIXES", "Told", "Verified", "batches_of", "entries", "export", "verify", "verify_file"]

SUFFIXES = (".jsonl", ".csv", ".xlsx")
"""What the ledger can be written as, by the ending of the file name."""
CATALOG = "catalog"
_BATCH = "batch "


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and what it is `of`: "catalog", or the name of a saved batch."""

    of: str
    entry: Entry


def batches_of(catalog: Path) -> tuple[batch.Saved, ...]:
    """The saved batches that were compared with this catalog, the newest first."""
    return tuple(saved for saved in batch.listing() if saved.head.catalog == catalog)


def entries(workspace: Workspace) -> Iterator[Told]:
    """Every entry, the catalog's first and then those of its batches, each the oldest first."""
    yield from (Told(CATALOG, entry) for entry in ledger.entries(workspace.database))
    for saved in batches_of(workspace.folder):
        for number, line in enumerate(files.read_lines(saved.folder / files.DECISIONS), 1):
            yield Told(f"{_BATCH}{saved.folder.name}", _of_batch(number, line))


def verify(workspace: Workspace) -> Verified:
    """Whether the chain of the catalog and those of its batches are whole; `broken` names the first that is not."""
    found = ledger.verify(workspace.database)
    if found.broken:
        return found
    count = found.entries
    for saved in batches_of(workspace.folder):
        lines = files.read_lines(saved.folder / files.DECISIONS)
        if broken := seal.first_broken(lines):
            sentence = f"Line {broken} of the decisions of the batch “{saved.folder.name}” was changed or put in."
            return Verified(count, found.head, sentence)
        count += len(lines)
    return Verified(count, found.head)


def export(workspace: Workspace, file: Path, *, language: Language = ENGLISH) -> Iterator[int]:
    """Write the ledger; yields the number of entries done. `ReportError` when it cannot be written.

    The columns of a spreadsheet are called as `language` has it; entries stand as they were sealed.
    """
    if kind(file, SUFFIXES) != ".jsonl":
        yield from write_rows(file, language.tr("Ledger"), _heads(language), map(_row, entries(workspace)))
        return
    with replacing(file) as out:
        for done, told in enumerate(entries(workspace), 1):
            out.write(json.dumps(_fields(told)).encode() + b"\n")
            yield done


def verify_file(file: Path) -> Verified:
    """Whether the catalog's entries in an exported .jsonl are whole; `ReportError` when it is none."""
    before, count = chain.START, 0
    try:
        with file.open(encoding="ascii") as lines:
            for count, fields in enumerate(filter(_is_catalogs, map(json.loads, lines)), 1):
                entry = Entry(**{name: fields[name] for name in Entry.__dataclass_fields__})
                sealed = chain.sealed(before, _sealing(entry))
                if entry.id != count or sealed.hex() != entry.hash:
                    return Verified(count - 1, before.hex(), f"Entry {count} was changed, removed or put in.")
                before = sealed
    except OSError as error:
        raise ReportError(f"{file} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Verified(count, before.hex(), f"What follows entry {count} is no entry.")
    return Verified(count, before.hex())


def _is_catalogs(fields: dict[str, object]) -> bool:
    of = fields["of"]
    if of != CATALOG and not str(of).startswith(_BATCH):
        raise ValueError("of nothing")
    return of == CATALOG


def _sealing(entry: Entry) -> tuple[int, str, str, str, str, str, str]:
    what, evidence = chain.canonical(entry.what), chain.canonical(entry.evidence)
    return entry.id, entry.at, entry.who, entry.kind, what, evidence, entry.version


def _of_batch(number: int, line: dict[str, object]) -> Entry:
    at, who, version, sealed = (str(line.get(name, "")) for name in ("at", "who", "version", seal.HASH))
    what = {name: value for name, value in line.items() if name not in {"at", "who", "version", seal.HASH}}
    step = next((name for name in ("undo", "redo") if name in what), "batch decision")
    return Entry(number, at, who, step, what, {}, version, sealed)


def _fields(told: Told) -> dict[str, object]:
    entry = told.entry
    return {"of": told.of, **{name: getattr(entry, name) for name in Entry.__dataclass_fields__}}


def _heads(language: Language) -> tuple[Head, ...]:
    return (
        Head(language.tr("Of"), "of", 20), Head(language.tr("Id"), "id", 8), Head(language.tr("At"), "at", 26),
        Head(language.tr("Who"), "who", 14), Head(language.tr("Kind"), "kind", 20),
        Head(language.tr("What"), "what", 60),
        Head(language.tr("Evidence"), "evidence", 40), Head(language.tr("Version"), "version", 10),
        Head(language.tr("Hash"), "hash", 68),
    )  # fmt: skip


def _row(told: Told) -> tuple[str | int, ...]:
    one = told.entry
    readable = (json.dumps(part, ensure_ascii=False, sort_keys=True) for part in (one.what, one.evidence))
    what, evidence = readable
    return told.of, one.id, one.at, one.who, one.kind, what, evidence, one.version, one.hash
