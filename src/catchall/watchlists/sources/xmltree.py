"""A hardened XML reader: small trees with line numbers, in time linear in the file.

It stands directly on expat and refuses every document type declaration with entities,
so that neither expansion bombs nor external entities can act.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from catchall.errors import SnapshotError
from catchall.watchlists.sources.base import SourceText

_DEPTH = 64
"""No list nests deeper than about ten; more is hostile."""


@dataclass(slots=True)
class Node:
    """An element: its local name, attributes, text, children, and the line it starts on."""

    tag: str
    line: int
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, white space collapsed."""
        return " ".join("".join(self.pieces).split())

    def all(self, tag: str) -> Iterator["Node"]:
        """Children of that name."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Node | None":
        """The first child of that name; null where there is none."""
        return next(self.all(tag), None)

    def value(self, *path: str) -> str:
        """The text at the end of a path of names; empty where the path breaks off."""
        node: Node | None = self
        for tag in path:
            node = node.first(tag) if node else None
        return node.text if node else ""

    def walk(self, tag: str) -> Iterator["Node"]:
        """Every descendant of that name, in document order."""
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            if node.tag == tag:
                yield node
            stack.extend(reversed(node.children))


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity
        self.root: Node | None = None
        self.open: list[Node] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        node = Node(name.rpartition(" ")[2], self.parser.CurrentLineNumber, local)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)
        if len(self.open) > _DEPTH:
            raise self._refused("elements are nested too deeply")

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _characters(self, text: str) -> None:
        self.open[-1].pieces.append(text)

    def _entity(self, *_args: object) -> None:
        raise self._refused("the file declares XML entities")

    def _refused(self, problem: str) -> SnapshotError:
        place = f"line {self.parser.CurrentLineNumber}"
        remedy = "use the file as its publisher issues it"
        return SnapshotError(problem, file=self.file, place=place, remedy=remedy)


def parse(source: SourceText) -> Node:
    """Parse a file; raises SnapshotError with the line where it is broken, cut off or hostile."""
    builder = _Builder(source.name)
    try:
        builder.parser.Parse(source.data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise SnapshotError(
            f"broken or cut-off XML ({expat.ErrorString(error.code)})",
            file=source.name,
            place=f"line {error.lineno}",
            remedy="fetch the file again",
        ) from error
    except (LookupError, ValueError) as error:
        raise SnapshotError(
            f"the file names an encoding that cannot be read ({error})",
            file=source.name,
            place="line 1",
            remedy="fetch the file again, or store it as UTF-8",
        ) from error
    assert builder.root is not None  # noqa: S101 - expat accepts no document without a root
    return builder.root


def root_tag(source: SourceText) -> str | None:
    """The local name of the first element, read from the head of the file."""
    for line in source.head:
        for piece in line.split("<")[1:]:
            if piece[:1] not in "?!/":
                return piece.split(">")[0].split()[0].rstrip("/").rpartition(":")[2]
    return None
