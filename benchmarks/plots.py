"""Plots of time and memory against the size of the catalog, out of gathered figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.figures import Figure
from benchmarks.table import US, VECTORS, latest

PANELS = (
    ("p95 a query", "p95 a query, ms (one thread)"),
    ("build", "build, s"),
    ("memory beside mapped files", "memory beside mapped files, MB"),
    ("one added and found", "one added and found, ms"),
)
COLOURS = {
    US: "#c0392b", "annoy": "#2980b9", "hnswlib": "#27ae60", "usearch": "#8e44ad", "faiss HNSW": "#d68910",
    "faiss IVF": "#e84393", "faiss flat": "#7f8c8d", "exact numpy": "#2c3e50",
}  # fmt: skip
Line = tuple[list[int], list[float]]


def lines_of(figures: Sequence[Figure], axes: str, name: str) -> Iterator[tuple[str, Line]]:
    """For each library its values against the number of vectors."""
    wanted = [one for one in figures if (match := VECTORS.match(one.name)) and match.groups() == (axes, name)]
    for who in dict.fromkeys(one.who for one in wanted):
        points = sorted((one.photos, one.value) for one in wanted if one.who == who)
        yield who, ([photos for photos, _ in points], [value for _, value in points])


def growing(figures: Sequence[Figure]) -> Iterator[tuple[str, Line]]:
    """What ViSearch's journeys take in catalogs of at least three sizes, by name and unit."""
    ours = [one for one in figures if one.who == US and one.photos and not VECTORS.match(one.name)]
    for journey, name, unit in dict.fromkeys((one.journey, one.name, one.unit) for one in ours):
        points = sorted((one.photos, one.value) for one in ours if (one.journey, one.name) == (journey, name))
        if len(points) >= 3:
            label = f"{journey}: {name}, {unit}" if unit else f"{journey}: {name}"
            yield label, ([photos for photos, _ in points], [value for _, value in points])


def draw(figures: Sequence[Figure], folder: Path) -> list[Path]:
    """Draw what can be drawn; the files that were written. None without matplotlib."""
    try:
        import_module("matplotlib").use("Agg")
    except ModuleNotFoundError:
        return []
    plot: Any = import_module("matplotlib.pyplot")
    folder.mkdir(parents=True, exist_ok=True)
    known = latest(figures)
    written: list[Path] = []
    for axes in dict.fromkeys(match[1] for one in known if (match := VECTORS.match(one.name))):
        written.append(folder / f"near-vectors-{axes}.png")
        _panels(plot, [(title, list(lines_of(known, axes, name))) for name, title in PANELS], written[-1])
    if by_size := list(growing(known)):
        written.append(folder / "journeys.png")
        _panels(plot, [("journeys against the size of the catalog", by_size)], written[-1])
    return written


def _panels(plot: Any, panels: Sequence[tuple[str, list[tuple[str, Line]]]], file: Path) -> None:
    across = 2 if len(panels) > 1 else 1
    drawing, grid = plot.subplots(
        -(-len(panels) // across), across, squeeze=False, figsize=(4.4 * across + 2, 3.4 * across)
    )
    for place, (title, lines) in zip(grid.ravel(), panels, strict=False):
        for who, (photos, values) in lines:
            wide = 2.4 if who == US else 1.2
            place.plot(photos, values, marker="o", markersize=4, linewidth=wide, label=who, color=COLOURS.get(who))
        place.set(xscale="log", yscale="log", title=title, xlabel="photos")
        place.title.set_fontsize(10)
        place.grid(alpha=0.3)
    drawing.legend(
        *grid.ravel()[0].get_legend_handles_labels(), loc="lower center", ncols=4 // (3 - across), fontsize=8
    )
    drawing.tight_layout(rect=(0, 0.08, 1, 1))
    drawing.savefig(file, dpi=90, metadata={"Software": None})
    plot.close(drawing)
    with Image.open(file) as drawn:  # a third of the bytes, and nobody sees it
        drawn.convert("RGB").quantize(48, dither=Image.Dither.NONE).save(file, optimize=True)
