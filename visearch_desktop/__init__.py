"""ViSearch Desktop: finds supplier photos in a shop's own catalogue, offline."""

__version__ = "0.1.0"
