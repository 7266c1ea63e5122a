"""What is like a product, for cross-selling, and what is like nothing in the catalog."""
