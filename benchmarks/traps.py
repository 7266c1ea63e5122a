"""Different products before one background: python -m benchmarks.traps SHARED [--half tune|test|all] [--show 30]

traps.csv lists pairs of photos that share their surroundings and not their product: one patterned bedspread, floor
or carpet, one shelf, one model in one pose, even the same face pasted on. Every pair was looked at. Calling them
near duplicates is wrong: 1 % at most may be. The halves share no photo; thresholds are chosen on `tune` alone.

Kinds: bedspread, carpet, floor, cloth, backdrop, hanger - clothing laid or hung in one place; pattern - patterns whose
points match without any common place; shelf - groceries held before one shelf; shelf_scene - the shelf itself;
same_model - the model's face, hands or legs are the very same picture; look_alike - like shorts or trousers on like
legs.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judged import Judged, judge_of, share
from visearch_desktop.core.catalog import Relation

LIST = Path(__file__).with_suffix(".csv")
ALLOWED = 0.01


@dataclass(frozen=True, slots=True)
class Trap:
    """Two photos of different products, named relative to SHARED/data, and what they have in common."""

    dataset: str
    photo_a: str
    photo_b: str
    kind: str
    half: str


def read_traps(half: str = "all") -> list[Trap]:
    """The pairs of one half, or all of them."""
    with LIST.open(newline="", encoding="utf-8") as handle:
        traps = [Trap(**row) for row in csv.DictReader(handle)]
    of_half = {name: {p for t in traps if t.half == name for p in (t.photo_a, t.photo_b)} for name in ("tune", "test")}
    assert not of_half["tune"] & of_half["test"], "the halves share photos"
    return [trap for trap in traps if half in {"all", trap.half}]


def judge_traps(shared: Path, traps: list[Trap], model: str) -> dict[Trap, Judged]:
    """What matching says of each pair."""
    names = {name for trap in traps for name in (trap.photo_a, trap.photo_b)}
    by_names = {(trap.photo_a, trap.photo_b): trap for trap in traps}
    with (
        tempfile.TemporaryDirectory() as work,
        judge_of(shared / "data", names, Path(work), model=model) as judge,
    ):
        return {by_names[pair.a, pair.b]: pair for pair in judge.judge(by_names)}


def print_result(judged: dict[Trap, Judged], show: int) -> None:
    """Shares by kind, then those that were got wrong, the worst first."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for trap, pair in judged.items():
        kinds[f"{trap.dataset} {trap.kind}"].append(pair)
        kinds["all"].append(pair)
    for kind, pairs in sorted(kinds.items(), key=lambda item: (item[0] == "all", item[0])):
        relations = Counter(str(pair.judgement.relation) for pair in pairs)
        highest = max(pair.judgement.duplicate_score for pair in pairs)
        said = ", ".join(f"{name} {count}" for name, count in relations.most_common())
        print(f"{kind:22} near_duplicate {share(pairs, Relation.NEAR_DUPLICATE):6.1%} of {len(pairs):3}", end="")
        print(f"  highest score {highest:.3f}  ({said})")
    wrong = [pair for pair in judged.values() if pair.judgement.relation is Relation.NEAR_DUPLICATE]
    for pair in sorted(wrong, key=lambda pair: -pair.judgement.duplicate_score)[:show]:
        print(f"  {pair}")
    met = share(kinds["all"], Relation.NEAR_DUPLICATE) <= ALLOWED
    print(f"target: at most {ALLOWED:.0%} near_duplicate - {'met' if met else 'MISSED'}")


def main() -> None:
    """Judge the traps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--half", choices=("tune", "test", "all"), default="test")
    parser.add_argument("--model", default="efficientnet-lite0")
    parser.add_argument("--show", type=int, default=30, help="pairs got wrong to print")
    options = parser.parse_args()
    print_result(judge_traps(options.shared, read_traps(options.half), options.model), options.show)


if __name__ == "__main__":
    main()
