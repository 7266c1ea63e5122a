"""The report as one HTML page that needs nothing else: no script, no address, pictures inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from visearch_desktop.core.findings import AuditReport, Group, Member, Pair
from visearch_desktop.core.language import ENGLISH, Language
from visearch_desktop.core.report import table
from visearch_desktop.core.report.pages import PICTURES, address, pieces
from visearch_desktop.core.report.words import word, yes_or_no

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_html(
    out: BinaryIO,
    audit: AuditReport,
    thumbnails: Callable[[int], bytes | None],
    at: datetime,
    language: Language = ENGLISH,
) -> Iterator[int]:
    """The audit as a page; yields the number of groups done."""
    groups = table.in_order(audit.groups)
    pictures = _Pictures(thumbnails)
    done = 0

    def views() -> Iterator[dict[str, Any]]:
        nonlocal done
        for number, group in enumerate(groups, 1):
            yield _view(number, group, pictures, language)
            done = number

    facts = {
        "audit": audit, "groups": views(), "written": language.moment(at), "summary": _summary(audit, language),
        "left_out": max(0, sum(len(group.members) for group in groups) - PICTURES), "pictures": PICTURES,
        "evidence": table.evidence(language),
    }  # fmt: skip
    for piece in pieces(Path(__file__).with_name("page.html.jinja"), language, facts):
        out.write(piece)
        yield done


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
        return address(self._thumbnails(member.content))


def _summary(audit: AuditReport, language: Language) -> str:
    """700 photos compared, 3 groups found: 1 conflict, 2 near duplicate."""
    found = (language.counted(audit.photos, "photo"), language.counted(len(audit.groups), "group"))
    tiers = [group.tier for group in table.in_order(audit.groups)]
    counts = [language.tr("{0:,} {1}").format(tiers.count(tier), word(tier, language)) for tier in dict.fromkeys(tiers)]
    if not counts:
        return language.tr("{0} compared, {1} found.").format(*found)
    return language.tr("{0} compared, {1} found: {2}.").format(*found, language.listed(counts))


def _view(number: int, group: Group, pictures: _Pictures, language: Language) -> dict[str, Any]:
    names = {table.same(member): _name(place) for place, member in enumerate(group.members)}
    kinds = dict.fromkeys((word(group.tier, language), word(group.relation, language)))
    return {
        "number": number,
        "name": language.tr("Group {0}: {1}").format(number, language.listed(kinds)),
        "group": group,
        "members": [
            {
                "name": names[table.same(member)],
                "member": member,
                "title": table.title(member),
                "facts": _facts(member, language),
                "picture": pictures.address(member),
                "keeper": group.keeper is not None and table.same(group.keeper) == table.same(member),
            }
            for member in group.members
        ],
        "pairs": [_pair(pair, names, language) for pair in group.pairs],
    }


def _pair(pair: Pair, names: dict[tuple[object, ...], str], language: Language) -> dict[str, Any]:
    figures = pair.evidence.figures()
    return {
        "names": f"{names.get(table.same(pair.a), '?')} - {names.get(table.same(pair.b), '?')}",
        "relation": word(pair.relation, language),
        "similarity": table.number(pair.similarity, 3),
        "score": table.number(pair.duplicate_score, 2),
        "figures": {name: _figure(figures[name], language) for name in table.evidence(language)},
        "verdict": word(pair.verdict, language) if pair.verdict else "",
    }


def _figure(value: object, language: Language) -> object:
    if isinstance(value, bool):
        return yes_or_no(value, language)
    return "" if value is None else value


def _facts(member: Member, language: Language) -> list[tuple[str, str]]:
    """What the product table says of a photo's products."""
    names = dict.fromkeys(name for product in member.products.values() for name in product.attributes)
    shown = table.called_apart(list(names)[: table.ATTRIBUTE_COLUMNS], language)
    return [
        (called, table.joined(product.attributes.get(name, "") for product in member.products.values()))
        for name, called in shown.items()
    ]


def _name(place: int) -> str:
    """A, B, ... Z, A2, B2, ..."""
    turn, letter = divmod(place, len(_LETTERS))
    return _LETTERS[letter] + (str(turn + 1) if turn else "")
