"""Two sessions one after the other: the advice, what is new, what changed, and what did not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.comparison.parts import page_top
from ehe_check.comparison.parts.answers_told import (
    AFTER_THE_LISTS,
    BEFORE_THE_LISTS,
    answers,
    entries,
    unchanged,
)
from ehe_check.comparison.parts.bank_told import changed_questions
from ehe_check.comparison.parts.page_end import ended
from ehe_check.comparison.parts.page_of_two import (
    GROUP_LEVEL,
    SECTION_LEVEL,
    Blocks,
    Headed,
    Page,
    folded,
    under,
)
from ehe_check.comparison.told import Told
from ehe_check.over_time.moved.comparison import (
    Comparison,
    EntryMove,
    PromptChange,
    PromptMove,
    Verdict,
)
from ehe_check.page import phrases
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Details,
    Document,
    Heading,
    Item,
    Paragraph,
    Term,
    Terms,
    Tone,
)
from ehe_check.page.phrases import grouped, phrase
from ehe_check.page.short_dates import short_day
from ehe_check.page.words import Blocks as Yielded
from ehe_check.page.words import Say
from ehe_check.sheet.parts import top
from ehe_check.sheet.parts.annex_sessions import drift_items
from ehe_check.sheet.parts.moved_by import moved_by


def lay_out_comparison(found: Comparison, page: Page) -> Document:
    """Return the page of two sessions: what cannot wait in the later one stands first."""
    say = page.say
    read_on = (say("moved.read_on"), say("moved.read_on_is"))
    body, rest = tuple(_body(say, found, page)), tuple(_rest(say, found, page))
    of_one_time = _are_of_one_time(found, page)
    return Document(
        title=say("moved.one_time.title") if of_one_time else say("moved.title"),
        subtitle=", ".join(filter(None, (found.reference, *_days(say, found, page.made_on)))),
        made_on=page.made_on,
        blocks=tuple(ended(say, page, body, rest, found.cautions, read_on)),
    )


def _days(say: Say, found: Comparison, made_on: date) -> Iterator[str]:
    """Yield the days of both sessions, and that of the page where it is another."""
    earlier, later = short_day(found.earlier_day), short_day(found.later_day)
    yield say("moved.subtitle", earlier=earlier, later=later)
    if made_on != found.later_day:
        yield say("moved.printed", day=short_day(made_on))


def _body(say: Say, found: Comparison, page: Page) -> Iterator[Block]:
    yield from page_top.said_first(say, page)
    yield from _first(say, found, page)
    yield _advice(say, found, page)
    yield from _new(say, found, page)
    yield from answers(say, page, found.answers, BEFORE_THE_LISTS)
    yield from _lists(say, found, page)
    yield from answers(say, page, found.answers, AFTER_THE_LISTS)
    gone = Headed(say("moved.prompts.gone"), say("moved.prompts.gone_intro"))
    yield from under(gone, prompts_that(say, page, found, PromptMove.GONE))


def _rest(say: Say, found: Comparison, page: Page) -> Iterator[Details]:
    """Yield what is as it was, and what is about the questions: printed in full only."""
    yield from unchanged(say, page, found.answers)
    still = prompts_that(say, page, found, PromptMove.STILL_OPEN)
    yield from folded(Headed(say("moved.prompts.still_open")), still)
    yield from changed_questions(say, page, found)


def _first(say: Say, found: Comparison, page: Page) -> Iterator[Block]:
    """Yield what cannot wait, HOLD or ASK FIRST, and what of the case is missing, as it is now."""
    earlier, later = page.both.each
    paper, now = page.paper_now, page.both.now
    holds = now.advice.hold if now is not None else later.hold
    of_one_time = _are_of_one_time(found, page)
    if paper is not None:
        yield from top.act(page.sheet.say, paper)
    if of_one_time:
        yield from _of_the_earlier(say, page, page_top.urgent)
    if paper is not None:
        if paper.advice.hold == holds:
            yield from top.box(page.sheet.say, paper)
        yield from top.missing(page.sheet.say, paper)
    if of_one_time and not (holds or earlier.hold):
        yield from _of_the_earlier(say, page, page_top.box)
    if earlier.hold and not holds:
        words = Paragraph(say("moved.hold_gone.text"))
        yield Callout(CalloutTone.HOLD, say("moved.hold_gone.title"), (words,))


def _are_of_one_time(found: Comparison, page: Page) -> bool:
    """Say whether the two are two views of one time: near each other, and neither from the other.

    What cannot wait in either then stands first, and neither outweighs the other.
    """
    is_near = found.days_between < 7 * page.local.limits.weeks_apart
    return is_near and not found.are_linked


def _of_the_earlier(
    say: Say, page: Page, part: Callable[[Page, Told], Blocks]
) -> Iterator[Callout]:
    """Yield the boxes of a part of the earlier session that the later one lacks, under its name."""
    earlier, later = page.both.each
    stands, side = part(page, later), page_top.side_words(say, earlier)
    for box in part(page, earlier):
        if isinstance(box, Callout) and box not in stands:
            yield replace(box, title=say("moved.one_time.of_one", title=box.title, side=side))


def _advice(say: Say, found: Comparison, page: Page) -> Callout:
    sentence = Paragraph(_moved_by(say, found, page), Tone.STRONG)
    rows = (*(page_top.advice_of(say, told) for told in page.both.each), *_today(say, page))
    inner = (sentence, Terms(rows), *_together(say, page))
    return Callout(CalloutTone.ADVICE, say("moved.heading"), inner)


def _moved_by(say: Say, found: Comparison, page: Page) -> str:
    """Say what moved the advice, or of two views of one time whether they lead to the same."""
    if _are_of_one_time(found, page) and found.verdict is Verdict.NOTHING:
        return say("moved.one_time.same")
    if _are_of_one_time(found, page) and found.verdict is Verdict.FACTS:
        return say("moved.one_time.differs")
    return moved_by(page.sheet.say, found.verdict)


def _today(say: Say, page: Page) -> Iterator[Term]:
    """Yield what the later session comes to on the day of the page, in a word if it is the same."""
    now, later = page.both.now, page.both.other
    if now is None or now.sheet.provenance.read_on == later.day:
        return
    lines = page_top.advice_lines(say, now.advice)
    is_same = later.advice is not None and lines == page_top.advice_lines(say, later.advice)
    label = say("moved.today", day=day_words(now.sheet.provenance.read_on))
    yield Term(label, say("moved.the_same") if is_same else "\n".join(lines))


def _together(say: Say, page: Page) -> Iterator[Paragraph | Bullets]:
    """Say which sessions were looked at together, and what they show; or that none were."""
    now, paper = page.both.now, page.paper_now
    history = now.sheet.history if now is not None else None
    if history is None or paper is None:
        yield Paragraph(say("moved.together.alone"))
        return
    days = dict.fromkeys(day_words(mark.day) for mark in history.sessions)
    yield Paragraph(say("moved.together.looked_at", sessions=phrases.listed(days)))
    shown = drift_items(page.sheet.say, paper, page.both.state, page.both.person)
    if shown:
        yield Paragraph(say("moved.together.drift"))
        yield Bullets(tuple(_each_once(shown)))


def _each_once(items: Iterable[Item]) -> Iterator[Item]:
    """Yield one item for all that say the same, with everybody whom they are about."""
    alike = phrases.grouped((replace(item, lead=""), item.lead) for item in items)
    for item, leads in alike.items():
        yield replace(item, lead=phrases.phrase(filter(None, leads)))


def _new(say: Say, found: Comparison, page: Page) -> Iterator[Block]:
    """Yield how much time has passed, who is new, and what is raised that was not before."""
    yield Heading(SECTION_LEVEL, say("moved.new.heading"))
    yield Paragraph(_between(say, found.days_between))
    added = (each for each in found.entries if each.move is EntryMove.ADDED)
    listed_anew = entries(say, page, added)
    raised = prompts_that(say, page, found, PromptMove.NEW)
    beside = listed(say, page, found, page.both.now.beside if page.both.now else ())
    yield from listed_anew
    yield from raised
    if beside:
        yield Heading(GROUP_LEVEL, say("moved.new.beside"))
        yield Paragraph(say("moved.new.beside_intro"))
        yield from (each for each in beside if not isinstance(each, Heading))
    if not (listed_anew or raised or beside):
        yield Paragraph(say("moved.new.nobody"))


def _between(say: Say, days: int) -> str:
    if days == 0:
        return say("moved.new.same_day")
    return say("moved.new.one_day") if days == 1 else say("moved.new.days", days=str(days))


def _lists(say: Say, found: Comparison, page: Page) -> Blocks:
    old = (each for each in found.entries if each.move is not EntryMove.ADDED)
    changed = entries(say, page, old)
    return under(Headed(say("moved.entries.heading"), say("moved.entries.intro")), changed)


def prompts_that(say: Say, page: Page, found: Comparison, move: PromptMove) -> Blocks:
    """Return the prompts of which one thing became, by what they are for."""
    return listed(say, page, found, found.prompts_that_are(move))


def listed(say: Say, page: Page, found: Comparison, several: Iterable[PromptChange]) -> Blocks:
    """Return prompts by what they are for, each with whom it is about."""
    shown = [each for each in several if _is_shown(found, each)]
    return tuple(_groups(say, page, shown))


def _is_shown(found: Comparison, change: PromptChange) -> bool:
    """Say whether a prompt is printed: it has words, and no note stands beside an emergency."""
    in_danger = found.after is not None and found.after.urgency is Urgency.EMERGENCY
    return bool(change.text) and not (in_danger and change.kind is PromptKind.NOTE)


def _groups(say: Say, page: Page, shown: list[PromptChange]) -> Yielded:
    for heading, kinds in _in_order(say):
        mine = [change for change in shown if change.kind in kinds]
        if mine:
            yield Heading(GROUP_LEVEL, heading)
            yield Bullets(tuple(_items(page, mine)))


def _in_order(say: Say) -> tuple[tuple[str, tuple[PromptKind, ...]], ...]:
    """Return what prompts are put under, in the order in which they are told."""
    return (
        (say("prompt_groups.urgent"), (PromptKind.EMERGENCY, PromptKind.ACT_TODAY)),
        (say("prompt_groups.trigger"), (PromptKind.MEETING_TRIGGER,)),
        (say("prompt_groups.sign"), (PromptKind.SIGN,)),
        (say("prompt_groups.to_do"), (PromptKind.SUPERVISION, PromptKind.ACTION)),
        (say("prompt_groups.gap"), (PromptKind.GAP,)),
        (say("prompt_groups.strength"), (PromptKind.STRENGTH,)),
        (say("prompt_groups.note"), (PromptKind.NOTE,)),
        (say("prompt_groups.find_out"), (PromptKind.FIND_OUT,)),
    )


def _items(page: Page, several: Iterable[PromptChange]) -> Iterator[Item]:
    """Yield each prompt with whom it is about, one for all those that say the same."""
    alike = grouped(
        ((each.text, each.statements), page.whom(each.whom, each.about)) for each in several
    )
    for (text, statements), whoms in alike.items():
        yield Item(text, lead=phrase(whoms), cites=statements)
