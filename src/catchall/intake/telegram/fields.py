"""Labeled fields: executive order, declassification, TAGS, subject, classifier."""

import re

from catchall.intake.draft import Draft
from catchall.intake.lines import Line, trimmed
from catchall.intake.spelling import plain
from catchall.intake.telegram import words
from catchall.lexicon import tags as tag_table
from catchall.lexicon.wordlists import words as words_of
from catchall.model.evidence import Span
from catchall.model.header import Authority, ClassifiedBy, Subject, Tag

_ORDERS = ("10501", "11652", "12065", "12356", "12958", "13292", "13526")
_MISSPELT_LABELS = {"TAGE", "TAG", "TAS", "TABS", "TGS", "AGS"}
_SUBJECT_LABELS = {"SUBJECT", "SUBJ"}
_TAG = re.compile(r"\([^()]{1,60}\)|[A-Z]+(?:[-/][A-Z]+)*", re.IGNORECASE)
_LONGEST_RUN = 120
_MARK = re.compile(r"\((?:U|C|S|TS|SBU|LOU|R)(?:/{1,2}[^()]{1,40})?\)(?= |$)")
_REASONS = re.compile(
    r"(?:FOR )?REASONS?:? ?(?:OF )?(?:E\.?O\.? ?\d{5},? )?(?:SECTIONS? )?(1\.[45]) ?"
    r"(?P<letters>(?:\(?[a-z]\)?[,;/ ]*(?:AND |OR |& )?){1,10})",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"[A-Z]{1,6}(?:/[A-Z]{1,6})+\b")
REASON_MEANINGS = {
    "a": "military plans, weapons systems or operations",
    "b": "foreign government information",
    "c": "intelligence activities, sources or methods",
    "d": "foreign relations or foreign activities of the United States",
    "e": "scientific, technological or economic matters",
    "f": "safeguarding of nuclear materials or facilities",
    "g": "vulnerabilities or capabilities",
    "h": "weapons of mass destruction",
}
"""Section 1.4 of E.O. 12958 as amended and of E.O. 13526 (32 CFR 2001.21)."""


def joined_span(lines: list[Line]) -> Span:
    """The stretch from the first word of the first line to the last of the last."""
    return Span(start=lines[0].span.start, end=lines[-1].span.end)


def read_order(draft: Draft, line: Line | None) -> tuple[Authority | None, Span | None]:
    """The executive order, and the stretch after its colon."""
    lead = words.strip_start(line) if line else 0
    found = words.ORDER.match(line.text, lead) if line else None
    if line is None or found is None:
        return None, None
    span = line.part(found.start(), found.end())
    draft.claim("header.authority", span)
    if not found.group().startswith("E.O."):
        draft.note("eo-lower-case", line.span, reading=line.text.strip().upper(), repaired=True)
    number = _order(draft, found[1], span)
    colon = line.text.find(":", found.end())
    rest = None
    if colon >= 0:
        rest = trimmed(draft.text, line.start + colon + 1, line.end)
    return Authority(executive_order=number, raw=found.group(), span=span), rest


def _order(draft: Draft, digits: str, span: Span) -> str:
    if digits in _ORDERS or not draft.repairs("order-number"):
        return digits
    near = [order for order in _ORDERS if len(digits) == 4 and _is_cut(digits, order)]
    if len(near) != 1:
        return digits
    draft.note("eo-number-truncated", span, reading=f"E.O. {near[0]}", repaired=True)
    return near[0]


def _is_cut(short: str, full: str) -> bool:
    return any(full[:i] + full[i + 1 :] == short for i in range(len(full)))


def read_tags(draft: Draft, lines: list[Line]) -> tuple[tuple[Tag, ...], Span | None]:
    """The TAGS codes; a glued run is split where the table covers it."""
    if not lines:
        return (), None
    label = words.TAGS.match(lines[0].text, words.strip_start(lines[0]))
    if label is None:
        return (), None
    draft.claim("header.label", joined_span(lines))
    label_span = lines[0].part(label.start(), label.end())
    if label[1] and label[1].upper() in _MISSPELT_LABELS:
        draft.note("tags-label-misspelt", label_span, reading="TAGS:", repaired=True)
    span = trimmed(draft.text, label_span.end, joined_span(lines).end)
    if span.end == span.start:
        return (), None
    draft.claim("header.tags", span)
    found: list[Tag] = []
    for match in _TAG.finditer(draft.text, span.start, span.end):
        found.extend(_tags(draft, match.group(), Span(start=match.start(), end=match.end())))
    return tuple(found), span


