"""Words: every state, step and field has some of its own, and in Korean as well."""

import re
from collections.abc import Iterator
from enum import StrEnum

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from catchall.model import EndUse, LinkKind, Outcome, PartyRole, Verdict
from catchall_desk.casework.clocks import clocks
from catchall_desk.casework.machine import machines
from catchall_desk.web import words
from catchall_desk.web.templatetags.desk import outcome, worded

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_CODES: tuple[type[StrEnum], ...] = (EndUse, LinkKind, PartyRole, Verdict)


def said() -> Iterator[tuple[str, Promise | str]]:
    for machine in machines():
        yield from ((state, words.plain(state)) for state in machine.states)
        for step in machine.transitions:
            if step.roles:
                yield step.name, words.step(step.name)
            yield from ((name, words.field(name)) for name in step.inputs.model_fields)
        yield from ((name, words.field(name)) for name in machine.opening.inputs.model_fields)
    yield from ((each.value, words.plain(each.value)) for kind in _CODES for each in kind)
    yield from ((clock.code, words.plain(clock.code)) for clock in clocks())


def test_nothing_is_shown_as_a_code_and_all_of_it_is_korean_in_korean() -> None:
    with override("ko"):
        raw = {code for code, word in said() if not _HANGUL.search(str(word))}
    assert raw == set()


@pytest.mark.parametrize("code", list(Outcome))
def test_outcomes_are_said_in_the_language_of_the_page(code: Outcome) -> None:
    assert not _HANGUL.search(outcome(code.value))
    with override("ko"):
        assert _HANGUL.search(outcome(code.value))


def test_codes_are_put_into_words_and_names_stay_as_they_are() -> None:
    assert worded("below_threshold") == "below the threshold"
    assert worded("procurement-attempt") == "attempt to procure"
    for name in ("Byeolha Precision Co., Ltd.", "HM-630", "2026-03", "machining center"):
        assert worded(name) == name
