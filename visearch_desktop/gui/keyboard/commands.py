"""Every key of the window in one table: where it works, what it is at first, whether it can be changed, its words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


def tr(words: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("keys", words)


@dataclass(frozen=True, slots=True)
class Command:
    """A key that does something. `key` is its first key as `QKeySequence` writes it, and its name for good.

    `place` is where it works: a page, or a part of one. Keys that are `fixed` are those every program has, such as
    arrows and Ctrl+Z, and groups of keys.
    """

    place: str
    key: str
    fixed: bool = False


def _of(place: str, *keys: str, fixed: bool = False) -> tuple[Command, ...]:
    return tuple(Command(place, key, fixed) for key in keys)


COMMANDS: tuple[Command, ...] = (
    *_of("window", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+O", "Ctrl+J"),
    *_of("window", "Ctrl+V", "F1", "?", "Esc", "Ctrl+Q", fixed=True),
    *_of("search", "Ctrl+F", "Ctrl+L", "Ctrl+K", "Ctrl+B", "Ctrl+H", "Ctrl+S", "Ctrl+G"),
    *_of("search", "Ctrl+Shift+O", "Ctrl+Shift+V", "Ctrl+Shift+G", "Ctrl+Return"),
    *_of("search", "Ctrl+Z", fixed=True),
    *_of("cards", "N"),
    *_of("cards", "+ -", "Return", "Del", fixed=True),
    *_of("results", "S", "R", "C", "Y", "V", "O", "Ctrl+Shift+C"),
    *_of("results", "+ -", "Up Down", "Space", "Return", "Ctrl+C", fixed=True),
    *_of("audit", "D", "V", "S", "N", "K", "Ctrl+Return"),
    *_of("audit", "Shift+D V S N", "1-9", "Up Down", "Left Right", "Z Y", "Space", "Return", fixed=True),
    *_of("batch", "K", "S", "L", "T", "N", "V", "D", "Ctrl+Return"),
    *_of("batch", "1-8", "Up Down", "Left Right", "Shift+Left Right", "Z Y", "Space", "Return", fixed=True),
    *_of("suggest", "A", "D"),
    *_of("suggest", "Z", fixed=True),
    *_of("compare", "Q", "W", "E", "P", "A", "0", ",", "."),
    *_of("compare", "+ -", "F11", fixed=True),
)

TOGETHER = (
    frozenset({"window", "search", "cards", "compare"}),
    frozenset({"window", "search", "results", "compare"}),
    frozenset({"window", "audit", "compare"}),
    frozenset({"window", "batch", "compare"}),
    frozenset({"window", "suggest"}),
)
"""Places whose keys work at the same time, so that one key must not stand in two of them."""


def beside(place: str) -> frozenset[str]:
    """The places whose keys work while those of `place` do."""
    return frozenset().union(*(group for group in TOGETHER if place in group))


def place_words() -> dict[str, str]:
    """What the places are called."""
    return {
        "window": tr("Everywhere"),
        "search": tr("Search"),
        "cards": tr("Photos of the query"),
        "results": tr("Results"),
        "audit": tr("Audit"),
        "batch": tr("Batch"),
        "suggest": tr("Suggestions"),
        "compare": tr("Compared photos"),
    }


def command_words() -> dict[tuple[str, str], str]:
    """What each key does."""
    return {
        ("window", "Ctrl+1"): tr("Catalog"),
        ("window", "Ctrl+2"): tr("Search"),
        ("window", "Ctrl+3"): tr("Audit"),
        ("window", "Ctrl+4"): tr("Batch"),
        ("window", "Ctrl+5"): tr("Settings"),
        ("window", "Ctrl+O"): tr("Open photos, or the files of a delivery"),
        ("window", "Ctrl+J"): tr("Jobs: what runs, and what ran"),
        ("window", "Ctrl+V"): tr("Search the picture on the clipboard"),
        ("window", "F1"): tr("Manual"),
        ("window", "?"): tr("This list"),
        ("window", "Esc"): tr("Leave what is open, or begin a new search"),
        ("window", "Ctrl+Q"): tr("Quit"),
        ("search", "Ctrl+F"): tr("Search words"),
        ("search", "Ctrl+L"): tr("Add a filter"),
        ("search", "Ctrl+K"): tr("Same shape, this colour"),
        ("search", "Ctrl+B"): tr("Search a part of the photo"),
        ("search", "Ctrl+H"): tr("Searches before, and saved ones"),
        ("search", "Ctrl+S"): tr("Save this search"),
        ("search", "Ctrl+G"): tr("Search a part of the screen"),
        ("search", "Ctrl+Shift+O"): tr("Add a photo of the same product"),
        ("search", "Ctrl+Shift+V"): tr("Add the picture on the clipboard"),
        ("search", "Ctrl+Shift+G"): tr("Add a part of the screen"),
        ("search", "Ctrl+Return"): tr("Show the photo in its folder"),
        ("search", "Ctrl+Z"): tr("Take the last change back"),
        ("cards", "N"): tr("Not this"),
        ("cards", "+ -"): tr("Count more, less"),
        ("cards", "Return"): tr("Search a part"),
        ("cards", "Del"): tr("Take it out"),
        ("results", "S"): tr("Search with this result"),
        ("results", "R"): tr("Similar products"),
        ("results", "C"): tr("Compare the selected results"),
        ("results", "Y"): tr("Why this result?"),
        ("results", "V"): tr("Table or cards"),
        ("results", "O"): tr("Sort the table by this column"),
        ("results", "+ -"): tr("More like this, less like this"),
        ("results", "Up Down"): tr("Another result"),
        ("results", "Space"): tr("Blink, while held"),
        ("results", "Return"): tr("Open the photo"),
        ("results", "Ctrl+C"): tr("Copy the SKUs"),
        ("results", "Ctrl+Shift+C"): tr("Copy the rows"),
        ("audit", "D"): tr("Duplicates"),
        ("audit", "V"): tr("Variants"),
        ("audit", "S"): tr("Same set"),
        ("audit", "N"): tr("Distinct"),
        ("audit", "K"): tr("Keep the other one of the two"),
        ("audit", "Ctrl+Return"): tr("Show both in their folders"),
        ("audit", "Shift+D V S N"): tr("The same for the two compared photos only"),
        ("audit", "1-9"): tr("Keep this photo"),
        ("audit", "Up Down"): tr("Another group"),
        ("audit", "Left Right"): tr("Another photo of the group"),
        ("audit", "Z Y"): tr("Undo, redo"),
        ("audit", "Space"): tr("Blink, while held"),
        ("audit", "Return"): tr("Open the photo"),
        ("batch", "K"): tr("Keep"),
        ("batch", "S"): tr("Skip"),
        ("batch", "L"): tr("Link to the SKU shown"),
        ("batch", "T"): tr("Link to an SKU that you type"),
        ("batch", "N"): tr("This picture is a placeholder, or none after all"),
        ("batch", "V"): tr("Table or cards"),
        ("batch", "D"): tr("Evidence, or the attributes of both"),
        ("batch", "Ctrl+Return"): tr("Show the photo in its folder"),
        ("batch", "1-8"): tr("Tabs"),
        ("batch", "Up Down"): tr("Another item"),
        ("batch", "Left Right"): tr("Another SKU of the catalog"),
        ("batch", "Shift+Left Right"): tr("Another photo of the item"),
        ("batch", "Z Y"): tr("Undo, redo"),
        ("batch", "Space"): tr("Blink, while held"),
        ("batch", "Return"): tr("Open the photo"),
        ("suggest", "A"): tr("Accept"),
        ("suggest", "D"): tr("Dismiss"),
        ("suggest", "Z"): tr("Take back"),
        ("compare", "Q"): tr("Side by side"),
        ("compare", "W"): tr("Wipe"),
        ("compare", "E"): tr("Difference"),
        ("compare", "P"): tr("Matched points and outline"),
        ("compare", "A"): tr("One pixel to one"),
        ("compare", "0"): tr("Fit"),
        ("compare", ","): tr("Move the wipe to the left"),
        ("compare", "."): tr("Move the wipe to the right"),
        ("compare", "+ -"): tr("Closer, farther"),
        ("compare", "F11"): tr("Full screen, and back"),
    }
