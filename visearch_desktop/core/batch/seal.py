"""The journal of a batch's decisions as a chain: each line holds a hash over itself and the line before.

A line says besides what was decided: who, when (UTC), with which version of the program. Its hash is SHA-256 of the
hash before, 32 bytes of zero for none, and of the line as canonical JSON without "hash" (see `store.chain`). Lines
of versions that did not seal them count as if they were; lines that a kill has torn are none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from visearch_desktop import __version__
from visearch_desktop.core.login import login_name
from visearch_desktop.core.store import chain

HASH = "hash"


def after(before: bytes, fields: Mapping[str, Any]) -> bytes:
    """The hash of a line that follows one of the hash `before`."""
    rest = {name: value for name, value in fields.items() if name != HASH}
    return hashlib.sha256(before + chain.canonical(rest).encode()).digest()


def sealed(before: bytes, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The line as it is to be written."""
    line = {**fields, "who": login_name(), "at": chain.now(), "version": __version__}
    return {**line, HASH: after(before, line).hex()}


def first_broken(lines: Iterable[Mapping[str, Any]]) -> int:
    """The number of the first line whose hash is not its own, counted from one; 0 when all are whole."""
    before, sealing = chain.START, False
    for number, fields in enumerate(lines, 1):
        before = after(before, fields)
        sealing = sealing or HASH in fields
        if sealing and fields.get(HASH) != before.hex():
            return number
    return 0
