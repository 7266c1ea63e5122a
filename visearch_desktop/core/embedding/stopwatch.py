"""Ten seconds of trying how a network runs fastest on this machine."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from visearch_desktop.core.embedding.bound import run_bound
from visearch_desktop.core.embedding.model_card import ModelCard, verify
from visearch_desktop.core.embedding.preprocess import Photos, input_shape
from visearch_desktop.core.embedding.session import Device, open_session
from visearch_desktop.core.embedding.tuning import CPU_DEFAULT, CUDA_DEFAULT, Tuning, remember
from visearch_desktop.core.progress import Progress, Stage, Task

SECONDS = 10.0
WORTH = 1.1
"""Times faster something must be than the default before it replaces it: less is chance on a machine that is in use."""
CALLERS = 4
"""Batches that indexing computes at once, at most: as many as `embed_photos.MOST_THREADS`."""
_PHOTOS = 16
"""Photos each caller computes in one turn."""
_CUDA_BATCHES = (16, 32, 64, 128)
_CPU_BATCHES = (8, 1, 4, 16)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was tried, in photos a second (best of its turns), and what is used from now on.

    `complete` says whether there was time for all of it; `device` is the one it was measured on.
    """

    device: Device
    speeds: tuple[tuple[Tuning, float], ...]
    chosen: Tuning
    complete: bool

    @property
    def gain(self) -> float:
        """How many times faster the chosen one is than the default."""
        speeds = dict(self.speeds)
        return speeds[self.chosen] / speeds[self.speeds[0][0]]


def measure_tuning(card: ModelCard, device: Device = Device.AUTO, seconds: float = SECONDS) -> Task[Measurement]:
    """Try batches, threads and memory in turns for `seconds`, choose, and remember it for this machine.

    Several batches run at once, as when a catalog is indexed. Each turn tries everything, so a busy moment meets all
    alike; what no turn reached is not chosen. Sessions are opened before the clock starts.

    Raises:
        ModelError: the network cannot be opened or run, or the choice cannot be written down.
        DeviceError: CUDA was asked for by name and does not work.
    """
    yield Progress(Stage.CHECK, current=card.name)
    verify(card)
    session, report = open_session(card.model_path, device)
    trials = [(tuning, session) for tuning in _tried(report.device)]
    sessions = {(1, True): session}
    if report.device is Device.CPU:
        for number, (tuning, _) in enumerate(trials):
            key = tuning.threads, tuning.arena
            if key not in sessions:
                sessions[key] = open_session(card.model_path, Device.CPU, tuning)[0]
            trials[number] = tuning, sessions[key]
    speeds: dict[Tuning, float] = {}
    callers = 1 if report.device is Device.CUDA else min(CALLERS, os.cpu_count() or 1)
    with ThreadPoolExecutor(callers, "measure") as pool:
        start = time.monotonic()
        while (now := time.monotonic() - start) < seconds:
            for tuning, one in trials:
                yield Progress(Stage.CHECK, round(now * 10), round(seconds * 10), eta=max(0.0, seconds - now))
                speed = _turn(pool, callers, one, card, tuning.batch, on_card=report.device is Device.CUDA)
                speeds[tuning] = max(speeds.get(tuning, 0.0), speed)
                if (now := time.monotonic() - start) >= seconds:
                    break
    chosen = choose(tuple(speeds.items()))
    remember(card.identity, report.device.value, chosen)
    return Measurement(report.device, tuple(speeds.items()), chosen, len(speeds) == len(trials))


def _tried(device: Device) -> list[Tuning]:
    """The default first."""
    if device is Device.CUDA:
        return [CUDA_DEFAULT, *(Tuning(batch) for batch in _CUDA_BATCHES if batch != CUDA_DEFAULT.batch)]
    tried = [replace(CPU_DEFAULT, batch=batch) for batch in _CPU_BATCHES]
    tried.append(replace(CPU_DEFAULT, arena=False))
    cores = os.cpu_count() or 1
    if cores > 1:
        tried += [replace(CPU_DEFAULT, batch=batch, threads=cores) for batch in _CPU_BATCHES[::2]]
    return tried


def choose(speeds: Sequence[tuple[Tuning, float]]) -> Tuning:
    """The fastest, or the default (the first) when nothing is clearly faster."""
    default, usual = speeds[0]
    best, most = max(speeds, key=lambda one: one[1])
    return best if most > WORTH * usual else default


def _turn(pool: ThreadPoolExecutor, callers: int, session: Any, card: ModelCard, batch: int, *, on_card: bool) -> float:
    """Photos a second of `callers` threads that compute batches at once."""
    photos = np.random.default_rng(1).normal(size=input_shape(batch, card.input)).astype(np.float32)
    runs = max(1, _PHOTOS // batch)
    start = time.perf_counter()
    waiting = [pool.submit(_runs, session, card, photos, runs, on_card=on_card) for _ in range(callers)]
    for one in waiting:
        one.result()
    return callers * runs * batch / max(time.perf_counter() - start, 1e-9)


def _runs(session: Any, card: ModelCard, photos: Photos, runs: int, *, on_card: bool) -> None:
    for _ in range(runs):
        if on_card:
            run_bound(session, card, photos)
        else:
            session.run([card.output.name], {card.input.name: photos})
