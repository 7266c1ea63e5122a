"""What suppliers do to product photos before they mail them: shrinking, cropping, banners, casts and worse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import cv2
import materials as m
import numpy as np
import products as p
from catalogue import Photo
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps
from studio import Shot

Edit = Callable[[Image.Image], Image.Image]


@dataclass(frozen=True)
class SupplierPhoto:
    """One mailed photo: the catalogue photo (or a picture of its own) it was made from, and its treatment."""

    file: str
    source: str | Photo
    sku: str
    edit: str
    steps: Edit
    quality: int = 30


def small(image: Image.Image, side: int) -> Image.Image:
    """Shrunk to a longest side."""
    out = image.copy()
    out.thumbnail((side, side), Image.Resampling.BILINEAR)
    return out


def cropped(image: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """A part of the picture, in shares of its size."""
    w, h = image.size
    return image.crop((round(w * left), round(h * top), round(w * right), round(h * bottom)))


def banner(image: Image.Image, words: str) -> Image.Image:
    """A sale banner over the lower edge and a price flash in a corner."""
    out = image.copy()
    draw = ImageDraw.Draw(out)
    w, h = out.size
    draw.rectangle([0, round(h * 0.86), w, h], fill="#c8102e")
    m.text(draw, (w / 2, h * 0.93), words, "geometric", round(h * 0.075), "#ffffff")
    r = w * 0.14
    draw.ellipse([w - 2 * r - 12, 12, w - 12, 12 + 2 * r], fill="#ffd23f")
    m.text(draw, (w - r - 12, 12 + r), "-30%", "geometric", round(r * 0.62), "#7a0c1e")
    return out


def framed(image: Image.Image, words: str) -> Image.Image:
    """A coloured border with a line of text below, as from a marketplace template."""
    out = ImageOps.expand(image, border=(34, 34, 34, 92), fill="#1d6f68")
    draw = ImageDraw.Draw(out)
    m.text(draw, (out.width / 2, out.height - 46), words, "sans-bold", 38, "#ffffff")
    return out


def tilted(image: Image.Image, degrees: float) -> Image.Image:
    """A crooked picture of the picture, cut to its middle."""
    out = image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=image.getpixel((4, 4)))
    return cropped(out, 0.05, 0.05, 0.95, 0.95)


def cast(image: Image.Image, red: float, green: float, blue: float) -> Image.Image:
    """A wrong white balance."""
    gains = np.array([red, green, blue])
    return Image.fromarray(np.clip(np.asarray(image) * gains, 0, 255).astype(np.uint8))


def watermarked(image: Image.Image, words: str) -> Image.Image:
    """A wholesaler's name all over the picture."""
    layer = Image.new("RGBA", (image.width * 2, image.height * 2), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for row, y in enumerate(range(40, layer.height, 150)):
        for x in range(-200 + 170 * (row % 2), layer.width, 430):
            draw.text((x, y), words, font=m.font("sans-bold", 40), fill=(110, 110, 110, 120))
    layer = layer.rotate(28, Image.Resampling.BICUBIC)
    box = (image.width // 2, image.height // 2, image.width // 2 + image.width, image.height // 2 + image.height)
    return Image.alpha_composite(image.convert("RGBA"), layer.crop(box)).convert("RGB")


def scanned(image: Image.Image) -> Image.Image:
    """A scan from a printed leaflet: flat contrast, paper tint, print screen."""
    pixels = np.asarray(ImageEnhance.Contrast(image).enhance(0.8), np.float32)
    y, x = np.mgrid[0 : image.height, 0 : image.width]
    screen = 7 * np.sin((x + y) * 1.9) * np.sin((x - y) * 1.9)
    pixels = pixels * np.array([0.98, 0.955, 0.90]) + screen[..., None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))


def phone(image: Image.Image) -> Image.Image:
    """A telephone in poor light: dark corners, noise, slight motion blur."""
    pixels = np.asarray(image, np.float32)
    h, w = pixels.shape[:2]
    y, x = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    pixels = pixels * (0.86 - 0.26 * (x**2 + y**2))[..., None]
    pixels = cv2.filter2D(pixels, -1, np.eye(5, dtype=np.float32) / 5)
    pixels += np.random.default_rng(8).normal(0, 6, pixels.shape)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def chain(*steps: Edit) -> Edit:
    """Several edits, one after the other."""

    def run(image: Image.Image) -> Image.Image:
        for step in steps:
            image = step(image)
        return image

    return run


SUPPLIER: list[SupplierPhoto] = [
    SupplierPhoto(
        "IMG_0231.jpg", "mug-speckle-blue-1.jpg", "TOL-1102", "small, JPEG quality 30", partial(small, side=300)
    ),
    SupplierPhoto(
        "offer-17.webp",
        "chair-spindle-black-1.jpg",
        "KVI-9102",
        "sale banner, WebP",
        chain(partial(banner, words="SUMMER SALE"), partial(small, side=520)),
        55,
    ),
    SupplierPhoto(
        "DSC04418.jpg",
        "teapot-stud-1.jpg",
        "TOL-1302",
        "mirrored, cropped",
        chain(
            ImageOps.mirror, partial(cropped, left=0.06, top=0.10, right=0.88, bottom=0.92), partial(small, side=420)
        ),
        45,
    ),
    SupplierPhoto(
        "lamp_new_marketplace.jpg",
        "table-lamp-off.jpg",
        "LUM-6001",
        "border with text",
        chain(partial(framed, words="FREE DELIVERY"), partial(small, side=500)),
        60,
    ),
    SupplierPhoto(
        "photo_2026-03-14_18-02.jpg",
        "cushion-stripe-1.jpg",
        "ODR-5101",
        "tilted, warm cast, dim telephone photo",
        chain(
            partial(tilted, degrees=7), partial(cast, red=1.05, green=0.93, blue=0.74), phone, partial(small, side=460)
        ),
        50,
    ),
    SupplierPhoto(
        "主图-03.jpg",
        "jute-basket-1.jpg",
        "HAV-7201",
        "watermark all over",
        chain(partial(watermarked, words="IMPORT TRADE"), partial(small, side=480)),
        55,
    ),
    SupplierPhoto(
        "leaflet_p12_scan.jpg",
        "stool-oak-1.jpg",
        "KVI-9001",
        "scanned from a leaflet",
        chain(scanned, partial(small, side=480)),
        60,
    ),
    SupplierPhoto(
        "FW-caddy-EG.png",
        Photo("", partial(p.tea_tin, "earl"), Shot(azimuth=18, elevation=30, scene="grey", fill=0.6)),
        "FEN-2001",
        "another photo: new angle, grey backdrop",
        partial(small, side=360),
    ),
    SupplierPhoto(
        "thumb_bottle_b.jpg",
        "bottle-navy-front.jpg",
        "KES-4002",
        "thumbnail, mirrored, cool cast",
        chain(ImageOps.mirror, partial(cast, red=0.93, green=0.98, blue=1.08), partial(small, side=200)),
        30,
    ),
    SupplierPhoto(
        "IMG_0240.jpg",
        Photo("", p.mortar, Shot(azimuth=10, elevation=18, fill=0.72)),
        "",
        "small, JPEG quality 30",
        partial(small, side=360),
    ),
    SupplierPhoto(
        "offer-18.webp",
        Photo("", p.wire_basket, Shot(azimuth=5, elevation=26, fill=0.78)),
        "",
        "sale banner, WebP",
        chain(partial(banner, words="NEW ARRIVAL"), partial(small, side=480)),
        55,
    ),
    SupplierPhoto(
        "DSC04423.jpg",
        Photo("", p.rolling_pin, Shot(azimuth=0, elevation=32, fill=0.80)),
        "",
        "tilted, cropped",
        chain(partial(tilted, degrees=-6), partial(small, side=420)),
        45,
    ),
]
