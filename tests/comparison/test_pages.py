"""A comparison on a page: answers, lists, prompts and versions of the questions, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ehe_check.over_time.comparison import EntryChange, EntryMove
from ehe_check.page.document import Heading
from tests import drifted
from tests.any_answers import family
from tests.banks import not_known, value
from tests.comparison.two_sides import (
    BANK,
    OLDER,
    WORKED,
    WORRIED,
    texts_under,
    worked_sides,
)
from tests.comparison_pages import compared, items_under, laid_out, moved_page
from tests.pages import sections, words_of
from tests.sides import BEFORE, side
from tests.worked_histories import worked_history

UNREAD = "Answers that the other version cannot read"
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


def test_what_one_version_of_the_questions_cannot_read_is_listed() -> None:
    gone = value("SIB-4", BANK.by_id["SIB-4"].option_ids[0])
    there = moved_page(*worked_history("a-bank-version-between").sides.values())
    back = moved_page(side(BANK, [gone], BEFORE), side(OLDER, []))
    came, went = (sections(each)[UNREAD] for each in (there, back))

    assert "Given in the later session; the earlier version lacks it." in came
    assert any(line.startswith(f"{BANK.by_id['DRI-4'].text} – ") for line in came)
    assert [BANK.by_id["SIB-4"].text] == [item.text for item in items_under(back)[UNREAD]]
    assert "Given in the earlier session; the earlier version lacks it." not in went
    assert "Given in the earlier session; the later version lacks it." in went
