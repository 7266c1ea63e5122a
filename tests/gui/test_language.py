"""The window in Chinese and in English: every text of every page, sentences of the core, the switch while it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.gui.fakes import FakeCore, FakeWorkspace
from visearch_desktop.core.errors import CatalogError, VisearchError
from visearch_desktop.core.progress import Progress, Stage
from visearch_desktop.core.settings import Settings, load
from visearch_desktop.gui import core_words, language, wording
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.jobs import Job
from visearch_desktop.gui.keyboard.commands import Command
from visearch_desktop.gui.keyboard.keymap import keymap
from visearch_desktop.gui.language_switch import LanguageSwitch
from visearch_desktop.gui.long_work.kinds import Kind
from visearch_desktop.gui.main_window import AUDIT, BATCH, CATALOG, SEARCH, SETTINGS, MainWindow

NAMES = (
    r"ViSearch|Desktop|English|SKUs?|CUDA|CPU|ONNX|ZIP|EAN|Excel|JSON|CSV|TSV|XLSX|ResNet50|Wayland|Related|MB|GB|KB|kB|bytes|"
    r"Ctrl|Shift|Esc|Delete|Del|Enter|Print|Home|End|Tab|PgUp|PgDown|F\d+|PyPI|imgsim|AugNet|ImageNet|sku|"
    r"\(\?P<sku>…\)|backups|\b[A-Z]\b|\S*\.\w+|\S*[/\\_]\S*|fake|shop"
)
"""What is no English: names, units, keys, file names, paths, and the names of the test's own data."""


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """Whatever a test has chosen, the next one finds English."""
    yield
    language.choose(qapp, "en")


@pytest.fixture
def chinese(qapp: QApplication, desk: Desk, english: None) -> None:
    """The program speaks Chinese before its window is made."""
    language.choose(qapp, "zh_CN")


def texts_of(widget: QObject) -> Iterator[str]:
    """What a widget says in any way."""
    if isinstance(widget, QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
    if isinstance(widget, QLabel | QAbstractButton | QAction):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QSpinBox):
        yield from (widget.prefix(), widget.suffix(), widget.specialValueText())
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(row) for row in range(widget.count()))
    if isinstance(widget, QTableView) and (model := widget.model()) is not None:
        from PySide6.QtCore import Qt

        yield from (str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in range(model.columnCount()))


def said_by(window: MainWindow) -> set[str]:
    """Every text of every page, with its lists, menus and headers."""
    for page in (CATALOG, SEARCH, AUDIT, BATCH, SETTINGS):
        window.go(page)
        QApplication.processEvents()
    objects = [window, *window.findChildren(QWidget), *window.findChildren(QAction)]
    return {text for one in objects for text in texts_of(one) if text.strip()}


FAKES = (
    "no graphics card that CUDA can use",
    "Quick on any computer. Best at look and category; a good choice for mixed photos.",
    "ImageNet weights", "two cores", "Slower, but better at “exactly this product” on plain backgrounds.",
    "self-supervised", "EfficientNet-Lite0", "Product", "Shirts", "supplier", "colour", "price", "category", "photos",
)  # fmt: skip
"""What the stand-ins of the core say, which the core does not: see `tests/gui/fakes.py`."""


def english_in(texts: set[str]) -> list[str]:
    """The texts that have an English word left when names are taken away."""
    return sorted(text for text in texts if re.search(r"[a-z]{2,}", re.sub(f"{'|'.join(FAKES)}|{NAMES}", "", text)))


def test_no_page_says_anything_in_english(qtbot: QtBot, chinese: None, opened: MainWindow) -> None:
    said = said_by(opened)
    assert len(said) > 250
    assert not english_in(said), "\n".join(english_in(said))


def test_no_page_says_anything_in_english_without_a_catalog(qtbot: QtBot, chinese: None, window: MainWindow) -> None:
    left = english_in(said_by(window))
    assert not left, "\n".join(left)


