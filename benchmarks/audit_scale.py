"""Candidates of an audit of many photos: python -m benchmarks.audit_scale SHARED WORK [--sizes 10000 100000]

WORK keeps what is made: `real`, a catalog of all photos of SHARED/data; `copies`, 1,800 edited copies of 300 of them
(edits of the sets test, fresh and later, with which nothing was tuned); and a catalog of each size, of both and of
made-up photos for the rest. A made-up photo has the local features of two real ones crossed (the first 16 bits of one,
the other 16 of another, so that codes are as crowded as real ones) and an embedding between theirs. Its rows go
straight into the store, and `seek` runs as in `visearch audit`. Printed are:

- seconds and memory of the whole search for candidates, and pairs to verify for each photo;
- planted: how many of the edited copies are to be compared with their source;
- all pairs: of what comes out when 1,000 photos are compared with every other (all dimensions of the embeddings, every
  shared feature counted), how much was found;
- hashes: the same copies by 64-bit DCT hashes that differ in 8 bits at most, all pairs compared, as hash tools do.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import machine
from benchmarks.edit_sets import SETS
from benchmarks.edits import resized
from benchmarks.own_edits import SUFFIXES, edited, read, write
from visearch_desktop.core import imaging, sketches
from visearch_desktop.core.audit import candidates, seek, shared_features
from visearch_desktop.core.audit.neighbours import Nearest
from visearch_desktop.core.progress import finished
from visearch_desktop.core.store import Database, embeddings, packing, photos
from visearch_desktop.core.workspace import Workspace

SOURCES, EACH = 300, 6
SAMPLE = 1000
BITS = 8
SIDE = 1000

Pairs = set[tuple[int, int]]


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


def made_up(real: Real, count: int) -> Iterator[tuple[bytes, npt.NDArray[np.float32], int]]:
    """Packed features, embedding and hash of photos that resemble real ones as strangers do."""
    random = np.random.default_rng(11)
    rich = [place for place, codes in enumerate(real.codes) if len(codes) > 20]
    for _ in range(count):
        one, other = random.choice(rich, 2)
        mine, theirs = real.codes[one], random.choice(real.codes[other], len(real.codes[one]))
        share = random.uniform(0.5, 0.8)
        vector = share * real.vectors[one] + (1 - share) * real.vectors[other]
        turned = int(np.bitwise_or.reduce(np.int64(1) << random.integers(0, 63, 16)))
        codes = (mine & np.uint32(0xFFFF)) | (theirs & np.uint32(0xFFFF0000))
        yield pack(codes), vector / np.linalg.norm(vector), int(real.hashes[one]) ^ turned


def pack(codes: imaging.Bits) -> bytes:
    """Features with these codes, at no place in particular."""
    positive = np.unpackbits(codes.astype("<u4").view(np.uint8).reshape(-1, 4), axis=1, bitorder="little")
    descriptors = np.where(positive, 1.0, -1.0).astype(np.float32) / np.sqrt(32, dtype=np.float32)
    places = np.ones((len(codes), 4), np.float32)
    return imaging.pack(imaging.Features(places, descriptors, 256, 256))


def fill(real: Real, folder: Path, size: int) -> None:
    """A catalog of so many photos; the real ones come first, so that contents are their places and one more."""
    workspace = Workspace.create(folder, device="cpu")
    rows = zip(real.packed, real.vectors, real.hashes.tolist(), strict=True)
    with workspace.database.write() as connection:
        connection.execute("INSERT INTO root (id, folder) VALUES (1, '/nowhere')")
        for number, (packed, vector, phash) in enumerate([*rows]):
            put(connection, number, packed, vector, phash)
        for number, (packed, vector, phash) in enumerate(made_up(real, size - len(real.packed)), len(real.packed)):
            put(connection, number, packed, vector, phash)
    workspace.close()


def put(connection: object, number: int, packed: bytes, vector: npt.NDArray[np.float32], phash: int) -> None:
    """The rows of one photo."""
    values = number.to_bytes(32), phash, packing.pack(vector)
    run = connection.execute  # type: ignore[attr-defined]
    run("INSERT INTO content (digest, width, height, phash, embedding) VALUES (?, 9, 9, ?, ?)", values)
    photo = (f"{number}.jpg", number + 1)
    run("INSERT INTO photo (root_id, path, bytes, mtime_ns, content_id) VALUES (1, ?, 1, 1, ?)", photo)
    run("INSERT INTO cache.features VALUES (?, ?)", (number + 1, packed))


def found_pairs(database: Database) -> Pairs:
    """All that was found worth verifying, as pairs of places."""
    rows = database.rows("SELECT content_id, others FROM cache.sought")
    return {
        (min(one, other) - 1, max(one, other) - 1) for one, others in rows for other in np.frombuffer(others, "<i8")
    }


def exhaustive(database: Database, size: int) -> tuple[Pairs, npt.NDArray[np.int64]]:
    """What comes out when `SAMPLE` photos are compared with every other, and which photos."""
    ids = photos.live_contents(database)
    asked = np.sort(np.random.default_rng(3).choice(ids, min(SAMPLE, size), replace=False))
    order = np.concatenate([asked, np.setdiff1d(ids, asked)])
    count = len(asked)
    _, queries = embeddings.of(database, asked)
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    codes: list[imaging.Bits] = []
    best = np.full((count, candidates.MOST), -1.0, np.float32)
    where = np.full((count, candidates.MOST), -1, np.int64)
    for start in range(0, size, 4000):
        page = order[start : start + 4000]
        known = sketches.codes(database, page.tolist())
        codes += [known.get(int(content), np.empty(0, np.uint32)) for content in page]
        block = embeddings.in_order(database, page, queries.shape[1])
        cosines = queries @ (block / np.linalg.norm(block, axis=1, keepdims=True)).T
        here = np.arange(start, start + len(page))
        cosines[np.arange(count)[:, None] == here[None]] = -1.0
        both = np.concatenate([best, cosines], axis=1)
        places = np.concatenate([where, np.broadcast_to(here, cosines.shape)], axis=1)
        chosen = np.argsort(-both, axis=1)[:, : candidates.MOST]
        best, where = np.take_along_axis(both, chosen, 1), np.take_along_axis(places, chosen, 1)
    kept, shared_features.MOST_ALIKE = shared_features.MOST_ALIKE, 10**9
    shared = shared_features.SharedFeatures(codes)
    found = [candidates.by_embedding(0, Nearest(where, best))]
    for first in range(0, count, 100):
        found += [
            candidates.by_votes(shared.votes(first, min(first + 100, count), mirrored=mirrored))
            for mirrored in (False, True)
        ]
    shared_features.MOST_ALIKE = kept
    pairs = {
        (int(min(order[a], order[b])) - 1, int(max(order[a], order[b])) - 1)
        for one in found
        for a, b in zip(one.left, one.right, strict=True)
    }
    return pairs, asked


def by_hashes(hashes: npt.NDArray[np.uint64]) -> Pairs:
    """Pairs of photos whose hashes differ in at most `BITS` bits, all compared."""
    pairs: Pairs = set()
    for start in range(0, len(hashes), 64):
        some = hashes[start : start + 64]
        near = np.bitwise_count(some[:, None] ^ hashes[None, start:]) <= BITS
        rows, columns = np.nonzero(near)
        pairs.update((start + a, start + b) for a, b in zip(rows.tolist(), columns.tolist(), strict=True) if a < b)
    return pairs


def share(found: Pairs, wanted: Sequence[tuple[int, int]] | Pairs) -> float:
    """How much of what is wanted was found."""
    return sum(pair in found for pair in wanted) / max(1, len(wanted))


def measure(real: Real, folder: Path, size: int, *, with_hashes: bool) -> None:
    """Make a catalog if need be, look for candidates, print a block of figures."""
    if not folder.exists():
        fill(real, folder, size)
    workspace = Workspace.open(folder, device="cpu")
    with workspace.database.write() as connection:
        connection.execute("DELETE FROM cache.sought")
    start = time.perf_counter()
    with machine.PeakMemory() as memory:
        finished(seek.seek(workspace))
    seconds = time.perf_counter() - start
    pairs = found_pairs(workspace.database)
    print(
        f"{size:,} photos: {seconds:.1f} s, {memory.megabytes:,.0f} MB, {len(pairs) / size:.2f} pairs a photo,"
        f" planted {share(pairs, real.truth):.4f} of {len(real.truth)}",
        flush=True,
    )
    every, asked = exhaustive(workspace.database, size)
    print(f"  all pairs: {share(pairs, every):.4f} of {len(every)} pairs of {len(asked)} photos", flush=True)
    if with_hashes:
        hashes = np.array([row[0] for row in workspace.database.rows("SELECT phash FROM content ORDER BY id")])
        start = time.perf_counter()
        near = by_hashes(hashes.astype(np.int64).view(np.uint64))
        seconds = time.perf_counter() - start
        print(f"  hashes: {seconds:.1f} s, {len(near) / size:.2f} pairs a photo, planted {share(near, real.truth):.4f}")
    workspace.close()


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--most-hashed", type=int, default=100_000, help="photos up to which hashes are compared")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print(machine.describe())
    real = prepare(options.shared / "data", options.work)
    for size in options.sizes:
        measure(real, options.work / f"of-{size}", size, with_hashes=size <= options.most_hashed)


if __name__ == "__main__":
    main()
