"""Sets of edits that suppliers, marketplaces and phones make, invented here and unlike those of SHARED/bench.

Calibration may use `TUNE`. `TEST` differs in operations and in parameters and no weight was fitted on it, but its
collage (`grid_last`) led to the closer look. `FRESH` was written after that; its `strip_middle` led to the views of the
middle column and row. `LATER` was written after that, and nothing was changed for it.
"""

from __future__ import annotations

from functools import partial

from benchmarks import edits, fresh_edits, overlays
from benchmarks.edits import Edit

TUNE: dict[str, Edit] = {
    "webp20": partial(edits.encode, suffix=".webp", quality=20),
    "jpeg7": partial(edits.encode, suffix=".jpg", quality=7),
    "shrink45": partial(edits.shrink_sharpen, share=0.45, amount=0.8),
    "cut_top30": partial(edits.cut, side="top", share=0.3),
    "cut_left40_frame": partial(edits.cut_and_frame, side="left", share=0.4, colour=(225, 225, 225)),
    "mirror_cut75": partial(edits.mirror_cut, share=0.75),
    "turn180": partial(edits.turn, quarters=2),
    "tilt_7_cut": partial(edits.tilt_cut, degrees=-7),
    "vignette": partial(edits.vignette, depth=0.7),
    "contrast_up": partial(edits.contrast, gain=1.5, shift=-10),
    "sepia": partial(edits.toned, dark=(10, 20, 35), light=(190, 225, 250)),
    "saturated": partial(edits.saturation, factor=1.8),
    "noise15": partial(edits.noise, sigma=15),
    "sticker12": partial(overlays.stickers, share=0.12, count=1),
    "offer": partial(overlays.offer, lines=2, bar=0.18, size=0.8),
    "watermark": partial(overlays.watermark, alpha=0.4, rows=5, text="PREVIEW"),
    "screenshot": partial(overlays.screenshot, dark=False, share=0.35),
    "grid_first": partial(overlays.grid, place=0),
    "letterbox": partial(overlays.letterbox, ratio=1.3),
    "narrow": partial(edits.squeeze, wide=0.85, high=1.0),
    "print": partial(overlays.reproduced, blur=2, cast=(85, 98, 108), lines=0.0),
}
TEST: dict[str, Edit] = {
    "webp8": partial(edits.encode, suffix=".webp", quality=8),
    "jpeg5": partial(edits.encode, suffix=".jpg", quality=5),
    "palette6": partial(edits.palette, levels=6),
    "shrink60": partial(edits.shrink_sharpen, share=0.6, amount=1.5),
    "cut_right30": partial(edits.cut, side="right", share=0.3),
    "cut_bottom45_frame": partial(edits.cut_and_frame, side="bottom", share=0.45, colour=(20, 20, 20)),
    "mirror_cut65": partial(edits.mirror_cut, share=0.65),
    "turn270": partial(edits.turn, quarters=3),
    "mirror_turn90": partial(edits.turn, quarters=1, mirrored=True),
    "tilt5_cut": partial(edits.tilt_cut, degrees=5),
    "shadow": partial(edits.shadow, depth=0.55),
    "gamma_dark": partial(edits.gamma, power=1.8),
    "pale": partial(edits.contrast, gain=0.55, shift=50),
    "blue_print": partial(edits.toned, dark=(60, 15, 10), light=(255, 240, 215)),
    "washed_out": partial(edits.saturation, factor=0.35),
    "specks": partial(edits.specks, share=0.03),
    "stickers18": partial(overlays.stickers, share=0.18, count=3),
    "watermark_dense": partial(overlays.watermark, alpha=0.55, rows=9, text="(c) TradeHub"),
    "rounded": partial(overlays.rounded, radius=0.15, frame=0.1),
    "caption": partial(overlays.caption, share=0.12),
    "screenshot_dark": partial(overlays.screenshot, dark=True, share=0.6),
    "grid_last": partial(overlays.grid, place=3),
    "inset": partial(overlays.inset, share=0.35),
    "blurred_sides": partial(overlays.blurred_sides, ratio=1.6),
    "stretched": partial(edits.squeeze, wide=1.2, high=1.0),
    "screen_photo": partial(overlays.reproduced, blur=3, cast=(112, 102, 84), lines=0.25),
}
FRESH: dict[str, Edit] = {
    "stacked_below": partial(fresh_edits.stacked, below=True),
    "stacked_above": partial(fresh_edits.stacked, below=False),
    "strip_middle": partial(fresh_edits.strip, place=1),
    "strip_right": partial(fresh_edits.strip, place=2),
    "quarter_upper_right": partial(fresh_edits.quarter, right=True, low=False),
    "quarter_lower_left": partial(fresh_edits.quarter, right=False, low=True),
    "polaroid": partial(fresh_edits.polaroid, degrees=-9),
    "halftone": partial(fresh_edits.halftone, step=6),
    "flash": partial(fresh_edits.flash, power=0.9),
    "price_tag": partial(fresh_edits.price_tag, share=0.4),
    "page": partial(fresh_edits.paragraph, share=0.8, paper=(240, 246, 250)),
    "corner_60": partial(fresh_edits.corner_cut, share=0.6),
    "warmer": partial(fresh_edits.warmer, gains=(0.8, 1.0, 1.15)),
    "shaken": partial(fresh_edits.moved_blur, length=0.03),
    "messenger": partial(fresh_edits.twice, side=200, quality=25),
    "webp_mirror": partial(edits.mirror_cut, share=0.85),
    "stretched_high": partial(edits.squeeze, wide=1.0, high=1.25),
    "noise30": partial(edits.noise, sigma=30),
    "green_print": partial(edits.toned, dark=(20, 40, 10), light=(210, 250, 225)),
    "tilt9_cut": partial(edits.tilt_cut, degrees=9),
}
LATER: dict[str, Edit] = {
    "row_of_three": partial(fresh_edits.pile, place=1),
    "left_of_four": partial(fresh_edits.quarter, right=False, low=False),
    "column_right": partial(fresh_edits.strip, place=0),
    "palette10": partial(edits.palette, levels=10),
    "jpeg15_mirror": partial(fresh_edits.mirrored_jpeg, quality=15),
    "cut_left20": partial(edits.cut, side="left", share=0.2),
    "cut_top45_frame": partial(edits.cut_and_frame, side="top", share=0.45, colour=(200, 220, 240)),
    "turn90_noise": partial(fresh_edits.turned_noise, sigma=18),
    "lilac_print": partial(edits.toned, dark=(50, 10, 30), light=(250, 225, 245)),
    "bright": partial(edits.gamma, power=0.55),
    "stickers25": partial(overlays.stickers, share=0.25, count=2),
    "watermark_light": partial(overlays.watermark, alpha=0.3, rows=12, text="sample only"),
    "inset50": partial(overlays.inset, share=0.5),
    "rounded_wide": partial(overlays.rounded, radius=0.3, frame=0.25),
    "table_photo": partial(overlays.reproduced, blur=2.5, cast=(90, 100, 120), lines=0.0),
}
SETS: dict[str, dict[str, Edit]] = {"tune": TUNE, "test": TEST, "fresh": FRESH, "later": LATER}
