"""Rounding weights by what they are used on: every convolution's output comes out nearer than with plain rounding."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from onnx import helper

from visearch_desktop.core.embedding.rounding import STEPS, Moments, look, rounded

Maps = npt.NDArray[np.float32]


def maps(channels: int, side: int = 12) -> Maps:
    """Maps whose channels go together, as those of a network do, and are nowhere negative."""
    random = np.random.default_rng(4)
    hidden = random.normal(size=(8, 4, side, side))
    mixed = np.einsum("ck,nkhw->nchw", random.normal(size=(channels, 4)), hidden)
    return np.asarray(np.maximum(mixed + 0.5, 0), np.float32)


def plainly(weights: Maps) -> Maps:
    step = np.maximum(np.abs(weights).max(axis=(1, 2, 3), keepdims=True), 1e-9) / STEPS
    return np.asarray(np.rint(weights / step) * step, np.float32)


def seen(node: object, photos: Maps, weights: Maps) -> Moments:
    first = look(node, photos[:4], weights.shape, None)
    both = look(node, photos[4:], weights.shape, first)
    assert both is not None
    return both


def test_a_convolution_of_one_pixel() -> None:
    weights, photos = np.random.default_rng(1).normal(size=(16, 24, 1, 1)).astype(np.float32), maps(24)
    new = rounded(weights, seen(helper.make_node("Conv", ["x", "w"], ["y"]), photos, weights))

    def output(of: Maps) -> Maps:
        return np.asarray(np.einsum("oc,nchw->nohw", of[:, :, 0, 0], photos), np.float32)

    moved = output(new.weights) + new.shift[:, None, None]
    good, plain = (np.square(one - output(weights)).mean() for one in (moved, output(plainly(weights))))
    assert good < plain / 3


def test_a_convolution_of_single_channels() -> None:
    weights, photos = np.random.default_rng(1).normal(size=(24, 1, 3, 3)).astype(np.float32), maps(24)
    new = rounded(weights, seen(helper.make_node("Conv", ["x", "w"], ["y"], group=24), photos, weights))

    def output(of: Maps) -> Maps:
        windows = np.lib.stride_tricks.sliding_window_view(photos, (3, 3), axis=(2, 3))
        return np.asarray(np.einsum("cij,nchwij->nchw", of[:, 0], windows), np.float32)

    moved = output(new.weights) + new.shift[:, None, None]
    good, plain = (np.square(one - output(weights)).mean() for one in (moved, output(plainly(weights))))
    assert good < plain


def test_weights_become_whole_steps_that_the_quantiser_finds_again() -> None:
    weights = np.random.default_rng(1).normal(size=(16, 24, 1, 1)).astype(np.float32)
    new = rounded(weights, seen(helper.make_node("Conv", ["x", "w"], ["y"]), maps(24), weights))
    steps = new.weights * STEPS / new.most[:, None, None, None]
    np.testing.assert_allclose(steps, np.rint(steps), atol=1e-4)
    assert np.abs(steps).max() <= STEPS + 1e-4
    np.testing.assert_allclose(new.most, np.abs(weights).max(axis=(1, 2, 3)), rtol=1e-6)


@pytest.mark.parametrize(("shape", "group"), [((8, 24, 3, 3), 1), ((8, 12, 1, 1), 2), ((24, 1, 15, 15), 24)])
def test_other_kinds_are_left_to_the_quantiser(shape: tuple[int, ...], group: int) -> None:
    assert look(helper.make_node("Conv", ["x", "w"], ["y"], group=group), maps(24), shape, None) is None


def test_dead_channels_and_dead_inputs_stay_finite() -> None:
    weights, photos = np.random.default_rng(1).normal(size=(4, 6, 1, 1)).astype(np.float32), maps(6)
    weights[1] = 0
    photos[:, 2:] = 0
    new = rounded(weights, seen(helper.make_node("Conv", ["x", "w"], ["y"]), photos, weights))
    assert np.isfinite(new.weights).all()
    assert np.isfinite(new.shift).all()
    assert not new.weights[1].any()
    blank = rounded(weights, seen(helper.make_node("Conv", ["x", "w"], ["y"]), photos * 0, weights))
    np.testing.assert_allclose(blank.weights, plainly(weights), atol=1e-5)
