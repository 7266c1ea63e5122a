"""From candidates to relations: copies, variants and lookalikes, told apart by what is seen in the photos."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from tests.core.pictures import IDENTITY, MIRROR, Pixels, banner, crop, framed, moved, product, saved, turned
from visearch_desktop.core import imaging, matching
from visearch_desktop.core.catalog import Relation
from visearch_desktop.core.errors import PhotoError
from visearch_desktop.core.matching import Candidate, Judgement, Sketch, verify

NEAR, VARIANT, SIMILAR = Relation.NEAR_DUPLICATE, Relation.VARIANT, Relation.SIMILAR


def sketch(picture: Pixels, *, query: bool = False) -> Sketch:
    """As a search makes it of a query, and the catalog of a photo."""
    small = imaging.shrink_to_thumbnail(np.ascontiguousarray(picture))
    features = imaging.query_features(picture) if query else imaging.gallery_features(small)
    if not query:
        features = imaging.unpack(imaging.pack(features))
    return Sketch(features, imaging.perceptual_hash(small), lambda: small)


@cache
def in_catalog(seed: int) -> Sketch:
    return sketch(product(seed))


def judged(query: Pixels, photo: Pixels, similarity: float = 0.8) -> Judgement:
    return verify(sketch(query, query=True), [Candidate(sketch(photo), similarity)])[0]


def lost() -> Pixels:
    raise PhotoError("The photo cannot be read any more.")


COPIES: dict[str, Callable[[Pixels], Pixels]] = {
    "as it is": lambda photo: photo,
    "coarse JPEG": lambda photo: saved(photo, 15),
    "crop": lambda photo: moved(photo, crop(0.12, 0.1, 0.88, 0.92), 300, 240),
    "mirror": lambda photo: np.ascontiguousarray(photo[:, ::-1]),
    "banner": banner,
    "border": framed,
    "turned": lambda photo: moved(photo, turned(7), 320, 240),
    "darker": lambda photo: (photo * 0.75).astype(np.uint8),
    "grey": lambda photo: np.repeat(photo.mean(axis=2).astype(np.uint8)[..., None], 3, axis=2),
    "mirror and crop": lambda photo: moved(photo, crop(0.1, 0.05, 0.9, 0.95) @ MIRROR, 300, 220),
}


@pytest.mark.parametrize("edit", COPIES)
@pytest.mark.parametrize("backdrop", [None, 3], ids=["on white", "on a backdrop"])
def test_an_edited_copy_is_a_near_duplicate(edit: str, backdrop: int | None) -> None:
    photo = product(1, backdrop=backdrop)
    found = judged(COPIES[edit](photo), photo)
    assert found.relation is NEAR
    assert 0.5 <= found.duplicate_score <= 1
    assert found.evidence.mirrored == ("mirror" in edit)
    assert found.evidence.inliers >= 12
    assert found.evidence.transform is not None
    assert 0 < len(found.evidence.points) <= matching.POINTS_KEPT
    assert found.evidence.covered > 0.7
    assert found.evidence.agreement > 0.7


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_another_product_on_the_same_backdrop_is_not_a_copy(seed: int) -> None:
    found = judged(product(seed, backdrop=3), product(1, backdrop=3), similarity=0.95)
    assert found.evidence.inliers >= 12  # the backdrop does align
    assert found.relation is not NEAR
    assert found.duplicate_score < 0.5


@pytest.mark.parametrize("backdrop", [None, 3], ids=["on white", "on a backdrop"])
def test_another_colour_in_the_same_pose_is_a_variant(backdrop: int | None) -> None:
    found = judged(product(1, hue=100, backdrop=backdrop), product(1, hue=0, backdrop=backdrop), similarity=0.95)
    assert found.relation is VARIANT
    assert found.duplicate_score < 0.5
    assert found.evidence.colour_difference is not None
    assert found.evidence.colour_difference > 10
    assert judged(product(1), product(1)).evidence.colour_difference == pytest.approx(0, abs=2.5)


@pytest.mark.parametrize("similarity", [-1.0, 0.0, 0.7, 1.0])
def test_an_unrelated_photo_looks_alike_at_most(similarity: float) -> None:
    for found in verify(sketch(product(30), query=True), [Candidate(in_catalog(s), similarity) for s in range(1, 6)]):
        assert found.relation is SIMILAR
        assert 0 <= found.duplicate_score <= matching.UNSUPPORTED + 0.1


def test_the_same_photo_is_not_called_identical() -> None:
    found = verify(in_catalog(1), [Candidate(in_catalog(1), 1.0)])[0]
    assert found.relation is NEAR
    assert found.evidence.hash_distance == 0


@pytest.mark.parametrize("count", [0, 1, 17, 70])
def test_every_candidate_is_judged_in_order(count: int) -> None:
    """Also where the search stops looking: after the copy at the head, and a block of sixteen without any."""
    candidates = [Candidate(in_catalog(1), 0.9)] if count else []
    candidates += [replace(Candidate(in_catalog(2 + n % 5), 0.5), density=n / 100) for n in range(count - 1)]
    found = verify(sketch(product(1), query=True), candidates)
    assert len(found) == count
    assert [one.relation for one in found] == [NEAR, *[SIMILAR] * (count - 1)][:count]
    assert [one.evidence.local_density for one in found] == [one.density for one in candidates]
    assert all(0 <= one.duplicate_score <= 1 for one in found)
    assert all(one.evidence.hash_distance is not None for one in found)


def test_a_copy_is_found_far_down() -> None:
    candidates = [Candidate(in_catalog(2 + n % 5), 0.6) for n in range(69)]
    candidates.append(Candidate(in_catalog(1), 0.2))
    assert verify(sketch(product(1), query=True), candidates)[-1].relation is NEAR


def test_nothing_more_is_looked_at_once_it_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    aligned: list[int] = []
    align = imaging.align

    def counted(query: imaging.Features, gallery: Sequence[imaging.Features]) -> list[imaging.Alignment | None]:
        aligned.append(len(gallery))
        return align(query, gallery)

    monkeypatch.setattr(imaging, "align", counted)
    candidates = [Candidate(in_catalog(1), 0.9), *[Candidate(in_catalog(2), 0.5)] * 69]
    verify(sketch(product(1), query=True), candidates)
    assert aligned == [16, 16]
    aligned.clear()
    verify(sketch(product(30), query=True), candidates)
    assert aligned == [16, 16, 16, 16, 6]


def test_a_plain_photo_is_judged_as_the_embedding_saw_it() -> None:
    plain = np.full((240, 320, 3), 255, np.uint8)
    plain[60:180, 90:220] = (150, 60, 40)
    photo = Sketch(imaging.query_features(np.full_like(plain, 255)), 0, lambda: plain)
    found = verify(photo, [Candidate(photo, 1.0, seen=IDENTITY), Candidate(photo, 1.0)])
    assert [one.relation for one in found] == [NEAR, SIMILAR]
    assert (found[0].evidence.inliers, found[0].evidence.points) == (0, ())
    assert found[1].evidence.transform is None
    mirror = verify(photo, [Candidate(photo, 1.0, seen=MIRROR)])[0]
    assert mirror.evidence.mirrored
    assert verify(photo, [Candidate(photo, 1.0, seen=np.zeros((3, 3)))])[0].relation is SIMILAR


def test_a_candidate_that_cannot_be_drawn_is_judged_unseen() -> None:
    gone = replace(in_catalog(1), draw=lost)
    candidates = [Candidate(gone, 0.9, seen=IDENTITY), Candidate(in_catalog(1), 0.9), Candidate(gone, 0.9)]
    found = verify(sketch(product(1), query=True), candidates)
    assert [one.relation for one in found] == [SIMILAR, NEAR, SIMILAR]
    assert found[0].duplicate_score <= matching.UNSUPPORTED
    assert found[0].evidence.transform is None
    with pytest.raises(PhotoError):
        verify(gone, [Candidate(in_catalog(1), 0.9)])


def test_a_photo_is_drawn_once_and_only_when_it_is_needed() -> None:
    drawn: list[int] = []

    def draw() -> Pixels:
        drawn.append(1)
        return product(1)

    photo = replace(in_catalog(1), draw=draw)
    verify(sketch(product(30), query=True), [Candidate(photo, 0.5)] * 3)
    assert len(drawn) <= 1
    verify(sketch(product(1), query=True), [Candidate(photo, 0.5)] * 3)
    assert len(drawn) == 1


def test_similarity_orders_what_was_not_verified() -> None:
    expected = [matching.expectation(similarity, 0.4) for similarity in (-1, 0.2, 0.5, 0.8, 1)]
    assert expected == sorted(expected)
    assert expected[0] >= 0
    assert expected[-1] <= 1
    assert matching.expectation(0.6, 0.9) < matching.expectation(0.6, 0.1)


def test_signs_only_ever_speak_for_their_side() -> None:
    """More matched points never lower the score; more change and more other colour never raise it."""
    compared = imaging.compare_aligned(product(1), product(1), IDENTITY)
    assert compared is not None
    base = replace(compared, structure=0.8, changed=0.1, recoloured=0.2)

    def score(inliers: int, agreement: imaging.Agreement) -> float:
        points = np.zeros((inliers, 4), np.float32)
        return matching.Signs(imaging.Alignment(IDENTITY, points, mirrored=False), agreement).score

    by_inliers = [score(inliers, base) for inliers in range(60)]
    assert by_inliers == sorted(by_inliers)
    by_change = [score(20, replace(base, changed=changed)) for changed in np.linspace(0, 1, 20)]
    assert by_change == sorted(by_change, reverse=True)
    by_colour = [score(20, replace(base, recoloured=share)) for share in np.linspace(0, 1, 20)]
    assert by_colour == sorted(by_colour, reverse=True)
    assert 0 <= min(by_inliers + by_change + by_colour) <= max(by_inliers + by_change + by_colour) <= 1
