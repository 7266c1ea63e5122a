"""The window: it shows what the core answers and asks what the core needs; it decides nothing."""
