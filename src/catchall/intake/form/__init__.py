"""Form: tips that come as fields, from a web form (JSON) or a table (CSV)."""
