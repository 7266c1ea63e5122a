"""Jobs that are finished whatever happens."""

from __future__ import annotations

from visearch_desktop.gui.jobs import Job


class LastingJob(Job):
    """A job that stores what a person has decided: it is not lost when the window is closed."""

    @property
    def can_be_stopped(self) -> bool:
        return False

    def cancel(self) -> None:
        """Go on."""
