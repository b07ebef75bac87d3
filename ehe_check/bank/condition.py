"""What a gate or a prompt waits for: trees that can only ask "is this answer one of these?"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, assert_never

from pydantic import Discriminator, Field, Tag, model_validator

from ehe_check.bank.evidence import Evidence
from ehe_check.errors import refuse_where
from ehe_check.files.exact import KIND, Exact

NOT_KNOWN = "not-known"
SOMETHING = "something"
"""Marked in a quick grid, and not said yet what: not known, and more than that."""


class Quantifier(StrEnum):
    """How a leaf speaks of all the entries of a roster from outside it."""

    SOME = "some"
    EVERY = "every"
    NO = "no"


class Consequence(StrEnum):
    """What a gate may ask of the rules of advice themselves."""

    ASK_FIRST = "ask-first"
    ONE_MATTER_OR_SEVERAL = "one-matter-or-several"
    SOCIAL_CARE_TODAY = "social-care-today"
    ANYTHING_RISES = "anything-rises"


class _OverRoster(Exact):
    """A leaf, with the roster that it speaks of when it stands outside that roster."""

    is_: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]
    some: str | None = None
    every: str | None = None
    no: str | None = None

    @model_validator(mode="after")
    def _speaks_once(self) -> _OverRoster:
        said = sum(value is not None for value in (self.some, self.every, self.no))
        refuse_where((said > 1, "use only one of some, every and no"))
        return self

    @cached_property
    def over(self) -> tuple[Quantifier, str] | None:
        """The quantifier and the roster it ranges over, or None for the same entry."""
        for quantifier, roster in zip(Quantifier, (self.some, self.every, self.no), strict=True):
            if roster is not None:
                return quantifier, roster
        return None


class AnswerIs(_OverRoster):
    """True when the answer to a question is one of these options."""

    question: str
    evidence: tuple[Evidence, ...] | None = None


class AttributeIs(_OverRoster):
    """True when an entry's attribute (`child.age`) is one of these; unset is not known."""

    attribute: Annotated[str, Field(pattern=r"^[a-z-]+\.[a-z-]+$")]

    @property
    def roster(self) -> str:
        """The roster whose entries have the attribute."""
        return self.attribute.split(".", 1)[0]

    @cached_property
    def name(self) -> str:
        """The attribute without its roster."""
        return self.attribute.split(".", 1)[1]


class AtLeast(Exact):
    """True when a list holds so many entries; not known while more may be added."""

    roster: str
    at_least: Annotated[int, Field(ge=1, strict=True)]


class WorkedOut(Exact):
    """True when the rules of advice, applied to all answers, say so; no answer is asked for it."""

    worked_out: Consequence


class NamedCondition(Exact):
    """Stands for a condition that the bank names."""

    condition: str


class AllOf(Exact):
    """True when every part is."""

    parts: Annotated[tuple[Condition, ...], Field(alias="all", min_length=1)]


class AnyOf(Exact):
    """True when one part is."""

    parts: Annotated[tuple[Condition, ...], Field(alias="any", min_length=1)]


class Not(Exact):
    """True when its part is false; stands in question gates only."""

    part: Annotated[Condition, Field(alias="not")]


_KEYS: dict[str, type[Exact]] = {
    "question": AnswerIs,
    "attribute": AttributeIs,
    "roster": AtLeast,
    "worked_out": WorkedOut,
    "condition": NamedCondition,
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
}


def _kind(value: Any) -> str | None:  # noqa: ANN401 (pydantic hands over whatever the file held, or an instance)
    keys = value if isinstance(value, dict) else ()
    kinds = (key for key, model in _KEYS.items() if key in keys or isinstance(value, model))
    return next((f"{KIND}{key}" for key in kinds), None)


Condition = Annotated[
    Annotated[AnswerIs, Tag(f"{KIND}question")]
    | Annotated[AttributeIs, Tag(f"{KIND}attribute")]
    | Annotated[AtLeast, Tag(f"{KIND}roster")]
    | Annotated[WorkedOut, Tag(f"{KIND}worked_out")]
    | Annotated[NamedCondition, Tag(f"{KIND}condition")]
    | Annotated[AllOf, Tag(f"{KIND}all")]
    | Annotated[AnyOf, Tag(f"{KIND}any")]
    | Annotated[Not, Tag(f"{KIND}not")],
    Discriminator(
        _kind,
        custom_error_type="condition",
        custom_error_message=", ".join(_KEYS),  # of which it needs one
    ),
]

Leaf = AnswerIs | AttributeIs | AtLeast | WorkedOut


NO_NAMES: Mapping[str, Condition] = MappingProxyType({})


def nodes(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every part that is written in it, named conditions not followed."""
    yield condition
    match condition:
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from nodes(part)
        case Not():
            yield from nodes(condition.part)
        case AnswerIs() | AttributeIs() | AtLeast() | WorkedOut() | NamedCondition():
            return
        case _:
            assert_never(condition)


def names_in(condition: Condition) -> Iterator[str]:
    """Yield the named conditions that a condition refers to itself."""
    yield from (node.condition for node in nodes(condition) if isinstance(node, NamedCondition))


def followed(condition: Condition, conditions: Mapping[str, Condition]) -> Iterator[Condition]:
    """Yield a condition and those that it names among others, as far as they lead, each once."""
    waiting, names = [condition], set[str]()
    while waiting:
        now = waiting.pop(0)
        yield now
        new = [name for name in names_in(now) if name in conditions and name not in names]
        names |= set(new)
        waiting += [conditions[name] for name in dict.fromkeys(new)]


def leaves(condition: Condition, conditions: Mapping[str, Condition] = NO_NAMES) -> Iterator[Leaf]:
    """Yield the leaves of a condition, and of those that it names among others, each name once."""
    for each in followed(condition, conditions):
        yield from (node for node in nodes(each) if isinstance(node, Leaf))
