"""A quiz alone: item after item, each with its reasons at once, and at the end what to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ehe_check.ask.put import Asker, PersonLeftError, Tone, ask_choice
from ehe_check.ask.quiz.one_item import ItemQuestion, Picked
from ehe_check.ask.reply import Chosen, Move, Moved
from ehe_check.bank.law import Library
from ehe_check.quiz.draw import Shuffled
from ehe_check.quiz.explain import (
    reading_lines,
    reasons,
    right_words,
    sum_up,
    summary_lines,
    verdict_words,
)
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.item_law import law_line, sentences_beneath
from ehe_check.quiz.mark import Answered, mark, mark_question

GO_ON, OTHERS = "go-on", "others"


@dataclass
class QuizTalk:
    """One quiz under way; `keep` puts an answer on disk before the next question is drawn.

    With `pauses` the person says when to go on from the reasons, which a screen scrolls away, and
    whether to read those of the other options. `answers` has what was answered before it was left.
    """

    asker: Asker
    bank: QuizBank
    library: Library
    items: tuple[Shuffled, ...]
    keep: Callable[[Answered], None]
    today: date
    pauses: bool = False
    answers: dict[str, Answered] = field(default_factory=dict)

    def hold(self) -> bool:
        """Put every item that has no answer, tell its reasons, and sum up.

        What was answered is kept on leaving; say whether the end was come to.
        """
        is_whole = False
        try:
            for number, shuffled in enumerate(self.items, start=1):
                if shuffled.item.id not in self.answers:
                    self._put_item(shuffled, number)
            is_whole = True
        except PersonLeftError:
            self.asker.say("")
        self.sum_up()
        return is_whole or len(self.answers) == len(self.items)

    def heading(self, number: int, shuffled: Shuffled, part: int) -> str:
        """Return what stands above a question: which of how many, its topic, its law's months."""
        topic = self.bank.topic_by_id[shuffled.item.topic].title
        steps = len(shuffled.questions)
        step = f", step {part + 1} of {steps}" if steps > 1 else ""
        law = law_line(shuffled.item, self.library)
        heading = f"Question {number} of {len(self.items)}{step}: {topic}"
        return f"{heading}. {law}" if law else heading

    def tell(self, shuffled: Shuffled, part: int, ids: tuple[str, ...]) -> None:
        """Say how an answer is marked, and the reasons with the law that they rest on.

        Where it pauses, the reasons of other options are said only to those who want them, and
        what is right stands in sight above that question.

        Raises:
            PersonLeftError: the person leaves.
        """
        item, question = shuffled.item, shuffled.questions[part]
        verdict = f"{item.id}. {verdict_words(mark_question(item, part, ids).verdict)}"
        law = [f"\n{x}" for x in sentences_beneath(item, question, self.library, self.today)]
        first, others = reasons(shuffled, part, ids, self.bank)
        self._say(["", verdict, *first])
        if not self.pauses:
            self._say([*others, *law])
            return
        in_sight = f"{verdict}\nRight: {right_words(item, part)}"
        beneath = "Read the law beneath it" if law else ""
        if self._goes_on(in_sight, "Read the other reasons" if others else beneath):
            return
        self._say([*others, *law])
        self._goes_on(in_sight)

    def keep_answer(self, shuffled: Shuffled, given: tuple[Picked, ...]) -> None:
        """Mark the answer to an item, and keep it."""
        ids = tuple(each.ids for each in given)
        marking = mark(shuffled.item, ids)
        answered = Answered(shuffled.item, ids, tuple(each.sure for each in given), marking)
        self.keep(answered)
        self.answers[shuffled.item.id] = answered

    def _goes_on(self, in_sight: str, more: str = "") -> bool:
        """Wait until the person goes on, or wants what `more` names.

        Raises:
            PersonLeftError: the person leaves.
        """
        choices = {GO_ON: "Go on", **({OTHERS: more} if more else {})}
        put = ask_choice(GO_ON, in_sight, choices, moves=frozenset({Move.LEAVE}))
        reply = self.asker.put(replace(put, offered=(GO_ON,)))
        if isinstance(reply, Moved):
            raise PersonLeftError
        return reply == Chosen((GO_ON,))

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.asker.say(line)

    def sum_up(self) -> None:
        """Say how many were right, and what to read, first to look at first."""
        summary = sum_up(tuple(self.answers.values()), self.library, self.today)
        self.asker.say("What came of it", Tone.HEADING)
        self._say(summary_lines(summary, len(self.items)))
        if summary.to_read:
            self.asker.say("To read, by learning point", Tone.HEADING)
        elif summary.answered:
            self.asker.say("Nothing was missed, and nothing was a guess.")
        for each in summary.to_read:
            self._say(reading_lines(each))

    def _put_item(self, shuffled: Shuffled, number: int) -> None:
        """Put an item, and keep it once it is whole; each step's reasons come at once."""
        given: list[Picked] = []
        for part in range(len(shuffled.questions)):
            question = ItemQuestion(shuffled, part, self.heading(number, shuffled, part))
            reply = question.ask(self.asker)
            if reply is None:
                return
            given.append(reply)
            if len(given) == len(shuffled.questions):
                self.keep_answer(shuffled, tuple(given))
            self.tell(shuffled, part, reply.ids)
