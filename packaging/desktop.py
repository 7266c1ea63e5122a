"""What `visearch-desktop` runs in the bundle: the window, with the photos a file manager hands over."""

from visearch_desktop.__main__ import desktop

desktop()
