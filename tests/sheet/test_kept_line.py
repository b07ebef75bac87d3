"""What a follow-up says of the answers that it kept, and of what moved its advice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehe_check.over_time.kept_answers import KeptAnswers
from ehe_check.over_time.moved.comparison import Verdict
from ehe_check.sheet.parts.moved_by import moved_by
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.pages import page, sheet_of, shipped_words, words_of
from tests.screens import second, texts_of
from tests.sheet.laid_out import annex
from tests.worked import shipped_bank

FEBRUARY = date(2026, 2, 24)
LINE = "47 of 55 answers were kept from 24 February 2026. None has a new source."


def sheet(told: KeptAnswers | None, name: str = "one-trigger-drift") -> PromptSheet:
    return replace(sheet_of(name), kept_answers=told)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (KeptAnswers(47, 55, 0, FEBRUARY), LINE),
        (
            KeptAnswers(47, 55, 1, None),
            "47 of 55 answers were kept from an earlier session. One has a new source.",
        ),
        (
            KeptAnswers(9, 55, 12, FEBRUARY),
            "9 of 55 answers were kept from 24 February 2026. 12 have a new source.",
        ),
    ],
)
def test_page_two_says_how_many_answers_were_kept_on_paper_and_on_a_terminal(
    told: KeptAnswers, expected: str
) -> None:
    on_screen = " ".join(texts_of(second(sheet(told))).split())

    assert expected in words_of(page(sheet(told)))
    assert expected in on_screen


def test_the_annex_says_it_where_it_says_how_the_sheet_was_made() -> None:
    told = sheet(KeptAnswers(47, 55, 0, FEBRUARY), "none-all-together")
    meant = "A new source is something seen, read or heard since."

    assert f"{LINE} {meant}" in annex(page(told, is_full=True))["How it was made"]
    assert LINE not in words_of(page(told))


def test_where_none_was_kept_nothing_is_said_of_it() -> None:
    assert not [text for text in words_of(page(sheet(None), is_full=True)) if "kept from" in text]


def test_a_copy_to_share_says_it_too() -> None:
    shared = without_own_words(sheet(KeptAnswers(47, 55, 0, FEBRUARY)), shipped_bank())

    assert LINE in words_of(page(shared))


def test_what_moved_the_advice_is_told_apart_in_sentences_without_a_number() -> None:
    said = {moved_by(shipped_words().say, found) for found in Verdict}

    assert len(Verdict) == len(said)
    assert all(words.endswith(".") for words in said)
    assert not any(map(str.isdigit, "".join(said)))
