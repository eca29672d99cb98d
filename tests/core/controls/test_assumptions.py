"""What an answer assumes: only on the branches that bear it."""

from catchall.controls.assumptions import assumptions
from catchall.controls.finding import Finding, Kind
from catchall.controls.truth import Truth


def _leaf(truth: Truth, text: str | None = None) -> Finding:
    return Finding(Kind.WORDS, truth, "kind", assumption=text)


def _node(kind: Kind, truth: Truth, *children: Finding) -> Finding:
    return Finding(kind, truth, kind.value, children=children)


def test_a_conjunction_that_fails_rests_on_what_fails() -> None:
    inner = _node(Kind.NOTED, None, _leaf(None), _leaf(None, "a note is silent"))
    both = _node(Kind.ALL, False, _leaf(False, "the kind is complete"), inner)
    assert assumptions(both) == ("the kind is complete",)


def test_an_alternative_that_holds_rests_on_what_holds() -> None:
    either = _node(Kind.ANY, True, _leaf(True), _leaf(False, "the kind is complete"))
    assert assumptions(either) == ()
    assert assumptions(_node(Kind.ANY, False, *either.children[1:])) == ("the kind is complete",)


def test_an_open_answer_rests_on_all_of_it_once() -> None:
    open_ = _node(Kind.ANY, None, _leaf(None, "one"), _leaf(None, "one"), _leaf(None, "two"))
    assert assumptions(open_) == ("one", "two")


def test_a_note_that_applies_bears_the_answer_alone() -> None:
    applying = Finding(Kind.NOTE, True, "note")
    noted = _node(Kind.NOTED, False, _leaf(True), applying, _leaf(None, "another is silent"))
    assert assumptions(noted) == ()
