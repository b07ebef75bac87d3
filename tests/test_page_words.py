"""The words of pages: what the code says and what the report files hold is the same."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ehe_check.files.page_words import page_words
from tests.page_families import FAMILIES, AllIsSaidError, Family, Heard

each_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.kind)


def said_in(path: Path) -> Iterator[ast.expr]:
    """Yield what each call of `say` and `say.each` in a file names as its key."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and is_say(node.func):
            yield node.args[0]


def is_say(said: ast.expr) -> bool:
    match said:
        case ast.Attribute(value=inner, attr="each"):
            return is_say(inner)
        case ast.Name("say") | ast.Attribute(value=ast.Name("self"), attr="say"):
            return True
        case _:
            return False


def test_a_key_that_is_said_is_written_out() -> None:
    """So that it can be found; the function that the keys are of may pass its own on."""
    others = [
        f"{path.name}:{key.lineno}"
        for family in FAMILIES
        for path in family.files
        for key in said_in(path)
        if not isinstance(key, ast.Constant)
    ]

    assert [] == others


@each_family
def test_every_key_that_is_said_stands_in_the_report_and_every_other_way_round(
    family: Family,
) -> None:
    keys = {
        key.value for path in family.files for key in said_in(path) if isinstance(key, ast.Constant)
    }

    assert set(page_words(family.kind).texts) == keys


@each_family
def test_every_word_of_the_report_is_said_with_its_blanks_filled(family: Family) -> None:
    words, beside = page_words(family.kind).texts, page_words("ledger").texts
    say = Heard({**beside, **words}, frozenset(words))
    with suppress(AllIsSaidError):
        family.run(say)

    assert set() == set(words) - say.heard
