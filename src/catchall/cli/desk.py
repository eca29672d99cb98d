"""``catchall desk``: the door to the desk, which is a package of its own and optional."""

from importlib import import_module

import typer

app: typer.Typer = import_module("catchall_desk.running.commands").app
"""Loaded by name, so that no module of the library imports the desk."""
