"""Items as a ZIP of photos and spreadsheets, ready to be unpacked into a catalogue folder."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import secrets
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

import xlsxwriter

from visearch_desktop.core.catalog import Problem, counted
from visearch_desktop.core.cell_text import clean, harmless
from visearch_desktop.core.deliveries import DeliveredPhoto, Item
from visearch_desktop.core.delivery import names
from visearch_desktop.core.delivery.accept import FULL_DISK
from visearch_desktop.core.delivery.copying import CHANGED, FULL
from visearch_desktop.core.delivery.limits import MOST_PHOTO_BYTES
from visearch_desktop.core.delivery.placing import called, written
from visearch_desktop.core.delivery.runs import JOINT, SKUS
from visearch_desktop.core.errors import DeliveryError, PhotoError
from visearch_desktop.core.imaging import stripped
from visearch_desktop.core.progress import Pace, Stage, Task

PHOTOS = "photos"
SHEET = "products"
_MOST_ROWS = 1_048_575


@dataclass(frozen=True, slots=True)
class Packed:
    """A ZIP that was written: how many items and photos are in it, and what is not, each with its reason.

    `telling` counts the photos whose files still say what they said beside the picture (place, camera, names).
    """

    file: Path
    items: int
    photos: int
    failed: tuple[Problem, ...] = ()
    telling: int = 0

    @property
    def note(self) -> str:
        """What the user should know of what photos still tell; empty when they tell nothing."""
        if not self.telling:
            return ""
        return (
            f"{counted(self.telling, 'photo')} may still say where and with which camera they were made: only JPEG, PNG"
            " and WebP can be rid of that without a loss."
        )


def pack(items: Sequence[Item], file: Path, *, at: datetime | None = None, metadata: bool = False) -> Task[Packed]:
    """Write a ZIP: `photos/SKU/...` and the rows of the items as `products.xlsx` and `products.csv`.

    The tables have the columns sku, title, images and the attributes, and a row for each SKU of a size run. An item
    none of whose photos can be read is left out. A ZIP of this name is replaced once the new one is whole. What photos
    say beside the picture (place, camera, names) is left out of JPEG, PNG and WebP; their pixels stay.

    Args:
        items: with the digests of their photos.
        file: the ZIP to write.
        at: the date of the files in it, now unless given.
        metadata: pack the photos byte for byte, with whatever they say.

    Raises:
        DeliveryError: the ZIP cannot be written, or there is nothing to put into it.
    """
    if not any(item.photos for item in items):
        raise DeliveryError("There are no items to pack.", "Keep some of them first.")
    draft = file.with_name(f".visearch-{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as out:
            with zipfile.ZipFile(out, "w") as archive:
                writing = _Writing(archive, (at or datetime.now()).timetuple()[:6], metadata=metadata)
                yield from writing.run(items)
            out.flush()
            os.fsync(out.fileno())
        if not writing.rows:
            raise DeliveryError(f"None of the photos can be read any more: {writing.failed[0].reason}")
        draft.replace(file)
    except OSError as error:
        reason = FULL_DISK if error.errno in FULL else f"{error.strerror or error}."
        raise DeliveryError(f"{file} cannot be written: {reason}", "Choose another folder.") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return Packed(file, writing.items, writing.photos, tuple(writing.failed), writing.telling)


Moment = tuple[int, ...]


class _Writing:
    """One ZIP while it is written; photos are checked before a byte of them is."""

    def __init__(self, archive: zipfile.ZipFile, moment: Moment, *, metadata: bool) -> None:
        self._archive = archive
        self._moment = moment
        self._metadata = metadata
        self._taken: set[str] = set()
        self.rows: list[dict[str, str]] = []
        self.failed: list[Problem] = []
        self.items = self.photos = self.telling = 0

    def run(self, items: Sequence[Item]) -> Task[None]:
        pace = Pace(Stage.REPORT, sum(len(item.photos) for item in items))
        done = 0
        for item in items:
            paths = []
            for photo in item.photos:
                yield pace.at(done, photo.name, len(self.failed))
                done += 1
                try:
                    paths.append(self._photo(item, photo))
                except PhotoError as error:
                    self.failed.append(Problem(photo.path, error.in_full))
            if paths:
                self.items += 1
                self.rows.extend(_rows(item, paths))
        yield pace.at(done, SHEET, len(self.failed))
        if self.rows:
            self._tables()

    def _photo(self, item: Item, photo: DeliveredPhoto) -> str:
        data = _bytes(photo)
        bare = None if self._metadata else stripped(data)
        self.telling += bare is None
        path = self._free(f"{PHOTOS}/{written(item)}/{names.writable(PurePosixPath(photo.name).name)}")
        self._add(path, bare or data, zipfile.ZIP_STORED)  # photos are packed already
        self.photos += 1
        return path

    def _free(self, path: str) -> str:
        """A path that is not in the ZIP yet, for systems too that take capital and small letters for the same."""
        wanted, number = PurePosixPath(path), 2
        while path.casefold() in self._taken:
            path = str(wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}"))
            number += 1
        self._taken.add(path.casefold())
        return path

    def _tables(self) -> None:
        columns = list(dict.fromkeys(("sku", "title", "images", *(name for row in self.rows for name in row))))
        self._add(f"{SHEET}.csv", _csv(columns, self.rows), zipfile.ZIP_DEFLATED)
        if len(self.rows) <= _MOST_ROWS:
            self._add(f"{SHEET}.xlsx", _xlsx(columns, self.rows), zipfile.ZIP_STORED)

    def _add(self, path: str, data: bytes, method: int) -> None:
        year, month, day, hour, minute, second = self._moment
        info = zipfile.ZipInfo(path, (max(year, 1980), month, day, hour, minute, second))
        info.compress_type = method
        info.external_attr = 0o644 << 16
        self._archive.writestr(info, data)


def _bytes(photo: DeliveredPhoto) -> bytes:
    if photo.problem or not photo.digest:
        raise PhotoError(photo.problem or "The photo was never read.")
    try:
        with photo.path.open("rb") as opened:
            data = opened.read(MOST_PHOTO_BYTES + 1)
    except FileNotFoundError:
        raise PhotoError("The file is no longer there.") from None
    except OSError as error:
        raise PhotoError(f"The file cannot be read: {error.strerror or error}.") from error
    if hashlib.sha256(data).hexdigest() != photo.digest:
        raise PhotoError(CHANGED)
    return data


def _rows(item: Item, paths: Sequence[str]) -> Iterator[dict[str, str]]:
    """The item's row, or one for each SKU of its size run with what is this SKU's of the attributes."""
    skus = item.attributes.get(SKUS, "").split(JOINT) if SKUS in item.attributes else [called(item)]
    for place, sku in enumerate(skus):
        row = {"sku": sku or called(item), "title": item.title, "images": ";".join(paths)}
        for name, value in item.attributes.items():
            if name == SKUS:
                continue
            values = value.split(JOINT) if len(skus) > 1 else [value]
            told = values[place] if len(values) == len(skus) else value
            if told:
                row[_column(name)] = told
        yield row


def _column(name: str) -> str:
    """An attribute that is called like one of our columns gets another name."""
    return f"{name} (supplier)" if name.strip().casefold() in {"sku", "title", "images"} else name


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """UTF-8 with a byte order mark, as Excel wants it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([harmless(column) for column in columns])
    writer.writerows([harmless(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _xlsx(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    out = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="visearch-") as scratch:
        book = xlsxwriter.Workbook(out, {"constant_memory": True, "tmpdir": scratch})
        sheet = book.add_worksheet("Products")
        head = book.add_format({"bold": True, "bottom": 1})
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, clean(column), head)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(columns):
                if text := row.get(column, ""):  # never `write`: it makes formulas of what looks like one
                    sheet.write_string(number, place, clean(text))
        book.close()
    return out.getvalue()
