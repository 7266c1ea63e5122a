"""One picture on many items that have nothing to do with each other is a placeholder, whatever it looks like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from visearch_desktop.core.imaging import differing_bits

NEAR = 4
"""Bits of a perceptual hash by which two savings of one picture may differ."""


def repeated_pictures(photos: Iterable[tuple[str, int]], fewest: int = 4) -> dict[int, int]:
    """Pictures that many unrelated items share.

    Args:
        photos: for each photo what its item belongs to, and its `imaging.perceptual_hash`. Size runs and colours of
            one style share a photo rightly: give them one name (the style), so that only strangers count.
        fewest: names that must share a picture.

    Returns:
        The hashes of such pictures, each with the number of names that show it or nearly it.
    """
    names: defaultdict[int, set[str]] = defaultdict(set)
    for name, hashed in photos:
        names[hashed].add(name)
    # Only pictures that occur under two names at least can be the middle of such a group: that keeps this linear for
    # thousands of photos that occur once.
    middles = [hashed for hashed, owners in names.items() if len(owners) > 1]
    found: dict[int, int] = {}
    for middle in middles:
        group = [hashed for hashed in names if differing_bits(hashed, middle) <= NEAR]
        owners = set().union(*(names[hashed] for hashed in group))
        if len(owners) >= fewest:
            found.update((hashed, max(len(owners), found.get(hashed, 0))) for hashed in group)
    return found
