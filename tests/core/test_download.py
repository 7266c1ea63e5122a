"""Downloading: resuming, mirrors, and everything a server can do wrong. Loopback only."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pytest

from visearch_desktop.core.embedding import KNOWN, KnownModel, download, find_cards, install_known
from visearch_desktop.core.embedding import download as _download_function
from visearch_desktop.core.errors import ModelError
from visearch_desktop.core.progress import Progress, Stage, Task

from . import networks

Report = TypeVar("Report")
CONTENT = bytes(range(256)) * 4096
HASH = hashlib.sha256(CONTENT).hexdigest()


@dataclass
class Server:
    """What the loopback server does and saw."""

    url: str
    content: bytes = CONTENT
    ranges: bool = True
    cut_after: int | None = None
    redirect: str = ""
    asked: list[str | None] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers["Range"]
            state.asked.append(wanted)
            if state.redirect:
                self.send_response(302)
                self.send_header("Location", state.redirect)
                self.end_headers()
                return
            if self.path == "/missing":
                self.send_error(404)
                return
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and state.ranges else 0
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(state.content) - 1}/{len(state.content)}")
            body = state.content[start:]
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # a client that stops reading is what some tests are about
                self.wfile.write(body if state.cut_after is None else body[: state.cut_after])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Nothing: a test run is quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        state = Server(f"http://127.0.0.1:{http.server_port}/file")
        worker = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        worker.start()
        yield state
        http.shutdown()
        worker.join()


def run(task: Task[Report]) -> tuple[Report, list[Progress]]:
    steps = []
    while True:
        try:
            steps.append(next(task))
        except StopIteration as end:
            return end.value, steps


def fetch(server: Server, target: Path) -> tuple[Path, list[Progress]]:
    return run(download([server.url], target, len(CONTENT), HASH))


def test_a_file_is_fetched_once(server: Server, tmp_path: Path) -> None:
    target = tmp_path / "new" / "file"
    path, steps = fetch(server, target)
    assert path.read_bytes() == CONTENT
    assert {step.stage for step in steps} == {Stage.DOWNLOAD}
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert (steps[-1].done, steps[-1].total) == (len(CONTENT), len(CONTENT))
    assert [file.name for file in target.parent.iterdir()] == ["file"]
    fetch(server, target)
    assert len(server.asked) == 1


def test_a_cut_connection_keeps_the_part_and_goes_on_there(server: Server, tmp_path: Path) -> None:
    server.cut_after = 300_000
    with pytest.raises(ModelError, match="stopped at 300,000 of 1,048,576 bytes") as caught:
        fetch(server, tmp_path / "file")
    assert "goes on where it stopped" in caught.value.advice
    assert (tmp_path / "file.part").read_bytes() == CONTENT[:300_000]
    server.cut_after = None
    path, steps = fetch(server, tmp_path / "file")
    assert path.read_bytes() == CONTENT
    assert server.asked == [None, "bytes=300000-"]
    assert steps[0].done > 300_000


def test_a_server_that_cannot_resume_starts_again(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file.part").write_bytes(b"x" * 1000)
    server.ranges = False
    path, _ = fetch(server, tmp_path / "file")
    assert path.read_bytes() == CONTENT


def test_cancelling_keeps_the_part(server: Server, tmp_path: Path) -> None:
    task = download([server.url], tmp_path / "file", len(CONTENT), HASH)
    next(task)
    task.close()
    assert 0 < (tmp_path / "file.part").stat().st_size < len(CONTENT)
    assert fetch(server, tmp_path / "file")[0].read_bytes() == CONTENT


@pytest.mark.parametrize("content", [CONTENT[::-1], CONTENT + b"more"])
def test_another_file_is_removed(server: Server, tmp_path: Path, content: bytes) -> None:
    server.content = content
    with pytest.raises(ModelError, match="is not the expected file; it was removed"):
        fetch(server, tmp_path / "file")
    assert list(tmp_path.glob("file*")) == []


def test_a_part_of_another_file_is_removed(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file.part").write_bytes(b"x" * 1000)
    with pytest.raises(ModelError, match="is not the expected file"):
        fetch(server, tmp_path / "file")
    assert fetch(server, tmp_path / "file")[0].read_bytes() == CONTENT


def test_a_complete_part_needs_no_server(tmp_path: Path) -> None:
    (tmp_path / "file.part").write_bytes(CONTENT)
    path, steps = run(download(["https://127.0.0.1:1/file"], tmp_path / "file", len(CONTENT), HASH))
    assert path.read_bytes() == CONTENT
    assert steps == []


def test_too_short_a_file_is_a_cut_connection(server: Server, tmp_path: Path) -> None:
    server.content = CONTENT[:1000]
    with pytest.raises(ModelError, match="stopped at 1,000 of 1,048,576 bytes: the connection was cut"):
        fetch(server, tmp_path / "file")


def test_the_mirror_is_asked_when_the_first_address_fails(server: Server, tmp_path: Path) -> None:
    urls = ["http://127.0.0.1:1/nobody", server.url.replace("/file", "/missing"), server.url]
    path, _ = run(download(urls, tmp_path / "file", len(CONTENT), HASH))
    assert path.read_bytes() == CONTENT
    with pytest.raises(ModelError, match="stopped at 0 of 1,048,576 bytes: Not Found"):
        run(download(urls[:2], tmp_path / "other", len(CONTENT), HASH))


@pytest.mark.parametrize("url", ["http://example.org/file", "file:///etc/hostname", "ftp://example.org/file"])
def test_only_encrypted_addresses(server: Server, tmp_path: Path, url: str) -> None:
    with pytest.raises(ModelError, match="not encrypted"):
        run(download([url], tmp_path / "file", 1, HASH))
    server.redirect = url
    with pytest.raises(ModelError):
        fetch(server, tmp_path / "file")
    assert not (tmp_path / "file").exists()


def test_a_folder_that_cannot_be_written(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ModelError, match="cannot be written"):
        fetch(server, tmp_path / "file" / "inside")


def test_an_official_model_is_fetched_cut_and_installed(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.content = networks.write_network(tmp_path / "zoo.onnx", classes=1000).read_bytes()
    digest = hashlib.sha256(server.content).hexdigest()
    known = KnownModel((server.url,), "zoo-1.onnx", len(server.content), digest, "Zoo", "Classic.", "Apache-2.0", "zoo")
    module = __import__(_download_function.__module__, fromlist=["KNOWN"])
    monkeypatch.setattr(module, "KNOWN", MappingProxyType({"zoo": known}))
    card, steps = run(install_known("zoo", tmp_path / "models"))
    assert (card.name, card.title, card.licence, card.dimension) == ("zoo", "Zoo", "Apache-2.0", networks.CHANNELS)
    assert steps[-1].stage is Stage.CHECK
    assert [found.name for found in find_cards([tmp_path / "models"])] == ["zoo"]
    assert [path.name for path in (tmp_path / "models").rglob("*") if path.suffix == ".onnx"] == ["model.onnx"]
    with pytest.raises(ModelError, match="installed already"):
        run(install_known("zoo", tmp_path / "models"))
    with pytest.raises(ModelError, match="no official model called “x”"):
        run(install_known("x", tmp_path / "models"))


def test_the_known_models_are_encrypted_and_hashed() -> None:
    for known in KNOWN.values():
        assert known.urls
        assert all(url.startswith("https://") and url.endswith(known.file) for url in known.urls)
        assert len(known.sha256) == 64
