"""Scripts that print the figures the product is judged by."""
