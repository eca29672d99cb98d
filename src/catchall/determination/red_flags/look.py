"""Look: what came of looking for one red flag."""

from dataclasses import dataclass

from catchall.model import Evidence
from catchall.model.determination import FlagStatus


@dataclass(frozen=True)
class Look:
    """Raised with its reasons, not raised, or skipped for want of an input."""

    status: FlagStatus
    because: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def raised(
        cls, *because: str, parties: tuple[str, ...] = (), evidence: tuple[Evidence, ...] = ()
    ) -> "Look":
        """The typology shows."""
        once = tuple(dict.fromkeys(evidence))
        return cls(FlagStatus.RAISED, because, tuple(dict.fromkeys(parties)), evidence=once)

    @classmethod
    def not_raised(cls, *because: str) -> "Look":
        """The typology does not show in what is at hand."""
        return cls(FlagStatus.NOT_RAISED, because)

    @classmethod
    def skipped(cls, *because: str, missing: tuple[str, ...]) -> "Look":
        """An input is not at hand."""
        return cls(FlagStatus.SKIPPED, because, missing=missing)
