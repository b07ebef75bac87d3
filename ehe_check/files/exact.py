"""What values read from files are made of: exact ones, and ones that keep unknown keys.

What checks each kind of value is built when the first one is read: most runs read few kinds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from ehe_check.page.own import own_fields, owned

Mark = Annotated[bool, Field(strict=True)]
Day = Annotated[date, Field(strict=True)]
Moment = Annotated[datetime, Field(strict=True)]
Format = Annotated[int, Field(strict=True, ge=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Version = Annotated[str, Field(pattern=r"^\d{4}\.\d{1,2}\.\d+$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal."""

Text = Annotated[str, Field(min_length=1)]

KIND = "="
"""What the tag of a kind of value begins with, as no key does: no file has it."""

EXAMPLES = {
    r"^[a-z]+(-[a-z]+)*-[1-9][0-9]{0,5}$": "child-1",
    r"^[a-z]+(-[a-z]+)*-([1-9][0-9]{0,5}|unlisted)$": "child-1",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case-with-hyphens",
    r"^[a-z-]+\.[a-z-]+$": "child.age",
    r"^[A-Z]+$": "VIS",
    r"^X\d+[a-z]?$": "X1",
    r"^[A-Z]+-\d+$": "QZ-21",
    r"^[A-Z]+-[1-9]\d*$": "OUR-1",
    r"^(0|1|[1-9]\d*/[1-9]\d*)$": "2/3",
    r"^[A-Z]+-\d+(\.[a-z0-9-]+)?$": "VIS-2 or VIS-2.where",
    r"^[A-Z]+-\d+(\.[a-z0-9-]+)+$": "VIS-2.unvisited",
    r"^\d{4}\.\d{1,2}\.\d+$": "2026.11.1",
    r"^[0-9a-f]{64}$": "0123456789abcdef" * 4,
    r"^([0-9a-f]{64})?$": "0123456789abcdef" * 4,
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$": "14:20",
}
"""For each shape that a word may have to have: one that has it."""


class Exact(BaseModel):
    """A frozen value in which an unknown key is an error (banks, reports, law, answers files)."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, defer_build=True)


class Keeping(BaseModel):
    """A frozen value that keeps the keys it does not know (what people keep of cases and quizzes).

    Where `has_attributes`, its other keys mean something to a bank, and are not unknown.
    """

    has_attributes: ClassVar[bool] = False

    model_config = ConfigDict(frozen=True, extra="allow", validate_by_name=True, defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; what people write in one stays their own."""
        own = own_fields(type(self))
        changed = {key: owned(each) if key in own else each for key, each in (update or {}).items()}
        return super().model_copy(update=changed, deep=deep)
