"""Reading deliveries: a folder, ZIP or spreadsheet with photos, as items."""
