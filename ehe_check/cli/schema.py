"""`ehe-check bank schema`: print the shape of a kind of file, for editors and other programs."""

from __future__ import annotations

from typing import Annotated

import typer


def print_schema(
    kind: Annotated[
        str | None, typer.Argument(help="Of which kind of file; without it, name the kinds.")
    ] = None,
) -> None:
    """Print the JSON Schema of a kind of file, or name the kinds that have one."""
    import json

    from ehe_check import resources
    from ehe_check.errors import Problem, WrongUseError, nearest, quoted

    paths = sorted(resources.SCHEMAS.glob("*.schema.json"))
    found = {path.name.removesuffix(".schema.json"): path for path in paths}
    if kind is None:
        for name, path in found.items():
            print(f"{name:<12} {json.loads(path.read_text(encoding='utf-8'))['title']}")
    elif kind in found:
        print(found[kind].read_text(encoding="utf-8"), end="")
    else:
        fact = f"there is no schema of the kind {quoted(kind)}"
        raise WrongUseError(Problem("bank schema", fact, nearest(kind, found)))
