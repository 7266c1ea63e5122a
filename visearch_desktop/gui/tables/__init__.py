"""How a table is read and what its columns mean, shown and corrected: shared by the pages that read tables."""
