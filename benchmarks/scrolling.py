"""Scrolling through long lists: python -m benchmarks.scrolling [--rows 100000] [--frames 400]

For the results of a search, the groups of an audit and the items of a batch (table and cards), each with so many
rows: the time to show them, then the time of a frame while the list is turned like a mouse wheel (90 pixels a frame)
and while it is thrown (a whole screen and more a frame, every row new). A frame is everything the GUI thread does for
it: moving the list, taking in the thumbnails that came meanwhile, painting all rows in sight once. Thumbnails come from
the pool, as JPEGs of 256 pixels. Run it with QT_QPA_PLATFORM=offscreen, or on a display.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QWidget

from benchmarks.machine import describe
from benchmarks.row_catalog import picture
from visearch_desktop.core.catalog import Answer, Evidence, Match, Product, Relation
from visearch_desktop.core.deliveries import BatchReport, DeliveredPhoto, Item, Proposal, Proposed
from visearch_desktop.core.findings import AuditReport, Group, Member, Pair, Tier
from visearch_desktop.core.queries import Query, QueryPhoto, Share
from visearch_desktop.gui.app import make_application
from visearch_desktop.gui.audit.group_list import GroupList
from visearch_desktop.gui.audit.group_model import GroupModel
from visearch_desktop.gui.audit.review import Review, Show
from visearch_desktop.gui.batch.cards import ItemCards
from visearch_desktop.gui.batch.model import ItemModel
from visearch_desktop.gui.batch.table import ItemTable
from visearch_desktop.gui.batch.triage import Show as ShowItems
from visearch_desktop.gui.batch.triage import Triage
from visearch_desktop.gui.demo import wait_until
from visearch_desktop.gui.search.results import Results
from visearch_desktop.gui.thumbnails import Thumbnails

WHEEL, THROWN = 90, 1700
Shown = tuple[QWidget, QAbstractItemView, Callable[[], object]]


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=400)
    options = parser.parse_args()
    app = make_application()
    pictures = [picture(number) for number in range(400)]
    thumbnails = Thumbnails()
    thumbnails.show_catalog(lambda content: pictures[content % len(pictures)])
    print(describe())
    lists = {"search results": _results, "audit groups": _groups, "batch table": _table, "batch cards": _cards}
    for name, make in lists.items():
        holder, view, fill = make(thumbnails, options.rows)
        holder.show()
        app.processEvents()
        start = time.perf_counter()
        fill()
        view.viewport().repaint()
        shown = 1000 * (time.perf_counter() - start)
        print(f"{name}, {options.rows:,} rows: shown in {shown:.0f} ms", end="")
        for how, step in (("turned", WHEEL), ("thrown", THROWN)):
            clock, own = np.array(_scroll(app, view, step, options.frames)).T
            p50, p95 = np.percentile(clock, [50, 95])
            print(f"; {how} p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {max(clock):.1f} ms", end="")
            p50, p95 = np.percentile(own, [50, 95])
            print(f" (processor time of the GUI thread p50 {p50:.1f} ms, p95 {p95:.1f} ms)", end="")
        print(f"; {psutil.Process().memory_info().rss / 2**20:.0f} MB")
        wait_until(app, lambda: thumbnails.idle, 5)
        holder.hide()
        holder.deleteLater()
    thumbnails.close()


def _scroll(app: QApplication, view: QAbstractItemView, step: int, frames: int) -> list[tuple[float, float]]:
    """Milliseconds of each frame: by the clock, and of processor time of this thread."""
    bar, times = view.verticalScrollBar(), []
    bar.setValue(bar.maximum() // 3)
    for _ in range(frames):
        time.sleep(0.004)  # a screen shows 60 frames a second: the workers have the time between
        start, own = time.perf_counter(), time.thread_time()
        bar.setValue(bar.value() + step)
        view.viewport().update()  # as when a thumbnail came; painted once, with what the turn has laid bare
        app.processEvents()
        times.append((1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - own)))
    return times


def _product(number: int) -> Product:
    said = {"brand": "Maison Lune", "category": "Women/Tops/Shirts", "price": f"{9 + number % 90}.90", "color": "Navy"}
    return Product(f"SH-{number:06d}-M", f"Maison Lune shirt of organic cotton no. {number}", said)


def _match(number: int) -> Match:
    product = _product(number)
    relation = list(Relation)[number % 4]
    shares = (Share("photo", 0.82, ""), Share("words", 0.9, "“cotton” in title"), Share("colour", 0.41, ""))
    path = Path(f"/photos/{product.sku}/view-1.jpg")
    also = (f"SH-{number:06d}-L",) if number % 3 else ()
    return Match(number + 1, product.sku, path, number, 0.9, 0.8, relation, 2, also, product, shares=shares)


def _results(thumbnails: Thumbnails, rows: int) -> Shown:
    shown = Results(thumbnails, lambda _content: 0)
    shown.resize(560, 760)
    answer = Answer((), tuple(map(_match, range(rows))))
    query = Query((QueryPhoto("asked.jpg", path=Path("asked.jpg")),))
    return shown, shown.list, partial(shown.show_answer, answer, query)


def _groups(thumbnails: Thumbnails, rows: int) -> Shown:
    model = GroupModel()
    view = GroupList(model, thumbnails)
    view.resize(560, 760)
    model.setParent(view)
    review = Review(AuditReport(rows, tuple(map(_group, range(rows)))))
    return view, view, partial(model.show_tier, review, Tier.NEAR_DUPLICATE, Show.ALL)


def _group(number: int) -> Group:
    members = tuple(_member(3 * number + place) for place in range(2 + number % 2))
    pairs = tuple(
        Pair(a, b, 0.93, 0.97, Relation.NEAR_DUPLICATE, Evidence(inliers=57)) for a, b in combinations(members, 2)
    )
    return Group(f"group-{number}", Tier.NEAR_DUPLICATE, Relation.NEAR_DUPLICATE, members, pairs)


def _member(number: int) -> Member:
    product = _product(number)
    path = Path(f"/photos/{product.sku}/view-1.jpg")
    return Member(number, f"{number:064x}", path, (product.sku,), 800, 600, 90_000, 1e9, {product.sku: product})


def _batch(rows: int) -> Triage:
    return Triage(BatchReport("week 47", tuple(map(_item, range(rows)))), Path("/batches/week 47"))


def _item(number: int) -> Proposed:
    photo = DeliveredPhoto(f"{number}/a.jpg", Path(f"/delivery/{number}/a.jpg"), f"{number:064x}", 800, 600)
    item = Item(f"{number}", f"Item {number:06d}", (photo,), title=f"Shirt of organic cotton no. {number}", row=number)
    match = _match(number)
    return Proposed(item, Proposal.ALREADY_HAVE, match.sku, 0.97, (match,), reasons=("The same photo, cropped.",))


def _table(thumbnails: Thumbnails, rows: int) -> Shown:
    model = ItemModel()
    view = ItemTable(model, thumbnails)
    model.setParent(view)
    view.resize(760, 760)
    return view, view, partial(model.show_tab, _batch(rows), None, ShowItems.ALL)


def _cards(thumbnails: Thumbnails, rows: int) -> Shown:
    model = ItemModel()
    view = ItemCards(model, thumbnails, thumbnails)
    model.setParent(view)
    holder = QWidget()
    QHBoxLayout(holder).addWidget(view)
    holder.resize(560, 760)
    return holder, view, partial(model.show_tab, _batch(rows), None, ShowItems.ALL)


if __name__ == "__main__":
    main()
