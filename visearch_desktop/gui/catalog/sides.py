"""What the Catalog page shows one at a time: the form, the overview, and the pages that the overview leads to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from visearch_desktop.gui.adapt.page import AdaptPage
from visearch_desktop.gui.catalog.import_page import ImportPage
from visearch_desktop.gui.catalog.new_form import NewForm
from visearch_desktop.gui.catalog.overview import Overview
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.suggest.page import SuggestPage


class Sides(QStackedWidget):
    """Every page beside the overview leads back to it."""

    def __init__(self, desk: Desk, form: NewForm, overview: Overview) -> None:
        super().__init__()
        self._overview = overview
        self.importing = ImportPage(desk)
        self.suggesting = SuggestPage(desk)
        self.adapting = AdaptPage(desk)
        for side in (form, overview, self.importing, self.suggesting, self.adapting):
            self.addWidget(side)
        for left in (self.importing.left, self.suggesting.left, self.adapting.left):
            left.connect(self.back)
        for wanted, side in ((overview.suggest, self.suggesting), (overview.adapt, self.adapting)):
            wanted.connect(partial(self.setCurrentWidget, side))

    @Slot()
    def back(self) -> None:
        """Show the overview."""
        self.setCurrentWidget(self._overview)
