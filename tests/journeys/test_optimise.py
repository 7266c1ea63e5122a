"""A faster form of a model: judged on photos of its own, kept only if it finds as much, all of it or nothing."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import helper

from tests.conftest import TINY, TINY_CARD, finish, write_photo
from tests.core import networks
from visearch_desktop.core import edited, indexing, models, optimise, places
from visearch_desktop.core.embedding import (
    Device,
    DeviceReport,
    Embedder,
    ModelCard,
    embedder,
    find_card,
    forms,
    half,
    install,
    load_card,
    open_session,
    save_card,
    variant,
    verify,
)
from visearch_desktop.core.embedding.model_card import hash_file
from visearch_desktop.core.errors import CatalogError, DeviceError, ModelError
from visearch_desktop.core.optimise import Form, Retrieval, judge, making, run, sample
from visearch_desktop.core.optimise.report import objection
from visearch_desktop.core.optimise.sample import draw
from visearch_desktop.core.progress import Progress
from visearch_desktop.core.samples import Chosen
from visearch_desktop.core.workspace import Workspace

PHOTOS = 110


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory, tiny_model: bytes) -> Path:
    """A catalog of 110 photos, one an SKU; every test only reads it."""
    home, shop = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("商品图")
    for number in range(PHOTOS):
        write_photo(shop / f"SKU{number}" / f"{number}.jpg", number, size=(90, 70))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISEARCH_HOME", str(home))
        pack = places.user_models() / TINY
        pack.mkdir(parents=True)
        (pack / "model.onnx").write_bytes(tiny_model)
        (pack / "card.toml").write_text(TINY_CARD.format(sha256=hash_file(pack / "model.onnx")), encoding="utf-8")
        made = Workspace.create(tmp_path_factory.mktemp("catalog") / "c", model=TINY, device="cpu")
        finish(indexing.index_folders(made, [shop]))
        made.close()
    return made.folder


@pytest.fixture
def opened(catalog: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(catalog, device="cpu", read_only=True)
    yield workspace
    workspace.close()


@pytest.fixture
def network() -> ModelCard:
    """A pack with a convolution, a licence and a notice."""
    card = networks.make_pack(places.user_models() / "test")
    (card.folder / "LICENSE").write_text("MIT")
    (card.folder / "NOTICE").write_text("by somebody")
    return card


@pytest.fixture
def twice_as_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little networks gain nothing from INT8; what is tested is what follows when one does."""
    monkeypatch.setattr(run.Trial, "speed", lambda self, which: (10.0, 20.0)[which])


def packs() -> list[str]:
    return sorted(entry.name for entry in places.user_models().iterdir())


@pytest.mark.usefixtures("twice_as_fast")
def test_a_form_that_finds_as_much_becomes_a_pack_of_its_own(opened: Workspace, network: ModelCard) -> None:
    report = finish(optimise.optimise(opened, "test"))
    assert (report.kept, report.pack, report.reason, report.form) == (True, "test-int8", "", Form.INT8)
    assert report.gain == 2
    assert report.likeness.cosine > 0.99
    assert report.likeness.least_cosine <= report.likeness.cosine
    assert report.queries == len(edited.JUDGED) * report.photos
    assert report.calibrated + report.photos < PHOTOS
    assert report.before.siblings is None
    assert report.sibling_queries == 0
    card = find_card("test-int8", places.model_folders())
    assert card.identity != network.identity  # embeddings of the two never meet
    assert (card.licence, card.source) == (network.licence, network.source)
    assert "int8" in card.exported
    assert network.exported in card.exported
    assert (card.folder / "LICENSE").read_text() == "MIT"
    assert (card.folder / "NOTICE").read_text() == "by somebody"
    verify(card)
    assert finish(models.check_packs())["test-int8"] == ""
    assert any(node.op_type == "QuantizeLinear" for node in onnx.load(card.model_path).graph.node)
    # The same photos make the same bytes: nothing is installed twice, and nothing is replaced.
    assert finish(optimise.optimise(opened, "test")).pack == "test-int8"
    assert packs() == ["test", "test-int8", "tiny"]
    with pytest.raises(ModelError, match="INT8 already"):
        finish(optimise.optimise(opened, "test-int8"))


