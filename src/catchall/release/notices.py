"""Papers made of records rather than of messages: a denial notice, and a letter.

They pass the same filter as a non-paper: what the recipient may not read is refused, and
the reason holds no word of it.
"""

import hashlib
from collections.abc import Sequence
from datetime import date

from catchall.errors import ReleaseRefused
from catchall.lexicon import countries
from catchall.markings import format_banner, may_read
from catchall.model import DenialBasis, EarlierCase, Marking, Party, Reader, canonical_json
from catchall.release.paper import NonPaper, PaperLine, UsedPortion

_UNKNOWN = "not stated"
_BASIS = {
    DenialBasis.LIST: "An item on a control list. A partner consults before approving the same.",
    DenialBasis.CATCH_ALL: "A catch-all control. To be taken into account; consultation is free.",
}


def denial_notice(
    denial: EarlierCase,
    marking: Marking,
    reader: Reader,
    *,
    as_of: date,
    serial: str,
    review_by: date | None = None,
) -> NonPaper:
    """The notice of a denial for one partner.

    What is not known is written as not stated. The reason of the refusal is not in it: a
    partner asks for that, and it is answered by its own paper.

    Args:
        denial: what was refused, of whom, and on what basis.
        marking: the handling of every statement in it.
        reader: the partner.
        as_of: the day the notice bears.
        serial: its number at the office.
        review_by: the day by which the denial is renewed, amended or revoked.

    Raises:
        ReleaseRefused: the partner may not read that marking.
    """
    facts = [
        f"Denial {denial.id} of {denial.when.value}, by {_place(denial.country)}.",
        f"Basis. {_BASIS[denial.basis] if denial.basis else _UNKNOWN}",
        f"Destination: {_place(denial.destination)}.",
        *(f"Route: {_place(code)}." for code in denial.via),
        *(_party(party) for party in denial.parties),
        *(f"Item: {item.description or _UNKNOWN}{_codes(item.hs_code)}" for item in denial.items),
        f"In force until: {denial.valid_until or _UNKNOWN}.",
        f"To be reviewed by: {review_by or _UNKNOWN}.",
    ]
    source = canonical_json(denial.model_dump(mode="json"))
    paper = _paper("Denial notice", facts, marking, reader, source)
    return paper.model_copy(update={"as_of": as_of, "serial": serial, "exercise": denial.exercise})


def letter(
    text: str, marking: Marking, reader: Reader, *, title: str, as_of: date, serial: str
) -> NonPaper:
    """A letter of cleared words, paragraph by paragraph as blank lines part them.

    Raises:
        ReleaseRefused: there are no words, or the reader may not read that marking.
    """
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    if not paragraphs:
        raise ReleaseRefused("there is nothing to write")
    paper = _paper(title, paragraphs, marking, reader, text.encode())
    return paper.model_copy(update={"as_of": as_of, "serial": serial, "originator": ()})


def _paper(
    title: str, paragraphs: Sequence[str], marking: Marking, reader: Reader, source: bytes
) -> NonPaper:
    allowed = may_read(reader, marking)
    if not allowed.allowed:
        raise ReleaseRefused(
            f"{reader.name} may not read {format_banner(marking)}",
            reasons=(allowed.detail,),
        )
    banner = format_banner(marking)
    return NonPaper(
        title=title,
        recipient=reader,
        serial="",
        as_of=date.min,
        banner=banner,
        originator=marking.owner,
        lines=tuple(
            PaperLine(text=text, portion=str(number), marking=banner)
            for number, text in enumerate(paragraphs, start=1)
        ),
        used=tuple(
            UsedPortion(id=str(number), marking=banner, sha256=_sha256(text.encode()))
            for number, text in enumerate(paragraphs, start=1)
        ),
        source_sha256=_sha256(source),
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _place(code: str | None) -> str:
    return f"{countries.name(code)} ({code})" if code else _UNKNOWN


def _party(party: Party) -> str:
    roles = ", ".join(role.value.replace("_", " ") for role in party.roles) or "party"
    return f"{roles.capitalize()}: {party.name or _UNKNOWN}, {_place(party.country)}."


def _codes(hs_code: str | None) -> str:
    return f", tariff heading {hs_code}." if hs_code else "."
