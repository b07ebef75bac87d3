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
from ehe_check.page.text import Blocks as Yielded
from ehe_check.page.text import text
from ehe_check.sheet.annex_sessions import drift_items, moved_by
from ehe_check.sheet.parts import top


def lay_out_comparison(found: Comparison, page: Page) -> Document:
    """Return the page of two sessions: what cannot wait in the later one stands first."""
    read_on = (
        text("How it was read"),
        text("Each session as on its own day. What the day of this page adds is said apart."),
    )
    body, rest = tuple(_body(found, page)), tuple(_rest(found, page))
    of_one_time = _are_of_one_time(found, page)
    return Document(
        title=text("Where two sessions of one case differ")
        if of_one_time
        else text("What has moved since last time"),
        subtitle=", ".join(filter(None, (found.reference, *_days(found, page.made_on)))),
        made_on=page.made_on,
        blocks=tuple(ended(page, body, rest, found.cautions, read_on)),
    )


def _days(found: Comparison, made_on: date) -> Iterator[str]:
    """Yield the days of both sessions, and that of the page where it is another."""
    earlier, later = short_day(found.earlier_day), short_day(found.later_day)
    yield text("{earlier} and {later}", earlier=earlier, later=later)
    if made_on != found.later_day:
        yield text("printed {day}", day=short_day(made_on))


def _body(found: Comparison, page: Page) -> Iterator[Block]:
    yield from page_top.said_first(page)
    yield from _first(found, page)
    yield _advice(found, page)
    yield from _new(found, page)
    yield from answers(page, found.answers, BEFORE_THE_LISTS)
    yield from _lists(found, page)
    yield from answers(page, found.answers, AFTER_THE_LISTS)
    gone = Headed(
        text("Raised in the earlier session only"),
        text(
            "The later answers do not raise these. That alone does not mean that they "
            "were done, or that things are better for the child."
        ),
    )
    yield from under(gone, prompts_that(page, found, PromptMove.GONE))


def _rest(found: Comparison, page: Page) -> Iterator[Details]:
    """Yield what is as it was, and what is about the questions: printed in full only."""
    yield from unchanged(page, found.answers)
    still = prompts_that(page, found, PromptMove.STILL_OPEN)
    yield from folded(Headed(text("Raised in both sessions")), still)
    yield from changed_questions(page, found)


def _first(found: Comparison, page: Page) -> Iterator[Block]:
    """Yield what cannot wait, HOLD or ASK FIRST, and what of the case is missing, as it is now."""
    earlier, later = page.both.each
    paper, now = page.paper_now, page.both.now
    holds = now.advice.hold if now is not None else later.hold
    of_one_time = _are_of_one_time(found, page)
    if paper is not None:
        yield from top.act(paper)
    if of_one_time:
        yield from _of_the_earlier(page, page_top.urgent)
    if paper is not None:
        if paper.advice.hold == holds:
            yield from top.box(paper)
        yield from top.missing(paper)
    if of_one_time and not (holds or earlier.hold):
        yield from _of_the_earlier(page, page_top.box)
    if earlier.hold and not holds:
        words = Paragraph(
            text(
                "That the answers differ does not lift it. Check with your safeguarding lead "
                "that it is lifted, and by whom, before anything of this worry may reach the "
                "family. What is said here is still worded for HOLD."
            )
        )
        yield Callout(
            CalloutTone.HOLD,
            text("HOLD stands in the earlier answers, and not in the later ones"),
            (words,),
        )


def _are_of_one_time(found: Comparison, page: Page) -> bool:
    """Say whether the two are two views of one time: near each other, and neither from the other.

    What cannot wait in either then stands first, and neither outweighs the other.
    """
    is_near = found.days_between < 7 * page.local.limits.weeks_apart
    return is_near and not found.are_linked


def _of_the_earlier(page: Page, part: Callable[[Page, Told], Blocks]) -> Iterator[Callout]:
    """Yield the boxes of a part of the earlier session that the later one lacks, under its name."""
    earlier, later = page.both.each
    stands, side = part(page, later), page_top.side_words(earlier)
    for box in part(page, earlier):
        if isinstance(box, Callout) and box not in stands:
            yield replace(box, title=text("{title} ({side})", title=box.title, side=side))


def _advice(found: Comparison, page: Page) -> Callout:
    sentence = Paragraph(_moved_by(found, page), Tone.STRONG)
    rows = (*(page_top.advice_of(told) for told in page.both.each), *_today(page))
    inner = (sentence, Terms(rows), *_together(page))
    return Callout(CalloutTone.ADVICE, text("The advice, and what moved it"), inner)


def _moved_by(found: Comparison, page: Page) -> str:
    """Say what moved the advice, or of two views of one time whether they lead to the same."""
    if _are_of_one_time(found, page) and found.verdict is Verdict.NOTHING:
        return text(
            "Both lead to the same advice. That they agree does not make it so: what has "
            "nobody seen or asked?"
        )
    if _are_of_one_time(found, page) and found.verdict is Verdict.FACTS:
        return text(
            "The two lead to different advice. What either calls for now or today comes "
            "first. Beyond that neither outweighs the other: talk about what each rests "
            "on."
        )
    return moved_by(found.verdict)


