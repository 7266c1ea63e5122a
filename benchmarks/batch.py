"""A supplier's batch against a catalogue: python -m benchmarks.batch SHARED [--set luma|clothing] [--seed N ...]

60 % of the items are edited photos of the catalogue, 20 % other views of catalogue products (a back or a second view
that the catalogue has not; luma only), 20 % products that the catalogue does not hold. Held-out products are whole
styles: no colour and no view of them is in the catalogue. An item is one photo under a name that says nothing. The
batch is read twice: photos alone, and (luma) with a supplier's sheet: his own numbers, titles in his words, colours.

An edited photo is right as *already have* with an SKU of its style and colour. Another view is right as *already have*
or *variant of* its style. A held-out product is right as *new*.
The recall of *already have* is that of the edited photos; its precision counts every item called so. The precision of
*new* is given twice: with other views that are called new counted as wrong, and without other views.
One batch has 50 held-out products: two wrong ones are 0.04. With several seeds the figures of all batches together come
last.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.edit_sets import SETS
from benchmarks.edits import Edit
from benchmarks.luma import Shot, read_shots, same_pictures
from benchmarks.machine import describe
from benchmarks.own_edits import edited, read, write
from visearch_desktop.core import batch
from visearch_desktop.core.deliveries import BatchReport, Proposal, Proposed
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.progress import Task
from visearch_desktop.core.workspace import Workspace

COLOURLESS = {"sepia", "blue_print", "washed_out", "print", "screen_photo"}
"""Edits that take the colour away, made of photos with one colour only in their pose: the colours of a luma style are
one shot coloured anew, so nobody could say which of them such a copy was made from."""
HAVE, VIEW, COLOUR, NEW = "edited photo", "other view", "other colour", "held out"


@dataclass(frozen=True, slots=True)
class Truth:
    """What an item of the batch really is; `style` and `colour` are "" for clothing, whose photos stand alone."""

    kind: str
    source: Path
    style: str
    colour: str
    edit: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with what was proposed, and whether that is right."""

    truth: Truth
    made: Proposed
    right: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What the catalogue holds, what is delivered, and photos of neither for collages."""

    catalogue: Sequence[Path]
    delivered: Sequence[Truth]
    strangers: Sequence[Path]
    table: Path | None = None


def finish(task: Task[BatchReport]) -> BatchReport:
    """Run a task to its end."""
    while True:
        try:
            next(task)
        except StopIteration as end:
            report: BatchReport = end.value
            return report


def plan_luma(shared: Path, seed: int, edits: Sequence[str], colours: int) -> Plan:
    """A real shop: whole styles are held out, views of other styles are taken out of the catalogue."""
    folder = shared / "data" / "luma" / "photos"
    random = np.random.default_rng(seed)
    shots = read_shots(folder)
    twice = {name for pair in same_pictures(folder, [shot.name for shot in shots]) for name in pair}
    shots = [shot for shot in shots if shot.name not in twice]
    styles = [str(style) for style in random.permutation(sorted({shot.style for shot in shots}))]
    held: set[str] = set()
    while sum(shot.style in held for shot in shots) < 50:
        held.add(styles.pop())
    inside = [shot for shot in shots if shot.style not in held]
    missing = _colours(inside, [str(style) for style in np.random.default_rng(seed + 3).permutation(styles)], colours)
    inside = [shot for shot in inside if (shot.style, shot.colour) not in missing]
    views = [shot for shot in inside if _is_view(shot)]
    chosen = {views[place].name for place in random.permutation(len(views))[:50]}
    there = [shot for shot in inside if shot.name not in chosen]
    copies = [there[place] for place in random.permutation(len(there))[:150]]
    truth = _edited(folder, copies, HAVE, edits, shots)
    truth += [_truth(folder, shot, VIEW) for shot in inside if shot.name in chosen]
    truth += _edited(folder, list(missing.values()), COLOUR, edits, shots)
    outside = [shot for shot in shots if shot.style in held]
    truth += _edited(folder, outside[:50], NEW, edits, shots)
    strangers = sorted((shared / "data" / "clothing" / "queries").rglob("*.jpg"))
    return Plan([folder / shot.name for shot in there], truth, strangers, shared / "data" / "luma" / "products.csv")


def _colours(shots: Sequence[Shot], styles: Sequence[str], count: int) -> dict[tuple[str, str], Shot]:
    """A colour of each of some styles that come in several, with its main photo."""
    chosen: dict[tuple[str, str], Shot] = {}
    for style in styles:
        main = [shot for shot in shots if shot.style == style and shot.pose == "main"]
        if len(chosen) < count and len(main) > 1:
            chosen[style, main[0].colour] = main[0]
    return chosen


def _is_view(shot: Shot) -> bool:
    return any(word in shot.pose for word in ("back", "alt", "side"))


def _edited(
    folder: Path, photos: Sequence[Shot], kind: str, edits: Sequence[str], shots: Sequence[Shot]
) -> list[Truth]:
    """Photos, each under an edit, all in turn; none that takes away the colour which alone tells two apart."""
    colours = Counter((shot.style, shot.pose) for shot in shots)
    waiting: list[str] = []
    made = []
    for shot in photos:
        waiting = waiting or list(edits)
        alone = colours[shot.style, shot.pose] == 1
        edit = next((one for one in waiting if alone or one not in COLOURLESS), None)
        if edit is None:
            waiting = [*waiting, *edits]
            edit = next(one for one in waiting if one not in COLOURLESS)
        waiting.remove(edit)
        made.append(_truth(folder, shot, kind, edit))
    return made


def _truth(folder: Path, shot: Shot, kind: str, edit: str = "") -> Truth:
    return Truth(kind, folder / shot.name, shot.style, shot.colour, edit)


def plan_clothing(shared: Path, seed: int, edits: Sequence[str], _colours: int) -> Plan:
    """Photos from a shop of single pieces: each photo is a product of its own, so there are no other views."""
    folder = shared / "data" / "clothing" / "gallery"
    photos = sorted(folder.rglob("*.jpg"))
    photos = [photos[place] for place in np.random.default_rng(seed).permutation(len(photos))]
    inside, outside = photos[:600], photos[600:650]
    truth = [
        Truth(HAVE, photo, photo.stem, "", edits[number % len(edits)]) for number, photo in enumerate(inside[:150])
    ]
    truth += [Truth(NEW, photo, photo.stem, "", edits[number % len(edits)]) for number, photo in enumerate(outside)]
    return Plan(inside, truth, sorted((shared / "data" / "clothing" / "queries").rglob("*.jpg")))


def deliver(plan: Plan, folder: Path, edits: Mapping[str, Edit], seed: int, *, write_photos: bool) -> list[Truth]:
    """Write the batch under names that say nothing, in an order of chance; the truths by number."""
    random = np.random.default_rng(seed + 1)
    order = [plan.delivered[place] for place in random.permutation(len(plan.delivered))]
    for number, truth in enumerate(order):
        if not write_photos:
            break
        other = read(plan.strangers[number % len(plan.strangers)])
        picture = read(truth.source)
        if truth.edit:
            try:
                picture = edited(picture, other, truth.edit, edits[truth.edit], seed + number)
            except ValueError:  # a few edits cannot be made of photos much wider than high: saved again only
                print(f"{truth.edit} cannot be made of {truth.source.name}")
        write(picture, folder / f"{number:04}.jpg")
    return order


def supplier_sheet(plan: Plan, order: Sequence[Truth], folder: Path, seed: int) -> None:
    """A supplier's sheet: his own numbers, titles in his own words, colours."""
    assert plan.table is not None
    with plan.table.open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    names = {row["sku"].lower(): row["name"] for row in rows if "-" not in row["sku"]}
    names.update({row["sku"].lower(): row["name"] for row in rows if row["sku"].lower() not in names})
    random = np.random.default_rng(seed + 2)
    with (folder / "supplier.csv").open("w", newline="", encoding="utf-8") as handle:
        table = csv.writer(handle)
        table.writerow(["Item no", "Title", "Colour", "Photo"])
        for number, truth in enumerate(order):
            title = _reworded(names.get(truth.style, ""), random)
            table.writerow([f"TR-{random.integers(10**6):06}", title, truth.colour, f"{number:04}.jpg"])


