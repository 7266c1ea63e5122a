"""Whether a product is in stock, as product tables say it."""

from __future__ import annotations

from collections.abc import Sequence

from visearch_desktop.core import tables
from visearch_desktop.core.figures import figure

_STATES = (
    "is in stock", "in stock", "availability", "stock status", "stock state", "available", "inventory status",
    "verfügbarkeit", "verfügbar", "lieferbar", "lagerstatus", "disponibilité", "disponible", "disponibilidad",
    "有货", "现货", "是否有货", "库存状态",
)  # fmt: skip
_AMOUNTS = (
    "qty", "quantity", "stock", "stock qty", "stock quantity", "quantity in stock", "inventory", "inventory qty",
    "inventory quantity", "variant inventory qty", "variant inventory quantity", "on hand", "quantity on hand",
    "available quantity", "stock level", "bestand", "lagerbestand", "lager", "menge", "verfügbare menge",
    "stock actuel", "quantité", "cantidad", "existencias", "库存", "库存数量", "库存量", "可用库存", "数量", "总库存",
)  # fmt: skip
_NAMES = (*_STATES, *_AMOUNTS)  # one that says yes or no is believed before one that counts

_YES = frozenset(
    (
        "in stock", "instock", "yes", "true", "y", "available", "available for order", "limited availability",
        "low stock", "auf lager", "lieferbar", "verfügbar", "sofort lieferbar", "ja", "en stock", "disponible", "oui",
        "sí", "si", "有货", "现货", "有", "是", "有库存", "充足",
    )
)  # fmt: skip


def stock_columns(columns: Sequence[str]) -> list[str]:
    """The columns that tell the stock, the one to be believed first."""
    folded = {tables.fold_name(column): column for column in reversed(columns)}
    return [folded[name] for name in _NAMES if name in folded]


def in_stock(value: str) -> bool:
    """Whether a value of such a column says that there is some: more than none of it, or a word for yes."""
    found = figure(value)
    return found.value > 0 if found else tables.fold_name(value) in _YES