class Shown:
    """A window and the switch that replaces it, as the program holds them."""

    def __init__(self, app: QApplication, desk: Desk) -> None:
        self.window = MainWindow(desk)
        self.window.show()
        self.switch = LanguageSwitch(app, desk, lambda: self.window)
        self.switch.replaced.connect(self.take)

    def take(self, window: MainWindow) -> None:
        self.window = window


@pytest.fixture
def shown(
    qtbot: QtBot, qapp: QApplication, core: FakeCore, desk: Desk, workspace: FakeWorkspace, english: None
) -> Iterator[Shown]:
    """The window with the catalog open, which follows the language."""
    made = Shown(qapp, desk)
    with qtbot.waitSignal(desk.device_changed, timeout=5000):
        desk.open(workspace.folder)
    qtbot.waitUntil(lambda: desk.info is not None)
    yield made
    made.window.close()
    made.window.deleteLater()


def test_the_language_is_switched_there_and_back_while_the_program_runs(
    qtbot: QtBot, shown: Shown, desk: Desk, photos: list[Path]
) -> None:
    before = said_by(shown.window)
    with qtbot.waitSignal(shown.window.search.answered):
        shown.window.search.search(photos[:1])
    shown.window.go(SETTINGS)
    with qtbot.waitSignal(shown.switch.replaced, timeout=10000):
        desk.change(language="zh_CN")
    window = shown.window
    assert window.isVisible()
    assert window.pages.currentWidget() is window.settings
    assert window.settings.language.chosen == "zh_CN"
    assert [photo.path for photo in window.search.query.photos] == photos[:1], "what is asked goes on"
    qtbot.waitUntil(lambda: bool(window.search.results.model.matches))
    left = english_in(said_by(window))
    assert not left, "\n".join(left)
    with qtbot.waitSignal(shown.switch.replaced, timeout=10000):
        desk.change(language="en")
    qtbot.waitUntil(lambda: bool(shown.window.search.results.model.matches))
    shown.window.search.clear_query()
    assert not re.search(r"[\u4e00-\u9fff]", "".join(said_by(shown.window) - {"简体中文"}))
    assert len(before & said_by(shown.window)) > 0.9 * len(before), "the rest tells of the search"


