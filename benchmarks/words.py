"""Words and conditions: python -m benchmarks.words [--products 100000] [--catalog CATALOG --photos PHOTOS]

Looks words up among made-up products in English and Chinese, with and without misspellings, and lists what conditions
let through, in the processor time of the thread. With a catalog and photos it also compares searches by words, by photo
and words, and by photo alone, in turns in one process and by the clock.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.machine import describe
from visearch_desktop.core import columns, conditions, words
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.search import search
from visearch_desktop.core.store import Database, products
from visearch_desktop.core.workspace import Workspace

HOWS = (
    "soft", "slim", "classic", "modern", "vintage", "light", "heavy", "cosy", "waterproof", "organic", "sporty",
    "elegant", "casual", "warm", "foldable",
)  # fmt: skip
OF = (
    "cotton", "wool", "linen", "polyester", "leather", "silk", "denim", "fleece", "nylon", "ceramic", "steel", "oak",
    "bamboo", "glass",
)  # fmt: skip
WHATS = (
    "hoodie", "jacket", "dress", "shirt", "mug", "lamp", "chair", "sofa", "sneaker", "boot", "bag", "backpack", "watch",
    "shorts", "pants", "scarf",
)  # fmt: skip
COLOURS = ("black", "white", "red", "blue", "green", "yellow", "purple", "orange", "gray", "pink", "brown")
CHINESE = (
    "连衣裙", "牛仔裤", "运动鞋", "台灯", "水杯", "沙发", "背包", "手表", "围巾", "帽子", "真皮", "纯棉", "红色",
    "黑色", "白色", "防水", "透气", "新款", "春季", "儿童",
)  # fmt: skip
SIZES = ("XS", "S", "M", "L", "XL")


def made_up(count: int) -> Iterator[Product]:
    """Products as shops list them: a third of the titles are half Chinese."""
    chance = random.Random(7)
    brands = ["".join(chance.choices("abcdefghiklmnoprstuvwz", k=6)).title() for _ in range(400)]
    for number in range(count):
        what, colour = chance.choice(WHATS), chance.choice(COLOURS)
        title = f"{chance.choice(brands)} {chance.choice(HOWS)} {chance.choice(OF)} {what} {colour}".title()
        if number % 3 == 0:
            title += " " + "".join(chance.sample(CHINESE, 3))
        yield Product(
            f"MH{number:06d}-{chance.choice(SIZES)}-{colour.title()}",
            title,
            {
                "categories": f"Default Category/{chance.choice(['Men', 'Women', 'Kids'])}/{what.title()}s",
                "price": f"{chance.randint(500, 30000) / 100:.2f}",
                "color": colour.title(), "material": chance.choice(OF),
                "qty": str(max(0, chance.randint(-50, 200))), "ean": f"40{chance.randint(10**10, 10**11 - 1)}",
                "description": " ".join(chance.choices(HOWS + OF, k=15)),
            },
        )  # fmt: skip


def asked(count: int, known: Sequence[Product]) -> dict[str, list[str]]:
    """Texts of several kinds, as people type them."""
    chance = random.Random(8)
    some = [chance.choice(known) for _ in range(count)]
    return {
        "one word": [chance.choice([*WHATS, *COLOURS, *HOWS]) for _ in some],
        "three words": [f"{chance.choice(COLOURS)} {chance.choice(OF)} {chance.choice(WHATS)}" for _ in some],
        "five words": [" ".join(chance.sample([*WHATS, *COLOURS, *HOWS, *OF], 5)) for _ in some],
        "a title": [product.title for product in some],
        "an SKU": [product.sku for product in some],
        "a part of an SKU": [product.sku[2:8] for product in some],
        "an EAN": [product.attributes["ean"] for product in some],
        "two Chinese signs": [chance.choice(CHINESE)[:2] for _ in some],
        "one Chinese sign": [chance.choice(CHINESE)[0] for _ in some],
        "six Chinese signs": ["".join(chance.sample(CHINESE, 3))[:6] for _ in some],
        "misspelled": [_misspelled(chance.choice([word for word in WHATS if len(word) > 4]), chance) for _ in some],
        "unknown": ["".join(chance.choices("jkqvxyz", k=8)) for _ in some],
    }


def _misspelled(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def timed(work: Callable[[], object], clock: Callable[[], float] = time.thread_time) -> float:
    """Milliseconds of a piece of work."""
    start = clock()
    work()
    return 1000 * (clock() - start)


def line(name: str, times: Sequence[float], more: str = "") -> None:
    """A line of figures."""
    p50, p95, worst = np.percentile(times, [50, 95, 100])
    print(f"{name:24} p50 {p50:6.1f} ms, p95 {p95:6.1f} ms, worst {worst:6.1f} ms  {more}")


def look_up(folder: Path, count: int, each: int) -> None:
    """Words and conditions among made-up products, in processor time."""
    known = list(made_up(count))
    Database(folder, create={"name": "made up", "model": "none", "model_identity": "none"}).close()
    workspace = Workspace.open(folder)
    importing = timed(lambda: products.replace_table(workspace.database, [(product, ()) for product in known]))
    size = (folder / "catalog.sqlite").stat().st_size / 1e6
    print(f"{count:,} products: imported with the index of words in {importing / 1000:.1f} s, {size:.0f} MB")
    every: list[float] = []
    for kind, texts in asked(each, known).items():
        times, found = [], 0
        for text in texts:
            start = time.thread_time()
            found += bool(words.rank(workspace, text))
            times.append(1000 * (time.thread_time() - start))
        every += times
        line(kind, times, f"{found} of {len(texts)} found something")
    line("all words", every)
    for text in ("price>=100", "color=red", "title~cotton", "in_stock"):
        where = [conditions.parse(text)]
        first = timed(lambda where=where: conditions.passing(workspace, where))  # type: ignore[misc]
        again = timed(lambda where=where: conditions.passing(workspace, where))  # type: ignore[misc]
        print(f"{text:24} first {first:6.1f} ms, again {again:6.2f} ms")
    print(f"{'columns to choose from':24} first {timed(lambda: columns.columns(workspace)):6.1f} ms")
    workspace.close()


def compare(catalog: Path, photos: Path, count: int) -> None:
    """Searches of four kinds in turns, by the clock."""
    workspace = Workspace.open(catalog, device="cpu")
    workspace.warm_up()
    files = sorted(path for path in photos.rglob("*") if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    files = files[:: max(1, len(files) // count)][:count]
    known = list(products.everything(workspace.database)[0].values())
    chance = random.Random(9)
    times: dict[str, list[float]] = {"photo": [], "photo and words": [], "photo and a condition": [], "words": []}
    column = next((name for name in ("price", "color", "qty") if any(name in one.attributes for one in known)), "title")
    for number, file in enumerate([files[0], *files]):
        photo, text = (QueryPhoto(file.name, path=file),), " ".join(chance.choice(known).title.split()[:3])
        value = next(one.attributes[column] for one in chance.sample(known, len(known)) if column in one.attributes)
        kinds = {
            "photo": Query(photo),
            "photo and words": Query(photo, text),
            "photo and a condition": Query(photo, where=(conditions.parse(f"{column}={value}"),)),
            "words": Query(text=text),
        }
        for kind in chance.sample(list(kinds), len(kinds)):
            taken = timed(lambda query=kinds[kind]: search(workspace, query), time.perf_counter)  # type: ignore[misc]
            if number:  # the first warms up
                times[kind].append(taken)
    plain = np.percentile(times["photo"], 95)
    print(f"{workspace.info().photos:,} photos, {len(known):,} products, {len(files)} photos searched with")
    for kind, taken_all in times.items():
        line(kind, taken_all, f"p95 {np.percentile(taken_all, 95) / plain:.2f} of the plain search's")
    workspace.close()


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=40, help="texts of each kind")
    parser.add_argument("--catalog", type=Path)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--count", type=int, default=60)
    options = parser.parse_args()
    print(describe())
    if options.products:
        with tempfile.TemporaryDirectory() as folder:
            look_up(Path(folder) / "catalog", options.products, options.each)
    if options.catalog and options.photos:
        compare(options.catalog, options.photos, options.count)


if __name__ == "__main__":
    main()
