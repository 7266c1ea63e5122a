"""Every parser of files that may come from strangers, fed damaged ones: `python -m tests.hostile.parsers --count 2000`.

Each ends in what it reads or in a `VisearchError`; anything else is a mistake, and the input is printed. Whoever wants
to survive a crash of the process runs this as a command: the last line on the screen names the parser.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import xlsxwriter

from tests.conftest import finish
from tests.core.networks import write_network
from tests.core.zips import packed, photo
from tests.hostile.mutate import mutated
from visearch_desktop.core import delivery, ledger, places, settings, tables
from visearch_desktop.core.batch import decisions, saved
from visearch_desktop.core.batch import folder as batch_files
from visearch_desktop.core.embedding import inspect_model, load_card
from visearch_desktop.core.errors import VisearchError
from visearch_desktop.core.gate.profiles import find as find_profile
from visearch_desktop.core.quarantine.manifest import Manifest
from visearch_desktop.core.report.read import read_verdicts

SECONDS = 10.0
Parser = Callable[[Path], object]
_TABLE = 'SKU;Titel;Bilder\nA1;"Schuh; rot";front.jpg\n=1+1;鞋;b.jpg\n'.encode("utf-8-sig")
_VERDICTS = ("Pair,Verdict,Keep,SKU A,SKU B\n" + "a" * 64 + "-" + "b" * 64 + "-00000000,duplicate,A,S1,S2\n").encode()
_VERDICT_ROWS = [line.split(",") for line in _VERDICTS.decode().splitlines()]
_CARD = b"""
name = "tiny"
title = "T"
summary = "S"
licence = "MIT"
source = "s"
exported = "e"
sha256 = "%s"
[input]
name = "data"
size = 32
layout = "NCHW"
channels = "RGB"
scale = 255.0
mean = [0.5, 0.5, 0.5]
std = [0.5, 0.5, 0.5]
resize = "stretch"
[output]
name = "embedding"
dimension = 24
[measured]
found_edits = 0.9
""" % (b"0" * 64)
_ENTRY = {
    "moving": "0a", "from": "/shop/A/a.jpg", "to": "A/a.jpg", "root": "/shop", "sha256": "c" * 64, "bytes": 9,
    "mtime_ns": 1, "skus": ["A"], "kept": "/shop/B.jpg", "who": "Li", "when": "2026-01-01",
}  # fmt: skip
_HEAD = {
    "visearch_batch": 1, "name": "周五", "sources": [["/x"]], "catalog": "/c", "profile": "", "name_rule": "auto",
    "at": "2026-01-01T00:00:00+00:00",
}  # fmt: skip
_REPORT = {"name": "周五", "items": [{"item": {"key": "a", "name": "A", "photos": []}, "proposal": "new"}]}


def _workbook(*rows: Sequence[object]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Artikel")
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
    return out.getvalue()


def _network() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return write_network(Path(folder, "model.onnx"), classes=None).read_bytes()


def _card(file: Path) -> object:
    (file.parent / "model.onnx").write_bytes(b"network")
    return load_card(file.rename(file.with_name("card.toml")).parent)


def _settings(file: Path) -> object:
    os.environ["VISEARCH_HOME"] = str(file.parent)
    file.rename(places.settings_file())
    return settings.load()


def _manifest(file: Path) -> object:
    manifest = Manifest(file.parent)
    file.rename(manifest.file)
    for entry in manifest.entries():
        assert entry.place.is_relative_to(file.parent), entry
        assert ".." not in entry.photo.relative_to(entry.root).parts, entry
    return manifest


def _batch(name: str) -> Parser:
    def read(file: Path) -> object:
        batch_files.write_json(file.parent / batch_files.HEAD, _HEAD)
        batch_files.write_json(file.parent / batch_files.REPORT, _REPORT)
        file.replace(file.parent / name)
        decisions.read(file.parent)
        saved.head_of(file.parent)
        return saved.open_batch(file.parent)

    return read


def _zip(file: Path) -> object:
    work = file.parent / "work"
    work.mkdir()
    found = finish(delivery.read([file.rename(file.with_suffix(".zip"))], work))
    assert all(one.problem or one.path.is_relative_to(work) for item in found.items for one in item.photos)
    return found


PARSERS: dict[str, tuple[Parser, str, Callable[[], bytes]]] = {
    "csv": (tables.read, "a.csv", lambda: _TABLE),
    "tsv": (tables.read, "a.tsv", lambda: _TABLE.replace(b";", b"\t")),
    "xlsx": (tables.read, "a.xlsx", lambda: _workbook(("SKU", "Titel"), ("A1", "Schuh"), ("00123", 5))),
    "zip": (_zip, "a", lambda: packed({"A1/front.jpg": photo(1), "../up.jpg": photo(2), "list.csv": _TABLE})),
    "verdicts": (read_verdicts, "v.csv", lambda: _VERDICTS),
    "verdicts xlsx": (read_verdicts, "v.xlsx", lambda: _workbook(*_VERDICT_ROWS)),
    "card": (_card, "c", lambda: _CARD),
    "settings": (_settings, "s", lambda: b'device = "cpu"\ntheme = "dark"\nrecent_catalogs = ["/a", "/b"]\n'),
    "profile": (find_profile, "p.toml",
                lambda: b'title = "Mine"\n[rules]\npixels = { limit = 800, on = true }\nwhite = { limit = 0.9 }\n'),
    "onnx": (inspect_model, "m.onnx", _network),
    "batch head": (_batch(batch_files.HEAD), "b", lambda: json.dumps(_HEAD).encode()),
    "batch report": (_batch(batch_files.REPORT), "b", lambda: json.dumps(_REPORT).encode()),
    "batch decisions": (_batch(batch_files.DECISIONS), "b",
                        lambda: b'{"do": 1, "of": {"a": {"choice": "keep", "sku": "A"}}}\n{"undo": 1}\n{"redo": 1}\n'),
    "quarantine": (_manifest, "q", lambda: b'{"visearch_quarantine": 1}\n' + json.dumps(_ENTRY).encode() + b"\n"),
    "ledger": (ledger.verify_file, "l.jsonl",
               lambda: b'{"of": "catalog", "id": 1, "at": "", "who": "", "kind": "", "what": {}, "evidence": {},'
                       b' "version": "", "hash": ""}\n'),
}  # fmt: skip
"""Parsers by name: what reads, the file's name, an undamaged file."""


