"""Tables that people keep: CSV, TSV and XLSX as rows of text."""
