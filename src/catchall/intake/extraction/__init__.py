"""Extraction: candidates for the facts of a case, each with its place in the text."""
