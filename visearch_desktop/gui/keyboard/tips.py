"""Tool tips end in their key, in brackets, texts of menus after a tab; where a key was changed they say the new one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QMenu, QWidget

from visearch_desktop.gui.keyboard.commands import COMMANDS
from visearch_desktop.gui.keyboard.keymap import Keymap, shown

_FIRST = "tipAtFirst"


def tell(root: QWidget, keymap: Keymap, places: Iterable[str]) -> None:
    """Let the tool tips of `root`, where the keys of `places` work, say the keys that hold now."""
    now = _keys(keymap, places)
    for widget in (root, *root.findChildren(QWidget)):
        first = str(widget.property(_FIRST) or widget.toolTip())
        found = re.search(r"[(（]([^()（）]+)[)）]$", first)
        key = now.get(found[1]) if found else None
        if found is None or key is None:
            continue
        if widget.property(_FIRST) is None and key != found[1]:
            widget.setProperty(_FIRST, first)
        widget.setToolTip(first[: found.start(1)] + key + first[found.end(1) :])


def tell_menu(menu: QMenu, keymap: Keymap, places: Iterable[str]) -> None:
    """Let a menu that was just filled say the keys that hold now."""
    now = _keys(keymap, places)
    for action in menu.actions():
        words, tab, first = action.text().partition("\t")
        action.setText(words + tab + now.get(first, first))


def _keys(keymap: Keymap, places: Iterable[str]) -> dict[str, str]:
    """The keys that hold now, by those at first; both as people read them."""
    return {
        shown(command.key): shown(keymap.key(command.place, command.key))
        for command in COMMANDS
        if command.place in places and not command.fixed
    }
