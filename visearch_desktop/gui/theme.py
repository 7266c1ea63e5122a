"""One design system: colours, spacing, type. Light and dark, both WCAG AA (tests/gui/test_theme.py).

Photos stand on a neutral grey without any tint, because a tinted surround changes how colours are judged.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from visearch_desktop.core import places

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
"""The spacing scale in logical pixels."""

RADIUS = 8
BODY_POINTS = 10.0
TYPE_SCALE = {"caption": 0.9, "body": 1.0, "heading": 1.2, "title": 1.6, "display": 2.0}
"""Font sizes relative to the body size."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The named colours of one theme."""

    window: str
    surface: str
    sunken: str
    hover: str
    border: str
    border_strong: str
    text: str
    muted: str
    accent: str
    accent_fill: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    mat: str
    on_mat: str
    identical: str
    identical_soft: str
    duplicate: str
    duplicate_soft: str
    variant: str
    variant_soft: str
    similar: str
    similar_soft: str
    warn: str
    warn_soft: str
    handle: str
    error: str
    error_soft: str


LIGHT = Tones(
    window="#f5f6f7", surface="#ffffff", sunken="#eef0f2", hover="#f0f2f5", border="#dcdfe4",
    border_strong="#868e98", text="#1b1f24", muted="#59616b", accent="#1d5fbf", accent_fill="#1f63c6",
    accent_hover="#1a55ab", on_accent="#ffffff", accent_soft="#e5eefa", mat="#e6e6e6", on_mat="#4f4f4f",
    identical="#14693a", identical_soft="#e0f3e7", duplicate="#1a5a9e", duplicate_soft="#e2eefa",
    variant="#7b4a06", variant_soft="#fbeed8", similar="#565d66", similar_soft="#eceef0",
    handle="#b4bac2", warn="#7a4b00", warn_soft="#fdf1d9", error="#a3201c", error_soft="#fdeae8",
)  # fmt: skip

DARK = Tones(
    window="#1a1b1d", surface="#232527", sunken="#1e1f21", hover="#2c2f32", border="#37393d",
    border_strong="#7c838c", text="#e7e9ec", muted="#a5abb3", accent="#7fb2f7", accent_fill="#306fcb",
    accent_hover="#3875d0", on_accent="#ffffff", accent_soft="#24344b", mat="#2f2f2f", on_mat="#bdbdbd",
    identical="#7fd6a0", identical_soft="#1d3a29", duplicate="#8cc0f5", duplicate_soft="#1c344d",
    variant="#f0bd75", variant_soft="#43321a", similar="#b4bac2", similar_soft="#33363a",
    handle="#55595f", warn="#f2c27a", warn_soft="#40321b", error="#f5a19b", error_soft="#472423",
)  # fmt: skip


def tones(palette: QPalette | None = None) -> Tones:
    """The colours that belong to `palette` (the application's when None)."""
    palette = palette or QApplication.palette()
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def points(size: str) -> float:
    """The font size called `size` in points."""
    return round(BODY_POINTS * TYPE_SCALE[size], 1)


def font(size: str = "body", *, strong: bool = False) -> QFont:
    """The application's font at a size of the type scale."""
    made = QFont(QApplication.font())
    made.setPointSizeF(points(size))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def apply(app: QApplication, choice: str) -> None:
    """Show `app` in the theme `choice`: "system", "light" or "dark"."""
    choose(app, choice)
    for window in app.topLevelWidgets():
        if window.parentWidget() is None:
            dress(window)


def dress(window: QWidget) -> None:
    """Style a window that belongs to no other, and all that is in it or belongs to it, now and later.

    A sheet of the whole application would style a widget while it is made, and again with each box it is put into: the
    Audit page took 270 ms instead of 135 to come up, the Batch page 330 instead of 145.
    """
    window.setStyleSheet(_style_sheet(tones()))


def choose(app: QApplication, choice: str) -> None:
    """Only the colours of a theme, for windows that are still being made."""
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints = app.styleHints()
    hints.setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
    dark = (choice == "dark") or (choice != "light" and hints.colorScheme() == Qt.ColorScheme.Dark)
    app.setPalette(_palette(DARK if dark else LIGHT))


def set_font(app: QApplication) -> None:
    """Use the system's font, or a good sans serif where a bare X server has nothing better to offer."""
    family = QFontInfo(app.font()).family()
    if family in ("Sans Serif", "Sans", "DejaVu Sans", "Bitstream Vera Sans", ""):
        known = set(QFontDatabase.families())
        wanted = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "DejaVu Sans")
        family = next((name for name in wanted if name in known), family)
    chosen = QFont(family)
    chosen.setPointSizeF(BODY_POINTS)
    app.setFont(chosen)


def _palette(t: Tones) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: t.window, role.WindowText: t.text, role.Base: t.surface, role.AlternateBase: t.sunken,
        role.Text: t.text, role.PlaceholderText: t.muted, role.Button: t.surface, role.ButtonText: t.text,
        role.Highlight: t.accent_fill, role.HighlightedText: t.on_accent, role.Link: t.accent,
        role.LinkVisited: t.accent, role.ToolTipBase: t.surface, role.ToolTipText: t.text,
        role.Light: t.hover, role.Midlight: t.hover, role.Mid: t.border, role.Dark: t.border_strong,
        role.Shadow: t.border_strong, role.BrightText: t.on_accent, role.Accent: t.accent_fill,
    }  # fmt: skip
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    faint = QColor(t.muted)
    faint.setAlpha(150)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faint)
    return palette


def _style_sheet(t: Tones) -> str:
    sizes = {f"pt_{name}": f"{points(name)}pt" for name in TYPE_SCALE}
    resources = places.bundled("resources")
    text = (resources / "styles" / "window.qss").read_text(encoding="utf-8")
    icons = resources / "icons"
    signs = {name: (icons / f"{name.replace('_', '-')}.svg").as_posix() for name in ("combo_arrow", "check_on")}
    return Template(text).substitute(asdict(t) | sizes | signs)
