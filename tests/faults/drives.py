"""Real drives: one that is full, one that cannot be written: `unshare -m -r python -m tests.faults.drives FOLDER`.

The world lies on a small drive in memory, mounted for this process alone. Every command runs as a process of its own,
as a user starts it. On a full drive each must end in a sentence, lose nothing, and do its work once there is room, and
searching must work, also when a program was killed before; on one mounted for reading only, searching, auditing and
comparing must work or say why they cannot.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.faults import world as worlds
from tests.faults.kills import in_child, repeated_verdicts_of
from tests.faults.meaning import unsound
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


def visearch(world: World, command: Sequence[str]) -> tuple[int, str]:
    """Run a command as a user does; its status and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "visearch_desktop", *command], capture_output=True, text=True, check=False, timeout=600,
        env={**os.environ, "VISEARCH_HOME": str(world.home), "TMPDIR": str(world.base)}, errors="replace",
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def _commands(world: World) -> Iterator[list[str]]:
    """What is tried on a full drive, all of whose files are to lie there."""
    photo = str(world.shop / "货03" / "front.jpg")
    yield world.command("index", world.shop)
    yield [*world.command("index", world.shop), "--reindex"]
    yield world.command("audit", "--report", world.here / "audit.xlsx")
    yield world.command("batch", world.delivery, "--save", world.batch, "--report", world.here / "batch.html")
    yield [*world.command("products", world.table), "--yes"]
    yield [*world.command("quarantine", "--to", world.quarantine), "--yes"]
    yield world.command("search", photo)
    yield ["backups", "make", "--catalog", str(world.catalog)]
    yield ["ledger", "export", str(world.here / "ledger.jsonl"), "--catalog", str(world.catalog)]
    yield ["verdicts", "import", str(world.base / "verdicts.csv"), "--catalog", str(world.catalog)]


def on_a_full_drive(base: Path, rooms: Sequence[int] = ROOM, only: str = "") -> tuple[int, list[str]]:
    """Try every command with little room or none; how many trials, and what was wrong."""
    world, count, wrong = World(base), 0, list[str]()
    drive = Drive(world)
    try:
        in_child(lambda: worlds.unbuilt(world), world)
        world.keep()
        backup = next((world.catalog / "backups").glob("verdicts.csv"))
        shutil.copy2(backup, base / "verdicts.csv")
        for command in _commands(world):
            for room in rooms if only in command[0] else ():
                drive.put_back()
                before = repeated_verdicts_of(world)
                drive.fill(room)
                status, said = visearch(world, command)
                told = _wrong(status, said)
                if command[0] == "search" and (status or '"sku"' not in said or (not room and FULL not in said)):
                    told.append(f"a full drive was not searched: {said.strip()[-500:]}")
                drive.empty()  # on a full one SQLite cannot even look
                told += unsound(world)
                if not set(before) <= set(repeated_verdicts_of(world)):
                    told.append("verdicts were lost")
                again, words = visearch(world, command)
                if again != 0:
                    told.append(f"with room again it ended with {again}: {words.strip()[-500:]}")
                told += unsound(world)
                if not set(before) <= set(repeated_verdicts_of(world)):
                    told.append("verdicts were lost afterwards")
                wrong += [f"{command[0]} {command[1][-20:]}, {room} bytes free: {one}" for one in told]
                print(command[0], room, status, said.strip()[-160:], flush=True)
                count += 1
    finally:
        drive.close()
    return count, wrong


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


def _wrong(status: int, said: str) -> list[str]:
    if "Traceback" in said or status not in {0, 1}:
        return [f"ended with {status}: {said.strip()[-1200:]}"]
    return ["said nothing"] if status and not said.strip() else []


def main() -> int:
    """Try both kinds of drive below a folder; print what was found."""
    base, only = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    full, wrong = on_a_full_drive(base / "full", only=only)
    wrong += what_a_killed_program_left(base / "killed")
    reading, more = on_a_drive_for_reading(base / "reading")
    for one in (*wrong, *more):
        print("WRONG", one)
    print(f"{full + 1} on a full drive, {reading} on one for reading only; {len(wrong) + len(more)} faults")
    return 1 if wrong or more else 0


if __name__ == "__main__":
    sys.exit(main())
