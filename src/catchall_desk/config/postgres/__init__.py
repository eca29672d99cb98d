"""PostgreSQL that knows who reads."""
