"""Bring the translations up to date: `make translations`.

Collects every text of the window and every sentence of the core, merges them into the .ts file with lupdate, makes the
.qm file of it with lrelease, and lists what is not translated yet. Both tools come with PySide6-Essentials.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from resources.translations import sentences, window_texts

HERE = Path(__file__).resolve().parent
TABLE = HERE / "visearch_zh_CN.ts"
TEMPLATES = HERE / "core.txt"


def renew(folder: Path = HERE) -> list[str]:
    """Write `core.txt`, the .ts and the .qm file in `folder`; returns what has no translation yet."""
    table = folder / TABLE.name
    templates = sentences.templates()
    (folder / TEMPLATES.name).write_text("\n".join(templates) + "\n", encoding="utf-8")
    texts = [*window_texts.collect(), *(window_texts.Text("core", words) for words in templates)]
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "texts.py"
        source.write_text("".join(map(_call, texts)), encoding="utf-8")
        options = ("-no-obsolete", "-locations", "none", "-sort-messages", "-target-language", "zh_CN")
        _tool("lupdate", *options, str(source), "-ts", str(table))
    _tool("lrelease", "-silent", str(table), "-qm", str(table.with_suffix(".qm")))
    return untranslated(table)


def untranslated(table: Path = TABLE) -> list[str]:
    """The texts of a .ts file that have no finished translation."""
    messages = ET.parse(table).getroot().iter("message")
    return [str(one.findtext("source")) for one in messages if one.find("translation[@type]") is not None]


def _call(text: window_texts.Text) -> str:
    words = json.dumps(text.words, ensure_ascii=False)
    plural = ', "", n' if text.plural else ""
    return f'QCoreApplication.translate("{text.context}", {words}{plural})\n'


def _tool(name: str, *arguments: str) -> None:
    tool = Path(PySide6.__file__).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} failed: {done.stderr or done.stdout}")


if __name__ == "__main__":
    left = renew()
    for words in left:
        print(words)
    print(f"{len(left)} texts without a translation" if left else "every text is translated")
    sys.exit(bool(left))