def _reworded(title: str, random: np.random.Generator) -> str:
    """The title as another would write it: a word less, another order, other letters, a word more."""
    words = [word for word in title.replace("&reg;", "").replace("-", " ").split() if word]
    if len(words) > 3 and random.random() < 0.25:
        words.pop(int(random.integers(1, len(words) - 1)))
    if random.random() < 0.3:
        words = [*words[-1:], *words[:-1]]
    if random.random() < 0.3:
        words.append(str(random.choice(["new", "2024", "original", "ref"])))
    text = " ".join(words)
    return text.upper() if random.random() < 0.2 else text


def catalogue(plan: Plan, work: Path, held: set[str], model: str) -> Workspace:
    """The indexed catalogue; its product table has no row of a held-out style."""
    photos = work / "photos"
    photos.mkdir()
    for photo in plan.catalogue:
        shutil.copy(photo, photos / photo.name)
    workspace = Workspace.create(work / "catalog", model=model, sku_rule="name")
    table = None
    if plan.table is not None:
        table = work / "products.csv"
        with plan.table.open(newline="", encoding="utf-8") as handle:
            reader = csv.DictReader(handle)
            rows = [row for row in reader if row["sku"].lower().partition("-")[0] not in held]
        with table.open("w", newline="", encoding="utf-8") as handle:
            writer = csv.DictWriter(handle, list(reader.fieldnames or ()))
            writer.writeheader()
            writer.writerows(rows)
    for _ in index_folders(workspace, [photos], products=table):
        pass
    return workspace


