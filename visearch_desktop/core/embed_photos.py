"""The heavy half of indexing: read, hash and decode photos, embed them in batches, store them in order.

One pool with a thread for each core does everything: photos are decoded and batches embedded as its
tasks, each batch on one thread. Giving the network all cores at once made its threads wait for each other
at every layer while decoding held a core: 39 photos a second instead of 46 with ResNet50, 97 instead of
101 with Lite0, on two cores of which one was busy. At most `LOOK_AHEAD` batches of decoded photos wait, so memory
does not depend on the size of the catalog; a failure is a row.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import guarded
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.read_photo import Absent, Decoded, Outcome, read
from visearch_desktop.core.side_by_side import PATIENCE
from visearch_desktop.core.store import Content, Pending, photos
from visearch_desktop.core.workspace import Workspace

LOOK_AHEAD = 4
"""Batches of photos decoded ahead of the network; a photo waits as 0.2 MB."""
SETTLED_BATCH = 128
"""Photos that need no network, recorded together."""
MOST_THREADS = 4
"""Each thread holds a photo and a batch of the model: 331 MB in all with two threads, 449 with four, 576 with six,
and a large photo comes on top, one at a time; the whole is to stay below 700 MB."""


def most_threads() -> int:
    """How many threads decode and compute photos here."""
    return min(MOST_THREADS, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a run did beside embedding: photos that had only moved, vanished meanwhile, roots now offline.

    `unfinished` counts the photos that are being written: they stay pending.
    """

    moved: int
    vanished: int
    offline: frozenset[int]
    unfinished: int = 0


@dataclass(slots=True)
class _Batch:
    """Outcomes that are recorded together; `embeddings` is under way for the decoded ones."""

    decoded: list[tuple[int, Decoded]] = field(default_factory=list)
    known: list[tuple[int, int]] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)
    vanished: list[int] = field(default_factory=list)
    offline: set[int] = field(default_factory=set)
    unfinished: int = 0
    embeddings: Future[npt.NDArray[np.float32]] | None = None

    def add(self, photo: Pending, outcome: Outcome) -> None:
        """Take in one outcome."""
        match outcome:
            case Decoded():
                self.decoded.append((photo.id, outcome))
            case int():
                self.known.append((photo.id, outcome))
            case PhotoError():
                self.failed.append((photo.id, outcome.in_full))
            case Absent.PHOTO:
                self.vanished.append(photo.id)
            case Absent.FOLDER:
                self.offline.add(photo.root_id)
            case Absent.REST:
                self.unfinished += 1
            case Absent.DRIVE:
                pass  # the scan has told of it

    @property
    def settled(self) -> int:
        """How many of its photos need no network."""
        return len(self.known) + len(self.failed) + len(self.vanished)

    def contents(self) -> list[tuple[int, Content]]:
        """The decoded photos with their embeddings; one without an answer of the network counts as failed."""
        if self.embeddings is None:
            return []
        contents = []
        for (photo, one), embedding in zip(self.decoded, self.embeddings.result(), strict=True):
            if np.isnan(embedding).any():
                self.failed.append((photo, "The model finds nothing to tell this photo by."))
                continue
            contents.append((photo, _content(one, embedding)))
        return contents


def _content(one: Decoded, embedding: npt.NDArray[np.float32]) -> Content:
    kept = one.kept
    return Content(
        kept.digest, kept.width, kept.height, kept.phash, kept.thumbnail, kept.features, embedding, one.colours
    )  # fmt: skip


