"""Accounts: people, teams, roles, clearances, and who may read what."""