class Judge:
    """Says whether a proposal is right."""

    def __init__(self, plan: Plan) -> None:
        self._shows: dict[str, set[tuple[str, str]]] = {}
        if plan.table is None:
            return
        shots = {shot.name: (shot.style, shot.colour) for shot in read_shots(plan.catalogue[0].parent)}
        self._shows = {name.removesuffix(".jpg"): {shown} for name, shown in shots.items()}
        with plan.table.open(newline="", encoding="utf-8") as handle:
            for row in csv.DictReader(handle):
                named = (shots[name] for name in row["images"].split(";") if name in shots)
                self._shows[row["sku"]] = set(named)

    def right(self, truth: Truth, made: Proposed) -> bool:
        """Whether the proposal says what the item is."""
        if truth.kind == NEW:
            return made.proposal is Proposal.NEW
        wanted = {Proposal.ALREADY_HAVE} if truth.kind == HAVE else {Proposal.VARIANT_OF}
        if truth.kind == VIEW:
            wanted.add(Proposal.ALREADY_HAVE)
        return made.proposal in wanted and self.names(truth, made)

    def names(self, truth: Truth, made: Proposed) -> bool:
        """Whether the proposed SKU is that of the photo; for other views, whether it is of its style."""
        if not self._shows:
            return made.sku == truth.style
        shown = self._shows.get(made.sku, set())
        if truth.kind in {VIEW, COLOUR}:
            return truth.style in {style for style, _ in shown}
        return (truth.style, truth.colour) in shown


def judged(order: Sequence[Truth], report: BatchReport, judge: Judge) -> list[Judged]:
    """Every item of a batch with its truth."""
    truths = {f"{number:04}.jpg": truth for number, truth in enumerate(order)}
    pairs = [(truths[made.item.photos[0].name.rpartition("/")[2]], made) for made in report.items]
    return [Judged(truth, made, judge.right(truth, made)) for truth, made in pairs]


def print_result(items: Sequence[Judged]) -> None:
    """The confusion table and what comes of it."""
    kinds = [kind for kind in (HAVE, VIEW, COLOUR, NEW) if any(one.truth.kind == kind for one in items)]
    print(f"{'':14}" + "".join(f"{kind.value:>20}" for kind in Proposal) + f"{'right':>8}")
    for kind in kinds:
        here = [one for one in items if one.truth.kind == kind]
        counts = Counter(one.made.proposal for one in here)
        right = sum(one.right for one in here)
        print(f"{kind:14}" + "".join(f"{counts[one]:>20}" for one in Proposal) + f"{right:>8}")
    have = [one.right for one in items if one.made.proposal is Proposal.ALREADY_HAVE]
    found = [one.right for one in items if one.truth.kind == HAVE]
    new = [one.truth.kind for one in items if one.made.proposal is Proposal.NEW]
    outside = [one.made.proposal is Proposal.NEW for one in items if one.truth.kind == NEW]
    _print("already have: precision", sum(have) / max(1, len(have)), 0.98)
    _print("already have: recall", sum(found) / len(found), 0.95)
    _print("new: precision", new.count(NEW) / max(1, len(new)), 0.95)
    if VIEW in kinds:
        _print("new: precision, other views aside", new.count(NEW) / max(1, len(new) - new.count(VIEW)), 0.95)
    _print("new: recall", sum(outside) / len(outside), 0.90)
    print_confidence(items)


