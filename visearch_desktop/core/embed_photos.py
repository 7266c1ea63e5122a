"""The heavy half of indexing: read, hash and decode photos ahead of the network, embed them in batches.

A small pool decodes while the network computes; at most `LOOK_AHEAD` decoded photos wait, so memory
does not depend on the size of the catalog. Results come in order, failures as rows.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

from visearch_desktop.core import imaging
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.store import Content, Pending, photos
from visearch_desktop.core.workspace import Workspace

BATCH = 16
"""Photos embedded and stored together: what a killed run loses at most."""
LOOK_AHEAD = 4 * BATCH
"""Photos decoded ahead of the network; about 0.3 MB each."""
PATIENCE = 0.2
"""Seconds between two looks at whether the task was cancelled."""


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A photo made ready for the network; `tile` is uint8 [size, size, 3]."""

    digest: bytes
    width: int
    height: int
    phash: int
    thumbnail: bytes
    tile: npt.NDArray[np.uint8]


class Absent(Enum):
    """A photo that is not there: it alone, or the whole folder with it (a drive that went offline)."""

    PHOTO = auto()
    FOLDER = auto()


Outcome = Decoded | int | PhotoError | Absent
"""What reading a photo came to; an integer is the content that is known already under these bytes."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a run did beside embedding: photos that had only moved, vanished meanwhile, roots now offline."""

    moved: int
    vanished: int
    offline: frozenset[int]


def embed_pending(workspace: Workspace, offline: frozenset[int]) -> Task[Embedded]:
    """Read and embed every pending photo, those of the roots `offline` left out."""
    pace = Pace(Stage.EMBED, photos.count_pending(workspace.database, tuple(offline)))
    batch = _Batch(workspace)
    done = 0
    waiting = photos.pending(workspace.database, tuple(offline))
    for photo, outcome in _read_ahead(workspace, waiting) if pace.total else ():
        if outcome is not None:
            done += 1
            batch.add(photo, outcome)
        yield pace.at(done, str(photo.path), batch.problems)
    batch.store()
    return Embedded(batch.moved, batch.vanished, offline | batch.offline)


def _read_ahead(workspace: Workspace, waiting: Iterable[Pending]) -> Iterator[tuple[Pending, Outcome | None]]:
    """Each photo with its outcome, in order; None again and again while the next one is not ready yet."""
    source = iter(waiting)
    running: deque[tuple[Pending, Future[Outcome]]] = deque()
    pool = ThreadPoolExecutor(max(2, os.cpu_count() or 2), "decode")
    try:
        while True:
            while len(running) < LOOK_AHEAD and (photo := next(source, None)) is not None:
                running.append((photo, pool.submit(_read, workspace, photo)))
            if not running:
                return
            photo, future = running[0]
            try:
                outcome = future.result(timeout=PATIENCE)
            except TimeoutError:
                yield photo, None
                continue
            running.popleft()
            yield photo, outcome
    finally:
        # A cancelled run does not wait for photos that are being decoded; nothing they do is kept.
        pool.shutdown(wait=False, cancel_futures=True)


def _read(workspace: Workspace, photo: Pending) -> Outcome:
    try:
        data = imaging.read_bytes(photo.path)
        digest = hashlib.sha256(data).digest()
        known = photos.embedded_content(workspace.database, digest)
        return known if known is not None else _decode(workspace, data, digest)
    except PhotoError as error:
        if photo.path.exists():
            return error
        return Absent.PHOTO if photo.root.is_dir() else Absent.FOLDER


def _decode(workspace: Workspace, data: bytes, digest: bytes) -> Decoded:
    card = workspace.card
    picture = imaging.read_picture(data, side=imaging.PICTURE_SIDE)
    return Decoded(
        digest,
        picture.width,
        picture.height,
        imaging.perceptual_hash(picture.pixels),
        imaging.encode_thumbnail(picture.pixels),
        imaging.make_tile(picture.pixels, card.size, card.resize),
    )


@dataclass(slots=True)
class _Batch:
    """Outcomes waiting to be embedded and stored together."""

    workspace: Workspace
    moved: int = 0
    vanished: int = 0
    problems: int = 0
    offline: set[int] = field(default_factory=set)
    _decoded: list[tuple[int, Decoded]] = field(default_factory=list)
    _known: list[tuple[int, int]] = field(default_factory=list)
    _failed: list[tuple[int, str]] = field(default_factory=list)
    _vanished: list[int] = field(default_factory=list)

    def add(self, photo: Pending, outcome: Outcome) -> None:
        """Take in one outcome; a full batch is stored at once."""
        match outcome:
            case Decoded():
                self._decoded.append((photo.id, outcome))
            case int():
                self._known.append((photo.id, outcome))
            case PhotoError():
                self._failed.append((photo.id, f"{outcome} {outcome.advice}".strip()))
                self.problems += 1
            case Absent.PHOTO:
                self._vanished.append(photo.id)
            case Absent.FOLDER:
                self.offline.add(photo.root_id)
        if len(self._decoded) >= BATCH or len(self._known) + len(self._failed) + len(self._vanished) >= 8 * BATCH:
            self.store()

    def store(self) -> None:
        """Embed what is decoded and record everything in one transaction."""
        contents = [
            (photo, Content(one.digest, one.width, one.height, one.phash, one.thumbnail, embedding))
            for (photo, one), embedding in zip(self._decoded, self._embed(), strict=True)
        ]
        self.moved += photos.settle(
            self.workspace.database,
            contents=contents, known=self._known, failed=self._failed, vanished=self._vanished,
        )  # fmt: skip
        self.vanished += len(self._vanished)
        for rows in (self._decoded, self._known, self._failed, self._vanished):
            rows.clear()

    def _embed(self) -> npt.NDArray[np.float32]:
        if not self._decoded:
            return np.empty((0, 0), np.float32)
        return self.workspace.embedder.embed(np.stack([one.tile for _, one in self._decoded]))
