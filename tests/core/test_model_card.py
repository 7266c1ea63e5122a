"""Model cards: what is read, what is refused and with which sentence."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from visearch_desktop.core import places
from visearch_desktop.core.embedding import (
    InputFacts,
    ModelCard,
    OutputFacts,
    ResizeRule,
    broken_packs,
    find_card,
    find_cards,
    load_card,
    save_card,
    verify,
)
from visearch_desktop.core.embedding.model_card import hash_file
from visearch_desktop.core.errors import ModelError


def make_pack(folder: Path, name: str = "tiny", content: bytes = b"network") -> ModelCard:
    pack = folder / name
    pack.mkdir(parents=True)
    (pack / "model.onnx").write_bytes(content)
    card = ModelCard(
        folder=pack, name=name, title="Tiny", summary="For tests.", licence="MIT", source="here", exported="by hand",
        sha256=hash_file(pack / "model.onnx"), input=InputFacts("photos", 64), output=OutputFacts("embedding", 8),
        measured={"photos_per_second": 10.0, "note": "two cores"},
    )  # fmt: skip
    save_card(card)
    return card


def test_a_saved_card_is_loaded_as_it_was(tmp_path: Path) -> None:
    card = make_pack(tmp_path / "商品图")
    loaded = load_card(card.folder)
    assert loaded == card
    assert loaded.measured == card.measured
    assert (loaded.size, loaded.dimension, loaded.resize) == (64, 8, ResizeRule.STRETCH)
    verify(loaded)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('title = "Tiny"', "", "says nothing about “title”"),
        ('title = "Tiny"', "title = 3", "unusable “title”"),
        ('name = "tiny"', 'name = "../tiny"', "unusable “name”"),
        ("[input]", "[inputs]", "no section [input]"),
        ("size = 64", "size = 0", "unusable “input.size”: it must be a whole number from 32 to 1024"),
        ("size = 64", "size = true", "unusable “input.size”"),
        ('layout = "NCHW"', 'layout = "CHWN"', "it must be one of NCHW, NHWC"),
        ('resize = "stretch"', "resize = 1", "it must be one of stretch, pad, crop"),
        ("scale = 255.0", "scale = nan", "unusable “input.scale”: it must be a number above 0"),
        ("    0.229,\n", "", "unusable “input.std”: it must be three numbers above 0"),
        ("    0.229,\n", "    0,\n", "unusable “input.std”"),
        ("dimension = 8", "dimension = 8.5", "unusable “output.dimension”"),
        ('note = "two cores"', "note = []", "unusable “measured.note”"),
        ("[input]", "[input", "is not readable"),
        ('sha256 = "', 'sha256 = "x', "unusable “sha256”"),
    ],
)
def test_every_defect_is_named(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    path = make_pack(tmp_path).folder / "card.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load_card(path.parent)
    assert sentence in str(caught.value)


def test_missing_parts(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no model card in"):
        load_card(tmp_path)
    card = make_pack(tmp_path)
    card.model_path.unlink()
    with pytest.raises(ModelError, match=r"has no model\.onnx"):
        load_card(card.folder)


def test_identity_follows_network_and_preprocessing_only(tmp_path: Path) -> None:
    card = make_pack(tmp_path)
    same = [replace(card, title="Other"), replace(card, folder=tmp_path), replace(card, measured={})]
    other = [
        replace(card, sha256="0" * 64),
        replace(card, input=replace(card.input, resize=ResizeRule.PAD)),
        replace(card, input=replace(card.input, mean=(0.5, 0.5, 0.5))),
        replace(card, output=OutputFacts("embedding", 9)),
    ]
    assert {one.identity for one in same} == {card.identity}
    assert len({one.identity for one in other} | {card.identity}) == len(other) + 1


def test_identity_is_the_same_on_every_machine() -> None:
    # Catalogs hold this text: a change here makes every catalog ask for indexing again.
    card = ModelCard(
        Path(), "a", "a", "a", "a", "a", "a", "0" * 64, InputFacts("photos"), OutputFacts("embedding", 8)
    )  # fmt: skip
    assert card.identity == "a9ebb802bfa74c99a9d9318f3714e86958c0122a3eb963192674d0d14e79309b"


def test_a_broken_pack_does_not_hide_the_others(tmp_path: Path) -> None:
    bundled, own = tmp_path / "bundled", tmp_path / "own"
    make_pack(bundled, "b")
    first = make_pack(bundled, "a")
    make_pack(own, "a", b"another network")
    (make_pack(own, "broken").folder / "card.toml").write_text("?", encoding="utf-8")
    make_pack(own, ".incoming-x")
    folders = (bundled, own, tmp_path / "none")
    assert [card.name for card in find_cards(folders)] == ["a", "b"]
    assert find_card("a", folders).folder == first.folder
    assert [pack.name for pack, _ in broken_packs(folders)] == ["broken"]
    with pytest.raises(ModelError, match="is not readable"):
        find_card("broken", folders)
    with pytest.raises(ModelError, match="no model called “c”") as caught:
        find_card("c", folders)
    assert caught.value.advice == "Installed models: a, b."


def test_a_damaged_network_is_noticed(tmp_path: Path) -> None:
    card = make_pack(tmp_path)
    card.model_path.write_bytes(b"netw0rk")
    with pytest.raises(ModelError, match="is damaged or was exchanged"):
        verify(card)


def test_the_bundled_packs_are_intact_and_small() -> None:
    cards = find_cards([places.bundled("models")])
    assert {"efficientnet-lite0", "resnet50-augnet"} <= {card.name for card in cards}
    for card in cards:
        verify(card)
    assert sum(card.model_path.stat().st_size for card in cards) < 40e6


def test_importing_the_package_does_not_import_onnx_runtime() -> None:
    code = "import sys, visearch_desktop.core.embedding; print({'onnxruntime', 'onnx', 'cv2'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"
