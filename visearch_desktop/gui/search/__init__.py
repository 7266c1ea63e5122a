"""The Search page: photos in, ranked SKUs out, query beside match."""
