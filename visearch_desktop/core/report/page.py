"""The report as one HTML page that needs nothing else: no script, no address, pictures inside."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import jinja2

from visearch_desktop.core.catalog import counted
from visearch_desktop.core.cell_text import clean
from visearch_desktop.core.findings import AuditReport, Group, Member
from visearch_desktop.core.report import table

PICTURES = 5_000
"""Photos shown with their picture, about 45 MB; browsers grow slow above. The page says when some have none."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_html(
    out: BinaryIO, audit: AuditReport, thumbnails: Callable[[int], bytes | None], at: datetime
) -> Iterator[int]:
    """The audit as a page; yields the number of groups done."""
    groups = table.in_order(audit.groups)
    pictures = _Pictures(thumbnails)
    done = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal done
        for number, group in enumerate(groups, 1):
            yield _view(number, group, pictures)
            done = number

    facts = {
        "audit": audit, "groups": counted(), "written": at.strftime("%Y-%m-%d %H:%M"), "counts": _counts(groups),
        "left_out": max(0, sum(len(group.members) for group in groups) - PICTURES), "pictures": PICTURES,
    }  # fmt: skip
    for piece in _template().generate(facts):
        out.write(piece.encode("utf-8", "backslashreplace"))
        yield done


@cache
def _template() -> jinja2.Template:
    # Read by path, not as a package resource: so it is found in a frozen program too.
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(clean=lambda text: clean(str(text)), words=table.words, counted=counted)
    return environment.from_string(Path(__file__).with_name("page.html.jinja").read_text(encoding="utf-8"))


class _Pictures:
    """Thumbnails as data addresses, as long as there is room."""

    def __init__(self, thumbnails: Callable[[int], bytes | None]) -> None:
        self._thumbnails = thumbnails
        self._shown = 0

    def address(self, member: Member) -> str:
        """The picture of a photo, or "" when it has none."""
        if self._shown >= PICTURES:
            return ""
        self._shown += 1
        jpeg = self._thumbnails(member.content)
        return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}" if jpeg else ""


def _counts(groups: tuple[Group, ...]) -> dict[str, int]:
    return {tier: sum(group.tier == tier for group in groups) for tier in dict.fromkeys(g.tier for g in groups)}


def _view(number: int, group: Group, pictures: _Pictures) -> dict[str, Any]:
    names = {table.same(member): _name(place) for place, member in enumerate(group.members)}
    return {
        "number": number,
        "group": group,
        "members": [
            {
                "name": names[table.same(member)],
                "member": member,
                "title": table.title(member),
                "facts": _facts(member),
                "picture": pictures.address(member),
                "keeper": group.keeper is not None and table.same(group.keeper) == table.same(member),
            }
            for member in group.members
        ],
        "pairs": [
            {
                "pair": pair,
                "names": f"{names.get(table.same(pair.a), '?')} - {names.get(table.same(pair.b), '?')}",
                "similarity": table.number(pair.similarity, 3),
                "score": table.number(pair.duplicate_score, 2),
                "figures": pair.evidence.figures(),
            }
            for pair in group.pairs
        ],
    }


def _facts(member: Member) -> list[tuple[str, str]]:
    """What the product table says of a photo's products."""
    names = dict.fromkeys(name for product in member.products.values() for name in product.attributes)
    shown = list(names)[: table.ATTRIBUTE_COLUMNS]
    return [
        (name, table.joined(product.attributes.get(name, "") for product in member.products.values())) for name in shown
    ]


def _name(place: int) -> str:
    """A, B, ... Z, A2, B2, ..."""
    turn, letter = divmod(place, len(_LETTERS))
    return _LETTERS[letter] + (str(turn + 1) if turn else "")
