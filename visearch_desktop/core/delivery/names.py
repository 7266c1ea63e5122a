"""Names of files in a delivery: decoded from ZIPs, cleaned for showing, and made fit for any file system."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from zipfile import ZipInfo

from visearch_desktop.core.delivery import encodings
from visearch_desktop.core.scan import SKIPPED_FOLDERS

UTF8, MARKED = 0x800, 0x8000
"""Flags of an entry: its name is UTF-8 (see `archive`, which puts the second in the place of the first)."""
_UNICODE_PATH = 0x7075
_LONGEST = 200
"""Letters of one name; no file system takes 256 and more, and nobody can read them."""
_MOST_FOLDERS = 32
_LONGEST_WRITTEN = 180
"""Bytes of a name that is written: 255 at most, with room for a number; encrypted home folders take 143 letters."""
_DRIVE = re.compile(r"^[a-zA-Z]:")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)", re.IGNORECASE)
_UNWRITABLE = re.compile(r'[\x00-\x1f\x7f<>:"|?*/\\]')


def decoded(infos: Iterable[ZipInfo]) -> list[str]:
    """The names of a ZIP's entries as they were meant, before cleaning.

    A name marked as UTF-8 is so if it can be; one with a Unicode copy beside it (Info-ZIP's field 0x7075) is that copy.
    The others are judged together, see `encodings`.
    """
    stored = [(info, info.orig_filename.encode("cp437", "replace")) for info in infos]  # the bytes, as they are
    known = [_marked(info, raw) or _unicode_copy(info.extra, raw) for info, raw in stored]
    encoding = encodings.guess([raw for (_, raw), name in zip(stored, known, strict=True) if not name])
    return [name or raw.decode(encoding, "replace") for (_, raw), name in zip(stored, known, strict=True)]


def clean(name: str) -> tuple[str, bool]:
    """A name as a path that stays where it is put, "/" between names, and whether it tried to lead elsewhere.

    Drive letters, leading slashes, "." and ".." go, letters that cannot be shown become "_", and what is too long is
    cut. Empty when nothing is left.
    """
    slashed = name.replace("\\", "/").split("\0", 1)[0]
    parts = [_DRIVE.sub("", part).strip() for part in slashed.split("/")]
    astray = ".." in parts or slashed.startswith("/") or bool(_DRIVE.match(slashed))
    kept = [_shown(part) for part in parts if part not in {"", ".", ".."}]
    return "/".join(kept[-_MOST_FOLDERS:]), astray


def is_system(path: str) -> bool:
    """Whether a path is something systems leave behind: hidden files, `__MACOSX`, `._photo.jpg`, `~$sheet.xlsx`."""
    parts = path.split("/")
    return any(part.startswith((".", "~$")) or part.casefold() in SKIPPED_FOLDERS for part in parts)


def suffix(path: str) -> str:
    """The ending of a name, in small letters, with its full stop; empty without one."""
    name = path.rpartition("/")[2]
    stem, stop, ending = name.rpartition(".")
    return stop + ending.casefold() if stem and ending else ""


def writable(name: str) -> str:
    """One name, without folders, that Windows, macOS and Linux take; never empty.

    What Windows forbids becomes "_", a name it keeps for devices gets "_" before it, and a name too long is cut.
    """
    safe = _UNWRITABLE.sub("_", unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode("utf-8"))
    path = PurePosixPath(safe.strip(" ."))
    ending = path.suffix if len(path.suffix.encode()) <= 16 else ""
    stem = path.name.removesuffix(ending).rstrip(" .")
    stem = stem.encode("utf-8")[: _LONGEST_WRITTEN - len(ending.encode())].decode("utf-8", "ignore").rstrip(" .")
    written = (stem or "_") + ending
    return f"_{written}" if _RESERVED.match(written) else written


def _marked(info: ZipInfo, raw: bytes) -> str:
    try:
        return raw.decode("utf-8") if info.flag_bits & MARKED else ""
    except UnicodeDecodeError:
        return ""


def _unicode_copy(extra: bytes, raw: bytes) -> str:
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) == size > 5:
            version, checksum = struct.unpack_from("<BL", field)
            if version == 1 and checksum == zlib.crc32(raw):
                return field[5:].decode("utf-8", "replace")
    return ""


def _shown(part: str) -> str:
    text = "".join("_" if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in part)
    if len(text) <= _LONGEST:
        return text
    ending = PurePosixPath(text).suffix
    return text[: _LONGEST - 16] + (ending if len(ending) <= 16 else "")
