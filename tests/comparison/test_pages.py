"""A comparison on a page: answers, lists, prompts and versions of the questions, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehe_check.bank.load import bank_of
from ehe_check.over_time.moved.comparison import EntryChange, EntryMove
from ehe_check.page.document import Heading
from ehe_check.page.text import own_words
from tests import drifted
from tests.any_answers import family
from tests.banks import not_known, value
from tests.comparison.two_sides import (
    BANK,
    HELD,
    OLDER,
    OPENING,
    WORKED,
    WORRIED,
    texts_under,
    worked_sides,
)
from tests.comparison_pages import compared, items_under, laid_out, moved_page
from tests.pages import sections, words_of
from tests.sides import BEFORE, side
from tests.worked_histories import worked_history

CHANGED_QUESTIONS = "Where the questions or rules changed"
GROUPS = (
    "What cannot wait",
    "Reasons to consider a meeting",
    "Not ordinary, for this child or family",
    "What to do or think about",
    "What we do not know or have not done yet",
    "What is going well",
    "In fairness",
    "To find out",
)


@pytest.mark.parametrize("name", WORKED)
def test_a_page_says_what_its_author_expected(name: str) -> None:
    document, expected = moved_page(*worked_sides(name)), WORKED[name]
    shown = sections(document)
    every = {line for lines in shown.values() for line in lines}

    for heading, lines in expected.get("under", {}).items():
        assert [] == [line for line in lines if line not in shown[heading]]
    assert every.isdisjoint(expected.get("never", ()))
    for heading, lines in expected.get("only", {}).items():
        assert tuple(lines) == shown[heading]
    assert expected.get("headings", [*shown][1:]) == [*shown][1:]


def test_prompts_that_say_the_same_of_two_children_stand_once_triggers_first() -> None:
    about_each = [
        each
        for child in ("child-1", "child-2")
        for each in (value("VIS-5", "refused-not-seen", child), not_known("VOI-3", child))
    ]
    given = family(2, *WORRIED, *about_each)
    document = moved_page(side(BANK, [], BEFORE), side(BANK, given))
    new = items_under(document)["What is new"]
    headings = [each.text for each in document.blocks if isinstance(each, Heading)]
    shown = [each for each in headings if each in GROUPS]

    assert {"child 1 and child 2"} == {item.lead for item in new if item.lead}
    assert len(new) == len({(item.text, item.cites) for item in new})
    assert shown == sorted(shown, key=GROUPS.index)
    assert "To find out" == shown[-1]


def test_an_entry_without_a_label_is_called_by_its_number() -> None:
    both = compared(side(BANK, [], BEFORE), side(BANK, []))
    odd = EntryChange(EntryMove.DESCRIBED_ANEW, "child", "child-7", "", "x", "mood")
    document = laid_out(replace(both, found=replace(both.found, entries=(odd,))))

    assert "child 7: mood. In the earlier session: not said. In the later session: x." in words_of(
        document
    )


def test_what_a_prompt_leaves_out_under_hold_leaves_no_empty_item() -> None:
    yes, held = value("NOW-1", "yes"), value("NOW-3", "held")
    free, under_hold = (
        items_under(moved_page(side(drifted.BANK, [], BEFORE), side(drifted.BANK, answers)))
        for answers in ([yes], [yes, held])
    )

    assert "Ring the family." in texts_under(free, "What is new")
    assert "" not in texts_under(under_hold, "What is new")


def test_a_rule_that_a_guard_leaves_out_is_not_listed_as_changed_either() -> None:
    left_out = next(rule for _, rule in BANK.rules.values() if rule.approaches_family and rule.text)
    raw = BANK.model_dump(by_alias=True, exclude_none=True, exclude={"digest"})
    for question in raw["questions"]:
        for rule in question["prompts"]:
            rule.update({"when_hold": ""} if rule["id"] == left_out.id else {})
    newer = bank_of(raw, {}, "newer")
    held, free = (
        sections(moved_page(side(BANK, answers, BEFORE), side(newer, answers)))
        for answers in ([*OPENING, HELD], [*OPENING])
    )

    assert CHANGED_QUESTIONS not in held
    assert left_out.text in free[CHANGED_QUESTIONS]


def test_what_one_version_of_the_questions_lacks_is_listed() -> None:
    gone = value("SIB-4", BANK.by_id["SIB-4"].option_ids[0])
    conditions = {**BANK.conditions, "enquiry-open": BANK.conditions["worry-named"]}
    newer = OLDER.model_copy(update={"conditions": conditions, "digest": "e" * 64})
    there = moved_page(*worked_history("a-bank-version-between").sides.values())
    back = moved_page(side(BANK, [gone], BEFORE), side(newer, []))
    came, went = (sections(each)[CHANGED_QUESTIONS] for each in (there, back))
    asked = BANK.by_id["SIB-4"].text

    assert ["Asked in the later version only", asked] == list(came[1:3])
    assert "Answers offered in the later version only" in came
    assert "Prompts that are new, gone or changed" in came
    assert "Given in the later session; the earlier version lacks it." in came
    assert any(line.startswith(f"{BANK.by_id['DRI-4'].text} – ") for line in came)
    assert ["Asked in the earlier version only", asked] == list(went[1:3])
    assert "Given in the earlier session; the later version lacks it." in went
    assert (
        "What counts as a named worry or as an open enquiry, another shared condition, or a rule "
        "over two answers has changed."
    ) in went


def test_headings_that_are_the_same_lose_no_list_of_changed_questions() -> None:
    both = compared(side(BANK, [], BEFORE), side(OLDER, []))
    whole = sections(laid_out(both))[CHANGED_QUESTIONS]
    expected = items_under(laid_out(both))[CHANGED_QUESTIONS]
    with own_words(dict.fromkeys(whole, "The same")):
        shown = items_under(laid_out(both))[CHANGED_QUESTIONS]

    assert expected == shown
    assert 1 < len(expected)
