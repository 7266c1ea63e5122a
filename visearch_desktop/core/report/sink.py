"""Where a workbook is written to: xlsxwriter goes on writing after an error."""

from __future__ import annotations

import io
from typing import BinaryIO


class Sink:
    """A file that goes on after it could not be written, and then says why it could not.

    The library leaves its archive open on an error; that would write again, and fail, when it is thrown away.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._place = out, 0
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write, or only count once writing has failed."""
        try:
            if self._error is None:
                self._out.write(data)
                self._out.flush()
        except OSError as error:
            self._error = error
        self._place += len(data)
        return len(data)

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place counted from the beginning."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation
        self._place = place
        if self._error is None:
            self._out.seek(place)
        return place

    def tell(self) -> int:
        """The place of the next byte."""
        return self._place

    def seekable(self) -> bool:
        """It can go back."""
        return True

    def flush(self) -> None:
        """Nothing waits."""

    def check(self) -> None:
        """Raise the error that writing met."""
        if self._error is not None:
            raise self._error
