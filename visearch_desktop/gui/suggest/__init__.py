"""Suggestions: what a column should say by how products look, to be accepted or dismissed."""
