"""Deliveries: reading what a supplier sent as items, and passing chosen items on.

read    folders, ZIPs, spreadsheets, photos -> gather (ZIPs unpacked safely) -> the spreadsheet that explains them
        -> rows, size runs -> items; photos that no row means -> name rule -> items
accept  items -> copies of their photos in a catalogue folder, where its SKU rule finds them
pack    items -> a ZIP of photos and spreadsheets
"""

from visearch_desktop.core.delivery.accept import Accepted, Copied, accept
from visearch_desktop.core.delivery.pack import Packed, pack
from visearch_desktop.core.delivery.read import read
from visearch_desktop.core.delivery.runs import JOINT, SKUS
from visearch_desktop.core.delivery.sheet import SheetSaid

__all__ = ["JOINT", "SKUS", "Accepted", "Copied", "Packed", "SheetSaid", "accept", "pack", "read"]
