"""What a snapshot says of itself: of which catalog and model it is, and the size and checksum of each file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from visearch_desktop.core.ann.recall import EFFORTS
from visearch_desktop.core.errors import GalleryError

FORMAT = 2
MOST_EFFORT = 10**6
NAME = "manifest.json"
TREES, IDS, WAITING, PROJECTION, CENTRE = "trees.annoy", "ids.npy", "waiting.npy", "projection.npy", "centre.npy"
FILES = (TREES, IDS, WAITING, PROJECTION, CENTRE)


@dataclass(frozen=True, slots=True)
class Manifest:
    """`count` contents of `dimension`, made with `model`; `gone` is how often a photo had left its content by then.

    `files` names each file's size in bytes and its SHA-256. `effort` is how many contents the trees are to be asked
    for, and `recall` the share of the ten nearest that are found so (0 to 1; NaN: by a version that measured none).
    """

    model: str
    count: int
    dimension: int
    axes: int
    gone: int
    files: dict[str, tuple[int, str]]
    effort: int = EFFORTS[0]
    recall: float = float("nan")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it: the last file of a snapshot."""
    text = json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1)
    (folder / NAME).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot whose files have the sizes they should have; nothing else of them is read.

    Raises:
        GalleryError: there is none, it is of another version, or a file is missing, cut off or too long.
    """
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if said.pop("format") != FORMAT:
            raise GalleryError("The search index was made by another version.")
        files = {name: (int(size), str(digest)) for name, (size, digest) in said.pop("files").items()}
        numbers = {name: int(said[name]) for name in ("count", "dimension", "axes", "gone")}
        effort, recall = int(said.get("effort", EFFORTS[0])), float(said.get("recall", "nan"))
        manifest = Manifest(model=str(said["model"]), files=files, effort=effort, recall=recall, **numbers)
        if not 0 < effort <= MOST_EFFORT:  # no checksum covers it, and every search would take as long as it says
            raise GalleryError("The search index is damaged.")
        if set(files) != set(FILES) or any((folder / name).stat().st_size != files[name][0] for name in FILES):
            raise GalleryError("The search index is damaged.")
    except (OSError, ArithmeticError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GalleryError("The search index is missing or damaged.") from error
    return manifest


def is_whole(folder: Path) -> bool:
    """Whether every byte is as it was written: reads all files, 0.7 s for a million contents.

    Opening does not ask for this; who decides that no new snapshot is needed does.
    """
    try:
        return describe(folder) == read_manifest(folder).files
    except (GalleryError, OSError):
        return False


def describe(folder: Path) -> dict[str, tuple[int, str]]:
    """Size and checksum of each file."""
    described = {}
    for name in FILES:
        with (folder / name).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        described[name] = ((folder / name).stat().st_size, digest)
    return described
