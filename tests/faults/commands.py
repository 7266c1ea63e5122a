"""Every command of the program, as it is tried on a drive that is full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.world import MODEL, World


@dataclass(frozen=True)
class Tried:
    """A command line, what has to be run before it while there is room, and the seconds after which it is interrupted.

    `calm` is how it ends where nothing is in the way.
    """

    command: list[str]
    before: tuple[list[str], ...] = ()
    seconds: int = 0
    calm: int = 0

    @property
    def name(self) -> str:
        """The words by which a user calls it, with what tells it from others of the same words."""
        words = [one for one in self.command if "/" not in one]
        return " ".join(words[: words.index("--catalog") if "--catalog" in words else None])


def every(world: World) -> Iterator[Tried]:
    """All of them; what they write lies on the drive."""
    yield from _that_index(world)
    yield from _that_compare(world)
    yield from _that_ask(world)
    yield from _that_keep(world)
    yield from _of_the_program(world)


def _that_index(world: World) -> Iterator[Tried]:
    yield Tried(world.command("index", world.shop))
    yield Tried([*world.command("index", world.shop), "--reindex"])
    yield Tried([*world.command("index", world.shop), "--products", str(world.table)])
    yield Tried(world.command("watch"), seconds=20)
    yield Tried([*world.command("products", world.table), "--yes"])


def _that_compare(world: World) -> Iterator[Tried]:
    for suffix in ("xlsx", "html", "csv", "json"):
        yield Tried(world.command("audit", "--report", world.here / f"audit.{suffix}"))
    for suffix in ("html", "xlsx"):
        yield Tried(
            world.command("batch", world.delivery, "--save", world.batch, "--report", world.here / f"batch.{suffix}")
        )
    yield Tried(world.command("batch", world.base / "delivery.zip"))
    yield Tried([*world.command("quarantine", "--to", world.quarantine), "--yes"])
    moved = [*world.command("quarantine", "--to", world.quarantine), "--yes"]
    yield Tried(world.command("restore", world.quarantine), (moved,))


def _that_ask(world: World) -> Iterator[Tried]:
    photo = world.shop / "货03" / "front.jpg"
    table = [*world.command("products", world.table), "--yes"]
    yield Tried(world.command("search", photo))
    yield Tried(world.command("search", "--text", "front"))
    yield Tried(world.command("search", "--each", world.delivery))
    yield Tried(world.command("novelty", world.delivery, "--report", world.here / "novelty.xlsx"))
    yield Tried(world.command("recommend", "货03"), (table,))
    yield Tried(world.command("recommend", "--all", "--report", world.here / "similar.csv"), (table,))
    yield Tried(world.command("suggest", "--column", "price", "--report", world.here / "said.xlsx"), (table,))
    yield Tried(world.command("adapt"), calm=1)  # too little to learn from
    yield Tried(world.command("adapt", "--status"))
    yield Tried(world.command("trial", "--photos", "4"))
    yield Tried(["gate", str(photo), "--json"])


def _that_keep(world: World) -> Iterator[Tried]:
    catalog = ["--catalog", str(world.catalog)]
    yield Tried(["backups", "make", *catalog])
    yield Tried(["backups", "list", *catalog])
    yield Tried(["backups", "restore", *catalog, "--yes"])
    for suffix in ("jsonl", "xlsx", "csv"):
        yield Tried(["ledger", "export", str(world.here / f"ledger.{suffix}"), *catalog])
    yield Tried(["ledger", "verify", *catalog])
    yield Tried(["verdicts", "import", str(world.base / "verdicts.csv"), *catalog])
    yield Tried(["diagnostics", *catalog])
    yield Tried(["self-test", *catalog])
    yield Tried(["forget", *catalog, "--yes"])


def _of_the_program(world: World) -> Iterator[Tried]:
    network = next(iter(sorted(Path(world.home / "models").glob("*/*.onnx"))))
    yield Tried(["models", "list"])
    yield Tried(["models", "verify"])
    yield Tried(["models", "tune", MODEL, "--device", "cpu"])
    yield Tried(["models", "install", str(network), "--yes"])
    yield Tried(world.command("models", "optimise", MODEL), calm=1)
    yield Tried(["self-test", "--device", "cpu"])
    photo = world.shop / "货03" / "front.jpg"
    shown = str(world.here / "window.png")
    yield Tried(["open", str(photo), "--catalog", str(world.catalog), "--picture", shown])
