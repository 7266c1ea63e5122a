"""An audit of a real shop with 40 planted copies: python -m benchmarks.planted SHARED [--copies 40] [--seed 3]

Copies photos and product table of luma, adds edited copies under new SKUs (some with another price or category), and
runs `visearch audit`. A pair of photos reported as identical or near duplicate is right when both show one picture: a
copy and its source, or files of the shop that are the same picture by their pixels (`luma.same_pictures`). Recall
counts the planted pairs found, precision the reported pairs that are right; both should be 0.97 or more.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import edits, overlays
from benchmarks.edits import Edit
from benchmarks.luma import Shot, read_shots, same_pictures
from benchmarks.own_edits import edited, read, write

ALLOWED = 0.97
EDITS: dict[str, Edit] = {
    "crop": partial(edits.cut_and_frame, side="bottom", share=0.35, colour=edits.WHITE),
    "mirror": partial(edits.turn, quarters=0, mirrored=True),
    "banner": partial(overlays.caption, share=0.15),
    "border": partial(overlays.rounded, radius=0.02, frame=0.18),
    "tilt": partial(edits.tilt_cut, degrees=9),
    "turn90": partial(edits.turn, quarters=1),
    "grey": partial(edits.saturation, factor=0.0),
    "jpeg10": partial(edits.encode, suffix=".jpg", quality=10),
    "tiny": partial(edits.shrink_sharpen, share=0.1, amount=0.0),
    "collage": partial(overlays.grid, place=1),
    "cut_side": partial(edits.cut, side="left", share=0.25),
    "mirror_crop": partial(edits.mirror_cut, share=0.8),
    "stickers": partial(overlays.stickers, share=0.1, count=2),
    "watermark": partial(overlays.watermark, alpha=0.45, rows=6, text="SAMPLE"),
    "screenshot": partial(overlays.screenshot, dark=False, share=0.5),
    "pale": partial(edits.contrast, gain=0.75, shift=25),
    "wide": partial(edits.squeeze, wide=1.12, high=1.0),
    "print": partial(overlays.reproduced, blur=1.5, cast=(92, 100, 104), lines=0.0),
    "webp": partial(edits.encode, suffix=".webp", quality=25),
    "blurred_sides": partial(overlays.blurred_sides, ratio=1.4),
}

COLOURLESS = {"grey"}
"""Edits that take the colour away. They are made of photos with one colour only in their pose: the colours of a luma
style are one shot coloured anew, so nobody could say which of them a grey copy was made from."""

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Copy:
    """A planted photo, the photo it was made from, and how."""

    name: str
    source: str
    edit: str


def choose_sources(shots: Sequence[Shot], count: int, seed: int) -> list[tuple[str, str]]:
    """Photos spread over the styles, each with the edit it gets: one of each style, then a second one and so on."""
    random = np.random.default_rng(seed)
    colours = Counter((shot.style, shot.pose) for shot in shots)
    alone = {shot.name for shot in shots if colours[shot.style, shot.pose] == 1}
    by_style: dict[str, list[str]] = {}
    for place in random.permutation(len(shots)):
        by_style.setdefault(shots[place].style, []).append(shots[place].name)
    waiting = [style[turn] for turn in range(len(shots)) for style in by_style.values() if turn < len(style)]
    chosen = []
    for number in range(count):
        edit = list(EDITS)[number % len(EDITS)]
        source = next(name for name in waiting if edit not in COLOURLESS or name in alone)
        waiting.remove(source)
        chosen.append((source, edit))
    return chosen


def plant(photos: Path, strangers: Sequence[Path], sources: Sequence[tuple[str, str]], seed: int) -> list[Copy]:
    """Write an edited copy of each source beside the photos; collages show `strangers` besides."""
    copies = []
    for number, (source, edit) in enumerate(sources):
        copy = Copy(f"sup{number + 1:03}.jpg", source, edit)
        other = read(strangers[number % len(strangers)])
        write(edited(read(photos / source), other, edit, EDITS[edit], seed + number), photos / copy.name)
        copies.append(copy)
    return copies


def extend_table(table: Path, target: Path, copies: Sequence[Copy]) -> None:
    """The product table with a row for each copy: a half cheaper, every third in another category."""
    with table.open(newline="", encoding="utf-8") as handle:
        reader = csv.DictReader(handle)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    shown_by = {image: row for row in reversed(rows) for image in row["images"].split(";")}
    for number, copy in enumerate(copies):
        row = dict(shown_by.get(copy.source, rows[0])) | {"sku": f"SUP-{number + 1:03}", "images": copy.name}
        if number % 2:
            row |= {"price": str(round(float(row["price"] or 30) * 0.7, 2)), "name": f"Supplier item {number + 1}"}
        if number % 3 == 0:
            row["categories"] = "Default Category/Sale"
        rows.append(row)
    with target.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, columns)
        writer.writeheader()
        writer.writerows(rows)


def audit(photos: Path, table: Path, work: Path, model: str) -> Mapping[str, Any]:
    """Index the shop and audit it, both by the command line; the JSON report."""
    catalog, report = work / "catalog", work / "out.json"
    program = [sys.executable, "-m", "visearch_desktop"]
    made = ["index", photos, "--catalog", catalog, "--model", model, "--products", table]
    subprocess.run([*program, *map(str, made)], check=True, stdout=subprocess.DEVNULL)
    asked = ["audit", "--catalog", catalog, "--report", report]
    subprocess.run([*program, *map(str, asked)], check=True, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def reported_pairs(report: Mapping[str, Any]) -> dict[Pair, str]:
    """Pairs of different files called identical or near duplicate, with a line that tells about them."""
    pairs = {}
    for group in report["groups"]:
        for pair in group["pairs"]:
            relation = pair.get("relation", group["relation"])
            a, b = Path(pair["a"]).name, Path(pair["b"]).name
            if a != b and relation in {"identical", "near_duplicate"}:
                facts = f"{relation} score {pair['duplicate_score']:.3f} cosine {pair['similarity']:.3f}"
                pairs[frozenset((a, b))] = f"{facts} {a} {b}"
    return pairs


def true_pairs(copies: Sequence[Copy], same: Collection[tuple[str, str]]) -> set[Pair]:
    """Every pair of files that show one picture: copies, their sources, and the shop's own second files."""
    pictures: list[set[str]] = [{copy.name, copy.source} for copy in copies] + [set(pair) for pair in same]
    merged: list[set[str]] = []
    for picture in pictures:
        touching = [known for known in merged if known & picture]
        merged = [known for known in merged if not known & picture] + [picture.union(*touching)]
    return {frozenset((a, b)) for picture in merged for a in picture for b in picture if a < b}


