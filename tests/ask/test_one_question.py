"""One question, whole on one screen: what stands there, what is kept, and what is asked about."""

from __future__ import annotations

import re
from datetime import date

import pytest

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.one_question import NOTHING_MORE, WHO_HEARD, OneQuestion
from ehe_check.ask.put import PersonLeftError, Put
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.bank.evidence import HEARD_BY, Evidence
from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.case.answer_faults import faults
from ehe_check.case.walk import Screen, Step
from ehe_check.judge.answers import Answer
from ehe_check.judge.truth import Judgement, Truth
from ehe_check.over_time.follow import earlier_answers
from ehe_check.page.own import Own
from tests.ask.scripts import ScriptedAsker, typed
from tests.ask.walks import BANK, TODAY, ordinary, walk_of, with_beside
from tests.worked import session_of

ELSEWHERE = [Move.BACK, Move.LISTS, Move.TOPICS, Move.FIND, Move.UNDO]
LONG_AGO = Said(ids=("longer-ago",), source="record", on=date(2025, 6, 1))


def step(question: str) -> Step:
    per = BANK.by_id[question].per
    return Step(BANK.by_id[question], f"{per}-1" if per else None, Judgement(Truth.TRUE))


def ask_one(walk: Interview, each: Step) -> Moved | None:
    return OneQuestion(walk, Screen((each,))).ask()


def asked(question: str, *replies: Reply) -> tuple[Interview, ScriptedAsker, Moved | None]:
    asker = ScriptedAsker(replies)
    each = step(question)
    walk = walk_of(ordinary().without(each.ref), asker, "full")
    return walk, asker, ask_one(walk, each)


def answer(walk: Interview, question: str) -> Answer:
    return walk.answers.by_ref[step(question).ref]


def put_of(question: str) -> Put:
    _, asker, _ = asked(question, Moved(Move.SKIP))
    return asker.puts[0]


def test_typed_lines_say_where_a_question_stands_alike_whatever_its_case_is_called() -> None:
    for reference in ("EHE-0131", "not given", "North | South | 2026-000131-0004"):
        walk = walk_of(ordinary(), ScriptedAsker([]), "full")
        case = walk.session.case.model_copy(update={"reference": reference})
        walk.session = walk.session.model_copy(update={"case": case})
        _, told = typed(OneQuestion(walk, Screen((step("VIS-2"),))).put(), "b")

        assert re.match(r"\nQuestion 8 of about 51, .*\(VIS-2\)\.\nWhen ", told), told


def test_value_source_and_month_are_saved_together() -> None:
    walk, asker, went = asked("VIS-2", Given((LONG_AGO,)))
    said = answer(walk, "VIS-2")
    kept = (said.value, said.on, said.evidence, said.answered)

    assert went is None
    assert ["VIS-2"] == asker.names
    assert ("longer-ago", date(2025, 6, 1), Evidence.RECORD, TODAY) == kept


@pytest.mark.parametrize("reply", [Moved(Move.NOT_KNOWN), Given((Said(not_known=True),))])
def test_not_known_is_saved_without_a_source_and_the_last_band_without_a_month(
    reply: Reply,
) -> None:
    said = answer(asked("VIS-2", reply)[0], "VIS-2")
    never = Given((Said(ids=("never",), source="record", on=TODAY),))

    assert (True, None) == (said.not_known, said.evidence)
    assert answer(asked("VIS-2", never)[0], "VIS-2").on is None


def test_what_stands_is_there_with_its_source_and_month() -> None:
    walk, asker, _ = asked("VIS-2", Given((LONG_AGO,)), Moved(Move.BACK))
    ask_one(walk, step("VIS-2"))

    assert (LONG_AGO,) == asker.puts[1].said


@pytest.mark.parametrize("move", ELSEWHERE)
def test_what_was_half_given_is_there_again(move: Move) -> None:
    walk, asker, went = asked("VIS-2", Moved(move, given=(LONG_AGO,), words="x"), Moved(Move.BACK))
    ask_one(walk, step("VIS-2"))

    assert went is not None
    assert move is went.move
    assert step("VIS-2").ref not in walk.answers.by_ref
    assert (LONG_AGO,) == asker.puts[-1].said


def test_enter_alone_skips_words_where_nothing_is_lost_and_else_says_what_to_do() -> None:
    skipped, _, _ = asked("VOI-2", Wrote(" \n"))
    stands = Answer(question="VOI-2", value="I like maps")
    for before in (stands, Answer(question="VOI-2", not_known=True)):
        asker = ScriptedAsker([Wrote(""), Moved(Move.BACK)])
        walk = walk_of(ordinary().with_answer(before), asker, "full")

        assert Moved(Move.BACK) == ask_one(walk, step("VOI-2"))
        assert before == answer(walk, "VOI-2")
        assert "Write a few words, or skip this question." in asker.said[-1][1]

    assert answer(skipped, "VOI-2").skipped


