"""Rows of a table taken in together: the table, its runs, what they gave."""
