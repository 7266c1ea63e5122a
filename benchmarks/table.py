"""Figures as Markdown tables: what ViSearch measured beside floors and peers, with ratios, targets and commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.figures import Figure, readable

US = "ViSearch"
VECTORS = re.compile(r"vectors of (\d+): (.*)")
PEER_COLUMNS = (
    ("build", "build, s"),
    ("size on disk", "on disk, MB"),
    ("open", "open, s"),
    ("memory beside mapped files", "memory, MB"),
    ("recall@10", "recall@10"),
    ("p50 a query", "p50, ms"),
    ("p95 a query", "p95, ms"),
    ("one added and found", "one added, ms"),
)


def latest(figures: Iterable[Figure]) -> list[Figure]:
    """Of figures that were measured again, the last ones."""
    return list({(one.journey, one.name, one.who, one.photos): one for one in figures}.values())


def tables(figures: Sequence[Figure]) -> str:
    """All tables, a heading for each journey."""
    known = latest(figures)
    ours = [one for one in known if not VECTORS.match(one.name)]
    parts = []
    for journey in dict.fromkeys(one.journey for one in ours):
        rows = [one for one in ours if one.journey == journey]
        parts.append(f"### {journey.capitalize()}\n\n{_journey(rows)}")
    parts += [f"### Near vectors: {axes} axes\n\n{table}" for axes, table in _peers(known)]
    return "\n\n".join(parts) + "\n"


def _journey(rows: Sequence[Figure]) -> str:
    lines = ["| | photos | ViSearch | beside it | target |", "|---|---|---|---|---|"]
    for name, photos in dict.fromkeys((one.name, one.photos) for one in rows):
        same = [one for one in rows if (one.name, one.photos) == (name, photos)]
        us = next((one for one in same if one.who == US), None)
        others = ", ".join(_beside(one, us) for one in same if one.who != US)
        size = f"{photos:,}" if photos else ""
        verdict = us.verdict if us else ""
        lines.append(f"| {name} | {size} | {_value(us) if us else ''} | {others} | {verdict} |")
    commands = "; ".join(f"`{command}`" for command in dict.fromkeys(one.command for one in rows))
    return "\n".join(lines) + f"\n\n{commands}"


def _value(figure: Figure) -> str:
    note = f" ({figure.note})" if figure.note else ""
    return f"{readable(figure.value)} {figure.unit}".strip() + note


def _beside(other: Figure, us: Figure | None) -> str:
    """Another's figure, and how many times it ours is."""
    text = f"{other.who} {_value(other)}"
    if us is None or not other.value or other.unit != us.unit or not us.unit:
        return text
    return f"{text}: x {readable(us.value / other.value)}"


def _peers(figures: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    """A table for each number of axes: libraries down, what was measured across, and p95 as a multiple of annoy's."""
    found: dict[str, dict[tuple[int, str], dict[str, Figure]]] = {}
    for one in figures:
        if match := VECTORS.match(one.name):
            found.setdefault(match[1], {}).setdefault((one.photos, one.who), {})[match[2]] = one
    for axes, rows in found.items():
        head = " | ".join(title for _, title in PEER_COLUMNS)
        lines = [f"| vectors | library | {head} | p95 / annoy's |", "|---" * (len(PEER_COLUMNS) + 3) + "|"]
        for (photos, who), measured in sorted(rows.items(), key=lambda row: row[0][0]):
            cells = [readable(measured[name].value) if name in measured else "-" for name, _ in PEER_COLUMNS]
            annoy = rows.get((photos, "annoy"), {}).get("p95 a query")
            mine = measured.get("p95 a query")
            cells.append(readable(mine.value / annoy.value) if annoy and mine else "-")
            version = next(iter(measured.values())).note
            lines.append(f"| {photos:,} | {who} {version} | {' | '.join(cells)} |")
        every = [one for measured in rows.values() for one in measured.values()]
        commands = dict.fromkeys(one.command.partition(" --only")[0] for one in every)
        yield axes, "\n".join(lines) + "\n\n" + "; ".join(f"`{command}`" for command in commands)
