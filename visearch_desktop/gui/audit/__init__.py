"""The Audit page: compare the catalog with itself, review what was found, report it, put duplicates aside."""
