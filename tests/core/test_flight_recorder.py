"""The program dies of a photo: the next runs find out which, leave it out, and take all others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import TINY, finish, write_photo
from visearch_desktop.core import batch, flight_recorder, guarded, imaging, places
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.flight_recorder import FlightRecorder
from visearch_desktop.core.imaging.picture import Picture
from visearch_desktop.core.indexing import index_folders
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.search import query_from_path, search
from visearch_desktop.core.workspace import Workspace

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a fork is what dies")
LEFT_OUT = (
    "The program has ended twice while it was reading this photo, so the photo is left out."
    " Save it again with another program."
)
ONE, TWO = bytes(range(32)), bytes(32 * [7])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / flight_recorder.FILE


def dies(file: Path, *digests: bytes) -> None:
    """A program that ends while it reads these photos."""

    def read() -> None:
        recorder = FlightRecorder(file)
        under_way = [recorder.reading(digest) for digest in digests]
        for one in under_way:
            one.__enter__()
        os.kill(os.getpid(), signal.SIGKILL)

    assert in_fork(read) == -signal.SIGKILL


def read(recorder: FlightRecorder, digest: bytes) -> None:
    """Read a photo that nothing happens with."""
    with recorder.reading(digest):
        pass


def in_fork(work: Callable[[], object]) -> int:
    child = os.fork()
    if not child:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(70)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_photo_is_left_out_when_the_program_has_died_of_it_twice(file: Path) -> None:
    dies(file, ONE, TWO)  # two threads: one of them is innocent
    recorder = FlightRecorder(file)
    read(recorder, TWO)  # and acquitted by this
    recorder.close()
    dies(file, ONE)
    recorder = FlightRecorder(file)
    with pytest.raises(PhotoError, match="has ended twice"), recorder.reading(ONE):
        pass
    with recorder.reading(TWO):
        pass
    recorder.close()
    with pytest.raises(PhotoError), FlightRecorder(file).reading(ONE):
        pass


def test_nothing_stays_of_a_run_that_ended_as_it_should(file: Path) -> None:
    recorder = FlightRecorder(file)
    with recorder.reading(ONE):
        assert file.exists()
    with pytest.raises(ValueError, match="damaged"), recorder.reading(TWO):
        raise ValueError("damaged")
    recorder.close()
    assert not file.exists()


def test_a_run_that_goes_on_without_a_word_to_the_recorder_is_no_death(file: Path) -> None:
    recorder = FlightRecorder(file)
    late = recorder.reading(ONE)
    late.__enter__()
    recorder.close()
    late.__exit__(None, None, None)  # the thread is done after the run
    assert not file.exists()


def test_another_chance_is_one(file: Path) -> None:
    dies(file, ONE)
    dies(file, ONE)
    recorder = FlightRecorder(file)
    recorder.give_another_chance()
    with recorder.reading(ONE):
        pass
    recorder.close()
    assert not file.exists()
    dies(file, ONE)
    dies(file, ONE)
    FlightRecorder(file).give_another_chance()
    dies(file, ONE)
    with pytest.raises(PhotoError), FlightRecorder(file).reading(ONE):
        pass


def test_suspects_are_read_one_at_a_time(file: Path) -> None:
    dies(file, ONE, TWO)
    recorder, inside, seen = FlightRecorder(file), threading.Event(), []

    def other() -> None:
        with recorder.reading(TWO):
            seen.append(inside.is_set())

    thread = threading.Thread(target=other)
    with recorder.reading(ONE):
        thread.start()
        thread.join(0.1)
        assert thread.is_alive()
        inside.set()
    thread.join()
    assert seen == [True]


@pytest.mark.parametrize("damage", [b"", b"\xff" * 34 * 64, b"x" * 100, os.urandom(34 * 64)])
def test_a_damaged_file_says_nothing(file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    recorder = FlightRecorder(file)
    with recorder.reading(ONE):
        pass
    recorder.close()


def test_where_nothing_can_be_written_nothing_is_recorded(tmp_path: Path) -> None:
    recorder = FlightRecorder(tmp_path / "none" / "at" / "all")
    with recorder.reading(ONE):
        pass
    recorder.close()


def test_many_suspects_leave_room(file: Path) -> None:
    dies(file, *(bytes([number] * 32) for number in range(1, 80)))
    recorder = FlightRecorder(file)
    with recorder.reading(ONE):
        pass
    recorder.close()
    dies(file, ONE)
    dies(file, ONE)
    with pytest.raises(PhotoError), FlightRecorder(file).reading(ONE):
        pass


def poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A decoder that dies of photos with a certain size, as one in C does."""
    decode = imaging.read_picture

    def read_picture(source: Path | bytes, **options: int) -> Picture:
        picture = decode(source, **options)
        if picture.width == 123:
            os.kill(os.getpid(), signal.SIGKILL)
        return picture

    monkeypatch.setattr(imaging, "read_picture", read_picture)


