"""A faster form of a pack as a pack of its own, beside the original."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from visearch_desktop.core.embedding.forms import Form
from visearch_desktop.core.embedding.install import publish, sanitised
from visearch_desktop.core.embedding.model_card import MODEL_FILE, ModelCard, find_cards, hash_file, save_card
from visearch_desktop.core.errors import ModelError

_PAPERS = ("LICENSE*", "NOTICE*", "COPYING*")
_SUITS = {
    Form.INT8: "INT8 form, made on this computer: faster on processors.",
    Form.FP16: "Half-precision form, made on this computer: faster on graphics cards.",
}


def check_room(folder: Path, size: int) -> None:
    """Say before the work, not after it, that a pack of about `size` bytes cannot be written to `folder`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        raise ModelError(f"The model cannot be written to {folder}: {error.strerror or error}.") from error
    if free < 2 * size:
        raise ModelError(f"The disk of {folder} has {free / 1e6:.0f} MB free; {2 * size / 1e6:.0f} MB are needed.")


def candidate(card: ModelCard, form: Form, network: bytes, folder: Path) -> ModelCard:
    """A form on trial: a pack in an empty folder of its own, which nobody but the caller sees."""
    (folder / MODEL_FILE).write_bytes(network)
    title = f"{card.title} ({'INT8' if form is Form.INT8 else 'half precision'})"
    summary = f"{card.summary} {_SUITS[form]}"
    trial = replace(
        card, folder=folder, name=f"{card.name}-{form}", title=title, summary=summary,
        sha256=hash_file(folder / MODEL_FILE), measured={},
    )  # fmt: skip
    save_card(trial)
    return trial


def same_pack(trial: ModelCard, folders: Sequence[Path]) -> ModelCard | None:
    """The installed pack that is this network already: the same photos calibrate to the same bytes."""
    return next((card for card in find_cards(folders) if card.identity == trial.identity), None)


def install_form(
    trial: ModelCard, original: ModelCard, folders: Sequence[Path], how: str, measured: Mapping[str, float | str]
) -> ModelCard:
    """Install a form as a pack in the last of `folders`, under a name that no pack has; all of it or nothing.

    Licence and notice files of the original come along. A pack of an earlier run is never replaced: catalogs may
    have been indexed with it.

    Raises:
        ModelError: it cannot be written.
    """
    name = _free_name(trial.name, folders)

    def fill(pack: Path) -> ModelCard:
        shutil.copyfile(trial.model_path, pack / MODEL_FILE)
        for paper in (file for pattern in _PAPERS for file in sorted(original.folder.glob(pattern)) if file.is_file()):
            shutil.copyfile(paper, pack / paper.name)
        card = replace(trial, folder=pack, name=name, exported=f"{original.exported}; {how}", measured=measured)
        save_card(card)
        return card

    return publish(folders[-1], name, fill)


def _free_name(wanted: str, folders: Sequence[Path]) -> str:
    base = sanitised(wanted[:60])
    numbered = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(name for name in numbered if not any((folder / name).exists() for folder in folders))
