"""Counts the work that a journey does: what catches a slower program on any machine, however busy it is."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from visearch_desktop.core import matching
from visearch_desktop.core.embedding import Embedder
from visearch_desktop.core.store import Database


@dataclass
class Work:
    """What was done: files opened by path, pictures decoded, photos given to the network, pairs verified, transactions.

    `verified` holds the number of candidates of each call; `transactions` those that changed the catalog itself.
    """

    opened: Counter[Path] = field(default_factory=Counter)
    pictures: int = 0
    network_runs: int = 0
    tiles: int = 0
    verified: list[int] = field(default_factory=list)
    transactions: int = 0
    guard: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def pairs(self) -> int:
        """Pairs that were verified."""
        return sum(self.verified)

    def opened_in(self, folder: Path) -> dict[str, int]:
        """How often each file below a folder was opened, by its name."""
        return {path.name: times for path, times in self.opened.items() if path.is_relative_to(folder)}


_listening: list[Work] = []


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _listening and isinstance(arguments[0], str):
        path = Path(arguments[0])
        for work in _listening:
            with work.guard:
                work.opened[path] += 1


class _Hook:
    """An audit hook stays for good, so there is one, which hears nothing unless somebody counts."""

    set = False


@contextmanager
def counted() -> Iterator[Work]:
    """Count what is done in this block, on whatever thread."""
    if not _Hook.set:
        sys.addaudithook(_hear)
        _Hook.set = True
    work = Work()
    with pytest.MonkeyPatch.context() as patch:
        _count_pictures(work, patch)
        _count_network(work, patch)
        _count_pairs(work, patch)
        _count_transactions(work, patch)
        _listening.append(work)
        try:
            yield work
        finally:
            _listening.remove(work)


def _count_pictures(work: Work, patch: pytest.MonkeyPatch) -> None:
    def counting(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            with work.guard:
                work.pictures += 1
            return original(*arguments, **named)

        return call

    patch.setattr(Image, "open", counting(Image.open))
    patch.setattr(cv2, "imdecode", counting(cv2.imdecode))


def _count_network(work: Work, patch: pytest.MonkeyPatch) -> None:
    original = Embedder.embed

    def embed(self: Embedder, tiles: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        with work.guard:
            work.network_runs += 1
            work.tiles += len(tiles)
        return original(self, tiles)

    patch.setattr(Embedder, "embed", embed)


def _count_pairs(work: Work, patch: pytest.MonkeyPatch) -> None:
    original = matching.verify

    def verify(
        query: matching.Sketch, candidates: Sequence[matching.Candidate], **named: Any
    ) -> list[matching.Judgement]:
        with work.guard:
            work.verified.append(len(candidates))
        return original(query, candidates, **named)

    patch.setattr(matching, "verify", verify)


def _count_transactions(work: Work, patch: pytest.MonkeyPatch) -> None:
    original = Database.write

    @contextmanager
    def write(self: Database, *, caches_only: bool = False) -> Iterator[Any]:
        with work.guard:
            work.transactions += not caches_only
        with original(self, caches_only=caches_only) as connection:
            yield connection

    patch.setattr(Database, "write", write)
