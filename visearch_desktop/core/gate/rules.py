"""What a photo can fail in: the figure each rule looks at, and how a failure is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from visearch_desktop.core.deliveries import Fault
from visearch_desktop.core.imaging import Quality


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a profile: the name of its kind, and the limit; a rule that is not `on` keeps its limit."""

    name: str
    limit: float
    on: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rule.

    Attributes:
        name: in profiles and reports.
        title: what people read.
        unit: of figure and limit: "px", "MB", "%" (both are shares in [0, 1] then), or "" for plain numbers.
        least: the figure must reach the limit; otherwise it must not exceed it.
        figure: of a photo; None where it cannot be told, which is no failure.
        sentence: of a photo that fails, with the limit.
        switch: there is nothing between good and bad, and no limit to choose.
    """

    name: str
    title: str
    unit: str
    least: bool
    figure: Callable[[Quality], float | None]
    sentence: Callable[[Quality, float], str]
    switch: bool = False

    def fails(self, figure: float, limit: float) -> bool:
        """Whether a figure is on the wrong side of a limit."""
        return figure < limit if self.least else figure > limit


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _worse(share: float, limit: float, *, least: bool) -> str:
    """A share in per cent that does not read like the limit it misses: 84.6 % is not "85 %; 85 % is wanted"."""
    plain = _percent(share)
    if plain != _percent(limit):
        return plain
    return f"less than {plain}" if least else f"more than {plain}"


def _size(quality: Quality) -> str:
    return f"{quality.width} x {quality.height} pixels"


def _background(quality: Quality, limit: float) -> str:
    share = _worse(quality.background_white, limit, least=True)
    colour = " ".join(map(str, quality.background))
    return f"The background is white in {share} (its colour is RGB {colour}); {_percent(limit)} is wanted."


def _cut(quality: Quality, limit: float) -> str:
    sides = " and ".join(filter(None, [", ".join(quality.touching[:-1]), *quality.touching[-1:]])) or "rim"
    taken = _worse(quality.cut or 0.0, limit, least=False)
    return f"The product is cut off at the {sides}: it takes {taken} of a side; at most {_percent(limit)} is wanted."


def _odd_colours(quality: Quality) -> str:
    """What is unusual about the colours of a photo; empty for sRGB and grey of eight bits."""
    deep = f"{quality.bits} bits a channel" if quality.bits > 8 else ""
    space = quality.colours if quality.colours not in ("sRGB", "grey") else ""
    return " with ".join(filter(None, (space, deep)))


FORMATS = ("JPEG", "PNG", "TIFF", "GIF")
"""What Amazon takes for a main image; other shops take these as well."""

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "pixels", "Fewest pixels of the longest side", "px", least=True,
            figure=lambda quality: max(quality.width, quality.height),
            sentence=lambda quality, limit: (
                f"The photo has {_size(quality)}; {limit:.0f} on the longest side are wanted."
            ),
        ),
        Kind(
            "most_pixels", "Most pixels of the longest side", "px", least=False,
            figure=lambda quality: max(quality.width, quality.height),
            sentence=lambda quality, limit: (
                f"The photo has {_size(quality)}; at most {limit:.0f} on the longest side are allowed."
            ),
        ),
        Kind(
            "file_size", "Largest file", "MB", least=False,
            figure=lambda quality: quality.bytes / 1e6,
            sentence=lambda quality, limit: (
                f"The file has {quality.bytes / 1e6:.1f} MB; at most {limit:g} MB are allowed."
            ),
        ),
        Kind(
            "aspect", "Most times as long as it is wide", "", least=False,
            figure=lambda quality: max(quality.width, quality.height) / max(1, min(quality.width, quality.height)),
            sentence=lambda quality, limit: (
                f"The photo has {_size(quality)}: one side is more than {limit:g} times the other."
            ),
        ),
        Kind(
            "format", f"Other formats than {', '.join(FORMATS[:-1])} and {FORMATS[-1]}", "", least=False, switch=True,
            figure=lambda quality: float(quality.format not in FORMATS),
            sentence=lambda quality, _: (
                f"The file is {quality.format}; {', '.join(FORMATS[:-1])} or {FORMATS[-1]} is wanted."
            ),
        ),
        Kind(
            "blur", "Most blur of the edges", "px", least=False,
            figure=lambda quality: quality.blur,
            sentence=lambda quality, limit: (
                f"The photo is blurred: its edges are soft over {quality.blur or 0:.1f} pixels; "
                f"at most {limit:.1f} are wanted."
            ),
        ),
        Kind(
            "enlarged", "Least real detail", "%", least=True,
            figure=lambda quality: quality.detail,
            sentence=lambda quality, limit: (
                f"The photo looks enlarged: all its detail fits into {_worse(quality.detail or 0, limit, least=True)} "
                f"of its width; {_percent(limit)} is wanted."
            ),
        ),
        Kind(
            "jpeg_quality", "Least JPEG quality", "", least=True,
            figure=lambda quality: quality.jpeg_quality,
            sentence=lambda quality, limit: (
                f"The JPEG was saved with quality {quality.jpeg_quality} of 100; {limit:.0f} is wanted."
            ),
        ),
        Kind(
            "blocks", "Most visible JPEG blocks", "", least=False,
            figure=lambda quality: quality.blocks,
            sentence=lambda quality, limit: (
                "The photo shows the blocks of a coarse saving: steps between them are "
                f"{quality.blocks or 0:.1f} times those within; at most {limit:.1f} is wanted."
            ),
        ),
        Kind(
            "white", "Least white of the background", "%", least=True,
            figure=lambda quality: quality.background_white, sentence=_background,
        ),
        Kind(
            "plain", "Least evenness of the background", "%", least=True,
            figure=lambda quality: quality.background_even,
            sentence=lambda quality, limit: (
                f"The background is even along {_worse(quality.background_even, limit, least=True)} of the rim; "
                f"{_percent(limit)} is wanted."
            ),
        ),
        Kind(
            "fill", "Least space the product fills", "%", least=True,
            figure=lambda quality: quality.fill,
            sentence=lambda quality, limit: (
                f"The product fills {_worse(quality.fill or 0, limit, least=True)} of the picture; "
                f"{_percent(limit)} is wanted."
            ),
        ),
        Kind(
            "cut_off", "Most of a side that the product touches", "%", least=False,
            figure=lambda quality: quality.cut, sentence=_cut,
        ),
        Kind(
            "text", "Most text or watermark beside the product", "%", least=False,
            figure=lambda quality: quality.text_beside,
            sentence=lambda quality, limit: (
                "There is text or a watermark beside the product: its lines take "
                f"{_worse(quality.text_beside, limit, least=False)} of the width; at most {_percent(limit)} is wanted."
            ),
        ),
        Kind(
            "text_on_product", "Most text or watermark on the product", "%", least=False,
            figure=lambda quality: quality.text_across,
            sentence=lambda quality, limit: (
                "There is text, a print or a watermark on the product: its lines take "
                f"{_worse(quality.text_across, limit, least=False)} of the width; at most {_percent(limit)} is wanted."
            ),
        ),
        Kind(
            "sticker", "Largest round sticker", "%", least=False,
            figure=lambda quality: quality.sticker,
            sentence=lambda quality, limit: (
                f"There is a round sticker on the photo: it takes {_worse(quality.sticker, limit, least=False)} of it; "
                f"at most {_percent(limit)} is wanted."
            ),
        ),
        Kind(
            "placeholder", "Fewest shades of a photo", "", least=True,
            figure=lambda quality: quality.shades,
            sentence=lambda quality, limit: (
                f"This looks like a placeholder or a drawing: most of it has {quality.shades} shades, "
                f"and photos have at least {limit:.0f}."
            ),
        ),
        Kind(
            "colour_space", "Colours other than sRGB with 8 bits", "", least=False, switch=True,
            figure=lambda quality: float(bool(_odd_colours(quality))),
            sentence=lambda quality, _: f"The colours are {_odd_colours(quality)}; sRGB with 8 bits is wanted.",
        ),
        Kind(
            "grey", "Black and white", "", least=False, switch=True,
            figure=lambda quality: float(quality.colours == "grey"),
            sentence=lambda *_: "The photo is saved in shades of grey; colour is wanted.",
        ),
        Kind(
            "transparent", "Transparency", "", least=False, switch=True,
            figure=lambda quality: float(quality.transparent),
            sentence=lambda *_: "The photo is transparent in places; a solid background is wanted.",
        ),
    )
}  # fmt: skip
"""Every kind of rule, in the order that faults are told in."""


def check_rule(quality: Quality, rule: Rule) -> Fault | None:
    """The fault of a photo under one rule; None when it passes, or when the figure cannot be told."""
    kind = KINDS[rule.name]
    figure = kind.figure(quality) if rule.on else None
    if figure is None or not kind.fails(figure, rule.limit):
        return None
    return Fault(rule.name, float(figure), rule.limit, kind.sentence(quality, rule.limit))
