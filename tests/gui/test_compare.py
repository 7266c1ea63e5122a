from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fakes import match
from visearch_desktop.core.catalog import Evidence, Product, Relation
from visearch_desktop.core.findings import Member
from visearch_desktop.core.queries import QueryPhoto
from visearch_desktop.gui import tasks, theme, wording
from visearch_desktop.gui.compare import alignment, marks
from visearch_desktop.gui.compare.attributes import ROW, AttributeTable, facts_of, file_facts
from visearch_desktop.gui.compare.pane import ComparePane
from visearch_desktop.gui.compare.view import CompareView, Mode
from visearch_desktop.gui.desk import Desk
from visearch_desktop.gui.main_window import MainWindow
from visearch_desktop.gui.search.detail import Detail

Transform = tuple[float, ...]

SAME: Transform = (1, 0, 0, 0, 1, 0, 0, 0, 1)
MIRROR: Transform = (-1, 0, 1, 0, 1, 0, 0, 0, 1)
CROP: Transform = (2, 0, -0.5, 0, 2, -0.5, 0, 0, 1)
"""The second shows the middle quarter of the first."""
COLLAGE: Transform = (0.5, 0, 0.5, 0, 0.5, 0, 0, 0, 1)
"""The first is the upper right quarter of the second."""
TILTED: Transform = (1.1, 0.1, -0.05, -0.08, 0.95, 0.04, 0.1, -0.05, 1)
USELESS: Sequence[Transform] = (
    (0,) * 9,
    (1, 0, 0, 0, 0, 0, 0, 0, 1),  # singular: everything on a line
    (1, 2, 3, 2, 4, 6, 0, 0, 1),
    (math.nan,) * 9,
    (1, 0, 0, 0, 1, 0, 0, 0, math.inf),
    (1, 0, 0, 0, 1, 0, -2, 0, 1),  # the horizon crosses the photo
    (1, 0, 0, 0, 1, 0, 0, 0, 0),
    (1, 0, 5, 0, 1, 5, 0, 0, 1),  # nothing in common
    (1e6, 0, 0, 0, 1e6, 0, 0, 0, 1),
    (1, 0, 0, 0, 1, 0),
    (1e300, 0, 0, 0, 1e-300, 0, 0, 0, 1),
)


