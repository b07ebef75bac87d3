"""Any value put anywhere in a bank or a session is read, or refused in plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.bank.load import bank_of, merged
from ehe_check.errors import UnusableFileError
from ehe_check.files.toml import dump_toml
from tests.files.bad_sessions import GOOD, JARGON, written
from tests.program import DAY, call

pytestmark = pytest.mark.usefixtures("empty_folder")


SCALARS = st.one_of(
    st.integers(), st.booleans(), st.floats(), st.text(max_size=3), st.dates(), st.times()
)
WRONG = st.one_of(
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


@given(st.sampled_from(list(places(RAW_BANK[0]))), WRONG)
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


@given(st.sampled_from(list(places(SESSION))), WRONG)
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
