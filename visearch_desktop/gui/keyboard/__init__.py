"""The keys of the window: which there are, what the user has made of them, and the list of them that "?" shows."""
