"""Literal dates: found wherever a text dates itself, and in no text that we ship."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.bank.load import load_law
from ehe_check.check.literal_dates import literal_dates
from ehe_check.files.toml import read_toml
from tests.sentences import sentences

MONTHS = st.sampled_from(month_name[1:])
YEARS = st.integers(1900, 2199)


def test_a_date_in_a_text_is_found_and_a_year_of_a_name_is_not() -> None:
    for text, found in [
        ("As of November 2026 nobody must visit.", ("As of November 2026",)),
        ("On the law as of 21 September 2026.", ("as of 21 September 2026",)),
        ("It stood as at March 2026, and as of\n2027.", ("as at March 2026", "as of 2027")),
        ("Not in force as of August.", ("as of August",)),
        ("On the evidence of september 2026", ("september 2026",)),
        ("It began on 1st May 2026.", ("1st May 2026",)),
        ("The review, as at 2018, found it.", ()),
        ("Working Together 2026 may follow.", ()),
        ("The 2018 review; the Education Act 1996, section 7.", ()),
        ("See the child as of right, as at home.", ()),
        ("Back in school by Easter, or in March.", ()),
    ]:
        assert found == literal_dates(text), text


@given(MONTHS, YEARS, st.sampled_from(["as of", "As at", "AS OF"]), st.text(), st.text())
def test_an_as_of_is_always_found(
    month: str, year: int, word: str, before: str, after: str
) -> None:
    text = f"{before} {word} {month} {year} {after}"

    assert any(f"{month} {year}".lower() in each.lower() for each in literal_dates(text))
    assert says_as_of(text)


def says_as_of(text: str) -> list[str]:
    return [each for each in literal_dates(text) if each.lower().startswith("as ")]


def texts(value: object) -> Iterator[str]:
    """Yield every text of what a file says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def shipped(folder: str) -> list[Path]:
    return sorted((resources.BANKS / folder).glob("*.toml"))


def test_no_shipped_question_says_a_month_of_its_own() -> None:
    for folder in ["quiz", "supervision"]:
        said = [(path.name, each) for path in shipped(folder) for each in texts(read_toml(path))]

        assert said, folder
        assert [] == [(name, literal_dates(text)) for name, text in said if literal_dates(text)]


def test_no_page_says_a_month_of_its_own() -> None:
    said = [each.words for each in sentences()]

    assert said
    assert [] == [each for each in said if literal_dates(each)]


def test_no_shipped_statement_or_note_of_law_says_as_of_when_it_holds() -> None:
    for folder in ["statements", "law"]:
        said = [(path.name, each) for path in shipped(folder) for each in texts(read_toml(path))]

        assert said, folder
        assert [] == [(name, says_as_of(text)) for name, text in said if says_as_of(text)], folder


def test_every_note_is_short_and_one_that_is_reported_says_so_itself() -> None:
    notes = load_law().notes

    assert [] == [note.id for note in notes if len(note.text.split()) > 45]
    assert [] == [note.id for note in notes if note.reported and "reported" not in note.text]
    assert {"W5", "W7"} == {note.id for note in notes if note.reported}


def test_no_note_of_general_knowledge_alone_is_sure() -> None:
    alone = [note for note in load_law().notes if note.basis.startswith("general knowledge")]

    assert alone
    assert "high" not in {note.confidence for note in alone}


def test_no_note_is_of_a_day_after_it_was_reviewed() -> None:
    law = load_law()

    assert [] == [note.id for note in law.notes if note.as_of > law.reviewed_on]
    assert [] == [note.id for note in law.notes if note.review_by <= law.reviewed_on]
