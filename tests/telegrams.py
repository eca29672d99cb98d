"""Fictitious EXERCISE telegrams of the repository's own, and ways to damage them."""

import random
from pathlib import Path

_FOLDER = Path(__file__).parent / "messages"
DEMARCHE = (_FOLDER / "demarche.txt").read_text(encoding="utf-8")
OLD_TELEGRAM = (_FOLDER / "old_telegram.txt").read_text(encoding="utf-8")


def mutate(text: str, *, seed: int, steps: int) -> bytes:
    """Damage a telegram the same way for the same seed."""
    chance = random.Random(seed)
    for _ in range(steps):
        text = chance.choice(_WAYS)(text, chance)
    return text.encode()


def _drop_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _join_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]])


def _drop_letter(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + 1 :]


def _page_break(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    page = "\nCONFIDENTIAL\nCONFIDENTIAL\nPAGE 02        STATE 004411  101530Z\n"
    return text[:at] + page + text[at:]


def _double_spaces(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at:].replace(" ", "  ", chance.randrange(1, 60))


def _crlf(text: str, chance: random.Random) -> str:
    return text.replace("\n", "\r\n", chance.randrange(1, 40))


def _nul(text: str, chance: random.Random) -> str:
    if chance.random() > 0.1:
        return text
    at = chance.randrange(len(text) + 1)
    return text[:at] + "\0" + text[at:]


def _long_run(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice("AX(1- /.") * chance.randrange(10, 1500) + text[at:]


def _shuffle_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    part = lines[at : at + 6]
    chance.shuffle(part)
    return "\n".join([*lines[:at], *part, *lines[at + 6 :]])


def _repeat_part(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at : at + 300] + text[at:]


_WAYS = (
    _drop_line,
    _join_lines,
    _drop_letter,
    _page_break,
    _double_spaces,
    _crlf,
    _nul,
    _long_run,
    _shuffle_lines,
    _repeat_part,
)
