"""A day of use in one process: `python -m tests.hostile.long_run` searches, looks at the folder again, rebuilds.

Photos are added, removed and renamed at random before each look; every search is by photo, by words or by a filter,
and is kept in the history. Memory, handles, threads and files are sampled all along: what the last quarter takes is
compared with the second, in which every cache is full already. `--model` takes a real network instead of the tiny one
of the tests. Exit code 1 when something grew.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import psutil

from tests.conftest import finish, write_photo
from tests.core.networks import make_pack
from visearch_desktop.core import indexing, places, searches
from visearch_desktop.core.queries import Condition, Query, QueryPhoto
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.workspace import Workspace

PHOTOS = 320
"""Enough for a search index: below 256 every photo is compared."""
MOST_GROWTH = {"memory": 1.05, "handles": 1.02, "threads": 1.0, "files": 1.1}
"""How much of the second quarter's median the last quarter's may be."""
CONNECTION = 4
"""Handles of a connection to the catalog: one more is opened, and kept, when one more thread reads at the same moment
than ever before. There are no more of them than threads."""


@dataclass
class Day:
    """What was done, and what the process took meanwhile."""

    done: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in MOST_GROWTH})

    def sample(self, catalog: Path) -> None:
        """Look at the process and the catalog's folder."""
        process = psutil.Process()
        self.samples["memory"].append(process.memory_full_info().uss)
        self.samples["handles"].append(process.num_fds() if hasattr(process, "num_fds") else process.num_handles())
        self.samples["threads"].append(process.num_threads())
        self.samples["files"].append(sum(1 for _ in catalog.rglob("*")))

    def growth(self) -> dict[str, tuple[float, float]]:
        """Medians of the second and of the last quarter, of each figure."""
        found = {}
        for name, values in self.samples.items():
            quarter = max(1, len(values) // 4)
            found[name] = statistics.median(values[quarter : 2 * quarter]), statistics.median(values[-quarter:])
        return found

    def grown(self) -> list[str]:
        """The figures that grew by more than they may."""
        spare = {"handles": CONNECTION}
        growth = self.growth().items()
        return [name for name, (was, now) in growth if now > was * MOST_GROWTH[name] + spare.get(name, 0)]


class Shop:
    """A photo folder in which things happen."""

    def __init__(self, folder: Path, photos: int, chance: random.Random) -> None:
        self.folder, self._chance, self._made = folder, chance, 0
        self.files = [self._new() for _ in range(photos)]

    def happen(self) -> str:
        """Add, remove or rename a photo; what was done. The number of photos stays about the same."""
        size = len(self.files)
        what = self._chance.choice(("added", "removed") if size % 2 else ("renamed", "added", "removed"))
        if what == "added" and size < PHOTOS + 40:
            self.files.append(self._new())
        elif what == "removed" and size > PHOTOS - 40:
            self.files.pop(self._chance.randrange(size)).unlink()
        else:
            what, place = "renamed", self._chance.randrange(size)
            old = self.files[place]
            self.files[place] = old.rename(old.with_name(f"商品 {self._chance.randrange(10**9)}.jpg"))
        return what

    def photo(self) -> Path:
        """One of them."""
        return self._chance.choice(self.files)

    def _new(self) -> Path:
        self._made += 1
        return write_photo(self.folder / f"SKU{self._made % 97}" / f"photo {self._made}.jpg", self._made)


def plan(search_count: int, scans: int, rebuilds: int) -> Iterator[str]:
    """What happens when: the searches, with scans and rebuilds spread evenly among them."""
    due = [(place * search_count / scans, "scan") for place in range(scans)]
    due += [(place * search_count / rebuilds, "rebuild") for place in range(rebuilds)]
    due.sort(reverse=True)
    for number in range(search_count):
        while due and due[-1][0] <= number:
            yield due.pop()[1]
        yield "search"


def live(workspace: Workspace, shop: Shop, steps: Iterator[str], chance: random.Random, every: int) -> Day:
    """Go through the day."""
    day, stopped = Day(), Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stopped.set())  # what came of it until then is still told
    for number, step in enumerate(steps):
        if stopped.is_set():
            break
        if step == "scan":
            for _ in range(chance.randrange(1, 5)):
                day.done[f"photos {shop.happen()}"] += 1
            report = finish(indexing.index_folders(workspace, [shop.folder]))
            assert report.photos == len(shop.files), (report, len(shop.files))
        elif step == "rebuild":
            building = workspace.gallery.publish_in_background()
            assert building.wait(120)
            building.raise_error()
        else:
            day.done[_search(workspace, shop, chance)] += 1
        day.done[step] += 1
        if number % every == 0:
            day.sample(workspace.folder)
            print(f"\r{day.done['search']:,} searches", end="", file=sys.stderr, flush=True)
    return day


def _search(workspace: Workspace, shop: Shop, chance: random.Random) -> str:
    """Search for something; one search in six is by photo. What kind it was."""
    kind = chance.choices(("photo", "pasted photo", "words", "filter"), (2, 1, 10, 5))[0]
    photo, sku = shop.photo(), f"SKU{chance.randrange(97)}"
    query = {
        "photo": Query((query_from_path(photo),)),
        "pasted photo": Query((QueryPhoto("clipboard", data=photo.read_bytes()),)),
        "words": Query(text=sku.lower()),
        "filter": Query(where=(Condition("sku", value=sku),)),
    }[kind]
    answer = search(workspace, query, top=10)
    assert answer.error is None, answer.error
    assert not query.photos or answer.matches[0].relation == "identical"
    searches.remember(workspace, query, kind)
    return f"search by {kind}"


def _model(name: str) -> str:
    if name:
        return name
    make_pack(places.user_models() / "test")
    return "test"


def main() -> int:
    """Run as a command; 0 when nothing grew."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--searches", type=int, default=10_000)
    options.add_argument("--scans", type=int, default=200)
    options.add_argument("--rebuilds", type=int, default=50)
    options.add_argument("--model", default="", help="a model pack instead of the tiny network")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance, begun = random.Random(chosen.seed), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="visearch-day-") as work:
        os.environ["VISEARCH_HOME"] = str(Path(work, "home"))
        workspace = Workspace.create(Path(work, "catalog"), model=_model(chosen.model), device="cpu")
        shop = Shop(Path(work, "shop"), PHOTOS, chance)
        finish(indexing.index_folders(workspace, [shop.folder]))
        steps = plan(chosen.searches, chosen.scans, chosen.rebuilds)
        every = max(1, chosen.searches // 400)
        day = live(workspace, shop, steps, chance, every)
        workspace.close()
    _tell(day, time.monotonic() - begun)
    return 1 if day.grown() else 0


def _tell(day: Day, seconds: float) -> None:
    print(", ".join(f"{number:,} {what}" for what, number in sorted(day.done.items())) + f" in {seconds / 60:.0f} min")
    for name, (before, after) in day.growth().items():
        scale, unit = (1e6, " MB") if name == "memory" else (1, "")
        told = f"{before / scale:.1f}{unit} in the second quarter, {after / scale:.1f}{unit} in the last"
        print(f"{name:8} {told}, {max(day.samples[name]) / scale:.1f}{unit} at most")
    print("nothing grew" if not day.grown() else f"grew: {', '.join(day.grown())}")


if __name__ == "__main__":
    sys.exit(main())
