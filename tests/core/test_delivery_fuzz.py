"""ZIPs damaged at random: a delivery or a sentence, nothing outside the work folder, in bounded time."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import finish
from tests.core.zips import packed, packed_raw, photo
from visearch_desktop.core import delivery
from visearch_desktop.core.delivery import encodings, names, views
from visearch_desktop.core.errors import DeliveryError

_TABLE = "sku;name;image\nA1;鞋;front.jpg\nA2;Hut;b.jpg;extra\n".encode()
_INNER = packed({"front.jpg": photo(1), "list.csv": _TABLE})
_SEEDS = (
    packed({"A1/front.jpg": photo(1), "A1/back.jpg": photo(2), "list.csv": _TABLE}),
    packed({"../up.jpg": photo(1), "C:\\x\\y.jpg": photo(2), "商品.jpg": photo(3)}, zipfile.ZIP_STORED),
    packed({"in.zip": _INNER, "b.jpg": photo(4)}, zipfile.ZIP_STORED),
    packed_raw({"连衣裙/正面.jpg".encode("gbk"): photo(1), "Größe.jpg".encode("cp1252"): photo(2)}),
)
_SETTINGS = settings(
    max_examples=150, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A ZIP with bytes changed, a piece cut out or put in twice, or its end gone."""
    data = bytearray(draw(st.sampled_from(_SEEDS)))
    for _ in range(draw(st.integers(0, 8))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, len(data)))
    match draw(st.sampled_from(["keep", "cut", "double", "truncate"])):
        case "cut":
            del data[start:end]
        case "double":
            data[start:start] = data[start:end]
        case "truncate":
            del data[start:]
    return bytes(data)


def check(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        outer = Path(name)
        work = outer / "deep" / "work"
        work.mkdir(parents=True)
        source = outer / "a.zip"
        source.write_bytes(data)
        try:
            found = finish(delivery.read([source], work))
        except DeliveryError:
            assert not list(work.iterdir())
        else:
            assert found.items
            keys = [item.key for item in found.items]
            assert len(set(keys)) == len(keys)
            for item in found.items:
                for one in item.photos:
                    assert bool(one.problem) != bool(one.digest)
                    assert one.problem or one.path.is_relative_to(work)
                    assert ".." not in one.name.split("/")
        outside = {path for path in outer.rglob("*") if not path.is_relative_to(work)}
        assert outside == {source, outer / "deep"}
        assert source.read_bytes() == data


@_SETTINGS
@given(damaged())
def test_a_damaged_zip_is_a_delivery_or_a_sentence(data: bytes) -> None:
    check(data)


@_SETTINGS
@given(st.binary(max_size=400).map(lambda noise: b"PK\3\4" + noise + b"PK\5\6" + noise[:40]))
def test_noise_that_looks_like_a_zip_is_a_sentence(data: bytes) -> None:
    check(data)


@_SETTINGS
@given(st.text(max_size=300))
def test_a_clean_name_stays_where_it_is_put(name: str) -> None:
    cleaned, _ = names.clean(name)
    parts = cleaned.split("/")
    assert not cleaned or not {"", ".", ".."} & set(parts)
    assert "\\" not in cleaned
    assert "\0" not in cleaned
    assert names.clean(cleaned)[0] == cleaned
    cleaned.encode("utf-8")


@_SETTINGS
@given(st.text(max_size=300))
def test_a_writable_name_can_be_written(name: str) -> None:
    written = names.writable(name)
    assert written
    assert len(written.encode("utf-8")) <= 200
    assert not set('<>:"|?*/\\\0') & set(written)
    assert written not in {".", ".."}
    assert not written.endswith((" ", "."))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / written).write_bytes(b"")


@_SETTINGS
@given(st.lists(st.binary(max_size=40), max_size=5))
def test_some_encoding_reads_any_names(stored: list[bytes]) -> None:
    encoding = encodings.guess(stored)
    for name in stored:
        name.decode(encoding)


@_SETTINGS
@given(st.text(min_size=1, max_size=200))
def test_a_base_is_never_empty_and_begins_its_name(stem: str) -> None:
    base = views.base(stem)
    assert base
    assert stem.startswith(base) or stem.strip().startswith(base)
