"""What the Catalog page shows one at a time: the form, the overview, and the pages that the overview leads to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from visearch_desktop.gui.adapt.page import AdaptPage
from visearch_desktop.gui.catalog.import_page import ImportPage
from visearch_desktop.gui.catalog.new_form import NewForm
from visearch_desktop.gui.catalog.overview import Overview
from visearch_desktop.gui.catalog.rule_page import RulePage
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.similar.page import SheetPage
from visearch_desktop.gui.suggest.page import SuggestPage
from visearch_desktop.gui.trial.page import TrialPage


class Sides(QStackedWidget):
    """Every page beside the overview leads back to it."""

    def __init__(self, desk: Desk, form: NewForm, overview: Overview) -> None:
        super().__init__()
        self._overview = overview
        self.importing = ImportPage(desk)
        self.suggesting = SuggestPage(desk)
        self.adapting = AdaptPage(desk)
        self.sheets = SheetPage(desk)
        self.trying = TrialPage(desk)
        self.naming = RulePage()
        beside = (self.importing, self.suggesting, self.adapting, self.sheets, self.trying, self.naming)
        for page in (form, overview, *beside):
            self.addWidget(page)
        for side in beside:
            side.left.connect(self.back)
        overview.offers.suggest.connect(partial(self.setCurrentWidget, self.suggesting))
        overview.offers.adapt.connect(partial(self.setCurrentWidget, self.adapting))
        overview.offers.sheets.connect(partial(self.setCurrentWidget, self.sheets))
        overview.offers.trial.connect(partial(self.setCurrentWidget, self.trying))

    @Slot()
    def back(self) -> None:
        """Show the overview."""
        self.setCurrentWidget(self._overview)
