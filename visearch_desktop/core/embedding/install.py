"""Taking a model file into use, offline: look at it, propose a card, install it as a pack."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from visearch_desktop.core.embedding.graph_surgery import cut_graph, find_cut, photo_input, read_graph
from visearch_desktop.core.embedding.model_card import (
    LARGEST_DIMENSION,
    LARGEST_SIDE,
    MODEL_FILE,
    NAME_PATTERN,
    Channels,
    InputFacts,
    Layout,
    ModelCard,
    OutputFacts,
    hash_file,
    load_card,
    save_card,
)  # fmt: skip
from visearch_desktop.core.embedding.preprocess import input_shape
from visearch_desktop.core.embedding.session import Device, open_session
from visearch_desktop.core.errors import ModelError

DEFAULT_SIDE = 224
_SMALLEST_DIMENSION = 16
LEFT_AFTER = 24 * 3600.0
"""Seconds after which a working folder belongs to nobody any more."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file was found to be, for a person to confirm.

    `input` holds a guess where the file does not say: colour order, scale, mean and std are never in
    it. `notes` are sentences about what was guessed or cut; a changed guess goes in with
    `dataclasses.replace`.
    """

    path: Path
    name: str
    title: str
    input: InputFacts
    dimension: int
    notes: tuple[str, ...]
    summary: str = "Installed by you. Nobody has measured it on shop photos here."
    licence: str = "see the source of the file"
    source: str = "a file on this computer"


def inspect_model(path: Path) -> Proposal:
    """Look at an ONNX file: a ResNet50 or another network that pools its last map.

    Raises:
        ModelError: it cannot be used; the sentence says why.
    """
    _, proposal = _prepare(path)
    return proposal


def install_file(
    path: Path, folder: Path, *, proposal: Proposal | None = None, name: str = "", replace: bool = False
) -> ModelCard:
    """Install a model file as a pack under `folder`; all of it or nothing.

    Args:
        path: the ONNX file; it is read, never changed.
        folder: the user's model folder.
        proposal: the confirmed proposal; None takes `inspect_model`'s as it is.
        name: name of the pack instead of the proposal's.
        replace: whether a pack of that name may be replaced.

    Raises:
        ModelError: the file cannot be used, or there is a pack of that name.
    """
    network, found = _prepare(path)
    proposal = proposal or found
    name = sanitised(name or proposal.name)
    if (folder / name).exists() and not replace:
        raise ModelError(f"There is a model called “{name}” already.", "Give the new one another name.")

    def fill(pack: Path) -> ModelCard:
        (pack / MODEL_FILE).write_bytes(network.SerializeToString())
        card = ModelCard(
            folder=pack, name=name, title=proposal.title, summary=proposal.summary, licence=proposal.licence,
            source=proposal.source, exported=" ".join(proposal.notes) or "Taken as it was.",
            sha256=hash_file(pack / MODEL_FILE), input=proposal.input,
            output=OutputFacts(network.graph.output[0].name, proposal.dimension),
        )  # fmt: skip
        save_card(card)
        return card

    return publish(folder, name, fill)


def sanitised(name: str) -> str:
    """A pack's name made from any text: lower case, "resnet50-v1-12"."""
    cleaned = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-._")[:64]
    if not NAME_PATTERN.fullmatch(cleaned):
        raise ModelError(f"“{name}” cannot be the name of a model.", "Use letters, digits and hyphens.")
    return cleaned


