"""Picture rules: what fails, how it is told, and profiles as files."""

from __future__ import annotations

import contextlib
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from visearch_desktop.core import gate, imaging
from visearch_desktop.core.errors import RuleError
from visearch_desktop.core.gate import Profile, Rule
from visearch_desktop.core.gate.profiles import folder
from visearch_desktop.core.imaging import Quality

GOOD = Quality(
    format="JPEG", bytes=900_000, width=2400, height=2048, jpeg_quality=92, blocks=1.1, blur=0.5, detail=1.0,
    background=(255, 255, 255), background_even=1.0, background_white=1.0, fill=0.9, cut=0.0, touching=(),
    text_beside=0.0, text_across=0.0, colours="sRGB", bits=8, transparent=False, shades=120,
)  # fmt: skip
FAULTY = {
    "pixels": replace(GOOD, width=480, height=300),
    "most_pixels": replace(GOOD, height=12_000),
    "file_size": replace(GOOD, bytes=21_000_000),
    "aspect": replace(GOOD, width=9000, height=900),
    "format": replace(GOOD, format="WEBP"),
    "blur": replace(GOOD, blur=3.14),
    "enlarged": replace(GOOD, detail=0.52),
    "jpeg_quality": replace(GOOD, jpeg_quality=35),
    "blocks": replace(GOOD, blocks=3.3),
    "white": replace(GOOD, background=(238, 238, 236), background_white=0.12),
    "plain": replace(GOOD, background_even=0.3),
    "fill": replace(GOOD, fill=0.46),
    "cut_off": replace(GOOD, cut=0.4, touching=("top", "left", "bottom")),
    "text": replace(GOOD, text_beside=0.64),
    "text_on_product": replace(GOOD, text_across=1.2),
    "sticker": replace(GOOD, sticker=0.06),
    "placeholder": replace(GOOD, shades=4),
    "colour_space": replace(GOOD, colours="Adobe RGB (1998)", bits=16),
    "grey": replace(GOOD, colours="grey"),
    "transparent": replace(GOOD, transparent=True),
}
SENTENCES = {
    "pixels": "The photo has 480 x 300 pixels; 500 on the longest side are wanted.",
    "file_size": "The file has 21.0 MB; at most 20 MB are allowed.",
    "aspect": "The photo has 9000 x 900 pixels: one side is more than 8 times the other.",
    "format": "The file is WEBP; JPEG, PNG, TIFF or GIF is wanted.",
    "blur": "The photo is blurred: its edges are soft over 3.1 pixels; at most 1.3 are wanted.",
    "jpeg_quality": "The JPEG was saved with quality 35 of 100; 70 is wanted.",
    "white": "The background is white in 12 % (its colour is RGB 238 238 236); 95 % is wanted.",
    "fill": "The product fills 46 % of the picture; 85 % is wanted.",
    "cut_off": "The product is cut off at the top, left and bottom: it takes 40 % of a side; at most 2 % is wanted.",
    "colour_space": "The colours are Adobe RGB (1998) with 16 bits a channel; sRGB with 8 bits is wanted.",
}
LIMITS = {
    "pixels": 500, "most_pixels": 10_000, "file_size": 20, "aspect": 8, "format": 0, "blur": 1.3, "enlarged": 0.65,
    "jpeg_quality": 70, "blocks": 2.2, "white": 0.95, "plain": 0.6, "fill": 0.85, "cut_off": 0.02, "text": 0.1,
    "text_on_product": 0.5, "sticker": 0.004, "placeholder": 33, "colour_space": 0, "grey": 0, "transparent": 0,
}  # fmt: skip
ALL = Profile("all", "All", tuple(Rule(name, limit) for name, limit in LIMITS.items()))


def test_a_good_photo_passes_every_rule() -> None:
    assert set(LIMITS) == set(gate.KINDS)
    assert gate.check(GOOD, ALL) == ()
    for preset in gate.PRESETS:
        assert gate.check(GOOD, preset) == ()