def test_the_window_before_hears_nothing_more(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    with qtbot.waitSignal(shown.switch.replaced, timeout=10000):
        desk.change(language="zh_CN")
    shown.window.go(SETTINGS)
    desk.opening_failed.emit(CatalogError("The catalog is damaged."))
    assert shown.window.page == CATALOG


def test_a_manual_that_is_open_is_open_in_the_other_language(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    shown.window.aids.show_manual()
    before = shown.window.aids.manual
    with qtbot.waitSignal(shown.switch.replaced, timeout=10000):
        desk.change(language="zh_CN")
    QApplication.processEvents()
    manual = shown.window.aids.manual
    assert manual is not None
    assert manual.isVisible()
    assert manual.windowTitle().startswith("使用手册")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(before)


def test_changed_keys_hold_in_the_other_language(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    with qtbot.waitSignal(shown.switch.replaced, timeout=10000):
        desk.change(language="zh_CN")
    QApplication.processEvents()
    keymap().change(Command("window", "Ctrl+3"), "F4")  # deleted shortcuts of the window before hear it as well
    of_window = [one.key().toString() for one in shown.window.findChildren(QShortcut)]
    assert "F4" in of_window
    assert "Ctrl+3" not in of_window
    tips = [one.toolTip() for one in shown.window.findChildren(QAbstractButton)]
    assert any(tip.endswith("(F4)") for tip in tips)


def test_the_switch_waits_for_work_under_way(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    def slowly() -> Iterator[Progress]:
        while not go:
            yield Progress(Stage.EMBED)

    go: list[int] = []
    job = desk.catalog_lane.submit(Job(slowly, kind=Kind.READ_TABLE))
    first = shown.window
    desk.change(language="zh_CN")
    qtbot.wait(200)
    assert shown.window is first
    assert "as soon as" in first.settings.notices.sentence
    with qtbot.waitSignal(shown.switch.replaced, timeout=10000):
        go.append(1)
    assert job.over


def test_a_choice_taken_back_in_time_switches_nothing(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    first = shown.window
    desk.change(language="zh_CN")
    desk.change(language="system")
    qtbot.wait(200)
    assert shown.window is first


def test_the_choice_is_kept(qapp: QApplication, desk: Desk, english: None) -> None:
    desk.change(language="zh_CN")
    assert load().language == "zh_CN"
    assert Settings().language == "system"


@pytest.mark.parametrize(
    ("system", "spoken"), [("zh-CN", "zh_CN"), ("zh-Hant-TW", "zh_CN"), ("de-DE", "en"), ("C", "en")]
)
def test_the_system_decides_until_something_is_chosen(
    monkeypatch: pytest.MonkeyPatch, system: str, spoken: str
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: [system, "zh-CN"])
    assert language.of_system() == spoken


def test_numbers_and_sizes_are_those_of_the_language(chinese: None) -> None:
    assert QLocale().language() == QLocale.Language.Chinese
    assert wording.photos(1204) == "1,204 张图片"
    assert wording.photos(1) == "1 张图片"
    assert wording.duration(300) == "5 分钟"
    assert wording.listed(["a", "b"]) == "a，b"


def test_the_buttons_of_qt_are_translated_as_well(chinese: None) -> None:
    from PySide6.QtCore import QCoreApplication

    assert QCoreApplication.translate("QLineEdit", "&Paste") != "&Paste"


SENTENCES = {
    "The file is empty.": "文件是空的。",
    "The file cannot be read: Permission denied.": "文件无法读取：没有权限。",
    "shoe.jpg: The file is empty.": "shoe.jpg：文件是空的。",
    "CPU – the CUDA libraries were not found": "CPU – 没有找到 CUDA 库",
    "products.csv: 30 products, 2 photos of the table not found, 1 photo without a row.":
        "products.csv：30 个商品、商品表中有2 张图片找不到、1 张图片没有对应的行。",
    "“red” in sku": "“red”（在 sku 中）",
    "The disk is full. Free some space.": "磁盘已满。请腾出空间。",
    "1 photo is still being copied; the next run goes on with that.": "1 张图片仍在复制；下次会接着处理。",
    "The photo is that of MH01 (mirrored, 57 matched points), but the sheet names MH02.":
        "图片是 MH01 的（镜像、57 个匹配点），但表格写的是 MH02。",
    "The product is cut off at the top and left: it takes more than 20 % of a side; at most 10 % is wanted.":
        "商品在上边、左边被切断：占该边的超过 20 %；最多允许 10 %。",
    "Write a rule as pixels = {limit = 800}.": "规则写法如 pixels = {limit = 800}。",
    "There is no folder /home/王/图片 {1}, or it cannot be seen.": "文件夹 /home/王/图片 {1} 不存在，或无法访问。",
}  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_core_is_said_in_chinese(chinese: None, sentence: str) -> None:
    assert core_words.said(sentence) == SENTENCES[sentence]


@pytest.mark.parametrize("text", ["", "Nothing that the core says!", "红色连衣裙 Dress in Red", "a: b", "{0}", "{}"])
def test_what_the_core_does_not_say_is_left_as_it_is(chinese: None, text: str) -> None:
    assert core_words.said(text) == text


def test_in_english_nothing_is_looked_up(qapp: QApplication) -> None:
    assert core_words.said("The file is empty.") == "The file is empty."


def test_an_error_of_the_core_is_shown_in_chinese(
    qtbot: QtBot, chinese: None, opened: MainWindow, core: FakeCore, workspace: FakeWorkspace
) -> None:
    opened.catalog.notices.show_error(
        CatalogError("The disk is full.", "Free some space; nothing that was saved is lost.")
    )
    assert opened.catalog.notices.sentence == "磁盘已满。"
    assert opened.catalog.notices.advice == "请腾出空间，已保存的内容没有损失。"
    opened.catalog.notices.show_error(VisearchError("Nobody has translated this."))
    assert opened.catalog.notices.sentence == "Nobody has translated this."


def test_a_capital_makes_a_name_of_a_word_of_ours(chinese: None) -> None:
    assert core_words.said("filed under Top, looks like Bags") == "现归类为 Top，看起来像 Bags"
