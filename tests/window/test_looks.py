"""The checks of pictures find what they are for: blank pages, words nobody can read, places without photos."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.conftest import product_pixels
from tests.window.driven import Look, Thing
from tests.window.looks import blank, commonest, contrast, textured, wrong

SIZE = 400, 300


def thing(kind: str, place: tuple[int, int, int, int], words: str = "", name: str = "", **more: bool) -> Thing:
    state = {"enabled": True, "checked": False, "focus": False, "free": True} | more
    return Thing(kind, "", words, name, place, place[2:], rows=0, **state)


WINDOW = thing("MainWindow", (0, 0, *SIZE))
TITLE = thing("QLabel", (20, 20, 200, 40), "Search")
LIST = thing("ResultList", (20, 80, 340, 200), name="Results")


def look(*things: Thing, scale: float = 1.0) -> Look:
    return Look(True, 0, "MainWindow", "", "", scale, (WINDOW, *things))


def page(ground: str = "#f5f6f7", ink: str = "#59616b") -> Image.Image:
    """A page with a title and a photo."""
    made = Image.new("RGB", SIZE, ground)
    ImageDraw.Draw(made).text((24, 24), "Search", fill=ink, font_size=20)
    made.paste(Image.fromarray(product_pixels(3, 300, 180)).resize((300, 180)), (30, 90))
    photo = np.asarray(made).copy()
    noise = np.random.default_rng(1).integers(0, 120, (100, 120, 3))
    photo[120:220, 60:180] = noise
    return Image.fromarray(photo)


def test_a_page_as_it_should_be_passes() -> None:
    assert wrong(look(TITLE, LIST), page(), "Results") == []


@pytest.mark.parametrize("colour", ["white", "#f5f6f7", "#1a1b1d", "black"])
def test_a_blank_window_does_not(colour: str) -> None:
    found = wrong(look(TITLE, LIST), Image.new("RGB", SIZE, colour), "Results")
    assert ["one colour" in found[0], "cannot be read" in found[1], "no photo" in found[2]] == [True] * 3


def test_a_page_that_stays_blank_beside_the_bar_of_pages_does_not() -> None:
    image = Image.new("RGB", SIZE, "#f5f6f7")
    bar = page(ink="black").crop((20, 80, 50, 290))
    image.paste(bar, (0, 0))
    assert blank(look(), image) != []


def test_words_in_the_colour_of_the_ground_are_found() -> None:
    assert wrong(look(TITLE), page(ink="#eeeff0")) == ["QLabel 'Search' cannot be read"]


def test_words_that_need_not_be_read_are_left_out() -> None:
    faint = page(ink="#eeeff0")
    covered = thing("QLabel", TITLE.place, "Search", free=False)
    asleep = thing("QLabel", TITLE.place, "Search", enabled=False)
    assert wrong(look(covered, asleep), faint) == []


def test_a_list_of_empty_cards_is_no_list_of_photos() -> None:
    cards = Image.new("RGB", SIZE, "#f5f6f7")
    draw = ImageDraw.Draw(cards)
    for top in (90, 150, 210):
        draw.rounded_rectangle((30, top, 350, top + 50), 8, fill="white", outline="#dcdfe4")
        draw.text((40, top + 10), "TOL-1302 Cast teapot", fill="#1b1f24", font_size=16)
    assert wrong(look(LIST), cards, "Results")[0].startswith("no photo in 'Results'")


def test_a_list_is_looked_at_as_far_as_it_has_items() -> None:
    image, tall = Image.new("RGB", (400, 1400), "#f5f6f7"), thing("ResultList", (20, 80, 340, 1300), name="Results")
    image.paste(page())
    image.paste("#f5f6f7", (0, 280, 400, 1400))
    assert wrong(look(tall), image, "Results") != []
    assert wrong(look(tall, thing("item", (20, 80, 340, 200), "TOL-1302")), image, "Results") == []


def test_a_list_that_is_not_shown_at_all_is_found() -> None:
    assert wrong(look(TITLE), page(), "Results") == ["no photo in 'Results': [] of it are like one"]


def test_places_are_looked_up_at_the_scale_of_the_screen() -> None:
    large = page().resize((SIZE[0] * 2, SIZE[1] * 2))
    assert wrong(look(TITLE, LIST, scale=2.0), large, "Results") == []
    assert blank(look(scale=2.0), Image.new("RGB", large.size)) != []


def test_the_measures() -> None:
    half = np.zeros((10, 10, 3), dtype=np.uint8)
    half[:5] = 255
    assert commonest(half) == 0.5
    assert textured(half) == 0
    assert textured(half[:0]) == 0
    noise = np.random.default_rng(1).integers(0, 255, (64, 48, 3)).astype(np.uint8)
    assert textured(noise) == 1
    noise[:32] = 200
    assert textured(noise) == 0.5
    assert contrast(half) == pytest.approx(21.0)
    assert contrast(half[:5]) == pytest.approx(1.0)
