"""Making a form: ranges from the calibration photos, one form for each recipe, the most faithful of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging
from visearch_desktop.core.embedding import Device, Embedder, Form, ModelCard, candidate, forms
from visearch_desktop.core.embedding.half import halved
from visearch_desktop.core.embedding.rounding import Rounded
from visearch_desktop.core.errors import CatalogError
from visearch_desktop.core.optimise.sample import Sample, read
from visearch_desktop.core.progress import Pace, Progress, Stage, Task
from visearch_desktop.core.samples import Chosen

Tiles = npt.NDArray[np.uint8]

_RECIPES: tuple[Callable[[Any], list[str]], ...] = (forms.after_last_convolution, forms.first_and_last)
"""What stays float32 in INT8; the cosine on photos that did not calibrate says which is better."""


@dataclass(frozen=True, slots=True)
class Made:
    """A form on trial, how many photos it was calibrated with, and how many of its nodes stayed float32."""

    trial: ModelCard
    form: Form
    calibrated: int
    left_out: int
    unread: int


def make(card: ModelCard, form: Form, network: Embedder, sample: Sample, work: Path) -> Task[Made]:
    """Make the form of a network in the folder `work`.

    Raises:
        ModelError: the network has no such form.
        CatalogError: no photo can be read.
    """
    yield Progress(Stage.CHECK, current=card.name)
    model = forms.plain_network(card, _new(work, "plain"))
    if form is Form.FP16:
        return _made(card, form, halved(model, card), work, forms.after_last_convolution(model), (0, 0))
    calibrating, bad = yield from _tiles(card, sample.calibrating)
    choosing, worse = yield from _tiles(card, sample.choosing)
    plain = yield from _measured(model, card, calibrating)
    truth = network.embed_shared(choosing)
    trials: list[tuple[float, Made]] = []
    for number, recipe in enumerate(_RECIPES):
        yield Progress(Stage.LEARN, number, len(_RECIPES), current=card.name)
        left_out = recipe(model)
        if not forms.count_convolutions(model, left_out):
            continue
        quantised = forms.quantised(plain, card, calibrating[:1], left_out)
        made = _made(card, form, quantised, work, left_out, (len(calibrating), bad + worse))
        trials.append((_faithful(made.trial, choosing, truth), made))
    return max(trials, key=lambda one: one[0])[1]


def _made(
    card: ModelCard, form: Form, network: bytes, work: Path, left_out: Sequence[str], counts: tuple[int, int]
) -> Made:
    trial = candidate(card, form, network, _new(work, f"form-{len(left_out)}"))
    return Made(trial, form, counts[0], len(left_out), counts[1])


def _measured(model: Any, card: ModelCard, tiles: Tiles) -> Task[forms.Plain]:
    pace, seen = Pace(Stage.LEARN, len(tiles)), forms.Seen()
    for number, seen in enumerate(forms.look_through(model, card, tiles), 1):  # noqa: B007 - the last is the whole
        yield pace.at(min(number * forms.BATCH, len(tiles)), card.name)
    rounding: dict[str, Rounded] = {}
    for rounding in forms.round_weights(model, seen):
        yield Progress(Stage.LEARN, len(rounding), len(seen.moments), current=card.name)
    return forms.Plain(model, seen, rounding)


def _faithful(trial: ModelCard, tiles: Tiles, truth: npt.NDArray[np.float32]) -> float:
    """Mean cosine of a form to the network, on photos that did not calibrate it."""
    rival = Embedder(trial, Device.CPU)
    try:
        return float(np.nan_to_num((rival.embed_shared(tiles) * truth).sum(axis=1)).mean())
    finally:
        rival.close()


def _tiles(card: ModelCard, photos: Sequence[Chosen]) -> Task[tuple[Tiles, int]]:
    """The photos as tiles, and how many could not be read."""
    pace, tiles = Pace(Stage.EMBED, len(photos)), []
    for number, chosen in enumerate(photos, 1):
        pixels = read(chosen)
        if pixels is not None:
            tiles.append(imaging.make_tile(pixels, card.size, card.resize))
        yield pace.at(number, str(chosen.path), number - len(tiles))
    if not tiles:
        raise CatalogError("None of the photos to calibrate with could be read.", "Look at the problem photos.")
    return np.stack(tiles), len(photos) - len(tiles)


def _new(work: Path, name: str) -> Path:
    folder = work / name
    folder.mkdir()
    return folder
