"""How much a delivery may hold: the limits of unpacking, and the running count that is held against them."""

from __future__ import annotations

from dataclasses import dataclass

from visearch_desktop.core.errors import DeliveryError

MOST_ENTRIES = 200_000
"""Names in all ZIPs of a delivery, folders and files of no use included."""
MOST_BYTES = 64 * 2**30
"""Bytes unpacked of one delivery."""
MOST_PHOTO_BYTES = 256 * 2**20
"""Bytes of one photo or spreadsheet: the largest file that photos are read from."""
MOST_RATIO = 100
"""Bytes unpacked for each byte of the ZIP; photos are packed already, so real deliveries stay below 2 or so."""
FREE_BYTES = 512 * 2**20
"""Bytes a ZIP may unpack to whatever its ratio: a few white BMPs pack 1000 : 1."""
DEEPEST = 3
"""ZIPs within ZIPs that are opened: a ZIP, one inside it, and one inside that."""
MOST_DIRECTORY_BYTES = 64 * 2**20
"""Bytes of the table of names at the end of a ZIP, which is read into memory: some 300 for each of `MOST_ENTRIES`."""


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked of the ZIP that was given; the ZIPs inside it share it.

    What a header promises is not believed: bytes are counted as they come out.
    """

    name: str
    bytes_left: int
    entries_left: int

    @classmethod
    def of(cls, name: str, size: int, entries_left: int, bytes_left: int) -> Allowance:
        """The allowance of a ZIP of `size` bytes, within what the whole delivery has left."""
        return cls(name, min(max(FREE_BYTES, MOST_RATIO * size), bytes_left), entries_left)

    def count(self, entries: int) -> None:
        """Take names off.

        Raises:
            DeliveryError: there are too many.
        """
        self.entries_left -= entries
        if self.entries_left < 0:
            raise DeliveryError(
                f"{self.name} holds more than {MOST_ENTRIES:,} files.", "Split the delivery into several ZIPs."
            )

    def spend(self, count: int) -> None:
        """Take bytes off.

        Raises:
            DeliveryError: more comes out of the ZIP than photos can have been packed into it.
        """
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise DeliveryError(
                f"{self.name} unpacks to far more than a ZIP of photos does, so reading it was stopped.",
                "If you trust it, unpack it yourself and open the folder.",
            )
