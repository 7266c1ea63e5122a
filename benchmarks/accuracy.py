"""Recall of edited supplier photos and of other views: python -m benchmarks.accuracy SHARED [--own SET ...]

SHARED holds `bench/` (the scripts that make edits and score answers) and `data/` (clothing and luma).
Prints recall@1 for each edit, its mean, uAP, how far the duplicate score can be trusted, and recall by style, all
through the command line. `--own` adds edits of our own, sets of `edit_sets`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import own_edits, score_pairs
from benchmarks.edit_sets import SETS


def visearch(*arguments: object, output: Path | None = None) -> None:
    """Run a command of the program; its answers go to `output`."""
    command = [sys.executable, "-m", "visearch_desktop", *map(str, arguments)]
    if output is None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return
    with output.open("w", encoding="utf-8") as file:
        subprocess.run(command, check=True, stdout=file)


def script(shared: Path, name: str, *arguments: object) -> None:
    """Run one of the shared scripts."""
    subprocess.run([sys.executable, str(shared / "bench" / name), *map(str, arguments)], check=True)


def supplier_edits(shared: Path, work: Path, model: str, *, seed: int) -> None:
    """Edited copies of catalogue photos, and edited photos of products the catalogue does not hold."""
    photos = shared / "data" / "clothing" / "gallery"
    script(shared, "supplier_edits.py", "--photos", photos, "--out", work / "edits", "--seed", seed)
    answer_and_score(shared, work / "edits", model)


def edits_of_our_own(shared: Path, work: Path, model: str, name: str, *, seed: int) -> None:
    """The same with a set of edits that we invented."""
    photos = shared / "data" / "clothing" / "gallery"
    own_edits.make(photos, work / name, edits=SETS[name], gallery=700, queries=60, distractors=120, seed=seed)
    answer_and_score(shared, work / name, model)


def answer_and_score(shared: Path, folder: Path, model: str) -> None:
    """Index the gallery of a folder of edits, search with its queries, and score the answers."""
    catalog, answers = folder / "catalog", folder / "answers.ndjson"
    visearch("index", folder / "gallery", "--catalog", catalog, "--model", model)
    query = ("search", "--each", folder / "queries", "--catalog", catalog)
    visearch(*query, "--top", 10, "--json", output=answers)
    script(shared, "score_edits.py", folder, answers)
    score_pairs.print_scores(folder, answers)


def other_views(shared: Path, work: Path, model: str) -> None:
    """Back and alternative views against the main photos of a real shop."""
    script(shared, "luma_split.py", shared / "data" / "luma" / "photos", work / "luma")
    visearch("index", work / "luma" / "gallery", "--catalog", work / "luma-catalog", "--model", model)
    answers = work / "luma.ndjson"
    query = ("search", "--each", work / "luma" / "queries", "--catalog", work / "luma-catalog")
    visearch(*query, "--top", 10, "--json", output=answers)
    script(shared, "score_luma.py", answers)


def main() -> None:
    """Measure one model pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--model", default="efficientnet-lite0")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--own", nargs="*", choices=("test", "fresh", "later"), default=[], help="also edits invented here"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        print(f"{options.model}: supplier edits (seed {options.seed})", flush=True)
        supplier_edits(options.shared, Path(work), options.model, seed=options.seed)
        for name in options.own:
            print(f"{options.model}: our own edits, set {name} (seed {options.seed})", flush=True)
            edits_of_our_own(options.shared, Path(work), options.model, name, seed=options.seed)
        print(f"{options.model}: other views of one style", flush=True)
        other_views(options.shared, Path(work), options.model)


if __name__ == "__main__":
    main()
