"""The desk under test: on SQLite in memory, or on the database of DATABASE_URL."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catchall_desk.config.settings")
os.environ.setdefault("CATCHALL_SECRET_KEY", "only for tests")

import django

django.setup()
