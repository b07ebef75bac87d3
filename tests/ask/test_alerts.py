"""Alerts: what answers newly call for is said at once, with what is needed to act on it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import product

import pytest

from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.alert import let_act, news_of, say_urgent, told_so_far
from ehe_check.ask.case.call_log import say_numbers
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.record_answer import record
from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.put import ALERT, Choice, Put, Tone, ask_choice
from ehe_check.ask.reply import Chosen, Reply
from ehe_check.ask.screen_lines import spoken, words_of_reply
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.bank.role import Role
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answer, Answers
from ehe_check.over_time.side import HeldElsewhere, Side
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.whole_case.hold_of_case import as_held_elsewhere
from tests.any_answers import cast
from tests.ask.scripts import Script, Scripted
from tests.ask.walks import (
    BANK,
    ON,
    TODAY,
    ordinary,
    ref_of,
    said_at_once,
    walk_of,
    with_at_hand,
)
from tests.counts import times
from tests.telephones import shipped_telephone
from tests.worked import session_of, worked_case

WORRY = "safety-health-development"


def calls(asker: Scripted) -> list[str]:
    """What was said of calls, in order."""
    lines = BANK.lines
    assert lines is not None
    known = {text for each in BANK.routes.values() for text in (each.text, each.when_own)}
    known |= {lines.tell_the_lead}
    return [text for _, text in asker.said if text in known]


def call(route: Route) -> str:
    return BANK.routes[route].text


NOT_PASSED_ON: dict[str, list[Reply]] = {"NOW-2.state": [Chosen(("open-to-act-on",))]}


def test_ask_first_is_said_at_once_when_it_goes_on() -> None:
    asker = said_at_once(ordinary(RGT_2=WORRY), "ADU-1", "hostile")
    variant = BANK.boxes[BoxKey.ASK_LEAD].variant
    assert variant is not None

    assert [f"ASK FIRST. {variant.text}"] == asker.urgent


def test_for_ticked_lines_social_care_is_called_then_the_police_then_the_lead_is_told() -> None:
    asker, doctor = (
        said_at_once(ordinary(), "NOW-2", each, then=NOT_PASSED_ON)
        for each in ("taken", "self-harm")
    )
    lines = BANK.lines

    assert lines is not None
    own = BANK.routes[Route.SOCIAL_CARE].when_own
    assert [own, call(Route.POLICE), lines.tell_the_lead] == calls(asker)
    assert [call(Route.MEDICAL), call(Route.LEAD)] == calls(doctor)


def test_a_social_worker_is_sent_to_their_own_manager() -> None:
    own = BANK.routes[Route.SOCIAL_CARE].when_own
    for role, is_own in ((Role.SOCIAL_WORKER, True), (Role.POLICE, False)):
        asker = Scripted(Script({"alert": [ON]}))
        walk = walk_of(ordinary(), asker)
        sitting = walk.session.session.model_copy(update={"role": role})
        walk.session = walk.session.model_copy(update={"session": sitting})
        record(walk, Answer(question="FAM-7", value="afraid-or-violence"))

        assert is_own is (own in asker.texts), role


def test_whom_a_step_itself_names_is_not_said_a_second_time() -> None:
    lines = BANK.lines
    assert lines is not None
    for question, option, expected in [
        ("ADU-1", "violence", [BANK.routes[Route.SOCIAL_CARE].when_own, lines.tell_the_lead]),
        ("HEA-7", "now-not-assessed", []),
        ("NOW-1", "not-sure", []),
    ]:
        assert expected == calls(said_at_once(ordinary(RGT_2=WORRY), question, option)), question


def test_a_step_for_today_names_each_whom_it_leads_to() -> None:
    words = {
        Route.SOCIAL_CARE: ("children's social care",),
        Route.POLICE: ("the police", "999"),
        Route.MEDICAL: ("a doctor", "999", "GP practice", "doctors treating", "the parent's GP"),
        Route.LEAD: ("your safeguarding lead", "your lead"),
    }
    for question, rule in BANK.rules.values():
        joint = BANK.joint_by_id.get(rule.rule or "")
        if rule.kind is PromptKind.ACT_TODAY and (joint is None or joint.ticked is None):
            at = [x for each in rule.on or () for x in question.effects_at(each)]
            led = {route for x in (*at, *(joint.effects if joint else ())) for route in x.routes}
            led -= {Route.LEAD} if Route.SOCIAL_CARE in led else set()
            missing = [to for to in led if not any(each in rule.text for each in words[to])]
            assert [] == missing, rule.id


@pytest.mark.parametrize(
    ("ticked", "title"), [("told", "HOLD"), ("sexual", "HOLD"), ("missing", "ASK FIRST")]
)
def test_what_is_ticked_is_said_at_once_and_the_box_follows_it(ticked: str, title: str) -> None:
    asker = said_at_once(ordinary(), "NOW-2", ticked, then=NOT_PASSED_ON)

    assert asker.urgent[-1].startswith(f"{title}.")


def test_whom_a_ticked_line_led_to_is_said_again_once_it_is_ticked_again() -> None:
    asker = Scripted(Script({"alert": [ON] * 9}))
    walk = walk_of(ordinary(NOW_2="told"), asker)
    for ticked in (("told",), ("told", "taken"), ("told",), ("told", "taken")):
        record(walk, Answer(question="NOW-2", value=ticked))
        record(walk, Answer(question="NOW-2.state", value="open-to-act-on"))

    assert 2 == calls(asker).count(call(Route.POLICE))


# An alert gives what is needed to act: the numbers, and every time the ways on.


WAYS = {"on": "Go on", "stop": "Save and leave"}
CARE = "children's social care, 01632 960001 (out of hours 01632 960002)"
LEAD = "your safeguarding lead, 01632 960003"


def rung(question: str, said: str, **before: str) -> list[str]:
    """The lines that say whom to ring once one more answer is given."""
    asker = said_at_once(ordinary(**before), question, said)
    return [text for _, text in asker.said if text.startswith("To ring")]


@pytest.mark.parametrize("role", ["school-nurse", "police"])
def test_an_alert_says_the_numbers_that_are_set_of_those_to_be_called(role: str) -> None:
    for settings, lines in ((None, [f"To ring: {CARE}; {LEAD}."]), (Settings(), [])):
        asker = Scripted(Script({}))
        walk = walk_of(ordinary(), asker)
        walk.session = session_of(ordinary(NOW_2="told"), "quick", role)
        if settings:
            with_at_hand(walk, telephone=shipped_telephone(TODAY, settings))
        say_numbers(walk, {Route.SOCIAL_CARE, Route.LEAD})

        assert lines == asker.texts


def test_an_alert_that_leads_to_the_lead_gives_no_other_number_and_none_is_given_twice() -> None:
    later = rung("HEA-7", "now-not-assessed", NOW_2="told")
    not_sure = rung("NOW-2.state", "not-sure", NOW_2="told")

    assert [f"To ring: {LEAD}."] == rung("NOW-1", "not-sure") == not_sure
    assert not [line for line in later if CARE in line or LEAD in line]


def test_the_ways_on_are_read_at_every_alert_and_what_is_done_stands_on_a_line() -> None:
    output = io.StringIO()
    asker = LinesAsker(io.StringIO("1\n" * 3), output)
    put = ask_choice(ALERT, "Do that today.", WAYS)
    put = replace(put, shortcuts=(Choice("call", "say it", "c"),))
    stays = [line for _, line in words_of_reply(put, Chosen(("on",)), 79)]

    for _ in range(3):
        asker.put(ask_choice(ALERT, "Do that today.", WAYS))
    assert 3 == output.getvalue().count("  2. Save and leave")
    assert "as it was" not in output.getvalue()
    assert ["> Go on"] == stays
    assert [] == words_of_reply(put, Chosen(("call",)), 79)


# The alert at the end of the opening stands whole in a window of 24 rows by 80 columns.


COLUMNS, ROWS = 79, 24
LISTED = Answers(entries=cast(2).entries, complete=cast(2).complete)
NUMBERS = Settings(
    contacts=Contacts.model_validate(
        {
            each: f"01632 96000{place}"
            for place, each in enumerate(
                ("social_care", "out_of_hours", "safeguarding_lead", "named_doctor"), start=1
            )
        }
    )
)
OPEN = ("nothing", "assessment", "child-protection-plan", "enquiry", "closed-not-seen")


@dataclass
class Heights:
    """An asker that counts the lines that are said before it, with those of each alert."""

    lines: list[str] = field(default_factory=list)
    alerts: list[list[str]] = field(default_factory=list)

    def put(self, question: Put) -> Reply:
        drawn = screen_of(question).drawn(COLUMNS, ROWS)
        said = [*self.lines, *(line for _, line in drawn.lines)]
        assert question.name == ALERT
        self.alerts.append(said[1:] if not said[0] else said)
        self.lines.clear()
        return Chosen(("on",))

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.lines += [line for _, line in spoken(text, tone, COLUMNS)]


def ticked_together(bank: QuestionBank) -> Iterable[tuple[str, ...]]:
    """Lines of each way on and box, alone and beside one adult of whom the worry is, and all."""
    options = [each for each in bank.by_id["NOW-2"].options if not each.by_itself]
    alike = {(each.routes, each.effects): each.id for each in options}.values()
    return [*((each,) for each in alike), *(("violence", each) for each in alike), tuple(alike)]


def alerts(danger: str, state: str, ticked: tuple[str, ...], asked: str) -> list[list[str]]:
    """What stands in view at each alert once the opening is answered, role and numbers known."""
    first = LISTED.with_answer(Answer(question="NOW-1", value=danger))
    answers = first.with_answer(Answer(question="NOW-2", value=ticked))
    answers = answers.with_answer(Answer(question="NOW-3", value=asked))
    asker = Heights()
    walk = walk_of(first, asker)
    with_at_hand(walk, telephone=shipped_telephone(TODAY, NUMBERS))
    told_so_far(walk)
    walk.session = session_of(answers, "quick", "school-nurse")
    record(walk, Answer(question="NOW-2.state", value=state))
    return asker.alerts


def test_all_of_the_alert_of_the_opening_is_in_view_whatever_was_ticked() -> None:
    states = BANK.by_id["NOW-2.state"].option_ids
    every = [*product(("no", "not-sure"), states, ticked_together(BANK), OPEN)]
    seen = {case: shown for case in every[:: times(7, 1)] for shown in alerts(*case)}

    assert any("HOLD. " in line for shown in seen.values() for line in shown)
    assert {} == {case: len(shown) for case, shown in seen.items() if len(shown) > ROWS}
    assert ROWS == max(map(len, seen.values()))


# HOLD in another session of the case, at an answer: said in its words, and after 999.


IN_OTHER = "HOLD stands in other.toml, another session of this case."
OTHER = as_held_elsewhere(
    Side(worked_case("hold-one-trigger-enquiry-open").session, BANK, name="a/other.toml"),
    BANK,
    TODAY,
)
ASKS = "ADU-1", "hostile"


def answered(question: str, value: str) -> Answers:
    ref = ref_of(question)
    answer = Answer(question=ref.question, about=ref.about, value=value)
    return ordinary(RGT_2=WORRY).with_answer(answer)


def talk_under(asker: Scripted) -> Interview:
    talk = walk_of(ordinary(RGT_2=WORRY), asker)
    with_at_hand(talk, elsewhere=lambda _: OTHER)
    return talk


def told(*several: tuple[str, str]) -> Scripted:
    """Say what each answer newly calls for, one after the other, and go on."""
    asker = Scripted(Script({"alert": [ON] * 9}))
    talk = talk_under(asker)
    for question, value in several:
        news = news_of(talk, answered(question, value))
        say_urgent(talk, news)
        let_act(talk, news)
    return asker


def test_where_ask_first_comes_up_the_hold_of_the_other_session_is_said_instead_and_once() -> None:
    asker, medical = told(ASKS), ("HEA-7", "now-not-assessed")

    assert (Tone.PLAIN, IN_OTHER) in asker.said
    assert [f"{OTHER.guard.title}. {OTHER.guard.text}"] == asker.urgent
    assert 1 == [text for _, text in told(medical, medical).said].count(IN_OTHER)


def test_the_words_to_call_999_wait_for_no_folder() -> None:
    def looked(session: Session) -> HeldElsewhere:
        del session
        asker.say("looked into the folder")
        return OTHER

    asker = Scripted(Script({"alert": [ON] * 9}))
    talk = talk_under(asker)
    with_at_hand(talk, elsewhere=looked)
    news = news_of(talk, answered("HEA-7", "attempt-or-unwell"))
    say_urgent(talk, news)
    urgent = asker.events.copy()
    let_act(talk, news)

    assert "looked into the folder" not in urgent
    assert (Tone.PLAIN, IN_OTHER) in asker.said
    assert urgent


def test_what_is_for_today_is_worded_as_under_it_and_a_hold_of_its_own_looks_nowhere_else() -> None:
    talk = talk_under(Scripted(Script({})))
    news = news_of(talk, answered("HEA-7", "now-not-assessed"))
    with_at_hand(talk, elsewhere=lambda _: pytest.fail("another session was looked for"))
    own = news_of(talk, answered("SUP-2", "think-harm"))

    assert (State.GUARDED, True) == (news.guard.state, news.guard.holds)
    assert (True, "") == (own.guard.holds, own.held_in)
