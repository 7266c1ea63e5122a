"""Photos to embeddings: batches, and what to do when the memory of a device does not suffice."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.embedding.bound import pinned_buffer, run_bound
from visearch_desktop.core.embedding.model_card import ModelCard, verify
from visearch_desktop.core.embedding.preprocess import Photos, Tiles, input_shape, network_input
from visearch_desktop.core.embedding.session import Device, DeviceReport, open_session
from visearch_desktop.core.embedding.tuning import CPU_DEFAULT, CUDA_DEFAULT, Tuning, remembered
from visearch_desktop.core.errors import ModelError

Embeddings = npt.NDArray[np.float32]

CPU_BATCH, CUDA_BATCH = CPU_DEFAULT.batch, CUDA_DEFAULT.batch
_OUT_OF_MEMORY = ("out of memory", "failed to allocate", "alloc_failed", "bad allocation", "bad_alloc")


class Embedder:
    """The network of one model card; usable from any thread.

    Nothing is loaded before the first photo or `open`.

    Args:
        card: what to open and how photos are prepared for it.
        device: AUTO takes CUDA where it works.
        threads: processor threads that `embed_shared` uses; None means one for each core.
        tuning: batch, threads and memory; None takes what this machine was measured to do best, or the defaults.
    """

    def __init__(
        self, card: ModelCard, device: Device = Device.AUTO, threads: int | None = None, tuning: Tuning | None = None
    ) -> None:
        self.card = card
        self._device = device
        self._tuning = tuning
        self._threads = threads or os.cpu_count() or 1
        self._pool: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()
        self._session: Any = None
        self._report: DeviceReport | None = None
        self._pinned = threading.local()
        self._found: dict[Device, Tuning] = {}
        self._batch = CPU_BATCH

    @property
    def report(self) -> DeviceReport | None:
        """The device in use and why; None while the network is not loaded."""
        return self._report

    @property
    def batch(self) -> int:
        """Photos computed at once: what is worth collecting before `embed` is called."""
        return self._batch

    def open(self) -> DeviceReport:
        """Load the network if it is not loaded yet.

        Raises:
            DeviceError: CUDA was asked for by name and does not work.
            ModelError: the network is damaged, or is not the one the card describes.
        """
        with self._lock:
            if self._report is None:
                verify(self.card)
                self._use(*open_session(self.card.model_path, self._device, self._tuned(Device.CPU)))
            assert self._report is not None
            return self._report

    def close(self) -> None:
        """Free the network's memory; the next photo would load it again."""
        with self._lock:
            self._session = self._report = None
            if self._pool is not None:
                self._pool.shutdown(wait=False)
                self._pool = None

    def embed_shared(self, tiles: Tiles) -> Embeddings:
        """Embed the few photos of one search as soon as possible: `embed`, shared among threads on the CPU."""
        shares = min(self._threads, len(tiles))
        if self.open().device is not Device.CPU or shares < 2 or self._tuned(Device.CPU).threads > 1:
            return self.embed(tiles)
        return np.concatenate(list(self._helpers().map(self.embed, np.array_split(tiles, shares))))

    def _helpers(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self._threads, "embed")
            return self._pool

    def embed(self, tiles: Tiles) -> Embeddings:
        """Embed photos on this thread; several threads may do so at once.

        Args:
            tiles: uint8 RGB [n, size, size, 3], 0..255, resized by the card's rule.

        Returns:
            float32 [n, dimension]; every row has length 1, or is NaN where the network has no usable answer.

        Raises:
            ModelError: the network cannot be loaded or run, or answers another shape than its card says.
        """
        size = self.card.size
        if tiles.dtype != np.uint8 or tiles.shape[1:] != (size, size, 3):
            raise ValueError(f"tiles are uint8 [n, {size}, {size}, 3], not {tiles.dtype} {list(tiles.shape)}")
        self.open()
        embeddings = np.empty((len(tiles), self.card.dimension), np.float32)
        buffer = self._buffer(min(len(tiles), self._batch))
        done = 0
        while done < len(tiles):
            photos = network_input(tiles[done : done + min(self._batch, len(buffer))], self.card.input, buffer)
            answer = self._run(photos)
            if answer is not None:  # None: the same photos again, in a smaller batch or on the CPU
                embeddings[done : done + len(answer)] = self._normalised(answer)
                done += len(answer)
        return embeddings

    def _buffer(self, count: int) -> Photos:
        if not self._on_card:
            return np.empty(input_shape(count, self.card.input), np.float32)
        kept: Photos | None = getattr(self._pinned, "buffer", None)
        if kept is None or len(kept) < count:  # pinning memory is slow: once a thread
            kept = self._pinned.buffer = pinned_buffer(max(count, self._batch), self.card)
        return kept

    @property
    def _on_card(self) -> bool:
        return self._report is not None and self._report.device is Device.CUDA

    def _run(self, photos: Photos) -> Embeddings | None:
        """One batch through the network; None when the memory did not suffice and the batch is smaller now."""
        session = self._session
        if session is None:
            raise ModelError("The model was closed while photos were being embedded.")
        facts = self.card
        try:
            if self._on_card:
                return np.asarray(run_bound(session, facts, photos), np.float32)
            return np.asarray(session.run([facts.output.name], {facts.input.name: photos})[0], np.float32)
        except Exception as error:  # noqa: BLE001 - ONNX Runtime's exceptions share no base class but Exception
            self._make_room(session, len(photos), error)
            return None

    def _make_room(self, failed: Any, batch: int, error: Exception) -> None:
        """Halve the batch; at one photo, leave the graphics card for the CPU; else give up."""
        lacks_memory = isinstance(error, MemoryError) or any(sign in str(error).lower() for sign in _OUT_OF_MEMORY)
        with self._lock:
            if failed is not self._session:
                return  # another thread has made room already
            if lacks_memory and batch > 1:
                self._batch = batch // 2
                return
            if self._report is None or self._report.device is Device.CPU:
                raise ModelError(f"The model “{self.card.name}” cannot be run: {_first_line(error)}") from error
            reason = f"CUDA failed: {_first_line(error)}"
            if lacks_memory:
                reason = "the memory of the graphics card did not suffice"
            session, _ = open_session(self.card.model_path, Device.CPU, self._tuned(Device.CPU))
            self._use(session, DeviceReport(Device.CPU, reason))

    def _use(self, session: Any, report: DeviceReport) -> None:
        self._session, self._report = session, report
        self._batch = self._tuned(report.device).batch

    def _tuned(self, device: Device) -> Tuning:
        """What was asked for, else what was measured on this machine, else the defaults; read once a device."""
        if self._tuning is None:
            if device not in self._found:
                default = CUDA_DEFAULT if device is Device.CUDA else CPU_DEFAULT
                self._found[device] = remembered(self.card.identity, device) or default
            return self._found[device]
        return self._tuning

    def _normalised(self, answer: Embeddings) -> Embeddings:
        """Rows of length 1; a row of zeros, or with what is no number, would match anything and becomes NaN."""
        if answer.ndim != 2 or answer.shape[1] != self.card.dimension:
            raise ModelError(
                f"The model “{self.card.name}” answers {list(answer.shape[1:])} numbers, not {self.card.dimension}."
            )
        lengths = np.linalg.norm(answer, axis=1, keepdims=True)
        usable = np.isfinite(lengths) & (lengths > 1e-12)
        return np.where(usable, answer / np.where(usable, lengths, 1), np.nan).astype(np.float32)


def _first_line(error: Exception) -> str:
    """What a library said, shortened for one line."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
