"""What installing the program brings, as pip compares names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import requires

from packaging.requirements import Requirement


def brought() -> frozenset[str]:
    """The program, what it needs, and what draws PDF."""
    return frozenset(installed_with("ehe-check", "pdf"))


def installed_with(name: str, *extras: str) -> Iterator[str]:
    """Yield a distribution and what it asks for, with some of its extras, and so on."""
    yield plain(name)
    for wanted in map(Requirement, requires(name) or ()):
        marker = wanted.marker
        if marker is None or any(marker.evaluate({"extra": one}) for one in ("", *extras)):
            yield from installed_with(wanted.name, *wanted.extras)


def plain(name: str) -> str:
    """The name of a distribution as pip compares it."""
    return re.sub("[-_.]+", "-", name).lower()
