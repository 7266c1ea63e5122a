"""The catalog compared with itself: its photos at one moment, which listings are one style, who is near whom.

take_stock  catalog -> Shelf: vectors, the SKUs that show each photo, families of SKUs
whiten      vectors -> Space: principal axes of the catalog, evened out
nearest     rows -> exact cosine neighbours of other families, block by block
"""

from visearch_desktop.core.likeness.families import families
from visearch_desktop.core.likeness.nearest import Neighbours, nearest
from visearch_desktop.core.likeness.shelf import Shelf, take_stock
from visearch_desktop.core.likeness.spaces import Space, whiten
from visearch_desktop.core.likeness.views import embed_upright

__all__ = ["Neighbours", "Shelf", "Space", "embed_upright", "families", "nearest", "take_stock", "whiten"]
