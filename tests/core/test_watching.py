"""Watching folders: what counts as changed, when it has come to rest, and what the watching survives.

The clock is the tests' own; files are real. Only the tests of `Notifier` wait for the system.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from visearch_desktop.core.scan import Seen, scan, scan_places
from visearch_desktop.core.watching import Due, How, Watch, eye, shares
from visearch_desktop.core.watching.looker import Looker
from visearch_desktop.core.watching.notifier import Notifier
from visearch_desktop.core.watching.settling import FOLDER, LONGEST_WAIT, MANY, WHOLE, Settling, Stamp


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Told:
    """Stands in for `Notifier`: tells what a test says. `limit` lets no more folders be watched."""

    made: list[Told]
    limit = False
    alive = True

    def __init__(self, root: Path, say: Callable[[str, bool], None]) -> None:
        self.check()
        self.root, self.say, self.closed = root, say, False
        Told.made.append(self)

    def check(self) -> None:
        if Told.limit:
            raise OSError(28, "inotify watch limit reached")

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> type[Told]:
    monkeypatch.setattr(eye, "Notifier", Told)
    monkeypatch.setattr(Told, "made", [], raising=False)
    monkeypatch.setattr(Told, "limit", False)
    return Told


class Scene:
    """A watched folder, its clock, and what became due."""

    def __init__(self, root: Path, *, look: bool = False) -> None:
        self.root, self.clock = root, Clock()
        self.watch = Watch([root], look=look, settle=3.0, clock=self.clock)

    def write(self, place: str, data: bytes = b"x") -> None:
        (self.root / place).parent.mkdir(parents=True, exist_ok=True)
        (self.root / place).write_bytes(data)

    def tell(self, place: str, *, folder: bool = False) -> None:
        Told.made[-1].say(place, folder)

    def passes(self, seconds: float) -> set[str] | None:
        """Let time pass, a step a second; what was due in the meantime."""
        found: set[str] | None = None
        for _ in range(round(seconds)):
            self.clock.now += 1
            self.watch.step()
            due = self.watch.take()
            if due is not None:
                found = (found or set()) | due.places.get(self.root, frozenset())
        return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "照片"
    folder.mkdir()
    return folder


@pytest.fixture
def scene(told: type[Told], root: Path) -> Scene:
    """A folder of a disk, whose first look is over."""
    made = Scene(root)
    assert made.passes(5) == {WHOLE}
    return made


# -- coming to rest ------------------------------------------------------------------------------


def test_a_new_photo_is_due_when_it_has_been_the_same_for_a_while(scene: Scene) -> None:
    scene.write("SKU1/新品.jpg")
    scene.tell("SKU1/新品.jpg")
    assert scene.passes(3) is None
    assert scene.passes(1) == {"SKU1/新品.jpg"}
    assert scene.passes(60) is None


def test_a_photo_that_is_still_growing_waits_for_minutes(scene: Scene) -> None:
    for size in range(1, 100):
        scene.write("slow.jpg", b"x" * size)
        scene.tell("slow.jpg")
        assert scene.passes(2) is None
    assert scene.passes(4) == {"slow.jpg"}


def test_growth_that_nobody_tells_of_is_seen(scene: Scene) -> None:
    scene.write("quiet.jpg", b"x")
    scene.tell("quiet.jpg")
    for size in range(2, 20):
        scene.write("quiet.jpg", b"x" * size)
        assert scene.passes(2) is None
    assert scene.passes(6) == {"quiet.jpg"}


def test_a_time_in_the_future_or_the_past_does_not_matter(scene: Scene) -> None:
    for name, moment in (("future.jpg", 4e9), ("past.jpg", 1.0)):
        scene.write(name)
        os.utime(scene.root / name, (moment, moment))
        scene.tell(name)
    assert scene.passes(5) == {"future.jpg", "past.jpg"}


def test_a_burst_is_one_run(scene: Scene) -> None:
    for number in range(500):
        scene.write(f"{number % 7}/{number}.jpg")
        scene.tell(f"{number % 7}/{number}.jpg")
    found = [due for _ in range(10) if (due := scene.passes(1))]
    assert [len(due) for due in found] == [500]


def test_a_copy_that_takes_long_is_taken_in_piece_by_piece(scene: Scene) -> None:
    """Photos at rest wait for others half a minute at most, and those are not among them."""
    scene.write("first.jpg")
    scene.tell("first.jpg")
    due: list[tuple[int, set[str]]] = []
    for second in range(60):
        scene.write(f"{second}.jpg")
        scene.tell(f"{second}.jpg")
        if found := scene.passes(1):
            due.append((second, found))
    assert [second for second, _ in due] == [pytest.approx(LONGEST_WAIT + 3, abs=2)]
    assert "first.jpg" in due[0][1]
    assert f"{due[0][0]}.jpg" not in due[0][1]
    assert len(scene.passes(6) or ()) + len(due[0][1]) == 61


def test_one_photo_that_is_never_finished_does_not_hold_up_the_others(scene: Scene) -> None:
    scene.write("good.jpg")
    scene.tell("good.jpg")
    found: list[set[str]] = []
    for size in range(60):
        scene.write("endless.jpg", b"x" * size)
        scene.tell("endless.jpg")
        if due := scene.passes(1):
            found.append(due)
    assert found == [{"good.jpg"}]


def test_very_many_changes_are_a_look_at_the_whole() -> None:
    """Of very many the system may have lost some."""
    settling = Settling(1.0)
    settling.touch("one.jpg", (1, 1), 0.0)
    settling.count(MANY + 1)
    settling.rest(2.0, lambda _: (1, 1))
    assert settling.take() == {WHOLE}
    settling.touch("two.jpg", (1, 1), 3.0)
    settling.rest(5.0, lambda _: (1, 1))
    assert settling.take() == {"two.jpg"}


def test_what_changes_after_it_came_to_rest_waits_again() -> None:
    settling, stamps = Settling(1.0), {"a": (1, 1), "b": (1, 1)}
    look: Callable[[str], Stamp | None] = stamps.get
    settling.touch("a", (1, 1), 0.0)
    settling.touch("b", (1, 1), 0.5)
    settling.rest(1.0, look)
    settling.touch("a", (2, 2), 1.2)
    settling.rest(1.5, look)
    assert settling.due(1.5) is False
    assert settling.due(1.5 + LONGEST_WAIT)
    assert settling.take() == {"b"}


def test_temporary_names_do_not_count_until_they_are_final(told: type[Told], root: Path) -> None:
    heard: list[str] = []
    handler = _handler(root, heard)
    for name in ("a.jpg.part", ".a.jpg.Xy12", "a.jpg~", ".sync/a.jpg", "@eaDir/a.jpg", "products.csv", "a.xmp"):
        handler("created", name)
        handler("modified", name)
    assert heard == []
    handler("moved", "a.jpg.part", "a.jpg")
    assert heard == ["a.jpg"]


# -- what is gone --------------------------------------------------------------------------------


def test_a_deleted_photo_is_due_and_one_that_is_written_anew_is_not_lost(scene: Scene) -> None:
    scene.tell("gone.jpg")
    assert scene.passes(4) == {"gone.jpg"}
    scene.tell("saved.jpg")  # an editor deletes it, then writes it anew
    scene.passes(1)
    scene.write("saved.jpg")
    assert scene.passes(2) is None
    assert scene.passes(4) == {"saved.jpg"}


def test_a_folder_that_moved_is_gone_and_its_photos_are_looked_for(scene: Scene) -> None:
    scene.write("old/a.jpg")
    scene.write("old/deep/b.jpg")
    (scene.root / "old").rename(scene.root / "new")
    scene.tell("old", folder=True)
    scene.tell("new", folder=True)
    assert scene.passes(4) == {"old", "new/a.jpg", "new/deep/b.jpg"}


def test_a_folder_that_was_replaced_is_looked_at_as_a_whole(scene: Scene) -> None:
    scene.tell("SKU", folder=True)
    scene.passes(1)
    scene.write("SKU/other.jpg")
    scene.tell("SKU", folder=True)
    assert scene.passes(4) == {"SKU", "SKU/other.jpg"}


def test_a_catalog_inside_does_not_keep_itself_busy(scene: Scene) -> None:
    scene.write("catalog/catalog.sqlite")
    scene.write("catalog/gallery/000001-x/thumb.jpg")
    scene.tell("catalog/gallery/000001-x", folder=True)
    assert scene.passes(60) is None


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_name_that_is_no_text_leads_to_a_look_at_the_whole(scene: Scene) -> None:
    name = os.fsdecode(b"bad\xff.jpg")
    scene.write(name)
    scene.tell(name)
    assert scene.passes(4) == {WHOLE}


# -- folders that come and go --------------------------------------------------------------------


def test_a_folder_that_goes_and_comes_back_is_looked_at_as_a_whole(scene: Scene, tmp_path: Path) -> None:
    away = tmp_path / "away"
    scene.root.rename(away)
    assert scene.passes(31) is None
    assert scene.watch.states()[0].how == How.OFFLINE
    assert Told.made[0].closed
    away.rename(scene.root)
    assert scene.passes(35) == {WHOLE}
    assert scene.watch.states()[0].how == How.TOLD


def test_another_folder_mounted_in_its_place_is_noticed(scene: Scene, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    scene.root.rename(tmp_path / "away")
    other.rename(scene.root)
    assert scene.passes(36) == {WHOLE}
    assert len(Told.made) == 2


def test_a_folder_that_is_not_there_at_the_beginning(told: type[Told], tmp_path: Path) -> None:
    scene = Scene(tmp_path / "later")
    assert scene.passes(40) is None
    assert scene.watch.states()[0].how == How.OFFLINE
    scene.write("a.jpg")
    assert scene.passes(40) == {WHOLE}


@pytest.mark.parametrize("when", ["at the beginning", "later"])
def test_too_many_folders_are_looked_at_instead(told: type[Told], root: Path, when: str) -> None:
    told.limit = when == "at the beginning"
    scene = Scene(root)
    assert scene.passes(5) == {WHOLE}
    if when == "later":
        told.limit = True
        scene.write("new/a.jpg")
        scene.tell("new", folder=True)
        assert scene.passes(10)
    state = scene.watch.states()[0]
    assert state.how == How.LOOKED_AT
    assert "no more folders" in state.note
    scene.write("new/b.jpg")
    assert scene.passes(40) == {"new/b.jpg"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges on Windows")
def test_a_folder_with_links_to_others_is_looked_at(told: type[Told], root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    scene = Scene(root)
    scene.passes(5)
    scene.write("link/a.jpg")
    assert scene.passes(40) == {"link/a.jpg"}
    assert "links" in scene.watch.states()[0].note


# -- shares --------------------------------------------------------------------------------------


def test_a_share_is_looked_at_now_and_then(told: type[Told], root: Path) -> None:
    scene = Scene(root, look=True)
    scene.write("a.jpg")
    assert scene.passes(5) == {WHOLE}
    scene.write("b.jpg")
    scene.write("a.jpg", b"other")
    assert scene.passes(20) is None
    assert scene.passes(20) == {"a.jpg", "b.jpg"}
    (scene.root / "a.jpg").unlink()
    assert scene.passes(40) == {WHOLE}
    assert scene.passes(100) is None
    assert told.made == []


def test_a_share_that_is_suddenly_empty_is_offline(told: type[Told], root: Path, tmp_path: Path) -> None:
    scene = Scene(root, look=True)
    scene.write("a.jpg")
    scene.passes(5)
    (root / "a.jpg").rename(tmp_path / "a.jpg")
    assert scene.passes(40) is None
    assert (scene.watch.states()[0].how, scene.watch.states()[0].note) == (How.OFFLINE, "It is empty now.")
    (tmp_path / "a.jpg").rename(root / "a.jpg")
    scene.write("b.jpg")
    assert scene.passes(40) == {WHOLE}
    assert scene.watch.states()[0].how == How.LOOKED_AT


def test_what_comes_to_rest_while_a_share_is_away_is_not_lost(told: type[Told], root: Path, tmp_path: Path) -> None:
    scene = Scene(root, look=True)
    scene.write("a.jpg")
    scene.passes(5)
    scene.write("b.jpg")
    while not scene.watch.waiting():
        scene.passes(1)
    root.rename(tmp_path / "away")
    scene.passes(60)  # b.jpg is due, and cannot be read
    (tmp_path / "away").rename(root)
    assert scene.passes(40) == {WHOLE}


def test_a_folder_that_is_no_longer_heard_is_watched_anew(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleted and made again, or taken out and plugged in, it may have the same number as before."""
    monkeypatch.setattr(Told.made[-1], "alive", False, raising=False)
    assert scene.passes(40) == {WHOLE}
    assert [one.closed for one in Told.made] == [True, False]


