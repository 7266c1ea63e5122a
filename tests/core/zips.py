"""ZIPs made on the spot, also such as no library would write."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

PHOTO = b"\xff\xd8\xff\xe0 not much of a photo "
"""Bytes under a photo's name; nothing here decodes them."""


def photo(number: int) -> bytes:
    """The bytes of a photo, different for each number."""
    return PHOTO + struct.pack("<L", number) * 20


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def packed_raw(names: Mapping[bytes, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP whose names are these bytes, with no word about their encoding, as old tools write them."""
    out, stand_ins = io.BytesIO(), {}
    with zipfile.ZipFile(out, "w", method) as archive:
        for number, (name, data) in enumerate(names.items()):
            stand_in = f"~{number:03}".ljust(len(name), "~")
            assert len(stand_in) == len(name), "too short to be replaced"
            stand_ins[stand_in.encode()] = name
            archive.writestr(stand_in, data)
    whole = out.getvalue()
    for stand_in_bytes, name in stand_ins.items():
        whole = whole.replace(stand_in_bytes, name)
    return whole


def changed(
    data: bytes, name: str | bytes, *, flags: int = 0, method: int | None = None, mode: int = 0, size: int = -1
) -> bytes:
    """The ZIP with other words about one entry: flags set, method, Unix mode, uncompressed size."""
    found, out = name.encode() if isinstance(name, str) else name, bytearray(data)
    for mark, names_at, flags_at in ((b"PK\x03\x04", 30, 6), (b"PK\x01\x02", 46, 8)):
        at = next(
            place for place in range(len(out)) if out[place : place + 4] == mark
            and out[place + names_at : place + names_at + len(found)] == found
        )  # fmt: skip
        struct.pack_into("<H", out, at + flags_at, struct.unpack_from("<H", out, at + flags_at)[0] | flags)
        if method is not None:
            struct.pack_into("<H", out, at + flags_at + 2, method)
        if size >= 0:
            struct.pack_into("<L", out, at + flags_at + 16, size)
    if mode:
        out[at + 5] = 3  # made by Unix
        struct.pack_into("<L", out, at + 38, mode << 16)
    return bytes(out)


def write(path: Path, data: bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
