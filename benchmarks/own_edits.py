"""Edited copies under edits of our own: python -m benchmarks.own_edits --photos DIR --out DIR [--set tune|test]

Writes what SHARED/bench/supplier_edits.py writes, in the same layout, so that score_edits.py scores it:
OUT/gallery/, OUT/queries/<edit>/, OUT/queries/distractor/ and OUT/truth.csv (query, edit, source; no source for a
distractor). The same seed gives the same files. Calibration uses the set `tune` only.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from benchmarks.edit_sets import SETS
from benchmarks.edits import Edit, Picture, decoded

SUFFIXES = {".jpg", ".jpeg", ".png"}


@dataclass(frozen=True, slots=True)
class Job:
    """One edited photo to be made; `source` is its photo in the gallery, empty for a distractor."""

    photo: Path
    edit: str
    folder: str
    source: str


def read(photo: Path) -> Picture:
    """A photo as a picture, whatever its path is called."""
    return decoded(np.frombuffer(photo.read_bytes(), np.uint8))


def write(picture: Picture, target: Path, quality: int = 88) -> None:
    """Save a picture as a JPEG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes())


def edited(photo: Picture, other: Picture, name: str, edit: Edit, seed: int) -> Picture:
    """The photo under an edit; its chance depends on the name of the edit and the seed alone."""
    return edit(photo, other, np.random.default_rng([seed, zlib.crc32(name.encode())]))


def split(photos: Sequence[Path], gallery: int, distractors: int, seed: int) -> tuple[list[Path], list[Path]]:
    """Photos of the catalogue, and photos outside it."""
    order = np.random.default_rng(seed).permutation(len(photos))
    shuffled = [photos[place] for place in order]
    return shuffled[:gallery], shuffled[gallery : gallery + distractors]


def jobs(known: Sequence[Path], outside: Sequence[Path], edits: Sequence[str]) -> Iterator[Job]:
    """Every known photo under every edit, then each outside photo under one."""
    for photo in known:
        for edit in edits:
            yield Job(photo, edit, edit, f"gallery/{photo.name}")
    for number, photo in enumerate(outside):
        yield Job(photo, edits[number % len(edits)], "distractor", "")


def make(
    photos: Path, out: Path, *, edits: dict[str, Edit], gallery: int, queries: int, distractors: int, seed: int
) -> None:
    """Write gallery, queries and truth."""
    every = sorted(path for path in photos.rglob("*") if path.suffix.lower() in SUFFIXES)
    inside, outside = split(every, gallery, distractors, seed)
    if not outside:
        raise SystemExit("No photos are left for distractors: lower --gallery.")
    (out / "gallery").mkdir(parents=True, exist_ok=True)
    for photo in inside:
        shutil.copy(photo, out / "gallery" / photo.name)
    rows = []
    for number, job in enumerate(jobs(inside[:queries], outside, list(edits))):
        target = out / "queries" / job.folder / f"{job.photo.stem}-{job.edit}.jpg"
        other = outside[(number * 7 + seed) % len(outside)]
        if other == job.photo:
            other = outside[(number * 7 + seed + 1) % len(outside)]
        write(edited(read(job.photo), read(other), job.edit, edits[job.edit], seed + number), target)
        rows.append((target.relative_to(out).as_posix(), job.edit, job.source))
    with (out / "truth.csv").open("w", newline="", encoding="utf-8") as handle:
        table = csv.writer(handle)
        table.writerow(["query", "edit", "source"])
        table.writerows(rows)


def main() -> None:
    """Make one set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", choices=sorted(SETS), default="test")
    parser.add_argument("--gallery", type=int, default=700)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--distractors", type=int, default=120)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    make(
        options.photos, options.out, edits=SETS[options.set], gallery=options.gallery, queries=options.queries,
        distractors=options.distractors, seed=options.seed,
    )  # fmt: skip


if __name__ == "__main__":
    main()
