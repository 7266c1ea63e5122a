"""Signs as web pages write them: exports of shops carry titles such as "HeatTech&trade; Tank"."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def title_in(cell: str) -> str:
    """The title in a cell, its signs as people read them; "AT&T" and what no page knows stay as they are."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), cell).strip()
