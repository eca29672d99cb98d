"""Routes: where goods are to go and by way of which countries, as the sentences say."""

import re
from dataclasses import dataclass, field

from catchall.intake.extraction import places
from catchall.intake.extraction.sentences import Sentence

_PLACE = r"(?:the (?:port|free zone|city|town) of )?(?P<place>[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2})"
_VIA = re.compile(
    r"\b(?:via|by way of|through|transshipped (?:in|through|at)|transit(?:ing)? (?:through )?|"
    rf"unloaded at|discharged at|offloaded (?:at|in)) {_PLACE}"
    r"(?:(?:,? and|,) (?P<more>[A-Z][\w'-]+))?"
)
_INCOTERM = re.compile(rf"\b(?:CIF|CFR|CPT|CIP|DAP|DDP|DAT|DPU) {_PLACE}")
_TO = re.compile(
    r"\b(?:ship\w*|export\w*|deliver\w*|forward\w*|consign\w*|sent|meant for|destined|bound|"
    r"carr\w+|rout\w+|go(?:es)?|"
    r"on its way|taken|transport\w*|everything|final port of discharge|goods in)\b[^.;]{0,70}?"
    rf"\b(?:to|for|in|at) {_PLACE}"
)
_FROM_TO = re.compile(rf"\bfrom (?:[A-Z][\w'.-]+ ){{1,3}}to {_PLACE}")
_SHOWN = re.compile(
    rf"\b{_PLACE}(?:, (?P<state>[A-Z][\w'-]+))?,? as (?:the )?(?:final )?(?:port|destination)"
)
_ONWARD = re.compile(
    r"\b(?:onward|[Ff]rom there|further on|then on|re-export\w*|resold|resell|go on|"
    r"goes on|on its way)\b"
    rf"[^.;]{{0,60}}?\bto {_PLACE}(?:, (?P<state>[A-Z][\w'-]+))?"
)
_STEP = re.compile(r" ?(?: - | – |/|->|→|;|,| via | to | and ) ?")


@dataclass
class Route:
    """Countries by ISO code, in the order of the text."""

    to: list[str] = field(default_factory=list)
    onward: list[str] = field(default_factory=list)
    """Where goods go on to from their declared destination."""
    via: list[str] = field(default_factory=list)

    def add(self, sentence: Sentence) -> None:
        """Add what one sentence says."""
        self.onward += _named(_ONWARD, sentence.text)
        self.to += _named(_SHOWN, sentence.text) + _named(_INCOTERM, sentence.text)
        if sentence.label == "destination":
            self.to += _steps(sentence.value.split(";")[0])[:1]
        elif sentence.label == "route":
            steps = _steps(sentence.value)
            self.to += steps[2:][-1:]
            self.via += [code for code in steps[1:-1] or steps[1:] if code != steps[0]]
        self.via += _named(_VIA, sentence.text)
        self.to += _named(_TO, sentence.text) or _named(_FROM_TO, sentence.text)

    def destination(self, of_user: str | None, of_buyer: str | None) -> str | None:
        """Where the goods end: onward, in the user's country, as declared, or with the buyer."""
        onward, declared = next(iter(self.onward), None), next(iter(self.to), None)
        return onward or of_user or declared or of_buyer

    def between(
        self, destination: str | None, of_middleman: str | None, of_consignee: str | None
    ) -> str | None:
        """The first other country on the way: of the middleman, stated, declared, or consigned."""
        known = (of_middleman, *self.via, *self.to, of_consignee)
        return next((code for code in known if code and code != destination), None)


def _named(pattern: re.Pattern[str], text: str) -> list[str]:
    codes = []
    for found in pattern.finditer(text):
        groups = found.groupdict()
        names = (groups.get("state"), groups["place"], groups.get("more"))
        codes += [code for name in names if name and (code := _code(name))]
    return list(dict.fromkeys(codes))


def _code(name: str) -> str | None:
    owner = name.split()[0]
    if owner.endswith("'s"):
        return places.of_place(owner.removesuffix("'s"))
    return places.code_of(name) or places.of_place(name)


def _steps(value: str) -> list[str]:
    """The countries of a line such as ``Dresden - Riga - Tashkent``, each once in a row."""
    codes = [_code(step.strip(" .()")) for step in _STEP.split(value) if step.strip(" .()")]
    return list(dict.fromkeys(code for code in codes if code is not None))
