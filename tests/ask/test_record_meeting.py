"""A meeting's record as it is typed in: one by one, back, left and taken up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from pydantic import BaseModel

from ehe_check.ask.decisions import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.meeting_record_form import BANK as WORDS
from ehe_check.ask.meeting_record_form import (
    THEY_LEAD,
    TOLD_UNDER_HOLD,
    RecordInterview,
    ask_held,
    say_record,
)
from ehe_check.ask.put import Asker, Ending, PersonLeftError, Tone
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.files.kept import kept_bytes
from ehe_check.judge.answers import Answers, Entry
from ehe_check.over_time.agreed_file import record_of
from ehe_check.over_time.ledger import NOT_LISTED
from ehe_check.over_time.meeting_record import (
    FamilyTold,
    MeetingHeld,
    MeetingRecord,
    ReferralToday,
)
from ehe_check.page.dates import day_words
from ehe_check.page.own import Own
from ehe_check.sheet.guard_box import check_first
from tests.ask.left_anywhere import left_anywhere
from tests.ask.scripts import Script, Scripted, ScriptedAsker, by_keys, by_lines
from tests.banks import TODAY
from tests.drifted import BANK
from tests.meeting_records import HELD as DAY
from tests.meeting_records import decision, met, with_one_more
from tests.sides import side
from tests.supervised import SESSION

BACK, LEAVE = Moved(Move.BACK), Moved(Move.LEAVE)
YES, NO = Chosen(("yes",)), Chosen(("no",))
NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)
ELDEST = Answers(entries=(Entry(id="child-1", label="eldest"),))
ABOUT = side(BANK, ELDEST, session=SESSION, reference="EHE-TEST").session
Replies: TypeAlias = Mapping[str, Sequence[Reply]]

EVERYTHING: Replies = {
    "chair": [BACK, Wrote("nurse"), Wrote("named nurse")],
    "held": [Wrote("20/11/2026")],
    "decisions": [BACK, YES, YES, YES, Chosen(("2",)), Chosen(("3",)), NO, NO],
    "decision": [Chosen(("change",)), Chosen(("remove",))],
    "decision 1 what": [Wrote("Weigh the eldest."), Wrote("Weigh the eldest twice.")],
    "decision 1 about": [BACK, Chosen(("child-1",))],
    "decision 1 who": [Wrote(f"nurse{by}") for by in ("", " 1/11/2026", ", 1/12/2026")],
    "decision 1 by": [Wrote("1/11/2026"), Wrote("soon"), Wrote("2/12/2026")],
    "decision 1 known by": [BACK, Wrote("Two weights.")],
    "decision 2 what": [Wrote("Keep a plan."), Wrote("One person keeps the plan.")],
    "decision 2 about": [Chosen(("whole",)), Chosen(("whole",))],
    "decision 3 what": [Wrote("Not this.")],
    "referral": [BACK, YES, NO, NO],
    "referral by": [BACK],
    "referral why": [BACK, Wrote("They lead."), Wrote("They lead the enquiry.")],
    "family": [BACK, NO, YES],
    "family by": [Wrote("health visitor"), Wrote("school nurse")],
    "family why": [BACK],
    "family on": [BACK, Wrote("21/11/2026"), Wrote("yesterday")],
    "again": [BACK, Wrote("17/12/2026"), Wrote("18/12/2026")],
    "finish": [BACK, Chosen(("finish",))],
}


@dataclass
class Saved:
    """Every state that was saved, in order."""

    states: list[MeetingRecord] = field(default_factory=list)

    @property
    def latest(self) -> MeetingRecord:
        return self.states[-1]


def begun() -> MeetingRecord:
    whole = met(is_draft=True, started=NOW, on=date(2026, 11, 19))
    return whole.model_copy(update={"referral": None, "family": None})


def talk(
    asker: Asker, saved: Saved, record: MeetingRecord | None = None, **given: object
) -> Ending:
    whole: dict[str, object] = {
        "begun": record or begun(),
        "asker": asker,
        "save": saved.states.append,
        "today": TODAY,
        "now": lambda: NOW,
        "labels": {"child-1": "eldest"},
    }
    try:
        RecordInterview(**(whole | given)).fill()  # type: ignore[arg-type]
    except PersonLeftError:
        return Ending.LEFT
    return Ending.FINISHED


def scripted(
    replies: Replies, record: MeetingRecord | None = None, **given: object
) -> tuple[Saved, Scripted, Ending]:
    saved, asker = Saved(), Scripted(Script(replies))
    ending = talk(asker, saved, record, **given)
    return saved, asker, ending


def test_everything_that_was_said_is_kept() -> None:
    saved, asker, ending = scripted(EVERYTHING)
    kept = saved.latest
    first: dict[str, Any] = {"about": "child-1", "who": "nurse", "by": date(2026, 12, 1)}

    assert ([], Ending.FINISHED) == (asker.script.unused(), ending)
    assert (True, True, NOW) == (kept.is_finished, kept.is_as_finished, kept.meeting.finished)
    meeting = (kept.day, kept.meeting.chair, kept.meeting.again)
    assert (DAY, "named nurse", date(2026, 12, 18)) == meeting
    assert (
        decision(1, "Weigh the eldest twice.", DAY, known_by="Two weights.", **first),
        decision(2, "One person keeps the plan.", DAY),
    ) == kept.decided
    assert ReferralToday(today=False, why="They lead the enquiry.") == kept.referral
    yesterday = date(2026, 11, 23)
    assert FamilyTold(told=True, by="school nurse", on=yesterday) == kept.family


def test_each_part_of_a_decision_says_of_which_one_it_is_asked() -> None:
    _, asker, _ = scripted(EVERYTHING)

    assert asker.of("decision 1 what").help == ""
    for name in ("about", "who", "by", "known by"):
        assert asker.of(f"decision 1 {name}").help.startswith("Weigh the eldest"), name


@pytest.mark.thorough
def test_by_arrow_keys_by_typed_lines_and_by_a_script_the_record_is_the_same() -> None:
    typed, pressed = Saved(), Saved()
    lines, keys = Script(EVERYTHING), Script(EVERYTHING)
    by_lines(lines, lambda asker: talk(asker, typed))
    by_keys(keys, lambda asker: talk(asker, pressed))

    assert lines.used == keys.used
    assert typed.latest == pressed.latest == scripted(EVERYTHING)[0].latest
    assert typed.latest.is_finished


STRAIGHT: Replies = {
    "chair": [Wrote("named nurse")],
    "decisions": [YES, YES, NO],
    "decision 1 what": [Wrote("Weigh the eldest.")],
    "decision 1 about": [Chosen(("child-1",))],
    "decision 1 who": [Wrote("school nurse")],
    "decision 1 by": [Wrote("1/12/2026")],
    "decision 1 known by": [Wrote("Two weights.")],
    "decision 2 what": [Wrote("One person keeps the plan.")],
    "referral": [NO],
    "referral why": [Wrote("Social care leads this already.")],
    "family": [YES],
    "family by": [Wrote("school nurse")],
    "family on": [Wrote("yesterday")],
    "again": [Wrote("18/12/2026")],
}
"""One record after another, with each question answered but of the second decision, and no back."""


@pytest.mark.parametrize("replies", [EVERYTHING, STRAIGHT, {**STRAIGHT, "family": [NO]}])
def test_left_anywhere_it_opens_loses_nothing_and_goes_on_where_it_was_left(
    replies: Replies, tmp_path: Path
) -> None:
    def sit(asker: Asker, record: MeetingRecord | None) -> MeetingRecord:
        saved = Saved([record or begun()])
        assert Ending.LEFT is talk(asker, saved, record)
        path = tmp_path / "a.meeting.toml"
        path.write_bytes(kept_bytes(path, saved.latest))
        return record_of(path, ABOUT, TODAY).value

    for left in left_anywhere([reply for _, reply in scripted(replies)[1].script.used], sit):
        assert left.record == left.again
        assert left.asked in (left.came_to if replies is EVERYTHING else left.may_ask)


def test_that_social_care_leads_already_is_a_reason_and_no_other_is_asked_for() -> None:
    saved, asker, _ = scripted({"decisions": [NO], "referral": [Chosen(("they-lead",))]})

    assert ReferralToday(today=False, why=THEY_LEAD) == saved.latest.referral
    assert "referral why" not in asker.names


@pytest.mark.parametrize(
    ("is_held", "asks_first", "why"),
    [(True, True, "HOLD stands."), (False, True, "ASK FIRST stands."), (False, False, None)],
)
def test_why_a_family_is_not_told_yet_is_asked_only_where_nothing_says_so(
    why: str | None, *, is_held: bool, asks_first: bool
) -> None:
    given: Replies = {"decisions": [NO], "family": [NO], "family why": [Wrote("Next week.")]}
    replies = {name: each for name, each in given.items() if not (why and name == "family why")}
    saved, asker, _ = scripted(replies, is_held=is_held, asks_first=asks_first)

    assert FamilyTold(told=False, why=Own(why or "Next week.")) == saved.latest.family
    assert (why is None) is ("family why" in asker.names)
    assert saved.latest.is_finished


def test_whom_a_decision_is_about_is_asked_once() -> None:
    _, asker, _ = scripted({"decisions": [YES, NO]})

    assert ["What is to be done?", "Whom is it about?"] == [
        asker.of(f"decision 1 {part}").text for part in ("what", "about")
    ]


def test_a_question_says_what_it_is_about_when_a_record_is_opened_there() -> None:
    beneath = ("referral by", "referral why", "family by", "family on", "family why")
    bare = {"By whom, by role?", "On which day?", "Why not?", "Why not yet?"}

    assert not bare & {WORDS[each.replace(" ", "-")].text for each in beneath}


def test_one_that_was_added_by_mistake_is_taken_back() -> None:
    saved, asker, _ = scripted({"decisions": [YES, NO], "decision 1 what": [BACK]})

    assert ("yes",) == asker.named("decisions")[1].previous
    assert () == saved.latest.decided


def test_a_meeting_that_decided_nothing_has_a_record_too_and_a_no_needs_a_reason() -> None:
    nothing: Replies = {"decisions": [NO], "referral": [YES], "family": [YES]}
    why = [Wrote(" "), Wrote("It is with them.")]
    saved, _, ending = scripted(nothing)
    gone_back: Replies = {
        "referral": [YES, NO],
        "referral by": [Wrote("nurse"), BACK],
        "family": [BACK, YES],
    }
    refused, asker, _ = scripted({**nothing, **gone_back, "referral why": why})
    not_told: Replies = {"family": [YES, NO], "family by": [Wrote("nurse"), BACK], "again": [BACK]}
    not_told = {**not_told, "family on": [Moved(Move.SKIP), BACK]}
    untold, _, _ = scripted({**nothing, **not_told})
    kept = saved.latest

    assert FamilyTold(told=False, why="something") == untold.latest.family
    assert (Ending.FINISHED, ()) == (ending, kept.decided)
    assert (ReferralToday(today=True), FamilyTold(told=True)) == (kept.referral, kept.family)
    assert WORDS["referral-why"].needed in asker.texts
    assert ReferralToday(today=False, why="It is with them.") == refused.latest.referral


def test_the_meeting_cannot_be_later_than_what_it_decided_is_to_be_done() -> None:
    day = date(2026, 11, 20)
    record = met(decision(by=day), is_draft=True, started=NOW, on=date(2026, 11, 19))
    replies: Replies = {
        "held": [Wrote("23/11/2026"), Wrote("19/11/2026")],
        "chair": [BACK],
        "decisions": [NO],
    }
    saved, asker, _ = scripted(replies, record)

    assert any("is to be done by 20 November 2026, before that" in said for said in asker.texts)
    assert all(date(2026, 11, 23) != each.day for each in saved.states)
    said = scripted(EVERYTHING)[1].texts
    assert 2 == said.count("That is before the meeting of 20 November 2026.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("november 2026", "a whole month. Give the day too, such as 14/11/2026."),
        ("25/11/2026", "That is Wednesday 25 November 2026, which has not come yet."),
        ("soon", "That is not a day. Type one: such as 14/9/2026"),
        ("31/2/2026", "There is no such day as 31/2/2026."),
        ("last friday", "That is Friday 20 November 2026. If you meant another day, go back."),
    ],
)
def test_the_day_of_the_meeting_is_asked_for_until_it_is_one(typed: str, said: str) -> None:
    asker = Scripted(Script({"held": [Wrote(typed), Wrote("20/11/2026")]}))

    assert DAY == ask_held(asker, TODAY)
    assert any(said in each for each in asker.texts)


def test_leaving_before_its_day_is_known_begins_no_record() -> None:
    with pytest.raises(PersonLeftError):
        ask_held(ScriptedAsker([LEAVE]), TODAY)
    assert ask_held(ScriptedAsker([BACK]), TODAY) is None


def test_what_may_not_be_planned_is_said_before_a_decision_and_before_the_family() -> None:
    replies: Replies = {"decisions": [NO], "family": [YES]}
    held, asks, bare = (
        scripted(replies, is_held=is_held, asks_first=asks_first)[1].texts
        for is_held, asks_first in ((True, True), (False, True), (False, False))
    )

    assert [(2, 0), (0, 2), (0, 0)] == [
        (said.count(UNDER_HOLD), said.count(UNDER_ASK)) for said in (held, asks, bare)
    ]
    assert [True, False, False] == [TOLD_UNDER_HOLD in said for said in (held, asks, bare)]


def test_it_is_said_too_where_a_record_is_gone_on_with_in_the_middle_of_a_decision() -> None:
    begun_one = with_one_more(begun().with_meeting(chair="nurse"), decision())
    held, bare = ScriptedAsker([]), ScriptedAsker([])
    talk(held, Saved(), begun_one, is_held=True)
    talk(bare, Saved(), begun_one)

    assert [(Tone.URGENT, UNDER_HOLD)] == held.said
    assert ([], "decision 1 about") == (bare.said, bare.puts[0].name)


def read_back(record: MeetingRecord, *, is_held: bool, asks_first: bool) -> list[str]:
    asker = Scripted(Script({}))
    say_record(asker, record, {"child-1": "eldest"}, is_held=is_held, asks_first=asks_first)
    return asker.texts


def test_everything_of_a_record_is_read_back_and_no_decision_without_its_caution() -> None:
    one = decision(1, "Weigh.", about="child-1", who="nurse", by=TODAY, known_by="A chart.")
    record = met(one, decision(2, about="child-7"), chair="named nurse", again=TODAY)
    told = record.model_copy(update={"family": FamilyTold(told=True, by="nurse", on=DAY)})
    bare = MeetingRecord(case=record.case, meeting=MeetingHeld(session=SESSION, held=DAY))
    guarded = met(decision())

    assert [
        "Recorded of the meeting of 20 November 2026",
        "Chair: named nurse",
        "1. eldest: Weigh. (who: nurse; by 24 November 2026; known by: A chart.)",
        f"2. {NOT_LISTED}: Write.",
        "Referral to children's social care that day: yes, by named nurse.",
        "The family told: not yet. Not before social care says how.",
        "Looked at again on 24 November 2026.",
    ] == read_back(record, is_held=False, asks_first=False)
    assert "The family told: yes, by nurse, on 20 November 2026." in read_back(
        told, is_held=False, asks_first=False
    )
    assert "No decision is recorded." == read_back(bare, is_held=True, asks_first=True)[-1]
    held, asked = check_first(hold=True), check_first(hold=False, asks_first=True)
    assert held == read_back(guarded, is_held=True, asks_first=True)[-1]
    assert asked == read_back(guarded, is_held=False, asks_first=True)[-1]
    assert not {held, asked} & {*read_back(guarded, is_held=False, asks_first=False)}


def test_each_thing_that_is_said_of_a_meeting_stands_in_what_is_read_back() -> None:
    """A question that is added to the record, and forgotten in what is read back, is found here."""
    told: dict[str, type[BaseModel]] = {
        "meeting": MeetingHeld,
        "referral": ReferralToday,
        "family": FamilyTold,
    }
    given: dict[str, dict[str, Any]] = {name: said_of(model) for name, model in told.items()}
    lines = [
        line
        for is_done in (True, False)
        for line in read_back(
            MeetingRecord.model_validate(
                {
                    "case": {"reference": "EHE-TEST"},
                    "meeting": {"session": SESSION, "held": DAY, **given["meeting"]},
                    "referral": {"today": is_done, **given["referral"]},
                    "family": {"told": is_done, **given["family"]},
                }
            ),
            is_held=False,
            asks_first=False,
        )
    ]

    assert {(name, each): True for name, said in given.items() for each in said} == {
        (name, each): any(
            (value if isinstance(value, str) else day_words(value)) in x for x in lines
        )
        for name, said in given.items()
        for each, value in said.items()
    }


def said_of(model: type[BaseModel]) -> dict[str, Any]:
    """Words or a day for each field of a model that a person says, each unlike any other."""
    kinds = {name: str(field.annotation) for name, field in model.model_fields.items()}
    words = {name: f"{model.__name__} {name}" for name, kind in kinds.items() if "Own" in kind}
    days = (name for name, kind in kinds.items() if "datetime.date," in kind and name != "held")
    return words | {name: DAY + timedelta(days=7 + len(name)) for name in days}