@pytest.mark.parametrize("name", list(FAULTY))
def test_each_fault_is_found_by_its_rule_alone(name: str) -> None:
    (fault,) = gate.check(FAULTY[name], ALL)
    assert (fault.rule, fault.limit) == (name, LIMITS[name])
    assert fault.sentence.endswith(".")
    assert fault.sentence == SENTENCES.get(name, fault.sentence)
    assert gate.KINDS[name].fails(fault.figure, fault.limit)


@pytest.mark.parametrize("name", list(FAULTY))
def test_a_rule_that_is_off_says_nothing(name: str) -> None:
    off = replace(ALL, rules=tuple(replace(rule, on=rule.name != name) for rule in ALL.rules))
    assert gate.check(FAULTY[name], off) == ()


@pytest.mark.parametrize("name", [name for name, kind in gate.KINDS.items() if not kind.switch])
def test_a_figure_at_its_limit_passes(name: str) -> None:
    figure = gate.KINDS[name].figure(FAULTY[name])
    assert figure is not None
    assert gate.check(FAULTY[name], Profile("p", "P", (Rule(name, figure),))) == ()
    worse = figure * (1.001 if gate.KINDS[name].least else 0.999)
    assert gate.check(FAULTY[name], Profile("p", "P", (Rule(name, worse),)))


def test_what_cannot_be_told_is_no_fault() -> None:
    unknown = replace(GOOD, jpeg_quality=None, blocks=None, blur=None, detail=None, fill=None, cut=None)
    assert gate.check(unknown, ALL) == ()


def test_faults_come_in_one_order() -> None:
    everything = replace(
        FAULTY["pixels"], blur=9.0, detail=0.1, fill=0.1, colours="CMYK", text_beside=2.0, background_white=0.0
    )
    mixed = list(ALL.rules)
    random.Random(4).shuffle(mixed)
    told = [fault.rule for fault in gate.check(everything, replace(ALL, rules=tuple(mixed)))]
    assert told == [name for name in gate.KINDS if name in set(told)]
    assert len(told) == 7


def test_a_near_miss_does_not_read_like_the_limit() -> None:
    (fault,) = gate.check(replace(GOOD, fill=0.848), ALL)
    assert fault.sentence == "The product fills less than 85 % of the picture; 85 % is wanted."


# -- profiles ------------------------------------------------------------------------------------------------


def test_the_presets_are_found_by_name() -> None:
    assert [profile.name for profile in gate.profiles()] == ["own", "amazon-main", "shopify"]
    amazon = gate.find("amazon-main")
    assert [amazon.rule(name) for name in ("pixels", "fill")] == [Rule("pixels", 1000), Rule("fill", 0.85)]
    assert gate.find("shopify").rule("pixels") == Rule("pixels", 2048)
    assert gate.find("shopify").rule("white") is None


@pytest.mark.parametrize("preset", gate.PRESETS, ids=lambda preset: preset.name)
def test_profiles_survive_being_written(preset: Profile) -> None:
    again = gate.parse(gate.to_toml(preset), preset.name)
    assert {rule.name: rule for rule in again.rules} == {rule.name: rule for rule in preset.rules}
    assert again.title == preset.title


def test_own_rules_take_the_place_of_the_preset() -> None:
    mine = Profile("own", "Mine", (Rule("pixels", 77),))
    file = gate.save(mine)
    assert file.parent == folder()
    assert gate.profiles()[0] == gate.find("own") == gate.find(file) == mine
    gate.save(Profile("夏季 2026", "Summer", (Rule("fill", 0.5, on=False),)))
    assert [profile.name for profile in gate.profiles()] == ["own", "amazon-main", "shopify", "夏季 2026"]
    assert gate.find("夏季 2026").rule("fill") == Rule("fill", 0.5, on=False)
    assert not list(folder().glob("*.tmp"))


