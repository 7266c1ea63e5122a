"""Pairs of photos judged by the program's own matching, as an audit judges them: catalog, sketches, verify."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.matching import Candidate, Judgement, Sketch, verify
from visearch_desktop.core.store import photos
from visearch_desktop.core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of photos, named as it was asked for, and what matching says of it; `similarity` is the cosine."""

    a: str
    b: str
    similarity: float
    judgement: Judgement

    def __str__(self) -> str:
        found = self.judgement
        figures = " ".join(f"{name} {value}" for name, value in found.evidence.figures().items())
        said = f"{found.relation:14} {found.duplicate_score:.3f} cosine {self.similarity:.3f}"
        return f"{said}  {self.a}  {self.b}  {figures}"


def index(photo_folder: Path, catalog: Path, *, model: str = "efficientnet-lite0") -> None:
    """Make a catalog of a folder, by the command line."""
    command = [sys.executable, "-m", "visearch_desktop", "index", photo_folder, "--catalog", catalog, "--model", model]
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)


def copy_photos(source: Path, names: Collection[str], target: Path) -> None:
    """Copy photos to another folder under the same relative names."""
    for name in sorted(names):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)


class Judge:
    """A catalog opened to judge pairs of its photos, which are named relative to `photo_folder`."""

    def __init__(self, catalog: Path, photo_folder: Path) -> None:
        self.workspace = Workspace.open(catalog, device="cpu")
        database = self.workspace.database
        ids = photos.live_contents(database)
        self._vectors = dict(zip(ids.tolist(), self.workspace.gallery.vectors(ids.tolist()), strict=True))
        located = photos.locate(database, [int(content) for content in ids])
        self.contents = {row.path.relative_to(photo_folder.absolute()).as_posix(): row.content for row in located}
        self._densities = self.workspace.gallery.densities([int(content) for content in ids])
        self._sketches: dict[int, Sketch] = {}

    def __enter__(self) -> Judge:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.workspace.close()

    def similarity(self, a: str, b: str) -> float:
        """Cosine of two photos."""
        return float(self._vectors[self.contents[a]] @ self._vectors[self.contents[b]])

    def sketch(self, name: str) -> Sketch:
        """What is compared of a photo, read from the store once."""
        content = self.contents[name]
        if content not in self._sketches:
            sketch = self.workspace.sketch(content)
            assert sketch is not None, f"{name} cannot be read"
            self._sketches[content] = sketch
        return self._sketches[content]

    def candidate(self, query: str, name: str) -> Candidate:
        """A photo as a candidate for another."""
        return Candidate(self.sketch(name), self.similarity(query, name), self._densities[self.contents[name]])

    def judge(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Judged]:
        """Judge each pair, the first photo of it as the query."""
        candidates: dict[str, list[str]] = defaultdict(list)
        for a, b in pairs:
            candidates[a].append(b)
        for a, others in candidates.items():
            made = verify(self.sketch(a), [self.candidate(a, b) for b in others])
            for b, judgement in zip(others, made, strict=True):
                yield Judged(a, b, self.similarity(a, b), judgement)


@contextmanager
def judge_of(source: Path, names: Collection[str], work: Path, *, model: str = "efficientnet-lite0") -> Iterator[Judge]:
    """Copy and index just these photos below `work`, and open them to be judged."""
    copy_photos(source, names, work / "photos")
    index(work / "photos", work / "catalog", model=model)
    with Judge(work / "catalog", work / "photos") as judge:
        yield judge


def share(pairs: Collection[Judged], relation: Relation) -> float:
    """The share of pairs that are called so, in [0, 1]."""
    return sum(pair.judgement.relation is relation for pair in pairs) / max(1, len(pairs))
