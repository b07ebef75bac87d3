"""What the later session's case adds to a comparison: the day, other sessions, the kept sheet."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.question import QuestionKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Outcome, answers_digest
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.side import Side
from ehe_check.page.document import Bullets, CalloutTone
from ehe_check.page.own import Own
from tests.any_answers import family
from tests.banks import TODAY, not_known
from tests.comparison.two_sides import (
    ADVICE,
    BANK,
    CAUTION,
    HELD,
    IN_DANGER,
    JULY,
    MARCH,
    OPENING,
    WORRIED,
    callouts,
    carried,
    drifting,
    now_of,
    three_times,
)
from tests.comparison_pages import compared, laid_out, moved_page
from tests.pages import sections, words_of
from tests.sheet.laid_out import text_of
from tests.sides import side

GOES_ROUND = (
    "Together the sessions show our own work going round. This is about our work, and no mark "
    "against the family:"
)
MISSING = "Some of this case is missing or was changed, so this advice may be wrong"
BESIDE = "Raised beside the later answers"


def test_the_first_box_says_which_sessions_were_looked_at_together_and_what_they_show() -> None:
    earlier, later, history = drifting(carried("Write to the clinic."))
    document = moved_page(earlier, later, now=now_of(later, history=history))
    shown = sections(document)[ADVICE]
    days = "2 March 2026, 2 July 2026 and 24 November 2026"

    assert f"The sessions of this case were looked at together: {days}." in shown
    assert {GOES_ROUND, "Write to the clinic."} <= {*shown}
    assert not [line for line in shown if line.startswith("Each session is read alone here")]
    assert BANK.rules["DRI-3.record"][1].text in words_of(document)
    calm, nothing = side(BANK, OPENING), history_of([earlier, side(BANK, OPENING)], BANK, TODAY)
    none = moved_page(earlier, calm, now=now_of(calm, history=nothing))
    assert {GOES_ROUND, BESIDE}.isdisjoint(words_of(none))


def test_what_was_carried_on_never_leads_to_the_family_while_hold_stands_in_the_earlier_one() -> (
    None
):
    key, rule = next(
        (name, rule)
        for name, (_, rule) in BANK.rules.items()
        if rule.approaches_family and rule.kind is PromptKind.ACTION and rule.when_hold
    )
    earlier, later, history = drifting(carried(rule.text, key), carried("Ring the mother."))
    held = replace(
        earlier, session=earlier.session.holding(side(BANK, [HELD]).session.all_answers())
    )
    both = compared(held, later, now=now_of(later, history=history))
    shown = sections(laid_out(both))[ADVICE]

    assert rule.text not in shown
    assert {both.found.guard.worded(rule), CAUTION} <= {*shown}


def test_the_advice_of_the_day_of_the_page_stands_beside_those_of_both_days() -> None:
    earlier, later = side(BANK, OPENING, MARCH), side(BANK, WORRIED, JULY)
    label, same = "The later session, as on 24 November 2026", "The same."
    urgent = now_of(side(BANK, [*OPENING, IN_DANGER]))
    unmoved, moved, same_day = (
        moved_page(earlier, other, now=now)
        for other, now in (
            (later, now_of(later)),
            (later, urgent),
            (side(BANK, OPENING), now_of(side(BANK, OPENING))),
        )
    )
    shown, told, alone = (sections(each)[ADVICE] for each in (unmoved, moved, same_day))

    assert (1, 1, 1) == tuple(
        map(shown.count, (label, same, f"{now_of(later).recommendation.title}."))
    )
    assert urgent.recommendation.title in told[told.index(label) + 1]
    assert same not in told
    assert label not in alone
    assert ["printed 24 Nov 2026" in each.subtitle for each in (unmoved, same_day)] == [True, False]


def test_what_of_the_case_is_missing_stands_above_the_advice() -> None:
    earlier, later = side(BANK, OPENING, JULY), side(BANK, OPENING)
    now = now_of(later, missing=(Missing(Miss.NOT_READ, Own("2-june.toml")),))
    whole, shared = (moved_page(earlier, later, now=now, share=each) for each in (False, True))

    assert MISSING == callouts(whole)[0].title
    assert MISSING in words_of(shared)
    assert ["2-june.toml" in text_of(each) for each in (whole, shared)] == [True, False]


def kept(later: Side, *raised: str) -> Side:
    """The session as finished with a sheet that raised more than its answers do alone."""
    outcome = Outcome(
        urgency=Urgency.RAISE_IN_SUPERVISION,
        meeting=Urgency.NONE,
        raised=raised,
        answers_sha256=answers_digest(later.session),
    )
    return replace(later, session=later.session.model_copy(update={"outcome": outcome}))


def test_what_the_sheet_raised_when_it_was_finished_is_said_once_though_nothing_raises_it_now() -> (
    None
):
    earlier = side(BANK, OPENING, JULY)
    of_the_answers = now_of(side(BANK, WORRIED)).prompts[0].id
    later = kept(side(BANK, WORRIED), "DRI-3.record", "GONE-1", of_the_answers)
    shown = sections(moved_page(earlier, later, now=now_of(later)))["What is new"]
    again = kept(side(BANK, WORRIED), of_the_answers)

    assert [BANK.rules["DRI-3.record"][1].text] == [*shown[shown.index(BESIDE) + 2 :]]
    assert BESIDE not in words_of(moved_page(earlier, again, now=now_of(again)))


def test_of_what_goes_round_each_stands_once_and_in_brief_how_many_there_are() -> None:
    children = ("child-1", "child-2")
    unknown = [
        not_known(question.id, child)
        for question in BANK.questions
        if question.per == "child" and question.kind is QuestionKind.CHOICE
        for child in children
    ]
    _, earlier, later = sides = three_times(family(2, *WORRIED, *unknown))
    two = compared(earlier, later, now=now_of(later, history=history_of(sides, BANK, TODAY)))
    pages = [laid_out(two, is_full=is_full) for is_full in (False, True)]
    brief, full = (
        [
            item
            for box in callouts(page, CalloutTone.ADVICE)
            for block in box.blocks
            if isinstance(block, Bullets)
            for item in block.items
        ]
        for page in pages
    )

    assert {"child 1 and child 2"} == {item.lead for item in full}
    assert len(full) == len({item.text for item in full})
    assert [] == brief
    assert f"going round ({len(full)}, with --full)" in text_of(pages[0])
