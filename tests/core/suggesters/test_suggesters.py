"""Extractors on this machine: a model over loopback, and names by spaCy."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, ClassVar

import pytest

from catchall.errors import ExtraMissing, InputError
from catchall.suggesters import spacy_names
from catchall.suggesters.local_model import LocalModel
from catchall.suggesters.spacy_names import SpacyNames


class _Answering(BaseHTTPRequestHandler):
    answer: ClassVar[bytes] = b""
    asked: ClassVar[list[Any]] = []

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.asked.append(json.loads(self.rfile.read(size)))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - name of the library
        """Say nothing."""


@pytest.fixture
def model() -> Iterator[LocalModel]:
    server = HTTPServer(("127.0.0.1", 0), _Answering)
    thread = Thread(target=server.serve_forever)
    thread.start()
    _Answering.asked.clear()
    yield LocalModel(f"http://127.0.0.1:{server.server_port}/suggest", timeout=5)
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_model_is_asked_portion_by_portion(model: LocalModel) -> None:
    _Answering.answer = json.dumps(
        {"suggestions": [{"kind": "item", "quote": "glove boxes"}]}
    ).encode()
    (found,) = model("They want glove boxes.")
    assert (found.kind, found.quote) == ("item", "glove boxes")
    assert found.method.startswith("local-model/")
    assert _Answering.asked == [{"text": "They want glove boxes."}]


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"{}", b'{"suggestions": [{"kind": "party"}]}', b'{"suggestions": 3}', b"\xff",
     b'{"suggestions": [{"kind": "weapon", "quote": "x"}]}'],
)  # fmt: skip
def test_an_answer_of_another_form_is_told(model: LocalModel, answer: bytes) -> None:
    _Answering.answer = answer
    with pytest.raises(InputError, match="agreed form"):
        list(model("x"))


@pytest.mark.parametrize(
    "url",
    ["http://198.51.100.7/", "https://127.0.0.1/", "http://model.example/", "file:///x", "x",
     "http://127.0.0.1.example/"],
)  # fmt: skip
def test_no_word_leaves_the_machine(url: str) -> None:
    with pytest.raises(InputError, match="loopback"):
        LocalModel(url)


def test_a_model_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="does not answer"):
        list(LocalModel("http://127.0.0.1:9/", timeout=1)("x"))


@dataclass
class _Token:
    text: str
    dep_: str = ""
    head: "_Token | None" = None
    lemma_: str = ""


@dataclass
class _Span:
    text: str
    label_: str = ""
    root: _Token | None = None


@dataclass
class _Read:
    ents: list[_Span] = field(default_factory=list)
    noun_chunks: list[_Span] = field(default_factory=list)


def test_names_and_objects_of_trade_are_suggested() -> None:
    bought, said = _Token("ordered", lemma_="order"), _Token("said", lemma_="say")
    doc = _Read(
        ents=[_Span("Zorvane", "PERSON"), _Span("Korea", "GPE"), _Span("Almarid", "ORG")],
        noun_chunks=[
            _Span("glove boxes", root=_Token("boxes", "dobj", bought)),
            _Span("a word", root=_Token("word", "dobj", said)),
            _Span("the firm", root=_Token("firm", "nsubj", bought)),
        ],
    )
    found = list(SpacyNames(lambda _: doc, "spacy:test/1")("text"))
    assert [(one.kind, one.quote) for one in found] == [
        ("party", "Zorvane"),
        ("party", "Almarid"),
        ("item", "glove boxes"),
    ]
    assert {one.method for one in found} == {"spacy:test/1"}


def test_without_spacy_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(spacy_names, "import_module", missing)
    with pytest.raises(ExtraMissing, match="install spacy"):
        spacy_names.load("en_any")
