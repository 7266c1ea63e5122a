"""The journey: calibrate a faster form on a catalog's photos, judge it on others, keep it or say why not.

    photos -> three parts -> ranges -> forms -> the most faithful one -> judged on the third part -> a pack of its own

The catalog is only read. A form has embeddings of its own, so it is another model; a catalog that was indexed with
the network goes on with it until it is indexed again with the form.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging, places
from visearch_desktop.core.edited import edited_copies
from visearch_desktop.core.embedding import (
    Device,
    Embedder,
    Embeddings,
    Form,
    ModelCard,
    check_room,
    clear_left,
    find_card,
    install_form,
    same_pack,
)
from visearch_desktop.core.errors import CatalogError, DeviceError
from visearch_desktop.core.optimise import judge, making
from visearch_desktop.core.optimise.report import OptimiseReport, objection
from visearch_desktop.core.optimise.sample import JUDGING, LEAST, Sample, draw, read
from visearch_desktop.core.progress import Pace, Progress, Stage, Task
from visearch_desktop.core.samples import Chosen
from visearch_desktop.core.workspace import Workspace

_WORK = "visearch-optimise-"
_BLOCK = 24
"""Photos that each of the two embeds before the other's turn: short enough that a busy moment meets both."""


def optimise(
    workspace: Workspace, name: str, form: Form | None = None, device: Device = Device.AUTO
) -> Task[OptimiseReport]:
    """Make a faster form of a model and keep it if it finds as much.

    Args:
        workspace: the catalog whose photos calibrate and judge; it may be open for reading only.
        name: the model pack.
        form: None takes INT8 on a processor and half precision on a graphics card.
        device: where it is to be faster.

    Raises:
        ModelError: there is no such model, it has no faster form, or the pack cannot be written.
        CatalogError: too few photos can be read.
        DeviceError: half precision was asked for and there is no graphics card.
    """
    card = find_card(name, places.model_folders())
    yield Progress(Stage.CHECK, current=card.name)
    network = Embedder(card, Device.CPU if form is Form.INT8 else device)
    try:
        form = _suited(network, form)
        check_room(places.user_models(), card.model_path.stat().st_size)
        sample = draw(workspace.database)
        clear_left(Path(tempfile.gettempdir()), _WORK)
        with tempfile.TemporaryDirectory(prefix=_WORK) as work:
            made = yield from making.make(card, form, network, sample, Path(work))
            report = yield from _judge(workspace, network, made, sample)
            return report
    finally:
        network.close()


def _suited(network: Embedder, form: Form | None) -> Form:
    on_card = network.open().device is Device.CUDA
    if form is Form.FP16 and not on_card:
        raise DeviceError(
            f"Half precision is faster on graphics cards only, and here the model runs on {network.open().sentence}.",
            "Leave --form out, or write --form int8.",
        )
    return form or (Form.FP16 if on_card else Form.INT8)


def _judge(workspace: Workspace, network: Embedder, made: making.Made, sample: Sample) -> Task[OptimiseReport]:
    rival = Embedder(made.trial, network.open().device)
    try:
        trial = Trial((network, rival))
        yield from trial.run(sample.gallery)
    finally:
        rival.close()
    if trial.photos < LEAST // 2:
        raise CatalogError(f"Only {trial.photos} photos could be read to judge by.", "Look at the problem photos.")
    before, after = trial.retrieval(0), trial.retrieval(1)
    speed_before, speed_after = trial.speed(0), trial.speed(1)
    reason = objection(before, after, speed_after / speed_before)
    alike = judge.likeness(trial.gallery(0), trial.gallery(1))
    pack = ""
    if not reason:
        yield Progress(Stage.PUBLISH, current=made.trial.name)
        pack = _keep(made, network.card, speed_after, alike)
    photos = workspace.info().photos
    return OptimiseReport(
        model=network.card.name, form=made.form, kept=not reason, pack=pack, reason=reason,
        speed_before=speed_before, speed_after=speed_after, before=before, after=after, likeness=alike,
        calibrated=made.calibrated, photos=trial.photos, queries=len(trial.originals),
        sibling_queries=judge.count_siblings(trial.skus), unread=trial.unread + made.unread,
        left_out=made.left_out, reindex_seconds=photos / speed_after,
    )  # fmt: skip


