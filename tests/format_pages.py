"""Pages that describe formats: their samples, and the keys that their tables name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from ehe_check.bank import condition

Keys = dict[str, dict[str, bool]]
"""For each table of a file: its keys, and whether each may be absent."""


@dataclass(frozen=True)
class FormatPage:
    """A page in Markdown, its samples marked by a comment before each."""

    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    def sample(self, mark: str) -> str:
        """The sample that follows a mark."""
        found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", self.text, re.DOTALL)
        assert found, f"{self.path.name} has no sample marked {mark!r}"
        return found[1]

    def put_sample(self, mark: str, text: str) -> None:
        """Put another sample in the place of one."""
        before, opening, rest = re.split(rf"(<!-- {mark} -->\n```\w+\n)", self.text, maxsplit=1)
        self.path.write_text(f"{before}{opening}{text}```{rest.partition('```')[2]}", "utf-8")

    def section(self, title: str) -> str:
        """What stands under a heading of the second level."""
        return self.text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]

    def rows(self, title: str) -> list[list[str]]:
        """For each row of a section's tables that begins with a key: its first column, and all."""
        rows = [line for line in self.section(title).splitlines() if line.startswith("| `")]
        return [[row.split(" | ", 1)[0], row] for row in rows]

    def keys(self, title: str) -> Keys:
        """Every table that a section describes, shaped as `keys_of` gives them."""
        found: Keys = {"": {}}
        for part in self.section(title).split("\n### ")[1:]:
            heading, _, body = part.partition("\n")
            named = re.match(r"`(\[\[?)([\w.]+)\]\]?`", heading) or re.match(r"`()(\w+)`$", heading)
            path = named[2] if named else ""
            rows = re.findall(r"^\| `(\w+)` \| .+ \| (yes|no)[^|]*\|$", body, re.MULTILINE)
            found.setdefault(path, {}).update({key: absent == "yes" for key, absent in rows})
            if "as in a session" in heading:
                found[path] = self.keys("A session")[path]
            if named:
                above, _, key = path.removesuffix(".NAME").rpartition(".")
                mark = "*" if named[1] == "[[" else ""
                found.setdefault(above, {})[f"{mark}{key}"] = "may be absent" in heading
        return found


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Every model that an annotation names, but for conditions."""
    model = annotation if isinstance(annotation, type) else object
    if issubclass(model, BaseModel) and model.__module__ != condition.__name__:
        yield model
    for inner in get_args(annotation):
        yield from models_in(inner)


def keys_of(
    model: type[BaseModel], path: str = "", *, elsewhere: tuple[type[BaseModel], ...] = ()
) -> Keys:
    """Every table that a model reads, by its heading in the file, with its keys.

    A table of rows has a star before its key in the one above; models described elsewhere have no
    table of their own.
    """
    found: Keys = {path: {}}
    for name, field in model.model_fields.items():
        key, may_be_absent = field.alias or name, not field.is_required()
        inner = next((one for one in models_in(field.annotation) if one not in elsewhere), None)
        if inner is None:
            found[path][key] = may_be_absent
            continue
        is_named, is_rows = (str(field.annotation).startswith(kind) for kind in ("dict", "tuple"))
        whole = f"{path}.{key}".strip(".") + (".NAME" if is_named else "")
        found |= keys_of(inner, whole, elsewhere=elsewhere)
        found[path][f"{'*' if is_rows else ''}{key}"] = may_be_absent
    return found


def words_of(annotation: object, above: frozenset[object] = frozenset()) -> Iterator[str]:
    """Every word of a closed list that a value may have, in a model's fields as well.

    `above` are the models that it stands in: a condition may hold others.
    """
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (each.value for each in annotation)
    for inner in get_args(annotation):
        yield from words_of(inner, above)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in () if annotation in above else annotation.model_fields.values():
            yield from words_of(field.annotation, above | {annotation})


def backticked(texts: Iterable[str]) -> set[str]:
    """Every key between backticks."""
    return {word for text in texts for word in re.findall(r"`([a-z_0-9]+)`", text)}
