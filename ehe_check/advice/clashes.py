"""Answers that do not sit together: pointed out before the advice as a question, never changed."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.advice.advised import Advised
from ehe_check.advice.recommendation import Clash
from ehe_check.bank.question import Contradiction, Question
from ehe_check.judge.answers import Answer, Ref, Sighting
from ehe_check.judge.truth import TRUE, Truth
from ehe_check.judge.who_saw import column


def clashes(reading: Advised) -> Iterator[Clash]:
    """Yield the answers that the bank says do not sit together, in its order; then the home."""
    set_aside = frozenset(Ref(each.question, each.about) for each in reading.stilled)
    for question in reading.bank.questions:
        for contradiction in question.contradicts:
            for _, ref in reading.refs([question]):
                others = _others(reading, contradiction, ref)
                if others is not None:
                    yield Clash(ref, others, is_set_aside=ref in set_aside)
    yield from _seen_at_home_since(reading)


def _others(reading: Advised, contradiction: Contradiction, ref: Ref) -> tuple[Ref, ...] | None:
    """Return what an answer does not sit with, in the order of asking; None where it sits well."""
    answer = reading.answers.get(ref)
    if answer is None or not reading.arises(ref) or not set(answer.values) & set(contradiction.on):
        return None
    when, unless = contradiction.when, contradiction.unless
    other = TRUE if when is None else reading.judge(when, ref.about)
    if other.truth is not Truth.TRUE:
        return None
    if unless is not None and reading.judge(unless, ref.about).truth is Truth.TRUE:
        return None
    asked = () if contradiction.asks_again is None else (Ref(contradiction.asks_again),)
    others = {*other.rests_on, *asked} - {ref}
    return tuple(sorted(others, key=lambda each: _place(reading, each)))


def _seen_at_home_since(reading: Advised) -> Iterator[Clash]:
    """Yield when the home was last visited, with the children seen inside it later than that."""
    grid = reading.bank.grid
    if grid is None or grid.seen is None or grid.seen.home is None:
        return
    visited = reading.answers.get(Ref(grid.seen.home))
    if visited is None or not visited.says_something or not reading.arises(visited.ref):
        return
    columns = {
        about: column(reading.bank, reading.answers, about or "")
        for about in reading.subjects(grid)
    }
    later = [
        Ref(grid.id, about)
        for about, cells in columns.items()
        if any(_is_later(grid, cell, visited) for cell in cells)
    ]
    if later:
        yield Clash(visited.ref, tuple(later))


def _is_later(grid: Question, cell: Sighting, visited: Answer) -> bool:
    """Say whether a child was seen inside the home later than an answer says anybody was there."""
    bands = grid.option_ids
    if not cell.at_home or cell.value not in bands[:-1]:
        return False
    if visited.not_known:
        return True
    if cell.on is not None and visited.on is not None:
        return (cell.on.year, cell.on.month) > (visited.on.year, visited.on.month)
    band = visited.value
    return band in bands and bands.index(cell.value) < bands.index(str(band))


def _place(reading: Advised, ref: Ref) -> tuple[int, str]:
    return reading.bank.places[ref.question], ref.about or ""
