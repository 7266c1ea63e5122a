"""What browsers and other programs put into a drag or onto the clipboard."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from visearch_desktop.gui.drops import might_hold, read_drop

WEB = "https://shop.example/a.jpg?w=800"


def encoded(kind: str = "PNG") -> bytes:
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(data.data())


def inline(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def test_the_bytes_are_taken_as_they_are() -> None:
    mime = QMimeData()
    mime.setData("image/png", encoded())
    mime.setUrls([QUrl(WEB)])
    assert might_hold(mime)
    assert read_drop(mime).pieces == (encoded(),)


def test_what_is_lossless_wins() -> None:
    mime = QMimeData()
    mime.setData("image/jpeg", encoded("JPEG"))
    mime.setData("image/png", encoded())
    assert read_drop(mime).picture == encoded()


def test_a_file_wins_over_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(encoded("JPEG"))
    mime = QMimeData()
    mime.setData("image/png", encoded())
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    assert read_drop(mime).pieces == (tmp_path / "a.jpg",)


def test_an_inline_picture_of_a_page_is_taken() -> None:
    mime = QMimeData()
    mime.setHtml(f'<meta charset="utf-8"><IMG class="x" src="{inline(encoded())}" alt="a>b">')
    assert might_hold(mime)
    assert read_drop(mime).picture == encoded()


@pytest.mark.parametrize("as_text", [False, True])
def test_an_inline_address_is_taken(as_text: bool) -> None:
    mime = QMimeData()
    if as_text:
        mime.setText(inline(encoded()))
    else:
        mime.setUrls([QUrl(inline(encoded()))])
    assert read_drop(mime).picture == encoded()


def test_a_virtual_file_of_a_browser_is_taken_if_it_is_a_picture() -> None:
    mime = QMimeData()
    mime.setData('application/x-qt-windows-mime;value="FileContents"', encoded("JPEG"))
    assert might_hold(mime)
    assert read_drop(mime).picture == encoded("JPEG")
    mime.setData('application/x-qt-windows-mime;value="FileContents"', b"<html>no picture</html>")
    assert read_drop(mime).picture is None


@pytest.mark.parametrize(
    "address",
    ["data:image/png;base64,%%%", "data:image/png;base64,", "data:,", "data:text/plain;base64,QUJD", "data:image/png"],
)
def test_a_broken_inline_address_is_no_picture_or_read_as_one(address: str) -> None:
    mime = QMimeData()
    mime.setHtml(f'<img src="{address}">')
    found = read_drop(mime)
    assert not isinstance(found.picture, QImage)
    assert found.photos == ()


def test_an_address_alone_is_never_followed() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl(WEB)])
    mime.setHtml(f'<img src="{WEB}">')
    mime.setText(WEB)
    found = read_drop(mime)
    assert found.pieces == ()
    assert found.web == (WEB,)


def test_an_address_pasted_as_text_is_known_as_one() -> None:
    mime = QMimeData()
    mime.setText(f"  {WEB}\n")
    assert read_drop(mime).web == (WEB,)
    mime.setText(f"look at {WEB}")
    assert read_drop(mime).web == ()


def test_bytes_that_are_no_picture_are_not_searched_with() -> None:
    mime = QMimeData()
    mime.setData("image/png", b"nothing")
    mime.setData("image/jpeg", b"")
    assert read_drop(mime).pieces == ()
