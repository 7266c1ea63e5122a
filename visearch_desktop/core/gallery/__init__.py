"""What can be searched: the snapshot, and what came after it; what has gone is left out when it is met.

    candidates = exact cosine, by the database, of (Annoy's neighbours in the snapshot ∪ those in the tail)

One query of the database says which neighbours can still be found and what their embeddings are, so removed contents
disappear at once, and no file beside the database can make a wrong similarity. New contents are found at once
through the tail; a new snapshot is built when that has grown. Publishing one swaps a reference: a search in flight
finishes on the old files.
"""

from visearch_desktop.core.gallery.publishing import Building
from visearch_desktop.core.gallery.republishing import Republishing
from visearch_desktop.core.gallery.searching import Candidate, Gallery

__all__ = ["Building", "Candidate", "Gallery", "Republishing"]
