"""Libraries that come with an extra: asked for when they are needed, named when missing."""

from importlib import import_module
from types import ModuleType

from catchall.errors import ExtraMissing

EXTRA = "share"


def need(module: str) -> ModuleType:
    """The module of an optional library; raises ExtraMissing naming the extra to install."""
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise ExtraMissing(
            f"{library} is not installed", remedy=f'install "catchall[{EXTRA}]"'
        ) from error
