"""The day and the moment that a command goes by: those of the clock, or of the day it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from ehe_check.errors import Problem, WrongUseError, quoted


def day_given(text: str) -> date:
    """Return the day that was given with --today.

    Raises:
        WrongUseError: it is not a date.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        fact = f"{quoted(text)} is not a date"
        raise WrongUseError(Problem("--today", fact, "Write it as 2026-11-24.")) from None


@dataclass(frozen=True)
class Clock:
    """The day that counts as today, and the moment that is kept in files.

    `named` is a day that was given in place of today.
    """

    named: Annotated[
        date | None,
        typer.Option(
            "--today",
            metavar="DATE",
            parser=day_given,
            help="Read as if today were this date.",
        ),
    ] = None

    @property
    def today(self) -> date:
        """The day as the person has it."""
        return self.named or date.today()  # noqa: DTZ011 (the person's own day, by their own clock)

    def now(self) -> datetime:
        """Return the moment it is, to the second: on the day that was named."""
        moment = datetime.now(UTC).replace(microsecond=0)
        return moment if self.named is None else datetime.combine(self.named, moment.timetz())
