"""Effects: what an answer does to the advice, written once in the bank, where it begins.

Rules that read two answers together, the bank's `[[together]]`, have effects of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from ehe_check.bank.condition import Condition
from ehe_check.errors import refuse_where
from ehe_check.files.exact import Exact, Mark


class Route(StrEnum):
    """Whom to speak to today."""

    SOCIAL_CARE = "social-care"
    MEDICAL = "medical"
    POLICE = "police"
    LEAD = "lead"


class Does(StrEnum):
    """What a rising effect does (RULES.md, "What an answer can do")."""

    EMERGENCY = "999"
    TODAY = "TODAY"
    MEET = "MEET"
    SIGN = "SIGN"
    SUP = "SUP"
    HOLD = "HOLD"
    ASK = "ASK"


HEALTH = "health"


@dataclass(frozen=True, slots=True)
class RisingEffect:
    """One thing that an answer does: `TODAY` has routes, `MEET` its statement of the review."""

    does: Does
    routes: tuple[Route, ...] = ()
    statement: str | None = None
    in_health_form: bool = False

    def __str__(self) -> str:
        health = HEALTH if self.in_health_form else ""
        return " ".join(filter(None, [self.does, *self.routes, self.statement or "", health]))


def parsed(value: Any) -> Any:  # noqa: ANN401 (whatever the file held)
    """Return the effect that a text such as "TODAY social-care police" names.

    Raises:
        ValueError: the text names none.
    """
    if isinstance(value, RisingEffect):
        return value
    if not isinstance(value, str):
        message = 'needs text such as "SIGN" or "TODAY lead"'
        raise ValueError(message)  # noqa: TRY004 (pydantic turns only this into a problem)
    name, *rest = value.split() or [""]
    refuse_where((name not in set(Does), f"no effect {value!r}; use one of {', '.join(Does)}"))
    does = Does(name)
    if does is Does.TODAY:
        return RisingEffect(does, _routes(rest))
    if does is Does.MEET:
        return _meeting(rest)
    refuse_where((bool(rest), f"{name} stands alone"))
    return RisingEffect(does)


def _routes(names: list[str]) -> tuple[Route, ...]:
    is_alone = Route.POLICE in names and Route.SOCIAL_CARE not in names
    refuse_where(
        (
            not names or not set(names) <= set(Route),
            f"TODAY needs one or more of {', '.join(Route)}",
        ),
        (is_alone, "police is called beside social-care, never alone"),
    )
    return tuple(route for route in Route if route in names)


def _meeting(rest: list[str]) -> RisingEffect:
    match rest:
        case [statement]:
            return RisingEffect(Does.MEET, statement=statement)
        case [statement, "health"]:
            return RisingEffect(Does.MEET, statement=statement, in_health_form=True)
        case _:
            message = (
                'MEET needs the statement of the review, such as "MEET L4.1" or "MEET L4.1 health"'
            )
            raise ValueError(message)


Effect = Annotated[RisingEffect, BeforeValidator(parsed), PlainSerializer(str)]


class Stilled(Exact):
    """What a rule sets aside: a question's own effects, only those named, at the options named."""

    question: str
    at: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()


class JointRule(Exact):
    """One rule over several answers (RULES.md, "Two answers together").

    It stands where `when` is true and `unless` is not. Its effects count at `question`, and with
    `ticked` a TODAY leads to whom the lines ticked there name, too. A rule with `stills` does the
    opposite: while it stands, and no other answer rises or it holds `always`, what it names does
    nothing.
    """

    id: Annotated[str, Field(pattern=r"^X\d+[a-z]?$")]
    text: Annotated[str, Field(min_length=1)]
    per: str | None = None
    when: Condition | None = None
    unless: Condition | None = None
    question: str
    effects: tuple[Effect, ...] = ()
    ticked: str | None = None
    stills: tuple[Stilled, ...] = ()
    always: Mark = False

    @model_validator(mode="after")
    def _does_one_thing(self) -> JointRule:
        refuse_where(
            (bool(self.effects) == bool(self.stills), "needs effects or stills, and not both"),
            (self.always and not self.stills, "always belongs to a rule with stills"),
            (self.when is None and self.unless is None, "needs when or unless"),
        )
        return self
