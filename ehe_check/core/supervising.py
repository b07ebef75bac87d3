"""Supervising: what is to be gone through: what a sheet raises, and what was agreed before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.model.answers import Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.history import Agreed
from ehe_check.model.prompt_rule import PromptKind
from ehe_check.model.sheet import Prompt, PromptSheet, Reason
from ehe_check.model.supervision import Point

_ORDER = {kind: place for place, kind in enumerate(PromptKind)}


@dataclass(frozen=True)
class OpenPoint:
    """One thing to go through: its words, whom it is about, why it stands, what was agreed."""

    key: str
    about: str | None
    text: str
    kind: PromptKind | None = None
    because: tuple[Reason, ...] = ()
    who_could: str = ""
    last: Agreed | None = None

    @property
    def ref(self) -> Ref:
        """What it is about."""
        return Ref(self.key, self.about)


def open_points(sheet: PromptSheet, agreed: Iterable[Agreed]) -> tuple[OpenPoint, ...]:
    """Return what is open: each prompt, the urgent ones first, then what was agreed and not raised.

    What was agreed at an earlier supervision stands beside the prompt that it was about.
    """
    last = _last(agreed)
    raised = sorted((*sheet.prompts, *sheet.find_out), key=lambda prompt: _ORDER[prompt.kind])
    points = tuple(_of_prompt(prompt, last) for prompt in raised)
    there = {point.ref for point in points}
    return (*points, *_agreed_alone(last, there))


def answered_lines(sheet: PromptSheet, bank: QuestionBank) -> dict[str, tuple[str, ...]]:
    """Return what the session answered, by question, as lines to read out."""
    lines: dict[str, tuple[str, ...]] = {}
    labels = dict(sheet.entries)
    for why in sheet.answered:
        whom = f" ({labels.get(why.about, why.about)})" if why.about else ""
        asked = bank.by_id[why.question].text
        said = f"Answered in the session: {asked}{whom} \N{EN DASH} {why.answer}"
        lines[why.question] = (*lines.get(why.question, ()), said)
    return lines


def point_from(open_point: OpenPoint, **said: object) -> Point:
    """Return what was agreed about an open point."""
    fields = {"key": open_point.key, "about": open_point.about, "text": open_point.text}
    return Point.model_validate(fields | said)


def _last(agreed: Iterable[Agreed]) -> dict[Ref, Agreed]:
    """Return the latest decision about each thing."""
    return {Ref(each.key, each.about): each for each in sorted(agreed, key=lambda one: one.on)}


def _of_prompt(prompt: Prompt, last: dict[Ref, Agreed]) -> OpenPoint:
    return OpenPoint(
        key=prompt.id,
        about=prompt.about,
        text=prompt.text,
        kind=prompt.kind,
        because=prompt.because,
        who_could=prompt.who or "",
        last=last.get(Ref(prompt.id, prompt.about)),
    )


def _agreed_alone(last: dict[Ref, Agreed], there: set[Ref]) -> Iterator[OpenPoint]:
    for ref, agreed in last.items():
        if agreed.status.is_open and ref not in there:
            yield OpenPoint(agreed.key, agreed.about, agreed.text, last=agreed)
