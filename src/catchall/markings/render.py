"""Write a marking in its canonical form.

Order of parts: DoDM 5200.01 volume 2. SCI, SAP and AEA blocks stand as they were read.
"""

from collections.abc import Iterator

from catchall.markings.codes import ordered
from catchall.markings.scheme import Scheme, scheme
from catchall.model import Marking


def format_portion(marking: Marking) -> str:
    """The portion mark in brackets, such as ``(S//REL TO USA, KOR)``; a label has none."""
    if marking.scheme != "us":
        return _label(marking)
    return f"({_join(marking, banner=False)})"


def format_banner(marking: Marking) -> str:
    """The banner line, such as ``SECRET//REL TO USA, KOR``."""
    return _label(marking) if marking.scheme != "us" else _join(marking, banner=True)


def _label(marking: Marking) -> str:
    return f"{scheme(marking.scheme).prefix}:{marking.recipients}"


def _join(marking: Marking, *, banner: bool) -> str:
    rules = scheme("us")
    parts = [
        _head(marking, rules, banner=banner),
        *marking.opaque,
        _foreign(marking),
        "/".join(_dissemination(marking, rules, banner=banner)),
        "/".join(_other(marking, rules, banner=banner)),
    ]
    return "//".join(part for part in parts if part)


def _head(marking: Marking, rules: Scheme, *, banner: bool) -> str:
    words = rules.owner(marking.owner)
    if words and marking.level in words.portions:
        return "//" + (words.banners if banner else words.portions)[marking.level]
    level = rules.levels[marking.level.rank].banner if banner else marking.level.value
    if marking.owner == ("USA",) and not marking.joint:
        return level
    owners = " ".join(sorted(marking.owner))
    return f"//JOINT {level} {owners}" if marking.joint else f"//{owners} {level}"


def _foreign(marking: Marking) -> str:
    sources = ordered(marking.foreign_sources)
    if not sources or "FGI" in sources:
        return "FGI" if sources else ""
    return "FGI " + " ".join(sources)


def _dissemination(marking: Marking, rules: Scheme, *, banner: bool) -> Iterator[str]:
    words = rules.owner(marking.owner)
    phrase = words.release_phrase if words and banner else "REL TO"
    lists = {
        "REL TO": marking.rel_to and f"{phrase} " + ", ".join(ordered(marking.rel_to)),
        "EYES ONLY": marking.eyes_only and "/".join(ordered(marking.eyes_only)) + " EYES ONLY",
        "DISPLAY ONLY": marking.display_only
        and "DISPLAY ONLY " + ", ".join(ordered(marking.display_only)),
    }
    for control in rules.dissemination:
        if control.code in lists:
            if lists[control.code]:
                yield str(lists[control.code])
        elif control.code in marking.dissemination:
            yield control.long if banner else control.portion


def _other(marking: Marking, rules: Scheme, *, banner: bool) -> Iterator[str]:
    programs = sorted(code[5:] for code in marking.other if code.startswith("ACCM-"))
    for control in rules.other:
        if control.slot == "accm":
            if programs:
                yield "ACCM-" + "/".join(programs)
        elif control.code in marking.other:
            yield control.long if banner else control.portion
