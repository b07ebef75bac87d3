"""Rules that read two answers together: the bank's `[[together]]`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from ehe_check.bank.condition import Condition
from ehe_check.bank.effect import Effect
from ehe_check.errors import refuse_where
from ehe_check.files.exact import Exact, Mark


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
