"""The sentences of the core, as templates: what an f-string puts in is {0}, {1}, and so on.

The core says everything in English; the window, and reports in another language, translate a sentence by its template
(`visearch_desktop.core.sentences`). So a sentence that an older version has stored in a catalog is translated as well.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "visearch_desktop" / "core"
WINDOW = ROOT / "visearch_desktop" / "gui"

SILENT = (
    "audit/columns", "audit/size_runs", "batch/codec", "batch/columns", "batch/page", "batch/workbook",
    "delivery/lookup", "delivery/rows", "delivery/runs", "delivery/views", "embedding/forms", "embedding/half",
    "embedding/tuning",
    "figures", "likeness/families", "likeness/views", "optimise/", "places", "recommend/writing", "report/page",
    "report/table", "report/workbook", "stock", "store/", "suggestions/writing", "tables/names", "tables/options",
    "thresholds", "word_forms",
)  # fmt: skip
"""Modules whose texts are data, reports or the command line's; what they raise is collected all the same."""

UNSAID_CALLS = {
    "ValueError", "TypeError", "compile", "strftime", "frozenset", "_Preset", "_any", "sub", "set", "startswith",
    "tr",
}  # fmt: skip
"""What these calls are given is for the program, not for people."""

THINGS = ("photo", "SKU", "product", "group", "pair", "item", "row", "name", "listing", "more problem")
"""What `catalog.counted` counts."""

WORDS = (
    "top", "right", "bottom", "left", "rim", "mirrored",
    "Name", "Dimensions", "Photo size", "Scaling", "Mean", "Std", "Note",
    "No such file or directory", "Permission denied", "No space left on device", "Read-only file system",
    "Input/output error", "File name too long", "Is a directory", "Not a directory", "Operation not permitted",
    "Device or resource busy", "Too many open files", "Stale file handle", "Host is down", "No route to host",
)  # fmt: skip
"""Single words that sentences put in, facts of a model, and what an operating system says went wrong."""

UNSAID = {
    "(value / {0} - mean) / std", "File A", "File B", "File {0}", "Column {0}", "bad allocation",
    "failed to allocate", "broken data stream", "field larger", "unexpected end", "gleiches set", "same set",
    "no duplicate", "not a duplicate", "not duplicate", "store view code", "there is none", "out of memory",
    "{0} (supplier)", "ONNX model zoo, resnet50-v1-12.onnx", "ResNet50 (ImageNet)", "{0} {1} for {2}",
    "{0} x {1} pixels, {2}, {3}, {4}", "[ONNXRuntimeError]", "looked at", "” or “",
}  # fmt: skip
"""Texts that no person reads as they are: parts of files, of other programs' messages, of the command line."""

TO_THE_TERMINAL = ("demo.py", "preflight.py")
"""Modules of the window that speak before there is one."""


def templates() -> list[str]:
    """Every sentence of the core."""
    found = {words for file in sorted(CORE.rglob("*.py")) for words in _of(file, file.relative_to(CORE).as_posix())}
    files = [file for file in sorted(WINDOW.rglob("*.py")) if file.name not in TO_THE_TERMINAL]
    raised = {words for file in files for words in _of(file, SILENT[0])}
    return sorted((found | raised) - UNSAID | {*_counted(), *_cards(), *WORDS})


def _counted() -> Iterator[str]:
    for thing in THINGS:
        yield f"{{0}} {thing}"
        yield f"{{0}} {thing}s"


def _cards() -> Iterator[str]:
    """What the cards of the bundled models say."""
    for file in sorted((ROOT / "models").glob("*/*.toml")):
        card = tomllib.loads(file.read_text(encoding="utf-8"))
        yield from (card["summary"], card["source"], card["measured"]["note"])


def _of(file: Path, module: str) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = module.startswith(SILENT)
    for node, call in _texts(tree, ""):
        words = template(node)
        if call in UNSAID_CALLS or not _prose(words) or (silent and not call.endswith(("Error", "Problem"))):
            continue
        yield words


def _texts(node: ast.AST, call: str) -> Iterator[tuple[ast.expr, str]]:
    """The texts below a node, with the call each is handed to."""
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.Expr) and isinstance(child, ast.Constant):
            continue  # documentation
        text = isinstance(child, ast.JoinedStr) or (isinstance(child, ast.Constant) and isinstance(child.value, str))
        if text and isinstance(child, ast.expr) and not isinstance(node, ast.JoinedStr):
            yield child, call
        inside = call
        if isinstance(child, ast.Call):
            inside = child.func.attr if isinstance(child.func, ast.Attribute) else getattr(child.func, "id", "")
        elif isinstance(child, ast.stmt):
            inside = ""
        yield from _texts(child, inside)


def template(node: ast.expr) -> str:
    """The text of a literal; {0} and so on for what an f-string puts in."""
    values = node.values if isinstance(node, ast.JoinedStr) else [node]
    parts: list[str] = []
    number = 0
    for part in values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value).replace("{", "{{").replace("}", "}}"))
        elif not parts or parts[-1] != f"{{{number - 1}}}":  # two values with nothing between them are one
            parts.append(f"{{{number}}}")
            number += 1
    return "".join(parts)


def _prose(words: str) -> bool:
    plain = re.sub(r"\{\d+\}", "", words)
    letters = re.findall(r"[a-z]{2,}", plain)
    return " " in words.strip() and len(letters) >= 1 and not re.search(r"\b(SELECT|FROM|WHERE|NULL|CREATE)\b", words)
