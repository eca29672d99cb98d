"""Profiles: which form a text has, scored by the lines that only that form has."""

import re
from dataclasses import dataclass

_LOOKED_AT = 40_000
"""Characters; the form of a message shows at its beginning."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A line that tells for a profile, and by how much."""

    weight: int
    pattern: re.Pattern[str]


def _trait(weight: int, pattern: str) -> Trait:
    return Trait(weight, re.compile(pattern, re.MULTILINE))


_COMMON = (
    _trait(3, r"^(?:[ZOPR] )?[ZOPR] \d{6}Z [A-Z]{3} \d{2}"),
    _trait(2, r"^FM [A-Z]"),
    _trait(1, r"^TO [A-Z]"),
    _trait(1, r"^(?:S E C R E T|C O N F I D E N T I A L|UNCLAS)"),
    _trait(2, r"^(?:TAGS|SUBJECT|SUBJ):"),
    _trait(1, r"^REFS?:"),
    _trait(2, r"^¶?\d{1,2}\. ?\((?:U|C|S|SBU|TS|LOU)(?:/{1,2}[^)\n]{1,30})?\)"),
)
_TELEGRAM_2000S = (
    *_COMMON,
    _trait(3, r"^VZCZC[A-Z]{3}\d{4}"),
    _trait(3, r"^DE [A-Z]{5,8} #\d{4}"),
    _trait(2, r"^ZN[YR] [A-Z]{5}"),
    _trait(2, r"^SIPDIS$"),
    _trait(2, r"(?i)^E\.O\. ?1(?:2356|2958|3292|3526)"),
    _trait(2, r"(?i)^Classified By:"),
    _trait(2, r"^\d{2}[A-Z]{3,20}\d{1,6}$"),
    _trait(3, r"^[A-Z ]{3,30} \d{8}  \d{3} OF \d{3}$"),
)
_TELEGRAM_1970S = (
    *_COMMON,
    _trait(3, r"^PAGE \d{2}\b"),
    _trait(3, r"^(?:ORIGIN|ACTION) [A-Z/]{1,8}-\d{2}\b"),
    _trait(3, r"^DRAFTED BY "),
    _trait(3, r"^-{6,}\d{6} \d{6}Z"),
    _trait(4, r"(?i)^E\.O\. ?1(?:1652|2065)"),
)
_MAIL = (
    _trait(3, r"^From: \S"),
    _trait(2, r"^To: \S"),
    _trait(2, r"^Date: \S"),
    _trait(2, r"^Subject: \S"),
    _trait(4, r"(?i)^Message-ID: ?<"),
    _trait(3, r"(?i)^MIME-Version:"),
    _trait(3, r"^Received: from"),
)
_FORM_NAMES = (
    r"(?:exporter|supplier|consignee|buyer|purchaser|end[ _-]user|goods|items?|destination|model|"
    r"quantity|intermediary|marking)"
)
_FORM = (
    _trait(3, r'\A\s*\{\s*"'),
    _trait(5, rf'(?i)^[^\n]{{0,400}}"{_FORM_NAMES}"\s*:'),
    _trait(8, r'(?i)\A\s*"?(?:field|name|key)"?,"?value"?\s*\n'),
    _trait(8, rf'(?i)\A\s*(?:"?[a-z _-]{{2,30}}"?,){{0,8}}"?{_FORM_NAMES}"?,[^\n]{{0,400}}\n'),
)
_PROFILES = {
    "us-state-telegram-2000s": _TELEGRAM_2000S,
    "us-state-telegram-1970s": _TELEGRAM_1970S,
    "mail": _MAIL,
    "form": _FORM,
}
_LEAST = {"mail": 7, "form": 8}
_LEAST_TELEGRAM = 4


def score(text: str) -> dict[str, float]:
    """The score of each profile, 0 to 1, of the weight of its lines that are there."""
    head = text[:_LOOKED_AT].replace("\r\n", "\n")
    return {name: _score(head, traits) for name, traits in _PROFILES.items()}


def _score(head: str, traits: tuple[Trait, ...]) -> float:
    total = sum(trait.weight for trait in traits)
    there = sum(trait.weight for trait in traits if trait.pattern.search(head))
    return round(there / total, 3)


def choose(text: str, scores: dict[str, float]) -> str:
    """The profile that fits best; ``free-text`` where none has enough of its lines."""
    name = max(sorted(scores), key=lambda profile: scores[profile])
    total = sum(trait.weight for trait in _PROFILES[name])
    if round(scores[name] * total) >= _LEAST.get(name, _LEAST_TELEGRAM):
        if name == "mail" and not re.match(r"\s*[A-Za-z-]{2,30}: ", text):
            return "free-text"
        return name
    return "free-text"
