"""Photo files: bytes from disk, and what can be wrong with a file before it is looked at as a photo."""

from __future__ import annotations

import stat
from pathlib import Path

from visearch_desktop.core.errors import PhotoError

MAX_FILE_BYTES = 256 * 2**20
"""Largest file read into memory."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a photo file, at most `MAX_FILE_BYTES`; never waits for a pipe or a device.

    Raises:
        PhotoError: it is not there, not readable, not an ordinary file, empty or too large.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise PhotoError("This is a folder, not a photo.")
        # Opening a named pipe waits for its writer, and a link to /dev/zero never ends.
        if not stat.S_ISREG(found.st_mode):
            raise PhotoError("This is a device or a pipe, not a photo.")
        _refuse_large(found.st_size)
        with path.open("rb") as file:
            data = file.read(found.st_size + 1)
            if len(data) > found.st_size:  # it grew meanwhile, or its file system does not tell the size
                data += file.read(MAX_FILE_BYTES + 1 - len(data))
                _refuse_large(len(data))
    except FileNotFoundError:
        raise PhotoError("The file is no longer there.") from None
    except PermissionError:
        raise PhotoError("You have no permission to read this file.") from None
    except OSError as error:
        raise PhotoError(f"The file cannot be read: {error.strerror or error}.") from error
    if not data:
        raise PhotoError("The file is empty.")
    return data


def _refuse_large(size: int) -> None:
    if size > MAX_FILE_BYTES:
        raise PhotoError(f"The file is larger than {MAX_FILE_BYTES >> 20} MB.", "Save the photo smaller.")
