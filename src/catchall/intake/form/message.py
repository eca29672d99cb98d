"""A tip form as a Message: one portion with the marking that the form states."""

from catchall.intake import marks, rolling
from catchall.intake.draft import Draft, merged
from catchall.intake.form import fields
from catchall.intake.lines import trimmed
from catchall.intake.source import Decoded
from catchall.model.evidence import Span
from catchall.model.header import Header
from catchall.model.message import Message, Portion


def build(draft: Draft, decoded: Decoded, scores: dict[str, float]) -> Message | None:
    """Read a draft as a form; null where too few fields are known."""
    found = fields.read(draft.text)
    if found is None:
        return None
    whole = trimmed(draft.text, 0, len(draft.text))
    draft.claim("form", whole)
    for field in found:
        if field.span is not None:
            draft.claim(f"form.{field.name}", field.span)
    portion = _portion(draft, found, whole)
    portions = (portion,)
    stated = None if portion.inherited else portion.marking
    exercise = any("EXERCISE" in field.value.upper() for field in found)
    return Message(
        id=f"sha256:{decoded.file.sha256}",
        source=decoded.file,
        text=decoded.text,
        profile="form",
        profile_scores=scores,
        exercise=exercise,
        header=Header(form={f.place: f.value for f in found}, banner=stated),
        portions=portions,
        segments=draft.segments(),
        rollup=rolling.roll_up(portions, stated.canonical_banner if stated else None),
        anomalies=merged(draft.anomalies),
        repairs_off=tuple(sorted(draft.repairs_off)),
    )


def _portion(draft: Draft, found: list[fields.Field], whole: Span) -> Portion:
    stated = next((f for f in found if f.name == "marking"), None)
    reading = marks.alone_on_line(stated.value) if stated else None
    if stated is not None and reading is None:
        draft.note(
            "marking-unreadable",
            *([stated.span] if stated.span else []),
            reading=marks.SYSTEM_HIGH,
            why="handled as system-high until a person sets it",
        )
    text = next((f for f in found if f.name == "text" and f.span is not None), None)
    return Portion(
        id="form",
        kind="form",
        span=whole,
        text_spans=(text.span,) if text and text.span else (),
        marking=reading or draft.unmarked[0],
        marking_span=stated.span if stated and reading else None,
        inherited=reading is None,
        inherited_from=None if reading else draft.unmarked[1],
    )
