"""Local features as 32 bits each: what photos that share features are found by, without comparing them one by one.

Each coefficient of a descriptor is kept as whether it is positive. Coefficients vary around zero and come strongest
first, so the first `WORD_BITS` are the visual word (Sivic and Zisserman, "Video Google", 2003) that no codebook has to
be trained for, and all of them are the binary signature that tells features of one word apart (Jegou, Douze and Schmid,
"Hamming embedding and weak geometric consistency", 2008). A mirror image changes the signs of the same coefficients
in every descriptor: its codes are an exclusive or away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visearch_desktop.core.imaging.features import Features, mirror_signs, sign_bits

Bits = npt.NDArray[np.uint32]

WORD_BITS = 20
"""Bits of a code that are its visual word: a million words. With 16 bits the votes of one photo among 10,000 take three
times as long and find no more."""
DOUBTFUL = 2
"""Coefficients of a word nearest to zero, whose signs an edit changes first; words are read with both signs of each."""


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """The features of one photo as codes.

    `bits` is uint32 [n]; `doubtful` is uint32 [n, DOUBTFUL], each one bit of the word, the least sure first.
    """

    bits: Bits
    doubtful: Bits

    def mirrored(self) -> Codes:
        """The codes of the mirror image."""
        return Codes(self.bits ^ MIRROR_BITS, self.doubtful)


def codes_of(features: Features) -> Codes:
    """The codes of the features of a query."""
    words = np.abs(features.descriptors[:, :WORD_BITS])
    nearest = np.argsort(words, axis=1, kind="stable")[:, :DOUBTFUL]
    return Codes(sign_bits(features.descriptors), np.left_shift(np.uint32(1), nearest.astype(np.uint32)))


MIRROR_BITS = sign_bits(mirror_signs()[None])[0] ^ np.uint32(2**32 - 1)
"""The bits in which the code of a feature and that of its mirror image differ."""