def test_a_look_that_takes_long_is_followed_by_a_long_pause(
    told: type[Told], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[float] = []
    scene = Scene(root, look=True)
    real = Looker.look

    def slow(self: Looker, folder: Path) -> object:
        looks.append(scene.clock.now)
        found = real(self, folder)
        return type(found)(found.changed, found.gone, found.empty, 10.0)

    monkeypatch.setattr(Looker, "look", slow)
    scene.passes(300)
    assert len(looks) == 2
    assert scene.watch.states()[0].seconds == 200.0


def test_a_look_finds_what_changed_among_many(tmp_path: Path) -> None:
    for number in range(2500):
        (tmp_path / f"{number}.jpg").write_bytes(b"x")
    looker = Looker()
    assert looker.look(tmp_path).changed == {WHOLE: FOLDER}
    (tmp_path / "1234.jpg").write_bytes(b"longer")
    looked = looker.look(tmp_path)
    assert (list(looked.changed), looked.gone) == (["1234.jpg"], False)
    (tmp_path / "7.jpg").unlink()
    assert looker.look(tmp_path).gone
    assert not looker.look(tmp_path).gone


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//nas/photos /mnt/shop\\040photos cifs rw,vers=3.1 0 0
nas:/export /mnt/nfs nfs4 rw 0 0
/dev/sdb1 /mnt/nfs/disk ext4 rw 0 0
user@host:/ /home/me/ssh fuse.sshfs rw 0 0
/dev/sdc1 /media/stick fuseblk rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("/home/me/photos", False),
        ("/mnt/shop photos/SKU", True),
        ("/mnt/shop photos 2", False),
        ("/mnt/nfs", True),
        ("/mnt/nfs/disk/a", False),
        ("/home/me/ssh/a", True),
        ("/media/stick/a", False),
    ],
)
def test_shares_are_told_by_their_file_system(path: str, shared: bool) -> None:
    assert shares.is_network(shares.file_system(path, MOUNTS)) == shared


