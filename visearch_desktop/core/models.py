"""Models: which packs there are, taking one into use, checking them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from visearch_desktop.core import places
from visearch_desktop.core.embedding import (
    KNOWN,
    Device,
    Measurement,
    ModelCard,
    Proposal,
    broken_packs,
    find_card,
    find_cards,
    inspect_model,
    install_file,
    install_known,
    measure_tuning,
    verify,
)
from visearch_desktop.core.errors import ModelError
from visearch_desktop.core.progress import Progress, Stage, Task

__all__ = ["Pack", "Proposal", "check_packs", "describe", "install", "is_known", "list_packs", "propose", "tune"]


@dataclass(frozen=True, slots=True)
class Pack:
    """A model pack as a person sees it; `problem` says why it cannot be used, and is empty when it can."""

    name: str
    title: str = ""
    summary: str = ""
    dimension: int = 0
    size_mb: float = 0.0
    licence: str = ""
    source: str = ""
    bundled: bool = False
    measured: Mapping[str, float | str] = field(default_factory=dict)
    problem: str = ""


def list_packs() -> tuple[Pack, ...]:
    """Every pack of this computer, the broken ones last."""
    folders = places.model_folders()
    broken = [Pack(folder.name, folder.name, problem=str(error)) for folder, error in broken_packs(folders)]
    return (*(_pack(card) for card in find_cards(folders)), *broken)


def is_known(name: str) -> bool:
    """Whether `name` is an official model that can be downloaded."""
    return name in KNOWN


def propose(file: Path) -> Proposal:
    """What a model file was found to be, for a person to confirm; `ModelError` when it cannot be used."""
    return inspect_model(file)


def describe(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    """The facts of a proposal as (name, value), in plain words."""
    facts = proposal.input
    return (
        ("Name", proposal.name),
        ("Dimensions", str(proposal.dimension)),
        ("Photo size", f"{facts.size} x {facts.size} pixels, {facts.resize.value}, {facts.channels}, {facts.layout}"),
        ("Scaling", f"(value / {facts.scale:g} - mean) / std"),
        ("Mean", ", ".join(f"{value:g}" for value in facts.mean)),
        ("Std", ", ".join(f"{value:g}" for value in facts.std)),
        *(("Note", note) for note in proposal.notes),
    )


def install(name_or_file: str) -> Task[Pack]:
    """Download an official model by its name, or take over a model file as `propose` found it.

    Raises:
        ModelError: it cannot be had or used, with the reason.
    """
    folder = places.user_models()
    if is_known(name_or_file):
        return _pack((yield from install_known(name_or_file, folder)))
    if not Path(name_or_file).is_file():
        names = ", ".join(KNOWN)
        raise ModelError(f"There is no file {name_or_file}.", f"Name an ONNX file, or an official model: {names}.")
    yield Progress(Stage.CHECK, current=name_or_file)
    return _pack(install_file(Path(name_or_file), folder))


def check_packs() -> Task[Mapping[str, str]]:
    """Compare every pack with its checksum; name -> what is wrong, empty when it is in order."""
    folders = places.model_folders()
    result = {folder.name: str(error) for folder, error in broken_packs(folders)}
    cards = find_cards(folders)
    for done, card in enumerate(cards):
        yield Progress(Stage.CHECK, done, len(cards), current=card.name)
        try:
            verify(card)
            result[card.name] = ""
        except ModelError as error:
            result[card.name] = str(error)
    return result


def tune(name: str, device: str = "auto") -> Task[Measurement]:
    """Measure for ten seconds how a model runs fastest on this machine, and run it like that from the next opening on.

    Nothing waits for it and no answer depends on it: without it the defaults are used, which two cores gained
    nothing over.

    Raises:
        ModelError: there is no such model, or it cannot be run.
        DeviceError: CUDA was asked for by name and does not work.
    """
    return measure_tuning(find_card(name, places.model_folders()), Device(device))


def _pack(card: ModelCard) -> Pack:
    return Pack(
        name=card.name, title=card.title, summary=card.summary, dimension=card.dimension,
        size_mb=card.model_path.stat().st_size / 1e6, licence=card.licence, source=card.source,
        bundled=card.folder.is_relative_to(places.bundled("models")), measured=card.measured,
    )  # fmt: skip
