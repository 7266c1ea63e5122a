"""Bring the translations up to date: `make translations`.

Collects every text of the window and of reports and every sentence of the core, merges them into the .ts file with
lupdate, makes of it the .qm file for the window with lrelease and the .json file for the core, and lists what is not
translated yet. Both tools come with PySide6-Essentials.
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

from resources.translations import report_texts, sentences, window_texts

HERE = Path(__file__).resolve().parent
TABLE = HERE / "visearch_zh_CN.ts"
FOR_THE_CORE = HERE / "core_zh_CN.json"


def renew(folder: Path = HERE) -> list[str]:
    """Write the .ts, .qm and .json file in `folder`; returns what has no translation yet."""
    table = folder / TABLE.name
    said = (window_texts.Text("core", words) for words in sentences.templates())
    texts = [*window_texts.collect(), *report_texts.collect(), *said]
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "texts.py"
        source.write_text("".join(map(_call, texts)), encoding="utf-8")
        options = ("-no-obsolete", "-locations", "none", "-sort-messages", "-target-language", "zh_CN")
        _tool("lupdate", *options, str(source), "-ts", str(table))
    _tool("lrelease", "-silent", str(table), "-qm", str(table.with_suffix(".qm")))
    known = {context: _finished(table, context) for context in ("core", report_texts.CONTEXT)}
    told = json.dumps(known, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / FOR_THE_CORE.name).write_text(f"{told}\n", encoding="utf-8")
    return untranslated(table)


def untranslated(table: Path = TABLE) -> list[str]:
    """The texts of a .ts file that have no finished translation."""
    messages = ET.parse(table).getroot().iter("message")
    return [str(one.findtext("source")) for one in messages if one.find("translation[@type]") is not None]


def _finished(table: Path, context: str) -> dict[str, str]:
    """The finished translations of a context, by their source."""
    contexts = [one for one in ET.parse(table).getroot().iter("context") if one.findtext("name") == context]
    return {
        str(one.findtext("source")): str(one.findtext("translation"))
        for found in contexts
        for one in found.iter("message")
        if one.find("translation[@type]") is None
    }


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
