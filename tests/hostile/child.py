"""The process that decodes: one picture after another from stdin, an answer for each on stdout.

It says when it is ready. A request is the length (4 bytes) and the bytes of a picture; an answer one JSON line. Kept
apart from whoever asks, so that a decoder that ends its process ends only this one.
"""

from __future__ import annotations

import json
import sys
import traceback
import warnings
from pathlib import Path

from visearch_desktop.core import imaging
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.imaging.photo_header import read_header
from visearch_desktop.core.imaging.picture import read_picture
from visearch_desktop.core.imaging.thumbnail import encode_thumbnail, shrink_to_thumbnail

_MOST_ADDRESSES = 4 << 30


def main() -> None:
    """Answer until stdin ends."""
    warnings.simplefilter("ignore")
    _limit()
    assert imaging
    print("ready", flush=True)
    while head := sys.stdin.buffer.read(4):
        data = sys.stdin.buffer.read(int.from_bytes(head, "big"))
        _reset_peak()
        outcome, detail = _decoded(data)
        print(json.dumps({"outcome": outcome, "detail": detail, "peak": _peak()}), flush=True)


def _decoded(data: bytes) -> tuple[str, str]:
    """As the product does it: small for the gallery, whole for a query or a comparison, header and thumbnail."""
    try:
        small = read_picture(data, side=256)
        assert small.pixels.ndim == 3
        assert small.pixels.size
        encode_thumbnail(shrink_to_thumbnail(small.pixels))
        del small
        read_header(data)
        whole = read_picture(data)
        assert whole.pixels.shape == (whole.height, whole.width, 3)
    except PhotoError as error:
        return "refused", str(error)
    except Exception:  # noqa: BLE001 - whatever it is, whoever asks is told
        return "mistake", traceback.format_exc()
    return "decoded", ""


def _limit() -> None:
    """Protects the machine only; what a picture takes is measured and judged by whoever asks."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))


def _reset_peak() -> None:
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:  # elsewhere than on Linux the peak is that of the whole life
        return


def _peak() -> int:
    """Bytes that were resident at most since `_reset_peak`; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