def _today(page: Page) -> Iterator[Term]:
    """Yield what the later session comes to on the day of the page, in a word if it is the same."""
    now, later = page.both.now, page.both.other
    if now is None or now.sheet.provenance.read_on == later.day:
        return
    lines = page_top.advice_lines(now.advice)
    is_same = later.advice is not None and lines == page_top.advice_lines(later.advice)
    label = text("The later session, as on {day}", day=day_words(now.sheet.provenance.read_on))
    yield Term(label, text("The same.") if is_same else "\n".join(lines))


def _together(page: Page) -> Iterator[Paragraph | Bullets]:
    """Say which sessions were looked at together, and what they show; or that none were."""
    now, paper = page.both.now, page.paper_now
    history = now.sheet.history if now is not None else None
    if history is None or paper is None:
        yield Paragraph(
            text(
                "Each session is read alone here: the sessions together were not looked at, "
                "for they have no case reference, no earlier one counts, or their questions "
                "are not kept here. They may call for more."
            )
        )
        return
    days = dict.fromkeys(day_words(mark.day) for mark in history.sessions)
    yield Paragraph(
        text(
            "The sessions of this case were looked at together: {sessions}.",
            sessions=phrases.listed(days),
        )
    )
    shown = drift_items(paper, page.both.state, page.both.person)
    if shown:
        yield Paragraph(
            text(
                "Together they show our own work going round. This is about our work, and no "
                "mark against the family:"
            )
        )
        yield Bullets(tuple(_each_once(shown)))


def _each_once(items: Iterable[Item]) -> Iterator[Item]:
    """Yield one item for all that say the same, with everybody whom they are about."""
    alike = phrases.grouped((replace(item, lead=""), item.lead) for item in items)
    for item, leads in alike.items():
        yield replace(item, lead=phrases.phrase(filter(None, leads)))


def _new(found: Comparison, page: Page) -> Iterator[Block]:
    """Yield how much time has passed, who is new, and what is raised that was not before."""
    yield Heading(SECTION_LEVEL, text("What is new"))
    yield Paragraph(_between(found.days_between))
    added = (each for each in found.entries if each.move is EntryMove.ADDED)
    listed_anew = entries(page, added)
    raised = prompts_that(page, found, PromptMove.NEW)
    beside = listed(page, found, page.both.now.beside if page.both.now else ())
    yield from listed_anew
    yield from raised
    if beside:
        yield Heading(GROUP_LEVEL, text("Raised beside the later answers"))
        yield Paragraph(
            text(
                "These rest on the sessions together, on time since then, or on the sheet "
                "kept when it was finished, and not on the later answers alone."
            )
        )
        yield from (each for each in beside if not isinstance(each, Heading))
    if not (listed_anew or raised or beside):
        yield Paragraph(text("Nobody new is listed, and nothing new is raised."))


def _between(days: int) -> str:
    if days == 0:
        return text("Both sessions are of the same day.")
    return (
        text("One day lies between the two sessions.")
        if days == 1
        else text("{days} days lie between the two sessions.", days=str(days))
    )


def _lists(found: Comparison, page: Page) -> Blocks:
    old = (each for each in found.entries if each.move is not EntryMove.ADDED)
    changed = entries(page, old)
    return under(
        Headed(
            text("Who and what is listed"),
            text("Check what became of anyone who is no longer on a list."),
        ),
        changed,
    )


def prompts_that(page: Page, found: Comparison, move: PromptMove) -> Blocks:
    """Return the prompts of which one thing became, by what they are for."""
    return listed(page, found, found.prompts_that_are(move))


def listed(page: Page, found: Comparison, several: Iterable[PromptChange]) -> Blocks:
    """Return prompts by what they are for, each with whom it is about."""
    shown = [each for each in several if _is_shown(found, each)]
    return tuple(_groups(page, shown))


def _is_shown(found: Comparison, change: PromptChange) -> bool:
    """Say whether a prompt is printed: it has words, and no note stands beside an emergency."""
    in_danger = found.after is not None and found.after.urgency is Urgency.EMERGENCY
    return bool(change.text) and not (in_danger and change.kind is PromptKind.NOTE)


def _groups(page: Page, shown: list[PromptChange]) -> Yielded:
    for heading, kinds in _in_order():
        mine = [change for change in shown if change.kind in kinds]
        if mine:
            yield Heading(GROUP_LEVEL, heading)
            yield Bullets(tuple(_items(page, mine)))


def _in_order() -> tuple[tuple[str, tuple[PromptKind, ...]], ...]:
    """Return what prompts are put under, in the order in which they are told."""
    return (
        (text("What cannot wait"), (PromptKind.EMERGENCY, PromptKind.ACT_TODAY)),
        (text("Reasons to consider a meeting"), (PromptKind.MEETING_TRIGGER,)),
        (text("Not ordinary, for this child or family"), (PromptKind.SIGN,)),
        (text("What to do or think about"), (PromptKind.SUPERVISION, PromptKind.ACTION)),
        (text("What we do not know or have not done yet"), (PromptKind.GAP,)),
        (text("What is going well"), (PromptKind.STRENGTH,)),
        (text("In fairness"), (PromptKind.NOTE,)),
        (text("To find out"), (PromptKind.FIND_OUT,)),
    )


def _items(page: Page, several: Iterable[PromptChange]) -> Iterator[Item]:
    """Yield each prompt with whom it is about, one for all those that say the same."""
    alike = grouped(
        ((each.text, each.statements), page.whom(each.whom, each.about)) for each in several
    )
    for (said, statements), whoms in alike.items():
        yield Item(said, lead=phrase(whoms), cites=statements)
