"""How a network is run on this machine: photos a batch, threads a batch, memory kept between batches.

What is best is measured in ten seconds and remembered by network and machine, so a catalog that is carried to
another computer meets that computer's own values. Embeddings do not depend on it beyond their seventh digit.
"""

from __future__ import annotations

import os
import platform
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import tomli_w

from visearch_desktop.core import places
from visearch_desktop.core.errors import ModelError

FILE = "tuning.toml"
_LARGEST_BATCH = 256


@dataclass(frozen=True, slots=True)
class Tuning:
    """`batch` photos are computed at once, by `threads` threads; `arena` keeps memory between batches.

    One thread a batch: threads of ONNX Runtime's own wait for each other after every layer. With decoding beside them
    two of them were slower than two separate batches (39 photos a second against 46 with ResNet50). Larger batches
    are no faster on a processor and cost memory: the process takes 190 MB at 8 and 420 MB at 32.
    """

    batch: int = 8
    threads: int = 1
    arena: bool = True

    @property
    def sentence(self) -> str:
        """In plain words."""
        threads = "one thread a batch" if self.threads == 1 else f"{self.threads} threads a batch"
        kept = "kept" if self.arena else "given back"
        return f"{self.batch} photos at once, {threads}, memory {kept} between batches"


CPU_DEFAULT = Tuning()
CUDA_DEFAULT = Tuning(batch=64)
"""Not measured yet; a graphics card that lacks the memory for it gets smaller batches by itself."""


def machine(device: str) -> str:
    """What a measurement holds for: device, processor, cores, version of ONNX Runtime."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow, and asked for once a network

    runtime = "unknown"
    for package in ("onnxruntime-gpu", "onnxruntime"):
        try:
            runtime = version(package)
            break
        except PackageNotFoundError:
            continue
    return f"{device}; {_processor()}; {os.cpu_count()} cores; ONNX Runtime {runtime}"


def _processor() -> str:
    """The processor's name; Linux tells it only in a file of its own."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def remembered(identity: str, device: str) -> Tuning | None:
    """What was measured for a network on this machine; None when nothing was, or the file is not usable."""
    values = _read().get(identity)
    entry = values.get(machine(device)) if isinstance(values, dict) else None
    if not isinstance(entry, dict):
        return None
    batch, threads, arena = (entry.get(key) for key in ("batch", "threads", "arena"))
    whole = all(isinstance(number, int) and not isinstance(number, bool) for number in (batch, threads))
    if not whole or not isinstance(arena, bool):
        return None
    if not (1 <= batch <= _LARGEST_BATCH and 1 <= threads <= max(os.cpu_count() or 1, 1)):  # type: ignore[operator]
        return None
    return Tuning(batch, threads, arena)  # type: ignore[arg-type]


def remember(identity: str, device: str, tuning: Tuning) -> None:
    """Keep a measurement; `ModelError` when the data folder cannot be written."""
    everything = _read()
    of_network = everything.setdefault(identity, {})
    if not isinstance(of_network, dict):
        of_network = everything[identity] = {}
    of_network[machine(device)] = asdict(tuning)
    file = places.data_folder() / FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(tomli_w.dumps(everything), encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        raise ModelError(f"What was measured cannot be kept in {file.parent}: {error.strerror or error}.") from error


def _read() -> dict[str, Any]:
    """Everything remembered; nothing when the file is missing or damaged: it is measured again then."""
    try:
        return tomllib.loads((places.data_folder() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