def run(name: str, count: int, seed: int) -> tuple[Counter[str], float, list[str]]:
    """Feed one parser; outcomes, the slowest in seconds, and what went wrong."""
    parser, file_name, make = PARSERS[name]
    seed_file, chance = make(), random.Random(f"{name} {seed}")
    outcomes: Counter[str] = Counter()
    slowest, wrong = 0.0, list[str]()
    home = os.environ.get("VISEARCH_HOME")
    for number in range(count):
        data = mutated(seed_file, [seed_file, _TABLE], chance) if number else seed_file
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, file_name)
            file.write_bytes(data)
            begun = time.process_time()
            try:
                parser(file)
                outcomes["read"] += 1
            except VisearchError:
                outcomes["refused"] += 1
            except Exception:  # noqa: BLE001 - counted and told
                wrong.append(f"{name}: {data[:400]!r}\n{traceback.format_exc()}")
            slowest = max(slowest, time.process_time() - begun)
    if home is not None:
        os.environ["VISEARCH_HOME"] = home
    return outcomes, slowest, wrong


def main() -> int:
    """Run as a command; 0 when every input was read or refused in time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=2000, help="damaged files for each parser")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=PARSERS)
    chosen = options.parse_args()
    bad = 0
    for name in [chosen.only] if chosen.only else PARSERS:
        print(f"{name:16}", end="", flush=True)
        outcomes, slowest, wrong = run(name, chosen.count, chosen.seed)
        print(", ".join(f"{number} {what}" for what, number in sorted(outcomes.items())) + f", slowest {slowest:.2f} s")
        print("\n".join(wrong[:3]), end="\n" if wrong else "")
        bad += len(wrong) + (slowest > SECONDS)
    print("nothing bad" if not bad else f"{bad} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
