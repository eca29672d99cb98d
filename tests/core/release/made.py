"""Small messages with given marks and words."""

from catchall.markings import read, roll_up
from catchall.markings.render import format_banner, format_portion
from catchall.model import Evidence, MarkingReading, Message, Portion, RollUp, SourceFile, Span


def message(*portions: tuple[str, str], name: str = "made") -> Message:
    """A message whose portions are the given marks and words."""
    text, made = "", []
    for number, (mark, words) in enumerate(portions, start=1):
        span = Span(start=len(text), end=len(text) + len(words))
        text += words + "\n"
        made.append(
            Portion(
                id=f"para-{number}",
                kind="paragraph",
                span=span,
                text_spans=(span,),
                marking=read(mark),
            )
        )
    source = SourceFile(
        file=f"{name}.txt",
        sha256="0" * 64,
        bytes=len(text.encode()),
        chars=len(text),
        encoding="utf-8",
        lines=len(made),
    )
    marks = [one.marking.marking for one in made if one.marking]
    whole = roll_up([one for one in marks if one.scheme == "us"] or marks, strict=True)
    reading = MarkingReading(
        raw=format_banner(whole),
        marking=whole,
        canonical_portion=format_portion(whole),
        canonical_banner=format_banner(whole),
    )
    return Message(
        id="26EXAMPLE1",
        source=source,
        text=text,
        profile="plain",
        portions=tuple(made),
        rollup=RollUp(overall=reading, strict=reading, stated=None, agrees=None),
    )


def evidence(source: Message, words: str) -> Evidence:
    """The first place of some words in a made message."""
    start = source.text.index(words)
    portion = next(p for p in source.portions if p.span.start <= start < p.span.end)
    return Evidence(
        source=f"sha256:{source.source.sha256}",
        quote=words,
        start=start,
        end=start + len(words),
        portion=portion.id,
        method="made/1",
    )