class _Run:
    """One run: the pool, what is under way in it, and what has come of it so far."""

    def __init__(self, workspace: Workspace, settle: float) -> None:
        self._workspace = workspace
        self._settle = settle
        self._cores = most_threads()
        self._pool = ThreadPoolExecutor(self._cores, "index")
        self._embedder = workspace.embedder
        self._batch = _Batch()
        self._embedding: deque[_Batch] = deque()
        self.moved = self.vanished = self.problems = self.unfinished = 0
        self.offline: set[int] = set()

    def read(self, waiting: Iterator[Pending]) -> Iterator[tuple[Pending, Outcome | None]]:
        """Each photo with its outcome, in order; None again and again while the next one is not ready yet."""
        running: deque[tuple[Pending, Future[Outcome]]] = deque()
        while True:
            while len(running) < LOOK_AHEAD * self._embedder.batch and (photo := next(waiting, None)) is not None:
                running.append((photo, self._reading(photo)))
            if not running:
                return
            photo, future = running[0]
            if not _ready(future):
                yield photo, None
                continue
            running.popleft()
            yield photo, future.result()

    def _reading(self, photo: Pending) -> Future[Outcome]:
        return self._pool.submit(read, self._workspace, photo, self._settle)

    def add(self, photo: Pending, outcome: Outcome) -> Iterator[None]:
        """Take in one outcome; a full batch goes to the network. Yields while too many are waiting there."""
        self._batch.add(photo, outcome)
        if len(self._batch.decoded) >= self._embedder.batch or self._batch.settled >= SETTLED_BATCH:
            self._submit()
        yield from self._record_all(but=self._cores)

    def finish(self) -> Iterator[None]:
        """Record what is left; yields while the network is busy with it."""
        self._submit()
        yield from self._record_all(but=0)

    def record_done(self) -> None:
        """Record what the network has finished, in order; what it is busy with stays."""
        while self._embedding and _is_done(self._embedding[0]):
            self._record(self._embedding.popleft())

    def _record_all(self, *, but: int) -> Iterator[None]:
        """Record the batches until only `but` are waiting, and those that are done."""
        while len(self._embedding) > but:
            first = self._embedding[0].embeddings
            if first is not None and not _ready(first):
                yield
                continue
            self._record(self._embedding.popleft())
        self.record_done()

    def close(self) -> None:
        """End the run; photos that are being decoded are not waited for, nothing they do is kept."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self) -> None:
        batch, self._batch = self._batch, _Batch()
        if batch.decoded:
            tiles = np.stack([one.tile for _, one in batch.decoded])
            batch.embeddings = self._pool.submit(self._embedder.embed, tiles)
        self._embedding.append(batch)

    def _record(self, batch: _Batch) -> None:
        contents = batch.contents()
        self.moved += photos.settle(
            self._workspace.database,
            contents=contents, known=batch.known, failed=batch.failed, vanished=batch.vanished,
        )  # fmt: skip
        self.vanished += len(batch.vanished)
        self.unfinished += batch.unfinished
        self.problems += len(batch.failed)
        self.offline |= batch.offline


def embed_pending(
    workspace: Workspace, offline: frozenset[int], settle: float = 0.0, *, again: bool = False
) -> Task[Embedded]:
    """Read and embed every pending photo, those of the roots `offline` left out.

    A photo that cannot be read and has changed since the scan, or within `settle` seconds, is being written: it stays
    pending instead of becoming a problem. `again` gives photos that the program died of another chance.
    """
    pace = Pace(Stage.EMBED, photos.count_pending(workspace.database, tuple(offline)))
    if not pace.total:
        return Embedded(0, 0, offline)
    guarded.take_over(workspace.folder)
    if again:
        guarded.give_another_chance()
    run = _Run(workspace, settle)
    done = 0
    try:
        for photo, outcome in run.read(photos.pending(workspace.database, tuple(offline))):
            if outcome is not None:
                done += 1
                for _ in run.add(photo, outcome):
                    yield pace.at(done, str(photo.path), run.problems)
            yield pace.at(done, str(photo.path), run.problems)
        for _ in run.finish():
            yield pace.at(done, problems=run.problems)
        yield pace.at(done, problems=run.problems)
    except (GeneratorExit, KeyboardInterrupt):
        run.record_done()  # a cancelled run keeps what it has
        raise
    finally:
        run.close()
    return Embedded(run.moved, run.vanished, offline | run.offline, run.unfinished)


def _ready(future: Future[Any]) -> bool:
    """Whether it is done, waiting a moment for it."""
    return bool(wait([future], PATIENCE).done)


def _is_done(batch: _Batch) -> bool:
    return batch.embeddings is None or batch.embeddings.done()
