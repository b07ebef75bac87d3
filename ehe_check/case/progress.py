"""Progress: where a screen stands in a walk, about how much is left, and why that has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.screens import Screen
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.page.phrases import listed, number_words

_FEWEST = 10
"""From how many screens a person's own pace is known."""
_TOLD_FROM = 3
"""From what difference a change of the total is told."""
_COLUMNS, _REFERENCE, _TITLE, _BETWEEN = 79, 20, 12, " | "


@dataclass(frozen=True)
class Progress:
    """How many screens arise before the advice, how many have an answer, and how many are open."""

    total: int
    answered: int
    skipped: int

    @property
    def left(self) -> int:
        """How many are still open."""
        return self.total - self.answered - self.skipped


def progress(several: Sequence[Screen], answers: Answers) -> Progress:
    """Count the screens of a walk; each is counted once, whomever it is put about."""
    settled = [screen for screen in several if screen.is_settled(answers)]
    skipped = sum(_is_skipped(screen, answers) for screen in settled)
    return Progress(len(several), len(settled) - skipped, skipped)


def place_of(several: Iterable[Screen], screen: Screen) -> int:
    """Return where a screen stands in its walk, counted from one; 0 where it does not arise."""
    places = (
        place for place, each in enumerate(several, 1) if not each.refs.isdisjoint(screen.refs)
    )
    return next(places, 0)


def minutes_left(done: Progress, seconds: Sequence[float], whole: Callable[[], int]) -> int:
    """Return about how many minutes are left, at a person's own middle pace.

    Until that is known it is a share of the minutes that the whole takes, as it was said before it;
    nor is it ever less than half of that, as what is left is still to be read.
    """
    if not done.left:
        return 0
    share = whole() * done.left / done.total
    if len(seconds) < _FEWEST:
        return ceil(share)
    return ceil(max(done.left * median(seconds) / 60, share / 2))


def why_changed(bank: QuestionBank, before: Answers, now: Answers, totals: tuple[int, int]) -> str:
    """Return why there are more or fewer questions than there were; empty where it is by few."""
    was, is_now = totals
    if abs(is_now - was) < _TOLD_FROM:
        return ""
    more = f"{is_now - was} more" if is_now > was else f"{was - is_now} fewer"
    named = listed(_changes(bank, before, now))
    return f"{named}: {more} questions" if named else f"{more} questions".capitalize()


def _changes(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    """Yield what has changed, whom the lists have first, else the answers by their short names."""
    lists = [*_listed_anew(bank, before, now)]
    if lists:
        yield from lists
        return
    refs = dict.fromkeys((*before.by_ref, *now.by_ref))
    changed = (ref for ref in refs if before.get(ref) != now.get(ref))
    yield from dict.fromkeys(f'your answer on "{_short(bank, ref)}"' for ref in changed)


def _listed_anew(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    for roster in bank.rosters:
        was, is_now = (_ids(each.listed(roster.id)) for each in (before, now))
        for count, done in ((len(is_now - was), "added"), (len(was - is_now), "taken off")):
            if count:
                yield f"{number_words(count)} {roster.one if count == 1 else roster.many} {done}"


def _ids(entries: Iterable[Entry]) -> set[str]:
    return {entry.id for entry in entries}


def _short(bank: QuestionBank, ref: Ref) -> str:
    question = bank.by_id.get(ref.question)
    return question.short if question else ref.question


def _is_skipped(screen: Screen, answers: Answers) -> bool:
    given = (answers.get(step.ref) for step in screen.steps)
    return all(answer is not None and answer.skipped for answer in given)


def first_line(reference: str, title: str, how_far: str) -> str:
    """Return the first line of a screen; what has no room in 79 columns is cut."""
    reference = _cut(reference, _REFERENCE)
    room = _COLUMNS - len(reference) - len(how_far) - 2 * len(_BETWEEN)
    return _BETWEEN.join(filter(None, (reference, _cut(title, max(room, _TITLE)), how_far)))


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else f"{words[: room - 3].rstrip(' ,')}..."
