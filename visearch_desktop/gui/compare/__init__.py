"""Two photos compared: side by side, wiped, their difference; and the facts in which their products differ."""
