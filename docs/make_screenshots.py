"""Make the pictures of README and manuals anew from the sample catalogue: `python docs/make_screenshots.py`.

Needs no display. The pictures are of the real window: it is filled in, indexed and searched as by a user, once in each
language. With the name of a language only the pictures in that are made.
"""

from __future__ import annotations

import csv
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageQt
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QImage, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from visearch_desktop.core import places
from visearch_desktop.core.deliveries import Proposal
from visearch_desktop.core.findings import Tier
from visearch_desktop.core.queries import Comparison, Condition, Crop
from visearch_desktop.core.settings import Settings, save
from visearch_desktop.gui.app import Program, make_application
from visearch_desktop.gui.demo import wait_for_results, wait_until
from visearch_desktop.gui.main_window import AUDIT, BATCH

PICTURES = Path(__file__).resolve().parent / "screenshots"
PHOTOS = {"en": "Product photos", "zh_CN": "商品图片"}
"""Each language, and what a shop that speaks it calls the folder of its photos."""
SHOWN = ("first-run.png", "search.png", "audit.png", "batch.png", "compare.png")
"""The pictures of the manuals; the README, which is English, has more."""
EXAMPLE = "DSC04418.jpg"
"""The supplier photo searched with: mirrored and cropped."""
PART = (0.18, 0.5, 0.45, 0.74)
"""The part of a photo that is searched: one of the things in it."""
RELISTED = (
    ("table-lamp-on.jpg", "cut", "NV-2041", "Fluted lamp, petrol", "Nordvik", "79.00"),
    ("chair-spindle-oak-2.jpg", "mirrored", "NV-2077", "Farmhouse chair, oak", "Nordvik", "189.00"),
    ("mug-speckle-blue-1.jpg", "saved again", "NV-2102", "Stoneware mug, blue", "Tolvanne", "14.90"),
    ("jute-basket-1.jpg", "mirrored and cut", "NV-2115", "Jute basket with handles", "Havendry", "45.00"),
    ("copper-saucepan-1.jpg", "cut", "NV-2120", "Saucepan, solid copper", "Oxtrava", "119.00"),
    ("watering-can-2.jpg", "mirrored", "NV-2133", "Watering can, enamelled steel", "Havendry", "42.00"),
)
"""Products that a shop has listed once more: photo, what was done to it, and the SKU, title, brand and price it got."""
PATIENCE = 300.0


def main(languages: Sequence[str]) -> int:
    """Make the pictures in a home folder of their own, so that no path of this computer is in them."""
    app = make_application()
    for language in languages or PHOTOS:
        with tempfile.TemporaryDirectory() as home:
            os.environ["HOME"] = home
            os.environ["VISEARCH_HOME"] = str(Path(home) / "ViSearch")
            shop = Path(home) / "Shop"
            shutil.copytree(places.sample_catalogue(), shop)
            (shop / "photos").rename(shop / PHOTOS[language])
            save(Settings(theme="light", device="cpu", language=language))
            program = Program(app, None)
            QCursor.setPos(QPoint(799, 599))  # where it marks nothing as hovered
            program.start()
            try:
                take_pictures(app, program, shop, shop / PHOTOS[language])
            finally:
                program.window.close()
    return 0


def take_pictures(app: QApplication, program: Program, shop: Path, photos: Path) -> None:
    """The first run, the indexed catalog, a search, a delivery; then an audit of a shop with products listed twice."""
    window, desk = program.window, program.desk
    form, panel = window.catalog.form, window.catalog.overview.index_panel
    wait_until(app, lambda: bool(form.packs.chosen), PATIENCE)
    form.add_folders([photos])
    form.set_products(shop / "products.csv")
    wait_until(app, lambda: bool(form.rule.preview_pairs()) and not desk.reading_lane.busy, PATIENCE)
    take(app, program, "first-run.png", height=1040)
    form.start.click()
    wait_until(app, lambda: bool(desk.info and desk.info.photos) and not panel.running, PATIENCE)
    take(app, program, "catalog.png")
    window.search.search([shop / "supplier" / EXAMPLE])
    wait_for_results(app, program)
    take(app, program, "search.png")
    ask_more(app, program, photos)
    check_delivery(app, program, shop / "supplier")
    list_again(shop, photos)
    before = desk.info.photos if desk.info else 0
    panel.index(products=shop / "products.csv")
    wait_until(app, lambda: bool(desk.info and desk.info.photos > before) and not panel.running, PATIENCE)
    window.go(AUDIT)
    wait_until(app, lambda: window.audit.review.review is not None and not desk.reading_lane.busy, PATIENCE)
    window.audit.run()
    wait_until(app, lambda: not window.audit.running and not desk.reading_lane.busy, PATIENCE)
    window.audit.review.go_to(2)  # the lamp: it shows a cut photo and two conflicts
    take(app, program, "audit.png")
    window.audit.review.tabs.choose(Tier.NEAR_DUPLICATE)
    take(app, program, "compare.png", of=window.audit.review.pair)


