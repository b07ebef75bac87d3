"""A comparison on a page: lists, prompts and versions of the questions, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.over_time.moved.comparison import EntryChange, EntryMove
from ehe_check.page.document import Callout, Heading, Paragraph
from ehe_check.page.text import own_words, text
from tests import drifted
from tests.any_answers import cast
from tests.banks import not_known, said, value
from tests.comparison.two_sides import (
    BANK,
    HELD,
    IN_DANGER,
    OLDER,
    OPENING,
    _of_the_case,
    page_between,
    texts_under,
)
from tests.comparison_pages import (
    compared,
    items_under,
    laid_out,
    moved_page,
)
from tests.pages import sections
from tests.sheet.laid_out import text_of
from tests.sides import BEFORE, side
from tests.worked_histories import worked_history


def test_without_any_bank_answers_stand_in_the_words_that_the_files_hold() -> None:
    answers = [
        Answer(question="FAM-3", asked="What of it?", value="yes"),
        Answer(question="ADU-3", not_known=True),
        Answer(question="ADU-4", skipped=True),
        Answer(question="DRI-1", value=()),
    ]
    document = moved_page(
        side(None, answers, BEFORE, digest="x", session="1"),
        side(None, answers, digest="y", session="2"),
    )
    shown = text_of(document)

    assert "What of it? – yes" in shown
    assert "A question whose words are not kept here – Not known" in shown
    assert "A question whose words are not kept here – Skipped" in shown
    assert "an answer whose words are not kept here" in shown
    assert "its advice cannot be told" in shown
    assert "These questions are not kept here. Finished." in shown
    assert "The statements named here" not in shown


def test_a_session_whose_bank_is_lost_is_read_with_the_other_one_and_says_so() -> None:
    lost = _of_the_case(side(None, OPENING, BEFORE, digest="x"))
    rows = sections(moved_page(lost, side(BANK, OPENING)))[text("The advice, and what moved it")]

    assert [] != [row for row in rows if row.endswith("read with those of the other session.")]


def test_a_child_that_is_listed_by_nobody_is_called_by_its_number() -> None:
    seen = value("VIS-1", "never", "child-9")

    assert "(child 9)" in text_of(page_between([seen], [seen]))


def test_lists_say_who_came_who_went_and_who_is_described_anew() -> None:
    before = Answers(
        entries=(
            Entry(id="child-1", label="eldest", age="under-school-age"),
            Entry(id="child-2", label="cousin"),
            Entry(id="pet-1", label="dog", breed="old"),
        )
    )
    after = Answers(
        entries=(
            Entry(id="child-1", label="elder one", age="school-age"),
            Entry(id="child-3", label="baby"),
            Entry(id="pet-1", label="dog"),
            Entry(id="pet-2", label="cat"),
        )
    )
    document = moved_page(side(BANK, before, BEFORE, session="a"), side(BANK, after, follows="a"))
    shown = items_under(document)
    lines = texts_under(shown, text("Who and what is listed"))
    new = texts_under(shown, text("What is new"))

    assert {
        '"eldest" in the earlier session is "elder one" in the later session.',
        "cousin: on the list of children in the earlier session only.",
        "dog: breed. In the earlier session: old. In the later session: not said.",
    } < lines
    assert {
        "baby: on the list of children in the later session only.",
        "cat: on the list of people in the later session only.",
    } == new
    assert [] != [line for line in lines if line.startswith("elder one: ") and "In the " in line]


def test_an_entry_without_a_label_is_called_by_its_number() -> None:
    both = compared(side(BANK, [], BEFORE), side(BANK, []))
    odd = EntryChange(EntryMove.DESCRIBED_ANEW, "child", "child-7", "", "x", "mood")
    document = laid_out(replace(both, found=replace(both.found, entries=(odd,))))

    assert "child 7: mood. In the earlier session: not said. In the later session: x." in text_of(
        document
    )


def test_prompts_that_say_the_same_of_two_children_stand_once_triggers_first() -> None:
    two = cast(children=2).entries
    answers = replace(
        said(
            *OPENING,
            value("RGT-2", "safety-health-development"),
            value("VIS-5", "refused-not-seen", "child-1"),
            value("VIS-5", "refused-not-seen", "child-2"),
            not_known("VOI-3", "child-1"),
            not_known("VOI-3", "child-2"),
        ),
        entries=two,
    )
    document = page_between([], answers)
    new = items_under(document)[text("What is new")]
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    groups = [
        "What cannot wait",
        "Reasons to consider a meeting",
        "Not ordinary, for this child or family",
        "What to do or think about",
        "What we do not know or have not done yet",
        "What is going well",
        "In fairness",
        "To find out",
    ]
    shown = [text for text in headings if text in groups]

    assert ["child 1 and child 2"] == list({item.lead for item in new if item.lead})
    assert len(new) == len({(item.text, item.cites) for item in new})
    assert shown == sorted(shown, key=groups.index)
    assert "To find out" == shown[-1]


def test_what_a_prompt_leaves_out_under_hold_leaves_no_empty_item() -> None:
    yes, held = value("NOW-1", "yes"), value("NOW-3", "held")
    free, under_hold = (
        items_under(moved_page(side(drifted.BANK, [], BEFORE), side(drifted.BANK, answers)))
        for answers in ([yes], [yes, held])
    )

    assert "Ring the family." in texts_under(free, text("What is new"))
    assert "" not in texts_under(under_hold, text("What is new"))


def test_a_hold_in_one_session_words_the_sheets_of_both_for_it() -> None:
    for first, second in (([HELD], [*OPENING]), ([*OPENING], [HELD])):
        both = compared(side(BANK, first, BEFORE), side(BANK, second))
        sheets = [told.sheet for told in both.each]

        assert [True, True] == [sheet is not None and sheet.recommendation.hold for sheet in sheets]


def test_no_note_of_fairness_stands_beside_an_emergency() -> None:
    unvisited = value("VIS-2", "never")
    calm = page_between([unvisited, *OPENING], [unvisited, *OPENING])
    danger = page_between([unvisited, *OPENING], [unvisited, IN_DANGER, *OPENING[1:]])

    assert "In fairness" in text_of(calm)
    assert "In fairness" not in text_of(danger)


def test_what_one_version_of_the_questions_lacks_is_listed() -> None:
    history = worked_history("a-bank-version-between")
    sides = list(history.sides.values())
    there, back = moved_page(*sides), text_of(moved_page(sides[0], sides[1]))
    shown = sections(there)[text("Where the questions or rules changed")]

    assert "Nothing" not in back
    assert BANK.by_id["SIB-4"].text in shown
    assert text("Asked in the later version only") in shown
    assert text("Answers offered in the later version only") in shown
    assert text("Prompts that are new, gone or changed") in shown
    assert text("Given in the later session; the earlier version lacks it.") in shown
    assert [] != [text for text in shown if text.startswith(BANK.by_id["DRI-4"].text + " – ")]


def test_a_changed_condition_and_an_answer_that_the_later_version_lacks_are_said() -> None:
    conditions = {**BANK.conditions, "enquiry-open": BANK.conditions["worry-named"]}
    newer = OLDER.model_copy(update={"conditions": conditions, "digest": "e" * 64})
    gone = value("SIB-4", BANK.by_id["SIB-4"].option_ids[0])
    page = moved_page(side(BANK, [gone], BEFORE), side(newer, []))
    shown = sections(page)[text("Where the questions or rules changed")]

    assert (
        text(
            "What counts as a named worry or as an open enquiry, another shared "
            "condition, or a rule over two answers has changed."
        )
        in shown
    )
    assert text("Given in the earlier session; the later version lacks it.") in shown
    assert text("Asked in the earlier version only") in shown


def test_headings_that_are_the_same_lose_no_list_of_changed_questions() -> None:
    both = compared(side(BANK, [], BEFORE), side(OLDER, []))
    lists = (
        "Asked in the earlier version only",
        "Asked in the later version only",
        "Answers offered in the earlier version only",
        "Answers offered in the later version only",
        "Asked in both, but not in the same way",
        "Prompts that are new, gone or changed",
        (
            "What counts as a named worry or as an open enquiry, another "
            "shared condition, or a rule over two answers has changed."
        ),
        "Answers that the other version cannot read",
        "Given in the later session; the earlier version lacks it.",
        "Given in the earlier session; the later version lacks it.",
    )
    heading = "Where the questions or rules changed"
    expected = items_under(laid_out(both))[heading]
    with own_words(dict.fromkeys(lists, "The same")):
        shown = items_under(laid_out(both))[heading]

    assert expected == shown
    assert 1 < len(expected)


def test_a_session_compared_with_another_that_says_the_same_has_no_empty_heading() -> None:
    document = page_between([*OPENING], [*OPENING])
    boxes = [block for block in document.blocks if isinstance(block, Heading | Callout)]
    texts = [block.text if isinstance(block, Heading) else block.title for block in boxes]

    assert [
        text("The advice, and what moved it"),
        "What is new",
        "How this page was made",
    ] == texts


def test_cautions_call_a_session_what_the_page_calls_it() -> None:
    one, other = (
        side(BANK, OPENING, day, reference="not given", session=day.isoformat(), name="/a/b.toml")
        for day in (BEFORE, date(2026, 11, 24))
    )
    document = moved_page(one, other)
    said = (
        "The later session has no case reference, so that both are about one case is taken on "
        "your word. Check that they are."
    )

    assert "/a/b.toml" not in text_of(document)
    assert (said,) == sections(document)[text("To mind about these sessions")]


def test_a_draft_is_said_first() -> None:
    draft = side(BANK, OPENING, finished=None)
    first = moved_page(side(BANK, OPENING, BEFORE), draft).blocks[0]

    assert isinstance(first, Paragraph)
    assert first.text.startswith("The later session is a DRAFT")
