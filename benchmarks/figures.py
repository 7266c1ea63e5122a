"""The common form of a measured figure: `tell` prints it, and hands it on to `python -m benchmarks.performance`.

A benchmark tells its figures as it gets them. Alone it prints a line for each; run by `benchmarks.performance`, which
names a file in the environment, it writes them there as well, one JSON object a line, and the table is made of those.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

GATHERED_IN = "VISEARCH_FIGURES"
"""Environment variable: the file that figures are gathered in."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number.

    `journey` is index, search, audit, batch, change, window, disk or models; `name` says what was measured and `who`
    did it: ViSearch, a peer, or "floor" for the least that the work takes. `photos` is the size of the catalog, 0
    where it does not matter. `at_most` and `at_least` are the target, if there is one; `tell` fills in `command`.
    """

    journey: str
    name: str
    value: float
    unit: str
    who: str = "ViSearch"
    photos: int = 0
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""
    command: str = ""

    @property
    def target(self) -> str:
        """The target in words; empty without one."""
        if self.at_most is not None:
            return f"<= {readable(self.at_most)}"
        return f">= {readable(self.at_least)}" if self.at_least is not None else ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return self.value >= self.at_least if self.at_least is not None else None

    @property
    def verdict(self) -> str:
        """The target and whether it is met; empty without one."""
        return f"{self.target}: {'met' if self.met else '**missed**'}" if self.target else ""


def readable(value: float) -> str:
    """A number as people read it: three digits that count, thousands apart."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    decimals = 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:.{decimals}f}" if abs(value) >= 0.001 else f"{value:.1e}"


def told(figure: Figure) -> str:
    """One line about a figure."""
    of = f" of {figure.photos:,} photos" if figure.photos else ""
    verdict = f"  [{figure.verdict}]" if figure.target else ""
    note = f"  ({figure.note})" if figure.note else ""
    return (
        f"{figure.journey:7} {figure.who:12} {figure.name}{of}: {readable(figure.value)} {figure.unit}{verdict}{note}"
    )


def tell(figures: Iterable[Figure]) -> None:
    """Print figures, with the command they came from, and hand them on when somebody gathers them."""
    gathered = os.environ.get(GATHERED_IN)
    for figure in figures:
        known = figure if figure.command else dataclasses.replace(figure, command=this_command())
        print(told(known), flush=True)
        if gathered:
            with Path(gathered).open("a", encoding="utf-8") as file:
                file.write(json.dumps(dataclasses.asdict(known), ensure_ascii=False) + "\n")


def gathered_in(file: Path) -> list[Figure]:
    """The figures that benchmarks have handed on."""
    if not file.exists():
        return []
    return [Figure(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def this_command() -> str:
    """How the running benchmark was called; folders by their last name, since others keep theirs elsewhere."""
    spec = getattr(sys.modules["__main__"], "__spec__", None)
    name = f"python -m {spec.name}" if spec else Path(sys.argv[0]).name
    words = [Path(word).name if os.sep in word else word for word in sys.argv[1:]]
    return shlex.join([*name.split(), *words])
