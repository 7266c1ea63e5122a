"""Colours of one style, and different styles, of a real shop: python -m benchmarks.variants SHARED [--every]

Nearly all colours of a luma style are one shot coloured anew, equal to the pixel but for the garment: only colour tells
them apart, and at most 2 % of them may be called near duplicates. Of photos of different styles at most 0.1 % may be;
there are 57,000 such pairs, so those with a cosine of 0.8 and more are all judged, and 3,000 of the others by chance
(`--every` judges all).
Files that show the same picture under two names (found by their pixels) are listed and left out.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from benchmarks.judged import Judge, Judged, judge_of, share
from benchmarks.luma import colour_pairs, read_shots, same_pictures, style_pairs
from visearch_desktop.core.catalog import Relation

CLOSE = 0.8
"""Cosine from which every pair of different styles is judged: 8 % of them, those that an audit would look at."""
SAMPLE = 3000
ALLOWED_COLOURS, ALLOWED_STYLES = 0.02, 0.001

Names = tuple[str, str]


def print_relations(title: str, pairs: Collection[Judged]) -> None:
    """How many are called what."""
    counts = Counter(pair.judgement.relation for pair in pairs)
    said = ", ".join(f"{name} {count} ({count / max(1, len(pairs)):.2%})" for name, count in counts.most_common())
    print(f"{title}: {len(pairs)} pairs: {said}")


def print_wrong(pairs: Collection[Judged], show: int) -> None:
    """The pairs called near duplicates, the most confident first."""
    wrong = [pair for pair in pairs if pair.judgement.relation is Relation.NEAR_DUPLICATE]
    for pair in sorted(wrong, key=lambda pair: -pair.judgement.duplicate_score)[:show]:
        print(f"  {pair}")


def verdict(share_found: float, allowed: float) -> str:
    """Whether a target was met, as words."""
    return f"near_duplicate {share_found:.3%}, at most {allowed:.1%} allowed - " + (
        "met" if share_found <= allowed else "MISSED"
    )


def measure_colours(judge: Judge, pairs: Sequence[Names], show: int) -> None:
    """Different colours of one style in the same pose."""
    judged = list(judge.judge(pairs))
    print_relations("colours of one style, same pose", judged)
    print(f"  {verdict(share(judged, Relation.NEAR_DUPLICATE), ALLOWED_COLOURS)}")
    print_wrong(judged, show)


def measure_styles(judge: Judge, pairs: Sequence[Names], show: int, *, every: bool) -> None:
    """Different styles; the share over all pairs is put together from the close ones and a sample of the others."""
    close = [pair for pair in pairs if every or judge.similarity(*pair) >= CLOSE]
    others = sorted(set(pairs) - set(close))
    chosen = np.random.default_rng(1).permutation(len(others))[:SAMPLE]
    judged_close = list(judge.judge(close))
    judged_others = list(judge.judge([others[place] for place in sorted(chosen)]))
    print_relations("different styles" if every else f"different styles, cosine >= {CLOSE}", judged_close)
    if judged_others:
        print_relations(f"different styles, sample of the other {len(others)}", judged_others)
    wrong = share(judged_close, Relation.NEAR_DUPLICATE) * len(close)
    wrong += share(judged_others, Relation.NEAR_DUPLICATE) * len(others)
    print(f"  {verdict(wrong / len(pairs), ALLOWED_STYLES)} (over all {len(pairs)} pairs)")
    print_wrong([*judged_close, *judged_others], show)


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--every", action="store_true", help="judge every pair of different styles")
    parser.add_argument("--model", default="efficientnet-lite0")
    parser.add_argument("--show", type=int, default=20, help="pairs got wrong to print")
    options = parser.parse_args()
    folder = options.shared / "data" / "luma" / "photos"
    shots = read_shots(folder)
    names = [shot.name for shot in shots]
    same = same_pictures(folder, names)
    print(f"same picture under two names, left out: {', '.join(' = '.join(pair) for pair in sorted(same))}")
    with tempfile.TemporaryDirectory() as work, judge_of(folder, names, Path(work), model=options.model) as judge:
        measure_colours(judge, [pair for pair in colour_pairs(shots) if pair not in same], options.show)
        different = [pair for pair in style_pairs(shots) if pair not in same]
        measure_styles(judge, different, options.show, every=options.every)


if __name__ == "__main__":
    main()
