"""Photos found by the local features they share: turned, cropped, pasted and mirrored ones, and none by chance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from tests.core.pictures import EDITS, Pixels, product, saved
from visearch_desktop.core import imaging
from visearch_desktop.core.inverted_file import InvertedFile

PHOTOS = 40
FIRST = 1000
"""Photos are called by numbers that are no places."""


def codes(pixels: Pixels) -> imaging.Codes:
    return imaging.codes_of(imaging.gallery_features(pixels))


@pytest.fixture(scope="module")
def shop() -> InvertedFile:
    packed = [imaging.pack(imaging.gallery_features(product(seed))) for seed in range(PHOTOS)]
    return InvertedFile(np.arange(PHOTOS) + FIRST, [imaging.packed_codes(one) for one in packed])


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("seed", [3, 17])
def test_an_edited_copy_has_most_votes(shop: InvertedFile, edit: str, seed: int) -> None:
    assert shop.most(codes(EDITS[edit](product(seed))), 3)[:1] == [FIRST + seed]


def test_what_is_not_there_is_seldom_found() -> None:
    shop = InvertedFile(np.arange(80), [codes(product(seed)).bits for seed in range(80)])
    found = [seed for seed in range(500, 530) if shop.most(codes(product(seed)), 8)]
    assert len(found) <= 10  # each costs a comparison, no more; made pictures are more alike than photos


def test_a_photo_of_many_copies_gets_them_all() -> None:
    copies = [codes(saved(product(5), quality)).bits for quality in range(40, 90, 2)]
    others = [codes(product(seed)).bits for seed in range(6, 60)]
    shop = InvertedFile(np.arange(len(copies) + len(others)), [*copies, *others])
    votes = shop.votes(codes(product(5)))
    assert votes[: len(copies)].min() > 3 * votes[len(copies) :].max()


def nothing() -> npt.NDArray[np.uint32]:
    return np.empty(0, np.uint32)


def test_photos_and_queries_without_features(shop: InvertedFile) -> None:
    plain = codes(np.full((240, 320, 3), 255, np.uint8))
    assert not len(plain.bits)
    assert shop.most(plain, 8) == []
    assert InvertedFile(np.empty(0, np.int64), []).most(codes(product(1)), 8) == []
    assert InvertedFile(np.arange(2), [nothing(), nothing()]).most(codes(product(1)), 8) == []
    with_plain = InvertedFile(np.arange(3), [nothing(), codes(product(1)).bits, nothing()])
    assert with_plain.most(codes(product(1)), 8) == [1]


def test_codes_of_packed_features_are_those_of_the_features() -> None:
    features = imaging.gallery_features(product(9))
    fresh, kept = imaging.codes_of(features), imaging.packed_codes(imaging.pack(features))
    assert (np.bitwise_count(fresh.bits ^ kept)).mean() < 0.5  # a coefficient next to zero is rounded to it
    again = imaging.codes_of(imaging.unpack(imaging.pack(features)))
    assert np.array_equal(again.bits, kept)


def test_the_codes_of_a_mirror_image_are_those_of_the_mirrored_features() -> None:
    features = imaging.gallery_features(product(9))
    mirrored = imaging.codes_of(features.mirrored()).bits
    assert np.bitwise_count(mirrored ^ imaging.codes_of(features).mirrored().bits).mean() < 0.5


@pytest.mark.parametrize("damaged", [b"", b"\x01", b"\x02" + bytes(6), bytes(7)])
def test_damaged_features_are_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r"too short|not packed features"):
        imaging.packed_codes(damaged)
