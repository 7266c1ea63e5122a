"""Fetching the official model files: the only part of the program that uses the network, and only when asked."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import IO

from visearch_desktop.core.embedding.install import inspect_model, install_file
from visearch_desktop.core.embedding.model_card import ModelCard, hash_file
from visearch_desktop.core.errors import ModelError
from visearch_desktop.core.progress import Pace, Progress, Stage, Task

TIMEOUT = 30.0
"""Seconds without an answer after which a connection counts as cut."""
_CHUNK = 1 << 18
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class KnownModel:
    """An official model file: its addresses in the order they are tried, its size and its hash."""

    urls: tuple[str, ...]
    file: str
    bytes: int
    sha256: str
    title: str
    summary: str
    licence: str
    source: str


_ZOO = "validated/vision/classification/resnet/model/"

KNOWN: Mapping[str, KnownModel] = MappingProxyType(
    {
        "resnet50": KnownModel(
            urls=(
                f"https://github.com/onnx/models/raw/main/{_ZOO}resnet50-v1-12.onnx",
                f"https://huggingface.co/onnxmodelzoo/legacy_models/resolve/main/{_ZOO}resnet50-v1-12.onnx",
            ),
            file="resnet50-v1-12.onnx",
            bytes=102_576_593,
            sha256="3f03fdef724b22947eed826f1eef1dc5c34151bb4c37d634f1db89dfa2dd1526",
            title="ResNet50 (ImageNet)",
            summary="The classic network for everyday objects; large and slow without a graphics card.",
            licence="Apache-2.0",
            source="ONNX model zoo, resnet50-v1-12.onnx",
        )
    }
)
"""What `install_known` can fetch, by the name of the pack."""


def install_known(name: str, folder: Path) -> Task[ModelCard]:
    """Download an official model, cut it to its embedding and install it as the pack `name` under `folder`.

    The download is kept until the pack is installed, so a cut connection costs only what was missing.

    Raises:
        ModelError: there is no such model, it cannot be fetched, or there is a pack of that name.
    """
    known = KNOWN.get(name)
    if known is None:
        raise ModelError(f"There is no official model called “{name}”.", f"There are: {', '.join(sorted(KNOWN))}.")
    if (folder / name).exists():
        raise ModelError(f"The model “{name}” is installed already.")
    file = yield from download(known.urls, folder / ".downloads" / known.file, known.bytes, known.sha256)
    yield Progress(Stage.CHECK, current=known.file)
    proposal = replace(
        inspect_model(file), title=known.title, summary=known.summary, licence=known.licence, source=known.source
    )
    card = install_file(file, folder, proposal=proposal, name=name)
    file.unlink()
    return card


def download(urls: Sequence[str], target: Path, size: int, sha256: str) -> Task[Path]:
    """Fetch a file whose size and hash are known; the addresses are tried in turn.

    What has arrived stays in `target` + ".part", also when the task is closed; the next call goes on there.

    Raises:
        ModelError: no address gave the whole file, or what came is not the file that was expected.
    """
    if target.is_file() and target.stat().st_size == size and hash_file(target) == sha256:
        return target
    for url in urls:
        _check_address(url)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        yield from _fetch_from_any(urls, part, size)
        _check_content(part, size, sha256)
        part.replace(target)
    except OSError as error:
        raise ModelError(f"The download cannot be written to {target.parent}: {error.strerror or error}.") from error
    return target


def _fetch_from_any(urls: Sequence[str], part: Path, size: int) -> Task[None]:
    problem = "no address is known"
    for url in urls:
        if _length(part) > size:
            part.unlink()
        try:
            if _length(part) < size:
                yield from _fetch(url, part, size)
            if _length(part) >= size:
                return
            problem = "the connection was cut"
        except (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError) as error:
            problem = str(getattr(error, "reason", error)) or "the connection was cut"
    raise ModelError(
        f"The download of {part.stem} stopped at {_length(part):,} of {size:,} bytes: {problem}.",
        "Try again: it goes on where it stopped.",
    )


def _fetch(url: str, part: Path, size: int) -> Task[None]:
    """Append what is missing; a server that cannot resume sends the file from its start."""
    start = _length(part)
    request = urllib.request.Request(url, headers={"Range": f"bytes={start}-"} if start else {})  # noqa: S310 - checked
    with _opener().open(request, timeout=TIMEOUT) as answer:
        if start and not _resumes(answer, start):
            start = 0
        with part.open("ab" if start else "wb") as file:
            yield from _copy(answer, file, start, size)


def _resumes(answer: http.client.HTTPResponse, start: int) -> bool:
    return answer.status == 206 and (answer.headers["Content-Range"] or "").startswith(f"bytes {start}-")


def _copy(answer: IO[bytes], file: IO[bytes], start: int, size: int) -> Task[None]:
    """Write what arrives, one byte more than expected at most: more than that is not the file."""
    pace, done = Pace(Stage.DOWNLOAD, size - start), 0
    while done <= size - start and (chunk := answer.read(min(_CHUNK, size - start - done + 1))):
        file.write(chunk)
        done += len(chunk)
        yield replace(pace.at(done), done=start + done, total=size)


def _check_content(part: Path, size: int, sha256: str) -> None:
    if _length(part) != size or hash_file(part) != sha256:
        part.unlink()
        raise ModelError(
            f"What was downloaded as {part.stem} is not the expected file; it was removed.",
            "Try again, or install the model from a file.",
        )


def _length(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0


def _check_address(url: str) -> None:
    """Only https, whose certificate says who answers; plain http is for this computer itself."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ModelError(f"The address {url} is not encrypted (https); it is refused.")


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, as large files need, but none to an address `_check_address` refuses."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request; keeps the range asked for."""
        _check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_SafeRedirects)
