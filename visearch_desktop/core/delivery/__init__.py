"""Reading deliveries: folders, ZIPs and spreadsheets with photos, as items.

sources -> gather (folders, ZIPs unpacked safely) -> the spreadsheet that explains them -> rows, size runs -> items
                                                  -> photos no row means -> name rule -------------------> items
"""

from visearch_desktop.core.delivery.read import read
from visearch_desktop.core.delivery.runs import SKUS

__all__ = ["SKUS", "read"]
