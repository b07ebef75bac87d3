"""Check lines: what was said on each screen of a walk, in one line, to be looked over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ehe_check.advice.reasons import answer_words
from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.bank.question import Question
from ehe_check.case.screens import Screen
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import listed

OPEN = "OPEN"
_LONGEST = 60


@dataclass(frozen=True)
class CheckLine:
    """One screen as it stands: its short name, what was said, and what is still to be looked at.

    `is_open` says that somebody has no answer on it yet, `is_not_known` that something is not
    known, `is_skipped` that something was skipped; `notes` are how many notes stand beside it.
    """

    screen: Screen
    short: str
    said: str
    is_open: bool = False
    is_not_known: bool = False
    is_skipped: bool = False
    notes: int = 0

    @property
    def beside(self) -> str:
        """What was said, and whether there is a note."""
        note = {0: "", 1: " - note"}.get(self.notes, f" - {self.notes} notes")
        return f"{self.said}{note}"

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.short}: {self.beside}"

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether any of it is open, not known or skipped."""
        return self.is_open or self.is_not_known or self.is_skipped


def check_line(answers: Answers, screen: Screen) -> CheckLine:
    """Return a screen as it stands, in one line."""
    given = [answers.get(step.ref) for step in screen.steps]
    there = [answer for answer in given if answer is not None]
    return CheckLine(
        screen,
        screen.question.short,
        "; ".join(filter(None, (_listed(screen, answers), _said(screen, answers)))),
        is_open=not screen.is_settled(answers),
        is_not_known=any(answer.not_known for answer in there),
        is_skipped=any(answer.skipped for answer in there) or bool(_skipped(screen, answers)),
        notes=sum(answer.note is not None for answer in there),
    )


def check_lines(answers: Answers, several: Iterable[Screen]) -> tuple[CheckLine, ...]:
    """Return each screen as it stands, in their order."""
    return tuple(check_line(answers, screen) for screen in several)


def next_to_look_at(lines: Iterable[CheckLine], after: Ref | None = None) -> CheckLine | None:
    """Return the next line that is open, not known or skipped, after a question if one is named.

    Behind the last it begins again with the first.
    """
    several = tuple(lines)
    places = [place for place, line in enumerate(several) if after in line.screen.refs]
    start = places[0] + 1 if places else 0
    in_turn = (*several[start:], *several[:start])
    return next((line for line in in_turn if line.is_to_be_looked_at), None)


def said_words(question: Question, answer: Answer | None) -> str:
    """Return an answer with how it is known, as one letter, and its month; OPEN where it has none.

    A note alone answers nothing.
    """
    if answer is None or not answer.settles:
        return OPEN
    if not answer.values:
        return "NOT KNOWN" if answer.not_known else "SKIPPED"
    words = _cut(" ".join(answer_words(question, answer).split()))
    letter = f"({EVIDENCE_CODES[answer.evidence].upper()})" if answer.evidence else ""
    return " ".join(filter(None, (words, letter, month_words(answer.on) if answer.on else "")))


def _said(screen: Screen, answers: Answers) -> str:
    """Return what was said, once for those of whom the same was said; one alone is not named."""
    per = screen.question.per
    is_alone = per is not None and len(answers.listed(per)) == 1
    alike: dict[str, list[str]] = {}
    for step in screen.of_question:
        said = said_words(screen.question, answers.get(step.ref))
        whom = "" if is_alone else answers.label(step.about)
        alike.setdefault(said, []).append(whom)
    named = ((listed(filter(None, several)), said) for said, several in alike.items())
    return "; ".join(f"{several}: {said}" if several else said for several, said in named)


def _listed(screen: Screen, answers: Answers) -> str:
    """Return whom a list has, and how much of the grid is filled."""
    roster = screen.question.lists
    if roster is not None:
        return listed(entry.label for entry in answers.listed(roster))
    filled = sum(cell in answers.sightings for cell in screen.cells) - _skipped(screen, answers)
    return f"{filled} of {len(screen.cells)} cells" if screen.is_grid else ""


def _skipped(screen: Screen, answers: Answers) -> int:
    cells = (answers.sightings.get(cell) for cell in screen.cells)
    return sum(cell is not None and cell.skipped for cell in cells)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}..."
