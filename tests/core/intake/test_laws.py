"""Laws of the reader, over damaged telegrams: tiling, raw text unchanged, one kind of error."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchall.errors import MessageError
from catchall.intake import read_message
from catchall.model import Message
from telegrams import DEMARCHE, OLD_TELEGRAM, mutate


def _tiles(message: Message) -> bool:
    place = 0
    for segment in message.segments:
        if segment.span.start != place or segment.span.end <= place:
            return False
        place = segment.span.end
    return place == len(message.text)


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**9), steps=st.integers(1, 12), old=st.booleans())
def test_damaged_telegrams_are_read_or_refused_in_one_line(
    seed: int, steps: int, old: bool
) -> None:
    data = mutate(OLD_TELEGRAM if old else DEMARCHE, seed=seed, steps=steps)
    try:
        message = read_message(data, name="damaged.txt")
    except MessageError:
        return
    assert _tiles(message)
    assert message.text.encode(message.source.encoding) == data
    assert message.source.sha256 == hashlib.sha256(data).hexdigest()


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_is_tiled(text: str) -> None:
    data = text.encode("utf-8", errors="ignore")
    try:
        message = read_message(data, name="any.txt")
    except MessageError:
        return
    assert _tiles(message)
    for portion in message.portions:
        assert 0 <= portion.span.start <= portion.span.end <= len(message.text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02binary", "binary"),
        (b"a" * 5_000_000, "no words"),
        (b"12345 67890\n", "no words"),
        (b"word " * 2_000_000, "bytes"),
    ],
)
def test_useless_files_are_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(MessageError) as caught:
        read_message(data, name="bad.txt")
    line = str(caught.value)
    assert line.startswith("bad.txt: ")
    assert words in line
    assert "\n" not in line
    assert caught.value.remedy


def test_crlf_keeps_its_offsets() -> None:
    message = read_message(DEMARCHE.replace("\n", "\r\n").encode(), name="crlf.txt")
    assert message.text.count("\r\n") == DEMARCHE.count("\n")
    assert [p.id for p in message.portions] == [
        p.id for p in read_message(DEMARCHE.encode(), name="lf.txt").portions
    ]
    first = message.portions[0]
    assert first.marking_span is not None
    assert first.marking_span.of(message.text) == "(C)"


def test_unmarked_text_is_handled_as_system_high() -> None:
    message = read_message(b"A short note about two lathes.", name="note.txt")
    assert message.profile == "free-text"
    (portion,) = message.portions
    assert portion.inherited_from == "system-high"
    assert portion.marking is not None
    assert portion.marking.canonical_banner == "TOP SECRET//NOFORN"


@pytest.mark.parametrize(
    ("text", "markings", "stated"),
    [
        ("TLP:GREEN\n\nTwo lathes.\n", ["TLP:GREEN"], "TLP:GREEN"),
        (
            "SECRET//NOFORN\n\n(U) One.\n\n(S//NF) Two.\n\nThree.\n\nSECRET//NOFORN\n",
            ["UNCLASSIFIED", "SECRET//NOFORN"],
            "SECRET//NOFORN",
        ),
        ("TLP:AMBER\nOne.\n\nTLP:CLEAR\nTwo.\n", ["TLP:AMBER", "TLP:CLEAR"], None),
        ("Words before.\n\nTLP:RED\nOne.\n", ["TOP SECRET//NOFORN", "TLP:RED"], None),
    ],
)
def test_markings_alone_on_a_line_hold_for_what_follows(
    text: str, markings: list[str], stated: str | None
) -> None:
    message = read_message(text.encode(), name="note.txt")
    read = [p.marking.canonical_banner for p in message.portions if p.marking]
    assert read == markings
    assert message.rollup is not None
    assert message.rollup.stated == stated
    assert _tiles(message)
