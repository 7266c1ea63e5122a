"""Networks: model packs, the embedder, and how a model is installed. The only home of ONNX Runtime.

Importing this package does not import ONNX Runtime; opening a network does.
"""

from visearch_desktop.core.embedding.download import KNOWN, KnownModel, download, install_known
from visearch_desktop.core.embedding.embedder import Embedder, Embeddings
from visearch_desktop.core.embedding.forms import Form
from visearch_desktop.core.embedding.install import Proposal, clear_left, inspect_model, install_file, sanitised
from visearch_desktop.core.embedding.model_card import (
    Channels,
    InputFacts,
    Layout,
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
from visearch_desktop.core.embedding.session import Device, DeviceReport, choose_providers, open_session
from visearch_desktop.core.embedding.stopwatch import Measurement, measure_tuning
from visearch_desktop.core.embedding.tuning import Tuning
from visearch_desktop.core.embedding.variant import candidate, check_room, install_form, same_pack

__all__ = [
    "KNOWN",
    "Channels",
    "Device",
    "DeviceReport",
    "Embedder",
    "Embeddings",
    "Form",
    "InputFacts",
    "KnownModel",
    "Layout",
    "Measurement",
    "ModelCard",
    "OutputFacts",
    "Proposal",
    "ResizeRule",
    "Tuning",
    "broken_packs",
    "candidate",
    "check_room",
    "choose_providers",
    "clear_left",
    "download",
    "find_card",
    "find_cards",
    "inspect_model",
    "install_file",
    "install_form",
    "install_known",
    "load_card",
    "measure_tuning",
    "open_session",
    "same_pack",
    "sanitised",
    "save_card",
    "verify",
]
