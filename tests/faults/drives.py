"""Real drives: one that is full, one that cannot be written: `unshare -m -r python -m tests.faults.drives FOLDER`.

The world lies on a small drive in memory, mounted for this process alone. Every command runs as a process of its own,
as a user starts it. On a full drive each must end in a sentence, lose nothing, and do its work once there is room, and
searching must work, also when a program was killed before; on one mounted for reading only, searching, auditing and
comparing must work or say why they cannot.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.faults import commands
from tests.faults import world as worlds
from tests.faults.commands import Tried
from tests.faults.kills import in_child, repeated_verdicts_of
from tests.faults.meaning import tree, unsound
from tests.faults.world import World
from visearch_desktop.core.catalog import Product
from visearch_desktop.core.workspace import Workspace

SIZE = 24 << 20
"""Bytes of the drive; a catalog that was worked with takes a tenth."""
ROOM = (0, 40 << 10, 200 << 10)
"""Bytes that are left when a command begins."""
FILLER = "filler.bin"
FULL = "The drive that holds this catalog is full."


class Drive:
    """The drive that a world lies on."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.here.mkdir(parents=True, exist_ok=True)
        _mount("-t", "tmpfs", "-o", f"size={SIZE}", "none", str(world.here))

    def put_back(self) -> None:
        """Everything as it was, and room again."""
        for entry in self.world.here.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.copytree(self.world.base / "before", self.world.here, symlinks=True, dirs_exist_ok=True)

    def fill(self, room: int) -> None:
        """Leave only so many bytes."""
        filler = self.world.here / FILLER
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 65_536)
            except OSError:
                size = file.tell()
        os.truncate(filler, max(0, size - room))

    def empty(self) -> None:
        """Make room."""
        (self.world.here / FILLER).unlink()

    def lock(self) -> None:
        """Let nobody write any more."""
        _mount("-o", "remount,ro", str(self.world.here))

    def close(self) -> None:
        """Take the drive away."""
        subprocess.run(["umount", "-l", str(self.world.here)], check=True)


def _mount(*how: str) -> None:
    subprocess.run(["mount", *how], check=True)


