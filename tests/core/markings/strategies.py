"""Markings that hypothesis can draw."""

from hypothesis import strategies as st

from catchall.markings.codes import ordered
from catchall.markings.scheme import scheme
from catchall.model import Level, Marking

_RULES = scheme("us")
_COUNTRIES = st.sampled_from(
    ["KOR", "JPN", "GBR", "CAN", "TUR", "DEU", "FVEY", "NATO", "NSG", "KFOR"]
)
_OWNERS = st.sampled_from([("USA",), ("USA",), ("USA",), ("GBR",), ("NATO",), ("DEU", "GBR")])
_PLAIN = [c.code for c in _RULES.dissemination if c.slot is None and c.code != "NOFORN"]
_OTHER = [c.code for c in _RULES.other if c.slot is None]
_OPAQUE = st.sampled_from([(), (), (), ("SI",), ("SI/TK", "SAR-ABC"), ("RD",)])


def _in_order(codes: set[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=_RULES.positions.__getitem__))


_FORMS = ("rel_to", "rel_to", "eyes_only", "display_only", "noforn", "none")


@st.composite
def markings(draw: st.DrawFn, *, opaque: bool = True) -> Marking:
    """A valid marking of the United States scheme in canonical order."""
    owner = draw(_OWNERS)
    levels = [level for level in Level if owner != ("USA",) or level is not Level.RESTRICTED]
    codes = set(draw(st.lists(st.sampled_from(_PLAIN), max_size=2)))
    if "ORCON-USGOV" in codes:
        codes.discard("ORCON")
    released = draw(st.lists(_COUNTRIES, max_size=4))
    form = draw(st.sampled_from(_FORMS))
    if form == "noforn":
        codes.add("NOFORN")
    listed = ordered(released if form == "display_only" else ["USA", *released])
    if form == "eyes_only":
        listed = tuple(code for code in listed if " " not in code)
    return Marking(
        level=draw(st.sampled_from(levels)),
        owner=owner,
        foreign_sources=draw(st.sampled_from([(), (), ("GBR",), ("AUS", "NATO"), ("FGI",)])),
        dissemination=_in_order(codes),
        rel_to=listed if form == "rel_to" else (),
        eyes_only=listed if form == "eyes_only" else (),
        display_only=listed if form == "display_only" else (),
        other=_in_order(set(draw(st.lists(st.sampled_from(_OTHER), max_size=2)))),
        opaque=draw(_OPAQUE) if opaque else (),
    )
