"""Attributes that shop systems pack into other columns, under names of their own.

Shopify writes "Option1 Name": "Size" beside "Option1 Value": "M", WooCommerce "Attribute 1 name" beside
"Attribute 1 value(s)", and Magento "color=Black,size=XS" into one cell. As "Size": "M" they can be filtered by, and
tell size runs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from visearch_desktop.core.tables.names import fold

_NAME = re.compile(r"(option ?\d|attribute \d+) name")
_PACKED = "additional attributes"
_PAIR = re.compile(r",(?=[\w-]+=)")
_NO_OPTION = ("title", "default title")
"""How Shopify says that a product comes in one variant."""


def unpacked(attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes with those that were packed in place of the columns that held them; none is overwritten."""
    by_name = {fold(name): name for name in attributes}
    found: dict[str, str] = {}
    spent: set[str] = set()
    for folded, name in by_name.items():
        if match := _NAME.fullmatch(folded):
            value = next((by_name[f"{match[1]} {end}"] for end in _VALUES if f"{match[1]} {end}" in by_name), "")
            spent |= {name, value}
            if value and (attributes[name].casefold(), attributes[value].casefold()) != _NO_OPTION:
                found.setdefault(attributes[name], attributes[value])
        elif folded == _PACKED and "=" in attributes[name]:
            spent.add(name)
            pairs = (pair.partition("=") for pair in _PAIR.split(attributes[name]))
            found.update((key.strip(), value.strip()) for key, _, value in pairs if key.strip() and value.strip())
    kept = {name: value for name, value in attributes.items() if name not in spent}
    taken = {name.casefold() for name in kept}
    return kept | {name: value for name, value in found.items() if name.casefold() not in taken}


_VALUES = ("value", "value(s)", "values")
