"""Answers as they stand on a day: each in the band of its month, and those that the grid makes."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.judge.who_saw import column, professionals

Said = TypeVar("Said", Answer, Sighting)
"""What somebody said: an answer, or a cell of the grid."""


def aged(bank: QuestionBank, answers: Answers, today: date) -> Answers:
    """Return the answers as they stand today, each dated band worked out anew.

    When each child was last seen and heard is worked out from the grid, where one was filled in.
    """
    now = {ref: answer_on(bank, answer, today) for ref, answer in answers.by_ref.items()}
    cells = {cell: cell_on(bank, each, today) for cell, each in answers.sightings.items()}
    return with_last_seen(bank, replace(answers, by_ref=now, sightings=cells))


def band_on(question: Question, on: date, today: date) -> str | None:
    """Return the band that a date falls into today, or None where dates decide nothing."""
    if not question.has_ageing_bands:
        return None
    for option in question.options:
        if option.months is None or months_after(on, option.months) >= today:
            return option.id
    return question.options[-1].id


def months_after(day: date, months: int) -> date:
    """Return the day that many months later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def cell_on(bank: QuestionBank, cell: Sighting, day: date) -> Sighting:
    """Return one cell of the grid as it reads on a day, in the band of its month then."""
    return _on(bank.grid, cell, day)


def answer_on(bank: QuestionBank, answer: Answer, day: date) -> Answer:
    """Return one answer as it reads on a day, in the band that its month falls under then."""
    return _on(bank.by_id.get(answer.question), answer, day)


def _on(question: Question | None, said: Said, day: date) -> Said:
    if question is None or said.on is None:
        return said
    band = band_on(question, said.on, day)
    return said if band in (None, said.value) else said.model_copy(update={"value": band})


# Who last saw each child: the grid of professionals by children, and what its columns come to.


def with_last_seen(bank: QuestionBank, answers: Answers) -> Answers:
    """Return the answers with when each child was last seen and heard, worked out from the grid.

    The latest of a child's column counts (RULES.md, "Who sees the child"). One who never saw the
    child settles nothing beside one of whom that is not known. Video and telephone do not count.
    """
    grid = bank.grid
    if grid is None or grid.seen is None or not answers.sightings:
        return answers
    worked_out = {
        answer.ref: answer
        for about in dict.fromkeys(about for about, _ in answers.sightings)
        for answer in _of_child(bank, grid, answers, about)
    }
    return replace(answers, by_ref={**answers.by_ref, **worked_out})


def _of_child(bank: QuestionBank, grid: Question, answers: Answers, about: str) -> Iterator[Answer]:
    cells = column(bank, answers, about)
    if cells:
        is_whole = len(cells) == len(professionals(bank, answers))
        yield _answer(grid, answers, cells, _last_seen(grid, cells, is_whole=is_whole))
    heard = bank.by_id[grid.seen.heard] if grid.seen else None
    said = answers.get(Ref(heard.id, about)) if heard else None
    alone = _latest(grid, (cell for cell in cells if cell.alone))
    if heard is None or alone is None:
        return
    if said is None or _how_long_ago(grid, alone) < _how_long_ago(grid, said):
        yield _answer(heard, answers, (alone,), {"value": alone.value, "on": alone.on})


def _last_seen(grid: Question, cells: tuple[Sighting, ...], *, is_whole: bool) -> dict[str, object]:
    """Return what a column comes to, as the fields of an answer.

    Of whom nothing is said, it is not known whether they saw the child.
    """
    latest = _latest(grid, cells)
    if latest is not None:
        return {"value": latest.value, "on": latest.on, "evidence": latest.evidence}
    if any(cell.not_known for cell in cells):
        return {"not_known": True}
    if all(cell.skipped for cell in cells):
        return {"skipped": True}
    never = next((cell for cell in cells if _is_never(grid, cell)), None)
    if never is None or not is_whole or any(cell.skipped or cell.remote for cell in cells):
        return {"not_known": True}
    return {"value": never.value, "evidence": never.evidence}


def _latest(grid: Question, cells: Iterable[Sighting]) -> Sighting | None:
    """Return the latest sighting in person, the one with a month first where two are alike."""
    seen = [cell for cell in cells if cell.value and not cell.remote and not _is_never(grid, cell)]
    return min(seen, key=lambda cell: _how_long_ago(grid, cell), default=None)


def _how_long_ago(grid: Question, said: Answer | Sighting) -> tuple[int, int]:
    """Return which band something was said in, one that is none last, and how long ago it was."""
    place = [*grid.option_ids, said.value].index(said.value)
    return place, -said.on.toordinal() if said.on else 0


def _is_never(grid: Question, cell: Sighting) -> bool:
    return cell.value == grid.option_ids[-1]


def _answer(
    question: Question, answers: Answers, cells: Sequence[Sighting], said: dict[str, object]
) -> Answer:
    """Return what cells come to as an answer, of the day on which the last of them was said."""
    about = cells[0].about
    before, days = answers.get(Ref(question.id, about)), (x.confirmed or x.answered for x in cells)
    beside = {
        "question": question.id,
        "about": about,
        "asked": question.text,
        "note": before.note if before else None,
        "answered": max(filter(None, days), default=before.answered if before else None),
    }
    return Answer.model_validate(beside | said)
