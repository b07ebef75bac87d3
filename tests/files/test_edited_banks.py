"""Banks, settings and sessions that people have edited: one line a problem, in plain words."""

from __future__ import annotations

import pkgutil
import re
import shutil
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

import ehe_check
from ehe_check import resources
from ehe_check.bank.load import bank_of, merged
from ehe_check.errors import UnusableFileError
from ehe_check.files.exact import EXAMPLES, Exact, Keeping
from ehe_check.files.toml import dump_toml
from tests.files.bad_sessions import EDITS, GOOD, JARGON, written
from tests.program import DAY, call

pytestmark = pytest.mark.usefixtures("empty_folder")


def test_a_wrong_bank_is_said_in_plain_words() -> None:
    shutil.copytree(resources.CASE_BANK, "mine")
    file = Path("mine/10-now.toml")
    text = file.read_text(encoding="utf-8")
    for edit in EDITS["bank"]:
        before, after, said = edit["stands"], edit["written"], edit["said"]
        assert before in text
        lines = text.split("\n")
        if "help" in after:
            lines = [line for line in lines if not line.startswith("help")]
        file.write_text("\n".join(lines).replace(before, after, 1), encoding="utf-8")
        done = call("bank", "show", "mine")

        assert (3, "") == (done.code, done.out), after
        assert [True] == [said in problem for problem in done.problems if said in problem]
        assert [] == [word for word in JARGON if word in done.err], after


def test_questions_in_the_main_file_of_a_bank_are_not_passed_over() -> None:
    shutil.copytree(resources.CASE_BANK, "mine")
    with Path("mine/bank.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[questions]]\nid = "NOW-1"\n')
    done = call("bank", "check", "mine")

    assert (3, 1) == (done.code, len(done.problems))
    assert "the key 'questions' does not belong here" in done.err


def every_model(of: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield every model of the program that is made of another."""
    for each in of.__subclasses__():
        yield from every_model(each)
        if each.__module__.startswith("ehe_check."):
            yield each


def shapes_in(schema: object) -> Iterator[str]:
    """Yield every pattern in a schema, of values and of the keys of a table."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        yield from schema.get("patternProperties", {})
        yield from (shape for each in schema.values() for shape in shapes_in(each))
    elif isinstance(schema, list):
        yield from (shape for each in schema for shape in shapes_in(each))


def test_every_shape_that_a_word_must_have_has_an_example() -> None:
    for module in pkgutil.walk_packages(ehe_check.__path__, "ehe_check."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    models = [*every_model(Exact), *every_model(Keeping)]
    shapes = {shape for each in models for shape in shapes_in(each.model_json_schema())}

    assert shapes == EXAMPLES.keys()
    assert all(re.search(shape, example.split(" or ")[0]) for shape, example in EXAMPLES.items())


def test_a_shape_without_an_example_is_still_an_error_with_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for shape in tuple(EXAMPLES):
        monkeypatch.delitem(EXAMPLES, shape)
    (problem,) = call("sheet", written(GOOD.replace('"3f9c1e0a7b5d2c48"', '"?"'))).problems

    assert "bad.toml, line 7, session, id: '?' is not written as it must be." == problem


SCALARS = st.one_of(
    st.integers(), st.booleans(), st.floats(), st.text(max_size=3), st.dates(), st.times()
)
ANYTHING = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=2),
    st.dictionaries(st.sampled_from(["is", "question", "all", "x"]), SCALARS, max_size=2),
)
RAW_BANK = merged(resources.CASE_BANK)


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield (*path, number)
            yield from places(inner, (*path, number))


def with_wrong(value: Any, path: tuple[Any, ...], wrong: object) -> Any:  # noqa: ANN401 (any TOML value)
    if not path:
        return wrong
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[path[0]] = with_wrong(value[path[0]], path[1:], wrong)
    return changed


@given(st.sampled_from(list(places(RAW_BANK[0]))), ANYTHING)
def test_any_value_put_anywhere_in_a_bank_is_read_or_refused_in_plain_words(
    path: tuple[Any, ...], wrong: object
) -> None:
    raw, files, name = RAW_BANK
    try:
        bank_of(with_wrong(raw, path, wrong), files, name)
    except UnusableFileError as error:
        facts = [problem.fact for problem in error.problems]

        assert [] == [fact for fact in facts for word in JARGON if word in fact.split("'")[0]]


SESSION = tomllib.loads(GOOD)


@given(st.sampled_from(list(places(SESSION))), ANYTHING)
def test_any_value_put_anywhere_in_a_session_is_read_or_refused_in_plain_words(
    path: tuple[Any, ...], wrong: object
) -> None:
    content = dump_toml(with_wrong(SESSION, path, wrong))
    done = call("sheet", written(content), "--today", DAY)

    assert done.code in (0, 3)
    assert done.problems or done.code == 0
    assert [] == [
        word for line in done.problems for word in JARGON if f" {word} " in line.split("'")[0]
    ]