def test_the_folder_of_this_test_is_no_share(tmp_path: Path) -> None:
    assert not shares.is_share(tmp_path)
    assert not shares.is_share(tmp_path / "nowhere")


# -- taking and giving back ------------------------------------------------------------------------


def test_what_could_not_be_done_is_due_again_later(scene: Scene) -> None:
    scene.write("a.jpg")
    scene.tell("a.jpg")
    for _ in range(4):
        scene.clock.now += 1
        scene.watch.step()
    due = scene.watch.take()
    assert due is not None
    scene.watch.put_back(due, 30)
    assert scene.passes(29) is None
    assert scene.passes(2) == {"a.jpg"}


def test_half_copied_photos_are_read_again_though_nothing_changes(scene: Scene) -> None:
    scene.watch.come_back()
    assert scene.passes(2) is None
    assert scene.passes(2) == set()
    assert scene.passes(60) is None


def test_a_sleep_can_be_cut_short(scene: Scene) -> None:
    """Where Ctrl+C is not heard during it."""
    scene.passes(5)
    assert scene.watch.pause() > 10
    start = time.monotonic()
    scene.watch.wait(0.1)
    assert time.monotonic() - start < 5


def test_an_idle_watch_sleeps(scene: Scene) -> None:
    assert 20 < scene.watch.pause() <= 30
    scene.write("a.jpg")
    scene.tell("a.jpg")
    scene.watch.step()
    assert scene.watch.pause() == 1.0
    scene.passes(10)
    assert scene.watch.pause() > 10


