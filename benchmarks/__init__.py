"""Scripts that print the figures the product is judged by."""

import visearch_desktop  # noqa: F401 - before NumPy, which is then set up as in the program
