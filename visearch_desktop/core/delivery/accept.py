"""Copy the photos of chosen items into a catalogue folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.catalog import Problem, counted
from visearch_desktop.core.deliveries import DeliveredPhoto, Item
from visearch_desktop.core.delivery.copying import FULL, copy
from visearch_desktop.core.delivery.placing import Placing, called, written
from visearch_desktop.core.errors import DeliveryError, PhotoError
from visearch_desktop.core.progress import Pace, Stage, Task

FULL_DISK = "The disk is full."


@dataclass(frozen=True, slots=True)
class Copied:
    """A photo that lies in the catalogue folder now; `was_there` says that it did before."""

    key: str
    source: Path
    target: Path
    was_there: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of the photos: those that lie in the folder, and those that do not, each with its reason."""

    folder: Path
    copied: tuple[Copied, ...]
    failed: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def accept(items: Sequence[Item], folder: Path, *, rule: str = "folder") -> Task[Accepted]:
    """Copy the photos of items into a catalogue folder, where the rule finds their SKU; the delivery is not touched.

    Nothing is overwritten: a name that is taken gets a number, and a photo that lies there already is left alone, so
    doing it twice does no harm. Every copy is compared with the photo before it gets its name. Cancelled between two
    photos; those that are copied stay.

    Args:
        items: with the digests of their photos; a photo without one cannot be read, and is a problem.
        folder: an existing folder.
        rule: the catalogue's rule of `sku`.

    Raises:
        DeliveryError: there is no such folder.
        RuleError: the rule is none.
    """
    placing = Placing(rule)
    if not places.is_folder(folder):
        raise DeliveryError(f"There is no folder {folder}, or it cannot be seen.", "Choose a folder of the catalog.")
    waiting = [(item, photo) for item in items for photo in item.photos]
    pace = Pace(Stage.MOVE, len(waiting))
    copied: list[Copied] = []
    failed: list[Problem] = []
    full = False
    for done, (item, photo) in enumerate(waiting):
        yield pace.at(done, photo.name, len(failed))
        try:
            if full:
                raise PhotoError(FULL_DISK)
            copied.append(_copy(item, photo, folder, placing))
        except PhotoError as error:
            failed.append(Problem(photo.path, error.in_full))
        except OSError as error:
            full = error.errno in FULL
            reason = FULL_DISK if full else f"It cannot be copied: {error.strerror or error}."
            failed.append(Problem(photo.path, reason))
    yield pace.at(len(waiting), problems=len(failed))
    return Accepted(folder, tuple(copied), tuple(failed), tuple(_notes(items)))


def _copy(item: Item, photo: DeliveredPhoto, folder: Path, placing: Placing) -> Copied:
    if photo.problem or not photo.digest:
        raise PhotoError(photo.problem or "The photo was never read.")
    targets = (folder / path for path in placing.places(item, photo))
    target, was_there = copy(photo.path, photo.digest, targets)
    return Copied(item.key, photo.path, target, was_there)


def _notes(items: Sequence[Item]) -> list[str]:
    changed = [called(item) for item in items if written(item) != called(item)]
    if not changed:
        return []
    return [f"{counted(len(changed), 'SKU')} cannot be a file name and was changed for it, such as “{changed[0]}”."]