def print_wrong(items: Sequence[Judged]) -> None:
    """What was proposed wrongly, but for other views that are called new."""
    for one in items:
        truth, made = one.truth, one.made
        if not one.right and not (truth.kind == VIEW and made.proposal is Proposal.NEW):
            facts = f"{truth.kind} {truth.source.name} {truth.edit}: {made.proposal} {made.sku} {made.confidence}"
            print(f"  {facts} {made.reasons[0]}")


def print_confidence(items: Sequence[Judged]) -> None:
    """The share of right proposals by the confidence they were made with."""
    bands = [(0.0, 0.8), (0.8, 0.95), (0.95, 0.99), (0.99, 1.01)]
    told = []
    for low, high in bands:
        right = [one.right for one in items if low <= one.made.confidence < high]
        if right:
            told.append(f"{low:.2f} and more: {sum(right) / len(right):.2f} of {len(right)}")
    print("right by confidence: " + "; ".join(told))


def _print(name: str, value: float, target: float) -> None:
    print(f"{name:36} {value:.3f}  target {target:.2f} - {'met' if value >= target else 'MISSED'}")


def main() -> None:
    """Measure batches, with and without a sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", choices=["luma", "clothing"], default="luma")
    parser.add_argument("--edits", choices=sorted(SETS), default="test")
    parser.add_argument("--seed", type=int, nargs="+", default=[11])
    parser.add_argument("--colours", type=int, default=0, help="luma: add so many colours that the catalogue has not")
    parser.add_argument("--model", default="efficientnet-lite0")
    parser.add_argument("--work", type=Path, help="keep catalogues and batches here, by seed, and go on with them")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    plan_of = {"luma": plan_luma, "clothing": plan_clothing}[options.set]
    edits = SETS[options.edits]
    print(describe())
    together: dict[str, list[Judged]] = {}
    for seed in options.seed:
        plan = plan_of(options.shared, seed, list(edits), options.colours)
        print(f"{options.set}, seed {seed}, edits “{options.edits}”, {options.model}: {len(plan.catalogue)} photos")
        with tempfile.TemporaryDirectory() as scratch:
            work = options.work / str(seed) if options.work else Path(scratch)
            for way, items in measure(plan, work, edits, seed, options.model):
                print(way)
                print_result(items)
                if options.wrong:
                    print_wrong(items)
                together.setdefault(way, []).extend(items)
    for way, items in together.items() if len(options.seed) > 1 else ():
        print(f"all {len(options.seed)} batches, {way}")
        print_result(items)


def measure(
    plan: Plan, work: Path, edits: Mapping[str, Edit], seed: int, model: str
) -> Iterator[tuple[str, list[Judged]]]:
    """Make what is not there yet, compare, judge."""
    held = {truth.style for truth in plan.delivered if truth.kind == NEW}
    work.mkdir(parents=True, exist_ok=True)
    known = (work / "catalog").exists()
    workspace = Workspace.open(work / "catalog") if known else catalogue(plan, work, held, model)
    delivered = work / "delivered"
    fresh = not delivered.exists()
    delivered.mkdir(exist_ok=True)
    order = deliver(plan, delivered, edits, seed, write_photos=fresh)
    judge = Judge(plan)
    report = finish(batch.run(workspace, [delivered], work / "batch"))
    yield "photos alone", judged(order, report, judge)
    if plan.table is not None:
        sheet = work / "supplier.csv"
        supplier_sheet(plan, order, work, seed)
        report = finish(batch.run(workspace, [delivered, sheet], work / "batch"))
        yield "with the supplier's sheet", judged(order, report, judge)
    workspace.close()


if __name__ == "__main__":
    main()