def test_a_note_typed_with_its_key_is_kept_and_whom_it_is_about_stands_in_the_question() -> None:
    walk, asker, _ = asked("VIS-5", Moved(Move.NOTE, words="ask the clinic"), Moved(Move.SKIP))

    assert "ask the clinic" == answer(walk, "VIS-5").note
    assert asker.puts[0].text.endswith(f"({walk.answers.label('child-1')})")


def test_a_second_note_is_added_to_the_first_and_one_that_is_written_over_is_said() -> None:
    walk, asker, _ = asked(
        "VIS-5",
        Moved(Move.NOTE, words="ask the clinic"),
        Moved(Move.NOTE, words="and the school"),
        Moved(Move.NOTE),
        Wrote("ask the dentist"),
        Moved(Move.SKIP),
    )

    assert "ask the clinic\nand the school" == "".join(asker.of("VIS-5 child-1 note").start)
    assert "ask the dentist" == answer(walk, "VIS-5").note
    assert ['The note was until now: "ask the clinic and the school"'] == asker.texts


def test_a_skip_says_what_it_takes_out_and_nothing_where_there_was_none() -> None:
    walk, asker, _ = asked("VIS-2", Moved(Move.SKIP))
    assert [] == asker.texts

    walk, asker, _ = asked("VIS-2", Given((LONG_AGO,)))
    walk.asker = asker = ScriptedAsker([Moved(Move.SKIP)])
    ask_one(walk, step("VIS-2"))

    assert answer(walk, "VIS-2").skipped
    gone = "When somebody was last inside the home: More than a year ago (R) June 2025"
    assert [f"Not answered any more: {gone}. Undo brings it back."] == asker.texts


def test_words_that_may_identify_somebody_are_asked_about_and_can_be_changed_or_stand() -> None:
    first, second, heard = Wrote("Ring her on 07700 900123"), Wrote("At work"), Moved(Move.SKIP)
    walk, asker, _ = asked("VOI-2", first, Chosen(("change",)), second, heard)
    stands, again, _ = asked("VOI-2", first, Chosen(("keep",)), heard)
    nurse = Wrote("p the nurse on 07700 900123")
    by, puts, _ = spoken(WROTE, nurse, Chosen(("change",)), Wrote("p the nurse"))

    assert ["names anyone"] * 2 == [asker.puts[1].name, puts[2].name]
    assert first.text in asker.puts[1].text
    assert (first.text,) == asker.puts[2].offered
    assert (second.text, first.text) == (answer(walk, "VOI-2").value, answer(stands, "VOI-2").value)
    assert 3 == len(again.puts)
    assert "07700 900123" in puts[2].text
    assert (TEA, Evidence.PROFESSIONAL_TOLD_ME, "the nurse") == kept(by)


def test_only_a_fact_asks_for_a_source() -> None:
    for question in BANK.questions:
        if question.lists is not None or question.per == "adult" or question.decides:
            continue
        put = put_of(question.id)

        assert bool(put.known.sources) == question.fact, question.id
        assert (put.known.read_month is not None) == question.dated, question.id


# Who heard a child's own words: asked beneath them, kept beside them, and passed over by Enter.


VOI_2 = Step(BANK.by_id["VOI-2"], None, Judgement(Truth.TRUE))
TEA = "I get my tea when the pages are done."
WROTE = Wrote(TEA)
SPOKEN = Answer(
    question="VOI-2",
    asked=VOI_2.question.text,
    value=TEA,
    evidence=Evidence.PROFESSIONAL_TOLD_ME,
    heard=Own("family support worker, January"),
    answered=TODAY,
)


def spoken(*replies: Reply, before: Answer | None = None) -> tuple[Interview, list[Put], list[str]]:
    """Put the question of the child's own words, and return the walk, what was put and said."""
    asker = ScriptedAsker(replies)
    walk = walk_of(ordinary().without(VOI_2.ref), asker, "full")
    if before is not None:
        walk.keep(walk.answers.with_answer(before))
    assert ask_one(walk, VOI_2) is None
    return walk, asker.puts, asker.texts


def kept(walk: Interview) -> tuple[str | tuple[str, ...] | None, Evidence | None, str | None]:
    answer = walk.answers.by_ref[VOI_2.ref]
    return answer.value, answer.evidence, answer.heard


