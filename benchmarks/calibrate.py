"""Fit what each sign adds to the duplicate score: python -m benchmarks.calibrate SHARED [--keep FILE]

Same photo: edits of `edit_sets.TUNE` of photos that no accuracy benchmark asks for. Not the same: what else is
looked at for them, edited photos that the gallery does not hold, the `tune` half of the traps, also in sepia, and
other colours of every second luma style. Prints `WEIGHTS` for core/matching.py and how often each score was right.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import own_edits
from benchmarks.edit_sets import TUNE
from benchmarks.judged import Judge, index, judge_of
from benchmarks.luma import colour_pairs, read_shots, same_pictures
from benchmarks.traps import read_traps
from visearch_desktop.core import imaging
from visearch_desktop.core.matching import DUPLICATE_FROM, WEIGHTS, Candidate, Signs, Sketch, look, weighed
from visearch_desktop.core.query import Decoded, decode
from visearch_desktop.core.search import query_from_path
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace

SEED = 29
GALLERY, QUERIES, DISTRACTORS = 200, 24, 100
CANDIDATES = 16
COUNTED = {"colour": 3.0, "trap": 3.0, "toned trap": 3.0}
"""Counted more than once: in a real catalogue most of what looks alike is another colour, or another product on
the same backdrop."""


@dataclass(frozen=True, slots=True)
class Example:
    """One way of laying two photos over each other: whether they are the same photo, and what was seen."""

    kind: str
    pair: str
    same: bool
    seen: dict[str, float]


def of_edits(shared: Path, work: Path) -> Iterator[Example]:
    """What a search looks at for edited photos, in and outside the gallery."""
    own_edits.make(
        shared / "data" / "clothing" / "queries", work / "edits", edits=TUNE, gallery=GALLERY, queries=QUERIES,
        distractors=DISTRACTORS, seed=SEED,
    )  # fmt: skip
    index(work / "edits" / "gallery", work / "catalog")
    workspace = Workspace.open(work / "catalog", device="cpu")
    rows = (work / "edits" / "truth.csv").read_text(encoding="utf-8").split()[1:]
    try:
        for query, edit, source in (row.split(",") for row in rows):
            decoded = decode(workspace, query_from_path(work / "edits" / query))
            for path, signs in looked_at(workspace, decoded):
                same = path.name == Path(source).name
                yield Example(edit if source else "distractor", f"{query} {path.name}", same, seen_in(signs))
    finally:
        workspace.close()


def looked_at(workspace: Workspace, query: Decoded) -> Iterator[tuple[Path, Signs]]:
    """The candidates of a query that were laid over it."""
    vectors = workspace.embedder.embed_shared(query.tiles)
    near = workspace.gallery.candidates(vectors, CANDIDATES, [view.handicap for view in imaging.QUERY_VIEWS])
    contents = [one.content for one in near]
    sketches = workspace.sketches(contents)
    densities = workspace.gallery.densities(contents)
    places = {row.content: row.path for row in photos.locate(workspace.database, contents)}
    asked = [Candidate(sketches[o.content], o.similarity, densities[o.content], query.seen[o.view]) for o in near]
    # A second time without its features: a photo too blurred or too plain for them is judged by the pictures alone.
    whole = query.sketch.result()
    plain = replace(whole, features=imaging.query_features(np.zeros((8, 8, 3), np.uint8)))
    for sketch in (whole, plain):
        for one, signs in zip(near, look(sketch, asked, thorough=True), strict=True):
            if signs is not None:
                yield places[one.content], signs


def of_pairs(judge: Judge, kind: str, pairs: list[tuple[str, str]]) -> Iterator[Example]:
    """Pairs known to be different photos."""
    for a, b in pairs:
        (signs,) = look(judge.sketch(a), [judge.candidate(a, b)], thorough=True)
        if signs is not None:
            yield Example(kind, f"{a} {b}", same=False, seen=seen_in(signs))


def of_traps(shared: Path, work: Path) -> Iterator[Example]:
    """Different products on one backdrop."""
    traps = read_traps("tune")
    names = {name for trap in traps for name in (trap.photo_a, trap.photo_b)}
    with judge_of(shared / "data", names, work) as judge:
        yield from of_pairs(judge, "trap", [(trap.photo_a, trap.photo_b) for trap in traps])
        # Without their colours two products on one backdrop are harder to tell apart.
        for number, trap in enumerate(traps):
            query = toned_sketch(shared / "data" / trap.photo_a, seed=number)
            (signs,) = look(query, [judge.candidate(trap.photo_a, trap.photo_b)], thorough=True)
            if signs is not None:
                yield Example("toned trap", f"{trap.photo_a} {trap.photo_b}", same=False, seen=seen_in(signs))


def toned_sketch(photo: Path, seed: int) -> Sketch:
    """What is compared of a photo in sepia, as a query."""
    picture = own_edits.read(photo)
    toned = own_edits.edited(picture, picture, "sepia", TUNE["sepia"], seed)[..., ::-1]
    small = imaging.shrink_to_thumbnail(np.ascontiguousarray(toned))
    return Sketch(imaging.query_features(np.ascontiguousarray(toned)), imaging.perceptual_hash(small), lambda: small)


def of_colours(shared: Path, work: Path) -> Iterator[Example]:
    """Other colours of every second style, in the same pose."""
    folder = shared / "data" / "luma" / "photos"
    shots = [shot for shot in read_shots(folder) if zlib.crc32(shot.style.encode()) % 2]
    names = {shot.name for shot in shots}
    with judge_of(folder, names, work) as judge:
        same = same_pictures(folder, sorted(names))
        pairs = [pair for pair in colour_pairs(shots) if tuple(sorted(pair)) not in same]
        yield from of_pairs(judge, "colour", pairs)


def seen_in(signs: Signs) -> dict[str, float]:
    """Everything that was measured, to try other signs later without collecting anew."""
    return {"inliers": signs.alignment.inliers, **asdict(signs.agreement)}


def values(one: Example) -> dict[str, float]:
    """The signs of the product's own model."""
    return weighed(int(one.seen["inliers"]), imaging.Agreement(**{k: v for k, v in one.seen.items() if k != "inliers"}))  # type: ignore[arg-type]


