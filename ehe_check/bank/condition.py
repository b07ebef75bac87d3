"""What a gate or a prompt waits for: trees that can only ask "is this answer one of these?"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, assert_never

from pydantic import Discriminator, Field, Tag, model_validator

from ehe_check.bank.evidence import Evidence
from ehe_check.files.exact import Exact

NOT_KNOWN = "not-known"


class Quantifier(StrEnum):
    """How a leaf speaks of all the entries of a roster from outside it."""

    SOME = "some"
    EVERY = "every"
    NO = "no"


class Consequence(StrEnum):
    """What a gate may ask of the rules of advice themselves."""

    ASK_FIRST = "ask-first"
    ONE_MATTER_OR_SEVERAL = "one-matter-or-several"


class _OverRoster(Exact):
    """A leaf, with the roster that it speaks of when it stands outside that roster."""

    is_: Annotated[tuple[str, ...], Field(alias="is", min_length=1)]
    some: str | None = None
    every: str | None = None
    no: str | None = None

    @model_validator(mode="after")
    def _speaks_once(self) -> _OverRoster:
        if sum(value is not None for value in (self.some, self.every, self.no)) > 1:
            message = "use only one of some, every and no"
            raise ValueError(message)
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
    if isinstance(value, dict):
        return next((key for key in _KEYS if key in value), None)
    return next((key for key, model in _KEYS.items() if isinstance(value, model)), None)


Condition = Annotated[
    Annotated[AnswerIs, Tag("question")]
    | Annotated[AttributeIs, Tag("attribute")]
    | Annotated[AtLeast, Tag("roster")]
    | Annotated[WorkedOut, Tag("worked_out")]
    | Annotated[NamedCondition, Tag("condition")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")],
    Discriminator(
        _kind,
        custom_error_type="condition",
        custom_error_message=f"needs one of: {', '.join(_KEYS)}",
    ),
]

Leaf = AnswerIs | AttributeIs | AtLeast | WorkedOut

for _model in (AllOf, AnyOf, Not):
    _model.model_rebuild()


def leaves(condition: Condition, conditions: Mapping[str, Condition]) -> Iterator[Leaf]:
    """Yield every leaf of a condition, named conditions followed."""
    if isinstance(condition, AnswerIs | AttributeIs | AtLeast | WorkedOut):
        yield condition
        return
    for part in _parts(condition, conditions):
        yield from leaves(part, conditions)


def _parts(
    condition: NamedCondition | AllOf | AnyOf | Not, conditions: Mapping[str, Condition]
) -> tuple[Condition, ...]:
    match condition:
        case NamedCondition():
            named = conditions.get(condition.condition)
            return () if named is None else (named,)
        case AllOf() | AnyOf():
            return condition.parts
        case Not():
            return (condition.part,)
        case _:
            assert_never(condition)
