"""A quiz alone: item after item, each with its reasons at once, and at the end what to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from ehe_check.ask.put import Asker, PersonLeftError, Tone, ask_choice
from ehe_check.ask.quiz.one_item import ItemQuestion, Picked
from ehe_check.ask.reply import Move, Moved
from ehe_check.bank.law import Library
from ehe_check.quiz.draw import Shuffled
from ehe_check.quiz.explain import reading_lines, reasons, sum_up, summary_lines, verdict_words
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.item_law import law_line, sentences_beneath
from ehe_check.quiz.mark import Answered, mark, mark_question

GO_ON = "go-on"


@dataclass
class QuizTalk:
    """One quiz under way; `keep` puts an answer on disk before the next question is drawn.

    With `pauses` the person says when to go on from the reasons, which a screen scrolls away.
    """

    asker: Asker
    bank: QuizBank
    library: Library
    items: tuple[Shuffled, ...]
    keep: Callable[[Answered], None]
    today: date
    pauses: bool = False
    answers: dict[str, Answered] = field(default_factory=dict)

    def hold(self) -> None:
        """Put every item, tell its reasons, and sum up; what was answered is kept on leaving."""
        try:
            for number, shuffled in enumerate(self.items, start=1):
                self._put_item(shuffled, number)
        except PersonLeftError:
            self.asker.say("")
        self.sum_up()

    def heading(self, number: int, shuffled: Shuffled, part: int) -> str:
        """Return what stands above a question: which of how many, its topic, its law's months."""
        topic = self.bank.topic_by_id[shuffled.item.topic].title
        steps = len(shuffled.questions)
        step = f", step {part + 1} of {steps}" if steps > 1 else ""
        law = law_line(shuffled.item, self.library)
        heading = f"Question {number} of {len(self.items)}{step}: {topic}"
        return f"{heading}. {law}" if law else heading

    def tell(self, shuffled: Shuffled, part: int, ids: tuple[str, ...]) -> None:
        """Say how an answer is marked, each option's reason, and the law that these rest on."""
        marking = mark_question(shuffled.item, part, ids)
        self.asker.say("")
        self.asker.say(f"{shuffled.item.id}. {verdict_words(marking.verdict)}")
        for line in reasons(shuffled, part, ids, self.bank):
            self.asker.say(line)
        question = shuffled.questions[part]
        for line in sentences_beneath(shuffled.item, question, self.library, self.today):
            self.asker.say(f"\n{line}")

    def keep_answer(self, shuffled: Shuffled, given: tuple[Picked, ...]) -> None:
        """Mark the answer to an item, and keep it."""
        ids = tuple(each.ids for each in given)
        marking = mark(shuffled.item, ids)
        answered = Answered(shuffled.item, ids, tuple(each.sure for each in given), marking)
        self.keep(answered)
        self.answers[shuffled.item.id] = answered

    def pause(self) -> None:
        """Wait until the person goes on, where the reasons would scroll away.

        Raises:
            PersonLeftError: the person leaves.
        """
        if not self.pauses:
            return
        text, leaving = "When you have read the reasons:", frozenset({Move.LEAVE})
        put = ask_choice(GO_ON, text, {GO_ON: "Go on"}, moves=leaving)
        reply = self.asker.put(replace(put, offered=(GO_ON,)))
        if isinstance(reply, Moved):
            raise PersonLeftError

    def sum_up(self) -> None:
        """Say how many were right, and what to read, first to look at first."""
        summary = sum_up(tuple(self.answers.values()), self.library, self.today)
        self.asker.say("What came of it", Tone.HEADING)
        for line in summary_lines(summary, len(self.items)):
            self.asker.say(line)
        if summary.to_read:
            self.asker.say("To read, by learning point", Tone.HEADING)
        elif summary.answered:
            self.asker.say("Nothing was missed, and nothing was a guess.")
        for each in summary.to_read:
            for line in reading_lines(each):
                self.asker.say(line)

    def _put_item(self, shuffled: Shuffled, number: int) -> None:
        """Put an item, and keep it once it is whole; each step's reasons come at once."""
        given: list[Picked] = []
        for part in range(len(shuffled.questions)):
            question = ItemQuestion(shuffled, part, self.heading(number, shuffled, part))
            reply = question.ask(self.asker, can_go_back=False)
            if isinstance(reply, Move):
                return
            given.append(reply)
            if len(given) == len(shuffled.questions):
                self.keep_answer(shuffled, tuple(given))
            self.tell(shuffled, part, reply.ids)
            self.pause()
