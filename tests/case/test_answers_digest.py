"""The digest of answers: what they say and not how a file writes it, with or without a session."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.evidence import Evidence
from ehe_check.case.session import Session, answers_digest, rows_digest
from ehe_check.case.session_file import read_session
from ehe_check.files.kept import kept_table
from ehe_check.files.toml import dump_toml, parse_toml, read_text
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting
from tests.any_answers import any_answers
from tests.any_value import sessions
from tests.counts import tries
from tests.worked import session_of, shipped_bank

pytestmark = pytest.mark.usefixtures("empty_folder")


def digest_of(given: Answers) -> str:
    return answers_digest(session_of(given))


def both(text: bytes) -> tuple[str, str]:
    """The digest of one file by way of a session, and straight from what it says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "session.toml"
        path.write_bytes(text)
        return (
            answers_digest(read_session(path).value),
            rows_digest(parse_toml(read_text(path), path)),
        )


@tries(10, 300)
@given(sessions | any_answers(shipped_bank()).map(session_of))
def test_it_is_the_same_straight_from_a_file_whatever_stands_there(given: Session) -> None:
    by_session, straight = both(dump_toml(kept_table(given)))

    assert by_session == straight


@tries(10, 300)
@given(sessions, st.randoms(use_true_random=False), st.booleans())
def test_neither_layout_nor_order_nor_a_comment_changes_it(
    given: Session,
    random: Random,
    in_lines: bool,  # noqa: FBT001 (Hypothesis gives it by place)
) -> None:
    table = kept_table(given)
    for key in ("answers", "entries", "sightings"):
        table[key] = [shuffled(row, random) for row in table.get(key, [])]
    random.shuffle(table["answers"])
    content = tomli_w.dumps(shuffled(table, random), multiline_strings=in_lines)

    assert answers_digest(given) == both(f"# A comment.\n\n{content}".encode())[0]


def shuffled(row: dict[str, Any], random: Random) -> dict[str, Any]:
    keys = list(row)
    random.shuffle(keys)
    return {key: row[key] for key in keys}


SEEN = Sighting(about="child-1", by="gp-practice", value="never")
HEARD = Sighting(about="child-1", by="0-19-team", value="within-a-year", alone=True)


def changed(answers: Answers) -> Iterator[tuple[str, Answers]]:
    """Yield answers with one thing changed, each with what that is."""
    for mine in answers:
        value: dict[str, Any] = {"value": "another", "not_known": False, "skipped": False}
        for what, update in (
            ("value", value),
            ("note", {"note": f"{mine.note} more"}),
            ("asked", {"asked": f"{mine.asked} more"}),
            ("answered", {"answered": (mine.answered or date(2026, 1, 1)) - timedelta(1)}),
            ("key", {"mine": 1}),
        ):
            other = Answer.model_validate({**mine.model_dump(), **update})
            yield f"{what} of {mine.ref}", answers.with_answer(other)
        yield f"{mine.ref} gone", answers.without(mine.ref)
    for entry in answers.entries:
        for what, update in (("label", {"label": "another"}), ("age", {"age": "under-1"})):
            other_entry = Entry.model_validate({**entry.model_dump(), **update})
            yield f"{what} of {entry.id}", answers.with_entry(other_entry)
    for cell in answers.sightings.values():
        for update in ({"alone": not cell.alone}, {"value": "another"}):
            yield f"{update} of {cell.cell}", answers.with_sighting(cell.model_copy(update=update))
    more = Sighting(about="child-2", by="school", value="never")
    yield "one more sighting", answers.with_sighting(more)
    yield "one more entry", answers.with_entry(Entry(id="adult-1", label="an adult"))
    yield "entries the other way round", replace(answers, entries=answers.entries[::-1])


def test_a_change_of_any_answer_entry_sighting_or_note_changes_it() -> None:
    everything = Answers(
        {
            each.ref: each
            for each in (
                Answer(question="VIS-2", value="no", note="seen"),
                Answer(question="EDU-1", value=("a", "b"), evidence=Evidence.RECORD),
                Answer(question="VIS-1", about="child-1", not_known=True),
                Answer(question="VIS-1", about="child-2", skipped=True),
            )
        },
        (Entry(id="child-1", label="the first"), Entry(id="child-2", label="the second")),
        sightings={each.cell: each for each in (SEEN, HEARD)},
    )
    other_way_round = {each.cell: each for each in (HEARD, SEEN)}
    before = digest_of(everything)

    assert [] == [what for what, each in changed(everything) if digest_of(each) == before]
    assert before == digest_of(replace(everything, sightings=other_way_round))


HEAD = """
[case]
reference = "EHE-1"
[session]
id = "1"
started = 2026-11-24T09:00:00+00:00
[bank]
id = "case"
version = "2026.12.0"
digest = "0000000000000000000000000000000000000000000000000000000000000000"
"""


def test_it_is_the_same_for_rows_written_by_hand() -> None:
    for rows in [
        "",
        'answers = [{ note = "first", skipped = false, value = "no", question = "VIS-2" }]',
        '[[answers]]\nnot_known = true\nmine = {a = 1}\nquestion = "VIS-2"',
        '[[answers]]\r\nquestion = "VIS-2"\r\nnote = """one\r\ntwo"""',
        '[[entries]]\nsize = 1979-05-27T00:32:00.999-07:00\nlabel = "a"\nid = "child-1"',
        '[[entries]]\nsize = [[1, 2], ["a"]]\nlabel = "a"\nid = "child-1"',
        'entries = []\nanswers = [{ question = "VIS-2", value = [] }]',
    ]:
        inline = rows if rows.startswith(("answers", "entries")) else ""
        by_session, straight = both((inline + HEAD + ("" if inline else rows)).encode())

        assert by_session == straight, rows


def test_a_text_with_other_line_ends_has_the_digest_of_what_is_saved_of_it() -> None:
    given = Answers().with_answer(Answer(question="SUP-1", note="one\r\ntwo\r\r\nthree\rfour"))
    saved = dump_toml(kept_table(session_of(given)))

    assert (digest_of(given),) * 2 == both(saved)


def test_a_mark_that_is_false_is_as_one_that_is_not_there() -> None:
    for mark in ["alone", "at_home", "remote", "not_known", "skipped"]:
        bare = {"about": "child-1", "by": "school", "value": "never"}

        assert rows_digest({"sightings": [bare | {mark: False}]}) == rows_digest(
            {"sightings": [bare]}
        ), mark
        assert rows_digest({"sightings": [bare | {mark: True}]}) != rows_digest(
            {"sightings": [bare]}
        )
