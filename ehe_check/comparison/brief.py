"""What moved between two sessions in few lines, most grave first, and what else the page can tell.

What cannot wait, HOLD, who is new and who is no longer listed are never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ehe_check.bank.effect import Does
from ehe_check.bank.prompt_rule import URGENT, PromptKind
from ehe_check.comparison.changes import (
    PROMPTS,
    Part,
    answer_words,
    asked_words,
    entry_items,
    is_shown,
    past_their_day,
    raised_no_more,
)
from ehe_check.comparison.two_sessions import Page
from ehe_check.over_time.comparison import (
    AnswerChange,
    AnswerMove,
    EntryMove,
    PromptChange,
    PromptMove,
)
from ehe_check.page.document import Bullets, Heading, Item, Paragraph, Tone
from ehe_check.page.phrases import grouped, number_words, phrase
from ehe_check.page.text import Blocks, md, text

MOST_NEW, MOST_ANSWERED, MOST_OF_A_PART, MOST_NOT_KNOWN = 5, 3, 2, 9
"""How many lines a part has before one that says how many more: ten in all of what is not known."""
LEVEL, _SEVERAL = 2, 2

_GRAVEST = (Does.EMERGENCY, Does.TODAY, Does.HOLD, Does.MEET, Does.SIGN, Does.ASK, Does.SUP)
_CANNOT_WAIT = _GRAVEST.index(Does.HOLD)
_GRAVE = frozenset({*URGENT, PromptKind.MEETING_TRIGGER})


@dataclass(frozen=True)
class _Line:
    """One line of a list, whom it is about by id and label, and whether it is never left out."""

    item: Item
    whom: Mapping[str, str]
    stays: bool = False


def brief(page: Page) -> Blocks:
    """Yield what moved in few lines."""
    yield from _new(page)
    yield from _raised_before(page, md("## Raised in both sessions"), PromptMove.STILL_OPEN)
    yield from _raised_before(page, raised_no_more(), PromptMove.GONE)
    yield from _listed_no_longer(page)
    differently = md("## Answered differently")
    yield from _few(page, differently, _answered(page), MOST_ANSWERED)
    yield from _few(page, md("## Decided, and past its day"), _past_its_day(page), MOST_OF_A_PART)
    yield from _few(page, md("## Still not known"), _not_known(page), MOST_NOT_KNOWN)


def named(whole: Iterable[Part]) -> Blocks:
    """Name each part of the `whole` page with its number, and how to print it."""
    parts = "; ".join(f"{each.heading} ({each.many})" for each in whole)
    yield Heading(LEVEL, text("All that moved, and that did not"), note=text("print with --full"))
    yield Paragraph(f"{parts}.")


def _few(page: Page, said: Blocks, lines: Iterable[_Line], most: int) -> Blocks:
    """Yield lines under what is said of them: all that stay, others while there is room."""
    every = [*lines]
    stay, others = ([each for each in every if each.stays is which] for which in (True, False))
    room = max(most - len(stay), 1)
    if every:
        yield from said
        yield Bullets(tuple(each.item for each in (*stay, *others[:room])))
        yield from _more(page, others[room:])


def _more(page: Page, rest: list[_Line]) -> Blocks:
    """Say how many more there are, and about whom."""
    number, whom = str(len(rest)), _called(page, dict(one for x in rest for one in x.whom.items()))
    if rest and whom:
        said = text("And {number} more with --full, about {whom}.", number=number, whom=whom)
        yield Paragraph(said, Tone.QUIET)
    elif rest:
        yield Paragraph(text("And {number} more with --full.", number=number), Tone.QUIET)


# What is raised.


def _new(page: Page) -> Blocks:
    """Yield who is new, and what is raised that was not before."""
    now = page.two.now
    beside = now.beside if now is not None else ()
    added = (_Line(each, {}, stays=True) for each in entry_items(page, EntryMove.ADDED))
    raised = _raised(page, (*page.two.found.prompts_that_are(PromptMove.NEW), *beside))
    yield from md("## What is new")
    if lines := [*added, *raised]:
        yield from _few(page, iter(()), lines, MOST_NEW)
    else:
        yield from md("Nobody new is listed, and nothing new is raised.")


def _raised_before(page: Page, said: Blocks, move: PromptMove) -> Blocks:
    """Yield of what was raised before what cannot wait, and reasons to consider a meeting."""
    grave = (each for each in page.two.found.prompts_that_are(move) if each.kind in _GRAVE)
    yield from _few(page, said, _raised(page, grave), MOST_OF_A_PART)


def _raised(page: Page, several: Iterable[PromptChange]) -> Iterator[_Line]:
    """Yield prompts in their short words, most grave first, one for all of whom each is said."""
    order = [*PROMPTS].index
    shown = sorted((x for x in several if is_shown(page, x)), key=lambda each: order(each.kind))
    alike = grouped(((_short(page, each), each.kind in URGENT), each) for each in shown)
    for (said, stays), same in alike.items():
        whom = _whom(page, same)
        yield _Line(Item(said, lead=_called(page, whom)), whom, stays)


def _short(page: Page, change: PromptChange) -> str:
    rules = (bank.rules[change.id][1] for bank in page.two.banks if change.id in bank.rules)
    return next((rule.short for rule in rules if rule.short), change.text)


# What is answered, and what is not known.


def _listed_no_longer(page: Page) -> Blocks:
    gone = tuple(entry_items(page, EntryMove.REMOVED))
    if gone:
        yield from md("""
            ## Who is no longer listed

            Check what became of anyone who is no longer on a list.
        """)
        yield Bullets(gone)


def _answered(page: Page) -> Iterator[_Line]:
    """Yield what is answered otherwise, by the gravest thing that either answer does."""
    alike = grouped(
        ((each.question, answer_words(each.before), answer_words(each.after)), each)
        for each in page.two.found.moved(AnswerMove.CHANGED)
    )
    told = [(_gravest(page, same[0]), *words, same) for words, same in alike.items()]
    for place, _, before, after, same in sorted(told, key=lambda each: each[0]):
        whom = _whom(page, same)
        earlier = text("Earlier: {answer}", answer=before)
        later = text("Later: {answer}", answer=after)
        said, lead = _short_of(page, same[0]), _called(page, whom)
        item = Item(said, lead=lead, details=(earlier, later))
        yield _Line(item, whom, stays=place <= _CANNOT_WAIT)


def _gravest(page: Page, change: AnswerChange) -> int:
    """Return the place of the gravest thing that either answer does, past the last for nothing."""
    question = page.question(change.question)
    if question is None:
        return len(_GRAVEST)
    given = (each.value or () for each in (change.before, change.after))
    options = (one for each in given for one in ((each,) if isinstance(each, str) else each))
    does = (effect.does for one in options for effect in question.effects_at(one))
    return min(map(_GRAVEST.index, does), default=len(_GRAVEST))


def _not_known(page: Page) -> Iterator[_Line]:
    """Yield what is still not known, a line each question: first what our own records may hold."""
    order = [name for bank in page.two.banks for name in bank.closing_order]
    still = page.two.found.moved(AnswerMove.STILL_NOT_KNOWN)
    known = sorted(
        (each for each in still if each.question in order), key=lambda x: order.index(x.question)
    )
    others = (each for each in still if each.question not in order)
    for same in grouped((each.question, each) for each in (*known, *others)).values():
        whom, said = _whom(page, same), _short_of(page, same[0])
        called = _called(page, whom)
        yield _Line(Item(text("{what}: {whom}", what=said, whom=called) if called else said), whom)


def _short_of(page: Page, change: AnswerChange) -> str:
    question = page.question(change.question)
    return question.short if question is not None else asked_words(change.asked)


def _past_its_day(page: Page) -> Iterator[_Line]:
    """Yield what was decided and is past its day, with that day and who does it."""
    for part in past_their_day(page):
        for item in part.items:
            said = " ".join((item.text, *item.details))
            yield _Line(Item(said, lead=item.lead), {item.lead: item.lead} if item.lead else {})


# Whom something is about.


def _whom(page: Page, same: Iterable[PromptChange | AnswerChange]) -> dict[str, str]:
    """Return whom something is about, each by id, empty where it is about the case."""
    return {each.about: page.whom(each.whom, each.about) for each in same if each.about}


def _called(page: Page, whom: Mapping[str, str]) -> str:
    """Return what several are called in a line: everybody on a list as all of them."""
    if len(whom) < _SEVERAL:
        return phrase(whom.values())
    roster, sheet = next(iter(whom)).rpartition("-")[0], page.two.later.sheet
    if sheet is not None and {*whom} == {each for each, _ in sheet.listed(roster)}:
        two = len(whom) == _SEVERAL
        return text("both") if two else text("all {number}", number=number_words(len(whom)))
    return phrase(whom.values())
