"""Long jobs of the window in one list: what runs, what ran, what would be lost, and who is told when one ends."""
