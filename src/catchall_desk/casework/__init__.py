"""Casework: leads, cases, decisions and what binds; each kind of record is a small machine."""
