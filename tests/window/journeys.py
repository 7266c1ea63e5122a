"""The four journeys, as somebody with a mouse and a keyboard goes them. Each hands back what was wrong to look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.window.driven import Driven, Look, Thing
from tests.window.looks import wrong
from tests.window.shop import PRODUCTS, RELISTED, Shop

CATALOG, SEARCH, AUDIT, BATCH = range(4)
QUERY, ANSWER = "DSC04418.jpg", "TOL-1302"
"""A supplier's photo, mirrored and cropped, and the SKU that it shows."""
Journey = Callable[[Driven, Shop, Path], list[str]]


def index(program: Driven, shop: Shop, album: Path) -> list[str]:
    """From an empty window to a catalog that can be searched."""
    program.wait_for("New catalog")
    found = _taken(program, album / "first-run.png")
    program.click("Choose folder…")
    program.choose(shop.photos)
    program.click("Choose table…")
    program.choose(shop.products)
    program.wait(lambda seen: [one for one in seen.things if one.words.endswith("products.csv")], "the table's name")
    found += _taken(program, album / "first-run-filled-in.png")
    program.click("Index photos")
    program.wait_for("Ready to search")
    figures = {one.words for one in program.settle().kind("QLabel")}
    wanted = {str(len(list(shop.photos.iterdir()))), str(PRODUCTS + len(RELISTED)), "0"}
    assert wanted <= figures, f"photos, SKUs and problems are {wanted}, shown is {figures}"
    return found + _taken(program, album / "indexed.png", program.said("Photos of this catalog, one of each SKU"))


def search(program: Driven, shop: Shop, album: Path) -> list[str]:
    """Which SKU is that? Then the second best by key, the best again by mouse, and words."""
    program.wait(lambda seen: seen.page == SEARCH, "the Search page")
    program.wait_for("Drop supplier photos here")
    found = _taken(program, album / "search-empty.png")
    program.press("ctrl+o")
    program.choose(shop.delivery / QUERY)
    program.wait(_titled(ANSWER), f"{ANSWER} as the answer")
    found += _taken(program, album / "search.png", program.said("Results"), program.said("Two photos compared"))
    first, second = program.wait(lambda seen: _items(seen) if len(_items(seen)) > 1 else None, "two results")[:2]
    program.press("Down")
    program.wait(lambda seen: not _titled(ANSWER)(seen), "the second result")
    program.click_at(*first.middle)
    program.wait(_titled(ANSWER), "the first result again")
    assert first.place[1] < second.place[1]
    program.press("ctrl+f")
    program.wait(lambda seen: seen.focus == "QLineEdit", "the keyboard in the line of words")
    before = [one.words for one in _items(program.settle())]
    program.screen.type("caddy")
    program.press("Return")
    program.wait(
        lambda seen: seen.quiet and [one.words for one in _items(seen)] != before, "an answer to words as well"
    )
    return found + _taken(program, album / "search-words.png", program.said("Two photos compared"))


def audit(program: Driven, shop: Shop, album: Path) -> list[str]:
    """What is listed twice? One group is decided by key, and the verdict taken back."""
    program.press("ctrl+3")
    program.wait(lambda seen: seen.page == AUDIT, "the Audit page")
    found = _taken(program, album / "audit-start.png")
    program.click("Run the audit")
    every = program.said("{} compared").format(program.said("{} photos").format(len(list(shop.photos.iterdir()))))
    program.wait(lambda seen: seen.quiet and [one for one in seen.things if one.words.startswith(every)], "findings")
    found += _taken(program, album / "audit.png", program.said("Groups"), program.said("Two photos compared"))
    return found + _decided(program, program.said("Groups"), "d", album / "audit-decided.png")


def batch(program: Driven, shop: Shop, album: Path) -> list[str]:
    """Which of a delivery's products are new? One item is decided by key, and the decision taken back."""
    program.press("ctrl+4")
    program.wait_for("Drop a supplier’s delivery here")
    found = _taken(program, album / "batch-start.png")
    program.click("Choose a folder…")
    program.choose(shop.delivery)
    program.click("Check the delivery")
    program.wait(lambda seen: seen.quiet and _rows(seen, program.said("Items")), "items")
    program.click("Already have")
    found += _taken(program, album / "batch.png", program.said("Items"), program.said("Two photos compared"))
    return found + _decided(program, program.said("Items"), "k", album / "batch-decided.png")


ALL: dict[str, Journey] = {one.__name__: one for one in (index, search, audit, batch)}


def _taken(program: Driven, file: Path, *photos: str) -> list[str]:
    seen, image = program.picture(file)
    return [f"{file.name}: {one}" for one in wrong(seen, image, *photos)]


def _decided(program: Driven, listed: str, key: str, file: Path) -> list[str]:
    """Decide about the chosen one with a key; then undo."""
    before = _decisions(program.settle())
    assert 0 < len(before) <= _rows(program.look(), listed)
    program.press(key)
    program.wait(lambda seen: _decisions(seen) != before, "the decision")
    found = _taken(program, file)
    program.press("z")
    program.wait(lambda seen: _decisions(seen) == before, "the decision taken back")
    return found


def _rows(seen: Look, listed: str) -> int:
    return next((one.rows for one in seen.things if one.name == listed), 0)


def _decisions(seen: Look) -> list[str]:
    """What a screen reader says of each item of the list: whether it is decided is part of that."""
    return [one.words for one in _items(seen) if one.of in ("GroupList", "ItemCards")]


def _items(seen: Look) -> list[Thing]:
    return [one for one in seen.things if one.kind == "item" and one.place[1] > 100]


def _titled(sku: str) -> Callable[[Look], bool]:
    """Whether the SKU stands as the title of what is looked at."""
    return lambda seen: any(one.words == sku for one in seen.things if one.kind in ("QLabel", "Elided"))
