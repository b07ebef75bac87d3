"""The alert at the end of the opening stands whole in a window of 24 rows by 80 columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from ehe_check.ask.case.alert import told_so_far
from ehe_check.ask.case.record_answer import record
from ehe_check.ask.put import ALERT, Put
from ehe_check.ask.reply import Chosen, Reply
from ehe_check.ask.terminal.choice_screen import ChoiceScreen
from ehe_check.ask.terminal.prompt_lines import spoken
from ehe_check.ask.who_asks import Tone
from ehe_check.bank.bank import QuestionBank
from ehe_check.judge.answers import Answer, Answers
from ehe_check.settings.settings import Contacts, Settings
from tests.any_answers import cast
from tests.ask.walks import BANK, TODAY, walk_of
from tests.telephones import ShippedTelephone
from tests.worked import session_of

COLUMNS, ROWS = 79, 24
LISTED = Answers(entries=cast(2).entries, complete=cast(2).complete)
NUMBERS = Settings(
    contacts=Contacts(
        social_care="01632 960001",
        out_of_hours="01632 960002",
        safeguarding_lead="01632 960003",
        named_doctor="01632 960004",
    )
)
OPEN = ("nothing", "assessment", "child-protection-plan", "enquiry", "closed-not-seen")


@dataclass
class Heights:
    """An asker that counts the lines that are said before it, with those of each alert."""

    lines: list[str] = field(default_factory=list)
    alerts: list[list[str]] = field(default_factory=list)

    def put(self, question: Put) -> Reply:
        drawn = ChoiceScreen(question).drawn(COLUMNS, ROWS)
        said = [*self.lines, *(line for _, line in drawn.lines)]
        assert question.name == ALERT
        self.alerts.append(said[1:] if not said[0] else said)
        self.lines.clear()
        return Chosen(("on",))

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.lines += [line for _, line in spoken(text, tone, COLUMNS)]


def ticked_together(bank: QuestionBank) -> Iterable[tuple[str, ...]]:
    """Lines of each way on and box, alone and beside one adult of whom the worry is, and all."""
    options = bank.by_id["NOW-2.what"].options
    alike = {(each.routes, each.effects): each.id for each in options}.values()
    return [*((each,) for each in alike), *(("violence", each) for each in alike), tuple(alike)]


def alerts(danger: str, harm: str, ticked: tuple[str, ...], asked: str) -> list[list[str]]:
    """What stands in view at each alert once the opening is answered, role and numbers known."""
    first = LISTED.with_answer(Answer(question="NOW-1", value=danger))
    answers = first.with_answer(Answer(question="NOW-2", value=harm))
    answers = answers.with_answer(Answer(question="NOW-2.what", value=ticked))
    asker = Heights()
    walk = walk_of(first, asker)
    walk.telephone = ShippedTelephone(TODAY, NUMBERS)
    told_so_far(walk)
    walk.session = session_of(answers, "quick", "school-nurse")
    record(walk, Answer(question="NOW-3", value=asked))
    return asker.alerts


def test_all_of_the_alert_of_the_opening_is_in_view_whatever_was_ticked() -> None:
    every = product(
        ("no", "not-sure"), ("confirmed", "not-sure", "yes"), ticked_together(BANK), OPEN
    )
    seen = {case: shown for case in every for shown in alerts(*case)}

    assert any("HOLD. " in line for shown in seen.values() for line in shown)
    assert {} == {case: len(shown) for case, shown in seen.items() if len(shown) > ROWS}
    assert ROWS == max(map(len, seen.values()))
