"""The letters of a passage, as its layout shows them."""

from hypothesis import given
from hypothesis import strategies as st

from catchall.controls.source_letters import elsewhere, letters

PASSAGE = """\
9A999     Presses, as follows:
          Technical Note:
                    1.   A 'press' squeezes.
                    2.   A 'die' gives way.
          a.     Presses having all of the following:
                 1.   A force above 5 kN; and
                 2.   Any of the following:
                      a.   A bed above 2 m; or
                      b.   Not used;
                      c.   A stroke above 1 m;
                 Note: 9A999.a. does not control presses for:
                            a. Grapes; or
                            b. Apples.
          b      Parts for them;
          N.B.   SEE ALSO 9A998.
          c.     SEE MILITARY GOODS CONTROLS for others;
          d.     Dies.
"""


def test_paragraphs_are_read_and_lists_in_notes_are_not() -> None:
    found = letters(PASSAGE.split("\n"))
    assert found == ("a", "a.1", "a.2", "a.2.a", "a.2.c", "b", "d")


def test_a_paragraph_that_points_elsewhere_controls_nothing() -> None:
    assert elsewhere(" SEE MILITARY GOODS CONTROLS for it")
    assert elsewhere("[Reserved]")
    assert elsewhere(" See 1C350 for it")
    assert not elsewhere(" Seesaws")


@given(st.lists(st.text(alphabet="ab12. :\tN", max_size=20), max_size=40))
def test_any_lines_are_read(lines: list[str]) -> None:
    assert len(letters(lines)) <= len(lines)