def visearch(world: World, command: Sequence[str], seconds: int = 0) -> tuple[int, str]:
    """Run a command as a user does, who presses Ctrl+C after some `seconds`, if any; its status and what it said."""
    temporary = world.base / "tmp" if not os.access(world.here, os.W_OK) else world.here / "tmp"
    with suppress(OSError):
        temporary.mkdir(exist_ok=True)
    asked = subprocess.Popen(
        [sys.executable, "-m", "visearch_desktop", *command],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        env={**os.environ, "VISEARCH_HOME": str(world.home), "TMPDIR": str(temporary), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    try:
        said, _ = asked.communicate(timeout=seconds or 900)
    except subprocess.TimeoutExpired:
        asked.send_signal(signal.SIGINT)
        said, _ = asked.communicate(timeout=60)
    return asked.returncode, said


def on_a_full_drive(base: Path, rooms: Sequence[int] = ROOM, only: str = "") -> tuple[int, list[str]]:
    """Try every command with little room or none; how many trials, and what was wrong."""
    world, count, wrong = World(base), 0, list[str]()
    drive = Drive(world)
    try:
        in_child(lambda: worlds.unbuilt(world), world)
        world.keep()
        shutil.copy2(world.catalog / "backups" / "verdicts.csv", base / "verdicts.csv")
        shutil.make_archive(str(base / "delivery"), "zip", world.delivery)
        for tried in commands.every(world):
            for room in rooms if only in tried.name else ():
                told = _try(drive, tried, room)
                wrong += [f"{tried.name}, {room} bytes free: {one}" for one in told]
                count += 1
    finally:
        drive.close()
    return count, wrong


def _try(drive: Drive, tried: Tried, room: int) -> list[str]:
    """Run a command with so much room, and again with enough; what was wrong."""
    world, forgets = drive.world, tried.command[0] == "forget"
    drive.put_back()
    for command in tried.before:
        visearch(world, command)
    (world.here / "tmp").mkdir(exist_ok=True)
    verdicts, photos = repeated_verdicts_of(world), _photos(world)
    drive.fill(room)
    status, said = visearch(world, tried.command, tried.seconds)
    print(f"{tried.name}, {room}: {status}, {said.strip()[-200:]!r}", flush=True)
    told = _wrong(status, said, interrupted=tried.seconds > 0)
    if tried.command[0] == "search" and (status or '"sku"' not in said or (not room and FULL not in said)):
        told.append(f"a full drive was not searched: {said.strip()[-500:]}")
    drive.empty()  # on a full one SQLite cannot even look
    if forgets and not status:
        return told
    told += _lost(world, verdicts, photos)
    again, words = visearch(world, tried.command, tried.seconds)
    if again != tried.calm and not tried.seconds:
        told.append(f"with room again it ended with {again}: {words.strip()[-500:]}")
    return told if forgets else told + [f"afterwards: {one}" for one in _lost(world, verdicts, photos)]


def _photos(world: World) -> int:
    """How many photos there are, wherever they were moved."""
    return sum(name.endswith((".jpg", ".png")) for place in (world.shop, world.quarantine) for name in tree(place))


def _lost(world: World, verdicts: Sequence[tuple[str, str]], photos: int) -> list[str]:
    told = unsound(world)
    if not set(verdicts) <= set(repeated_verdicts_of(world)):
        told.append("verdicts were lost")
    if _photos(world) < photos:
        told.append("photos were lost")
    return told


def what_a_killed_program_left(base: Path) -> list[str]:
    """Search on a full drive what was recorded just before a program was killed: it lies in SQLite's log alone."""
    world, wrong = World(base), list[str]()
    drive = Drive(world)
    try:
        in_child(lambda: worlds.judged(world), world)
        words = "the last words"
        if in_child(lambda: _killed(world, words), world) != -signal.SIGKILL:
            return ["the program was not killed"]
        for left in ("catalog.sqlite-shm", "thumbnails.sqlite-shm"):  # a restart of the machine takes it along
            (world.catalog / left).unlink()
        drive.fill(0)
        if not (world.catalog / "catalog.sqlite-wal").stat().st_size:
            wrong.append("the log is empty")
        status, said = visearch(world, [*world.command("search"), "--text", words])
        if status or "货03" not in said or FULL not in said:
            wrong.append(f"what was killed was not found: {status}, {said.strip()[-500:]}")
    finally:
        drive.close()
    return wrong


def _killed(world: World, words: str) -> None:
    workspace = Workspace.open(world.catalog, device="cpu")
    workspace.take_products(((Product("货03", words), ()),), "table.csv")
    os.kill(os.getpid(), signal.SIGKILL)


def on_a_drive_for_reading(base: Path) -> tuple[int, list[str]]:
    """Work with a catalog on a drive that nobody may write; how many commands, and what was wrong."""
    world, wrong, count = World(base), list[str](), 0
    drive = Drive(world)
    try:
        in_child(lambda: worlds.unbuilt(world), world)
        home = World(base / "mine")  # settings and models lie elsewhere
        shutil.copytree(world.home, home.home)
        drive.lock()
        before = repeated_verdicts_of(world)
        photo, free = str(world.shop / "货03" / "front.jpg"), base / "free"
        free.mkdir()
        asked: tuple[tuple[int, list[str]], ...] = (
            (0, world.command("search", photo)),
            (0, world.command("batch", world.delivery, "--save", free / "batch", "--report", free / "batch.html")),
            (0, ["ledger", "verify", "--catalog", str(world.catalog)]),
            (0, ["ledger", "export", str(free / "ledger.jsonl"), "--catalog", str(world.catalog)]),
            (0, ["backups", "list", "--catalog", str(world.catalog)]),
            (0, ["diagnostics", "--catalog", str(world.catalog)]),
            (1, world.command("audit", "--report", free / "audit.xlsx")),
            (1, world.command("index", world.shop)),
            (0, ["backups", "make", "--catalog", str(world.catalog)]),
            (1, ["forget", "--catalog", str(world.catalog), "--yes"]),
        )  # fmt: skip
        for wanted, command in asked:
            status, said = visearch(home, command)
            told = _wrong(status, said) + ([f"ended with {status}: {said[-500:]}"] if status != wanted else [])
            wrong += [f"{command[0]}, for reading only: {one}" for one in told]
            print(command[0], status, said.strip()[-160:], flush=True)
            count += 1
        if before != repeated_verdicts_of(world):
            wrong.append("verdicts were lost")
    finally:
        drive.close()
    return count, wrong


def _wrong(status: int, said: str, *, interrupted: bool = False) -> list[str]:
    if "Traceback" in said or status not in ({0, 1, 130} if interrupted else {0, 1}):
        return [f"ended with {status}: {said.strip()[-1200:]}"]
    return ["said nothing"] if status and not said.strip() else []


def main() -> int:
    """Try both kinds of drive below a folder; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="commands with this in them, on a full drive alone")
    parser.add_argument("--rooms", type=int, nargs="+", default=ROOM, help="bytes that are left when a command begins")
    asked = parser.parse_args()
    full, wrong = on_a_full_drive(asked.folder / "full", asked.rooms, asked.only)
    reading = 0
    if not asked.only:
        wrong += what_a_killed_program_left(asked.folder / "killed")
        reading, more = on_a_drive_for_reading(asked.folder / "reading")
        wrong += more
    for one in wrong:
        print("WRONG", one)
    print(f"{full} on a full drive, {reading} on one for reading only; {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
