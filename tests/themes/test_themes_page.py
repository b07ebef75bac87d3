"""The page of themes, and what is written of it for other programs: no hidden count is told."""

from __future__ import annotations

import csv
import json
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.document import Bullets, Document, Heading, Paragraph, Terms
from ehe_check.themes.count import counted_ids
from ehe_check.themes.page import fact_words, lay_out_themes, number_words
from ehe_check.themes.show import never_shown, themes_of
from ehe_check.themes.themes import Counts, Fact, Themes
from ehe_check.themes.themes_data import COLUMNS, render_csv_themes, render_json_themes
from tests.banks import TODAY
from tests.worked import shipped_bank, shipped_library

FEW = "fewer than 8"


def themes(cases: int = 30, **counts: object) -> Themes:
    named = {each.replace("-", "_"): each for each in Fact}
    facts = {each: counts.pop(name) for name, each in named.items() if name in counts}
    given = Counts(cases, facts, **counts)  # type: ignore[arg-type]
    return themes_of(given, shipped_bank(), shipped_library())


def page(*args: int, **counts: object) -> Document:
    return lay_out_themes(themes(*args, **counts), today=TODAY)  # type: ignore[arg-type]


def rows(document: Document) -> dict[str, str | None]:
    """What is said of each name, by its id and number."""
    lists = [block for block in document.blocks if isinstance(block, Terms)]
    return {row.label: row.text for each in lists for row in each.rows}


def facts(document: Document) -> list[str]:
    return [
        item.text
        for block in document.blocks
        if isinstance(block, Bullets)
        for item in block.items
        if item.text.partition(": ")[0] in {fact_words(fact) for fact in Fact}
    ]


def fact(fact: Fact, number: str) -> str:
    return f"{fact_words(fact)}: {number}"


def listed(shown: Themes) -> list[list[str]]:
    return [[row.id for row in table.rows] for table in shown.tables]


CANNOT = (
    "This cannot tell how common anything is among families, nor what happened in any one of them."
)
NOTHING = "No finished session was found, so there is nothing to count."
TOO_FEW = (
    "There are fewer than 18 cases, so no counts are shown: with so few, a count could point to a "
    "family."
)
CLOSING = (
    "Counts can tell a partnership where to look and what to talk about. They cannot tell you "
    "that any child is safe."
)
LINES = {
    "They are not for judging a worker, a team or a family.",
    (
        "A case is here because somebody thought about it with these questions. That says "
        "nothing about families who educate at home."
    ),
}


