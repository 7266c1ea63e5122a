"""The texts of the window, by their context.

They are read from the syntax tree, because lupdate does not know the context of a function of our own. A text that it
would overlook, put together before it is translated or translated only once, is an error here, and not English in a
Chinese window.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINDOW = ROOT / "visearch_desktop" / "gui"


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text of the window; `plural` when it depends on a number."""

    context: str
    words: str
    plural: bool = False


class NotTranslatableError(Exception):
    """A text cannot be translated as it is written."""


def collect() -> list[Text]:
    """Every text of the window.

    Raises:
        NotTranslatableError: a text is not a literal, or is translated while a module is imported.
    """
    found = {text for file in sorted(WINDOW.rglob("*.py")) for text in _Module(file).texts()}
    return sorted(found)


class _Module:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._tree = ast.parse(file.read_text(encoding="utf-8"))
        self._own = self._own_context()

    def texts(self) -> Iterator[Text]:
        yield from self._below(self._tree, class_name="", in_function=False)

    def _below(self, node: ast.AST, class_name: str, in_function: bool) -> Iterator[Text]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call) and _called(child) == "tr":
                yield self._text(child, class_name, in_function)
            inside = child.name if isinstance(child, ast.ClassDef) else class_name
            deeper = in_function or isinstance(child, (ast.FunctionDef, ast.Lambda))
            yield from self._below(child, inside, deeper)

    def _text(self, call: ast.Call, class_name: str, in_function: bool) -> Text:
        if not in_function:
            raise self._error(call, "is translated once for all, while the module is imported")
        words = call.args[0] if call.args else None
        if not isinstance(words, ast.Constant) or not isinstance(words.value, str):
            raise self._error(call, "is not a literal text")
        return Text(self._context(call, class_name), words.value, len(call.args) > 1)

    def _context(self, call: ast.Call, class_name: str) -> str:
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if owner is None:
            return self._own
        if isinstance(owner, ast.Name) and owner.id == "self" and class_name:
            return class_name
        if isinstance(owner, ast.Name) and owner.id == "wording":
            return "wording"
        raise self._error(call, "has no context that is known here: use self.tr or wording.tr")

    def _own_context(self) -> str:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and _called(node) == "translate" and len(node.args) > 1:
                context = node.args[0]
                if isinstance(context, ast.Constant) and isinstance(context.value, str):
                    return context.value
        return "wording"

    def _error(self, call: ast.Call, what: str) -> NotTranslatableError:
        return NotTranslatableError(f"{self._file.relative_to(ROOT)}:{call.lineno}: {ast.unparse(call)} {what}")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
