"""What values read from files are made of: exact ones, and ones that keep unknown keys."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Mark = Annotated[bool, Field(strict=True)]
Day = Annotated[date, Field(strict=True)]
Moment = Annotated[datetime, Field(strict=True)]
Format = Annotated[int, Field(strict=True, ge=1)]


class Exact(BaseModel):
    """A frozen value in which an unknown key is an error (banks, reports, law, answers files)."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class Keeping(BaseModel):
    """A frozen value that keeps the keys it does not know (session files)."""

    model_config = ConfigDict(frozen=True, extra="allow", validate_by_name=True)
