"""The interview, driven by a script: what is asked, kept, parked and said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ehe_check.ask.case.interview import interview
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen, Given, Moved, Reply, Said, Wrote
from ehe_check.ask.who_asks import Ending, Tone
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.leftovers import unanswered_questions
from ehe_check.case.session import Session
from ehe_check.judge.answers import MOST_ON_A_LIST, Answers, Entry, Ref
from ehe_check.sheet.sheet import PromptSheet
from tests.ask.scripts import usual
from tests.ask.walks import sheet_of, talk_of
from tests.worked import session_of, shipped_bank

TODAY = date(2026, 11, 24)


@dataclass
class Conversation:
    """An asker that replies by what is put: from a script first, then with the first choice."""

    script: dict[str, list[Reply]]
    stop_after: int = 400
    puts: list[Put] = field(default_factory=list)
    said: list[tuple[Tone, str]] = field(default_factory=list)

    def put(self, question: Put) -> Reply:
        self.puts.append(question)
        if len(self.puts) > self.stop_after:
            return Moved(Move.LEAVE)
        replies = self.script.get(question.name)
        if replies:
            return replies.pop(0)
        return usual(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.said.append((tone, text))

    def texts(self) -> list[str]:
        return [put.text for put in self.puts]


@dataclass
class Run:
    """One interview and everything that came of it."""

    ending: Ending
    session: Session
    asker: Conversation
    saves: list[Session]
    sheets: list[PromptSheet]

    def value(self, question: str, about: str | None = None) -> object:
        answer = self.session.all_answers().get(Ref(question, about))
        return answer and (answer.value or answer.not_known or answer.skipped)


def run(
    script: Mapping[str, Sequence[Reply]] | None = None,
    answers: Answers | None = None,
    walk_set: str = "quick",
    stop_after: int = 400,
) -> Run:
    replies = {name: list(replies) for name, replies in (script or {}).items()}
    asker = Conversation(replies, stop_after)
    saves: list[Session] = []
    sheets: list[PromptSheet] = []
    walk = talk_of(session_of(answers or Answers(), walk_set), asker, save=saves.append)

    ending = interview(walk, lambda: sheet_of(walk.session), sheets.append)
    return Run(ending, walk.session, asker, saves, sheets)


def picked_at_the_check(question: str) -> dict[str, list[Reply]]:
    """Open the topic of a question at the check page, and pick it."""
    topic = shipped_bank().by_id[question.split(maxsplit=1)[0]].topic
    return {"check": [Chosen((topic,))], f"topic {topic}": [Chosen((question,))]}


def test_a_quick_walk_of_first_choices_reaches_the_advice_and_finishes() -> None:
    done = run()

    assert done.ending is Ending.FINISHED
    assert ["none"] == [sheet.urgency for sheet in done.sheets]
    assert "the child" == done.session.all_answers().label("child-1")


def test_a_full_walk_of_first_choices_reaches_the_advice_and_finishes() -> None:
    done = run(walk_set="full", stop_after=2000)

    assert done.ending is Ending.FINISHED
    assert () == tuple(item for item in done.sheets[-1].unanswered if item.state == "unanswered")


def test_every_answer_is_saved_before_the_next_question_is_put() -> None:
    done = run({"NOW-1": [Chosen(("no",))]}, stop_after=1)

    assert "no" == done.saves[-1].answers[0].value


def test_leaving_keeps_what_was_answered_and_resuming_starts_at_the_first_open_question() -> None:
    left = run({"NOW-2": [Moved(Move.LEAVE)]})
    resumed = run({"NOW-2": [Moved(Move.LEAVE)]}, left.session.all_answers())

    assert (Ending.LEFT, Ending.LEFT) == (left.ending, resumed.ending)
    assert ["resume", "NOW-2"] == [put.name for put in resumed.asker.puts]


def test_going_back_puts_the_earlier_question_again_with_its_answer() -> None:
    done = run({"NOW-2": [Moved(Move.BACK), Moved(Move.LEAVE)]})

    assert ("no",) == done.asker.puts[2].previous
    assert done.asker.puts[0].text == done.asker.puts[2].text


def test_an_emergency_is_said_at_once_and_the_person_may_stop() -> None:
    done = run({"NOW-1": [Chosen(("yes",))], "alert": [Chosen(("stop",))]})
    urgent = [text for tone, text in done.asker.said if tone is Tone.URGENT]

    assert done.ending is Ending.LEFT
    assert "999" in urgent[0]
    assert any("HOLD" in text for text in urgent)
    assert "yes" == done.value("NOW-1")


def test_a_change_that_parks_answers_says_so_first_and_can_be_taken_back() -> None:
    script: dict[str, list[Reply]] = {
        "PMH-1": [Chosen(("illness",)), Chosen(("no",)), Chosen(("illness",))],
        **picked_at_the_check("PMH-1"),
        "park": [Chosen(("keep",))],
    }
    done = run(script)

    little = shipped_bank().by_id["PMH-2"].text
    assert any(little in put.text for put in done.asker.puts if put.name == "park")
    assert "illness" == done.value("PMH-1")


def test_what_a_gate_that_is_not_known_opens_is_not_asked_and_stands_unanswered() -> None:
    done = run({"CON-1 child-1": [Moved(Move.NOT_KNOWN)]})
    unanswered = unanswered_questions(shipped_bank(), done.session.all_answers(), WalkSet.QUICK)

    assert not {"CON-2", "CON-4"} & {put.id for put in done.asker.puts}
    assert {"CON-2", "CON-4"} <= {each.question for each in unanswered}
    assert {"VOI-2"} == {each.question for each in done.session.answers if each.skipped}


def test_it_can_still_be_opened_from_the_map() -> None:
    script: dict[str, list[Reply]] = {
        "CON-1 child-1": [Moved(Move.NOT_KNOWN)],
        **picked_at_the_check("CON-2 (child-1)"),
    }
    done = run(script)

    assert done.value("CON-2", "child-1") is not None


def test_questions_that_were_not_asked_are_once_they_surely_apply() -> None:
    script: dict[str, list[Reply]] = {
        "PMH-1": [Moved(Move.NOT_KNOWN), Chosen(("illness",))],
        **picked_at_the_check("PMH-1"),
    }
    done = run(script)

    assert "little" == done.value("PMH-2", "child-1")


def test_after_going_back_and_a_new_answer_the_next_question_comes_answered_or_not() -> None:
    script: dict[str, list[Reply]] = {
        "NOW-3": [Moved(Move.BACK), Chosen(("nothing",)), Moved(Move.LEAVE)],
        "NOW-2": [Chosen(("no",)), Moved(Move.BACK), Chosen(("no",))],
    }
    done = run(script)

    assert ["NOW-1", "NOW-2", "NOW-3", "NOW-2", "NOW-1", "NOW-2", "NOW-3", "RGT-2"] == [
        put.id for put in done.asker.puts
    ][:8]


def test_a_note_alone_leaves_the_question_unanswered_and_is_kept() -> None:
    script: dict[str, list[Reply]] = {
        "NOW-1": [Moved(Move.NOTE), Moved(Move.LEAVE)],
        "NOW-1 note": [Wrote("Asked the duty team.")],
    }
    done = run(script)
    answer = done.session.answers[0]

    assert ("Asked the duty team.", None, False) == (answer.note, answer.value, answer.settles)


def test_each_listed_child_is_asked_about_and_one_removed_is_not() -> None:
    script: dict[str, list[Reply]] = {
        "child list": [
            Chosen(("add",)),
            Chosen(("child-1",)),
            Chosen(("complete",)),
        ],
        "child label": [Wrote("eldest"), Wrote("baby")],
        "child-1 age": [Chosen(("school-age",))],
        "child-2 age": [Chosen(("under-school-age",))],
        "child-1 change": [Chosen(("remove",))],
        "child-1 removal": [Chosen(("remove",))],
    }
    done = run(script)

    assert done.value("VIS-1", "child-2") is not None
    assert done.value("VIS-1", "child-1") is None
    assert ["child-1", "child-2"] == [entry.id for entry in done.session.entries]


def test_a_list_that_is_full_takes_nobody_more_and_says_so() -> None:
    listed = range(1, MOST_ON_A_LIST)
    entries = tuple(Entry(id=f"child-{each}", label=f"somebody {each}") for each in listed)
    script: dict[str, list[Reply]] = {
        "child list": [Chosen(("add",)), Chosen(("add",)), Moved(Move.LEAVE)],
        "child label": [Wrote("the last")],
    }
    done = run(script, Answers(entries=entries))
    labels = [entry.label for entry in done.session.all_answers().listed("child")]

    assert [*(entry.label for entry in entries), "the last"] == labels
    assert 1 == sum("This list is full" in text for _, text in done.asker.said)


def test_a_decision_that_differs_needs_a_reason_and_is_kept_beside_the_sheet() -> None:
    script: dict[str, list[Reply]] = {
        "decide": [Chosen(("differently",))],
        "decision level": [Chosen(("consider-meeting",))],
        "decision reason": [Moved(Move.SKIP), Wrote("Two services tell different stories.")],
    }
    done = run(script)
    decision = done.session.decision

    assert decision is not None
    assert ("consider-meeting", "none", False) == (
        decision.urgency,
        decision.advised,
        decision.agrees,
    )
    assert "Two services tell different stories." == decision.text


def test_the_parts_of_a_fact_are_its_value_its_month_and_how_it_is_known() -> None:
    said = Said(ids=("longer-ago",), source="record", on=date(2025, 6, 1))
    done = run({"VIS-2": [Given((said,))]})
    answer = done.session.all_answers().get(Ref("VIS-2"))

    assert answer is not None
    assert ("longer-ago", date(2025, 6, 1), "record") == (answer.value, answer.on, answer.evidence)
