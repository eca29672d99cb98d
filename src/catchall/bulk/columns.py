"""Columns: how items lie in one wide table, with NULL for what is not known.

Every parameter has its figure in the unit of its catalogue, a test edition where it has
one, and a column of yes or no for each word. Axes lie in numbered slots: five linear,
three rotary.
"""

from collections.abc import Iterator
from decimal import Decimal

from catchall.controls import Catalogue, Parameter, ParameterType
from catchall.controls.standards import canonical
from catchall.lexicon import units
from catchall.model.evidence import FactState
from catchall.model.item import Item, Measurement

SLOTS = {"linear": 5, "rotary": 3}
NUMBER = "DECIMAL(24,10)"
Cell = bool | str | Decimal | None


def stem(parameter: str) -> str:
    """A parameter's name as part of a column name."""
    return parameter.replace(".", "__")


def value(parameter: str, slot: str = "") -> str:
    """The column of a figure, a count or a flag; of one axis slot where it is given."""
    return f"{slot or 'p'}_{stem(parameter)}"


def edition(parameter: str, slot: str = "") -> str:
    """The column of the test edition of a figure."""
    return f"{slot or 'p'}_std_{stem(parameter)}"


def word(parameter: str, name: str) -> str:
    """The column that says whether a word holds."""
    return f"w_{stem(parameter)}__{_plain(name)}"


def slots(kind: str) -> tuple[str, ...]:
    """The axis slots of a kind: ``linear1`` to ``linear5``."""
    return tuple(f"{kind}{number}" for number in range(1, SLOTS[kind] + 1))


def _plain(name: str) -> str:
    """The word as a bare column name: a CAS number has hyphens, which SQL would subtract."""
    return "".join(c if c.isalnum() else "_" for c in name)


def columns(catalogue: Catalogue, names: frozenset[str]) -> dict[str, str]:
    """Column name to SQL type, for the parameters that the rules use."""
    found = {"id": "VARCHAR", "axes_complete": "BOOLEAN"}
    for kind in SLOTS:
        for slot in slots(kind):
            found[f"{slot}_name"] = "VARCHAR"
    for name in sorted(names):
        found.update(_columns(catalogue[name]))
    return found


def _columns(parameter: Parameter) -> Iterator[tuple[str, str]]:
    name = parameter.name
    if parameter.type is ParameterType.FLAG:
        yield value(name), "BOOLEAN"
    elif parameter.type is ParameterType.WORDS:
        yield from ((word(name, each), "BOOLEAN") for each in parameter.values)
    elif parameter.per_axis:
        for slot in (each for kind in SLOTS for each in slots(kind)):
            yield value(name, slot), NUMBER
            yield edition(name, slot), "VARCHAR"
    else:
        yield value(name), NUMBER
        yield edition(name), "VARCHAR"


def row(item: Item, catalogue: Catalogue, names: frozenset[str]) -> dict[str, Cell]:
    """One item as cells; ranges, ± figures and contradictions stay unknown."""
    cells: dict[str, Cell] = {"id": item.id, "axes_complete": item.axes_complete}
    places = _places(item)
    for name, slot in places.items():
        cells[f"{slot}_name"] = name
    for parameter in (catalogue[name] for name in sorted(names)):
        stated = [each for each in item.measurements if each.parameter == parameter.name]
        if parameter.type is ParameterType.WORDS:
            cells.update(_words(parameter, stated))
        elif parameter.per_axis:
            for name, slot in places.items():
                cells.update(_figure(parameter, [e for e in stated if e.axis == name], slot))
        else:
            cells.update(_figure(parameter, [e for e in stated if e.axis is None], ""))
    return cells


def holds(item: Item, catalogue: Catalogue) -> bool:
    """Whether the cells of an item hold all that it states, so that nothing is lost in them.

    They do not hold bounds, figures quoted as ±, contradictions, figures for every axis,
    more axes than there are slots, nor figures of more digits than a cell has.
    """
    kinds = [axis.kind for axis in item.axes]
    names = [axis.name for axis in item.axes]
    if len(set(names)) != len(names) or any(kinds.count(k) > n for k, n in SLOTS.items()):
        return False
    known = [each for each in item.measurements if each.parameter in catalogue]
    figures = [each for each in known if catalogue[each.parameter].type is not _WORDS]
    places = [(each.parameter, each.axis) for each in figures]
    return (
        len(set(places)) == len(places)
        and all(each.state is not FactState.REJECTED for each in item.measurements)
        and all(_fits(each, catalogue[each.parameter], names) for each in figures)
    )


def _fits(one: Measurement, parameter: Parameter, axes: list[str]) -> bool:
    if one.plus_minus or (one.axis in axes) is not parameter.per_axis:
        return False
    if parameter.type is ParameterType.FLAG:
        return isinstance(one.value, bool)
    if not isinstance(one.value, Decimal) or (one.unit is None) is not (parameter.unit is None):
        return False
    figure = one.value
    if parameter.unit and one.unit:
        figure = units.convert(figure, units.spelled(one.unit), parameter.unit)
    return abs(figure) < _LARGEST and figure == round(figure, _PLACES)


_WORDS = ParameterType.WORDS
_LARGEST, _PLACES = Decimal(10) ** 14, 10
"""What ``DECIMAL(24,10)`` holds."""


def _places(item: Item) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in SLOTS:
        names = [axis.name for axis in item.axes if axis.kind == kind]
        found.update(zip(names, slots(kind), strict=False))
    return found


def _words(parameter: Parameter, stated: list[Measurement]) -> dict[str, Cell]:
    if not stated:
        return {}
    said = {each.value for each in stated}
    return {word(parameter.name, each): each in said for each in parameter.values}


def _figure(parameter: Parameter, stated: list[Measurement], slot: str) -> dict[str, Cell]:
    if len(stated) != 1 or stated[0].plus_minus:
        return {}
    [one] = stated
    if parameter.type is ParameterType.FLAG:
        return {value(parameter.name): one.value} if isinstance(one.value, bool) else {}
    if not isinstance(one.value, Decimal) or (parameter.unit and one.unit is None):
        return {}
    figure = one.value
    if parameter.unit and one.unit:
        figure = units.convert(figure, units.spelled(one.unit), parameter.unit)
    cells: dict[str, Cell] = {value(parameter.name, slot): figure}
    if one.standard:
        cells[edition(parameter.name, slot)] = canonical(one.standard)
    return cells