def _keep(made: making.Made, card: ModelCard, speed: float, alike: judge.Likeness) -> str:
    """Install the form; the name of its pack, which may be there from an earlier run."""
    folders = places.model_folders()
    known = same_pack(made.trial, folders)
    if known is not None:
        return known.name
    how = f"{made.form.value} by visearch models optimise, {made.calibrated} photos, {made.left_out} nodes left float32"
    note = f"measured on this computer; cosine to {card.name} {alike.cosine:.4f}, least {alike.least_cosine:.3f}"
    return install_form(made.trial, card, folders, how, {"photos_per_second": round(speed, 1), "note": note}).name


@dataclass(slots=True)
class Trial:
    """Both networks embed the same photos in turns; what they answered and how long they took."""

    networks: tuple[Embedder, Embedder]
    photos: int = 0
    unread: int = 0
    skus: list[frozenset[str]] = field(default_factory=list)
    originals: list[int] = field(default_factory=list)
    _seconds: list[float] = field(default_factory=lambda: [0.0, 0.0])
    _tiles: int = 0
    _turn: int = 0
    _gallery: tuple[list[Embeddings], list[Embeddings]] = field(default_factory=lambda: ([], []))
    _copies: tuple[list[Embeddings], list[Embeddings]] = field(default_factory=lambda: ([], []))

    def run(self, gallery: Sequence[Chosen]) -> Task[None]:
        """Read, edit and embed; both networks are warm before the clock starts."""
        card = self.networks[0].card
        pace = Pace(Stage.COMPARE, len(gallery))
        for network in self.networks:
            network.embed_shared(np.zeros((_BLOCK, card.size, card.size, 3), np.uint8))
        waiting: list[npt.NDArray[np.uint8]] = []
        for number, chosen in enumerate(gallery, 1):
            pixels = read(chosen)
            if pixels is None:
                self.unread += 1
                continue
            waiting.append(imaging.make_tile(pixels, card.size, card.resize))
            self.skus.append(chosen.skus)
            if self.photos < JUDGING:
                self._embed_copies(edited_copies(pixels), card)
            self.photos += 1
            if len(waiting) >= _BLOCK:
                self._embed(np.stack(waiting), self._gallery)
                waiting = []
            yield pace.at(number, str(chosen.path), self.unread)
        if waiting:
            self._embed(np.stack(waiting), self._gallery)

    def _embed_copies(self, copies: Sequence[npt.NDArray[np.uint8]], card: ModelCard) -> None:
        tiles = np.stack([imaging.make_tile(copy, card.size, card.resize) for copy in copies])
        self.originals += [self.photos] * len(tiles)
        self._embed(tiles, self._copies)

    def _embed(self, tiles: npt.NDArray[np.uint8], into: tuple[list[Embeddings], list[Embeddings]]) -> None:
        self._turn ^= 1
        for which in (self._turn, 1 - self._turn):
            start = time.perf_counter()
            answer = self.networks[which].embed_shared(tiles)
            self._seconds[which] += time.perf_counter() - start
            if not np.isfinite(answer).all():
                answer = np.nan_to_num(answer)  # a photo without an answer is found by nobody
            into[which].append(answer)
        self._tiles += len(tiles)

    def gallery(self, which: int) -> Embeddings:
        """Embeddings of the photos, [photos, dimension]."""
        return np.concatenate(self._gallery[which])

    def retrieval(self, which: int) -> judge.Retrieval:
        """What this one finds."""
        copies, originals = np.concatenate(self._copies[which]), np.array(self.originals, np.int64)
        return judge.retrieval(self.gallery(which), copies, originals, self.skus)

    def speed(self, which: int) -> float:
        """Photos a second."""
        return self._tiles / max(self._seconds[which], 1e-9)