def words(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_it_begins_with_what_stands_out_what_is_not_known_and_what_it_cannot_tell() -> None:
    counts = {"L1.1": 13, "T5": 32, "L2.1": 18}
    opening = words(page(41, statements=counts, not_known={"FAM-3": 9}))[0]
    asked = shipped_bank().by_id["FAM-3"].text

    assert (
        "No learning point came up more often than L2.1, in about 20 cases: "
        f"{statement('L2.1')} "
        "The answer most often not known, or one of those, was that of FAM-3, in about 10 cases: "
        f"{asked} "
        f"{CANNOT}"
    ) == opening


def statement(name: str) -> str:
    return shipped_library().statements[name].text


def test_where_everything_is_small_nothing_is_said_to_stand_out() -> None:
    opening = words(page(30, statements={"L1.1": 7}, not_known={"FAM-3": 7}))[0]

    assert (
        "No learning point came up in 8 cases or more. "
        f'No question had the answer "not known" in 8 cases or more. {CANNOT}'
    ) == opening


def test_the_greatest_number_comes_first_and_those_of_one_number_in_the_review_s_order() -> None:
    shown = themes(60, statements={"L1.1": 12, "L3.1": 8, "L4.4": 30, "T5": 22, "T3": 18})

    assert [["L4.4", "L1.1", "L3.1"], [], [], ["T3", "T5"]] == listed(shown)


def test_counts_are_rounded_and_what_is_small_or_not_held_has_no_row_or_words() -> None:
    document = page(32, statements={"L1.1": 12, "T5": 7, "T3": 8})
    unheld = rows(page(30, not_known={"OLD-9": 9, "FAM-3": 8}))

    assert {"L1.1, 10 cases", "T3, 10 cases"} == rows(document).keys()
    assert "About 30 cases, numbers rounded" == document.subtitle
    assert "(the words of this question are not held here)" == unheld["OLD-9, 10 cases"]
    assert shipped_bank().by_id["FAM-3"].text == unheld["FAM-3, 10 cases"]
    assert NOTHING in words(page(0))


@given(
    st.dictionaries(st.sampled_from(sorted(counted_ids(shipped_library()))), st.integers(1, 7)),
    st.dictionaries(st.sampled_from(sorted(shipped_bank().by_id)), st.integers(1, 7)),
)
def test_small_counts_make_a_page_that_is_no_different_from_one_with_none(
    statements: dict[str, int], questions: dict[str, int]
) -> None:
    assert themes(30) == themes(30, statements=statements, not_known=questions)


def test_what_is_withheld_is_never_listed_and_is_named_whatever_its_count_is() -> None:
    everything = dict.fromkeys(counted_ids(shipped_library()), 30)
    never = never_shown(shipped_bank(), shipped_library())
    for shown in (themes(30), themes(30, statements=everything, not_known={"EHE-5.consent": 30})):
        assert not never & {name for names in listed(shown) for name in names}
        assert never == {*shown.withheld}


def test_fewer_than_eighteen_cases_show_no_count_and_not_their_number() -> None:
    document = page(17, statements={"L1.1": 16}, drafts=7)

    assert TOO_FEW in words(document)
    assert {} == rows(document)
    assert "" == document.subtitle
    assert not {"16", "17"} & {*str(document.blocks).replace("'", " ").split()}


def test_the_page_says_how_to_read_it_and_ends_with_what_counts_cannot_tell() -> None:
    document = page()
    bullets = [block for block in document.blocks if isinstance(block, Bullets)]

    assert LINES < {item.text for each in bullets for item in each.items}
    assert CLOSING == words(document)[-1]


def test_each_part_stands_under_its_heading_in_the_order_of_what_partnerships_ask_first() -> None:
    document = page(60, statements={"L1.1": 12, "F2.4": 9, "T5": 9}, not_known={"FAM-3": 9})
    titles = [block.text for block in document.blocks if isinstance(block, Heading)]
    lists = [
        [row.label for row in each.rows] for each in document.blocks if isinstance(each, Terms)
    ]

    assert [
        "From advice to a meeting",
        "Learning points",
        "Most often not known",
        "Findings",
        "Themes",
        "How to read these counts",
        "How this was counted",
    ] == titles
    assert [[f"{each}, 10 cases"] for each in ("L1.1", "FAM-3", "F2.4", "T5")] == lists


def test_questions_not_known_are_listed_most_often_first() -> None:
    not_known = {"FAM-3": 9, "VIS-2": 12, "VIS-3": 4, "VOI-1": 28, "FAM-5": 8, "OLD-9": 10}
    not_held = {"OLD-7": 8, "OLD-1": 12}
    shown = themes(30, not_known=not_known | not_held)

    assert ["VOI-1", "VIS-2", "FAM-3", "FAM-5", "OLD-1", "OLD-7", "OLD-9"] == listed(shown)[1]


def test_from_advice_to_a_meeting_is_counted_and_small_numbers_are_not_told() -> None:
    assert [
        fact(Fact.ADVISED, "30"),
        fact(Fact.DECIDED, "10"),
        fact(Fact.HELD, FEW),
    ] == facts(page(60, advised=29, decided=12, held=7))


def test_of_what_is_left_out_what_is_small_is_not_named() -> None:
    document = page(30, drafts=2, unread=9, earlier=0, others=13)

    assert [fact(Fact.UNREAD, "10"), fact(Fact.OTHERS, "15")] == facts(document)[3:]


def test_every_fact_has_words_and_every_number() -> None:
    assert len(Fact) == len({fact_words(fact) for fact in Fact})
    assert (FEW, "25") == (number_words(None), number_words(25))


# For other programs


def csv_rows(shown: Themes) -> list[list[str]]:
    text = render_csv_themes(shown).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_a_spreadsheet_has_the_cases_and_each_count_that_may_be_shown() -> None:
    table = csv_rows(themes(31, statements={"L1.1": 12, "T5": 3}, advised=5))
    said = {row[1]: row[3] for row in table}

    assert [*COLUMNS] == table[0]
    assert ("30", "10", "fewer than 8") == (said["cases"], said["L1.1"], said["advised"])
    assert "T5" not in said
    assert CLOSING == table[-1][2]


def test_of_too_few_cases_a_spreadsheet_says_only_that() -> None:
    for cases, words in [(0, NOTHING), (17, TOO_FEW)]:
        table = csv_rows(themes(cases))

        assert ["about", "cases", words, ""] == table[1], cases
        assert {"about", "reading"} == {row[0] for row in table[1:]}, cases


def test_json_holds_rounded_numbers_and_nothing_of_small_ones() -> None:
    shown = themes(31, statements={"L1.1": 12, "T5": 3}, advised=9, held=1, decided=2)
    written = json.loads(render_json_themes(shown, TODAY))
    counts = {row["id"]: row["cases"] for table in written["tables"].values() for row in table}

    assert (30, {"L1.1": 10}) == (written["cases"], counts)
    assert {"advised": 10, "decided": None, "held": None} == written["meetings"]
    assert CLOSING == written["reading"][-1]