# -- some places only ------------------------------------------------------------------------------


def test_some_places_are_seen_as_in_a_scan_of_all(tmp_path: Path) -> None:
    for place in ("a/1.jpg", "a/b/2.jpg", "c/3.jpg", ".hidden/4.jpg", "cat/5.jpg", "notes.txt"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(b"x")
    (tmp_path / "cat/catalog.sqlite").write_bytes(b"")
    places = ["a", "c/3.jpg", ".hidden/4.jpg", ".hidden", "cat/5.jpg", "cat", "notes.txt", "nowhere", "nowhere/x.jpg"]
    assert set(scan_places(tmp_path, places)) == set(scan(tmp_path))
    assert [entry.path for entry in scan_places(tmp_path, ["a/b"]) if isinstance(entry, Seen)] == ["a/b/2.jpg"]


# -- the real thing ----------------------------------------------------------------------------------


@pytest.fixture
def heard(root: Path) -> Iterator[list[str]]:
    """What watchdog tells of a real folder."""
    places: list[str] = []
    (root / "SKU").mkdir()
    (root / "SKU/old.jpg").write_bytes(b"x")
    notifier = Notifier(root, lambda place, _: places.append(place))
    yield places
    notifier.close()


def test_the_system_tells_of_photos_and_folders(root: Path, heard: list[str]) -> None:
    (root / "SKU/notes.txt").write_bytes(b"x")
    (root / "SKU/old.jpg").read_bytes()
    (root / "SKU/图片.jpg").write_bytes(b"x")
    _until(lambda: "SKU/图片.jpg" in heard)
    assert set(heard) == {"SKU/图片.jpg"}  # neither the text nor the reading was told
    (root / "SKU").rename(root / "moved")
    _until(lambda: {"SKU", "moved"} <= set(heard))
    (root / "moved/old.jpg").unlink()
    _until(lambda: "moved/old.jpg" in heard)


def test_a_folder_that_was_deleted_and_made_again_is_no_longer_heard(root: Path, heard: list[str]) -> None:
    notifier = Notifier(root, lambda *_: None)
    try:
        assert notifier.alive
        shutil.rmtree(root)
        root.mkdir()
        _until(lambda: not notifier.alive)
    finally:
        notifier.close()


@pytest.mark.skipif(sys.platform != "linux", reason="inotify")
def test_a_disk_that_was_taken_out_is_no_longer_heard(root: Path) -> None:
    """As when it is unmounted: only the system may do that, so the library is told what the system tells it."""
    notifier = Notifier(root, lambda *_: None)
    try:
        (emitter,) = notifier._observer.emitters
        group: Any = emitter._inotify  # type: ignore[attr-defined]
        assert notifier.alive
        group.on_watch_deleted(group._active_callbacks_by_path[os.fsencode(root)])
        assert emitter.is_alive()
        assert not notifier.alive
    finally:
        notifier.close()


def test_a_watch_on_its_own_thread_finds_a_photo_and_ends(root: Path) -> None:
    watch = Watch([root], settle=0.2)
    watch.start()
    _until(lambda: watch.take() is not None)
    (root / "new").mkdir()
    (root / "new/a.jpg").write_bytes(b"x")
    found: set[str] = set()

    def look() -> bool:
        due = watch.take()
        found.update(due.places[root] if due else ())
        return bool(found)

    _until(look)
    assert found == {"new/a.jpg"}
    watch.close()
    _until(lambda: not any(thread.name == "watch" for thread in threading.enumerate()))


LIMITED = """
import sys, time
from pathlib import Path
from visearch_desktop.core.watching import Watch
root = Path(sys.argv[1])
watch = Watch([root], settle=0.1)
watch.step()
print(watch.states()[0].how, "|", watch.states()[0].note)
for number in range(30):
    (root / f"new{number}").mkdir()
deadline = time.monotonic() + 20
while watch.states()[0].how == "told" and time.monotonic() < deadline:
    time.sleep(0.1)
    watch.step()
print(watch.states()[0].how, "|", watch.states()[0].note)
watch.close()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify is Linux's")
@pytest.mark.parametrize(("folders", "first"), [(40, "looked at"), (10, "told")])
def test_the_real_limit_of_watched_folders_is_noticed(root: Path, folders: int, first: str) -> None:
    """In a user namespace, which has a limit of its own. watchdog itself says nothing of folders it cannot watch."""
    for number in range(folders):
        (root / f"SKU{number}").mkdir()
    limited = 'echo 30 > /proc/sys/user/max_inotify_watches && exec "$@"'
    command = ["unshare", "--user", "--map-root-user", "sh", "-c", limited, "sh"]
    if not shutil.which("unshare") or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system allows no user namespaces")
    done = subprocess.run(
        [*command, sys.executable, "-c", LIMITED, root], capture_output=True, text=True, timeout=60, check=True
    )
    before, after = done.stdout.splitlines()
    assert before.startswith(first)
    assert after.startswith("looked at | This computer lets no more folders be watched")


def test_what_piles_up_becomes_a_look_at_the_whole(scene: Scene) -> None:
    """While an audit of hours has the catalog, what is due must not grow without end."""
    for start in (0, MANY // 2, MANY):
        scene.watch.put_back(Due({scene.root: frozenset(map(str, range(start, start + MANY // 2)))}), 0)
    assert scene.passes(1) == {WHOLE}


def test_a_mistake_on_its_thread_is_not_silent(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch([root])
    monkeypatch.setattr(watch, "step", lambda: 1 // 0)
    watch.start()
    _until(lambda: not any(thread.name == "watch" for thread in threading.enumerate()))
    with pytest.raises(ZeroDivisionError):
        watch.take()


def _until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def _handler(root: Path, heard: list[str]) -> Callable[..., None]:
    from watchdog import events

    from visearch_desktop.core.watching.notifier import _Handler

    handler = _Handler(root, lambda place, _: heard.append(place))
    kinds: dict[str, Callable[..., events.FileSystemEvent]]
    kinds = {"created": events.FileCreatedEvent, "modified": events.FileModifiedEvent, "moved": events.FileMovedEvent}

    def happens(kind: str, *names: str) -> None:
        handler.dispatch(kinds[kind](*(str(root / name) for name in names)))

    return happens
