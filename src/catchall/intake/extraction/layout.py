"""Layout: which sentences are labeled lines, and which are a salutation or a signature."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from catchall.intake.extraction.sentences import Sentence
from catchall.lexicon import labels

_LABEL = re.compile(
    r"\s*(?:[-•*] |\(?\d{1,2}[.)] )?(?P<label>[A-Z][^:;?!]{1,44}?)(?P<sign>:| -)(?=\s|\Z)"
)
_POINT = re.compile(r"\s*(?:[-•*] |\(?\d{1,2}[.)] )")
_SALUTATION = re.compile(
    r"\s*(?:Dear|Hi|Hello|Hallo|Good (?:morning|afternoon|day)|Greetings|Sehr geehrte\w*|Madame|"
    r"To whom it may concern)\b[^:;!?]{0,60}[,:!]?\s*\Z",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\s*(?:(?:with )?(?:kind|best|warm|many)? ?(?:regards|wishes)|(?:yours )?(?:very )?"
    r"(?:sincerely|faithfully|truly)(?: yours)?|respectfully(?: yours)?|best|cheers|thanks|"
    r"thank you|mit freundlichen gr\w+|cordialement|saludos)\b[,.!]?(?: \w{2,20}){0,2}[.!]?\s*\Z",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[A-Z]")
_SIGNATURE_LINES = 8
_SIGNATURE_LINE = 70


def read(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The same sentences, each with its label, and whether it is mere courtesy."""
    heads: str | None = None
    signed = 0
    for one in sentences:
        sentence = _labeled(one)
        if sentence.label is None and heads and _POINT.match(sentence.text):
            at = _POINT.match(sentence.text)
            sentence = replace(sentence, label=heads, value_at=at.end() if at else 0)
        elif sentence.label is not None:
            heads = sentence.label if not sentence.value.strip() else None
        else:
            heads = None
        signed = _signed(sentence, signed)
        courteous = signed > 0 or bool(_SALUTATION.match(sentence.text))
        yield replace(sentence, courtesy=True) if courteous else sentence


def _signed(sentence: Sentence, signed: int) -> int:
    """How many more lines may belong to a signature."""
    if _CLOSING.match(sentence.text):
        return _SIGNATURE_LINES
    return signed - 1 if signed and len(sentence.text.strip()) <= _SIGNATURE_LINE else 0


def _labeled(sentence: Sentence) -> Sentence:
    found = _LABEL.match(sentence.text)
    if found is None:
        return sentence
    label = found["label"]
    field = labels.field(label)
    if field is None and (found["sign"] != ":" or len(_CAPITALS.findall(label)) > 1):
        return sentence
    return replace(sentence, label=field or "", value_at=found.end())
