"""What HTML reports have alike: templates with their style, texts in a language, and pictures inside."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from visearch_desktop.core.cell_text import clean
from visearch_desktop.core.language import Language

PICTURES = 5_000
"""Photos shown with their picture, about 45 MB; browsers grow slow above. A page says when some have none."""
_HERE = Path(__file__).parent


def pieces(page: Path, language: Language, facts: Mapping[str, Any]) -> Iterator[bytes]:
    """A page piece by piece, in UTF-8."""
    speaking = {"language": language, "tr": language.tr, "said": language.said, "counted": language.counted}
    for piece in _template(page).generate({**speaking, **facts}):
        yield piece.encode("utf-8", "backslashreplace")


def address(jpeg: bytes | None) -> str:
    """A picture as an address that holds it; "" for none."""
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}" if jpeg else ""


@cache
def _template(page: Path) -> jinja2.Template:
    # Read by path, not as a package resource: so it is found in a frozen program too.
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([page.parent, _HERE]), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["clean"] = lambda text: clean(str(text))
    return environment.get_template(page.name)
