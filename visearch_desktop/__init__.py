"""ViSearch Desktop: finds supplier photos in a shop's own catalogue, offline."""

import gc
import os

__version__ = "0.1.0"

# Photos are worked on in parallel, a thread each, and NumPy's threads on top wait for each other in a loop: indexing
# took 15 s of two cores instead of 9, a batch 17.5 instead of 11.8. NumPy heeds this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# From 1.29 on ONNX Runtime tells Microsoft about each session, names of models included, and keeps an identifier of the
# computer in the user's cache. Only this variable, set before it is first imported, stops all of that (its Privacy.md);
# `disable_telemetry_events` comes too late. tests/test_no_network.py looks with strace.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
# What is found is held in trees of frozen values, in which there are no cycles to look for: after every 700 new ones
# that took a fifteenth of a batch. The window looks by itself, in the GUI thread only.
gc.set_threshold(50_000, 20, 20)
