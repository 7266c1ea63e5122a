"""Compare every photo of a delivery with the catalog, once.

    photo -> bytes, digest -> found before? -> decoded as for the index -> comparing.compare -> kept

A pool does a few photos at once on each thread, so that some are decoded while others are verified and the network
gets them together; the first are decoded while the features of the catalog are read. What was compared is on the disk
at once: a run that is cancelled or killed goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from visearch_desktop.core import guarded, imaging
from visearch_desktop.core.batch import comparing, found
from visearch_desktop.core.batch.comparing import Ready
from visearch_desktop.core.batch.found import Facts, Found
from visearch_desktop.core.batch.near import Known, features_of
from visearch_desktop.core.deliveries import DeliveredPhoto
from visearch_desktop.core.embed_photos import most_threads
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.side_by_side import threads
from visearch_desktop.core.workspace import Workspace

TOGETHER = 16
"""Photos looked at together; those that are embedded, about half, are embedded together: one by one the network takes a
fifth longer."""
FEWEST = 4
"""Photos looked at together at the end, so that no thread works on alone for long."""

WAITING = 1
"""Threads beside those that have a core: while one waits for the interpreter another decodes. A batch takes a
sixteenth less with one, and no less with two."""


@dataclass(slots=True)
class Looked:
    """What has come of the photos: by path the digest of the bytes or why they cannot be used, by digest the facts.

    `compared` counts those that were not known from an earlier run. `catalog` is how many photos the catalog has,
    `lost` how many of them could not be compared with.
    """

    digests: dict[Path, str] = field(default_factory=dict)
    problems: dict[Path, str] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    compared: int = 0
    catalog: int = 0
    lost: int = 0


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
    guarded.take_over(folder)
    looked, one = Looked(), _Look(workspace, folder, against, measured)
    with threads(most_threads() + WAITING, "batch") as team:
        groups = [*_groups(files, team.count)]
        early = {group: team.start(partial(one.begin, group)) for group in groups[: team.count]}
        known = yield from features_of(workspace)
        looked.catalog, looked.lost = known.photos, known.lost
        pace = Pace(Stage.COMPARE, len(files))
        yield pace.at(0)
        done = 0
        for group, outcomes in team.in_order(groups, partial(one.at, known, early)):
            for path, outcome in zip(group, outcomes or (), strict=outcomes is not None):
                _take(looked, path, outcome)
            done += len(outcomes or ())
            yield pace.at(done, str(group[0 if outcomes is None else -1]), len(looked.problems))
    return looked


def _groups(files: Sequence[Path], count: int) -> Iterator[Group]:
    """Photos to be looked at together by one of `count` threads: many at first, fewer and fewer towards the end.

    After Polychronopoulos and Kuck, "Guided self-scheduling", 1987.
    """
    start = 0
    while start < len(files):
        size = min(TOGETHER, max(FEWEST, (len(files) - start) // (2 * count)))
        yield tuple(files[start : start + size])
        start += size


Outcome = tuple[Found, bool] | PhotoError
"""A photo with what was found, and whether it was compared now; or why it cannot be read."""
Group = tuple[Path, ...]
Begun = list[Ready | Found | PhotoError]
"""Some photos: made ready, found before, or why they cannot be read."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How photos are looked at, whatever the thread."""

    workspace: Workspace
    folder: Path
    against: str
    measured: bool

    def at(self, known: Known, early: dict[Group, Future[Begun]], group: Group) -> list[Outcome]:
        """Look at some photos, those that were not compared before together; some were begun with `early`."""
        begun = early.pop(group).result() if group in early else self.begin(group)
        fresh = {one.digest: one for one in begun if isinstance(one, Ready)}
        found_now = comparing.compare(self.workspace, known.features, list(fresh.values()))
        compared = {one.picture.digest: self._keep(one, known.lost) for one in found_now}
        return [self._outcome(one, compared) for one in begun]

    def begin(self, group: Group) -> Begun:
        """Some photos as far as that goes without knowing the features of the catalog."""
        return [self._begin(path) for path in group]

    def _begin(self, path: Path) -> Ready | Found | PhotoError:
        try:
            data = imaging.read_bytes(path)
            digest = guarded.digest_of(data)
            known = found.load(self.folder, digest.hex(), self.against)
            if known is None:
                with guarded.reading(digest):
                    return comparing.ready(self.workspace, data, digest, measured=self.measured)
            if self.measured and known.facts.quality is None:
                with guarded.reading(digest):
                    quality = imaging.measure(data)
                known = self._keep(replace(known, facts=replace(known.facts, quality=quality)))
            return known
        except PhotoError as problem:
            return problem

    def _keep(self, one: Found, lost: int = 0) -> Found:
        """Keep it; what was compared with a part of the catalog is to be compared anew."""
        found.save(self.folder, one, f"{self.against}/without {lost}" if lost else self.against)
        return one

    def _outcome(self, one: Ready | Found | PhotoError, compared: dict[str, Found]) -> Outcome:
        if isinstance(one, Ready):
            return compared[one.digest], True
        return one if isinstance(one, PhotoError) else (one, False)


def _take(looked: Looked, path: Path, outcome: Outcome) -> None:
    if isinstance(outcome, PhotoError):
        looked.problems[path] = outcome.in_full
        return
    one, fresh = outcome
    looked.digests[path] = one.picture.digest
    looked.facts[one.picture.digest] = one.facts
    looked.compared += fresh
