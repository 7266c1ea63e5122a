"""Duplicates by hashes alone and by the audit: python -m benchmarks.peer_hashes SHARED [--copies 40] [--seed 3]

A real shop with edited copies planted in it (as `benchmarks.planted` does). imagehash's pHash and dHash, 64 bits each,
call two photos the same when at most so many bits differ; the audit decides by itself. Recall counts the planted copies
found; precision the pairs called the same that are; every time includes decoding.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import import_module, util
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from benchmarks.figures import Figure, tell
from benchmarks.machine import describe
from benchmarks.planted import Copy, Pair, audit, reported_pairs, shop_with_copies, true_pairs

BITS = (0, 4, 8, 12)
"""Differing bits up to which two photos count as the same: 8 is what most tools take, 12 is generous."""


def hashed(photos: Sequence[Path], kind: str) -> npt.NDArray[np.bool_]:
    """The hash of every photo, bool [n, 64]."""
    make: Any = getattr(import_module("imagehash"), kind)
    rows = []
    for photo in photos:
        with Image.open(photo) as image:
            rows.append(make(image).hash.ravel())
    return np.stack(rows)


def close_pairs(names: Sequence[str], hashes: npt.NDArray[np.bool_], bits: int) -> set[Pair]:
    """Pairs of photos that differ in at most so many bits."""
    signs = 2.0 * hashes - 1
    differing = (64 - signs @ signs.T) / 2
    ones, others = np.nonzero(np.triu(differing <= bits, 1))
    return {frozenset((names[one], names[other])) for one, other in zip(ones.tolist(), others.tolist(), strict=True)}


def scored(who: str, name: str, reported: Collection[Pair], copies: Sequence[Copy], right: set[Pair], photos: int
           ) -> Iterator[Figure]:  # fmt: skip
    """Recall of the planted copies and precision of all that was reported."""
    found = sum(frozenset((copy.name, copy.source)) in reported for copy in copies)
    wrong = sum(pair not in right for pair in reported)
    yield Figure("audit", f"planted copies found{name}", found / len(copies), "", who, photos)
    yield Figure("audit", f"pairs called the same that are not{name}", wrong, "pairs", who, photos)


def by_hashes(photos: Path, copies: Sequence[Copy], right: set[Pair]) -> Iterator[Figure]:
    """Both hashes at some thresholds."""
    files = sorted(photos.iterdir())
    names = [file.name for file in files]
    for kind in ("phash", "dhash"):
        start = time.perf_counter()
        hashes = hashed(files, kind)
        elapsed = time.perf_counter() - start
        yield Figure("audit", "index and compare", 1000 * elapsed / len(files), "ms a photo", kind, len(files))
        for bits in BITS:
            yield from scored(kind, f", {bits} bits", close_pairs(names, hashes, bits), copies, right, len(files))


def by_audit(photos: Path, table: Path, work: Path, copies: Sequence[Copy], right: set[Pair]) -> Iterator[Figure]:
    """The program, from the command line: index, audit, report."""
    count = len(list(photos.iterdir()))
    start = time.perf_counter()
    report: Mapping[str, Any] = audit(photos, table, work, "efficientnet-lite0")
    elapsed = time.perf_counter() - start
    yield Figure("audit", "index and compare", 1000 * elapsed / count, "ms a photo", photos=count)
    yield from scored("ViSearch", "", reported_pairs(report).keys(), copies, right, count)


def main() -> None:
    """Plant, compare, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    print(describe())
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        photos = work / "photos"
        copies, same = shop_with_copies(options.shared, work, options.copies, options.seed)
        right = true_pairs(copies, same)
        if util.find_spec("imagehash"):
            tell(by_hashes(photos, copies, right))
        tell(by_audit(photos, work / "products.csv", work, copies, right))


if __name__ == "__main__":
    main()
