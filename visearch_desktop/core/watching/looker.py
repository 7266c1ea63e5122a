"""What changed in a folder since it was looked at last: for shares, which tell nothing by themselves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.scan import Seen, scan
from visearch_desktop.core.watching.settling import FOLDER, MANY, WHOLE, Stamp


@dataclass(frozen=True, slots=True)
class Looked:
    """One look: what has come or changed, with its stamp, whether something has gone, and the seconds it took.

    After very many changes the whole folder stands for them. `empty`: nothing is there where photos were.
    """

    changed: dict[str, Stamp]
    gone: bool
    empty: bool
    seconds: float


Hashes = npt.NDArray[np.int64]


class Looker:
    """Remembers 16 bytes of each photo: a hash of its name, and one of name, size and time."""

    def __init__(self) -> None:
        self._names: Hashes | None = None
        self._stamps: Hashes = np.empty(0, np.int64)

    def look(self, root: Path) -> Looked:
        """Walk through `root`; the first time, with nothing to compare, tells of a change of the whole."""
        start = time.monotonic()
        names: list[Hashes] = []
        stamps: list[Hashes] = []
        changed: dict[str, Stamp] = {}
        first = self._names is None
        for page in _pages(root):
            names.append(np.fromiter((hash(seen.path) for seen in page), np.int64, len(page)))
            stamps.append(
                np.fromiter((hash((seen.path, seen.bytes, seen.mtime_ns)) for seen in page), np.int64, len(page))
            )
            if not first and len(changed) <= MANY:
                found = np.flatnonzero(~_among(stamps[-1], self._stamps))
                changed |= {page[at].path: (page[at].bytes, page[at].mtime_ns) for at in found}
        seen_names, known = np.sort(np.concatenate([np.empty(0, np.int64), *names])), self._names
        empty = known is not None and len(known) > 0 and not len(seen_names)
        gone = known is not None and not empty and not _among(known, seen_names).all()
        if not empty:  # an unmounted share looks like that: what is known stays
            self._names, self._stamps = seen_names, np.sort(np.concatenate([np.empty(0, np.int64), *stamps]))
        if first or len(changed) > MANY:
            changed = {WHOLE: FOLDER}
        return Looked(changed, bool(gone), empty, time.monotonic() - start)


def _pages(root: Path) -> Iterator[list[Seen]]:
    photos = (entry for entry in scan(root) if isinstance(entry, Seen))
    while page := list(islice(photos, 1000)):
        yield page


def _among(hashes: Hashes, known: Hashes) -> npt.NDArray[np.bool_]:
    """Which of `hashes` are among the sorted `known` ones."""
    if not len(known):
        return np.zeros(len(hashes), bool)
    places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return np.asarray(known[places] == hashes)
