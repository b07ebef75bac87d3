"""Who last saw each child: the grid of professionals by children, and what its columns come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting


def professionals(bank: QuestionBank, answers: Answers) -> tuple[str, ...]:
    """Return the professionals of the grid, as option ids in the order of the bank."""
    if bank.grid is None or bank.grid.seen is None:
        return ()
    ticked = answers.get(Ref(bank.grid.seen.by))
    listed = ticked.values if ticked is not None else ()
    options = bank.by_id[bank.grid.seen.by].options
    return tuple(each.id for each in options if each.id in listed and not each.by_itself)


def column(bank: QuestionBank, answers: Answers, about: str) -> tuple[Sighting, ...]:
    """Return what was said of each professional and one child, without those taken off the list."""
    cells = (answers.sightings.get((about, by)) for by in professionals(bank, answers))
    return tuple(cell for cell in cells if cell is not None)


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
        yield _answer(grid, answers, about, _last_seen(grid, cells, is_whole=is_whole))
    heard = bank.by_id[grid.seen.heard] if grid.seen else None
    said = answers.get(Ref(heard.id, about)) if heard else None
    alone = _latest(grid, (cell for cell in cells if cell.alone))
    if heard is not None and alone is not None and _is_later(grid, alone, said):
        yield _answer(heard, answers, about, {"value": alone.value, "on": alone.on})


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


def _how_long_ago(grid: Question, cell: Sighting) -> tuple[int, int]:
    place = (
        grid.option_ids.index(cell.value) if cell.value in grid.option_ids else len(grid.options)
    )
    return place, -cell.on.toordinal() if cell.on else 0


def _is_later(grid: Question, cell: Sighting, said: Answer | None) -> bool:
    """Say whether a sighting alone is later than what was said of hearing the child."""
    if said is None or said.value is None or said.value not in grid.option_ids:
        return True
    place = grid.option_ids.index(str(said.value))
    spoken = place, -said.on.toordinal() if said.on else 0
    return _how_long_ago(grid, cell) < spoken


def _is_never(grid: Question, cell: Sighting) -> bool:
    return cell.value == grid.option_ids[-1]


def _answer(question: Question, answers: Answers, about: str, said: dict[str, object]) -> Answer:
    before = answers.get(Ref(question.id, about))
    beside = {
        "question": question.id,
        "about": about,
        "asked": question.text,
        "note": before.note if before else None,
        "answered": before.answered if before else None,
        "confirmed": before.confirmed if before else None,
    }
    return Answer.model_validate(beside | said)
