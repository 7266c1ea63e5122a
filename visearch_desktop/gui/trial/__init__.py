"""Trying a catalog on itself: which edits of its own photos would be found."""
