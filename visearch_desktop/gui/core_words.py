"""Sentences of the core in the language of the window, and that language for what the core writes into files."""

from __future__ import annotations

from visearch_desktop.core.language import ENGLISH, Language, language

_spoken = ENGLISH


def speak(code: str) -> None:
    """The window speaks `code` from now on, a key of `core.language.TAGS`."""
    global _spoken  # noqa: PLW0603 - one program, one language of its window
    _spoken = language(code)


def spoken() -> Language:
    """The language of the window."""
    return _spoken


def said(text: str) -> str:
    """`text` of the core in the language of the window; unchanged when it is English or not known."""
    return _spoken.said(text)
