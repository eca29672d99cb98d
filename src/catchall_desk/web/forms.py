"""Forms: made from what a transition takes, so that no field is declared twice."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, TypeGuard, TypeVar, Union, get_args, get_origin

from django import forms
from django.http import QueryDict
from pydantic import ValidationError

from catchall.model import Value
from catchall_desk.web import words
from catchall_desk.web.problems import Unreadable

V = TypeVar("V", bound=Value)
Choices = Mapping[str, Iterable[tuple[str, str]]]

_LONG = frozenset(
    {
        "answer",
        "comparison",
        "conditions",
        "contrary_facts",
        "corroboration",
        "evidence",
        "legal_basis",
        "message",
        "question",
        "reason",
        "remark",
        "reply",
        "summary",
        "text",
    }
)


class DeskForm(forms.Form):
    """A form of one deed."""

    do = ""
    step = ""
    key = ""

    def tell(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong with single fields."""
        self.full_clean()
        for name, problem in problems.items():
            if name in self.fields:
                self.add_error(name, problem)


def form_class(model: type[Value], choices: Choices, without: tuple[str, ...]) -> type[DeskForm]:
    """A form with one field for each field of the model; of a nested model, for each of its."""
    fields: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if name in without:
            continue
        kind = _bare(info.annotation)
        if get_origin(kind) is tuple and _is_value(get_args(kind)[0]):
            continue  # several things of several parts: a page of its own asks for them
        if _is_value(kind):
            for inner, more in kind.model_fields.items():
                fields[f"{name}-{inner}"] = _field(
                    words.inner(name, inner), more.annotation, choices.get(inner), needed=False
                )
            continue
        fields[name] = _field(name, info.annotation, choices.get(name), needed=info.is_required())
    return type(f"{model.__name__}Form", (DeskForm,), fields)


def read_form(posted: QueryDict, model: type[V], fixed: Mapping[str, Any]) -> V:
    """What was posted, as the model takes it; what is ``fixed`` is not read from the form.

    Raises:
        Unreadable: its fields say what is wrong with each.
    """
    _refuse_nul(posted)
    content = {name: _read(posted, name, model) for name in model.model_fields}
    content = {name: value for name, value in content.items() if value is not None} | dict(fixed)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise Unreadable(
            {"-".join(str(part) for part in each["loc"]): each["msg"] for each in error.errors()}
        ) from error


def _refuse_nul(posted: QueryDict) -> None:
    """No store can keep a NUL character."""
    wrong = [name for name in posted if any("\x00" in each for each in posted.getlist(name))]
    if wrong:
        raise Unreadable({name: str(words.NO_NUL) for name in wrong})


def _read(posted: QueryDict, name: str, model: type[Value]) -> Any:
    info = model.model_fields[name]
    kind = _bare(info.annotation)
    if _is_value(kind):
        inner = {
            each: _one(posted, f"{name}-{each}", more.annotation)
            for each, more in kind.model_fields.items()
        }
        return {each: value for each, value in inner.items() if value is not None}
    return _one(posted, name, info.annotation)


def _one(posted: QueryDict, name: str, annotation: Any) -> Any:
    """The value of one field; null where it was left empty, so that its default counts."""
    kind = _bare(annotation)
    if kind is bool:
        return name in posted
    if get_origin(kind) is tuple:
        lines = [line for each in posted.getlist(name) for line in each.splitlines()]
        return [line.strip() for line in lines if line.strip()]
    text = posted.get(name, "").strip()
    if kind is str and not _optional(annotation):
        return text if name in posted else None
    return text or None


def _field(
    name: str, annotation: Any, choices: Iterable[tuple[str, str]] | None, *, needed: bool
) -> forms.Field:
    label, hint = words.field(name), words.hint(name.rpartition("-")[2])
    given: dict[str, Any] = {"label": label, "help_text": hint, "required": needed}
    kind = _bare(annotation)
    if choices is not None:
        return forms.ChoiceField(choices=list(choices), **given)
    if kind is bool:
        return forms.BooleanField(**(given | {"required": False}))
    if get_origin(kind) is tuple:
        return _several(kind, given)
    if isinstance(kind, type) and issubclass(kind, Enum):
        options = [(each.value, words.plain(str(each.value))) for each in kind]
        return forms.ChoiceField(choices=options if needed else [("", "—"), *options], **given)
    return _plain(name, kind, given)


def _several(kind: Any, given: dict[str, Any]) -> forms.Field:
    inner = get_args(kind)[0]
    if isinstance(inner, type) and issubclass(inner, Enum):
        options = [(each.value, words.plain(str(each.value))) for each in inner]
        return forms.MultipleChoiceField(
            choices=options, widget=forms.CheckboxSelectMultiple, **given
        )
    area = forms.Textarea(attrs={"rows": 2})
    hint = given["help_text"] or words.ONE_A_LINE
    return forms.CharField(widget=area, **(given | {"help_text": hint}))


def _plain(name: str, kind: Any, given: dict[str, Any]) -> forms.Field:
    if kind is date:
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **given)
    if kind is datetime:
        return forms.CharField(**given)
    if kind in {int, Decimal}:
        return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **given)
    if name in _LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **given)
    return forms.CharField(**given)


def _is_value(kind: Any) -> TypeGuard[type[Value]]:
    return isinstance(kind, type) and issubclass(kind, Value)


def _bare(annotation: Any) -> Any:
    """The type without ``| None``."""
    if get_origin(annotation) in {UnionType, Union}:
        left = [each for each in get_args(annotation) if each is not type(None)]
        return left[0] if len(left) == 1 else str
    return annotation


def _optional(annotation: Any) -> bool:
    return get_origin(annotation) in {UnionType, Union} and type(None) in get_args(annotation)