def clear_left(folder: Path, prefix: str) -> None:
    """Remove working folders that a program has left that was killed: nobody works at one for a day."""
    for left in folder.glob(f"{prefix}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT_AFTER:
                shutil.rmtree(left, ignore_errors=True)


def publish(folder: Path, name: str, fill: Callable[[Path], ModelCard]) -> ModelCard:
    """Fill a hidden folder, then give it its name in one step: no half-written pack is ever seen."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        clear_left(folder, ".incoming-")
        work = Path(tempfile.mkdtemp(prefix=".incoming-", dir=folder))
        try:
            pack = work / name
            pack.mkdir()
            fill(pack)
            load_card(pack)
            if (folder / name).exists():
                (folder / name).rename(work / "replaced")
            pack.rename(folder / name)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise ModelError(f"The model cannot be written to {folder}: {error.strerror}.") from error
    return load_card(folder / name)


def _prepare(path: Path) -> tuple[Any, Proposal]:
    """The network as it would be installed, and the proposal for its card."""
    model = read_graph(path)
    facts, notes = _guess_input(photo_input(model.graph))
    classes = _last_axis(model.graph.output[0])
    cut = find_cut(model.graph, classes)
    if cut.classifier:
        notes = (*notes, "The file is a classifier; it is cut at its last pooling layer.")
    network = cut_graph(model, cut, facts.name, ["batch", *input_shape(1, facts)[1:]])
    dimension = _try_out(network, facts, path.name)
    stem = path.stem
    return network, Proposal(path, sanitised(stem), stem, facts, dimension, notes)


def _guess_input(value: Any) -> tuple[InputFacts, tuple[str, ...]]:
    """Layout and size from the shape; the preprocessing is the usual one of the tool that writes that layout."""
    sides = [axis.dim_value for axis in value.type.tensor_type.shape.dim]  # 0 where an axis is dynamic
    if sides[1] == 3:
        layout, height, width = Layout.NCHW, sides[2], sides[3]
    elif sides[3] == 3:
        layout, height, width = Layout.NHWC, sides[1], sides[2]
    else:
        raise ModelError("The model does not take colour photos: none of its axes has three channels.")
    size = height or width or DEFAULT_SIDE
    if (width or size) != size or not 32 <= size <= LARGEST_SIDE:
        raise ModelError(
            f"The model takes photos of {height} x {width} pixels; squares of 32 to {LARGEST_SIDE} are needed."
        )
    if layout is Layout.NCHW:
        note = "Preprocessing as in torchvision and the ONNX model zoo is assumed."
        return InputFacts(value.name, size, layout), (note,)
    keras = InputFacts(
        value.name, size, layout, Channels.BGR, scale=1.0, mean=(103.939, 116.779, 123.68), std=(1.0, 1.0, 1.0)
    )
    return keras, ("Preprocessing as in Keras' ResNet50 (BGR, mean subtracted) is assumed.",)


def _last_axis(value: Any) -> int | None:
    axes = value.type.tensor_type.shape.dim
    return axes[-1].dim_value or None if axes else None


def _try_out(network: Any, facts: InputFacts, name: str) -> int:
    """Run two generated photos through the network; returns the length of its embedding."""
    photos = np.random.default_rng(1).uniform(-1, 1, input_shape(2, facts)).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MODEL_FILE
        path.write_bytes(network.SerializeToString())
        try:
            session, _ = open_session(path, Device.CPU)
        except ModelError as error:
            raise ModelError(f"The model {name} cannot be opened: {_reason(error.__cause__ or error)}.") from error
        try:
            answer = np.asarray(session.run([network.graph.output[0].name], {facts.name: photos})[0])
        except Exception as error:
            raise ModelError(
                f"The model {name} cannot be run on two photos at once: {_reason(error)}.",
                "Export it with a dynamic batch axis.",
            ) from error
    if answer.ndim != 2 or len(answer) != 2 or not _SMALLEST_DIMENSION <= answer.shape[1] <= LARGEST_DIMENSION:
        raise ModelError(f"The model {name} gives no embedding: its answer has the shape {list(answer.shape)}.")
    if not np.isfinite(answer).all():
        raise ModelError(f"The model {name} answers what is not a number.")
    return int(answer.shape[1])


def _reason(error: BaseException) -> str:
    """What ONNX Runtime said, as the end of a sentence; the path it adds is a temporary copy's."""
    lines = re.sub(r"Load model from .*? failed:", "", str(error)).strip().splitlines() or [type(error).__name__]
    return re.sub(r"^(\[ONNXRuntimeError\] : \d+ : \w+ : )+", "", lines[0]).strip(" .")[:300]
