"""Hits: what the matcher found, in words that a person understands."""

from decimal import Decimal

from catchall.lexicon.latin import ascii_lower
from catchall.lexicon.names import Reading
from catchall.lexicon.readers import Token
from catchall.model import Hit, ListedEntity, SnapshotRef, WordMatch
from catchall.screening import context
from catchall.screening import scorer as scoring
from catchall.screening.places import Asked, Place
from catchall.screening.rows import KIND_NUMBERS, name_readings, written
from catchall.screening.scorer import Scorer

_KINDS = {number: kind for kind, number in KIND_NUMBERS.items()}


def hit(asked: Asked, place: Place, snapshot: SnapshotRef, scorer: Scorer) -> Hit:
    """The hit with its explanation."""
    segment = place.found.live.segment
    entity = segment.entities[place.entity]
    name = written(entity)[int(segment.rows.names[place.row])]
    listed = _reading(place, entity, name.text)
    pairs, query_left, listed_left = _words(place, listed)
    codes = context.codes(asked.known, entity, weak=name.weak)
    score = context.adjusted(place.probability, codes)
    group = scoring.group(asked.name, _KINDS[int(segment.rows.kinds[place.row])])
    found = Hit(
        party=asked.party,
        query=asked.name,
        matched_name=name.text,
        entity=entity,
        snapshot=snapshot,
        score=_decimal(score),
        false_positive_rate=Decimal(str(scorer.rate(score, group))),
        query_reading=_latin(place.query.reading),
        listed_reading=_latin(listed),
        words=pairs,
        unmatched_query=query_left,
        unmatched_listed=listed_left,
        context=codes,
        scorer=scorer.name,
        explanation="",
    )
    return found.model_copy(update={"explanation": explain(found)})


def explain(found: Hit) -> str:
    """The hit in one line: paired words, words left over, context, rate of false hits."""
    pairs = ", ".join(_shown(word) for word in found.words)
    parts = [f"{found.score} {found.matched_name} ({found.entity.list}): {pairs}"]
    if found.matched_name != found.entity.name:
        parts[0] = f"{found.score} {found.entity.name} ({found.entity.list}) as "
        parts[0] += f"{found.matched_name}: {pairs}"
    for label, words in (("query", found.unmatched_query), ("list", found.unmatched_listed)):
        if words:
            parts.append(f"only in {label}: {' '.join(words)}")
    parts += [code.replace("_", " ") for code in found.context]
    rate = found.false_positive_rate
    if rate is not None and rate < 1:
        parts.append(f"clean names reach this in {(rate * 100).normalize():f} %")
    return " ".join("; ".join(parts).split())


def _shown(word: WordMatch) -> str:
    sign = "=" if word.similarity == 1 else "~"
    return f"{word.query} {sign} {word.listed}"


def _latin(reading: Reading) -> str:
    return " ".join(token.text for token in reading)


def _reading(place: Place, entity: ListedEntity, name: str) -> Reading:
    """The reading of the listed name that the row holds."""
    segment = place.found.live.segment
    start, length = segment.rows.starts[place.row], int(segment.rows.lengths[place.row])
    texts = [segment.vocabulary.forms.texts[word] for word in segment.rows.words[start:][:length]]
    readings = list(name_readings(entity, name))
    same = (r for r in readings if [token.text for token in r] == texts)
    return next(same, readings[0])


def _words(
    place: Place, listed: Reading
) -> tuple[tuple[WordMatch, ...], tuple[str, ...], tuple[str, ...]]:
    """Paired words in the order of the query, and the words left over on both sides."""
    alignment, query = place.found.alignment, place.query
    pairs: list[tuple[int, WordMatch]] = []
    asked_cover = listed_cover = 0
    for asked, other, similarity, weights in zip(
        alignment.asked[:, place.at].tolist(),
        alignment.listed[:, place.at].tolist(),
        alignment.similarities[:, place.at].tolist(),
        zip(
            alignment.asked_weights[:, place.at], alignment.listed_weights[:, place.at], strict=True
        ),
        strict=True,
    ):
        if asked >= 0:
            mask = query.masks[asked]
            listed_mask = 1 << other if other < len(listed) else 0b11 << other - len(listed)
            match = WordMatch(
                query=_text(query.reading, mask),
                listed=_text(listed, listed_mask),
                similarity=_decimal(similarity),
                weight=_decimal(float(sum(weights)) / 2),
            )
            pairs.append((mask, match))
            asked_cover |= mask
            listed_cover |= listed_mask
    pairs.sort(key=lambda pair: pair[0])
    return (
        tuple(match for _, match in pairs),
        _left(query.reading, asked_cover),
        _left(listed, listed_cover),
    )


def _text(reading: Reading, mask: int) -> str:
    return " ".join(_word(token) for at, token in enumerate(reading) if mask >> at & 1)


def _word(token: Token) -> str:
    """A word as written, with how it was read where that is not the same."""
    plain = ascii_lower(token.written)
    return token.written if plain == token.text else f"{token.written}[{token.text}]"


def _left(reading: Reading, cover: int) -> tuple[str, ...]:
    return tuple(_word(token) for at, token in enumerate(reading) if not cover >> at & 1)


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.4f}")
