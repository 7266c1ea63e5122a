"""The Catalog page: folders, product table, SKU rule, indexing, problem photos."""
