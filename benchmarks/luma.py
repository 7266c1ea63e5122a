"""The luma photos: what their names say, and which of them are one and the same picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

NAME = re.compile(r"(?P<style>[a-z0-9]+)-(?P<colour>[^_-]+)[_-](?P<pose>.+)\.jpg")
FEW_LEVELS = 16
"""Levels of 255 by which a pixel may differ in two savings of one picture."""
FEW_PIXELS = 0.01
"""Share of pixels that may differ by more. The three pairs found have none; the next closest pair has 8 %."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo of a style in a colour; `pose` is main, back, alt1 and the like."""

    name: str
    style: str
    colour: str
    pose: str


def read_shots(folder: Path) -> list[Shot]:
    """The photos of a folder, by name."""
    found = ((path.name, NAME.fullmatch(path.name)) for path in sorted(folder.glob("*.jpg")))
    return [Shot(name, match["style"], match["colour"], match["pose"]) for name, match in found if match]


def same_pictures(folder: Path, names: Sequence[str]) -> set[tuple[str, str]]:
    """Pairs of files (a < b) that show the same picture, whatever their names say; found by comparing pixels."""
    names = sorted(names)
    pictures = [_small(folder / name, 200, 250) for name in names]
    tiny = np.stack([cv2.resize(one, (40, 50), interpolation=cv2.INTER_AREA).ravel() for one in pictures])
    pairs = set()
    for place in range(len(names)):
        near = np.abs(tiny[place + 1 :] - tiny[place]).mean(1) < 3
        for other in place + 1 + np.flatnonzero(near):
            differs = np.abs(pictures[place] - pictures[other]).max(2) > FEW_LEVELS
            if differs.mean() < FEW_PIXELS:
                pairs.add((names[place], names[int(other)]))
    return pairs


def _small(path: Path, width: int, height: int) -> npt.NDArray[np.float32]:
    picture = cv2.imread(str(path), cv2.IMREAD_REDUCED_COLOR_4)
    assert picture is not None, f"{path} cannot be read"
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)


def colour_pairs(shots: Sequence[Shot]) -> list[tuple[str, str]]:
    """Different colours of one style in the same pose."""
    return [
        (a.name, b.name)
        for a, b in combinations(shots, 2)
        if a.style == b.style and a.pose == b.pose and a.colour != b.colour
    ]


def style_pairs(shots: Sequence[Shot]) -> list[tuple[str, str]]:
    """Photos of different styles."""
    return [(a.name, b.name) for a, b in combinations(shots, 2) if a.style != b.style]
