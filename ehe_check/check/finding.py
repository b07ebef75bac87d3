"""A finding of the check of a bank: a problem, or something to be warned of."""

from __future__ import annotations

from dataclasses import dataclass

from ehe_check.errors import Problem


@dataclass(frozen=True)
class Finding:
    """One thing that checking a bank found; a warning does not make the bank wrong."""

    problem: Problem
    is_warning: bool = False
