"""The sample shop's catalogue: its rows, and how each of their photos is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import products as p
from products import Part
from studio import Shot

Build = Callable[[], list[Part]]


@dataclass(frozen=True)
class Photo:
    """One picture file of the sample."""

    file: str
    build: Build
    shot: Shot


@dataclass(frozen=True)
class Row:
    """One line of products.csv; the EAN is made from the number of the row."""

    sku: str
    name: str
    brand: str
    category: str
    colour: str
    size: str
    price: str
    images: tuple[str, ...]


def _tall(azimuth: float = 0.0, elevation: float = 8.0, **kw: object) -> Shot:
    """An upright frame."""
    return Shot(azimuth=azimuth, elevation=elevation, width=560, height=720, **kw)  # type: ignore[arg-type]


MUGS = {"sand": ("#ddd0b8", 1), "blue": ("#3f6583", 2), "sage": ("#8fa184", 3)}
BOTTLES = {"coral": "#d5604a", "navy": "#24344f"}

PHOTOS: list[Photo] = [
    *[
        photo
        for tone, (code, seed) in MUGS.items()
        for photo in (
            Photo(f"mug-speckle-{tone}-1.jpg", partial(p.mug, code, seed), Shot(azimuth=0, elevation=10, fill=0.70)),
            Photo(f"mug-speckle-{tone}-2.jpg", partial(p.mug, code, seed), Shot(azimuth=-38, elevation=30, fill=0.68)),
        )
    ],
    Photo(
        "mug-speckle-sand-3.jpg",
        partial(p.mug, *MUGS["sand"]),
        Shot(
            azimuth=24,
            elevation=16,
            scene="table",
            fill=0.46,
            extra=("branch",),
            width=800,
            height=640,
            shift=(0.05, 0.12),
        ),
    ),
    Photo(
        "mug-speckle-sand-4.jpg",
        partial(p.mug, *MUGS["sand"]),
        Shot(azimuth=52, elevation=14, fill=1.12, shift=(0.10, 0.05)),
    ),
    Photo("ribbed-bowls-set.jpg", p.bowls, Shot(azimuth=8, elevation=27, fill=0.80, width=800, height=640)),
    Photo(
        "ribbed-bowls-lifestyle.jpg",
        p.bowls,
        Shot(
            azimuth=-14,
            elevation=24,
            scene="table",
            fill=0.62,
            extra=("branch",),
            width=800,
            height=640,
            shift=(0, 0.08),
        ),
    ),
    Photo("ribbed-bowl-front.jpg", p.bowl, Shot(azimuth=0, elevation=11, fill=0.76)),
    Photo("teapot-stud-1.jpg", p.teapot, Shot(azimuth=4, elevation=9, fill=0.78)),
    Photo("teapot-stud-2.jpg", p.teapot, Shot(azimuth=-46, elevation=24, fill=0.76)),
    Photo(
        "teapot-stud-3.jpg",
        p.teapot,
        Shot(azimuth=28, elevation=15, scene="table", fill=0.52, extra=("books",), shift=(0.04, 0.08)),
    ),
    Photo("tea-earl-grey-1.jpg", partial(p.tea_tin, "earl"), _tall(elevation=7, fill=0.74)),
    Photo("tea-earl-grey-2.jpg", partial(p.tea_tin, "earl"), _tall(32, 24, fill=0.72)),
    Photo(
        "tea-earl-grey-3.jpg",
        partial(p.tea_tin, "earl"),
        Shot(azimuth=-16, elevation=14, scene="table", fill=0.5, extra=("branch", "books"), shift=(0.1, 0.08)),
    ),
    Photo("tea-jasmine-1.jpg", partial(p.tea_tin, "jasmine"), _tall(elevation=7, fill=0.74)),
    Photo("tea-jasmine-2.jpg", partial(p.tea_tin, "jasmine"), _tall(32, 24, fill=0.72)),
    Photo("pepper-mill-walnut.jpg", partial(p.mill, "walnut"), _tall(elevation=8, fill=0.82)),
    Photo(
        "pepper-mill-walnut-table.jpg",
        partial(p.mill, "walnut"),
        Shot(
            azimuth=10,
            elevation=14,
            scene="table",
            fill=0.62,
            extra=("branch",),
            width=600,
            height=760,
            shift=(0.04, 0.03),
        ),
    ),
    Photo("pepper-mill-beech.jpg", partial(p.mill, "beech"), _tall(elevation=8, fill=0.82)),
    Photo("serving-board-1.jpg", p.board, _tall(14, 62, fill=0.84)),
    Photo(
        "serving-board-2.jpg", p.board, Shot(azimuth=-62, elevation=26, scene="warm", fill=0.80, width=800, height=600)
    ),
    Photo(
        "copper-saucepan-1.jpg",
        p.saucepan,
        Shot(azimuth=-12, elevation=20, scene="warm", fill=0.84, width=800, height=600),
    ),
    Photo("copper-saucepan-2.jpg", p.saucepan, Shot(azimuth=34, elevation=40, scene="grey", fill=0.80)),
    *[
        photo
        for tone, code in BOTTLES.items()
        for photo in (
            Photo(f"bottle-{tone}-front.jpg", partial(p.bottle, code), _tall(elevation=5, fill=0.82)),
            Photo(f"bottle-{tone}-angle.jpg", partial(p.bottle, code), _tall(-28, 22, fill=0.80)),
        )
    ],
    Photo(
        "bottle-coral-outdoor.jpg",
        partial(p.bottle, BOTTLES["coral"]),
        Shot(
            azimuth=18, elevation=12, scene="table", fill=0.64, extra=("books",), width=600, height=760, shift=(0, 0.03)
        ),
    ),
    Photo("cushion-stripe-1.jpg", partial(p.pillow, "stripe"), Shot(azimuth=-14, elevation=9, fill=0.82, key=-66)),
    Photo("cushion-stripe-2.jpg", partial(p.pillow, "stripe"), Shot(azimuth=36, elevation=14, fill=0.80, key=-60)),
    Photo(
        "cushion-mustard-1.jpg",
        partial(p.pillow, "plain"),
        Shot(azimuth=-14, elevation=9, scene="grey", fill=0.78, key=-66),
    ),
    Photo(
        "cushion-mustard-2.jpg",
        partial(p.pillow, "plain"),
        Shot(azimuth=-30, elevation=12, scene="floor", fill=0.6, shift=(0, 0.12)),
    ),
    Photo("candle-cedar-fig-1.jpg", p.candle, Shot(azimuth=0, elevation=9, fill=0.72)),
    Photo("candle-cedar-fig-2.jpg", p.candle, Shot(azimuth=22, elevation=34, fill=0.70)),
    Photo(
        "candle-cedar-fig-3.jpg",
        partial(p.candle, lit=True),
        Shot(azimuth=-14, elevation=14, scene="table", fill=0.46, extra=("books",), shift=(0.08, 0.12), exposure=0.9),
    ),
    Photo("table-lamp-off.jpg", p.lamp, _tall(elevation=5, fill=0.86)),
    Photo(
        "table-lamp-on.jpg",
        partial(p.lamp, lit=True),
        Shot(azimuth=16, elevation=8, scene="floor", fill=0.7, width=640, height=760, exposure=0.9),
    ),
    Photo("clock-oak-1.jpg", p.clock, Shot(elevation=0, scene="wall", fill=0.74)),
    Photo("clock-oak-2.avif", p.clock, Shot(azimuth=30, elevation=8, scene="wall", fill=0.74)),
    Photo("planter-terrazzo-1.jpg", p.pot, Shot(azimuth=0, elevation=12, fill=0.76)),
    Photo(
        "planter-terrazzo-2.jpg",
        partial(p.pot, planted=True),
        Shot(azimuth=12, elevation=10, scene="floor", fill=0.78, width=600, height=800),
    ),
    Photo("商品图-玻璃花瓶-1.jpg", p.vase, _tall(elevation=8, fill=0.82)),
    Photo(
        "商品图-玻璃花瓶-2.jpg",
        p.vase,
        Shot(
            azimuth=40,
            elevation=14,
            scene="table",
            fill=0.6,
            extra=("books",),
            width=600,
            height=760,
            shift=(0.05, 0.05),
        ),
    ),
    Photo("jute-basket-1.jpg", p.basket, Shot(azimuth=0, elevation=14, fill=0.80)),
    Photo("jute-basket-2.jpg", p.basket, Shot(azimuth=58, elevation=36, fill=0.78)),
    Photo(
        "watering-can-1.png",
        p.watering_can,
        Shot(azimuth=0, elevation=10, scene="cutout", fill=0.90, width=760, height=640),
    ),
    Photo("watering-can-2.jpg", p.watering_can, Shot(azimuth=-40, elevation=22, scene="grey", fill=0.74)),
    Photo("towel-white-set.jpg", p.towels, Shot(azimuth=28, elevation=18, fill=0.80)),
    Photo("towel-white-detail.jpg", p.towels, Shot(azimuth=40, elevation=14, fill=1.3, shift=(-0.16, 0.02))),
    Photo("towel-clay-set.jpg", partial(p.towels, "#b9765a"), Shot(azimuth=28, elevation=18, fill=0.80)),
    Photo("soap-oat-honey-1.jpg", p.soap, Shot(azimuth=22, elevation=14, fill=0.76)),
    Photo(
        "soap-oat-honey-2.webp", partial(p.soap, unwrapped=True), Shot(azimuth=4, elevation=28, scene="warm", fill=0.74)
    ),
    Photo("stool-oak-1.jpg", p.stool, _tall(10, 8, fill=0.84)),
    Photo("stool-oak-2.jpg", p.stool, Shot(azimuth=-24, elevation=34, fill=0.80)),
    Photo(
        "stool-oak-3.jpg",
        p.stool,
        Shot(azimuth=36, elevation=12, scene="floor", fill=0.66, width=640, height=760, shift=(0, 0.04)),
    ),
    *[
        photo
        for finish in ("oak", "black")
        for photo in (
            Photo(f"chair-spindle-{finish}-1.jpg", partial(p.chair, finish), _tall(32, 10, fill=0.86)),
            Photo(f"chair-spindle-{finish}-2.jpg", partial(p.chair, finish), _tall(0, 7, fill=0.86)),
        )
    ],
    Photo(
        "chair-spindle-black-3.jpg",
        partial(p.chair, "black"),
        Shot(azimuth=-38, elevation=12, scene="floor", fill=0.76, width=600, height=800),
    ),
]

ROWS: list[Row] = [
    *[
        Row(
            f"TOL-110{k}",
            f"Speckle stoneware mug, {tone}",
            "Tolvanne",
            "Mugs",
            tone.capitalize(),
            "350 ml",
            "14.90",
            (f"mug-speckle-{tone}-1.jpg", f"mug-speckle-{tone}-2.jpg", *extra),
        )
        for k, (tone, extra) in enumerate(
            {"sand": ("mug-speckle-sand-3.jpg", "mug-speckle-sand-4.jpg"), "blue": (), "sage": ()}.items(), 1
        )
    ],
    Row(
        "TOL-1201-S",
        "Ribbed serving bowl, small",
        "Tolvanne",
        "Bowls",
        "Celadon",
        "S · 14 cm",
        "16.50",
        ("ribbed-bowls-set.jpg",),
    ),
    Row(
        "TOL-1201-M",
        "Ribbed serving bowl, medium",
        "Tolvanne",
        "Bowls",
        "Celadon",
        "M · 19 cm",
        "22.50",
        ("ribbed-bowls-set.jpg", "ribbed-bowl-front.jpg"),
    ),
    Row(
        "TOL-1201-L",
        "Ribbed serving bowl, large",
        "Tolvanne",
        "Bowls",
        "Celadon",
        "L · 24 cm",
        "29.90",
        ("ribbed-bowls-set.jpg", "ribbed-bowls-lifestyle.jpg"),
    ),
    Row(
        "TOL-1302",
        "Cast teapot with brass hoop",
        "Tolvanne",
        "Teapots",
        "Charcoal",
        "1.2 l",
        "64.00",
        ("teapot-stud-1.jpg", "teapot-stud-2.jpg", "teapot-stud-3.jpg"),
    ),
    Row(
        "FEN-2001",
        "Earl Grey tea caddy",
        "Fennowick",
        "Tea",
        "Blue",
        "125 g",
        "11.90",
        ("tea-earl-grey-1.jpg", "tea-earl-grey-2.jpg", "tea-earl-grey-3.jpg"),
    ),
    Row(
        "FEN-2002",
        "Jasmine green tea caddy",
        "Fennowick",
        "Tea",
        "Pale green",
        "125 g",
        "12.90",
        ("tea-jasmine-1.jpg", "tea-jasmine-2.jpg"),
    ),
    Row(
        "OXT-3101",
        "Turned pepper mill, walnut",
        "Oxtrava",
        "Kitchen tools",
        "Walnut",
        "21 cm",
        "34.90",
        ("pepper-mill-walnut.jpg", "pepper-mill-walnut-table.jpg"),
    ),
    Row(
        "OXT-3102",
        "Turned pepper mill, beech",
        "Oxtrava",
        "Kitchen tools",
        "Beech",
        "21 cm",
        "32.90",
        ("pepper-mill-beech.jpg",),
    ),
    Row(
        "OXT-3201",
        "Serving board with handle",
        "Oxtrava",
        "Kitchen tools",
        "Mixed wood",
        "40 x 18 cm",
        "39.00",
        ("serving-board-1.jpg", "serving-board-2.jpg"),
    ),
    Row(
        "OXT-3301",
        "Copper saucepan",
        "Oxtrava",
        "Cookware",
        "Copper",
        "18 cm",
        "119.00",
        ("copper-saucepan-1.jpg", "copper-saucepan-2.jpg"),
    ),
    Row(
        "KES-4001",
        "Insulated bottle, coral",
        "Kessavar",
        "Bottles",
        "Coral",
        "500 ml",
        "27.90",
        ("bottle-coral-front.jpg", "bottle-coral-angle.jpg", "bottle-coral-outdoor.jpg"),
    ),
    Row(
        "KES-4002",
        "Insulated bottle, navy",
        "Kessavar",
        "Bottles",
        "Navy",
        "500 ml",
        "27.90",
        ("bottle-navy-front.jpg", "bottle-navy-angle.jpg"),
    ),
    Row(
        "ODR-5101",
        "Linen cushion, indigo stripe",
        "Odrelle",
        "Cushions",
        "Indigo",
        "45 x 45 cm",
        "36.00",
        ("cushion-stripe-1.jpg", "cushion-stripe-2.jpg"),
    ),
    Row(
        "ODR-5102",
        "Linen cushion, mustard",
        "Odrelle",
        "Cushions",
        "Mustard",
        "45 x 45 cm",
        "34.00",
        ("cushion-mustard-1.jpg", "cushion-mustard-2.jpg"),
    ),
    Row(
        "ODR-5201",
        "Scented candle Cedar & Fig",
        "Odrelle",
        "Candles",
        "Amber",
        "200 g",
        "24.50",
        ("candle-cedar-fig-1.jpg", "candle-cedar-fig-2.jpg", "candle-cedar-fig-3.jpg"),
    ),
    Row(
        "LUM-6001",
        "Table lamp with fluted foot",
        "Lumbrae",
        "Lamps",
        "Petrol",
        "43 cm",
        "89.00",
        ("table-lamp-off.jpg", "table-lamp-on.jpg"),
    ),
    Row(
        "LUM-6101",
        "Oak wall clock",
        "Lumbrae",
        "Clocks",
        "Oak",
        "30 cm",
        "49.00",
        ("clock-oak-1.jpg", "clock-oak-2.avif"),
    ),
    Row(
        "HAV-7001",
        "Terrazzo planter with saucer",
        "Havendry",
        "Planters",
        "Terrazzo",
        "15 cm",
        "26.00",
        ("planter-terrazzo-1.jpg", "planter-terrazzo-2.jpg"),
    ),
    Row(
        "HAV-7101",
        "Optic glass vase",
        "Havendry",
        "Vases",
        "Smoke blue",
        "20 cm",
        "38.00",
        ("商品图-玻璃花瓶-1.jpg", "商品图-玻璃花瓶-2.jpg"),
    ),
    Row(
        "HAV-7201",
        "Coiled jute basket",
        "Havendry",
        "Baskets",
        "Natural / sage",
        "30 cm",
        "45.00",
        ("jute-basket-1.jpg", "jute-basket-2.jpg"),
    ),
    Row(
        "HAV-7301",
        "Enamel watering can",
        "Havendry",
        "Garden",
        "Moss",
        "1.8 l",
        "42.00",
        ("watering-can-1.png", "watering-can-2.jpg"),
    ),
    Row(
        "BRI-8001",
        "Terry towel set, white",
        "Brisqua",
        "Towels",
        "White",
        "3 pieces",
        "59.00",
        ("towel-white-set.jpg", "towel-white-detail.jpg"),
    ),
    Row("BRI-8002", "Terry towel set, clay", "Brisqua", "Towels", "Clay", "3 pieces", "59.00", ("towel-clay-set.jpg",)),
    Row(
        "BRI-8101",
        "Hand soap Oat & Honey",
        "Brisqua",
        "Soap",
        "Peach",
        "150 g",
        "7.50",
        ("soap-oat-honey-1.jpg", "soap-oat-honey-2.webp"),
    ),
    Row(
        "KVI-9001",
        "Three-legged oak stool",
        "Kvistorra",
        "Stools",
        "Oak",
        "46 cm",
        "98.00",
        ("stool-oak-1.jpg", "stool-oak-2.jpg", "stool-oak-3.jpg"),
    ),
    Row(
        "KVI-9101",
        "Spindle-back chair, oak",
        "Kvistorra",
        "Chairs",
        "Oak",
        "83 cm",
        "189.00",
        ("chair-spindle-oak-1.jpg", "chair-spindle-oak-2.jpg"),
    ),
    Row(
        "KVI-9102",
        "Spindle-back chair, black",
        "Kvistorra",
        "Chairs",
        "Black",
        "83 cm",
        "189.00",
        ("chair-spindle-black-1.jpg", "chair-spindle-black-2.jpg", "chair-spindle-black-3.jpg"),
    ),
]


def ean(number: int) -> str:
    """An EAN-13 of the in-store range 200-299 with its check digit."""
    body = f"2{40 + number % 10}{4711000 + number * 37:09d}"[:12]
    odd, even = sum(map(int, body[::2])), sum(map(int, body[1::2]))
    return body + str(-(odd + 3 * even) % 10)
