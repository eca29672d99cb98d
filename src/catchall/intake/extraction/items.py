"""Items: goods with quantity and model, gathered over all their mentions."""

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal

from catchall.intake.extraction import phrases
from catchall.intake.extraction.goods import Goods, is_model
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.intake.spelling import plain
from catchall.lexicon.wordlists import words
from catchall.model.evidence import Evidence
from catchall.model.item import Item


@dataclass
class FoundItem:
    """An item while its mentions are gathered."""

    description: str
    model: str | None
    quantity: Decimal | None = None
    unit: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    counted: list[tuple[Decimal, Evidence]] = field(default_factory=list)
    """Every quantity that is stated of it, with its place."""

    @property
    def general(self) -> bool:
        """Whether it names goods only in general: no model, no quantity."""
        return self.model is None and self.quantity is None


def find(context: Context) -> list[FoundItem]:
    """All items of a message, in the order of their first mention."""
    found: dict[str, FoundItem] = {}
    for sentence in context.sentences:
        for goods in phrases.find(sentence):
            _add(context, found, goods)
    known = {key: list(item.evidence) for key, item in found.items()}
    for sentence in context.sentences:
        _models_again(context, found, known, sentence)
    return sorted(found.values(), key=lambda i: i.evidence[0].start or 0)


def _add(context: Context, found: dict[str, FoundItem], goods: Goods) -> None:
    key = goods.model or singular(plain(goods.description)).casefold()
    if goods.model is None and goods.quantity is not None and key not in found:
        key = _awaiting(found, key)
    item = found.setdefault(key, FoundItem(singular(plain(goods.description)), goods.model))
    if item.quantity is None and goods.quantity is not None:
        item.quantity, item.unit = goods.quantity, goods.unit
        if len(goods.description) >= len(item.description):
            item.description = singular(plain(goods.description))
    evidence = context.evidence(goods.sentence, goods.start, goods.end, goods.rule)
    item.evidence.append(evidence)
    item.sentences.append(goods.sentence)
    if goods.quantity is not None:
        item.counted.append((goods.quantity, evidence))


def _awaiting(found: dict[str, FoundItem], description: str) -> str:
    """The key of the one item so described that has a model and no quantity yet, else itself."""
    keys = [
        key
        for key, item in found.items()
        if item.model and item.quantity is None and _is_kind(item.description, description)
    ]
    return keys[0] if len(keys) == 1 else description


def _is_kind(description: str, shorter: str) -> bool:
    return f" {description.casefold()}".endswith(f" {shorter}")


def _models_again(
    context: Context,
    found: dict[str, FoundItem],
    known: dict[str, list[Evidence]],
    sentence: Sentence,
) -> None:
    """Further places where only the model stands; a new model alone is no item."""
    for word in sentence.words:
        item = found.get(word.text) if is_model(word.text) else None
        if item is None or _holds(known[word.text], word.start):
            continue
        item.evidence.append(context.evidence(sentence, word.start, word.end, "item.model/1"))
        item.sentences.append(sentence)


def _holds(evidence: list[Evidence], place: int) -> bool:
    """Whether the last evidence before a place covers it; it stands in text order."""
    at = bisect_right(evidence, place, key=lambda e: e.start or 0) - 1
    return at >= 0 and place < (evidence[at].end or 0)


def singular(description: str) -> str:
    """The description with its last word in the singular."""
    head, _, last = description.rpartition(" ")
    return f"{head} {_one(last)}".strip()


def _one(word: str) -> str:
    low = word.casefold()
    if low in {"goods", "series"}:
        return word
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "ics")):
        return word[:-1]
    return word


def item_of(found: FoundItem, number: int, specific: tuple[str, ...], maker: str | None) -> Item:
    """The candidate as a proposed fact."""
    last = found.description.split()[-1].casefold() if found.description else ""
    general = found.general and last in words("general_goods")
    return Item(
        id=f"i{number}",
        description=found.description,
        model=found.model,
        maker=maker,
        quantity=found.quantity,
        unit=found.unit,
        generic_for=specific if general else (),
        evidence=tuple(found.evidence),
    )
