"""New snapshots while an index run goes on, so that searches stay quick meanwhile and after it is cancelled.

The rule is that of `publishing.wanted`; what is asked here is only how often to look. In a large catalog a snapshot
comes after each 25,000 photos: of a million it takes 49 s of processor time, 2 ms for each of those photos.
"""

from __future__ import annotations

from visearch_desktop.core.gallery.publishing import Building
from visearch_desktop.core.gallery.searching import Gallery

LOOK_EVERY = 5000
"""Photos between two looks. A look opens the snapshot: 0.1 s in a catalog of a million."""


class Republishing:
    """Builds the snapshots that are due while a run goes on, one at a time.

    One that fails, for want of space, is no concern of the run: the one at its end says so.
    """

    def __init__(self, gallery: Gallery) -> None:
        self._gallery = gallery
        self._looked_at = 0
        self._building: Building | None = None

    def reached(self, done: int) -> None:
        """So many photos of the run are done; starts a snapshot if one is due."""
        if done - self._looked_at >= LOOK_EVERY and self.wait(0):
            self._looked_at = done
            if self._gallery.wants_publishing(trusting=True):
                self._building = self._gallery.publish_in_background()

    def wait(self, seconds: float) -> bool:
        """Wait up to `seconds` for the snapshot being built; whether there is none any more."""
        return self._building is None or self._building.wait(seconds)

    def abandon(self) -> None:
        """The run has ended: what is being built is thrown away when it is ready."""
        if self._building is not None:
            self._building.abandon()
