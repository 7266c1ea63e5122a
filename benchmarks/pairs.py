"""What a second photo of a product is worth: python -m benchmarks.pairs SHARED

luma has 49 styles in a colour with three photos: the main photo and two others, mostly from before and behind. Three
catalogs hold one photo of each style in a colour: the main photo, and for those 49 the first or the second of the
others instead. The two photos that a catalog lacks are searched with, alone and together: 147 pairs, for it makes no
difference which comes first. Scored by style, which another colour of it shows as well, and by style and colour, over
all styles and over two halves of them. A catalog's better photo is the one of the two kinds that finds more.
Where another photo than the main one is in the catalog, the main photo of the query is proven to be a variant of main
photos in other colours, which come first by that and not by fusion: there a second photo cannot win much.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.machine import describe
from benchmarks.understanding import OTHER_VIEW, Asked, coloured, indexed, searched, style

KINDS = ("main", "first other", "second other")
Hits = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Split:
    """A catalog's photos and the pairs that are searched with."""

    name: str
    catalog: list[Path]
    pairs: list[tuple[Path, Path]]


def splits(files: Sequence[Path]) -> Iterator[Split]:
    """The three catalogs."""
    shown: dict[str, tuple[list[Path], list[Path]]] = {}
    for file in files:
        shown.setdefault(coloured(file), ([], []))[bool(OTHER_VIEW.search(file.stem))].append(file)
    three = {name: (main[0], *others[:2]) for name, (main, others) in shown.items() if main and len(others) > 1}
    for place, kind in enumerate(KINDS):
        mains = [file for name, (main, _) in shown.items() if name not in three or not place for file in main]
        instead = [photos[place] for photos in three.values()] if place else []
        rest = [tuple(photo for at, photo in enumerate(photos) if at != place) for photos in three.values()]
        yield Split(kind, sorted({*mains, *instead}), [(first, second) for first, second in rest])


def hits(answers: Sequence[Asked], label: Callable[[Path], str]) -> Hits:
    """1 for each answer whose first photo has the label of the query, else 0."""
    return np.array([bool(one.found) and label(one.found[0]) == label(one.photo) for one in answers], float)


def tell(title: str, first: Hits, second: Hits, both: Hits, even: npt.NDArray[np.bool_]) -> None:
    """Print what each photo and both find; `first` and `second` are [pairs] each."""
    better = max(first.mean(), second.mean())
    parts = [f"{max(first[at].mean(), second[at].mean()):.3f} -> {both[at].mean():.3f}" for at in (even, ~even)]
    print(
        f"{title}, {len(both)} pairs: alone {first.mean():.3f} and {second.mean():.3f}, together {both.mean():.3f}"
        f" ({both.mean() - better:+.3f}; halves of the styles {', '.join(parts)})",
        flush=True,
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    root = parser.parse_args().shared / "data" / "luma" / "photos"
    print(describe())
    told: dict[str, list[tuple[Hits, Hits, Hits]]] = {"style": [], "style and colour": []}
    halves = []
    for split in splits(sorted(root.glob("*.jpg"))):
        with tempfile.TemporaryDirectory() as work:
            workspace = indexed(Path(work), split.catalog, root)
            alone = [searched(workspace, [(pair[place],) for pair in split.pairs]) for place in (0, 1)]
            both = searched(workspace, split.pairs)
            workspace.close()
        styles = sorted({style(pair[0]) for pair in split.pairs})
        halves.append(np.array([styles.index(style(pair[0])) % 2 == 0 for pair in split.pairs]))
        for said, label in (("style", style), ("style and colour", coloured)):
            found = hits(alone[0], label), hits(alone[1], label), hits(both, label)
            told[said].append(found)
            tell(f"luma {said}, {split.name} photos as catalog", *found, halves[-1])
    for said, parts in told.items():
        better = [max(parts_found[:2], key=np.mean) for parts_found in parts]
        joined = np.concatenate(better)
        tell(f"luma {said}, all", joined, joined, np.concatenate([one[2] for one in parts]), np.concatenate(halves))


if __name__ == "__main__":
    main()
