"""Opening a network on a device, and saying honestly which device it became.

ONNX Runtime falls back to the CPU without an exception, so the providers are read back from the session.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from visearch_desktop.core.embedding.tuning import CPU_DEFAULT, Tuning
from visearch_desktop.core.errors import DeviceError, ModelError

CPU = "CPUExecutionProvider"
CUDA = "CUDAExecutionProvider"
_FATAL_ONLY = 4


class Device(StrEnum):
    """Where the network is to be computed."""

    AUTO = "auto"
    CUDA = "cuda"
    CPU = "cpu"


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """The device in use (never AUTO), and why it is that one; `reason` may be empty."""

    device: Device
    reason: str = ""

    @property
    def sentence(self) -> str:
        """For the status line: "CPU – the CUDA libraries were not found"."""
        name = "CUDA" if self.device is Device.CUDA else "CPU"
        return f"{name} – {self.reason}" if self.reason else name


@dataclass(frozen=True, slots=True)
class Providers:
    """What to ask ONNX Runtime for, and the reason if CUDA is not among it."""

    names: tuple[str, ...]
    reason: str = ""


def choose_providers(requested: Device, available: Sequence[str]) -> Providers:
    """Decide what to try; `DeviceError` when CUDA was asked for by name and this build has none."""
    if requested is Device.CPU:
        return Providers((CPU,), "as chosen")
    if CUDA in available:
        return Providers((CUDA, CPU))
    reason = "this build of ONNX Runtime has no CUDA support"
    if requested is Device.CUDA:
        raise _no_cuda(reason)
    return Providers((CPU,), reason)


def open_session(model_path: Path, device: Device, tuning: Tuning = CPU_DEFAULT) -> tuple[Any, DeviceReport]:
    """Open a network.

    Args:
        model_path: the ONNX file.
        device: AUTO takes CUDA where it works and else the CPU, with the reason.
        tuning: threads and memory of a session on the CPU.

    Returns:
        The `onnxruntime.InferenceSession` and the device it really runs on.

    Raises:
        DeviceError: CUDA was asked for by name and does not work.
        ModelError: the file is not a model ONNX Runtime can run.
    """
    import onnxruntime  # noqa: PLC0415 - slow; only who embeds pays for it

    # 4 = fatal: a missing library would be told on stderr, we tell it in the status line instead.
    onnxruntime.set_default_logger_severity(_FATAL_ONLY)
    with contextlib.suppress(AttributeError, RuntimeError):  # builds without telemetry
        onnxruntime.disable_telemetry_events()
    providers = choose_providers(device, onnxruntime.get_available_providers())
    if CUDA not in providers.names:
        return _create(onnxruntime, model_path, providers.names, tuning), DeviceReport(Device.CPU, providers.reason)
    session, reason = _try_cuda(onnxruntime, model_path)
    if session is not None:
        return session, DeviceReport(Device.CUDA)
    if device is Device.CUDA:
        raise _no_cuda(reason)
    return _create(onnxruntime, model_path, (CPU,), tuning), DeviceReport(Device.CPU, reason)


def _try_cuda(onnxruntime: Any, model_path: Path) -> tuple[Any | None, str]:
    """A session that really runs on CUDA, or None and the reason."""
    if not _has_driver():
        return None, "no NVIDIA graphics driver was found"
    if hasattr(onnxruntime, "preload_dlls"):
        with contextlib.redirect_stdout(io.StringIO()):  # it prints a line for every library it misses
            onnxruntime.preload_dlls()
    try:
        session = _create(onnxruntime, model_path, (CUDA, CPU))
    except ModelError as error:
        return None, f"CUDA could not be started: {error.__cause__ or error}".splitlines()[0][:200]
    if CUDA not in session.get_providers():
        return None, "the CUDA libraries were not found"
    return session, ""


def _has_driver() -> bool:
    """Whether NVIDIA's driver library is there: asking for it is quicker than a CUDA session that fails."""
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True


def _create(onnxruntime: Any, model_path: Path, providers: Sequence[str], tuning: Tuning = CPU_DEFAULT) -> Any:
    try:
        options = session_options(onnxruntime, tuning)
        return onnxruntime.InferenceSession(model_path, options, providers=_with_options(providers))
    except Exception as error:
        raise ModelError(f"The model {model_path} cannot be opened.", "Install it again.") from error


def session_options(onnxruntime: Any, tuning: Tuning) -> Any:
    """A batch is computed on the thread that asks for it, unless `tuning` says otherwise; several may ask at once."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _FATAL_ONLY
    options.intra_op_num_threads = tuning.threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = tuning.arena
    if tuning.threads > 1:
        # Waiting threads must not hold a core that decodes the next photos.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _with_options(providers: Sequence[str]) -> list[Any]:
    """Let CUDA take memory as needed instead of in doubling steps."""
    settings = {"arena_extend_strategy": "kSameAsRequested", "cudnn_conv_algo_search": "HEURISTIC"}
    return [(name, settings) if name == CUDA else name for name in providers]


def _no_cuda(reason: str) -> DeviceError:
    return DeviceError(
        f"CUDA cannot be used: {reason}.", "Choose the device “auto” or “cpu”, or install the CUDA libraries."
    )