def _tags(draft: Draft, word: str, span: Span) -> list[Tag]:
    if word.startswith("("):
        draft.note("person-tag", span, reading="person, not a subject")
        return [Tag(tag=word, kind="person", meaning=word.strip("() "), span=span)]
    if tag_table.find(word) is not None or not draft.repairs("glued-tags"):
        return [_tag(word, span)]
    parts = tag_table.split(word) if 5 < len(word) <= _LONGEST_RUN else None
    if parts is None:
        return [_tag(word, span)]
    draft.note("glued-tags", span, reading=" ".join(parts), repaired=True)
    done, start = [], span.start
    for part in parts:
        done.append(_tag(part, Span(start=start, end=start + len(part))))
        start += len(part)
    return done


def _tag(word: str, span: Span) -> Tag:
    entry = tag_table.find(word)
    if entry is None:
        return Tag(tag=word, kind="unknown", span=span)
    meaning = entry.meaning
    if entry.country and entry.country != entry.tag:
        meaning += " (TAGS code, not ISO)"
    return Tag(tag=word, kind=entry.kind, meaning=meaning, country=entry.country, span=span)


def read_subject(draft: Draft, lines: list[Line]) -> Subject | None:
    """The subject, with the mark before it."""
    if not lines:
        return None
    label = words.SUBJECT.match(lines[0].text, words.strip_start(lines[0]))
    if label is None:
        return None
    draft.claim("header.label", joined_span(lines))
    label_span = lines[0].part(label.start(), label.end())
    if label[1].upper() not in _SUBJECT_LABELS:
        draft.note("subject-label-misspelt", label_span, reading="SUBJECT:", repaired=True)
    span = trimmed(draft.text, label_span.end, joined_span(lines).end)
    if span.end == span.start:
        return None
    draft.claim("header.subject", span)
    raw = span.of(draft.text)
    mark = _MARK.match(raw)
    value = plain(raw[mark.end() :] if mark else raw)
    return Subject(value=value, raw=raw, marking=mark.group() if mark else None, span=span)


def read_classified_by(draft: Draft, lines: list[Line]) -> ClassifiedBy | None:
    """Classifier with office, title, name, and the reasons."""
    if not lines:
        return None
    span = joined_span(lines)
    draft.claim("header.classified_by", span)
    raw = span.of(draft.text)
    text = plain(raw)
    found = _REASONS.search(text)
    who = text[: found.start()] if found else text
    who = who.partition(":")[2] if ":" in who[:16] else re.sub(r"(?i)^\w+ by ", "", who)
    office, title, name = _who(who.strip(" ,;.-"))
    reasons = _reasons(found)
    _unknown_reasons(draft, span, found)
    return ClassifiedBy(
        raw=raw,
        office=office,
        title=title,
        name=name,
        reasons=tuple(reasons),
        reason_meanings={r: REASON_MEANINGS.get(r[-2]) for r in reasons},
        span=span,
    )


def _reasons(found: re.Match[str] | None) -> list[str]:
    if found is None:
        return []
    spaced = re.sub(r"(?i)\b(?:and|or)\b", " ", found["letters"])
    return [f"{found[1]}({letter.lower()})" for letter in re.findall(r"[A-Za-z]", spaced)]


def _unknown_reasons(draft: Draft, span: Span, found: re.Match[str] | None) -> None:
    if found is None:
        return
    for letter in re.finditer(r"\(([a-z])\)", span.of(draft.text), re.IGNORECASE):
        if letter[1].lower() not in REASON_MEANINGS:
            place = Span(start=span.start + letter.start(), end=span.start + letter.end())
            draft.note("reason-unknown", place, why="section 1.4 has reasons (a) to (h)")


def _who(text: str) -> tuple[str | None, str | None, str | None]:
    """Office, title and name: title words end where a word is of no title."""
    office = _OFFICE.match(text)
    rest = text[office.end() :].strip(" ,") if office else text
    title, name = _title_first(rest.split())
    if "XXXX" in name:
        name = ""
    return office.group() if office else None, _titled(title) or None, _titled(name) or None


def _title_first(parts: list[str]) -> tuple[str, str]:
    count = 0
    while count < len(parts) and parts[count].strip(",").upper() in words_of("title_words"):
        count += 1
    if count or not parts:
        return " ".join(parts[:count]), " ".join(parts[count:])
    for index, part in enumerate(parts):
        if part.strip(",").upper() in words_of("title_words") and index >= 1:
            return " ".join(parts[index:]), " ".join(parts[:index]).strip(" ,")
    return "", " ".join(parts)


def _titled(text: str) -> str:
    small = {"of", "for", "the", "and"}
    parts = [w.lower() if w.lower() in small else _capital(w) for w in text.split()]
    return " ".join(parts).strip(" ,.")


def _capital(word: str) -> str:
    return "-".join(p[:1].upper() + p[1:].lower() if p.isupper() else p for p in word.split("-"))
