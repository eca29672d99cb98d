"""Writing marks: the public vectors from their parts, and parse(format(m)) = m."""

import json

from hypothesis import given

from catchall.markings import format_banner, format_portion, read
from catchall.model import Marking
from core.markings.ism import OPAQUE, marking
from core.markings.strategies import markings
from shared import shared


def test_every_vector_in_scope_is_written_from_its_parts() -> None:
    vectors = json.loads(shared("intake/markings/ism_render_vectors.json").read_text("utf-8"))
    done, wrong, out = 0, [], 0
    for vector in vectors:
        attributes = vector["attributes"]
        if any(name.startswith("cui") or name in OPAQUE for name in attributes):
            out += 1
            continue
        made = marking(attributes)
        written = {"banner": format_banner(made), "portion": format_portion(made)}
        for form, mark in vector["expected"].items():
            done += 1
            if written[form] != mark.strip().split("|")[0]:
                wrong.append((vector["label"], mark, written[form]))
    print(f"vectors written: {done - len(wrong)} of {done}; out of scope: {out}")  # noqa: T201
    assert wrong == []
    assert done >= 125


@given(markings())
def test_a_written_marking_reads_back_as_itself(made: Marking) -> None:
    assert read(format_portion(made)).marking == made
    assert read(format_banner(made)).marking == made
    assert read(format_portion(made)).defects == ()