def plain(width: int, height: int, colour: str) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def quarters(width: int, height: int, colours: Sequence[str]) -> QImage:
    """Upper left, upper right, lower left, lower right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(width):
            image.setPixelColor(x, y, QColor(colours[2 * (2 * y >= height) + (2 * x >= width)]))
    return image


def shown(
    qtbot: QtBot, sizes: Sequence[tuple[int, int]], transform: Transform | None, *, colours: str = "red blue"
) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(608, 300)
    view.show_pair(("query", "match"), Evidence(transform=transform))
    for side, colour in enumerate(colours.split()):
        view.set_picture(side, plain(*sizes[side], colour))
    view.show_marks(False)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    return shown(qtbot, [(200, 200), (400, 400)], None)


def colour_at(view: CompareView, x: float, y: float = 130) -> str:
    return view.grab().toImage().pixelColor(round(x), round(y)).name()


def turn_wheel(view: CompareView, at: QPointF, steps: int) -> None:
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, at, QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, keys, phase, False)
    QApplication.sendEvent(view, wheel)


# -- side by side ----------------------------------------------------------------------------------


def test_query_and_match_stand_side_by_side(view: CompareView) -> None:
    assert colour_at(view, 150) == "#ff0000"
    assert colour_at(view, 450) == "#0000ff"


def test_space_shows_the_match_in_the_querys_place(view: CompareView) -> None:
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert colour_at(view, 150) == "#0000ff"
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert colour_at(view, 150) == "#ff0000"


def test_both_zoom_and_move_together(view: CompareView) -> None:
    turn_wheel(view, QPointF(150, 130), 4)
    assert view.zoom > 1.9
    assert colour_at(view, 12) == "#ff0000"  # beyond the fitted picture, which left grey at its sides
    assert colour_at(view, 320) == "#0000ff"
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == 1.0
    assert colour_at(view, 12) not in ("#ff0000", "#0000ff")


def test_a_photo_that_cannot_be_shown_says_so(view: CompareView) -> None:
    view.set_picture(1, None)
    assert colour_at(view, 450) != "#0000ff"
    for mode in Mode:
        view.show_mode(mode)
        view.grab()
        assert view.difference_sources() is None


@pytest.mark.parametrize("zoom", [1.0, 2.0, 5.0, 11.0])
@pytest.mark.parametrize("transform", [SAME, CROP, COLLAGE], ids=["same", "crop", "collage"])
def test_a_point_and_its_counterpart_stand_at_the_same_spot(qtbot: QtBot, transform: Transform, zoom: float) -> None:
    view = shown(qtbot, [(300, 400), (120, 160)], transform)
    view.zoom_by(zoom)
    view.pan(QPointF(37, -21))
    for share in (QPointF(0.5, 0.5), QPointF(0.3, 0.6), QPointF(0.62, 0.4)):
        left, right = view.places(share)
        assert right.x() - left.x() == pytest.approx(308)  # the distance of the halves
        assert right.y() == pytest.approx(left.y(), abs=0.01)


@pytest.mark.parametrize("zoom", [1.0, 3.0, 9.0])
@pytest.mark.parametrize("transform", [MIRROR, TILTED], ids=["mirrored", "tilted"])
def test_both_rooms_show_the_same_point_in_their_middle(qtbot: QtBot, transform: Transform, zoom: float) -> None:
    view = shown(qtbot, [(300, 400), (160, 160)], transform)
    view.zoom_by(zoom)
    view.pan(QPointF(25, 10))
    start, end = view.places(QPointF(0, 0))[0], view.places(QPointF(1, 1))[0]
    middle = QPointF(150, 6 + (300 - 34) / 2)
    share = QPointF((middle.x() - start.x()) / (end.x() - start.x()), (middle.y() - start.y()) / (end.y() - start.y()))
    left, right = view.places(share)
    assert (left - middle).manhattanLength() < 0.01
    assert (right - middle - QPointF(308, 0)).manhattanLength() < 0.01


def test_what_a_mirror_image_shows_at_the_left_is_at_the_right(qtbot: QtBot) -> None:
    view = shown(qtbot, [(200, 200), (200, 200)], MIRROR)
    left, right = view.places(QPointF(0.25, 0.5))
    middle_left, middle_right = view.places(QPointF(0.5, 0.5))
    assert left.x() - middle_left.x() == pytest.approx(middle_right.x() - right.x())


@pytest.mark.parametrize("transform", [SAME, MIRROR, CROP, COLLAGE, TILTED])
def test_fitting_shows_both_photos_whole(qtbot: QtBot, transform: Transform) -> None:
    view = shown(qtbot, [(300, 400), (500, 160)], transform)
    picture = view.grab().toImage()
    rooms = [(6, 294), (310, 602)]
    for (left, right), colour in zip(rooms, ("#ff0000", "#0000ff"), strict=True):
        for x in (left - 2, right + 2):
            assert picture.pixelColor(min(x, 607), 140).name() != colour
        assert any(picture.pixelColor(x, y).name() == colour for x in range(left, right) for y in range(6, 270, 8))


def test_the_product_has_one_size_in_photos_of_unequal_size(qtbot: QtBot) -> None:
    """The second shows the middle of the first with more pixels; on the screen both have one scale."""
    view = shown(qtbot, [(200, 200), (800, 800)], CROP)
    a, b = view.places(QPointF(0.4, 0.5)), view.places(QPointF(0.6, 0.5))
    assert b[0].x() - a[0].x() == pytest.approx(b[1].x() - a[1].x())
    assert view.scale(0) == pytest.approx(8 * view.scale(1))


def test_photos_that_are_not_aligned_fill_their_halves(view: CompareView) -> None:
    assert view.scale(0) == pytest.approx(2 * view.scale(1))


def test_the_point_under_the_wheel_stays_there(qtbot: QtBot) -> None:
    for side, transform in ((0, SAME), (1, SAME), (1, MIRROR), (1, CROP)):
        view = shown(qtbot, [(400, 400), (400, 400)], transform)
        view.zoom_by(4)
        share = QPointF(0.52, 0.47)
        before = view.places(share)[side]
        turn_wheel(view, before, 2)
        assert view.zoom > 4.5
        assert (view.places(share)[side] - before).manhattanLength() < 0.01


def test_what_is_dragged_follows_the_mouse_in_either_half(qtbot: QtBot) -> None:
    for x in (150, 450):
        view = shown(qtbot, [(400, 400), (400, 400)], MIRROR)
        view.zoom_by(4)
        share, side = QPointF(0.5, 0.5), int(x > 300)
        before = view.places(share)[side]
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(x, 130))
        QTest.mouseMove(view, QPoint(x + 30, 140))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(x + 30, 140))
        assert (view.places(share)[side] - before - QPointF(30, 10)).manhattanLength() < 0.01


def test_one_to_one_shows_the_finer_photo_pixel_by_pixel(qtbot: QtBot) -> None:
    view = shown(qtbot, [(900, 900), (1800, 1800)], SAME)
    QTest.keyClick(view, Qt.Key.Key_A)
    assert view.scale(1) == pytest.approx(1.0)
    assert view.scale(0) == pytest.approx(2.0)


def test_arrows_move_a_zoomed_picture_and_else_are_for_others(view: CompareView) -> None:
    before = view.places(QPointF(0.5, 0.5))[0]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.places(QPointF(0.5, 0.5))[0] == before
    view.zoom_by(4)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.places(QPointF(0.5, 0.5))[0].x() < before.x()


# -- wipe ------------------------------------------------------------------------------------------


def test_the_wipe_shows_the_first_left_of_the_edge_and_the_second_right(qtbot: QtBot) -> None:
    view = shown(qtbot, [(200, 200), (100, 100)], SAME)
    QTest.keyClick(view, Qt.Key.Key_W)
    assert view.mode is Mode.WIPE
    assert (colour_at(view, 304 - 60, 60), colour_at(view, 304 + 60, 60)) == ("#ff0000", "#0000ff")
    view.set_wipe(1.0)
    assert colour_at(view, 304 + 60, 60) == "#ff0000"
    view.set_wipe(0.0)
    assert colour_at(view, 304 - 60, 60) == "#0000ff"


def test_the_wipe_is_dragged_and_moved_by_keys(qtbot: QtBot) -> None:
    view = shown(qtbot, [(200, 200), (100, 100)], SAME)
    view.show_mode(Mode.WIPE)
    width = 300 - 6 - 28
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(304, 130))
    QTest.mouseMove(view, QPoint(304 + width // 4, 130))
    assert view.wipe == pytest.approx(0.75, abs=0.01)
    QTest.mouseMove(view, QPoint(900, 130))
    assert view.wipe == 1.0
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(900, 130))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.wipe == pytest.approx(0.98)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Period)
    assert view.wipe == pytest.approx(0.02)
    assert "2 %" in view.accessibleDescription()


def test_the_wipe_lays_the_second_over_the_first(qtbot: QtBot) -> None:
    """A mirrored photo is turned back, a crop stands where it was cut from."""
    first = quarters(100, 100, ("red", "green", "blue", "yellow"))
    for transform, second in ((MIRROR, first.flipped(Qt.Orientation.Horizontal)), (CROP, first.copy(25, 25, 50, 50))):
        view = shown(qtbot, [(1, 1), (1, 1)], transform)
        view.set_picture(0, first)
        view.set_picture(1, second)
        view.show_mode(Mode.WIPE)
        view.set_wipe(0.0)
        colours = [colour_at(view, 304 + x, 139 + y) for y in (-30, 30) for x in (-30, 30)]
        assert colours == ["#ff0000", "#008000", "#0000ff", "#ffff00"]
    assert colour_at(view, 304 - 100, 139) not in ("#ff0000", "#0000ff")  # the crop ends before


def test_blink_lays_the_aligned_second_over_the_first(qtbot: QtBot) -> None:
    view = shown(qtbot, [(200, 200), (200, 200)], CROP)
    view.blink(True)
    inside, outside = view.places(QPointF(0.3, 0.3))[0], view.places(QPointF(0.1, 0.1))[0]
    assert colour_at(view, inside.x(), inside.y()) == "#0000ff"
    assert colour_at(view, outside.x(), outside.y()) not in ("#ff0000", "#0000ff")


def test_photos_laid_on_each_other_without_alignment_say_so(view: CompareView) -> None:
    assert not view.note
    view.show_mode(Mode.WIPE)
    assert "Not aligned" in view.note
    assert "Not aligned" in view.accessibleDescription()
    view.set_evidence(Evidence(transform=SAME))
    assert not view.note


# -- marks -----------------------------------------------------------------------------------------


def test_the_matched_region_is_outlined_on_light_and_on_dark_photos(qtbot: QtBot) -> None:
    for colours in ("white white", "black black"):
        view = shown(qtbot, [(200, 200), (200, 200)], CROP, colours=colours)
        without = view.grab().toImage()
        QTest.keyClick(view, Qt.Key.Key_P)
        assert view.marked
        marked = view.grab().toImage()
        corner, inside = view.places(QPointF(0.25, 0.5))[0], view.places(QPointF(0.4, 0.45))[0]
        changed = [
            abs(marked.pixelColor(round(corner.x()) + off, round(corner.y())).lightness()
                - without.pixelColor(round(corner.x()) + off, round(corner.y())).lightness())
            for off in range(-3, 4)
        ]  # fmt: skip
        assert max(changed) > 100
        spot = round(inside.x()), round(inside.y())
        assert marked.pixelColor(*spot) == without.pixelColor(*spot)


def test_few_points_are_shown_and_those_far_apart() -> None:
    crowd = [(0.5 + n / 1e6, 0.5, 0.5, 0.5) for n in range(500)]
    far = [(0.0, 0.0, 0.1, 0.1), (1.0, 1.0, 0.9, 0.9), (0.0, 1.0, 0.1, 0.9)]
    wrong = [(math.nan, 0.5, 0.5, 0.5), (7.0, 0.5, 0.5, 0.5)]
    chosen = marks.choose((*crowd, *far, *wrong))
    assert len(chosen) == marks.SHOWN <= 24
    assert set(far) <= set(chosen[:4])
    assert not any(point in chosen for point in wrong)
    assert marks.choose(()) == ()


# -- bad alignments --------------------------------------------------------------------------------


@pytest.mark.parametrize("transform", USELESS)
def test_an_alignment_of_no_use_is_left_aside(qtbot: QtBot, transform: Transform) -> None:
    assert alignment.found(transform) is None
    view = shown(qtbot, [(200, 200), (400, 400)], transform)
    view.show_marks(True)
    for mode in Mode:
        view.show_mode(mode)
        view.zoom_by(3)
        view.pan(QPointF(50, 50))
        view.grab()
        view.fit()
    assert not view.aligned
    sources = view.difference_sources()
    assert sources is not None
    assert sources[2] is None
    assert not tasks.difference(plain(20, 20, "red"), plain(20, 30, "red"), transform).isNull()


@pytest.mark.parametrize("sizes", [[(1, 1), (5000, 1)], [(3000, 2), (2, 3000)], [(1, 400), (400, 400)]])
def test_odd_sizes_and_tiny_windows_are_survived(qtbot: QtBot, sizes: Sequence[tuple[int, int]]) -> None:
    for transform in (None, TILTED):
        view = shown(qtbot, sizes, transform)
        view.setMinimumSize(1, 1)
        view.show_marks(True)
        for width, height in ((1, 1), (20, 20), (280, 140), (3000, 200)):
            view.resize(width, height)
            for mode in Mode:
                view.show_mode(mode)
                view.show_pixels()
                view.grab()


# -- difference ------------------------------------------------------------------------------------


def lit(image: QImage) -> list[QPoint]:
    """Where a heat picture is coloured."""
    points = (QPoint(x, y) for y in range(image.height()) for x in range(image.width()))
    return [point for point in points if image.pixelColor(point).hslSaturation() > 40]


def test_equal_photos_show_no_difference() -> None:
    photo = quarters(60, 40, ("red", "white", "black", "yellow"))
    assert not lit(tasks.difference(photo, photo, SAME))
    assert not lit(tasks.difference(photo, photo.scaled(120, 80), None))


def test_only_the_patch_that_changed_lights_up() -> None:
    first = quarters(81, 60, ("red", "white", "black", "yellow"))  # odd: rows of QImage are padded
    second = first.flipped(Qt.Orientation.Horizontal)
    for x in range(10):
        for y in range(10):
            second.setPixelColor(10 + x, 40 + y, QColor("green"))
    heat = tasks.difference(first, second, MIRROR)
    assert heat.size() == first.size()
    points = lit(heat)
    assert len(points) > 80
    assert all(81 - 24 <= point.x() <= 81 - 6 and 36 <= point.y() <= 54 for point in points)


def test_what_only_one_photo_shows_is_striped_and_not_coloured() -> None:
    grey = plain(100, 100, "#808080")
    heat = tasks.difference(grey, plain(50, 50, "#808080"), CROP)
    assert not lit(heat)
    assert len({heat.pixelColor(x, 5).lightness() for x in range(100)}) > 1
    assert len({heat.pixelColor(x, 50).lightness() for x in range(30, 70)}) == 1


def test_the_difference_is_made_by_a_worker_and_asked_for_again_when_photos_change(qtbot: QtBot, desk: Desk) -> None:
    pane = ComparePane(desk)
    qtbot.addWidget(pane)
    pane.resize(600, 400)
    pane.show()
    view = pane.view
    view.show_pair(("a", "b"), Evidence(transform=SAME))
    view.set_picture(0, plain(100, 100, "white"))
    QTest.keyClick(view, Qt.Key.Key_E)
    view.set_picture(1, plain(100, 100, "white"))
    assert "Working" in view.note
    qtbot.waitUntil(lambda: "Bright" in view.note, timeout=10_000)
    middle = view.width() / 2, view.height() / 2
    assert QColor(colour_at(view, *middle)).hslSaturation() < 10
    view.set_picture(1, plain(100, 100, "blue"))
    qtbot.waitUntil(lambda: "Bright" in view.note, timeout=10_000)
    assert QColor(colour_at(view, *middle)).hslSaturation() > 100


def test_a_difference_that_comes_too_late_is_not_shown(view: CompareView) -> None:
    asked: list[int] = []
    view.difference_wanted.connect(asked.append)
    view.show_mode(Mode.DIFFERENCE)
    view.set_picture(1, plain(10, 10, "green"))
    assert len(asked) == 2
    view.set_difference(asked[0], plain(10, 10, "red"))
    assert "Working" in view.note
    view.set_difference(asked[1], None)
    assert "cannot be shown" in view.note


# -- buttons and keys ------------------------------------------------------------------------------


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> ComparePane:
    made = ComparePane(desk)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.view.show_pair(("a", "b"), Evidence(transform=SAME))
    for side in (0, 1):
        made.view.set_picture(side, plain(100, 100, "white"))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_buttons_choose_the_mode_and_follow_the_keys(pane: ComparePane) -> None:
    tools, view = pane.tools, pane.view
    QTest.mouseClick(tools.modes[Mode.WIPE], Qt.MouseButton.LeftButton)
    assert view.mode is Mode.WIPE
    assert tools.modes[Mode.WIPE].isChecked()
    QTest.keyClick(view, Qt.Key.Key_Q)
    assert tools.modes[Mode.SIDE_BY_SIDE].isChecked()
    assert tools.matches.isChecked() == view.marked
    QTest.mouseClick(tools.matches, Qt.MouseButton.LeftButton)
    assert tools.matches.isChecked() == view.marked
    assert not tools.fit.isEnabled()
    QTest.keyClick(tools.matches, Qt.Key.Key_Plus)  # keys work from the buttons, too
    assert tools.fit.isEnabled()
    view.set_evidence(None)
    assert not tools.matches.isEnabled()


def test_tool_tips_name_the_keys_and_everything_has_a_name(pane: ComparePane) -> None:
    for button, key in zip((*pane.tools.modes.values(), pane.tools.matches), "QWEP", strict=True):
        assert button.toolTip().endswith(f"({key})")
        assert button.accessibleName()
    assert pane.view.accessibleName()


def test_buttons_lose_their_words_before_the_window_gets_wide(pane: ComparePane) -> None:
    assert pane.tools.worded
    pane.resize(336, 300)
    assert pane.width() == 336
    assert not pane.tools.worded
    pane.resize(800, 300)
    assert pane.tools.worded


def test_keys_work_in_a_list_beside_and_text_fields_keep_theirs(qtbot: QtBot, desk: Desk) -> None:
    page, pane = QWidget(), ComparePane(desk)
    qtbot.addWidget(page)
    beside, words = QWidget(), QLineEdit()
    beside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    inside = QVBoxLayout(page)
    for part in (pane, beside, words):
        inside.addWidget(part)
    pane.listen_in(page)
    with qtbot.waitActive(page):
        page.show()
    beside.setFocus()
    QTest.keyClick(beside, Qt.Key.Key_W)
    assert pane.tools.modes[Mode.WIPE].isChecked()
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_Q)
    assert pane.tools.modes[Mode.SIDE_BY_SIDE].isChecked()
    words.setFocus()
    QTest.keyClicks(words, "we0p")
    assert words.text() == "we0p"
    assert pane.tools.modes[Mode.SIDE_BY_SIDE].isChecked()


def test_the_focus_is_seen(qtbot: QtBot, pane: ComparePane) -> None:
    with qtbot.waitActive(pane):
        pane.activateWindow()
    pane.view.setFocus()
    assert colour_at(pane.view, 1, 100) == theme.LIGHT.accent


def test_long_and_chinese_captions_fit(pane: ComparePane) -> None:
    pane.view.show_caption(0, "商品图" * 200)
    pane.view.show_caption(1, "supplier delivery " * 60)
    for mode in Mode:
        pane.view.show_mode(mode)
        pane.view.grab()
    assert pane.width() == 800


def test_photos_are_read_again_with_all_their_pixels_when_one_looks_closely(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    assert plain(2400, 1200, "white").save(str(tmp_path / "large.png"))
    pane = ComparePane(desk)
    qtbot.addWidget(pane)
    pane.show()
    for side, name in enumerate(("large.png", "missing.png")):
        with qtbot.waitSignal(pane.loaded, timeout=10_000) as loaded:
            pane.load(side, tmp_path / name)
        assert loaded.args == [side, side == 0]
    pane.view.fit()
    before = pane.view.scale(0)
    pane.view.show_pixels()
    qtbot.waitUntil(lambda: not desk.reading_lane.busy, timeout=10_000)
    pane.view.fit()
    assert pane.view.scale(0) == pytest.approx(before * 1600 / 2400)
    pane.load(0, None)


# -- attributes and words --------------------------------------------------------------------------


def item(table: AttributeTable, row: int, column: int) -> QTableWidgetItem:
    found = table.table.item(row, column)
    assert found is not None
    return found


def test_only_what_differs_is_listed(qtbot: QtBot) -> None:
    table = AttributeTable()
    qtbot.addWidget(table)
    table.show_products([
        ("A", {"price": "9.90", "brand": " Nord", "colour": "grey", "empty": ""}),
        ("B", {"price": "9.90", "brand": "Nord ", "size": "M", "colour": "red", "empty": " "}),
        ("商品", {"price": "9.90", "brand": "Nord", "size": "M", "colour": "grey"}),
    ])  # fmt: skip
    assert list(table.names) == ["colour", "size"]
    assert table.words == "2 of 4 differ"
    cells = [[item(table, row, column).text() for column in range(4)] for row in range(2)]
    assert cells == [["≠ colour", "grey", "red", "grey"], ["≠ size", "—", "M", "M"]]
    bold = [[item(table, row, column).font().bold() for column in (1, 2, 3)] for row in range(2)]
    assert bold == [[False, True, False], [True, False, False]]
    table.everything.click()
    assert list(table.names) == ["price", "brand", "colour", "size"]
    table.show_products([("A", {"price": "1"}), ("B", {"price": "1"})])
    assert table.words == "No difference"
    table.show_products([])
    assert not table.names


def test_the_table_is_as_high_as_its_rows_or_shows_whole_ones(qtbot: QtBot) -> None:
    table = AttributeTable()
    qtbot.addWidget(table)
    table.resize(500, 400)
    table.show()
    sides = [("A", {str(place): "a" for place in range(9)}), ("B", {str(place): "b" for place in range(9)})]
    table.show_products(sides)
    for most, seen in ((10_000, 9), (table.height_for(10_000) - 1, 8), (0, 1)):
        table.setFixedHeight(table.height_for(most))
        view = table.table.viewport().height()
        assert view == seen * table.table.rowHeight(0)
    table.show_products([])
    assert table.height_for(10_000) < 2 * ROW


def test_files_are_told_apart_by_their_facts() -> None:
    facts = file_facts(Path("/shop/shirts/front.jpg"), 1200, 900, 2_340_000, 1_700_000_000.0)
    assert facts["Pixels"] == "1,200 × 900"
    assert facts["File size"] == "2.3 MB"
    assert "23" in facts["Saved on"]
    assert facts["Folder"].endswith("shirts")
    assert file_facts(Path("x.jpg"), 0, 0, 0, math.nan).keys() == {"File", "Folder"}
    member = Member(1, "00", Path("/shop/a.jpg"), ("A1", "A2"), 10, 10, 900, 1e300,
                    {"A2": Product("A2", "Shirt", {"price": "5"})})  # fmt: skip
    assert {"SKU": "A1, A2", "Title": "Shirt", "price": "5", "File size": "1 KB"}.items() <= facts_of(member).items()


def test_the_evidence_is_said_in_words() -> None:
    said = wording.evidence_words(Evidence(inliers=57, mirrored=True, transform=CROP, colour_difference=3.14))
    assert said == "57 matched points · mirrored · the right photo shows 25 % of the left one · colour difference 3.1"
    assert "the left photo shows 25 % of the right one" in wording.evidence_words(Evidence(transform=COLLAGE))
    assert wording.evidence_words(Evidence(inliers=1, transform=SAME)) == "1 matched point"
    assert wording.evidence_words(Evidence(transform=USELESS[0])) == ""


def test_the_detail_says_why_and_hands_the_alignment_on(qtbot: QtBot, desk: Desk, photos: list[Path]) -> None:
    detail = Detail(desk)
    qtbot.addWidget(detail)
    detail.resize(700, 700)
    detail.show()
    detail.show_query(QueryPhoto("query.jpg", path=photos[0]))
    proof = Evidence(inliers=33, mirrored=True, transform=MIRROR)
    detail.show_match(match(1, photos[1], relation=Relation.NEAR_DUPLICATE, evidence=proof))
    assert "33 matched points · mirrored" in detail.why
    assert detail.compare.aligned
    qtbot.waitUntil(lambda: detail.compare.difference_sources() is not None, timeout=10_000)
    detail.show_match(match(1, photos[2]))
    assert not detail.why
    assert not detail.compare.aligned
    qtbot.waitUntil(lambda: not desk.reading_lane.busy, timeout=10_000)


def test_the_keys_work_from_the_list_of_results(
    qtbot: QtBot, opened: MainWindow, desk: Desk, photos: list[Path]
) -> None:
    with qtbot.waitSignal(opened.search.answered, timeout=10_000):
        opened.search.search([photos[0]])
    listed, view = opened.search.results.list, opened.search.detail.compare
    with qtbot.waitActive(opened):
        opened.activateWindow()
    listed.setFocus()
    for key, mode in zip("WEQ", (Mode.WIPE, Mode.DIFFERENCE, Mode.SIDE_BY_SIDE), strict=True):
        QTest.keyClicks(listed, key.lower())
        assert view.mode == mode
    qtbot.waitUntil(lambda: not desk.reading_lane.busy, timeout=10_000)
