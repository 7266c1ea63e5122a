"""Names of columns as shops, suppliers and people write them, and what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

SKU = (
    "sku", "variant sku", "item sku", "seller sku", "product sku", "sku code", "identifier", "item number",
    "item no", "item", "article number", "article no", "article", "artikelnummer", "artikelnr", "artikel nr",
    "art nr", "artnr", "art no", "artikel", "bestellnummer", "bestellnr", "modellnummer", "produktnummer",
    "model number", "product code", "product id", "code", "style", "style number", "style no", "model",
    "货号", "商品货号", "产品货号", "商品编号", "产品编号", "商品编码", "产品编码", "商家编码", "款号",
    "编号", "编码", "型号",
    "référence", "reference", "ref", "référence article", "código", "id", "handle",
)  # fmt: skip
TITLE = (
    "title", "name", "product name", "product title", "item name", "titel", "bezeichnung", "artikelbezeichnung",
    "artikelname", "produktname", "produktbezeichnung", "produkttitel", "description short", "标题", "商品标题", "名称",
    "商品名称", "产品名称", "品名", "商品名", "nom", "titre", "désignation", "nombre", "label",
)  # fmt: skip
EAN = (
    "ean", "gtin", "ean code", "ean13", "ean 13", "gtin13", "gtin 13", "gtin ean", "ean gtin", "barcode",
    "variant barcode", "upc", "gtin upc ean or isbn", "strichcode", "barcode ean", "isbn", "jan", "global unique id",
    "条码", "条形码", "商品条码", "商品条形码", "国际条码", "69码", "code barres", "código de barras",
)  # fmt: skip
PHOTOS = (
    "images", "image", "photos", "photo", "pictures", "picture", "image src", "variant image", "product image url",
    "variant image url", "image url", "image urls", "image link", "additional image link", "image file", "image files",
    "image name", "image names", "image path", "photo file", "photo files", "photo url", "photo name",
    "picture url", "picture name", "main image", "base image", "small image", "thumbnail image", "swatch image",
    "additional images", "gallery", "media gallery", "featured image", "bild", "bilder", "bilddatei", "bilddateien",
    "bildname", "bildnamen", "bild url", "bildlink", "bildpfad", "hauptbild", "produktbild", "produktbilder", "foto",
    "fotos", "fotodatei", "abbildung", "图片", "主图", "商品图片", "产品图片", "商品主图", "商品图", "产品图",
    "图片名称", "图片名", "图片链接", "图片地址", "照片", "细节图", "副图", "附图",
    "images urls", "immagine", "imagen", "imágenes",
)  # fmt: skip
FILES = ("files", "file", "file name", "filename", "dateien", "datei", "dateiname", "文件", "文件名")
"""Columns of photos only where no other is one."""

_NUMBER = re.compile(r"[\s(#]*\d+\)?$")


@lru_cache(4096)
def fold(name: str) -> str:
    """A name as people mean it: width, case, stops and the sort of gap between words do not matter."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s_\-.,:;/*]+", " ", folded).strip()


def unnumbered(name: str) -> str:
    """The folded name without a number at its end: "Image 2" and "image_2" are "image"."""
    folded = fold(name)
    return _NUMBER.sub("", folded) or folded


def known(name: str) -> bool:
    """Whether a name says what its column holds."""
    return fold(name) in _KNOWN or unnumbered(name) in _PHOTO_NAMES


def is_photos(name: str) -> bool:
    """Whether a column of this name holds photos."""
    return fold(name) in _PHOTO_NAMES or unnumbered(name) in _PHOTO_NAMES


def is_ean(name: str) -> bool:
    """Whether a column of this name holds EANs."""
    return fold(name) in _EAN_NAMES


def first(columns: Sequence[str], names: Sequence[str]) -> str:
    """The column with the earliest of these names; empty when there is none."""
    folded = {fold(column): column for column in reversed(columns)}
    return next((folded[name] for name in names if name in folded), "")


_EAN_NAMES = frozenset(EAN)
_PHOTO_NAMES = frozenset(PHOTOS)
_KNOWN = frozenset((*SKU, *TITLE, *EAN, *PHOTOS, *FILES)) | {
    "price", "preis", "价格", "brand", "marke", "品牌", "vendor", "category", "categories", "kategorie", "分类",
    "color", "colour", "size", "farbe", "颜色", "größe", "尺码", "尺寸", "description", "beschreibung", "描述", "qty",
    "menge", "quantity", "数量", "material", "材质", "stock", "bestand", "库存", "weight", "gewicht", "重量",
    "type", "status",
}  # fmt: skip