@pytest.mark.usefixtures("twice_as_fast")
def test_a_pack_of_that_name_is_not_replaced(opened: Workspace, network: ModelCard) -> None:
    other = networks.make_pack(places.user_models() / "test-int8")
    save_card(replace(other, name="test-int8", title="Another"))
    report = finish(optimise.optimise(opened, "test"))
    assert report.pack == "test-int8-2"
    assert load_card(other.folder).title == "Another"


def test_a_form_that_gains_nothing_is_not_kept(
    opened: Workspace, network: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.Trial, "speed", lambda self, which: (10.0, 10.5)[which])
    report = finish(optimise.optimise(opened, "test"))
    assert not report.kept
    assert report.pack == ""
    assert "only 1.05 times as fast" in report.reason
    assert packs() == ["test", "tiny"]


@pytest.mark.usefixtures("twice_as_fast")
def test_a_form_that_finds_less_is_not_kept(
    opened: Workspace, network: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form with calibrated ranges a tenth of what they are: it cuts off nearly everything."""
    real = forms.look_through

    def narrowed(model: Any, card: ModelCard, tiles: Any) -> Iterator[forms.Seen]:
        for seen in real(model, card, tiles):
            yield forms.Seen({name: (low / 50, high / 50) for name, (low, high) in seen.ranges.items()}, seen.moments)

    monkeypatch.setattr(forms, "look_through", narrowed)
    report = finish(optimise.optimise(opened, "test"))
    assert not report.kept
    assert report.after.edits < report.before.edits
    assert "fewer edited copies" in report.reason
    assert packs() == ["test", "tiny"]


def test_half_a_point_is_the_line() -> None:
    good = Retrieval(97.0, 80.0)
    assert objection(good, Retrieval(96.5, 79.5), 1.5) == ""
    assert "edited copies" in objection(good, Retrieval(96.4, 80.0), 1.5)
    assert "same SKU" in objection(good, Retrieval(97.0, 79.4), 1.5)
    assert objection(Retrieval(97.0, None), Retrieval(98.0, None), 1.5) == ""
    assert "times as fast" in objection(good, good, 1.1)


def test_siblings_are_counted_among_the_ten_nearest() -> None:
    gallery = np.eye(14, dtype=np.float32) + 0.01
    gallery[1] = gallery[0] + gallery[13] * 0.1  # the nearest of its sibling
    gallery /= np.linalg.norm(gallery, axis=1, keepdims=True)
    skus = [frozenset({"A"}), frozenset({"A", "B"}), *(frozenset({f"own{number}"}) for number in range(12))]
    found = judge.retrieval(gallery, gallery[:3], np.array([0, 1, 5]), skus)
    assert found.siblings == 100
    assert found.edits == pytest.approx(200 / 3)
    assert judge.count_siblings(skus) == 2
    alone = judge.retrieval(gallery, gallery[:1], np.array([0]), [frozenset({str(n)}) for n in range(14)])
    assert alone.siblings is None


def test_the_parts_share_no_sku_and_are_the_same_each_time(opened: Workspace) -> None:
    drawn = draw(opened.database)
    assert draw(opened.database) == drawn
    parts = [drawn.calibrating, drawn.choosing, drawn.gallery]
    used = {sku for part in parts[:2] for one in part for sku in one.skus}
    assert not used & {sku for one in drawn.gallery for sku in one.skus}
    paths = [one.path for part in parts for one in part]
    assert len(set(paths)) == len(paths)


def test_an_sku_at_the_border_of_two_parts_stays_in_the_first() -> None:
    first, second, other = (
        Chosen(Path(name), frozenset(skus)) for name, skus in (("a", "XY"), ("b", "YZ"), ("c", "Z"))
    )
    assert sample._without([second, other], [first]) == [other]


def test_too_few_photos_are_said(workspace: Workspace, network: ModelCard, shop: Path) -> None:
    finish(indexing.index_folders(workspace, [shop]))
    with pytest.raises(CatalogError, match="at least 100 different photos; this catalog has 12"):
        finish(optimise.optimise(workspace, "test"))


def test_photos_that_went_away_or_broke_are_counted(
    catalog: Path, opened: Workspace, network: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [one.path for one in draw(opened.database).gallery[:3]]
    real = Path.read_bytes
    monkeypatch.setattr("visearch_desktop.core.imaging.read_bytes", lambda path: b"" if path in broken else real(path))
    assert finish(optimise.optimise(opened, "test")).unread == 3
    monkeypatch.setattr("visearch_desktop.core.imaging.read_bytes", lambda path: b"")
    with pytest.raises(CatalogError, match="None of the photos to calibrate"):
        finish(optimise.optimise(opened, "test"))


@pytest.mark.usefixtures("twice_as_fast")
def test_it_can_be_cancelled_at_any_step_and_leaves_nothing(
    opened: Workspace, network: ModelCard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(work))
    task, seen = optimise.optimise(opened, "test"), []
    while True:
        try:
            seen.append(next(task))
        except StopIteration:
            break
    assert all(isinstance(one, Progress) for one in seen)
    shutil.rmtree(places.user_models() / "test-int8")
    for step in range(0, len(seen), 45):
        task = optimise.optimise(opened, "test")
        for _ in range(step + 1):
            next(task)
        task.close()
        assert packs() == ["test", "tiny"]
        assert list(work.iterdir()) == []


def test_a_folder_that_cannot_take_the_pack_is_said_before_the_work(
    opened: Workspace, network: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "make", lambda *_: pytest.fail("the work was begun"))
    monkeypatch.setattr("shutil.disk_usage", lambda folder: SimpleNamespace(free=10))
    with pytest.raises(ModelError, match="0 MB free"):
        finish(optimise.optimise(opened, "test"))

    def read_only(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryDirectory", read_only)
    with pytest.raises(ModelError, match=r"cannot be written.*Permission denied"):
        finish(optimise.optimise(opened, "test"))


@pytest.mark.usefixtures("twice_as_fast")
def test_a_disk_that_fills_up_leaves_no_half_pack(
    opened: Workspace, network: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        Path(target).write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(ModelError, match="No space left on device"):
        finish(optimise.optimise(opened, "test"))
    assert packs() == ["test", "tiny"]


def test_a_killed_installation_is_never_seen(network: ModelCard) -> None:
    """What a kill leaves behind is a hidden folder, which no list of packs shows."""
    half = places.user_models() / ".incoming-x" / "test-int8"
    half.mkdir(parents=True)
    (half / "card.toml").write_text("name = 'test-int8'")
    assert [pack.name for pack in models.list_packs() if not pack.bundled] == ["test", "tiny"]


def test_what_cannot_be_quantised_is_said(opened: Workspace, network: ModelCard) -> None:
    with pytest.raises(ModelError, match="no convolutions"):
        finish(optimise.optimise(opened, TINY))
    with pytest.raises(ModelError, match="no model called"):
        finish(optimise.optimise(opened, "nothing"))
    network.model_path.write_bytes(b"not a network")
    with pytest.raises(ModelError, match="damaged"):
        finish(optimise.optimise(opened, "test"))


def test_a_network_the_quantiser_refuses_is_said(
    opened: Workspace, network: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onnxruntime import quantization

    def refuse(*_: object, **__: object) -> None:
        raise NotImplementedError("opset 3\nand more")

    monkeypatch.setattr(quantization, "quantize_static", refuse)
    with pytest.raises(ModelError, match="“test” cannot be quantised: opset 3"):
        finish(optimise.optimise(opened, "test"))


def test_half_precision_is_for_graphics_cards(opened: Workspace, network: ModelCard) -> None:
    with pytest.raises(DeviceError, match="graphics cards only"):
        finish(optimise.optimise(opened, "test", Form.FP16, Device.CPU))


@pytest.mark.usefixtures("twice_as_fast")
def test_half_precision_on_a_stubbed_card(
    opened: Workspace, network: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The processor runs what a graphics card would; the speed is made up, the embeddings are real."""

    def on_card(path: Path, _: Device, tuning: Any) -> tuple[Any, DeviceReport]:
        return open_session(path, Device.CPU, tuning)[0], DeviceReport(Device.CUDA)

    monkeypatch.setattr(embedder, "open_session", on_card)
    report = finish(optimise.optimise(opened, "test"))
    assert (report.form, report.kept, report.pack) == (Form.FP16, True, "test-fp16")
    assert report.likeness.least_cosine > 0.9999
    model = onnx.load(find_card("test-fp16", places.model_folders()).model_path)
    assert any(tensor.data_type == onnx.TensorProto.FLOAT16 for tensor in model.graph.initializer)
    assert [value.type.tensor_type.elem_type for value in (*model.graph.input, *model.graph.output)] == [1, 1]


def test_cubes_do_not_overflow_in_half_precision(tmp_path: Path) -> None:
    """Pooling by third powers of values near 100 goes beyond what halves hold (65,504)."""
    card = networks.make_pack(tmp_path / "gem")
    model = onnx.load(card.model_path)
    nodes = list(model.graph.node)
    pool = next(node for node in nodes if node.op_type == "GlobalAveragePool")
    pool.input[0] = "cubes"
    cubes = [
        helper.make_node("Mul", ["relu", "relu"], ["square"]),
        helper.make_node("Mul", ["square", "relu"], ["cubes"]),
    ]
    del model.graph.node[:]
    model.graph.node.extend([*nodes[:2], *cubes, *nodes[2:]])
    next(one for one in model.graph.initializer if one.name == "filter").CopyFrom(
        onnx.numpy_helper.from_array(np.full((networks.CHANNELS, 3, 3, 3), 5, np.float32), "filter")
    )
    onnx.save(model, card.model_path)
    card = replace(card, sha256=hash_file(card.model_path))
    (tmp_path / "plain").mkdir()
    (tmp_path / "half").mkdir()
    plain = forms.plain_network(card, tmp_path / "plain")
    trial = variant.candidate(card, Form.FP16, half.halved(plain, card), tmp_path / "half")
    tiles = np.full((2, networks.SIDE, networks.SIDE, 3), 250, np.uint8)
    both = [Embedder(one, Device.CPU).embed(tiles) for one in (card, trial)]
    assert np.isfinite(both[1]).all()
    np.testing.assert_allclose(both[0], both[1], atol=1e-3)


def test_the_command_tells_and_answers_json(
    catalog: Path, network: ModelCard, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from visearch_desktop import cli

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["visearch", "models", *arguments, "--catalog", str(catalog)])
        code = cli.main()
        return code, *capfd.readouterr()

    monkeypatch.setattr(run.Trial, "speed", lambda self, which: (10.0, 20.0)[which])
    code, out, _ = call("optimise", "test", "--device", "cpu", "--json")
    answer = json.loads(out)
    assert (code, answer["kept"], answer["pack"], answer["gain"]) == (0, True, "test-int8", 2)
    assert answer["before"].keys() == {"edits", "siblings"}
    code, out, _ = call("optimise", "test", "--device", "cpu")
    assert code == 0
    assert "Kept as the model “test-int8”" in out
    assert "--model test-int8 --reindex" in out
    monkeypatch.setattr(run.Trial, "speed", lambda self, which: 10.0)
    code, out, _ = call("optimise", "test", "--device", "cpu")
    assert code == 0
    assert "was not kept: it is only 1.00 times as fast here" in out
    code, _, said = call("optimise", "nothing")
    assert code == 1
    assert said.startswith("There is no model called “nothing”. Installed models: ")


def test_a_long_name_is_cut_at_its_end() -> None:
    """A form keeps its original's name in front, however long that is."""
    long = "a" * 64
    assert variant._free_name(f"{long}-int8", [places.user_models()]) == "a" * 60
    assert install.sanitised("a" * 60) == "a" * 60
