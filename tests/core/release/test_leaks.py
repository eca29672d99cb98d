"""Whatever the markings and the reader: no word of a refused portion leaves in any form."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from catchall.errors import ReleaseRefused
from catchall.markings import format_portion, may_read, roll_up
from catchall.model import Custody, Level, Message, Party, Reader, Tip
from catchall.release import non_paper, non_paper_text, visible, visible_tip
from catchall.release.sharing import Cover, PackageContent, case_package, ftm_entities, seal
from core.markings.strategies import markings
from core.release import made

_DAY = date(2026, 3, 20)
_COUNTRIES = ["USA", "KOR", "JPN", "GBR", "DEU", "TUR", "IRN"]


@st.composite
def _messages(draw: st.DrawFn) -> Message:
    """Portions with any markings; every word stands in one portion only."""
    marks = draw(st.lists(markings(), min_size=1, max_size=5))
    return made.message(
        *(
            (format_portion(mark), f"Word{place}alpha of word{place}beta, word{place}gamma.")
            for place, mark in enumerate(marks, start=1)
        )
    )


_READERS = st.builds(
    lambda country, level: Reader(
        name=f"{country}:{level.value if level else 'none'}", nationality=country, clearance=level
    ),
    st.sampled_from(_COUNTRIES),
    st.none() | st.sampled_from(Level),
)
_CUSTODY = st.none() | st.builds(Custody, holder=st.sampled_from(_COUNTRIES))


def _tip(source: Message) -> Tip:
    return Tip(
        message=source.id,
        message_sha256=source.source.sha256,
        parties=tuple(
            Party(
                id=f"word{place}beta",
                name=f"Word{place}alpha",
                aliases=tuple(f"word{other}gamma" for other in range(1, 6)),
                evidence=tuple(
                    made.evidence(source, words)
                    for words in (f"Word{place}alpha", f"word{place}gamma")
                ),
            )
            for place in range(1, len(source.portions) + 1)
        ),
    )


def _written(source: Message, reader: Reader, custody: Custody | None) -> list[str]:
    tip = _tip(source)
    told = [visible_tip(tip, source, reader, custody).canonical_json().decode()]
    try:
        paper = non_paper(source, reader, as_of=_DAY, serial="1", custody=custody)
        told += [non_paper_text(paper), paper.canonical_json().decode()]
        content = PackageContent(messages=(source,), tips=(tip,), custody=custody)
        package = case_package(content, reader, Cover(id="1", as_of=_DAY, sender="S"))
        export = ftm_entities(package)
        told += [seal(package, bytes(32)).decode(), export.data.decode(), export.file]
    except ReleaseRefused as refusal:
        told += [str(refusal), *refusal.reasons]
    return told


@settings(max_examples=60)
@given(_messages(), _READERS, _CUSTODY)
def test_no_word_of_a_refused_portion_leaves(
    source: Message, reader: Reader, custody: Custody | None
) -> None:
    hidden = {
        refusal.portion.removeprefix("para-")
        for refusal in visible(source, reader, custody).refused
    }
    for form in _written(source, reader, custody):
        for place in hidden:
            assert f"word{place}" not in form.casefold()


@given(_messages(), _READERS)
def test_a_paper_is_marked_so_that_its_recipient_may_read_it(
    source: Message, reader: Reader
) -> None:
    try:
        paper = non_paper(source, reader, as_of=_DAY, serial="1")
    except ReleaseRefused:
        return
    used = [p.marking.marking for p in source.portions if p.marking and p.id in _ids(paper.used)]
    assert may_read(reader, roll_up(used, strict=True)).allowed


def _ids(used: tuple[object, ...]) -> set[str]:
    return {str(getattr(one, "id", "")) for one in used}
