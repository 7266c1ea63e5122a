"""What words add to a photo: python -m benchmarks.worded CATALOG QUERIES [--count 124]

CATALOG holds the main photos of luma with its product table, QUERIES the other views (`luma_split.py` parts them). Each
query is asked alone and with a word: the colour it has, a colour of its style that it has not, and what the product is
called. Printed is how often the first row is of the wanted style and colour, or of the style, for styles in even and in
odd places of the alphabet apart, so that a weight chosen on one half can be judged on the other.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.machine import describe
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.search import search
from visearch_desktop.core.store import photos, products
from visearch_desktop.core.workspace import Workspace

Key = tuple[str, str]
"""Style and colour, as in "mh01-gray_main.jpg"."""


def key(file: Path) -> Key:
    """What a photo of luma shows; two empty texts for one that is not named like that."""
    found = re.match(r"(\w+?)-(\w+?)_", file.stem)
    return (found[1], found[2]) if found else ("", "")


def cases(own: Key, colours: set[str], noun: str) -> Iterator[tuple[str, str, str]]:
    """(kind, words, wanted colour or "" for any) of one query."""
    yield "own colour", own[1], own[1]
    for colour in sorted(colours - {own[1]}):
        yield "another colour", colour, colour
    if noun:
        yield "what it is", noun, ""


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    workspace = Workspace.open(options.catalog, device="cpu")
    colours: dict[str, set[str]] = defaultdict(set)
    for _, _, path in photos.samples(workspace.database, 10_000):
        colours[key(path)[0]].add(key(path)[1])
    nouns: dict[str, str] = {}
    for sku, product in products.everything(workspace.database)[0].items():
        nouns.setdefault(sku.partition("-")[0].casefold(), re.sub("-.*", "", product.title).split()[-1])
    styles = sorted(filter(None, colours))
    hits: dict[tuple[str, int], list[tuple[bool, bool]]] = defaultdict(list)
    files = [file for file in sorted(options.queries.glob("*.jpg")) if key(file)[0] in styles]
    for file in files[:: max(1, len(files) // options.count)][: options.count]:
        own, photo = key(file), (QueryPhoto(file.name, path=file),)
        plain = key(search(workspace, Query(photo), top=1).matches[0].photo)
        for kind, text, colour in cases(own, colours[own[0]], nouns.get(own[0], "")):
            worded = key(search(workspace, Query(photo, text), top=1).matches[0].photo)
            right = [one[0] == own[0] and colour in {"", one[1]} for one in (plain, worded)]
            hits[kind, styles.index(own[0]) % 2].append((right[0], right[1]))
    print(describe())
    for (kind, half), found in sorted(hits.items()):
        alone, together = (sum(column) / len(found) for column in zip(*found, strict=True))
        print(
            f"{kind:15} {('even', 'odd')[half]:4} {len(found):4} asked: alone {alone:.3f}, with the word {together:.3f}"
        )
    workspace.close()


if __name__ == "__main__":
    main()
