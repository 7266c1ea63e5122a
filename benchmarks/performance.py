"""The whole table of speed, memory and disk: python -m benchmarks.performance CATALOG PHOTOS SHARED [--million]

CATALOG is one of some thousand photos (`benchmarks.big_catalog` makes one), PHOTOS are searched with and delivered,
SHARED holds `data/luma`. Every benchmark runs as a process of its own; one that fails leaves its line and the rest goes
on. Prints machine, cores, versions and a table of everything with targets and ratios; with `--write` puts the tables
into docs/performance.md, draws docs/plots, and keeps the figures beside them. `--only` runs some; `--again` runs none
and makes tables and plots of the figures kept. An hour; with `--million` about two more, and 12 GB of disk.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path

from benchmarks.figures import GATHERED_IN, Figure, gathered_in
from benchmarks.machine import describe, versions
from benchmarks.plots import draw
from benchmarks.table import latest, tables
from visearch_desktop.gui import preflight

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
FIGURES = Path(__file__).parent / "performance.jsonl"
BEGIN, END = "<!-- tables: python -m benchmarks.performance --write -->", "<!-- end of tables -->"


@dataclass(frozen=True, slots=True)
class Given:
    """Where the data of a run are."""

    catalog: Path
    photos: Path
    shared: Path
    million: bool
    work: Path

    @property
    def luma(self) -> Path:
        """A real shop's photos."""
        return self.shared / "data" / "luma" / "photos"


Arguments = Callable[[Given], Sequence[object]]

STEPS: dict[str, Arguments] = {
    "floors": lambda given: [given.luma],
    "index_speed": lambda given: [given.luma],
    "index_growth": lambda given: [given.luma, *(["--sizes", 10_000, 100_000, 1_000_000] if given.million else [])],
    "model_speed": lambda given: [given.shared],
    "journey_costs": lambda given: [given.catalog, given.photos],
    "peer_search": lambda given: [given.catalog, *(["--photos", 1_000_000, "--axes", 256] if given.million else [])],
    "peer_hashes": lambda given: [given.shared],
    "million": lambda given: [given.catalog, given.work, *([] if given.million else ["--sizes", 10_000, 100_000])],
    "rescan": lambda given: [given.work / "rescan"],
    "disk": lambda given: [given.catalog],
    "audit_scale": lambda given: [given.shared, given.work / "audit"],
    "window": lambda given: [given.catalog, given.photos, "--searches", 60],
    "scrolling": lambda _: [],
}
"""Benchmarks in the order they are run, with their arguments; one that is not there is passed over."""


def run(name: str, arguments: Sequence[object], figures: Path) -> str:
    """Run one benchmark; empty, or what went wrong."""
    if util.find_spec(f"benchmarks.{name}") is None:
        return f"{name}: there is no such benchmark yet"
    words = [str(argument) for argument in arguments]
    print(f"\n== {name} {' '.join(words)}", flush=True)
    told, said = len(gathered_in(figures)), []
    command = [sys.executable, "-m", f"benchmarks.{name}", *words]
    environment = os.environ | {GATHERED_IN: str(figures)}
    if not preflight.has_display():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as ran:
        assert ran.stdout is not None
        for line in ran.stdout:
            print(line, end="", flush=True)
            said.append(line)
    if len(gathered_in(figures)) == told:  # it prints its figures in its own words
        printed = printed_in(figures) | {name: "".join(said)}
        printed_file(figures).write_text(json.dumps(printed, ensure_ascii=False, indent=1), encoding="utf-8")
    return f"{name}: ended with {ran.returncode}" if ran.returncode else ""


def printed_file(figures: Path) -> Path:
    """Where the words of benchmarks are kept that tell no figures in the common form."""
    return figures.with_suffix(".printed.json")


def printed_in(figures: Path) -> dict[str, str]:
    """Those words, by benchmark."""
    file = printed_file(figures)
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def as_printed(printed: Mapping[str, str]) -> str:
    """The same for the document."""
    return "".join(
        f"\n### As printed by benchmarks.{name}\n\n```\n{text.strip()}\n```\n" for name, text in printed.items()
    )


def write(text: str, document: Path) -> None:
    """Put the tables between their marks in a document."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    document.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def machine(document: Path, *, again: bool) -> str:
    """What was measured on: this machine, or what the document says when nothing is measured anew."""
    if again and (said := document.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].strip()):
        return said.partition("\n\n")[0]
    return f"{describe()}; {versions()}"


def keep(figures: Sequence[Figure], file: Path) -> None:
    """Leave only the latest figures in the file."""
    lines = (json.dumps(dataclasses.asdict(one), ensure_ascii=False) + "\n" for one in figures)
    file.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Run, gather, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=Path, nargs="?")
    parser.add_argument("photos", type=Path, nargs="?")
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--million", action="store_true", help="a million vectors as well")
    parser.add_argument("--only", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument("--again", action="store_true", help="measure nothing, make tables of what is kept")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="where figures are kept")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md and docs/plots")
    options = parser.parse_args()
    missing = []
    if not options.again:
        if options.shared is None:
            parser.error("CATALOG, PHOTOS and SHARED are needed")
        with tempfile.TemporaryDirectory() as work:
            given = Given(options.catalog, options.photos, options.shared, options.million, Path(work))
            missing = [why for name in options.only if (why := run(name, STEPS[name](given), options.figures))]
    figures = latest(gathered_in(options.figures))
    text = f"{machine(DOCUMENT, again=options.again)}\n\n{tables(figures)}{as_printed(printed_in(options.figures))}"
    print(f"\n{text}")
    for why in missing:
        print(f"not measured: {why}")
    if options.write:
        keep(figures, FIGURES)
        write(text, DOCUMENT)
        for file in draw(figures, DOCUMENT.parent / "plots"):
            print(f"drawn: {file.name}")


if __name__ == "__main__":
    main()
