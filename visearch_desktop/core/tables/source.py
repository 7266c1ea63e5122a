"""The bytes of a table's file, and which kind of file it is."""

from __future__ import annotations

from pathlib import Path

from visearch_desktop.core.errors import TableError

MOST_BYTES = 512 * 2**20
"""Largest file read."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How .xls begins, and .xlsx under a password."""
RESAVE = "Open it in the spreadsheet program and save it again."


def read_bytes(file: Path) -> bytes:
    """All bytes of a file.

    Raises:
        TableError: there is none, it is a folder, too large, or another program does not let go of it.
    """
    try:
        if file.is_dir():
            raise TableError(f"{file} is a folder.", "Choose an XLSX, CSV or TSV file.")
        if not file.is_file():
            raise TableError(f"There is no file {file}.")
        if file.stat().st_size > MOST_BYTES:
            raise TableError(f"{file.name} is larger than {MOST_BYTES >> 20} MB.", "Split it into several files.")
        return file.read_bytes()
    except PermissionError as error:
        raise TableError(f"{file.name} cannot be read.", "Close it if it is open in another program.") from error
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or error
        raise TableError(f"{file.name} cannot be read: {told}.") from error


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a workbook; otherwise they should be text."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", OLD_OFFICE))
