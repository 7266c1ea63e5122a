"""Make the README's pictures anew from the sample catalogue: `python docs/make_screenshots.py`.

Needs no display. The pictures are of the real window: it is filled in, indexed and searched as by a user.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from visearch_desktop.core import places
from visearch_desktop.core.settings import Settings, save
from visearch_desktop.gui.app import Program, make_application
from visearch_desktop.gui.demo import wait_for_results, wait_until

PICTURES = Path(__file__).resolve().parent / "screenshots"
EXAMPLE = "DSC04418.jpg"
"""The supplier photo searched with: mirrored and cropped."""
PATIENCE = 300.0


def main() -> int:
    """Make the three pictures in a home folder of their own, so that no path of this computer is in them."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        os.environ["VISEARCH_HOME"] = str(Path(home) / "ViSearch")
        shop = Path(home) / "Shop"
        shutil.copytree(places.sample_catalogue(), shop)
        (shop / "photos").rename(shop / "Product photos")
        save(Settings(theme="light", device="cpu"))
        app = make_application()
        program = Program(app, None)
        QCursor.setPos(QPoint(799, 599))  # where it marks nothing as hovered
        program.start()
        try:
            take_pictures(app, program, shop)
        finally:
            program.window.close()
    return 0


def take_pictures(app: QApplication, program: Program, shop: Path) -> None:
    """The first run, the indexed catalog, an answered search."""
    window, desk = program.window, program.desk
    form, panel = window.catalog.form, window.catalog.overview.index_panel
    wait_until(app, lambda: bool(form.packs.chosen), PATIENCE)
    form.add_folders([shop / "Product photos"])
    form.set_products(shop / "products.csv")
    wait_until(app, lambda: bool(form.rule.preview_pairs()) and not desk.reading_lane.busy, PATIENCE)
    take(app, program, "first-run.png", height=1040)
    form.start.click()
    wait_until(app, lambda: bool(desk.info and desk.info.photos) and not panel.running, PATIENCE)
    take(app, program, "catalog.png")
    window.search.search([shop / "supplier" / EXAMPLE])
    wait_for_results(app, program)
    take(app, program, "search.png")


def take(app: QApplication, program: Program, name: str, height: int = 800) -> None:
    """Save a picture of the window once everything in it has come."""
    program.window.resize(1280, height)
    program.window.repaint()
    wait_until(app, lambda: program.desk.thumbnails.idle and not program.desk.reading_lane.busy, PATIENCE)
    if not program.window.grab().save(str(PICTURES / name)):
        raise SystemExit(f"{PICTURES / name} cannot be written")


if __name__ == "__main__":
    sys.exit(main())
