"""A quiz as it is put: answers, sureness, reasons at once or after a paper, going back, leaving."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from ehe_check.ask.put import PersonLeftError, PutKind, Tone
from ehe_check.ask.quiz.alone import GO_ON, QuizTalk
from ehe_check.ask.quiz.choose_quiz import ask_length, ask_topic
from ehe_check.ask.quiz.one_item import ItemQuestion, Picked
from ehe_check.ask.quiz.sit_paper import PaperSitting
from ehe_check.ask.reply import Chosen, Move, Moved, Reply
from ehe_check.bank.law_words import cited
from ehe_check.quiz.draw import shuffled
from ehe_check.quiz.item import QuizItem
from ehe_check.quiz.mark import Answered, Sureness, Verdict
from tests.ask.scripts import Overheard, ScriptedAsker
from tests.quizzes import TODAY, chance, small_quiz
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


def sat(items: str, *replies: Reply, pauses: bool = False) -> Held:
    """Sit some items as a paper."""
    result = Held(ScriptedAsker(replies))
    PaperSitting(quizzing(result, items, pauses=pauses)).hold()
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
    assert "QZ-1. That is not it. Here is why." in quiz.text
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


def test_an_order_is_asked_place_by_place_and_the_last_one_follows() -> None:
    quiz = held("5", pick("a"), pick("b"), SURE)

    assert ["QZ-5 first", "QZ-5 second", "QZ-5 sure"] == quiz.names
    assert quiz.asker.puts[0].text.endswith("Which comes first?")
    assert "Which comes second?" == quiz.asker.puts[1].text
    assert {"b", "c"} == {choice.id for choice in quiz.asker.puts[1].choices}
    assert [(("a", "b", "c"),)] == quiz.given
    assert "Nothing was missed, and nothing was a guess." in quiz.text


def test_going_back_takes_the_place_before_back_or_asks_for_the_answer_again() -> None:
    quiz = held("5", pick("b"), BACK, pick("a"), pick("c"), BACK, pick("a"), pick("b"), SURE)
    once = held("1", pick("b"), BACK, pick("a"), SURE)

    assert [(("a", "b", "c"),)] == quiz.given
    assert [False, True] == [Move.BACK in put.moves for put in quiz.asker.puts[:2]]
    assert (["QZ-1", "QZ-1 sure"] * 2, [(("a",),)]) == (once.names, once.given)


def test_going_back_in_a_longer_order_takes_one_place_back_at_a_time() -> None:
    item = QUIZ.by_id["QZ-5"]
    fourth = item.options[0].model_copy(update={"id": "d", "text": "Review"})
    longer = QuizItem.model_validate(
        item.model_dump() | {"options": [each.model_dump() for each in (*item.options, fourth)]}
    )
    asker = ScriptedAsker([pick("a"), pick("c"), BACK, pick("b"), pick("c"), SURE])
    given = ItemQuestion(shuffled(longer, chance(1)), 0, "").ask(asker, can_go_back=False)

    assert Picked(("a", "b", "c", "d"), Sureness.SURE) == given


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


def test_the_person_says_when_to_go_on_where_a_screen_scrolls() -> None:
    quiz = held("1 4", pick("a"), SURE, ON, pick("false"), SURE, LEAVE, pauses=True)

    assert ["QZ-1", "QZ-1 sure", GO_ON, "QZ-4", "QZ-4 sure", GO_ON] == quiz.names
    assert "2 of 2 right." in quiz.text


def test_the_surest_mistake_is_the_first_to_read_about() -> None:
    quiz = held("4 5 1", pick("true"), GUESSING, pick("a"), pick("b"), GUESSING, pick("b"), SURE)
    headings = [text for tone, text in quiz.asker.said if tone is Tone.HEADING]

    assert ["What came of it", "To read, by learning point"] == headings
    end = quiz.text.split("To read, by learning point")[1]
    assert end.index("L1.2: ") < end.index("F3.3: ") < end.index("L4.0: ")


MARK = pick("mark")


def test_a_paper_tells_nothing_before_it_is_marked_and_everything_after() -> None:
    answers = (pick("b"), SURE, pick("false"), SURE)
    paper, left = sat("1 4", *answers, MARK), sat("1 4", *answers, LEAVE)

    assert ["QZ-1", "QZ-1 sure", "QZ-4", "QZ-4 sure", "look over"] == paper.names
    assert "Who has to visit a child because the child is home educated?" in paper.said
    assert "No law asks it. [L1.2]" in paper.text
    assert "Ask the child. [F3.3]" in paper.text
    assert "1 of 2 right." in paper.text
    assert "The paper is not marked. 2 of 2 answers are kept." in left.text
    assert "right" not in left.text.casefold()


def test_going_back_shows_what_was_given_and_keeps_what_is_given_then() -> None:
    paper = sat("1 4", pick("b"), SURE, BACK, pick("a"), FAIRLY, pick("false"), SURE, MARK)

    assert (("b",), ()) == (paper.asker.puts[3].previous, paper.asker.puts[0].previous)
    assert ("sure",) == paper.asker.puts[4].previous
    assert [(("b",),), (("a",),), (("false",),)] == paper.given
    assert "2 of 2 right." in paper.text
    assert [False, True] == [Move.BACK in paper.put(each).moves for each in ("QZ-1", "QZ-4")]


def test_what_is_given_again_is_shown_and_kept_where_it_is_another() -> None:
    paper = sat("5", pick("c"), pick("a"), SURE, pick("0"), pick("a"), pick("b"), SURE, MARK)
    changed = sat("6", pick("b"), SURE, pick("c"), SURE, pick("0"), pick("a"), SURE, SKIP, MARK)

    assert 1 == len(sat("1 4", pick("b"), SURE, BACK, pick("b"), SURE, SKIP, MARK).kept)
    assert [("c",), ("a",)] == [put.previous for put in paper.asker.puts[4:6]]
    assert [(("b",), ("c",)), (("a",), ("c",))] == changed.given
    assert "1 of 1 right." in changed.text


def test_the_paper_is_looked_over_and_any_question_put_again() -> None:
    first: list[Reply] = [pick("b"), SURE, SKIP, pick("true"), SURE]
    again: list[Reply] = [pick("0"), pick("a"), SURE, pick("1"), pick("a"), pick("b"), SURE]
    last: list[Reply] = [pick("2"), BACK, BACK, pick("false"), SURE, MARK]
    paper = sat("1 5 4", *first, *again, *last)
    looks = paper.asker.named("look over")
    texts = [[choice.text for choice in put.choices] for put in looks]

    assert [
        "Mark it now, and read the reasons",
        "Question 1 (QZ-1): answered",
        "Question 2 (QZ-5): no answer yet",
        "Question 3 (QZ-4): answered",
    ] == texts[0]
    assert "Question 2 (QZ-5): answered" == texts[2][2]
    assert 5 == len(texts)
    assert "3 of 3 right." in paper.text


def test_what_was_passed_over_has_its_reasons_unsaid_and_a_paper_may_be_left_anywhere() -> None:
    paper = sat("1 4", SKIP, pick("false"), SURE, MARK)
    read = sat("1 4", pick("b"), SURE, pick("false"), SURE, MARK, LEAVE, pauses=True)

    assert "No law asks it." not in paper.text
    assert "Without an answer: 1." in paper.text
    assert "1 of 2 right." in read.text
    assert "0 of 1 answers are kept." in sat("1", pick("b"), LEAVE).text


def test_topics_are_offered_with_how_many_questions_each_has_today() -> None:
    asker = ScriptedAsker([pick("*"), pick("voice"), pick("*")])
    topics = ["visits", "voice", "visits"]

    assert (None, "voice") == (ask_topic(asker, QUIZ, topics), ask_topic(asker, QUIZ, topics))
    assert [
        "Every topic (3 questions)",
        "Who visits (2 questions)",
        "The child's voice (1 question)",
    ] == [choice.text for choice in asker.puts[0].choices]
    ask_topic(asker, QUIZ, ["visits"])
    assert ["*", "visits"] == [choice.id for choice in asker.puts[2].choices]
    with pytest.raises(PersonLeftError):
        ask_topic(asker, QUIZ, ["visits"])


@pytest.mark.parametrize(
    ("count", "offered", "usual"),
    [(8, ["5", "8"], "8"), (12, ["5", "10", "12"], "10"), (50, ["5", "10", "20", "50"], "10")],
)
def test_lengths_are_offered_up_to_all_and_a_few_all_put(
    count: int, offered: list[str], usual: str
) -> None:
    asker = ScriptedAsker([pick(offered[0])])

    assert 5 == ask_length(asker, count) == ask_length(ScriptedAsker([]), 5)
    assert offered == [choice.id for choice in asker.puts[0].choices]
    assert (usual,) == asker.puts[0].offered
