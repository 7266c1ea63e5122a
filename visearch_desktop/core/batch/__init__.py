"""Batch: a supplier's delivery against the catalog."""
