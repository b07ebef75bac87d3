"""A child's own words in a call: chosen for it, never by themselves, taken back, never too long."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.ask.case.words_in_call import say_call
from ehe_check.ask.moves import Move
from ehe_check.ask.reply import Chosen, Moved, Reply
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.sheet.share import without_own_words
from tests.ask.scripted import ScriptedAsker
from tests.ask.walks import talk_of
from tests.calls import REFUSED, SAFETY, TOLD, answers, calling, child, said
from tests.telephones import ShippedTelephone
from tests.worked import session_of, shipped_bank

TODAY = date(2026, 11, 24)
USE, GO_ON, TAKE_OUT = (Chosen((each,)) for each in ("use", "go-on", "take-out"))
WORDS = "I get my tea when the pages are done"
QUOTED = f'The child said: "{WORDS}."'
ONE = (child(1, "elder"),)


def with_words(words: str = WORDS, *more: Answer, children: object = ONE) -> Session:
    given = answers(*TOLD, said("VOI-2", words), *more, children=children)  # type: ignore[arg-type]  # a tuple of entries
    return session_of(given, "quick", "school-nurse")


class Telling:
    """What to say is asked for, once."""

    def __init__(self, session: Session, *replies: Reply, is_trial: bool = False) -> None:
        self.asker, self.phone = ScriptedAsker(replies), ShippedTelephone(TODAY)
        self.talk = talk_of(session, self.asker, telephone=self.phone, is_trial=is_trial)
        self.talk.what_to_say = lambda: self.phone.text(self.talk.session)
        say_call(self.talk)

    @property
    def said(self) -> list[str]:
        return [" ".join(text.split()) for _, text in self.asker.said]

    @property
    def names(self) -> list[str]:
        return [put.name for put in self.asker.puts]

    @property
    def chosen(self) -> tuple[str, ...]:
        return self.talk.session.words_in_call


def test_they_are_in_no_call_unless_they_are_chosen_for_it() -> None:
    told = Telling(with_words(), GO_ON)

    assert () == told.chosen
    assert [False] == [WORDS in text for text in told.said]
    assert "Beneath the call:  1 use a child's own words  Enter go on" == told.asker.puts[0].line
    assert "go-on" == told.asker.puts[0].enter


def test_chosen_they_stand_in_quotation_marks_as_a_sentence_of_the_call() -> None:
    told = Telling(with_words(), USE)

    assert ("child-1",) == told.chosen
    assert QUOTED in told.said[-1]
    assert told.said[-1].index("being harmed.") < told.said[-1].index(QUOTED)
    assert told.said[-1].index(QUOTED) < told.said[-1].index("I shall say nothing")


def test_the_numbers_come_last_where_one_call_pushes_another_off_the_screen() -> None:
    doctor = said("HEA-1", "falling-not-reviewed", "child-1", evidence="record")
    one, two = (
        session_of(answers(*TOLD, *more), "quick", "school-nurse") for more in ((), (doctor,))
    )
    numbers = [text for text in Telling(two).said if text.startswith("To ring: ")]

    assert numbers == Telling(two).said[-len(numbers) :]
    assert any("01632 960001" in text for text in numbers)
    assert not any(text.startswith("To ring: ") for text in Telling(one).said)


def test_they_can_be_taken_out_again() -> None:
    told = Telling(with_words().with_words_in_call(("child-1",)), TAKE_OUT)

    assert QUOTED in told.said[0]
    assert () == told.chosen
    assert QUOTED not in told.said[-1]


def test_whose_they_are_is_asked_where_there_are_several_children() -> None:
    session = with_words(children=(child(1, "elder"), child(2, "younger")))
    one = Telling(session, USE, Chosen(("child-2",)))
    both = Telling(session, USE, Chosen(("several",)))

    assert 'The younger said: "' in one.said[-1]
    assert 'The elder and the younger said: "' in both.said[-1]
    assert () == Telling(session, USE, Moved(Move.BACK)).chosen


def test_the_call_keeps_its_90_words_and_they_are_not_taken_where_they_are_too_long() -> None:
    told = Telling(with_words("I was so hungry that day. " * 12), USE)

    assert () == told.chosen
    assert told.said[-1].startswith("The child's own words are too long")


def test_where_a_reason_gives_way_to_them_that_is_said() -> None:
    told = Telling(with_words("I was hungry and nobody came all day", SAFETY, REFUSED), USE)
    (script,) = told.phone.calling(told.talk.session).scripts

    assert script.quotes
    assert len(script.text.split()) <= 90
    assert bool(script.gives_way) is ("sight of" not in script.text)
    assert 1 == "\n".join(told.said).replace("\n", " ").count(
        script.gives_way[:30] or told.said[-1]
    )


@pytest.mark.parametrize("number", [5, 20, 35, 60, 120])
def test_no_length_of_words_makes_a_call_longer_than_90_words(number: int) -> None:
    session = with_words("word " * number, SAFETY, REFUSED).with_words_in_call(("child-1",))
    phone = ShippedTelephone(TODAY)
    for script in phone.calling(session).scripts:
        assert len(script.text.split()) <= 90
        assert script.quotes is not script.leaves_out


def test_words_that_became_too_long_are_left_out_and_the_call_says_so() -> None:
    session = with_words("word " * 120).with_words_in_call(("child-1",))
    text = " ".join(ShippedTelephone(TODAY).text(session).split())

    assert "read them out from this file" in text


def test_what_looks_like_a_name_in_them_is_asked_about() -> None:
    session = with_words("I am afraid of Uncle Peter")
    left_out = Telling(session, USE, Chosen(("leave-out",)))
    used = Telling(session, USE, Chosen(("no-name",)))

    assert "a full name" in left_out.asker.puts[1].text
    assert ((), ("child-1",)) == (left_out.chosen, used.chosen)


@pytest.mark.parametrize(
    "given",
    [
        answers(*TOLD, children=ONE),
        answers(said("NOW-1", "not-sure"), said("VOI-2", WORDS), children=ONE),
        answers(said("NOW-1", "yes"), said("VOI-2", WORDS), children=ONE),
        answers(said("VOI-2", WORDS), children=ONE),
        answers(*TOLD, said("VOI-2", WORDS), children=()),
    ],
    ids=["no words", "the lead alone", "999", "no call", "no child"],
)
def test_they_are_offered_only_where_there_are_some_for_a_call_to_social_care_or_the_police(
    given: Answers,
) -> None:
    assert [] == Telling(session_of(given, "quick", "school-nurse")).names


def test_they_are_not_offered_while_a_change_is_only_tried() -> None:
    assert [] == Telling(with_words(), is_trial=True).names


def test_no_copy_to_share_has_them() -> None:
    session = with_words().with_words_in_call(("child-1",))
    sheet = ShippedTelephone(TODAY).sheet_of(session)
    (script,) = calling(without_own_words(sheet, shipped_bank())).scripts

    assert not script.quotes
    assert "my tea" not in script.text


def test_marks_and_line_ends_in_them_do_not_break_the_sentence() -> None:
    told = Telling(with_words('"Go away",\nhe said!'), USE)

    assert "The child said: \"'Go away', he said!\"" in told.said[-1]


def test_the_choice_ends_where_the_words_are_changed() -> None:
    told = Telling(with_words(), USE)
    other = told.talk.answers.with_answer(said("VOI-2", "Something else."))
    told.talk.keep(other)

    assert () == told.chosen
    assert told.talk.answers.get(Ref("VOI-2")) is not None
