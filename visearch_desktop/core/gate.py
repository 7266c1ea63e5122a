"""The picture gate: which rules a photo fails, in words."""