def shop_with_copies(shared: Path, work: Path, count: int, seed: int) -> tuple[list[Copy], set[tuple[str, str]]]:
    """The shop in `work`, as `photos` and `products.csv`, with copies planted; those, and what it had twice before."""
    data, photos = shared / "data", work / "photos"
    shutil.copytree(data / "luma" / "photos", photos)
    shots = read_shots(photos)
    same = same_pictures(photos, [shot.name for shot in shots])
    strangers = sorted((data / "clothing" / "queries").rglob("*.jpg"))[::7]
    copies = plant(photos, strangers, choose_sources(shots, count, seed), seed)
    extend_table(data / "luma" / "products.csv", work / "products.csv", copies)
    return copies, same


def print_result(copies: Sequence[Copy], same: Collection[tuple[str, str]], reported: Mapping[Pair, str]) -> None:
    """Recall, precision, what was missed and what was wrong."""
    right = true_pairs(copies, same)
    missed = [copy for copy in copies if frozenset((copy.name, copy.source)) not in reported]
    wrong = [line for pair, line in reported.items() if pair not in right]
    recall = 1 - len(missed) / len(copies)
    precision = 1 - len(wrong) / max(1, len(reported))
    print(f"{len(copies)} copies planted, {len(reported)} pairs reported")
    print(f"the shop's own pictures under two names: {', '.join(' = '.join(pair) for pair in sorted(same))}")
    for copy in missed:
        print(f"  missed: {copy.edit} of {copy.source} as {copy.name}")
    for line in wrong:
        print(f"  wrong: {line}")
    met = "met" if min(recall, precision) >= ALLOWED else "MISSED"
    print(f"recall {recall:.3f}, precision {precision:.3f}; target {ALLOWED} each - {met}")


def main() -> None:
    """Plant, audit, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--model", default="efficientnet-lite0")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        copies, same = shop_with_copies(options.shared, work, options.copies, options.seed)
        report = audit(work / "photos", work / "products.csv", work, options.model)
    print_result(copies, same, reported_pairs(report))


if __name__ == "__main__":
    main()
