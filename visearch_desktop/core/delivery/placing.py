"""Where a photo goes in a catalogue folder, so that the catalogue's SKU rule finds its SKU there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from visearch_desktop.core import sku
from visearch_desktop.core.deliveries import DeliveredPhoto, Item
from visearch_desktop.core.delivery import names

MOST_TRIES = 1000


class Placing:
    """Finds places by a rule of `sku`.

    A folder for each SKU is tried first, then file names that begin with the SKU. Where the rule finds the SKU in
    neither (an expression), or a table says it whatever the name (`table`), it is a folder.

    Raises:
        RuleError: the rule is none.
    """

    def __init__(self, rule: str) -> None:
        self._rule = sku.parse("folder" if rule == "table" else rule)
        separator = rule.partition(":")[2] if rule.startswith("name:") else "_"
        self._shapes: tuple[Callable[[str, PurePosixPath, int], str], ...] = (
            lambda one, file, number: f"{one}/{_numbered(file, number)}",
            lambda one, file, number: f"{one}{separator}{number}{file.suffix}",
            lambda one, file, number: f"{one}-{number}{file.suffix}",
            lambda one, file, _number: f"{one}{file.suffix}",
        )

    def places(self, item: Item, photo: DeliveredPhoto) -> Iterator[str]:
        """Paths below the catalogue folder that the rule gives the item's SKU, "/" between names, the best first."""
        one = written(item)
        file = PurePosixPath(names.writable(PurePosixPath(photo.name).name))
        fits = [shape for shape in self._shapes if self._rule(shape(one, file, 1)) == one]
        shape = fits[0] if fits else self._shapes[0]
        for number in range(1, MOST_TRIES):
            path = shape(one, file, number)
            if not fits or self._rule(path) == one:
                yield path
            if shape is self._shapes[-1]:
                return


def called(item: Item) -> str:
    """What an item is called in the catalogue: its SKU, or the name that its photos gave it."""
    return unicodedata.normalize("NFC", item.sku or item.name)


def written(item: Item) -> str:
    """The same as a name that any file system takes."""
    return names.writable(called(item))


def _numbered(file: PurePosixPath, number: int) -> str:
    return file.name if number == 1 else f"{file.stem} ({number}){file.suffix}"