def ask_more(app: QApplication, program: Program, photos: Path) -> None:
    """A part of a photo; then two photos, words, a filter and marks together."""
    page, desk = program.window.search, program.desk
    quiet = lambda: not desk.search_lane.busy and not desk.reading_lane.busy  # noqa: E731
    page.search([photos / "ribbed-bowls-lifestyle.jpg"])
    wait_for_results(app, program)
    page.edit_part()
    page.draft.crop(0, Crop.BOX, PART)
    wait_until(app, quiet, PATIENCE)
    take(app, program, "search-part.png")
    page.splitter.leave_part()
    page.search([photos / name for name in ("mug-speckle-blue-1.jpg", "mug-speckle-sand-2.jpg")])
    wait_for_results(app, program)
    page.draft.say("stoneware")
    page.draft.narrow(Condition("price", Comparison.AT_MOST, "50"))
    wait_until(app, quiet, PATIENCE)
    page.results.show_row("TOL-1103")
    page.results.acts.mark(1)
    wait_until(app, quiet, PATIENCE)
    take(app, program, "search-words.png", height=860)
    page.clear_query()


def check_delivery(app: QApplication, program: Program, supplier: Path) -> None:
    """What came of the supplier's photos, at the first one that the shop has."""
    window = program.window
    for answers in supplier.glob("*.csv"):
        answers.unlink()  # the photos alone are to tell
    window.go(BATCH)
    page = window.batch
    wait_until(app, lambda: page.start.profile.count() > 1, PATIENCE)
    page.take([supplier])
    page.start.choose("", "name")
    page.start.start.click()
    wait_until(app, lambda: page.reviewing and not page.running, PATIENCE)
    page.review.tabs.choose(list(Proposal).index(Proposal.ALREADY_HAVE))
    take(app, program, "batch.png")


def list_again(shop: Path, photos: Path) -> None:
    """Put edited copies of some photos among the shop's, with SKUs of their own."""
    with (shop / "products.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    for photo, edit, sku, title, brand, price in RELISTED:
        image = QImage(str(photos / photo))
        if "mirrored" in edit:
            image = image.transformed(QTransform.fromScale(-1, 1), Qt.TransformationMode.SmoothTransformation)
        if "cut" in edit:
            wide, high = image.width(), image.height()
            image = image.copy(QRect(wide // 10, high // 8, wide * 7 // 10, high * 3 // 4))
        name = f"{sku.lower()}.jpg"
        image.save(str(photos / name), quality=60)
        of = next(row for row in table if photo in row["images"])
        table.append({**of, "sku": sku, "name": title, "brand": brand, "price": price, "ean": "", "images": name})
    with (shop / "products.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, list(table[0]))
        rows.writeheader()
        rows.writerows(table)


def take(app: QApplication, program: Program, name: str, height: int = 800, of: QWidget | None = None) -> None:
    """Save a picture of the window, or of a part of it, once everything in it has come."""
    program.window.resize(1280, height)
    program.window.repaint()
    desk = program.desk
    quiet = lambda: desk.thumbnails.idle and desk.delivered.idle and not desk.reading_lane.busy  # noqa: E731
    wait_until(app, quiet, PATIENCE)
    keep(of or program.window, name, program.desk.settings.language)


def keep(shown: QWidget, name: str, language: str) -> None:
    """Save what is shown with 256 colours, a third of the bytes: enough for words on grey and photos of products."""
    if language != "en" and name not in SHOWN:
        return
    file = PICTURES / ("" if language == "en" else language) / name
    file.parent.mkdir(exist_ok=True)
    picture = ImageQt.fromqimage(shown.grab().toImage()).convert("RGB")
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1).save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
