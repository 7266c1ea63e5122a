"""Everything a delivery consists of: photos and spreadsheets from folders, ZIPs and files dropped together."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path, PurePosixPath

from visearch_desktop.core import places
from visearch_desktop.core.catalog import PHOTO_SUFFIXES, Problem
from visearch_desktop.core.delivery import names
from visearch_desktop.core.delivery.found import LOOKED_AT, SHEET_SUFFIXES, ZIP_SUFFIXES, Found, Sheet, refusal
from visearch_desktop.core.delivery.limits import MOST_PHOTO_BYTES
from visearch_desktop.core.delivery.unpack import Unpacking
from visearch_desktop.core.progress import Pace, Stage, Task
from visearch_desktop.core.scan import Seen, scan


def gather(sources: Sequence[Path], work: Path) -> Task[Found]:
    """Look at every source; what cannot be used is a problem.

    Args:
        sources: folders, ZIPs, spreadsheets, photos. With several folders or ZIPs, what is in each is below its name.
        work: an empty folder; what comes out of ZIPs goes below it.

    Raises:
        DeliveryError: a ZIP unpacks to more than it may, or the disk is full.
    """
    found = Found()
    pace = Pace(Stage.SCAN)
    unpacking = Unpacking(work, found, pace)
    folders = _folders(sources)
    for source in sources:
        within = folders.get(source, "")
        if places.is_folder(source):
            for path, name, size in _inside(source, found):
                inside = f"{PurePosixPath(name).with_suffix('')}/"
                barred = _unfit(name, size)
                yield from _file(path, within + name, within + inside, barred, found, unpacking)
        else:
            name = names.clean(source.name)[0]
            yield from _file(source, name, within, _barred(source), found, unpacking)
    yield pace.at(len(found.photos), problems=len(found.problems))
    return found


def gather_beside(found: Found) -> Task[None]:
    """The photos in the folder of a spreadsheet that was given without any, and below."""
    folder = found.sheets[0].path.parent
    pace = Pace(Stage.SCAN)
    for seen in scan(folder):
        if isinstance(seen, Seen) and not seen.problem:
            found.add(seen.path, folder / seen.path)
            yield pace.at(len(found.photos), seen.path, len(found.problems))


def _folders(sources: Sequence[Path]) -> dict[Path, str]:
    """What is before the names of what each folder or ZIP holds: nothing when it is the only one."""
    holders = [path for path in sources if places.is_folder(path) or names.suffix(path.name) in ZIP_SUFFIXES]
    if len(holders) < 2:
        return {}
    before: dict[Path, str] = {}
    for holder in holders:
        name = names.clean(holder.name if places.is_folder(holder) else holder.stem)[0] or "delivery"
        free = (f"{name}/" if number == 1 else f"{name} ({number})/" for number in count(1))
        before[holder] = next(one for one in free if one not in before.values())
    return before


def _inside(root: Path, found: Found) -> Iterator[tuple[Path, str, int]]:
    """The files of a folder that matter, each with its path below the folder and its bytes."""
    for seen in scan(root, LOOKED_AT):
        if not isinstance(seen, Seen):
            found.problems.append(Problem(root / seen.path, f"It cannot be looked at: {seen.reason}."))
        elif seen.problem:
            found.problems.append(Problem(root / seen.path, seen.problem))
        elif not names.is_system(seen.path.rpartition("/")[2]):
            yield root / seen.path, seen.path, seen.bytes


def _file(path: Path, name: str, inside: str, barred: str, found: Found, unpacking: Unpacking) -> Task[None]:
    """One file on this machine.

    `barred` says why it cannot be used, if so; `inside` is where in the delivery its contents belong if it is a ZIP.
    """
    kind = names.suffix(name)
    if kind in PHOTO_SUFFIXES:
        found.add(name, path, problem=barred)
        yield unpacking.progress(name)
    elif reason := barred or refusal(kind):
        found.problems.append(Problem(path, reason))
    elif kind in SHEET_SUFFIXES:
        found.sheets.append(Sheet(path, name, path))
    else:
        yield from unpacking.given(path, inside)


def _barred(path: Path) -> str:
    """Why a file that was given cannot be used, as far as its entry in the folder tells; empty when it can."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return "The file is no longer there."
    except PermissionError:
        return "You have no permission to read this file."
    except (OSError, ValueError) as error:
        return f"The file cannot be read: {getattr(error, 'strerror', None) or error}."
    return _unfit(path.name, status.st_size) if stat.S_ISREG(status.st_mode) else "This is not an ordinary file."


def _unfit(name: str, size: int) -> str:
    if size > MOST_PHOTO_BYTES and names.suffix(name) in PHOTO_SUFFIXES:
        return f"The file is larger than {MOST_PHOTO_BYTES >> 20} MB."
    return "" if size else "The file is empty."
