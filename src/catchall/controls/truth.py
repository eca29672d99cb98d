"""Three truths, after Kleene: true, false, and unknown (None), which is never guessed away."""

from collections.abc import Iterable

Truth = bool | None


def both(truths: Iterable[Truth]) -> Truth:
    """False if any is false, else unknown if any is unknown, else true."""
    seen = set(truths)
    if False in seen:
        return False
    return None if None in seen else True


def either(truths: Iterable[Truth]) -> Truth:
    """True if any is true, else unknown if any is unknown, else false."""
    seen = set(truths)
    if True in seen:
        return True
    return None if None in seen else False


def negate(truth: Truth) -> Truth:
    """The opposite; unknown stays unknown."""
    return None if truth is None else not truth


def agreed(truths: Iterable[Truth]) -> Truth:
    """What all say alike; unknown where they differ or none speaks."""
    seen = set(truths)
    return seen.pop() if len(seen) == 1 else None
