"""The pages of the desk: each asks one selector, or calls one service."""
