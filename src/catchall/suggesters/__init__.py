"""Optional extractors behind the one door of ``catchall.intake.suggestions``; off by default."""
