"""Questions that may not apply: those that wait for the same unknown are offered at once."""

from __future__ import annotations

from datetime import UTC, datetime

from ehe_check.ask.case.offer import Offered, may_not_apply, offer
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.reply import Chosen
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer, Answers
from tests.ask.scripted import ScriptedAsker
from tests.banks import TODAY, small_bank
from tests.worked import session_of

BANK = small_bank(
    """
    [[questions]]
    id = "AAA-1"
    options = ["no", "yes"]
    text = "Is there a worry?"
    [[questions]]
    id = "AAA-2"
    options = ["no", "yes"]
    text = "Was it told?"
    [[questions]]
    id = "AAA-3"
    options = ["no", "yes"]
    when = { question = "AAA-1", is = ["yes"] }
    [[questions]]
    id = "AAA-4"
    options = ["no", "yes"]
    when = { all = [{ question = "AAA-1", is = ["yes"] }, { question = "AAA-2", is = ["yes"] }] }
    [[questions]]
    id = "AAA-5"
    options = ["no", "yes"]
    when = { question = "AAA-2", is = ["yes"] }
    """
)
NOT_KNOWN = tuple(Answer(question=each, not_known=True) for each in ("AAA-1", "AAA-2"))


def talk_of(asker: ScriptedAsker) -> CaseTalk:
    """A walk in which neither of the two answers that the others wait for is known."""
    answers = Answers()
    for each in NOT_KNOWN:
        answers = answers.with_answer(each)
    return CaseTalk(
        bank=BANK,
        session=session_of(answers),
        asker=asker,
        save=lambda _: None,
        today=TODAY,
        now=lambda: datetime(2026, 11, 24, 12, tzinfo=UTC),
    )


def step(talk: CaseTalk, question: str) -> Step:
    return next(each for each in talk.asked if each.question.id == question)


def skipped(talk: CaseTalk) -> list[str]:
    return [each.question for each in talk.answers if each.skipped]


def test_one_that_waits_for_more_besides_is_offered_with_it_and_left_with_it() -> None:
    asker = ScriptedAsker([Chosen(("leave",))])
    talk = talk_of(asker)

    assert Offered.LEFT is offer(talk, step(talk, "AAA-3"))
    assert asker.puts[0].text.startswith("2 questions may not apply.")
    assert "Is there a worry?" in asker.puts[0].text
    assert "Was it told?" in asker.puts[0].text
    assert ["AAA-3", "AAA-4"] == skipped(talk)
    assert may_not_apply(talk, step(talk, "AAA-5"))


def test_one_that_waits_for_more_is_still_offered_once_only_part_of_that_was_opened() -> None:
    asker = ScriptedAsker([Chosen(("look",))])
    talk = talk_of(asker)

    assert Offered.LOOKS is offer(talk, step(talk, "AAA-3"))
    assert [] == skipped(talk)
    assert not may_not_apply(talk, step(talk, "AAA-3"))
    assert may_not_apply(talk, step(talk, "AAA-4"))
