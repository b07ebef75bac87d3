"""Any value that a file of ours can hold, drawn from its model, with keys that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ehe_check.bank.evidence import Evidence
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session import HOLDING, HoldEnded, RecordedHold, Session
from ehe_check.files.exact import EXAMPLES, Keeping
from ehe_check.judge.answers import Answer, Entry, Sighting

Model = TypeVar("Model", bound=BaseModel)
Drawn = st.SearchStrategy[Any]

ODD = [
    "[b]bold[/b] [/] [see file]",
    ":child: :warning:",
    "\x1b[31mred\x1b[0m \x9b2J \x07",
    "\u202eright to left\u202c \u200f\u2066x\u2069",
    "x" * 10_000,
    "nul \x00 and \x7f",
    "\"quotes\" 'single' \"\"\"three\"\"\" '''three'''",
    "back\\slash \\n \\u0041 \\",
    "lines\nof\n\ntext\n",
    "windows\r\nlines\r\n",
    "old mac\rline",
    "[[answers]]\nquestion = 1\n# no",
    "\ufeff\u2028\u2029\x85\x0b\x0c",
    "👩\u200d👧 é e\u0301 \U0010ffff \ufffe",
    " spaces \t tabs ",
    "",
]
texts = st.one_of(
    st.sampled_from(ODD), st.text(), st.text(st.sampled_from("\"'\\\r\n \t\x00\x1b\x7f\b\f[]#"))
)
filled = texts.filter(str.strip)
days = st.dates()
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(timezones=st.none() | st.just(UTC) | offsets)
scalars = st.one_of(
    texts,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    days,
    st.times(),
    moments,
)
unknown_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
unknown = st.dictionaries(texts.map(lambda text: f"x-{text}"), unknown_values, max_size=2)
nothing: Drawn = st.just({})
SIMPLE: dict[type, Drawn] = {
    bool: st.booleans(),
    date: days,
    datetime: moments,
    NoneType: st.none(),
}


def values_of(
    model: type[Model], *, said: Drawn = nothing, without: Iterable[str] = (), **given: Drawn
) -> Drawn:
    """Draw any value of a model, but for the fields that are given, or drawn together as `said`."""
    model.model_rebuild()
    fields = {
        name: given[name] if name in given else _drawn(field.annotation, field.metadata)
        for name, field in model.model_fields.items()
        if name not in ("format", *without)
    }
    needed = {name: fields.pop(name) for name in [*fields] if _is_needed(model, name)}
    more = unknown if issubclass(model, Keeping) else nothing
    return _made(model, (more, st.fixed_dictionaries(needed, optional=fields), said))


@st.composite
def _made(draw: st.DrawFn, model: type[Model], parts: Iterable[Drawn]) -> Model:
    return model.model_validate({key: each for part in parts for key, each in draw(part).items()})


def _is_needed(model: type[BaseModel], name: str) -> bool:
    return model.model_fields[name].is_required()


def _drawn(kind: Any, notes: Iterable[Any] = ()) -> Drawn:  # noqa: ANN401 (any annotation)
    """Draw a value of any kind that a field can have."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _drawn(inner[0], [*_flat(inner[1:]), *notes])
    if origin in (Union, UnionType):
        return st.one_of(*(_drawn(each) for each in inner))
    if origin is tuple:
        return st.lists(_drawn(inner[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(st.text(), scalars, max_size=2)
    if origin is Literal:
        return st.sampled_from(inner)
    return _simple(kind, notes)


def _simple(kind: type[Any], notes: Iterable[Any]) -> Drawn:
    if issubclass(kind, BaseModel):
        return st.deferred(lambda: ANY[kind] if kind in ANY else values_of(kind))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    if kind is int:
        return st.integers(next((each.ge for each in notes if hasattr(each, "ge")), None), 10**6)
    pattern = next((each.pattern for each in notes if hasattr(each, "pattern")), None)
    is_filled = any(getattr(each, "min_length", 0) for each in notes)
    text = st.just(EXAMPLES[pattern]) if pattern else texts.filter(bool) if is_filled else texts
    return SIMPLE.get(kind, text)


def _flat(notes: Iterable[Any]) -> Iterable[Any]:
    for each in notes:
        yield from each.metadata if isinstance(each, FieldInfo) else [each]


def unique(of: Drawn, key: str) -> Drawn:
    """Draw a few values of which no two have the same key."""
    return st.lists(of, max_size=3, unique_by=attrgetter(key)).map(tuple)


TRUE = st.booleans().filter(bool)
IDS = st.integers(1, 99).map(lambda number: f"child-{number}")
FEW = st.lists(IDS, max_size=2, unique=True).map(tuple)
REASONS = st.sampled_from(sorted(HOLDING))
MARKS = ("not_known", "skipped")
ANSWERED = st.one_of(
    st.fixed_dictionaries(
        {"value": texts | st.lists(texts, max_size=3).map(tuple)},
        optional={"on": days, "evidence": st.sampled_from(Evidence), "note": texts},
    ),
    *(st.fixed_dictionaries({mark: TRUE}, optional={"note": texts}) for mark in MARKS),
    st.fixed_dictionaries({"not_known": TRUE, "something": st.booleans()}),
    st.fixed_dictionaries({"note": texts}),
)
ANY: dict[type, Drawn] = {
    Answer: values_of(
        Answer,
        said=ANSWERED,
        without=(*MARKS, "something", "value", "on", "evidence", "note"),
    ),
    Sighting: values_of(
        Sighting,
        said=st.sampled_from([{"not_known": True}, {"not_theirs": True}, {"value": "recent"}]),
        without=(*MARKS, "value", "not_theirs", "alone", "at_home", "remote", "on", "evidence"),
    ),
    Entry: values_of(Entry, id=IDS),
    **{each: values_of(each, reason=REASONS) for each in (RecordedHold, HoldEnded)},
}
"""How a value is drawn of which not every field goes with every other."""
sessions = values_of(
    Session,
    entries=unique(ANY[Entry], "id"),
    answers=unique(ANY[Answer], "ref"),
    sightings=unique(ANY[Sighting], "cell"),
).filter(lambda given: sum(row.status is AgreedStatus.NEW for row in given.decided) < 2)
"""Sessions of which a file takes each: one makes one decision of its own at most."""
