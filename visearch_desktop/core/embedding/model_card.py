"""Model cards: what a network is, where it comes from and how photos are prepared for it.

A model pack is a folder with `model.onnx` and `card.toml`; the embedder is driven by the card alone.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import tomli_w

from visearch_desktop.core.embedding.card_fields import Fields
from visearch_desktop.core.errors import ModelError

CARD_FILE = "card.toml"
MODEL_FILE = "model.onnx"
NAME_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
"""What a pack may be called: a folder name on every system."""
LARGEST_SIDE = 1024
LARGEST_DIMENSION = 8192


class ResizeRule(StrEnum):
    """How a photo becomes a square: ignore the aspect ratio, fit it on white, or take the centre."""

    STRETCH = "stretch"
    PAD = "pad"
    CROP = "crop"


class Layout(StrEnum):
    """Order of the network's input axes."""

    NCHW = "NCHW"
    NHWC = "NHWC"


class Channels(StrEnum):
    """Order of the network's colour channels."""

    RGB = "RGB"
    BGR = "BGR"


@dataclass(frozen=True, slots=True)
class InputFacts:
    """How pixels 0..255 become network input: `(pixel / scale - mean) / std`, channel by channel.

    `mean` and `std` are in the order of `channels`.
    """

    name: str
    size: int = 224
    layout: Layout = Layout.NCHW
    channels: Channels = Channels.RGB
    scale: float = 255.0
    mean: tuple[float, float, float] = (0.485, 0.456, 0.406)
    std: tuple[float, float, float] = (0.229, 0.224, 0.225)
    resize: ResizeRule = ResizeRule.STRETCH


@dataclass(frozen=True, slots=True)
class OutputFacts:
    """Which output is the embedding, and its length. The network need not normalise it."""

    name: str
    dimension: int


@dataclass(frozen=True)
class ModelCard:
    """Identity of a network and of its preprocessing.

    `measured` holds figures shown when choosing a model (photos_per_second, found_edits, same_style)
    and a note on what they were measured with; it is empty for a pack nobody has measured.
    """

    folder: Path = field(compare=False)
    name: str
    title: str
    summary: str
    licence: str
    source: str
    exported: str
    sha256: str
    input: InputFacts
    output: OutputFacts
    measured: Mapping[str, float | str] = field(default_factory=dict, compare=False)

    @property
    def model_path(self) -> Path:
        """The network itself."""
        return self.folder / MODEL_FILE

    @property
    def size(self) -> int:
        """Side of the square tile in pixels."""
        return self.input.size

    @property
    def resize(self) -> ResizeRule:
        """How a photo becomes that square."""
        return self.input.resize

    @property
    def dimension(self) -> int:
        """Length of an embedding."""
        return self.output.dimension

    @cached_property
    def identity(self) -> str:
        """Says whether embeddings of two cards may meet: 64 hex digits over network and preprocessing."""
        facts = self.input
        parts = (
            self.sha256, facts.name, facts.size, facts.layout, facts.channels, facts.scale, *facts.mean, *facts.std,
            facts.resize, self.output.name, self.output.dimension,
        )  # fmt: skip
        return hashlib.sha256("\n".join(str(part) for part in parts).encode()).hexdigest()


def load_card(folder: Path) -> ModelCard:
    """Read the card of a model pack.

    Raises:
        ModelError: there is no pack, or the card has a defect; the sentence names it.
    """
    path = folder / CARD_FILE
    try:
        card = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise ModelError(f"There is no model card in {folder}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ModelError(f"The model card {path} is not readable: {error}.") from None
    loaded = _read(Fields(path, card), folder)
    if not loaded.model_path.is_file():
        raise ModelError(f"The model pack “{loaded.name}” has no {MODEL_FILE}.", "Install it again.")
    return loaded


def _read(top: Fields, folder: Path) -> ModelCard:
    entry, output = top.table("input"), top.table("output")
    return ModelCard(
        folder=folder,
        name=top.text("name", NAME_PATTERN),
        title=top.text("title"),
        summary=top.text("summary"),
        licence=top.text("licence"),
        source=top.text("source"),
        exported=top.text("exported"),
        sha256=top.text("sha256", re.compile("[0-9a-f]{64}")),
        input=InputFacts(
            name=entry.text("name"),
            size=entry.whole("size", 32, LARGEST_SIDE),
            layout=entry.choice("layout", Layout),
            channels=entry.choice("channels", Channels),
            scale=entry.positive("scale"),
            mean=entry.three("mean"),
            std=entry.three("std", positive=True),
            resize=entry.choice("resize", ResizeRule),
        ),
        output=OutputFacts(output.text("name"), output.whole("dimension", 1, LARGEST_DIMENSION)),
        measured=top.figures("measured"),
    )


def save_card(card: ModelCard) -> Path:
    """Write `card.toml` into the card's folder."""
    facts = card.input
    table = {
        **{key: getattr(card, key) for key in ("name", "title", "summary", "licence", "source", "exported", "sha256")},
        "input": {
            "name": facts.name, "size": facts.size, "layout": str(facts.layout), "channels": str(facts.channels),
            "scale": facts.scale, "mean": list(facts.mean), "std": list(facts.std), "resize": str(facts.resize),
        },
        "output": {"name": card.output.name, "dimension": card.output.dimension},
        "measured": dict(card.measured),
    }  # fmt: skip
    path = card.folder / CARD_FILE
    path.write_text(tomli_w.dumps(table), encoding="utf-8")
    return path


def find_cards(folders: Sequence[Path]) -> tuple[ModelCard, ...]:
    """The usable packs in `folders`, sorted by name; the first folder wins where two share a name."""
    found: dict[str, ModelCard] = {}
    for pack in _packs(folders):
        try:
            card = load_card(pack)
        except ModelError:
            continue  # one broken pack must not hide the others; `broken_packs` names it
        found.setdefault(card.name, card)
    return tuple(found[name] for name in sorted(found))


def broken_packs(folders: Sequence[Path]) -> tuple[tuple[Path, ModelError], ...]:
    """The packs `find_cards` leaves out, with the reason."""
    broken = []
    for pack in _packs(folders):
        try:
            load_card(pack)
        except ModelError as error:
            broken.append((pack, error))
    return tuple(broken)


def find_card(name: str, folders: Sequence[Path]) -> ModelCard:
    """The pack called `name`; `ModelError` when there is none, or when it is broken."""
    cards = find_cards(folders)
    for card in cards:
        if card.name == name:
            return card
    for pack, error in broken_packs(folders):
        if pack.name == name:
            raise error
    known = ", ".join(card.name for card in cards) or "none"
    raise ModelError(f"There is no model called “{name}”.", f"Installed models: {known}.")


def _packs(folders: Sequence[Path]) -> list[Path]:
    """Every folder with a card, in a fixed order; folders being installed start with a dot."""
    return [
        pack
        for folder in folders
        if folder.is_dir()
        for pack in sorted(folder.iterdir())
        if not pack.name.startswith(".") and (pack / CARD_FILE).is_file()
    ]


def hash_file(path: Path) -> str:
    """The sha256 of a file as 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify(card: ModelCard) -> None:
    """Compare the network with its card; `ModelError` when it is damaged or was exchanged."""
    try:
        intact = hash_file(card.model_path) == card.sha256
    except OSError as error:
        raise ModelError(f"The model “{card.name}” cannot be read: {error.strerror}.") from error
    if not intact:
        raise ModelError(f"The file of the model “{card.name}” is damaged or was exchanged.", "Install it again.")
