"""Every pair of ink and ground that the style sheet and the painted lists use is readable: WCAG 2.2 AA."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import visearch_desktop.gui
from tests.gui.test_theme import contrast
from visearch_desktop.core import places
from visearch_desktop.gui.theme import DARK, LIGHT, Tones

TEXT, EDGE = 4.5, 3.0
PAGE = ("window", "surface")
"""What lies under a rule that has no ground of its own."""
CARD = ("surface", "sunken", "accent_soft")
"""What a painted card is filled with: as it is, decided or hovered, selected."""
OWN_GROUND = {"on_accent": ("accent_fill",), "on_mat": ("mat",)}
INPUTS = ("QLineEdit", "QComboBox", "QSpinBox", "QPlainTextEdit", "indicator", "dropzone", "popover")
"""Whose border is all that shows where they are; a button is told by its words, a card by its place."""

BOTH = pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Selector and colours of each rule of the style sheet: property to the name of a colour."""
    text = (places.bundled("resources") / "styles" / "window.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        made = {}
        for name, value in re.findall(r"([\w-]+)\s*:\s*([^;]+)", body):
            if (colour := re.search(r"\$(?!pt_)(\w+)", value)) and not value.startswith("url"):
                made[name] = colour.group(1)
        for selector in selectors.split(","):
            yield selector.strip(), made


def ground_of(selector: str, made: dict[str, str], all_rules: list[tuple[str, dict[str, str]]]) -> tuple[str, ...]:
    """What a rule's ink stands on: its own ground, that of the same thing in rest, or the page."""
    if "background" in made:
        return (made["background"],)
    rest = re.sub(r":(?!:)[\w-]+", "", selector)
    grounds = [each["background"] for name, each in all_rules if name == rest and "background" in each]
    return (grounds[-1],) if grounds else PAGE


def read_pairs() -> set[tuple[str, str, str]]:
    """Selector, ink and ground of everything that is read. What is disabled need not be: WCAG leaves it out."""
    every = list(rules())
    pairs = set()
    for selector, made in every:
        if "disabled" in selector or any(
            part in selector for part in ("::chunk", "::handle", "::indicator", "splitter")
        ):
            continue
        grounds = ground_of(selector, made, every)
        if "selection-background-color" in made:
            pairs.add((selector, made["selection-color"], made["selection-background-color"]))
        if "color" in made or "background" in made:
            rest = dict(every).get(re.sub(r":(?!:)[\w-]+", "", selector), {})
            ink = made.get("color", rest.get("color", "text"))
            pairs |= {(selector, ink, ground) for ground in grounds if ground not in ("border", "handle")}
    return pairs


def edges() -> set[tuple[str, str, str]]:
    """Selector, border and ground of what takes words, and of what has the keyboard."""
    pairs = set()
    every = list(rules())
    for selector, made in every:
        border = made.get("border", made.get("border-color"))
        wanted = ":focus" in selector or any(name in selector for name in INPUTS)
        if border and wanted and "disabled" not in selector:
            pairs |= {(selector, border, ground) for ground in PAGE}
    return pairs


def painted() -> set[tuple[str, str, str]]:
    """Module, ink and ground of every text that a list paints itself."""
    pairs = set()
    for file in sorted(Path(visearch_desktop.gui.__file__).parent.rglob("*.py")):
        for call in re.findall(r"(?:lines\.write|_text|drawText)\([^\n]*", file.read_text(encoding="utf-8")):
            for ink in re.findall(r"tones\.(\w+)", call):
                pairs |= {(file.name, ink, ground) for ground in OWN_GROUND.get(ink, CARD)}
    return pairs


def too_faint(tones: Tones, pairs: set[tuple[str, str, str]], least: float) -> list[str]:
    found = []
    for where, ink, ground in sorted(pairs):
        seen = contrast(getattr(tones, ink), getattr(tones, ground))
        if seen < least:
            found.append(f"{where}: {ink} on {ground} has {seen:.2f}, not {least}")
    return found


@BOTH
def test_what_the_style_sheet_colours_can_be_read(tones: Tones) -> None:
    pairs = read_pairs()
    assert len(pairs) > 60
    assert not too_faint(tones, pairs, TEXT), "\n".join(too_faint(tones, pairs, TEXT))


@BOTH
def test_inputs_and_the_keyboard_s_place_can_be_seen(tones: Tones) -> None:
    pairs = edges()
    assert len(pairs) > 20
    assert not too_faint(tones, pairs, EDGE), "\n".join(too_faint(tones, pairs, EDGE))


@BOTH
def test_what_lists_paint_can_be_read(tones: Tones) -> None:
    pairs = painted()
    assert len(pairs) > 20
    assert not too_faint(tones, pairs, TEXT), "\n".join(too_faint(tones, pairs, TEXT))


def test_a_faint_pair_is_found() -> None:
    assert too_faint(LIGHT, {("here", "border", "surface")}, EDGE)
