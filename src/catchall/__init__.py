"""catchall: strategic trade control."""
