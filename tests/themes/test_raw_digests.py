"""The digest of answers straight from a file is the one that the session itself gives."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given, settings
from hypothesis import strategies as st

from ehe_check.bank.evidence import Evidence
from ehe_check.case.session_file import answers_digest, read_session
from ehe_check.files.toml import parse_toml, read_text
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.themes.raw_digests import raw_answers_digest
from tests.any_answers import any_answers
from tests.worked import session_of, shipped_bank
from tests.writing import write_session

pytestmark = pytest.mark.usefixtures("empty_folder")

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
WORDS = TEXTS | st.text('ab"\\\n\t\r\x00\x7f\b\f', max_size=12)
DAYS = st.dates(date(1900, 1, 1))
ODD = (
    WORDS
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | DAYS
    | st.times()
    | st.datetimes(datetime(1900, 1, 1))  # noqa: DTZ001 (TOML has such moments too)
)
VALUES = st.recursive(
    ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
KEYS = st.sampled_from(["how", "also-this", "odd key", "ünlike", ""]) | WORDS


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """Answers of every kind, with keys that nobody knows and every kind of value in them."""
    entries = tuple(
        Entry.model_validate(
            {
                "id": f"child-{number}",
                "label": draw(WORDS.filter(bool)),
                "removed": draw(st.none() | DAYS),
                **draw(unknown(Entry)),
            }
        )
        for number in range(1, draw(st.integers(0, 3)) + 1)
    )
    rows = [draw(answer(number)) for number in range(draw(st.integers(0, 5)))]
    return Answers({row.ref: row for row in rows}, entries)


def unknown(model: type[Answer | Entry]) -> st.SearchStrategy[dict[str, Any]]:
    keys = KEYS.filter(lambda key: key not in model.model_fields)
    return st.just({}) | st.dictionaries(keys, VALUES, max_size=2)


@st.composite
def answer(draw: st.DrawFn, number: int) -> Answer:
    value = draw(st.none() | WORDS | st.lists(WORDS, max_size=3).map(tuple))
    fields = {
        "question": draw(st.sampled_from(["VIS-2", f"Q-{number}"])),
        "about": draw(st.sampled_from([None, "child-1"])),
        "asked": draw(st.none() | TEXTS),
        "value": value,
        "on": draw(st.none() | DAYS) if value is not None else None,
        "evidence": draw(st.none() | st.sampled_from(Evidence)) if value is not None else None,
        "note": draw(WORDS),
        "answered": draw(st.none() | DAYS),
        **draw(unknown(Answer)),
    }
    if value is None:
        fields[draw(st.sampled_from(["not_known", "skipped"]))] = draw(st.booleans())
    return Answer.model_validate({key: each for key, each in fields.items() if each is not None})


def both(text: bytes | str) -> tuple[str, str | None]:
    """The two digests of one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "session.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return (
            answers_digest(read_session(path).session),
            raw_answers_digest(parse_toml(read_text(path), path)),
        )


def saved(given: Answers) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "session.toml"
        write_session(path, session_of(given))
        return path.read_bytes()


@settings(deadline=None)
@given(answers())
def test_it_is_the_digest_of_the_session_whatever_stands_in_the_file(given: Answers) -> None:
    slow, fast = both(saved(given))

    assert slow == fast


@settings(deadline=None, max_examples=30)
@given(any_answers(shipped_bank()))
def test_it_is_the_digest_of_the_session_for_the_shipped_bank(given: Answers) -> None:
    slow, fast = both(saved(given))

    assert slow == fast


HEAD = """
[case]
reference = "EHE-1"
[session]
id = "1"
started = 2026-11-24T09:00:00+00:00
[bank]
id = "case"
version = "2026.11.1"
digest = "0000000000000000000000000000000000000000000000000000000000000000"
"""


@pytest.mark.parametrize(
    "rows",
    [
        "",
        'answers = [{ note = "first", skipped = false, value = "no", question = "VIS-2" }]',
        '[[answers]]\nnot_known = true\nmine = {a = 1}\nquestion = "VIS-2"',
        '[[answers]]\r\nquestion = "VIS-2"\r\nnote = """one\r\ntwo"""',
        '[[entries]]\nsize = 1979-05-27T00:32:00.999-07:00\nlabel = "a"\nid = "child-1"',
        '[[entries]]\nsize = [[1, 2], ["a"]]\nlabel = "a"\nid = "child-1"',
        'entries = []\nanswers = [{ question = "VIS-2", value = [] }]',
    ],
)
def test_it_is_the_same_for_rows_written_by_hand(rows: str) -> None:
    inline = rows if rows.startswith(("answers", "entries")) else ""
    slow, fast = both(inline + HEAD + ("" if inline else rows))

    assert slow == fast


@pytest.mark.parametrize("length", range(62, 68))
def test_it_is_the_same_about_the_longest_row_that_fits_on_a_line(length: int) -> None:
    row = f'[[entries]]\nid = "child-1"\nlabel = "{"x" * length}"\n'
    slow, fast = both(HEAD + row)

    assert slow == fast


def test_a_change_of_any_answer_changes_it() -> None:
    text = '[[answers]]\nquestion = "VIS-2"\nvalue = "{}"\n'
    yes, no = (raw_answers_digest(rtoml.loads(text.format(value))) for value in ("yes", "no"))

    assert yes != no


@pytest.mark.parametrize("raw", [{"answers": "all"}, {"answers": [1]}, {"entries": {"a": 1}}])
def test_what_is_no_list_of_tables_has_none(raw: dict[str, Any]) -> None:
    assert raw_answers_digest(raw) is None
