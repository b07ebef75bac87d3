"""What the later session's case adds to a comparison: the day, other sessions, the kept sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.answers_digest import answers_digest
from ehe_check.case.session import Outcome
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answers
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.held_elsewhere import as_held_elsewhere
from ehe_check.over_time.history import CarriedOver, History, Miss, Missing, SessionMark
from ehe_check.over_time.moved.comparison import AnswerMove
from ehe_check.over_time.side import Side
from ehe_check.page.document import Bullets, Callout, CalloutTone, Document, Heading
from ehe_check.page.own import Own
from ehe_check.page.text import text
from ehe_check.settings.settings import Limits
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import cast
from tests.banks import TODAY, not_known, said, value
from tests.comparison.two_sides import (
    ANSWERS,
    BANK,
    HELD,
    IN_DANGER,
    OPENING,
    advised,
    callouts,
    texts_under,
)
from tests.comparison_pages import (
    compared,
    heading_of,
    items_under,
    laid_out,
    moved_page,
)
from tests.counts import tries
from tests.pages import sections, words_of
from tests.sheet.laid_out import text_of
from tests.sides import BEFORE, side
from tests.worked import shipped_library

MARCH, JULY = date(2026, 3, 2), date(2026, 7, 2)
WORRIED = (*OPENING, value("RGT-2", "safety-health-development"))


def now_of(
    later: Side,
    today: date = TODAY,
    *,
    history: History | None = None,
    missing: tuple[Missing, ...] = (),
    held: Side | None = None,
) -> PromptSheet:
    """The sheet of a later session as its case stands on a day."""
    return compose(
        later.session,
        BANK,
        shipped_library().law,
        today=today,
        software="test",
        elsewhere=as_held_elsewhere(held, BANK, today) if held else None,
        history=history,
        missing=missing,
        limits=Limits(sessions_not_known=2, times_carried_over=1),
    )


def carried(text: str, key: str = "own") -> CarriedOver:
    mark = SessionMark("a", MARCH)
    return CarriedOver(
        key, None, "", Own(text), None, (mark,), (JULY,), MARCH, 267, in_own_words=True
    )


def drifting(*actions: CarriedOver) -> tuple[Side, Side, History]:
    sides = [
        side(BANK, [*WORRIED, not_known("DRI-4")], day, session=f"of-{day}")
        for day in (MARCH, JULY, TODAY)
    ]
    history = history_of(sides, BANK, TODAY)
    return sides[1], sides[2], replace(history, carried_over=actions)


def under(document: Document, heading: str) -> tuple[str, ...]:
    return sections(document)[heading]


def test_without_the_case_each_session_is_said_to_be_read_alone() -> None:
    document = moved_page(side(BANK, WORRIED, BEFORE), side(BANK, WORRIED))

    assert (
        text(
            "Each session is read alone here: the sessions together were not looked at, "
            "for they have no case reference, no earlier one counts, or their questions "
            "are not kept here. They may call for more."
        )
        == under(document, "The advice, and what moved it")[-1]
    )


def test_the_first_box_says_which_sessions_were_looked_at_together_and_what_they_show() -> None:
    earlier, later, history = drifting(carried("Write to the clinic."))
    document = moved_page(earlier, later, now=now_of(later, history=history))
    shown = under(document, "The advice, and what moved it")

    assert (
        text(
            "The sessions of this case were looked at together: {sessions}.",
            sessions="2 March 2026, 2 July 2026 and 24 November 2026",
        )
        in shown
    )
    assert (
        text(
            "Together they show our own work going round. This is about our work, and no "
            "mark against the family:"
        )
        in shown
    )
    assert "Write to the clinic." in shown
    assert (
        text(
            "Each session is read alone here: the sessions together were not looked at, "
            "for they have no case reference, no earlier one counts, or their questions "
            "are not kept here. They may call for more."
        )
        not in shown
    )
    assert BANK.rules["DRI-3.record"][1].text in words_of(document)


def test_where_nothing_goes_round_only_the_sessions_are_named() -> None:
    earlier, later = side(BANK, OPENING, JULY), side(BANK, OPENING)
    history = history_of([earlier, later], BANK, TODAY)
    document = moved_page(earlier, later, now=now_of(later, history=history))

    assert text(
        "Together they show our own work going round. This is about our work, and no "
        "mark against the family:"
    ) not in words_of(document)
    assert text("Raised beside the later answers") not in words_of(document)


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
    shown = under(laid_out(both), "The advice, and what moved it")

    assert rule.text not in shown
    assert both.guard.worded(rule) in shown
    assert (
        text(
            "HOLD stands. Before anyone does this, check it with everyone that the HOLD "
            "names: it might let the family know of the worry."
        )
        in shown
    )


def test_the_advice_of_the_day_of_the_page_stands_beside_those_of_both_days() -> None:
    earlier, later = side(BANK, OPENING, MARCH), side(BANK, WORRIED, JULY)
    document = moved_page(earlier, later, now=now_of(later))
    label = text("The later session, as on {day}", day="24 November 2026")

    assert label in under(document, "The advice, and what moved it")
    assert "printed 24 Nov 2026" in document.subtitle
    same_day = side(BANK, OPENING, TODAY)
    alone = moved_page(earlier, same_day, now=now_of(same_day))
    assert label not in words_of(alone)
    assert "printed" not in alone.subtitle


def test_what_is_the_same_on_the_day_of_the_page_is_said_once() -> None:
    earlier, later = side(BANK, OPENING, MARCH), side(BANK, WORRIED, JULY)
    now = now_of(later)
    same = under(moved_page(earlier, later, now=now), "The advice, and what moved it")
    urgent = now_of(side(BANK, [*OPENING, IN_DANGER]))
    moved = under(moved_page(earlier, later, now=urgent), "The advice, and what moved it")

    assert (1, 1) == (same.count(now.recommendation.title), same.count(text("The same.")))
    assert urgent.recommendation.title in "\n".join(moved)
    assert text("The same.") not in moved


def test_a_hold_of_a_third_session_stands_on_the_page_and_words_it() -> None:
    third = side(BANK, [*OPENING, HELD], MARCH, session="third", name="third.toml")
    unvisited = [*WORRIED, value("VIS-2", "never")]
    earlier, later = side(BANK, OPENING, JULY), side(BANK, unvisited)
    free = moved_page(earlier, later, now=now_of(later))
    held = moved_page(earlier, later, now=now_of(later, held=third))
    new = text("What is new")

    assert [item for item in texts_under(items_under(free), new) if approach_in(item)]
    assert [] == [item for item in texts_under(items_under(held), new) if approach_in(item)]
    assert CalloutTone.HOLD in [box.tone for box in callouts(held)]
    assert (
        "This HOLD comes from another session of this case, of 2 March 2026 (third.toml)."
    ) in text_of(held)


def test_a_hold_of_the_earlier_session_alone_is_no_box_of_the_later_one() -> None:
    earlier, later = side(BANK, [*OPENING, HELD], JULY), side(BANK, OPENING)
    boxes = callouts(moved_page(earlier, later, now=now_of(later)))

    assert [text("HOLD stands in the earlier answers, and not in the later ones")] == [
        box.title for box in boxes if box.tone is CalloutTone.HOLD
    ]
    both = callouts(moved_page(earlier, side(BANK, [*OPENING, HELD]), now=now_of(earlier)))
    assert [BANK.boxes[BoxKey.HOLD_SOON].title] == [
        box.title for box in both if box.tone is CalloutTone.HOLD
    ]


def test_what_of_the_case_is_missing_stands_above_the_advice() -> None:
    earlier, later = side(BANK, OPENING, JULY), side(BANK, OPENING)
    missing = (Missing(Miss.NOT_READ, Own("2-june.toml")),)
    boxes = callouts(moved_page(earlier, later, now=now_of(later, missing=missing)))

    assert (
        text("Some of this case is missing or was changed, so this advice may be wrong")
        == boxes[0].title
    )
    shared = moved_page(earlier, later, now=now_of(later, missing=missing), share=True)
    assert "2-june.toml" not in text_of(shared)
    assert text(
        "Some of this case is missing or was changed, so this advice may be wrong"
    ) in text_of(shared)


def kept(later: Side, *raised: str) -> Side:
    """The session as finished with a sheet that raised more than its answers do alone."""
    outcome = Outcome(
        urgency=Urgency.RAISE_IN_SUPERVISION,
        meeting=Urgency.NONE,
        raised=raised,
        answers_sha256=answers_digest(later.session),
    )
    return replace(later, session=later.session.model_copy(update={"outcome": outcome}))


def test_what_the_sheet_raised_when_it_was_finished_is_said_though_nothing_raises_it_now() -> None:
    earlier, later = side(BANK, OPENING, JULY), kept(side(BANK, OPENING), "DRI-3.record", "GONE-1")
    document = moved_page(earlier, later, now=now_of(later))
    shown = under(document, "What is new")

    assert text("Raised beside the later answers") in shown
    assert 1 == shown.count(BANK.rules["DRI-3.record"][1].text)


def test_what_the_answers_raise_alone_is_not_said_twice() -> None:
    first = next(iter(now_of(side(BANK, WORRIED)).prompts)).id
    later = kept(side(BANK, WORRIED), first)
    document = moved_page(side(BANK, OPENING, JULY), later, now=now_of(later))

    assert text("Raised beside the later answers") not in words_of(document)


def test_what_time_raises_since_the_later_session_is_new_beside_it() -> None:
    seen = value("VIS-2", "within-year")
    month = seen.model_copy(update={"on": MARCH})
    later = side(BANK, [*WORRIED, month], JULY)
    both = compared(side(BANK, WORRIED, MARCH), later, now=now_of(later, date(2028, 1, 1)))

    assert both.now is not None
    assert [each for each in both.now.beside if each.kind is PromptKind.GAP]
    assert text("Raised beside the later answers") in words_of(laid_out(both))


def test_what_is_new_stands_before_what_changed_and_both_before_what_is_as_it_was() -> None:
    before = [*WORRIED, value("FAM-3", "no")]
    after = [*WORRIED, value("FAM-3", "yes"), value("VIS-2", "never")]
    full = moved_page(side(BANK, before, JULY), side(BANK, after))
    titles = [title for title in sections(full) if title]
    wanted = (
        text("The advice, and what moved it"),
        text("What is new"),
        heading_of(AnswerMove.CHANGED),
        heading_of(AnswerMove.NOT_LOOKED_AT),
        text("How this page was made"),
    )

    assert list(wanted) == [title for title in titles if title in wanted]


def test_how_much_time_lies_between_is_said() -> None:
    for day, words in (
        (TODAY, text("Both sessions are of the same day.")),
        (date(2026, 11, 23), text("One day lies between the two sessions.")),
        (JULY, text("{days} days lie between the two sessions.", days="145")),
    ):
        document = moved_page(side(BANK, OPENING, day, session="one"), side(BANK, OPENING))

        assert words == under(document, "What is new")[0]
        assert isinstance(document.blocks[0], Callout)
        assert isinstance(document.blocks[1], Heading)


def test_what_is_not_known_of_several_children_alike_stands_once() -> None:
    people = cast(children=2)
    unknown = (not_known("ISO-4", child) for child in ("child-1", "child-2"))
    answers = replace(said(*WORRIED, *unknown), entries=people.entries, complete=people.complete)
    days = ((MARCH, "a", ""), (JULY, "b", "a"), (TODAY, "c", "b"))
    sides = [side(BANK, answers, day, session=name, follows=of) for day, name, of in days]
    history = history_of(sides, BANK, TODAY)
    document = moved_page(sides[1], sides[2], now=now_of(sides[2], history=history))
    (box,) = (
        each for each in callouts(document) if each.title == text("The advice, and what moved it")
    )
    items = [item for block in box.blocks if isinstance(block, Bullets) for item in block.items]

    assert "child 1 and child 2" in {item.lead for item in items}
    assert len(items) == len({item.text for item in items})


@tries(6, 100)
@given(ANSWERS, ANSWERS)
def test_under_a_hold_of_a_third_session_no_line_sends_the_reader_to_the_family(
    before: Answers, after: Answers
) -> None:
    third = side(BANK, [*OPENING, HELD], MARCH, session="third", name="third.toml")
    earlier, later = side(BANK, before, JULY, session="one"), side(BANK, after)
    document = moved_page(earlier, later, now=now_of(later, date(2027, 3, 1), held=third))

    assert [] == [text for text in advised(document) if approach_in(text)]


def test_what_time_raises_is_worded_for_a_hold_of_a_third_session() -> None:
    third = side(BANK, [*OPENING, HELD], MARCH, session="third", name="third.toml")
    seen = value("VIS-1", "within-3-months", "child-1").model_copy(update={"on": JULY})
    answers = replace(said(*WORRIED, seen), entries=cast().entries, complete=cast().complete)
    earlier, later = side(BANK, answers, MARCH, session="a"), side(BANK, answers, JULY, follows="a")
    texts = []
    for held in (None, third):
        both = compared(earlier, later, now=now_of(later, date(2028, 1, 1), held=held))
        assert both.now is not None
        texts.append([each.text for each in both.now.beside if approach_in(each.text)])

    assert texts[0]
    assert [] == texts[1]
