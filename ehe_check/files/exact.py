"""What values read from files are made of: exact ones, and ones that keep unknown keys."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

Mark = Annotated[bool, Field(strict=True)]
Day = Annotated[date, Field(strict=True)]
Moment = Annotated[datetime, Field(strict=True)]
Format = Annotated[int, Field(strict=True, ge=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Version = Annotated[str, Field(pattern=r"^\d{4}\.\d{1,2}\.\d+$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal."""


class Exact(BaseModel):
    """A frozen value in which an unknown key is an error (banks, reports, law, answers files)."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class Keeping(BaseModel):
    """A frozen value that keeps the keys it does not know (session files).

    Where `has_attributes`, its other keys mean something to a bank, and are not unknown.
    """

    has_attributes: ClassVar[bool] = False

    model_config = ConfigDict(frozen=True, extra="allow", validate_by_name=True)


Text = Annotated[str, Field(min_length=1)]
