"""Catalogs for `benchmarks.audit_scale`: real photos, edited copies of some of them, and made-up photos for the rest.

A made-up photo has the local features of two real ones crossed: the first 16 bits of each of one's codes, the other 16
of codes of the other, so that codes are as spread as real ones. Its embedding lies between theirs. Its rows go straight
into the store: no photo, no network; a million take 5.5 GB and some minutes.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.edit_sets import SETS
from benchmarks.edits import resized
from benchmarks.own_edits import SUFFIXES, edited, read, write
from visearch_desktop.core import imaging
from visearch_desktop.core.store import Database, packing
from visearch_desktop.core.workspace import Workspace

SOURCES, EACH = 300, 6
SIDE = 1000
BLOCK = 4096
"""Photos made at a time, in one transaction."""

Row = tuple[bytes, npt.NDArray[np.float32], int]
"""Packed features, embedding and perceptual hash of a photo."""


@dataclass(frozen=True, eq=False)
class Real:
    """Real photos: packed features, codes, embeddings float32, perceptual hashes; `truth` pairs of their places."""

    packed: list[bytes]
    codes: list[imaging.Bits]
    vectors: npt.NDArray[np.float32]
    hashes: npt.NDArray[np.int64]
    truth: list[tuple[int, int]]


def plant(data: Path, target: Path) -> None:
    """Write edited copies, named by the number of their source among all photos and the edit."""
    every = sorted(path for path in data.rglob("*") if path.suffix.lower() in SUFFIXES)
    order = np.random.default_rng(7).permutation(len(every))
    edits = {**SETS["test"], **SETS["fresh"], **SETS["later"]}
    target.mkdir(parents=True)

    def one(number: int) -> None:
        source, name = order[200 + number // EACH], list(edits)[number % len(edits)]
        photo, other = (shrunk(every[place]) for place in (source, order[-1 - number % 300]))
        try:
            write(edited(photo, other, name, edits[name], number), target / f"{source:05}_{name}.jpg")
        except ValueError:
            print(f"{name} cannot be made of {every[source].name}")

    with ThreadPoolExecutor() as pool:
        list(pool.map(one, range(SOURCES * EACH)))


def shrunk(file: Path) -> npt.NDArray[np.uint8]:
    """A photo of at most `SIDE` pixels."""
    photo = read(file)
    height, width = photo.shape[:2]
    share = min(1.0, SIDE / max(height, width))
    return photo if share == 1 else resized(photo, round(width * share), round(height * share))


def prepare(data: Path, work: Path) -> Real:
    """The real photos and the edited copies, indexed unless they are."""
    if not (work / "copies.photos").exists() and not (work / "copies").exists():
        plant(data, work / "copies.photos")
    for name, folder in (("real", data), ("copies", work / "copies.photos")):
        if not (work / name).exists():
            command = [sys.executable, "-m", "visearch_desktop", "index", folder, "--catalog", work / name]
            subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL)
    every = sorted(path for path in data.rglob("*") if path.suffix.lower() in SUFFIXES)
    names, packed, vectors, hashes = zip(*(read_rows(work / name) for name in ("real", "copies")), strict=True)
    place = {data / name: number for number, name in enumerate(names[0])}
    truth = []
    for number, name in enumerate(names[1]):
        found = re.match(r"(\d+)_", name)
        if found and every[int(found[1])] in place:
            truth.append((place[every[int(found[1])]], len(names[0]) + number))
    rows = [one for some in packed for one in some]
    codes = [imaging.packed_codes(one) for one in rows]
    return Real(rows, codes, np.concatenate(vectors), np.concatenate(hashes), truth)


def read_rows(folder: Path) -> tuple[list[str], list[bytes], npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Paths, packed features, embeddings and hashes of a catalog."""
    database = Database(folder, read_only=True)
    rows = database.rows(
        "SELECT (SELECT path FROM photo p WHERE p.content_id = c.id), f.packed, c.embedding, c.phash FROM content c"
        " JOIN cache.features f ON f.content_id = c.id WHERE c.embedding IS NOT NULL ORDER BY c.id"
    )
    vectors = packing.unpack([row[2] for row in rows], database.version)
    database.close()
    return [row[0] for row in rows], [row[1] for row in rows], vectors, np.array([row[3] for row in rows], np.int64)


def made_up(real: Real, count: int) -> Iterator[list[Row]]:
    """Photos that resemble real ones as strangers do, some at a time."""
    random = np.random.default_rng(11)
    lengths = np.array([len(codes) for codes in real.codes])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    flat = np.concatenate(real.codes)
    rich = np.flatnonzero(lengths > 20)
    for first in range(0, count, BLOCK):
        one, other = (random.choice(rich, min(BLOCK, count - first)) for _ in range(2))
        owner = np.repeat(np.arange(len(one)), lengths[one])
        within = np.arange(len(owner)) - np.repeat(np.cumsum(lengths[one]) - lengths[one], lengths[one])
        mine = flat[starts[one][owner] + within]
        theirs = flat[starts[other][owner] + (random.random(len(owner)) * lengths[other][owner]).astype(np.int64)]
        codes = np.split((mine & np.uint32(0xFFFF)) | (theirs & np.uint32(0xFFFF0000)), np.cumsum(lengths[one])[:-1])
        share = random.uniform(0.5, 0.8, (len(one), 1)).astype(np.float32)
        vectors = share * real.vectors[one] + (1 - share) * real.vectors[other]
        turned = np.bitwise_or.reduce(np.int64(1) << random.integers(0, 63, (len(one), 16)), axis=1)
        yield [*zip(map(pack, codes), vectors, (real.hashes[one] ^ turned).tolist(), strict=True)]


def pack(codes: imaging.Bits) -> bytes:
    """Features with these codes, at no place in particular, as `imaging.pack` keeps them."""
    return struct.pack("<BHHH", 2, len(codes), 256, 256) + codes.astype("<u4").tobytes() + bytes(12 * len(codes))


def fill(real: Real, folder: Path, size: int) -> None:
    """A catalog of so many photos; the real ones come first, so that contents are their places and one more."""
    workspace = Workspace.create(folder, device="cpu")
    real_rows = [*zip(real.packed, real.vectors, real.hashes.tolist(), strict=True)]
    first = 1
    for rows in chain([real_rows], made_up(real, size - len(real_rows))):
        put(workspace.database, first, rows)
        first += len(rows)
    workspace.close()


def put(database: Database, first: int, rows: list[Row]) -> None:
    """The rows of photos numbered from `first`."""
    with database.write() as connection:
        connection.execute("INSERT OR IGNORE INTO root (id, folder) VALUES (1, '/nowhere')")
        connection.executemany(
            "INSERT INTO content (digest, width, height, phash, embedding) VALUES (?, 9, 9, ?, ?)",
            ((n.to_bytes(32), phash, packing.pack(vector)) for n, (_, vector, phash) in enumerate(rows, first)),
        )
        connection.executemany(
            "INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) VALUES (1, ?, 1, 1, ?)",
            ((f"{n}.jpg", n) for n in range(first, first + len(rows))),
        )
        connection.executemany(
            "INSERT INTO cache.features (content_id, packed) VALUES (?, ?)",
            ((n, packed) for n, (packed, _, _) in enumerate(rows, first)),
        )
