"""No network, ever, but for the download that a person asks for: looked at from within and from without."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import TINY
from tests.hostile.guard import NetworkUsedError

ROOT = Path(__file__).resolve().parent.parent
STRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network")
ALLOWED = {
    "AF_UNIX",  # Qt: X server, session bus; pairs of sockets that wake the event loop
    "AF_NETLINK",  # the system's own notices: which devices there are
}
_ADDRESS = re.compile(r"sin6?_addr|sa_family=(AF_INET6?|AF_PACKET|AF_BLUETOOTH|AF_VSOCK)")
_FAMILY = re.compile(r"\b(?:socket|socketpair)\((AF_\w+|PF_\w+|0x\w+)")


@pytest.mark.parametrize(
    "use",
    [
        lambda: socket.create_connection(("example.org", 80), 1),
        lambda: socket.create_connection(("93.184.216.34", 80), 1),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"", ("1.1.1.1", 53)),
        lambda: urllib.request.urlopen("http://example.org/"),
    ],
)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_every_test_of_this_suite_is_guarded(use: object) -> None:
    """Whatever any test makes the program do, Python refuses to reach another computer: `conftest` sees to that."""
    with pytest.raises(NetworkUsedError):
        use()  # type: ignore[operator]


def journeys(work: Path, *before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "tests.hostile.every_journey", str(work)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_journey_asks_the_system_for_a_network(tmp_path: Path) -> None:
    """Every journey, window included, with every system call of the network on record, whichever library makes it."""
    trace = tmp_path / "trace"
    work = tmp_path / "work"
    work.mkdir()
    ran = journeys(work, *STRACE, "-o", str(trace))
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    families = Counter(found.group(1) for line in lines if (found := _FAMILY.search(line)))
    ended = ran.stdout.count("journey: ")
    print(f"journeys: {ended}, network calls: {len(lines)}, sockets by family: {dict(families)}")
    assert ended >= 24
    assert set(families) <= ALLOWED
    assert not [line for line in lines if _ADDRESS.search(line)]


def test_the_runtime_keeps_no_record_of_what_it_computes(tmp_path: Path, home: Path) -> None:
    """ONNX Runtime with its telemetry leaves a database in the user's cache; without it there is nothing."""
    code = """
import pathlib, sys
from visearch_desktop.core.embedding import Device, open_session
session, _ = open_session(pathlib.Path(sys.argv[1]), Device.CPU)
"""
    user = tmp_path / "user"
    user.mkdir()
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(user), "USERPROFILE": str(user), "TMPDIR": str(user)}
    model = home / "models" / TINY / "model.onnx"
    subprocess.run([sys.executable, "-c", code, model], check=True, env=environment, cwd=ROOT, timeout=120)
    assert [*user.rglob("*")] == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_trace_would_see_a_connection(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    command = [
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-e",
        "trace=network",
        "-o",
        str(trace),
        sys.executable,
        "-c",
        code,
    ]
    subprocess.run(command, check=True, timeout=60)
    text = trace.read_text(encoding="utf-8")
    assert "AF_INET" in set(_FAMILY.findall(text))
    assert _ADDRESS.search(text)