@pytest.mark.parametrize("name", ["amazon-main", "", ".", "a/b", "a\\b", "what?", "..", ".hidden", "a\0b"])
def test_names_that_cannot_be_saved(name: str) -> None:
    with pytest.raises(RuleError):
        gate.save(Profile(name, "x", ()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rules = ", "not valid TOML"),
        ("title = 'x'", "no table"),
        ("rules = 3", "no table"),
        ("[rules]\nsharpness = {limit = 1}", "not a rule"),
        ("[rules]\nfill = 0.85", "not understood"),
        ("[rules]\nfill = {}", "not understood"),
        ("[rules]\nfill = {limit = true}", "not understood"),
        ("[rules]\nfill = {limit = nan}", "not understood"),
        ("[rules]\nfill = {limit = -1}", "not understood"),
        ("[rules]\nfill = {limit = '85'}", "not understood"),
        ("[rules]\nfill = {limit = 1, on = 1}", "not understood"),
    ],
)
def test_a_profile_that_is_not_understood_says_why(text: str, words: str) -> None:
    with pytest.raises(RuleError, match=words):
        gate.parse(text, "mine")


def test_a_switch_needs_no_limit() -> None:
    assert gate.parse("[rules]\ngrey = {}", "x").rules == (Rule("grey", 0),)


@given(st.text(max_size=60))
def test_any_text_is_a_profile_or_a_rule_error(text: str) -> None:
    with contextlib.suppress(RuleError):
        assert gate.parse(text, "any").name == "any"


def test_a_damaged_file_is_left_out_of_the_list_but_explained() -> None:
    folder().mkdir(parents=True)
    (folder() / "broken.toml").write_bytes(b"\xff\xfe\x00")
    (folder() / "own.toml").write_text("nonsense", encoding="utf-8")
    assert [profile.name for profile in gate.profiles()] == ["own", "amazon-main", "shopify"]
    with pytest.raises(RuleError, match="not UTF-8"):
        gate.find("broken")


def test_an_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(RuleError, match="no picture rules called “nix”") as caught:
        gate.find("nix")
    assert "amazon-main" in caught.value.advice
    with pytest.raises(RuleError):
        gate.find(str(folder().parent))


# -- one picture on many items -------------------------------------------------------------------------------


def test_a_picture_that_strangers_share_is_repeated() -> None:
    shared, near, other = 0x0F0F_0F0F_0F0F_0F0F, 0x0F0F_0F0F_0F0F_0F0C, -0x0F0F_0F0F
    photos = [(f"style{number}", shared) for number in range(4)]
    photos += [("style9", near), ("style1", other), ("style2", 77)]
    assert gate.repeated_pictures(photos) == {shared: 5, near: 5}


def test_a_size_run_may_share_its_photo() -> None:
    assert gate.repeated_pictures([("shirt", 5)] * 30 + [("trousers", 5)] * 30) == {}


def test_hashes_may_be_negative() -> None:
    photos = [(str(number), -1) for number in range(3)] + [("last", -2)]
    assert gate.repeated_pictures(photos) == {-1: 4, -2: 4}


def test_no_photos_repeat_nothing() -> None:
    assert gate.repeated_pictures([]) == {}


@pytest.mark.parametrize(("ending", "size", "profile", "rules"), [
    ("jpg", (1200, 1200), "amazon-main", set()),
    ("png", (1200, 1200), "amazon-main", set()),
    ("webp", (1200, 1200), "amazon-main", {"format"}),
    ("webp", (1200, 1200), "shopify", set()),
    ("png", (2100, 20), "shopify", {"aspect"}),
    ("png", (2000, 20), "shopify", set()),
    ("bmp", (900, 200), "own", set()),
])  # fmt: skip
def test_format_and_aspect(tmp_path: Path, ending: str, size: tuple[int, int], profile: str, rules: set[str]) -> None:
    file = tmp_path / f"a.{ending}"
    Image.new("RGB", size, (250, 250, 250)).save(file)
    faults = {
        fault.rule: fault.sentence for fault in gate.check(imaging.measure(file.read_bytes()), gate.find(profile))
    }
    assert faults.keys() & {"format", "aspect"} == rules
    assert faults.get("format", "WEBP").count("WEBP") == 1
