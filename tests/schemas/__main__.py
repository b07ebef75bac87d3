"""Write the schemas anew: `python -m tests.schemas`."""

from __future__ import annotations

from ehe_check import resources
from tests.schemas.kinds import KINDS, path_of, text_of


def write() -> None:
    """Write the schema of every kind, and take away those of kinds that are no more."""
    resources.SCHEMAS.mkdir(exist_ok=True)
    for path in resources.SCHEMAS.glob("*.schema.json"):
        if path.name.removesuffix(".schema.json") not in KINDS:
            path.unlink()
    for kind in KINDS:
        path_of(kind).write_text(text_of(kind), "utf-8", newline="\n")


if __name__ == "__main__":
    write()
