"""Replay: the current tip from its candidates and the trail of steps."""

from collections.abc import Callable
from typing import Any

from pydantic import JsonValue, ValidationError

from catchall.errors import InputError
from catchall.model.evidence import Fact, FactState
from catchall.model.review import Review, Step, TrailEntry
from catchall.model.tip import Tip

_GROUPS = (
    "parties",
    "items",
    "dates",
    "mentions",
    "events",
    "requests",
    "control_position",
)
_State = dict[str, dict[str, Fact]]


def run(review: Review) -> Tip:
    """Apply all steps that were not undone, in order; raises InputError for one that fits not."""
    return review.tip.model_copy(
        update={name: tuple(facts.values()) for name, facts in _replayed(review).items()}
    )


def named(review: Review) -> dict[str, Fact]:
    """Every fact as it stands, by the name that steps give it: ``parties/p1``, ``dates/0``."""
    return {
        f"{group}/{key}": fact
        for group, facts in _replayed(review).items()
        for key, fact in facts.items()
    }


def only(tip: Tip, states: set[FactState]) -> Tip:
    """The facts of a tip that are in one of the states."""
    kept = {name: tuple(f for f in getattr(tip, name) if f.state in states) for name in _GROUPS}
    return tip.model_copy(update=kept)


def _replayed(review: Review) -> _State:
    undone = {entry.undoes for entry in review.trail if entry.undoes is not None}
    state: _State = {name: _named(getattr(review.tip, name)) for name in _GROUPS}
    for entry in review.trail:
        if entry.number not in undone and entry.step is not Step.UNDO:
            _STEPS[entry.step](state, entry)
    return state


def _named(facts: tuple[Fact, ...]) -> dict[str, Fact]:
    return {getattr(fact, "id", None) or str(n): fact for n, fact in enumerate(facts)}


def _find(state: _State, name: str) -> tuple[dict[str, Fact], str]:
    group, _, key = name.partition("/")
    facts = state.get(group)
    if facts is None or key not in facts:
        raise InputError(
            f"there is no fact {name!r}",
            place="fact",
            remedy="name it by its group and id, such as parties/p1",
        )
    return facts, key


def _set_state(state: _State, entry: TrailEntry, to: FactState) -> None:
    facts, key = _find(state, entry.fact)
    facts[key] = facts[key].model_copy(update={"state": to})


def _confirm(state: _State, entry: TrailEntry) -> None:
    _set_state(state, entry, FactState.CONFIRMED)


def _reject(state: _State, entry: TrailEntry) -> None:
    _set_state(state, entry, FactState.REJECTED)


def _change(state: _State, entry: TrailEntry) -> None:
    facts, key = _find(state, entry.fact)
    facts[key] = _with(facts[key], entry.values, FactState.CHANGED)


def _with(fact: Fact, values: dict[str, JsonValue], state: FactState) -> Fact:
    plain = {**fact.model_dump(mode="json"), **values, "state": state}
    return _valid(type(fact), plain)


def _valid(kind: type[Fact], plain: dict[str, Any]) -> Fact:
    try:
        return kind.model_validate(plain)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"not a {kind.__name__}: {first['msg']}", place=place, remedy="correct the value"
        ) from error


def _merge(state: _State, entry: TrailEntry) -> None:
    facts, key = _find(state, entry.fact)
    group = entry.fact.partition("/")[0]
    for other in entry.others:
        _, gone = _find(state, other)
        if other.partition("/")[0] != group or gone == key:
            raise InputError(
                f"{other!r} cannot be merged into {entry.fact!r}",
                remedy="merge different facts of one group",
            )
        facts[key] = _joined(facts[key], facts[gone])
        facts[gone] = facts[gone].model_copy(update={"state": FactState.REJECTED})
        _point_to(state, gone, key)
    facts[key] = facts[key].model_copy(update={"state": FactState.CHANGED})


def _joined(into: Fact, other: Fact) -> Fact:
    changes: dict[str, Any] = {}
    for name in ("evidence", "roles", "statements", "aliases", "items", "references"):
        if hasattr(into, name):
            both = (*getattr(into, name), *getattr(other, name))
            changes[name] = tuple(dict.fromkeys(both)) if name != "statements" else both
    name_of = getattr(other, "name", None)
    if name_of and name_of != getattr(into, "name", None):
        changes["aliases"] = tuple(dict.fromkeys((*changes.get("aliases", ()), name_of)))
    return into.model_copy(update=changes)


def _point_to(state: _State, gone: str, key: str) -> None:
    """Events and items that name a merged party or item name the remaining one."""
    for group in ("events", "items"):
        for name, fact in state[group].items():
            changes = {
                field: _replaced(value, gone, key)
                for field in ("buyer", "supplier", "intermediary", "end_user", "items", "maker")
                if (value := getattr(fact, field, None)) is not None
            }
            state[group][name] = fact.model_copy(update=changes)


def _replaced(value: object, gone: str, key: str) -> object:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(key if part == gone else part for part in value))
    return key if value == gone else value


def _split(state: _State, entry: TrailEntry) -> None:
    facts, key = _find(state, entry.fact)
    evidence = facts[key].evidence
    taken = [evidence[place] for place in entry.places if 0 <= place < len(evidence)]
    if not taken or len(taken) == len(evidence):
        raise InputError("a split takes some of the evidence, not all", place="places")
    rest = tuple(e for e in evidence if e not in taken)
    facts[key] = facts[key].model_copy(update={"evidence": rest})
    name = f"{key}-{entry.number}"
    plain = {
        **facts[key].model_dump(mode="json"),
        **({"id": name} if hasattr(facts[key], "id") else {}),
        **entry.values,
        "evidence": [e.model_dump(mode="json") for e in taken],
        "state": FactState.CHANGED,
    }
    facts[name] = _valid(type(facts[key]), plain)


def _add(state: _State, entry: TrailEntry) -> None:
    group = entry.fact.partition("/")[0]
    if group not in state:
        raise InputError(f"there is no group {group!r}", remedy=f"one of {', '.join(_GROUPS)}")
    kind = Tip.model_fields[group].annotation
    fact_type = kind.__args__[0] if kind is not None else Fact
    name = f"added-{entry.number}"
    plain: dict[str, Any] = {**entry.values, "state": FactState.CONFIRMED}
    if "id" in fact_type.model_fields:
        plain["id"] = name
    state[group][name] = _valid(fact_type, plain)


_STEPS: dict[Step, Callable[[_State, TrailEntry], None]] = {
    Step.CONFIRM: _confirm,
    Step.CHANGE: _change,
    Step.REJECT: _reject,
    Step.MERGE: _merge,
    Step.SPLIT: _split,
    Step.ADD: _add,
}
