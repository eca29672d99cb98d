"""Demonstration: the EXERCISE case, its people, and forty generated cases; all invented."""
