"""Small pictures in every format and flavour that is read, made on the spot; HEIC comes from tests/data."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from tests.conftest import product_pixels

_DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def seeds() -> dict[str, tuple[bytes, ...]]:
    """Undamaged pictures by format."""
    made = {
        "jpeg": _jpegs(), "png": _pngs(), "webp": _webps(), "tiff": _tiffs(), "bmp": _bmps(), "gif": _gifs(),
        "avif": _avifs(), "heic": (file.read_bytes() for file in sorted(_DATA.glob("*.heic"))),
    }  # fmt: skip
    return {name: tuple(pictures) for name, pictures in made.items()}


def _photo(width: int = 72, height: int = 56) -> Image.Image:
    return Image.fromarray(product_pixels(3, width, height))


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _with_exif() -> dict[str, object]:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned: the decoder has to look at it
    exif[0x010F] = "Camera"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {"exif": exif.tobytes(), "icc_profile": profile}


def _jpegs() -> Iterator[bytes]:
    yield _saved(_photo(), "JPEG", quality=85)
    yield _saved(_photo(), "JPEG", progressive=True, **_with_exif())
    yield _saved(_photo().convert("L"), "JPEG", optimize=True)
    yield _saved(_photo().convert("CMYK"), "JPEG")
    yield _saved(_photo(), "JPEG", subsampling=0, restart_marker_blocks=2)
    yield _saved(_photo(), "MPO", save_all=True, append_images=[_photo(40, 40)])


def _pngs() -> Iterator[bytes]:
    yield _saved(_photo(), "PNG")
    yield _saved(_photo().convert("RGBA"), "PNG", **_with_exif())
    yield _saved(_photo().convert("P"), "PNG", transparency=3)
    yield _saved(_photo().convert("1"), "PNG")
    yield _saved(Image.fromarray(np.asarray(_photo().convert("L")).astype(np.uint16) * 257), "PNG")
    yield _saved(_photo(), "PNG", save_all=True, append_images=[_photo()])  # APNG


def _webps() -> Iterator[bytes]:
    yield _saved(_photo(), "WEBP", quality=70)
    yield _saved(_photo().convert("RGBA"), "WEBP", lossless=True, **_with_exif())
    yield _saved(_photo(), "WEBP", save_all=True, append_images=[_photo()])


def _tiffs() -> Iterator[bytes]:
    for packing in ("raw", "tiff_lzw", "tiff_deflate", "packbits", "jpeg"):
        yield _saved(_photo(), "TIFF", compression=packing)
    yield _saved(_photo().convert("1"), "TIFF", compression="group4")
    yield _saved(_photo().convert("CMYK"), "TIFF", compression="tiff_lzw", tiffinfo={274: 6})
    yield _saved(_photo().convert("I;16"), "TIFF")
    yield _saved(_photo().convert("F"), "TIFF", big_tiff=True)


def _bmps() -> Iterator[bytes]:
    for mode in ("RGB", "RGBA", "L", "P", "1"):
        yield _saved(_photo().convert(mode), "BMP")
    yield _saved(_photo(), "DIB")


def _gifs() -> Iterator[bytes]:
    yield _saved(_photo(), "GIF")
    yield _saved(_photo().convert("P"), "GIF", save_all=True, append_images=[_photo(40, 40).convert("P")], interlace=1)


def _avifs() -> Iterator[bytes]:
    yield _saved(_photo(), "AVIF", speed=10)
    yield _saved(_photo().convert("RGBA"), "AVIF", speed=10, subsampling="4:4:4")
    yield _saved(_photo(), "AVIF", speed=10, save_all=True, append_images=[_photo()])