@pytest.mark.parametrize(
    ("typed", "known", "heard"),
    [
        ("p family support worker, January", Evidence.PROFESSIONAL_TOLD_ME, SPOKEN.heard),
        ("P: family support worker, January", Evidence.PROFESSIONAL_TOLD_ME, SPOKEN.heard),
        ("s in October", Evidence.SAW_MYSELF, "in October"),
        ("s", Evidence.SAW_MYSELF, None),
        ("f, grandmother", Evidence.PARENT_TOLD_ME, "grandmother"),
        ("librarian, last spring", None, "librarian, last spring"),
        ("school nurse", None, "school nurse"),
        ("a teacher", None, "a teacher"),
        (" ", None, None),
        ("-", None, None),
    ],
)
def test_a_letter_says_how_and_words_say_who_and_when(
    typed: str, known: Evidence | None, heard: str | None
) -> None:
    walk, puts, _ = spoken(WROTE, Wrote(typed))

    assert (TEA, known, heard) == kept(walk)
    assert ["VOI-2", "VOI-2 heard"] == [put.name for put in puts]
    assert puts[1].text.startswith(WHO_HEARD)
    assert (True, NOTHING_MORE) == (puts[1].is_line, puts[1].enter)


def test_it_is_asked_of_a_childs_own_words_alone_and_every_letter_of_it_is_named() -> None:
    meant = dict(zip(HEARD_BY, ("s I did", "p a professional", "f family"), strict=True))

    assert ["VOI-2"] == [each.id for each in BANK.questions if each.spoken]
    assert BANK.childs_words == "VOI-2"
    assert [] == [words for words in meant.values() if words not in WHO_HEARD]
    assert [EVIDENCE_CODES[each] for each in meant] == [words[0] for words in meant.values()]
    assert len(f"{WHO_HEARD} (or Enter):") <= 79


@pytest.mark.parametrize("typed", ["r", "x", "3r", "12", "2 s", "/"])
def test_a_letter_or_a_number_that_stands_for_nobody_is_asked_again(typed: str) -> None:
    walk, puts, said = spoken(WROTE, Wrote(typed), Wrote("p"))

    assert ["One letter, s, p or f, or words: a role and a month, never a name."] == said
    assert 3 == len(puts)
    assert (TEA, Evidence.PROFESSIONAL_TOLD_ME, None) == kept(walk)


def test_passing_over_it_and_leaving_there_keep_the_words() -> None:
    walk, _, _ = spoken(WROTE, Moved(Move.SKIP))
    left = walk_of(ordinary().without(VOI_2.ref), ScriptedAsker([WROTE]), "full")
    with pytest.raises(PersonLeftError):
        ask_one(left, VOI_2)

    assert (TEA, None, None) == kept(walk) == kept(left)


def test_back_goes_to_the_words_and_other_words_were_not_heard_by_whoever_heard_those() -> None:
    maps = Wrote("I like the canal.")
    walk, puts, _ = spoken(WROTE, Moved(Move.BACK), maps, Wrote("s"))
    other, again, _ = spoken(maps, Moved(Move.SKIP), before=SPOKEN)

    assert ((TEA,), ()) == (puts[2].previous, again[1].start)
    assert (maps.text, Evidence.SAW_MYSELF, None) == kept(walk)
    assert (maps.text, None, None) == kept(other)


def test_enter_keeps_it_where_it_stands_and_it_is_kept_with_the_words_in_a_follow_up() -> None:
    walk, puts, _ = spoken(WROTE, Wrote("p family support worker, January"), before=SPOKEN)
    bare, _, _ = spoken(WROTE, Wrote("-"), before=SPOKEN)
    earlier = session_of(ordinary().with_answer(SPOKEN))
    asker = ScriptedAsker([Moved(Move.KEEP)])
    follow = walk_of(ordinary().without(VOI_2.ref), asker, "full")
    with_beside(follow, earlier=earlier_answers(BANK, earlier, date(2027, 1, 5)))
    ask_one(follow, VOI_2)

    assert "Enter keeps: p family support worker, January" in puts[1].text
    assert ("p family support worker, January",) == puts[1].start
    assert puts[1].enter == puts[1].start[0]
    assert (TEA, SPOKEN.evidence, SPOKEN.heard) == kept(walk)
    assert (TEA, None, None) == kept(bare)
    assert (TEA, SPOKEN.evidence, SPOKEN.heard) == kept(follow)
    assert "family support worker, January" in asker.puts[0].last_time


@pytest.mark.parametrize(
    ("answer", "fact"),
    [
        (SPOKEN, ""),
        (SPOKEN.model_copy(update={"evidence": Evidence.RECORD}), "record does not say that"),
        (Answer(question="VOI-2", skipped=True, heard=Own("me")), "no words that anybody heard"),
        (Answer(question="VIS-2", value="never", heard=Own("me")), "does not ask who heard it"),
    ],
)
def test_a_file_may_say_it_of_a_childs_words_alone(answer: Answer, fact: str) -> None:
    found = [each.fact for each in faults(BANK, ordinary(), answer, TODAY)]

    assert [True] * bool(fact) == [fact in each for each in found]
