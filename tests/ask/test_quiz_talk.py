"""A quiz as it is put: answers, sureness, reasons at once or after a paper, going back, leaving."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from ehe_check.ask.put import PersonLeftError, PutKind, Tone
from ehe_check.ask.quiz.alone import GO_ON, OTHERS, QuizTalk
from ehe_check.ask.quiz.begin import Waiting, ask_what_to_put
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.law_words import cited
from ehe_check.quiz.choose import Wish
from ehe_check.quiz.draw import shuffled
from ehe_check.quiz.item import Paper
from ehe_check.quiz.mark import Answered, Sureness, Verdict
from tests.ask.scripts import Overheard, ScriptedAsker
from tests.quizzes import TODAY, answered, chance, small_quiz
from tests.worked import shipped_library

QUIZ = small_quiz()
SURE, FAIRLY, GUESSING = (Chosen((each,)) for each in Sureness)
BACK, SKIP, LEAVE, ON = Moved(Move.BACK), Moved(Move.SKIP), Moved(Move.LEAVE), Chosen((GO_ON,))


def pick(*ids: str) -> Chosen:
    return Chosen(ids)


@dataclass
class Held(Overheard):
    """A quiz held by a script: what was put and said, and what was kept, in order."""

    asker: ScriptedAsker
    kept: list[Answered] = field(default_factory=list)
    puts_before: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.said)

    @property
    def given(self) -> list[tuple[tuple[str, ...], ...]]:
        return [each.given for each in self.kept]

    def keep(self, answered: Answered) -> None:
        self.kept.append(answered)
        self.puts_before.append(len(self.asker.puts))


def held(items: str, *replies: Reply, pauses: bool = False) -> Held:
    """Hold a quiz of some items, in learning mode."""
    result = Held(ScriptedAsker(replies))
    quizzing(result, items, pauses=pauses).hold()
    return result


def quizzing(result: Held, items: str, *, pauses: bool = False) -> QuizTalk:
    return QuizTalk(
        asker=result.asker,
        bank=QUIZ,
        library=shipped_library(),
        items=tuple(shuffled(QUIZ.by_id[f"QZ-{each}"], chance(1)) for each in items.split()),
        keep=result.keep,
        today=TODAY,
        pauses=pauses,
    )


def test_an_answer_is_asked_then_how_sure_it_is_then_every_reason_is_said() -> None:
    quiz = held("1", pick("b"), SURE)

    assert ["QZ-1", "QZ-1 sure"] == quiz.names
    assert [((("b",),), (Sureness.SURE,))] == [(each.given, each.sure) for each in quiz.kept]
    assert "QZ-1. That is not it." in quiz.text
    right, wrong = quiz.text.index("Right: Nobody"), quiz.text.index("Not right: The council (your")
    assert right < wrong < quiz.text.index("Not right: The school nurse")
    assert "0 of 1 right." in quiz.text
    assert "L1.2: " in quiz.text


def test_the_law_is_said_with_its_reasons_and_only_its_months_above_the_question() -> None:
    law = shipped_library().notes["E12"]
    item = QUIZ.by_id["QZ-1"].model_copy(update={"cites": ("E12",)})
    result = Held(ScriptedAsker([pick("a"), SURE]))
    replace(quizzing(result, "1"), items=(shuffled(item, chance(1)),)).hold()
    above = "Question 1 of 1: Who visits. Law as of August 2026 (E12)."

    assert above == result.asker.puts[0].heading
    assert f"E12. {cited(law, TODAY)}" in result.text


def test_the_options_are_put_as_they_are_shuffled_and_an_answer_kept_before_its_reasons() -> None:
    quiz = held("1 4", pick("a"), SURE, pick("true"), GUESSING)
    shown = shuffled(QUIZ.by_id["QZ-1"], chance(1)).questions[0].options
    put, true_false = quiz.put("QZ-1"), quiz.put("QZ-4")

    assert [each.id for each in shown] == [choice.id for choice in put.choices]
    assert ["a", "b", "c"] == [choice.code for choice in put.choices]
    assert [("true", ""), ("false", "")] == [(each.id, each.code) for each in true_false.choices]
    assert "Question 1 of 2: Who visits" == put.heading
    assert [2, 4] == quiz.puts_before
    assert [Verdict.RIGHT, Verdict.WRONG] == [each.marking.verdict for each in quiz.kept]


def test_several_are_ticked_and_the_person_is_told_so() -> None:
    quiz = held("3", pick("a"), FAIRLY)
    put = quiz.put("QZ-3")

    assert (PutKind.SEVERAL, "Choose all that apply.") == (put.kind, put.help)
    assert "Part of that is right." in quiz.text
    assert "0 of 1 right, and 1 in part." in quiz.text


def shown_order(*ids: str) -> Wrote:
    """The letters that these options of QZ-5 have as they are shown."""
    there = [option.id for option in shuffled(QUIZ.by_id["QZ-5"], chance(1)).questions[0].options]
    return Wrote(" ".join("abc"[there.index(each)] for each in ids))


RIGHT_ORDER = shown_order("a", "b", "c")


def test_an_order_is_asked_in_one_line_of_letters_until_each_stands_there_once() -> None:
    wrong = [Wrote(""), Wrote("ab"), Wrote("abd"), Wrote("aabc")]
    quiz = held("5", *wrong, RIGHT_ORDER, SURE)

    assert ["QZ-5"] * 5 + ["QZ-5 sure"] == quiz.names
    assert ["", "", "ab", "abd", "aabc"] == [put.refused for put in quiz.asker.puts[:5]]
    assert 4 == quiz.said.count("Type each of a, b, c once, the first one first.")
    assert [(("a", "b", "c"),)] == quiz.given
    assert "Nothing was missed, and nothing was a guess." in quiz.text
    assert "Put these in order.\n\na. " in quiz.asker.puts[0].text
    assert "Nothing was answered." in held("5", SKIP).text


def test_going_back_from_how_sure_asks_for_the_answer_again() -> None:
    quiz = held("5", shown_order("b", "a", "c"), BACK, RIGHT_ORDER, SURE)
    once = held("1", pick("b"), BACK, pick("a"), SURE)

    assert [(("a", "b", "c"),)] == quiz.given
    assert (["QZ-1", "QZ-1 sure"] * 2, [(("a",),)]) == (once.names, once.given)


def test_each_step_of_a_vignette_has_its_reasons_before_the_next_is_put() -> None:
    quiz = held("6", pick("a"), SURE, pick("a"), GUESSING)
    above = "Question 1 of 1, step 2 of 2: The child's voice"

    assert ["QZ-6 step 1", "QZ-6 step 1 sure", "QZ-6 step 2", "QZ-6 step 2 sure"] == quiz.names
    assert above == quiz.put("QZ-6 step 2").heading
    assert [(("a",), ("a",))] == quiz.given
    assert (Sureness.SURE, Sureness.GUESSING) == quiz.kept[0].sure
    assert quiz.text.index("She is the one to hear.") < quiz.text.index("Every child counts.")


def test_an_item_that_is_passed_over_is_not_kept_and_counts_for_nothing() -> None:
    quiz = held("1 4 6", SKIP, pick("false"), SURE, pick("a"), SURE, SKIP)

    assert ["QZ-4"] == [each.item.id for each in quiz.kept]
    assert "1 of 1 right." in quiz.text
    assert "Without an answer: 2." in quiz.text


@pytest.mark.parametrize("replies", [[], [pick("b")], [pick("b"), LEAVE], [pick("a"), SURE, LEAVE]])
def test_leaving_keeps_what_was_answered_whole_and_sums_it_up(replies: list[Reply]) -> None:
    quiz = held("1 4 5", *replies)
    is_whole = SURE in replies

    assert ["QZ-1"] * is_whole == [each.item.id for each in quiz.kept]
    assert ("1 of 1 right." if is_whole else "Nothing was answered.") in quiz.text


def test_what_is_right_stays_in_sight_where_a_screen_scrolls_and_other_reasons_are_asked_for() -> (
    None
):
    more = (Chosen((OTHERS,)), ON)
    quiz = held("1 4", pick("b"), SURE, *more, pick("false"), SURE, LEAVE, pauses=True)
    first, again = quiz.asker.named(GO_ON)[:2]

    assert ["QZ-1", "QZ-1 sure", GO_ON, GO_ON, "QZ-4", "QZ-4 sure", GO_ON] == quiz.names
    assert "QZ-1. That is not it.\nRight: Nobody has to" == first.text == again.text
    assert [[GO_ON, OTHERS], [GO_ON]] == [[x.id for x in put.choices] for put in (first, again)]
    assert "Not for that." not in "".join(held("1", pick("b"), SURE, ON, pauses=True).said)
    assert "Not for that." in quiz.text
    assert "1 of 2 right." in quiz.text
    item = QUIZ.by_id["QZ-5"].model_copy(update={"cites": ("E12",)})
    result = Held(ScriptedAsker([RIGHT_ORDER, SURE, Chosen((OTHERS,)), ON]))
    replace(quizzing(result, "5", pauses=True), items=(shuffled(item, chance(1)),)).hold()
    told = [choice.text for choice in result.asker.named(GO_ON)[0].choices]
    assert ["Go on", "Read the law beneath it"] == told


def test_a_quiz_that_was_left_goes_on_where_nothing_is_answered() -> None:
    before = {"QZ-1": answered(QUIZ.by_id["QZ-1"])}
    result = Held(ScriptedAsker([pick("false"), SURE]))
    ended = replace(quizzing(result, "1 4"), answers=before).hold()

    assert (True, False) == (ended, quizzing(Held(ScriptedAsker([])), "1").hold())
    assert "Question 2 of 2: The child's voice" == result.asker.puts[0].heading
    assert "2 of 2 right." in result.text


def test_the_surest_mistake_is_the_first_to_read_about() -> None:
    quiz = held("4 5 1", pick("true"), GUESSING, RIGHT_ORDER, GUESSING, pick("b"), SURE)
    headings = [text for tone, text in quiz.asker.said if tone is Tone.HEADING]

    assert ["What came of it", "To read, by learning point"] == headings
    end = quiz.text.split("To read, by learning point")[1]
    assert end.index("L1.2: ") < end.index("F3.3: ") < end.index("L4.0: ")


OPEN, LENGTH = Wish(), Wish(length=10)


def begun(wish: Wish, waiting: Waiting, *replies: Reply) -> tuple[Wish | None, list[str]]:
    asker = ScriptedAsker(replies)
    wished = ask_what_to_put(asker, QUIZ, wish, waiting, TODAY)
    return wished, [choice.text for put in asker.puts for choice in put.choices]


def test_one_question_offers_what_was_left_what_is_due_and_a_new_quiz() -> None:
    two = (QUIZ.by_id["QZ-1"], QUIZ.by_id["QZ-4"])
    waiting = Waiting(left=two, answered=1, due=two[:1])
    on, offered = begun(OPEN, waiting, pick("+go-on"))
    again, new, topic = (
        begun(OPEN, waiting, pick(each))[0] for each in ("+again", "+new", "voice")
    )

    assert [
        "Go on with the quiz that you left: 1 of 2 questions answered (another takes its place)",
        "Meet again what you missed or guessed: 1 question due today",
        "6 questions from every topic",
        "Who visits (3 questions)",
        "The child's voice (3 questions)",
    ] == offered
    assert (None, Wish(items=("QZ-1",)), LENGTH) == (on, again, new)
    assert replace(LENGTH, topic="voice") == topic


def test_nothing_is_asked_where_only_one_thing_can_be_meant() -> None:
    due = Waiting(due=(QUIZ.by_id["QZ-1"],))
    paper, timed = Wish(paper=Paper.A), Wish(minutes=5)

    assert [(paper, []), (timed, [])] == [begun(paper, due), begun(timed, due)]
    assert (Wish(topic="voice", length=10), []) == begun(Wish(topic="voice"), due)
    left = begun(paper, replace(due, left=due.due), pick("+new"))
    assert (paper, "Begin the quiz that you asked for") == (left[0], left[1][-1])
    with pytest.raises(PersonLeftError):
        begun(OPEN, due)
