"""Names and objects of trade that a spaCy pipeline finds; the pipeline is the user's own.

Organizations and persons are both parties: small pipelines tell one from the other badly.
Noun phrases are taken as goods where they are the object of a verb of trade.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Protocol

from catchall.errors import ExtraMissing, InputError
from catchall.intake.suggestions import Suggestion
from catchall.lexicon.wordlists import words

_PARTIES = {"ORG", "PERSON"}
_OBJECTS = {"dobj", "obj", "nsubjpass"}


class Name(Protocol):
    """A name in a text as spaCy gives it: the words, and the kind of thing it names."""

    text: str
    label_: str


class Doc(Protocol):
    """What is used of a text that a pipeline has read."""

    @property
    def ents(self) -> Iterable[Name]:
        """The names found."""

    @property
    def noun_chunks(self) -> Iterable[Any]:
        """The noun phrases; each has a text and a root with its verb."""


def load(name: str) -> "SpacyNames":
    """Load a pipeline by the name of its package or its folder.

    Raises:
        ExtraMissing: spaCy is not installed.
        InputError: the pipeline is not installed.
    """
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        raise ExtraMissing(
            "names by spaCy need spaCy", remedy="install spacy and a pipeline of your choice"
        ) from error
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise InputError(
            f"no spaCy pipeline {name[:60]!r}", remedy="install it, or give its folder"
        ) from error
    return SpacyNames(pipeline, f"spacy:{name}/{pipeline.meta.get('version', '?')}")


class SpacyNames:
    """Suggestions of one pipeline.

    Args:
        pipeline: reads a text; a loaded spaCy pipeline.
        method: what the suggestions are signed with.
    """

    def __init__(self, pipeline: Callable[[str], Doc], method: str) -> None:
        self._pipeline = pipeline
        self.method = method

    def __call__(self, text: str) -> Iterator[Suggestion]:
        """Suggestions for the words of one portion."""
        doc = self._pipeline(text)
        for name in doc.ents:
            if name.label_ in _PARTIES and name.text.strip():
                yield Suggestion(kind="party", quote=name.text.strip(), method=self.method)
        for phrase in doc.noun_chunks:
            if _is_traded(phrase):
                yield Suggestion(kind="item", quote=phrase.text.strip(), method=self.method)


def _is_traded(phrase: Any) -> bool:
    root = phrase.root
    verb = root.head
    return (
        root.dep_ in _OBJECTS
        and bool({verb.text.casefold(), verb.lemma_.casefold()} & words("trade_verbs"))
        and root.text.casefold() not in words("not_goods")
        and bool(phrase.text.strip())
    )
