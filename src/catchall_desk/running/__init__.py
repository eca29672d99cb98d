"""Running: the process, its lock, backups, the move to PostgreSQL, and the commands."""
