"""Tool tips end in their key, in brackets: where a key was changed, the tool tip says the new one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from visearch_desktop.gui.keyboard.commands import COMMANDS
from visearch_desktop.gui.keyboard.keymap import Keymap, shown

_FIRST = "tipAtFirst"


def tell(root: QWidget, keymap: Keymap, places: Iterable[str]) -> None:
    """Let the tool tips of `root`, where the keys of `places` work, say the keys that hold now."""
    now = {
        shown(command.key): shown(keymap.key(command.place, command.key))
        for command in COMMANDS
        if command.place in places and not command.fixed
    }
    for widget in (root, *root.findChildren(QWidget)):
        first = str(widget.property(_FIRST) or widget.toolTip())
        found = re.search(r"[(（]([^()（）]+)[)）]$", first)
        key = now.get(found[1]) if found else None
        if found is None or key is None:
            continue
        if widget.property(_FIRST) is None and key != found[1]:
            widget.setProperty(_FIRST, first)
        widget.setToolTip(first[: found.start(1)] + key + first[found.end(1) :])
