"""Photos that say where, by whom and with which camera they were made: none of it leaves the program by itself."""

from __future__ import annotations

import io
import random
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from tests.conftest import product_pixels
from tests.hostile.mutate import mutated
from visearch_desktop.core import imaging, searches
from visearch_desktop.core.imaging import stripped
from visearch_desktop.core.queries import Query, QueryPhoto
from visearch_desktop.core.workspace import Workspace

SECRETS = (b"Canon-SERIAL-0815", b"Erika Mustermann", b"XMP-48.2N-16.4E", b"IPTC-Wien", b"comment of a person")


def exif(turned: int = 6) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = turned
    made[0x013B] = "Erika Mustermann"
    made.get_ifd(0x8769)[0xA431] = "Canon-SERIAL-0815"
    made.get_ifd(0x8825)[2] = (48.0, 12.0, 3.0)
    made.get_ifd(0x8825)[1] = "N"
    return made


def telling(kind: str, turned: int = 6) -> bytes:
    """A photo with all of it."""
    image, out = Image.fromarray(product_pixels(5, 90, 60)), io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    common: dict[str, object] = {"exif": exif(turned), "icc_profile": profile}
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", "Erika Mustermann")
        notes.add_itxt("XML:com.adobe.xmp", "XMP-48.2N-16.4E")
        image.save(out, "PNG", pnginfo=notes, **common)
        return out.getvalue()
    if kind == "WEBP":
        image.save(out, "WEBP", xmp=b"XMP-48.2N-16.4E", **common)
        return out.getvalue()
    if kind == "HEIC":
        words = b"".join(SECRETS)  # in a box of its own, as XMP is
        photo = (Path(__file__).parent.parent / "data" / "turned.heic").read_bytes()
        return photo + struct.pack(">I4s16s", len(words) + 24, b"uuid", bytes(16)) + words
    if kind in {"TIFF", "AVIF"}:
        more = {"description": "comment of a person"} if kind == "TIFF" else {"xmp": b"XMP-48.2N-16.4E"}
        image.save(out, kind, **common, **more)
        return out.getvalue()
    if kind in {"GIF", "BMP"}:
        image.save(out, kind, comment=b"comment of a person")
        return out.getvalue() + b"Erika Mustermann"
    image.save(out, "JPEG", xmp=b"XMP-48.2N-16.4E", comment=b"comment of a person", **common)
    data, iptc = out.getvalue(), b"Photoshop 3.0\0IPTC-Wien"
    data = data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:]
    return data + telling("PNG")  # what phones put behind the end


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_stripped_photo_shows_the_same_and_says_nothing(kind: str, turned: int) -> None:
    data = telling(kind, turned)
    assert sum(secret in data for secret in SECRETS) >= 2
    bare = stripped(data)
    assert bare is not None
    assert not [secret for secret in SECRETS if secret in bare]
    one, two = imaging.read_picture(data), imaging.read_picture(bare)
    assert np.array_equal(one.pixels, two.pixels)
    with Image.open(io.BytesIO(bare)) as image:
        assert set(image.getexif()) <= {0x0112}
        assert image.getexif().get(0x0112, 1) == turned
        assert image.info.get("icc_profile")
        assert "xmp" not in image.info
    assert stripped(bare) == bare


def test_other_formats_are_told_apart() -> None:
    for kind in ("BMP", "TIFF", "GIF", "AVIF"):
        out = io.BytesIO()
        Image.fromarray(product_pixels(5, 90, 60)).save(out, kind)
        assert stripped(out.getvalue()) is None
    assert stripped(b"") is None
    assert stripped(b"\xff\xd8") is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_damage_is_no_photo_or_the_same_photo(kind: str) -> None:
    """What can still be stripped shows what it showed; nothing else comes of damage but None."""
    chance, data = random.Random(1), telling(kind)
    for _ in range(400):
        hurt = mutated(data, [data], chance)
        bare = stripped(hurt)
        if bare is None:
            continue
        assert stripped(bare) == bare
        try:
            before = imaging.read_picture(hurt)
        except imaging_error():
            continue
        assert np.array_equal(before.pixels, imaging.read_picture(bare).pixels)


def imaging_error() -> type[Exception]:
    from visearch_desktop.core.errors import PhotoError

    return PhotoError


def test_a_thumbnail_carries_nothing(tmp_path: Path) -> None:
    small = imaging.shrink_to_thumbnail(imaging.read_picture(telling("JPEG")).pixels)
    jpeg = imaging.encode_thumbnail(small)
    assert not [secret for secret in (*SECRETS, b"Exif", b"ICC_PROFILE", b"http://ns.adobe.com") if secret in jpeg]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIC", "GIF", "BMP"])
def test_nothing_that_is_kept_of_a_pasted_picture_says_where_or_by_whom(
    kind: str, workspace: Workspace, home: Path
) -> None:
    data = telling(kind)
    assert any(secret in data for secret in SECRETS)
    query = Query((QueryPhoto("Clipboard", data=data),))
    searches.save(workspace, "pasted", query)
    assert searches.remember(workspace, query, "pasted")
    for one in (*searches.saved(workspace), *searches.recent(workspace)):
        kept = one.query.photos[0].data
        assert kept is not None
        shown, was = imaging.read_picture(kept).pixels.astype(int), imaging.read_picture(data).pixels.astype(int)
        assert shown.shape == was.shape
        assert np.abs(shown - was).mean() < 4
        with Image.open(io.BytesIO(kept)) as image:
            assert set(image.getexif()) <= {0x0112}
            assert "xmp" not in image.info
    workspace.close()
    files = [file for folder in (workspace.folder, home) for file in folder.rglob("*") if file.is_file()]
    assert any(file.name == "searches.sqlite" for file in files)
    assert not [(file.name, secret) for file in files for secret in SECRETS if secret in file.read_bytes()]
