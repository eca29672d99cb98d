"""Settings that hold for every test."""

from hypothesis import settings

settings.register_profile("catchall", deadline=None)
settings.load_profile("catchall")
