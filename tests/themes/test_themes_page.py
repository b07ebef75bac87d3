"""The page of themes: it says what may be seen, and its order tells nothing of the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.errors import UnusableFileError
from ehe_check.page.document import Bullets, Document, Paragraph, Row, Table
from ehe_check.themes.count import counted_ids
from ehe_check.themes.page import count_words, lay_out_themes, themes_of
from ehe_check.themes.themes import Counts, Fact, Showing, ShownCount, Themes
from ehe_check.themes.themes_file import load_themes_report
from tests.banks import TODAY
from tests.worked import shipped_bank, shipped_library

REPORT = load_themes_report()
ALL_30 = dict.fromkeys(counted_ids(shipped_library()), 30)


def themes(cases: int = 30, *, teams: int = 0, **counts: object) -> Themes:
    given = Counts.model_validate({"cases": cases, "from_outcome": cases, **counts})
    return themes_of(given, shipped_bank(), shipped_library(), "not held", teams=teams)


def page(*args: int, **counts: object) -> Document:
    return lay_out_themes(themes(*args, **counts), REPORT, today=TODAY)  # type: ignore[arg-type]


def rows(document: Document) -> dict[str, Row]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return {row.head: row for table in tables for row in table.plain_rows}


def number(document: Document, head: str) -> str | None:
    return rows(document)[head].cells[-1].text


def listed(shown: Themes) -> list[str]:
    return [row.id for row in shown.tables[-1].rows]


def words(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_every_learning_point_finding_and_theme_has_a_row_in_the_review_s_order() -> None:
    shown = themes()
    ids = [row.id for table in shown.tables for row in table.rows]

    assert 35 == len(ids)
    assert ["L1.1", "L1.2", "L2.1"] == ids[:3]


def test_a_count_is_shown_and_a_small_one_is_under_5() -> None:
    document = page(30, statements={"L1.1": 12, "T5": 3})

    assert ("12", "under 5", "0") == tuple(
        number(document, head) for head in ("L1.1", "T5", "F1.4")
    )


def test_the_number_of_cases_is_in_the_subtitle() -> None:
    assert "What 30 cases raised" == page(30).subtitle


def test_fewer_than_ten_cases_show_no_count_and_not_their_number() -> None:
    document = page(9, statements={"L1.1": 9}, drafts=7)

    assert REPORT.too_few in words(document)
    assert "L1.1" not in rows(document)
    assert "" == document.subtitle
    assert "9" not in str(document.blocks)


def test_a_folder_without_a_case_says_so() -> None:
    assert REPORT.nothing in words(page(0))


def test_the_page_says_how_to_read_it_and_ends_with_what_counts_cannot_tell() -> None:
    document = page()
    bullets = next(block for block in document.blocks if isinstance(block, Bullets))

    assert REPORT.reading_lines == tuple(item.text for item in bullets.items)
    assert REPORT.closing == words(document)[-1]


def test_questions_not_known_are_listed_most_often_first_and_hidden_ones_not_at_all() -> None:
    not_known = {"FAM-3": 7, "VIS-2": 12, "VIS-3": 4, "VOI-1": 28, "FAM-5": 7, "OLD-9": 7}

    assert ["VIS-2", "FAM-3", "FAM-5", "OLD-9"] == listed(
        themes(30, statements=ALL_30, not_known=not_known)
    )


def test_a_question_that_is_not_held_here_has_no_words() -> None:
    document = page(30, statements=ALL_30, not_known={"OLD-9": 7, "FAM-3": 6})

    assert "not held" == rows(document)["OLD-9"].cells[0].text
    assert shipped_bank().by_id["FAM-3"].text == rows(document)["FAM-3"].cells[0].text


@given(st.dictionaries(st.sampled_from(sorted(shipped_bank().by_id)), st.integers(1, 4)))
def test_questions_with_small_counts_are_no_different_from_those_with_none(
    small: dict[str, int],
) -> None:
    assert themes(30) == themes(30, not_known=small)


def test_two_ways_of_counting_hide_one_another() -> None:
    document = page(30, from_outcome=28, afresh=2)
    facts = REPORT.facts.rows

    assert "not shown" == number(document, facts[Fact.FROM_OUTCOME])
    assert "under 5" == number(document, facts[Fact.AFRESH])


def test_what_is_left_out_is_said_and_hidden_alike() -> None:
    document = page(30, drafts=2, unread=5, earlier=1, others=12)
    facts = REPORT.facts.rows
    said = (Fact.DRAFTS, Fact.UNREAD, Fact.EARLIER, Fact.OTHERS)

    assert ("under 5", "5", "under 5", "12") == tuple(
        number(document, facts[fact]) for fact in said
    )


def test_teams_are_said_where_counts_were_added_up() -> None:
    said = words(lay_out_themes(themes(30, teams=3), REPORT, today=TODAY))

    assert any("3 teams" in each for each in said)


def test_a_bar_stands_only_beside_a_count_that_is_shown() -> None:
    shown = themes(30, statements={"L1.1": 12, "T5": 3, "F2.4": 28})
    document = lay_out_themes(shown, REPORT, today=TODAY, bar=lambda count, _: "|" * count)

    assert "12    " + "|" * 12 == number(document, "L1.1")
    assert ("under 5", "not shown") == (number(document, "T5"), number(document, "F2.4"))
    assert "|" not in str([rows(document)[each] for each in REPORT.facts.rows.values()])


def test_few_cases_have_no_bar() -> None:
    few = replace(themes(9), tables=themes(30, statements={"L1.1": 12}).tables)
    document = lay_out_themes(few, REPORT, today=TODAY, bar=lambda count, _: "|" * count)

    assert "12" == number(document, "L1.1")


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (ShownCount(Showing.COUNT, 12), "12"),
        (ShownCount(Showing.UNDER_5), "under 5"),
        (ShownCount(Showing.NOT_SHOWN), "not shown"),
    ],
)
def test_a_count_is_said_in_the_words_of_the_report(shown: ShownCount, said: str) -> None:
    assert said == count_words(shown, REPORT)


def test_the_words_may_be_ones_own_and_keep_what_they_must_say(tmp_path: Path) -> None:
    mine = tmp_path / "themes.toml"
    mine.write_text('[tables.theme]\nheading = "What came up"\n', encoding="utf-8")
    own = load_themes_report(mine)
    mine.write_text('nothing = "No risk."\nclosing = "All is well."\n', encoding="utf-8")
    with pytest.raises(UnusableFileError, match="line 2, closing: must say that the page cannot"):
        load_themes_report(mine)
    mine.write_text('nothing = "No risk."\n', encoding="utf-8")
    with pytest.raises(UnusableFileError, match="line 1, nothing: says 'No risk'"):
        load_themes_report(mine)

    assert "What came up" == own.tables["theme"].heading
    assert REPORT.tables["theme"].intro == own.tables["theme"].intro
