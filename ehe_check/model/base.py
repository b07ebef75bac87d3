"""The two kinds of value read from files: exact ones, and ones that keep keys they do not know."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Exact(BaseModel):
    """A frozen value in which an unknown key is an error (banks, reports, law, answers files)."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class Keeping(BaseModel):
    """A frozen value that keeps the keys it does not know (session files)."""

    model_config = ConfigDict(frozen=True, extra="allow", validate_by_name=True)
