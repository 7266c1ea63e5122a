"""The product without its windows: catalogs, the index, the journeys. Nothing here imports Qt."""
