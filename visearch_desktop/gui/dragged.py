"""The picture inside a drop or a paste: its own bytes where they come along, never fetched from anywhere."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

_KINDS = ("image/png", "image/webp", "image/avif", "image/jpeg", "image/tiff", "image/bmp", "image/gif")
"""Lossless first: a program that offers several has converted all but one."""
_VIRTUAL_FILE = "FileContents"
"""What browsers on Windows call the file of a dragged picture."""
_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_MOST = 100 << 20
"""Bytes taken at most; the core refuses larger photos anyway."""
_IMAGE_IN_HTML = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_DATA_URL = re.compile(r"data:(image/[\w.+-]+)?((?:;[\w=.+-]+)*),(.*)", re.IGNORECASE | re.DOTALL)


def holds_picture(mime: QMimeData) -> bool:
    """Whether there may be a picture in it, told without reading it all."""
    named = any(kind.startswith("image/") or _VIRTUAL_FILE in kind for kind in mime.formats())
    return named or mime.hasImage() or (mime.hasHtml() and "<img" in mime.html().lower())


def picture_in(mime: QMimeData) -> bytes | QImage | None:
    """The bytes of the picture, or the picture when the system hands on no bytes."""
    formats = mime.formats()
    offered = [kind for kind in _KINDS if kind in formats]
    for kind in (*offered, *(kind for kind in formats if _VIRTUAL_FILE in kind)):
        data = bytes(mime.data(kind).data())
        if data.startswith(_STARTS) or (data and kind == "image/avif"):
            return data[:_MOST]
    if mime.hasImage():
        image = mime.imageData()
        return image if isinstance(image, QImage) and not image.isNull() else None
    return next(filter(None, map(_inline, _addresses(mime))), None)


def web_addresses(mime: QMimeData) -> tuple[str, ...]:
    """The addresses on the web that came along; nothing is ever fetched from them."""
    return tuple(address for address in _addresses(mime) if address.lower().startswith(("http:", "https:", "ftp:")))


def _addresses(mime: QMimeData) -> list[str]:
    found = [url.toString() for url in mime.urls()] if mime.hasUrls() else []
    if mime.hasHtml():
        found += _IMAGE_IN_HTML.findall(mime.html())
    text = mime.text().strip() if mime.hasText() else ""
    if text.lower().startswith(("data:image/", "http://", "https://")) and (" " not in text):
        found.append(text)
    return list(dict.fromkeys(found))


def _inline(address: str) -> bytes | None:
    """The bytes of a picture that an address carries in itself ("data:image/png;base64,...")."""
    if len(address) > 2 * _MOST or not (parts := _DATA_URL.fullmatch(address)):
        return None
    payload = unquote_to_bytes(parts[3])
    if "base64" not in (parts[2] or "").lower():
        return payload or None
    try:
        return base64.b64decode(payload) or None
    except (binascii.Error, ValueError):
        return None