def test_an_index_run_that_dies_of_a_photo_comes_through_at_the_third_time(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "catalog"
    Workspace.create(folder, model=TINY, device="cpu").close()
    bad = write_photo(shop / "SKU2" / "bad.jpg", 99, size=(123, 90))
    poisoned(monkeypatch)

    def index(*, again: bool = False) -> None:
        workspace = Workspace.open(folder, device="cpu")
        finish(index_folders(workspace, [shop], retry_problems=again))
        workspace.close()

    assert [in_fork(index) for _ in range(3)] == [-signal.SIGKILL, -signal.SIGKILL, 0]
    workspace = Workspace.open(folder, device="cpu")
    assert [one.photo for one in workspace.problems()] == [bad]
    assert workspace.info().photos == 12
    workspace.close()
    assert in_fork(lambda: index(again=True)) == -signal.SIGKILL  # another chance is one
    assert in_fork(index) == 0
    monkeypatch.undo()  # a new version of the program, whose decoder has no such mistake
    monkeypatch.setenv("VISEARCH_HOME", str(tmp_path / "home"))
    workspace = Workspace.open(folder, device="cpu")
    assert not finish(index_folders(workspace, retry_problems=True)).failures
    workspace.close()
    assert not (folder / flight_recorder.FILE).exists()


def test_a_batch_that_dies_of_a_photo_comes_through_at_the_third_time(
    workspace: Workspace, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(index_folders(workspace, [shop]))
    workspace.close()
    delivery, folder = tmp_path / "delivery", tmp_path / "batch"
    for number in range(5):
        write_photo(delivery / f"item{number}.jpg", 50 + number, size=(200, 150))
    bad = write_photo(delivery / "item9.jpg", 99, size=(123, 90))
    poisoned(monkeypatch)

    def compare() -> None:
        view = Workspace.open(workspace.folder, device="cpu", read_only=True)
        finish(batch.run(view, [delivery], folder))
        view.close()

    assert [in_fork(compare) for _ in range(3)] == [-signal.SIGKILL, -signal.SIGKILL, 0]
    report = batch.open(folder).report
    assert [one.photo for one in report.problems] == [bad]
    assert len(report.items) == 6
    batch.remove(folder)
    assert not folder.exists()


def test_a_search_that_dies_of_its_photo_is_told_of_at_the_third_time(
    workspace: Workspace, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(index_folders(workspace, [shop]))
    workspace.close()
    bad = write_photo(tmp_path / "bad.jpg", 99, size=(123, 90))
    good = query_from_path(shop / "SKU2" / "photo4.jpg")
    poisoned(monkeypatch)

    def look(*photos: QueryPhoto) -> None:
        opened = Workspace.open(workspace.folder, device="cpu")
        answer = search(opened, Query(photos))
        assert [one.reason for one in answer.unread] == [LEFT_OUT]
        assert not answer.matches or answer.matches[0].sku == "SKU2"
        assert bool(answer.matches) == (len(photos) > 1)
        opened.close()

    pasted = QueryPhoto("Clipboard", data=bad.read_bytes())
    tries = [(query_from_path(bad),), (pasted,), (query_from_path(bad),), (pasted, good)]
    assert [in_fork(partial(look, *photos)) for photos in tries] == [-signal.SIGKILL, -signal.SIGKILL, 0, 0]
    kept = [file.read_bytes() for file in (places.data_folder() / guarded.FOLDER).iterdir()]
    assert not any(b"bad.jpg" in data or b"Clipboard" in data for data in kept)


def test_a_preview_that_dies_of_its_photo_is_left_empty_at_the_third_time(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visearch_desktop.gui import tasks
    from visearch_desktop.gui.search.tasks import product_boxes

    bad = write_photo(tmp_path / "bad.jpg", 99, size=(123, 90))
    poisoned(monkeypatch)

    def look() -> None:
        shown, empty = tasks.pictures((shop / "SKU2" / "photo4.jpg", bad), 64)
        assert shown is not None
        assert empty is None
        assert product_boxes((bad.read_bytes(),)) == (None,)

    assert [in_fork(look) for _ in range(3)] == [-signal.SIGKILL, -signal.SIGKILL, 0]


def test_what_another_program_reads_just_now_is_no_death(home: Path, tmp_path: Path) -> None:
    photo = write_photo(tmp_path / "a.jpg", 3).read_bytes()

    def read_beside() -> None:
        """Two deaths would be one too many."""
        with guarded.reading(guarded.digest_of(photo)):
            for _ in range(2):
                assert in_fork(partial(guarded.read_picture, photo)) == 0
        guarded.read_picture(photo)

    assert in_fork(read_beside) == 0
    guarded.read_picture(photo)


def test_what_an_index_run_has_died_of_a_search_knows_and_the_other_way_round(
    workspace: Workspace, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(index_folders(workspace, [shop]))
    folder = workspace.folder
    workspace.close()
    bad = write_photo(shop / "SKU2" / "bad.jpg", 99, size=(123, 90))
    poisoned(monkeypatch)

    def index() -> None:
        opened = Workspace.open(folder, device="cpu")
        report = finish(index_folders(opened))
        assert [one.reason for one in report.failures] == [LEFT_OUT]
        opened.close()

    def look() -> None:
        opened = Workspace.open(folder, device="cpu")
        assert [one.reason for one in search(opened, Query((query_from_path(bad),))).unread] == [LEFT_OUT]
        opened.close()

    assert in_fork(index) == in_fork(look) == -signal.SIGKILL
    assert in_fork(look) == in_fork(index) == 0


def test_a_window_that_was_open_meanwhile_knows_too(home: Path, tmp_path: Path) -> None:
    photo, other = (write_photo(tmp_path / f"{seed}.jpg", seed).read_bytes() for seed in (3, 4))

    def die() -> None:
        with guarded.reading(guarded.digest_of(photo)):
            os.kill(os.getpid(), signal.SIGKILL)

    def window() -> None:
        guarded.read_picture(other)  # it has marks from now on
        assert [in_fork(die) for _ in range(2)] == [-signal.SIGKILL] * 2
        assert guarded.read_picture(photo).width == 320  # one death is certain, the other is found by the next program
        assert in_fork(partial(guarded.read_picture, other)) == 0
        with pytest.raises(PhotoError, match="has ended twice"):
            guarded.read_picture(photo)
        guarded.give_another_chance()
        guarded.read_picture(photo)

    assert in_fork(window) == 0


def test_what_former_versions_noted_beside_a_catalog_is_taken_over(home: Path, tmp_path: Path) -> None:
    photo = write_photo(tmp_path / "a.jpg", 3).read_bytes()
    folder = tmp_path / "catalog"
    folder.mkdir()
    for _ in range(2):
        dies(folder / flight_recorder.FILE, guarded.digest_of(photo))

    def take_over() -> None:
        guarded.take_over(folder)
        assert not (folder / flight_recorder.FILE).exists()
        with pytest.raises(PhotoError, match="has ended twice"):
            guarded.read_picture(photo)

    assert in_fork(take_over) == 0
    with pytest.raises(PhotoError, match="has ended twice"):
        guarded.read_picture(photo)
    guarded.give_another_chance()
    guarded.read_picture(photo)


def test_marks_of_programs_that_are_gone_are_gathered(home: Path, tmp_path: Path) -> None:
    one, two = (write_photo(tmp_path / f"{seed}.jpg", seed).read_bytes() for seed in (1, 2))

    def die_beside(count: int) -> None:
        with guarded.reading(guarded.digest_of(one if count else two)):
            if count:
                in_fork(partial(die_beside, count - 1))
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_fork(partial(die_beside, 1)) == in_fork(partial(die_beside, 1)) == -signal.SIGKILL

    def look() -> None:
        for data in (one, two):
            with pytest.raises(PhotoError, match="has ended twice"):
                guarded.read_picture(data)
        assert sorted(file.name for file in (places.data_folder() / guarded.FOLDER).iterdir()) == ["0.lock", "0.marks"]

    assert in_fork(look) == 0


def test_where_no_marks_can_be_kept_photos_are_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = write_photo(tmp_path / "a.jpg", 3)
    monkeypatch.setenv("VISEARCH_HOME", str(photo))  # a file: nothing can be made in it
    assert guarded.read_picture(photo).width == 320
    assert guarded.same_pixels(photo, photo.read_bytes())
    assert not guarded.same_pixels(photo, tmp_path / "none.jpg")
    monkeypatch.undo()  # or the next one leaves these marks for those in the home


def test_two_suspects_are_compared_by_one_thread(home: Path, tmp_path: Path) -> None:
    one, two = (write_photo(tmp_path / f"{seed}.jpg", seed) for seed in (1, 2))

    def both() -> None:
        with guarded.reading(guarded.digest_of(one.read_bytes())), guarded.reading(guarded.digest_of(two.read_bytes())):
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_fork(both) == -signal.SIGKILL
    assert in_fork(lambda: os._exit(guarded.same_pixels(one, two))) == 0


def test_a_program_that_has_ended_leaves_nothing_behind(tmp_path: Path, home: Path) -> None:
    photo = write_photo(tmp_path / "a.jpg", 3)
    code = "import sys; from pathlib import Path; from visearch_desktop.core import guarded, places; "
    code += "guarded.read_picture(Path(sys.argv[1])); print(len(list((places.data_folder() / 'reading').iterdir())))"
    done = subprocess.run([sys.executable, "-c", code, photo], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2"
    assert not (home / guarded.FOLDER).exists()
