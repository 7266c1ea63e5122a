"""The texts of reports: what the core and its pages (`*.jinja`) hand to `Language.tr`.

They have a context of their own, "report": a word that stands above a column is no sentence of the core, and must never
be taken for what a sentence puts in.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jinja2
import jinja2.ext

from resources.translations.window_texts import NotTranslatableError, Text

CONTEXT = "report"
CORE = Path(__file__).resolve().parents[2] / "visearch_desktop" / "core"


def collect() -> list[Text]:
    """Every text of a report.

    Raises:
        NotTranslatableError: a text is not a literal.
    """
    found = {words for file in CORE.rglob("*.py") for words in _of_module(file)}
    found |= {words for file in CORE.rglob("*.jinja") for words in _of_page(file)}
    return sorted(Text(CONTEXT, words) for words in found)


def _of_module(file: Path) -> Iterator[str]:
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
            words = call.args[0] if call.args else None
            if not isinstance(words, ast.Constant) or not isinstance(words.value, str):
                raise NotTranslatableError(f"{file.name}:{call.lineno}: {ast.unparse(call)} is not a literal text")
            yield words.value


def _of_page(file: Path) -> Iterator[str]:
    page = jinja2.Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
    for line, _, words in jinja2.ext.extract_from_ast(page, ("tr",)):
        if not isinstance(words, str):
            raise NotTranslatableError(f"{file.name}:{line}: a text is not a literal")
        yield words
