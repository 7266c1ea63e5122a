"""ViSearch Desktop: finds supplier photos in a shop's own catalogue, offline."""

import os

__version__ = "0.1.0"

# Before NumPy is imported: threads of OpenBLAS that have nothing to do turn in a loop for 2^26 cycles, some 25 ms,
# before they sleep. A search asks for a small product every few milliseconds, so they took a core away from the network
# all the time: 346 ms of processor time a search instead of 195. Large products still run on all cores.
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "10")
