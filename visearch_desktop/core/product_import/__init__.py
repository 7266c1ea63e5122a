"""Product tables into a catalog: what would change, what is wrong, and taking it over.

read         file -> table and what its columns mean, as detected or as it was said before
plan_import  table + mapping -> ImportPlan with its report; writes nothing
apply        ImportPlan -> the catalog's product table
look_back    what of a table that was taken over does not fit the photos
"""

from visearch_desktop.core.product_import.plan import apply, look_back, plan_import, read, reading
from visearch_desktop.core.product_import.report import (
    Change,
    ChangedProduct,
    ImportPlan,
    ImportReport,
    Listed,
    Mismatch,
    MissingPhoto,
    NearName,
    RepeatedSku,
    SharedPhoto,
)  # fmt: skip

__all__ = [
    "Change", "ChangedProduct", "ImportPlan", "ImportReport", "Listed", "Mismatch", "MissingPhoto", "NearName",
    "RepeatedSku", "SharedPhoto", "apply", "look_back", "plan_import", "read", "reading",
]  # fmt: skip
