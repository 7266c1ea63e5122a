"""The language of the window: English, or 简体中文 from `resources/translations`."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from visearch_desktop.core import places
from visearch_desktop.gui import core_words

ENGLISH, CHINESE = "en", "zh_CN"
NAMES = {ENGLISH: "English", CHINESE: "简体中文"}
"""Each language in its own words, as people look for it."""


def choose(app: QApplication, choice: str) -> None:
    """Let `app` speak the language `choice`: "system", "en" or "zh_CN". What is made from now on speaks it.

    Numbers, dates and sizes are written as that language writes them.
    """
    for translator in app.findChildren(_Table):
        app.removeTranslator(translator)
        translator.deleteLater()
    language = of_system() if choice == "system" else choice
    QLocale.setDefault(_locale(language))
    if language == CHINESE:
        for name, folder in (("qtbase", _qt_folder()), ("visearch", str(places.bundled("resources") / "translations"))):
            table = _Table(app)
            if table.load(f"{name}_{CHINESE}", folder):
                app.installTranslator(table)
    core_words.speak(language)


def of_system() -> str:
    """The language of the system, when it is one of the program's; else English.

    Chinese in whatever script: traditional texts are not there yet, and simplified ones are nearer than English.
    """
    chinese = any(name.lower().startswith("zh") for name in QLocale.system().uiLanguages()[:1])
    return CHINESE if chinese else ENGLISH


def _locale(language: str) -> QLocale:
    """The system's own where it speaks this language: it knows how the person writes dates and numbers."""
    system = QLocale.system()
    if system.language() == QLocale(language).language():
        return system
    return (
        QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom) if language == ENGLISH else QLocale(language)
    )


def _qt_folder() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


class _Table(QTranslator):
    """A table of texts that this module has installed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
