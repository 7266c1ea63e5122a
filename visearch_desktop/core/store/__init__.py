"""The catalog's database: photos, contents, SKUs, products. The only home of sqlite3.

SQLite is the truth; everything else in a catalog folder is a cache that can be made again from it.
"""

from visearch_desktop.core.store import (
    adaptation,
    decisions,
    embeddings,
    listings,
    palettes,
    photos,
    products,
    review,
    scans,
)
from visearch_desktop.core.store.cache import CACHE_NAME
from visearch_desktop.core.store.connection import DATABASE_NAME, Database
from visearch_desktop.core.store.photos import Content, Located, Pending

__all__ = [
    "CACHE_NAME",
    "DATABASE_NAME",
    "Content",
    "Database",
    "Located",
    "Pending",
    "adaptation",
    "decisions",
    "embeddings",
    "listings",
    "palettes",
    "photos",
    "products",
    "review",
    "scans",
]
