"""Settings, addresses and database backends of the desk."""
