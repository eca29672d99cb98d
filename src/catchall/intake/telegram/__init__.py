"""Telegrams of the Department of State: one machine for the forms of two generations."""
