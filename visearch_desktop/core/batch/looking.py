"""Compare every photo of a delivery with the catalog, once.

    photo -> bytes, digest -> found before? -> decode -> eight views -> embed -> search.match -> kept

A pool does whole photos, one on each thread, so that one is decoded while another is verified. What was compared is on
the disk at once: a run that is cancelled or killed goes on from there.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import numpy as np

from visearch_desktop.core import imaging, query, search
from visearch_desktop.core.batch import found
from visearch_desktop.core.batch.found import Facts, Found
from visearch_desktop.core.deliveries import DeliveredPhoto
from visearch_desktop.core.embed_photos import MOST_THREADS, PATIENCE
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.core.workspace import Workspace

MATCHES = 12
"""Rows kept of each photo's answer."""
LOOK_AHEAD = 2
"""Photos under way for each thread."""


@dataclass(slots=True)
class Looked:
    """What has come of the photos: by path the digest of the bytes or why they cannot be used, by digest the facts.

    `compared` counts those that were not known from an earlier run.
    """

    digests: dict[Path, str] = field(default_factory=dict)
    problems: dict[Path, str] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    compared: int = 0


def look_at(
    workspace: Workspace, photos: Sequence[DeliveredPhoto], folder: Path, against: str, *, measured: bool = False
) -> Task[Looked]:
    """Compare photos.

    Args:
        workspace: the catalog.
        photos: those of a delivery; a file that comes several times is read once.
        folder: where what is found is kept.
        against: what stands for the state of the catalog.
        measured: whether the picture gate is to judge them.
    """
    files = list(dict.fromkeys(photo.path for photo in photos if not photo.problem))
    pace, looked = Pace(Stage.COMPARE, len(files)), Looked()
    yield pace.at(0)
    for done, (path, outcome) in enumerate(_each(files, partial(_one, workspace, folder, against, measured)), 1):
        while outcome is not None and not wait([outcome], PATIENCE).done:
            yield pace.at(done - 1, str(path), len(looked.problems))
        _take(looked, path, outcome)
        yield pace.at(done, str(path), len(looked.problems))
    return looked


Outcome = tuple[Found, bool]
"""A photo with what was found, and whether it was compared now."""


def _each(files: Sequence[Path], one: Callable[[Path], Outcome]) -> Iterator[tuple[Path, Future[Outcome]]]:
    """The files in order, each with what becomes of it; the next ones are under way meanwhile."""
    threads = min(MOST_THREADS, os.cpu_count() or 2)
    waiting: deque[tuple[Path, Future[Outcome]]] = deque()
    pool = ThreadPoolExecutor(threads, "batch")
    try:
        for path in files:
            waiting.append((path, pool.submit(one, path)))
            if len(waiting) > threads * LOOK_AHEAD:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:  # a cancelled run does not wait
        pool.shutdown(wait=False, cancel_futures=True)


def _one(workspace: Workspace, folder: Path, against: str, measured: bool, path: Path) -> Outcome:
    data = imaging.read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    known = found.load(folder, digest, against)
    made = known or look(workspace, path, data, digest)
    if measured and made.facts.quality is None:
        made = replace(made, facts=replace(made.facts, quality=imaging.measure(data)))
    if made is not known:
        found.save(folder, made, against)
    return made, known is None


def look(workspace: Workspace, path: Path, data: bytes, digest: str) -> Found:
    """Compare one photo with the catalog; `PhotoError` when it cannot be read."""
    decoded = query.decode(workspace, QueryPhoto(str(path), path, data))
    nearest = query.Nearest(workspace, [decoded], embed=workspace.embedder.embed)
    found_rows = search.match(workspace, nearest, top=MATCHES)
    # Which photo of a query was seen goes without saying where there is one; its bytes are not to be kept twice.
    matches = tuple(replace(row, evidence=replace(row.evidence, query=None)) for row in found_rows)
    small = decoded.sketch.small
    features = imaging.pack(imaging.gallery_features(small))
    width, height = decoded.size
    facts = Facts(width, height, decoded.sketch.phash, matches)
    return Found(digest, facts, np.asarray(nearest.vectors, np.float16), features, imaging.encode_thumbnail(small))


def _take(looked: Looked, path: Path, outcome: Future[Outcome]) -> None:
    try:
        one, fresh = outcome.result()
    except PhotoError as problem:
        looked.problems[path] = problem.in_full
        return
    looked.digests[path] = one.digest
    looked.facts[one.digest] = one.facts
    looked.compared += fresh
