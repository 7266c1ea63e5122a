"""Which names in a table mean which photos: pure rules, with no database.

The table and a photo agree on the longest ending of their paths: a path in the table stands for the photos that share
most of its last names, and a photo takes the claimants of the path that shares most with it. So "A/front.jpg" is not
"B/front.jpg", and the path another computer had still finds the photo. A path that agrees with no photo at all is
looked up again without the ending of its name: "img1.jpg" then means "img1.png" or "img1.jpeg".
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from visearch_desktop.core.catalog import PHOTO_SUFFIXES

Fold = Callable[[str], str]
"""From a path to the form that the table's paths have, "/" between names."""
Photos = Callable[[], Iterable[tuple[str, str]]]
"""Each call walks through all photos: (catalogue folder, path in it)."""


class Claims:
    """Who claims a photo.

    Args:
        table: (folded path, claimant) pairs; a claimant is an SKU, for instance.
        photos: the photos there are.
        fold: how their paths are folded.
    """

    def __init__(self, table: Sequence[tuple[str, str]], photos: Photos, fold: Fold) -> None:
        self._fold = fold
        self._exact, left = _claims(table, photos, fold)
        loose = ((without_suffix(path), claimant) for path, claimant in left)
        self._loose, _ = _claims([*loose], photos, self._loosely)

    def of(self, folder: str, path: str) -> list[str]:
        """The claimants with the longest claim to a photo; empty when the table does not name it."""
        return _claimants(self._exact, self._fold, folder, path) or _claimants(self._loose, self._loosely, folder, path)

    def _loosely(self, path: str) -> str:
        return without_suffix(self._fold(path))


def without_suffix(path: str) -> str:
    """A folded path without the ending that says it is a photo."""
    stem, dot, suffix = path.rpartition(".")
    return stem if dot and f".{suffix}" in PHOTO_SUFFIXES and stem.rpartition("/")[2] else path


def _claims(
    table: Sequence[tuple[str, str]], photos: Photos, fold: Fold
) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """Every ending of the table's paths -> its claimants, often none; and the pairs that no photo agrees with.

    A path claims by the longest of its endings that any photo has. Sets of endings, because comparing
    path with path takes too long: 20,000 folders with a "front.jpg" each are 400 million pairs.
    """
    claims: dict[str, list[str]] = {ending: [] for path, _ in table for ending in _endings(path)}
    seen: set[str] = set()
    if claims:
        for folder, path in photos():
            seen.update(_known_endings(claims, fold, folder, path))
    left = []
    for path, claimant in table:
        longest = next((ending for ending in _endings(path) if ending in seen), None)
        if longest is None:
            left.append((path, claimant))
        else:
            claims[longest].append(claimant)
    return claims, left


def _claimants(claims: Mapping[str, list[str]], fold: Fold, folder: str, path: str) -> list[str]:
    if not claims:
        return []
    return next((claims[ending] for ending in _known_endings(claims, fold, folder, path) if claims[ending]), [])


def _known_endings(known: Container[str], fold: Fold, folder: str, path: str) -> Iterator[str]:
    """The endings of a photo's whole path that are `known`, longest first.

    The catalogue folder counts: its name may be the only thing that tells two photos apart.
    """
    if fold(path.rpartition("/")[2]) in known:  # most photos end here, with only their name folded
        yield from (ending for ending in _endings(fold(f"{folder}/{path}")) if ending in known)


def _endings(path: str) -> Iterator[str]:
    """Of "a/b/c": "a/b/c", "b/c" and "c"."""
    while path:
        yield path
        path = path.partition("/")[2]
