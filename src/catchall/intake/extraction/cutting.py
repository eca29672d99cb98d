"""Cutting: where the sentences, points and labeled lines of a text end."""

import re
from collections.abc import Iterator

from catchall.lexicon import labels

_SENTENCE_END = re.compile(r"[.!?][\"')]{0,2} {1,3}(?=[\"'(«]?[^\W_])|[\r\n] ?[\r\n]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|Prof|Eng|No|no|Nos|Nr|Ltd|Sti|Şti|Co|Inc|Corp|Sp|St|vs|ref|approx|para|"
    r"paras|Art|Col|Gen|pcs|pc|qty|max|min|ca|incl|excl|ser|fig|tel|dia|est|Pvt|Pte|Bhd|Sdn)"
    r"|\b[A-ZŞ]|\.[A-Za-zŞşo])\.\Z"
)
_SHORT_LINE = re.compile(r"(?m)^[^\r\n]{0,38}\r?\n(?=[A-ZА-Я])")
"""A line too short to have been wrapped ends a sentence."""
_LINE_CUT = re.compile(r"\n[ \t]*(?=\n|--|[-•*] |[A-Z][A-Z /-]{2,40}: |\(\w\) |\d{1,2}[.)] [A-Z])")
_LABELED = re.compile(r"(?m)^[ \t]*(?P<label>[A-Z][^\n:;?!\t]{1,44}?)(?P<sign>:| [-–])(?=[ \t\n])")
_LONGEST_LABEL = 6
_PROSE = frozenset({"text", "request", "end_use", "parameter"})
"""Fields whose words may run on over several lines."""


def pieces(raw: str, smooth: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are each a sentence, a point or a labeled line.

    Args:
        raw: the text as it stands.
        smooth: the same with one kind of space, hyphen and quotation mark.
    """
    last = 0
    for cut in sorted({*_cuts(raw, smooth), len(smooth)}):
        if smooth[last:cut].strip():
            yield last, cut
        last = cut


def _cuts(raw: str, smooth: str) -> set[int]:
    cuts = {found.end() for found in _LINE_CUT.finditer(raw.replace("\r", " "))}
    if not raw.isupper():
        cuts |= {found.end() for found in _SHORT_LINE.finditer(raw)}
    cuts |= set(_around_labels(raw))
    for found in _SENTENCE_END.finditer(smooth):
        before = smooth[max(0, found.start() - 12) : found.start() + 1]
        if not _ABBREVIATION.search(before):
            cuts.add(found.end())
    return cuts


def _around_labels(raw: str) -> Iterator[int]:
    """Where labeled lines begin, and where those end whose words stay on one line."""
    for found in _LABELED.finditer(raw):
        label = found["label"]
        field = labels.field(label)
        if field is None and (found["sign"] != ":" or len(label.split()) > _LONGEST_LABEL):
            continue
        yield found.start()
        end = raw.find("\n", found.end())
        if field is not None and field not in _PROSE and end >= 0 and not _runs_on(raw, end):
            yield end + 1


def _runs_on(raw: str, end: int) -> bool:
    """Whether the line after a line goes on with it: it begins with a small letter or a space."""
    after = raw[end + 1 : end + 3]
    return after[:1].islower() or (after[:1] in {" ", "\t"} and after.strip() != "")
