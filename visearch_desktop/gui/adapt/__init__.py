"""Adapting a catalog: what it is, whether it helped, and the way back."""
