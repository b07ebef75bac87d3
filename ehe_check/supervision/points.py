"""What a supervision goes through: what a sheet raises, and what was agreed before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.guard import Guard, guard_in_words
from ehe_check.advice.recommendation import Prompt, Reason
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import URGENT, PromptKind
from ehe_check.case.asked import blank_words
from ehe_check.judge.answers import Ref
from ehe_check.over_time.decisions import LastWord, last_words, worded
from ehe_check.over_time.history import Agreed
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import DASH

_ORDER = {kind: place for place, kind in enumerate(PromptKind)}


@dataclass(frozen=True)
class OpenPoint:
    """One thing to go through: its words, whom it is about, why it stands, what was agreed.

    `text` is what is raised, worded as it may be read now; `action` is what was agreed to do, in
    own words, and still is to be done. `last` is the latest that was agreed, `known_by` how it will
    be known that it helped, and `carried_on` are the days on which it was carried on since it was
    last settled.
    """

    key: str
    about: str | None
    text: str
    kind: PromptKind | None = None
    because: tuple[Reason, ...] = ()
    who_could: str = ""
    action: str = ""
    last: Agreed | None = None
    carried_on: tuple[date, ...] = ()
    known_by: str = ""

    @property
    def ref(self) -> Ref:
        """What it is about."""
        return Ref(self.key, self.about)

    @property
    def words(self) -> str:
        """What to call it: what is raised, else the action that was agreed."""
        return self.text or self.action or self.key


def open_points(
    sheet: PromptSheet, agreed: Iterable[Agreed], bank: QuestionBank
) -> tuple[OpenPoint, ...]:
    """Return what is open: what is urgent, then what was agreed before, then what else is raised.

    What was agreed about a prompt stands beside it; what nothing raises any more stands alone.
    """
    last = last_words(agreed)
    raised = sorted((*sheet.prompts, *sheet.find_out), key=lambda prompt: _ORDER[prompt.kind])
    points = tuple(_of_prompt(prompt, last) for prompt in raised)
    there = {point.ref for point in points}
    alone = {ref: word for ref, word in last.items() if ref not in there}
    agreed_alone = _agreed_alone(alone, bank, guard_in_words(sheet.recommendation))
    urgent = tuple(point for point in points if point.kind in URGENT)
    return (*urgent, *agreed_alone, *points[len(urgent) :])


def answered_lines(sheet: PromptSheet, bank: QuestionBank) -> dict[str, tuple[str, ...]]:
    """Return what the session answered, by question, as lines to read out."""
    lines: dict[str, tuple[str, ...]] = {}
    labels = dict(sheet.entries)
    for why in sheet.answered:
        whom = f" ({labels.get(why.about, why.about)})" if why.about else ""
        asked = blank_words(bank.by_id[why.question])
        said = f"Answered in the session: {asked}{whom} {DASH} {why.answer}"
        lines[why.question] = (*lines.get(why.question, ()), said)
    return lines


def _of_prompt(prompt: Prompt, last: Mapping[Ref, LastWord]) -> OpenPoint:
    ref = Ref(prompt.id, prompt.about)
    raised = OpenPoint(
        key=prompt.id,
        about=prompt.about,
        text=prompt.text,
        kind=prompt.kind,
        because=prompt.because,
        who_could=prompt.who or "",
    )
    return _beside(raised, last[ref]) if ref in last else raised


def _agreed_alone(
    last: Mapping[Ref, LastWord], bank: QuestionBank, guard: Guard
) -> Iterator[OpenPoint]:
    """Yield what is still to be done though nothing raises it, but for what is left out now."""
    for ref, word in last.items():
        agreed = word.agreed
        text = "" if agreed.in_own_words else worded(agreed, bank, guard).text
        is_left_out = bool(agreed.text) and not text and not agreed.in_own_words
        if agreed.status.is_open and not is_left_out:
            yield _beside(OpenPoint(ref.question, ref.about, text), word)


def _beside(point: OpenPoint, word: LastWord) -> OpenPoint:
    agreed = word.agreed
    is_to_do = agreed.status.is_open and agreed.in_own_words
    return replace(
        point,
        action=agreed.text if is_to_do else "",
        last=agreed,
        carried_on=word.carried_on,
        known_by=word.known_by if is_to_do else "",
    )