def fit(examples: list[Example], penalty: float = 0.3) -> dict[str, float]:
    """Logistic regression by Newton's method; `penalty` holds the weights small."""
    names = list(WEIGHTS)
    design = np.array([[values(one)[name] for name in names] for one in examples])
    same = np.array([one.same for one in examples], np.float64)
    counted = np.array([COUNTED.get(one.kind, 1.0) for one in examples])
    weights = np.zeros(len(names))
    for _ in range(30):
        likely = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (counted * (same - likely)) - penalty * weights
        bend = (design * (counted * likely * (1 - likely))[:, None]).T @ design + penalty * np.eye(len(names))
        weights += np.linalg.solve(bend, slope)
    return dict(zip(names, weights.round(2).tolist(), strict=True))


def score(weights: dict[str, float], one: Example) -> float:
    """The duplicate score of an example."""
    return float(1 / (1 + np.exp(-sum(weights[name] * value for name, value in values(one).items()))))


def print_result(examples: list[Example], weights: dict[str, float]) -> None:
    """The weights, how often each score was right, and the worst errors."""
    print("WEIGHTS =", weights)
    scores = np.array([score(weights, one) for one in examples])
    same = np.array([one.same for one in examples])
    print("score       pairs   same photo   mean score")
    edges: npt.NDArray[np.float64] = np.array([0, 0.05, 0.2, 0.5, 0.8, 0.9, 0.99, 1.01])
    for low, high in pairwise(edges):
        chosen = (scores >= low) & (scores < high)
        if chosen.any():
            means = f"{same[chosen].mean():12.3f} {scores[chosen].mean():12.3f}"
            print(f"{low:.2f}-{min(high, 1):.2f} {chosen.sum():7d} {means}")
    for kind in sorted({one.kind for one in examples}):
        chosen = np.array([one.kind == kind for one in examples])
        right, other = chosen & same, chosen & ~same
        missed, wrong = (right & (scores < DUPLICATE_FROM)).sum(), (other & (scores >= DUPLICATE_FROM)).sum()
        print(f"{kind:18} same {right.sum():4d} missed {missed:3d}   other {other.sum():5d} wrong {wrong:3d}")
    for number in np.argsort(-np.abs(scores - same))[:25]:
        one = examples[number]
        seen = " ".join(f"{name} {value:.2f}" for name, value in one.seen.items() if value is not None)
        print(f"{scores[number]:.2f} {'same ' if one.same else 'other'} {one.kind} {one.pair} {seen}")


def print_unaligned(examples: list[Example]) -> None:
    """What the pictures alone say, laid over each other as the embedding saw them: this chose `ALIKE`."""
    for least in (0.7, 0.75, 0.8, 0.85, 0.9):
        reached = [one.same for one in examples if one.seen["structure"] >= least]
        print(f"structure >= {least:.2f} without inliers: {sum(reached)} same, {len(reached) - sum(reached)} other")


def main() -> None:
    """Collect, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument(
        "--keep", type=Path, help="keep the examples in this file, and take them from there if it exists"
    )
    options = parser.parse_args()
    if options.keep and options.keep.is_file():
        examples = [Example(**one) for one in json.loads(options.keep.read_text())]
    else:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            examples = [*of_edits(options.shared, work / "a"), *of_traps(options.shared, work / "b")]
            examples += of_colours(options.shared, work / "c")
        if options.keep:
            options.keep.write_text(json.dumps([asdict(one) for one in examples]))
    aligned = [one for one in examples if one.seen["inliers"]]

    print_result(aligned, fit(aligned))
    print_unaligned([one for one in examples if not one.seen["inliers"]])


if __name__ == "__main__":
    main()
