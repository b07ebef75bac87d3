"""The page of two sessions: what cannot wait, the advice, what is new, what changed, the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ehe_check.advice.recommendation import Recommendation
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.comparison.brief import brief, named
from ehe_check.comparison.changes import Part, entry_items, in_a_list, parts_of, prompts
from ehe_check.comparison.two_sessions import OneSession, Page, name_of
from ehe_check.over_time.comparison import (
    EntryMove,
    PromptMove,
    Verdict,
)
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Document,
    Heading,
    Item,
    PageFoot,
    PageHead,
    Paragraph,
    Term,
    Terms,
    Tone,
    bulleted,
    citations_in,
)
from ehe_check.page.phrases import capital, grouped, phrase
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet import annex, page_one
from ehe_check.sheet.annex_sessions import drift_items
from ehe_check.sheet.guard_box import guard_box, missing_box
from ehe_check.sheet.sheet_paper import Paper

_OF_NONE = frozenset({HeadlineKey.FIRM, HeadlineKey.NOT_FIRM})
MOVED_BY = {
    Verdict.NOTHING: "Nothing moved the advice: neither time, nor the answers, nor the questions.",
    Verdict.TIME: "Time alone moved the advice: the same answers mean something else by now.",
    Verdict.FACTS: "Changed answers moved the advice, not time or the questions.",
    Verdict.RULES: (
        "Changed questions or rules moved the advice: the same answers lead to other "
        "advice under them."
    ),
    Verdict.FACTS_AND_RULES: (
        "Both moved the advice: changed answers, and changed questions or rules."
    ),
    Verdict.TIME_AND_FACTS: (
        "Time moved the advice, and so did changed answers; the questions did not."
    ),
    Verdict.TIME_AND_RULES: (
        "Time moved the advice, and so did changed questions or rules; no changed answer did."
    ),
    Verdict.TIME_FACTS_AND_RULES: (
        "Time, changed answers, and changed questions or rules all moved the advice."
    ),
    Verdict.CANNOT_BE_TOLD: (
        "Whether changed answers or changed questions moved the advice cannot be "
        "told: a version of the questions is not kept here."
    ),
}


def lay_out_comparison(page: Page) -> Document:
    """Return the page of two sessions: what cannot wait in the later one stands first."""
    title = text(
        "Where two sessions of one case differ"
        if page.is_of_one_time
        else "What has moved since last time"
    )
    line = ", ".join(filter(None, (page.two.found.reference, *_days(page))))
    return Document(
        title=title,
        subtitle=line,
        made_on=page.made_on,
        blocks=tuple(_blocks(page)),
        is_brief=not page.is_full,
        head=PageHead(title, line, ()),
        foot=PageFoot("", text("This page cannot tell you a child is safe.")),
    )


def _days(page: Page) -> Iterator[str]:
    """Yield the days of both sessions, and that of the page where it is another."""
    found = page.two.found
    earlier, later = short_day(found.earlier_day), short_day(found.later_day)
    yield text("{earlier} and {later}", earlier=earlier, later=later)
    if found.days_between > 1:
        yield text("{days} days apart", days=str(found.days_between))
    if page.made_on != found.later_day:
        yield text("printed {day}", day=short_day(page.made_on))


def _blocks(page: Page) -> Blocks:
    first = (*_told_first(page), *_what_cannot_wait(page), _advice(page))
    new, parts = tuple(_new(page)), tuple(parts_of(page))
    whole = (block for each in parts for block in each.blocks)
    parts = (*parts, *_statements(page, (*first, *new, *whole)), _made(page))
    yield from first
    if page.is_full:
        yield from new
        for each in parts:
            yield from each.shown()
    else:
        yield from brief(page)
    yield from _cautions(page)
    if not page.is_full:
        yield from named(parts)


# What is said first, what cannot wait, and HOLD.


def _told_first(page: Page) -> Blocks:
    """Say that this is a copy without what people wrote, and which session is a draft."""
    if page.two.is_shared:
        yield from md("""
            **COPY TO SHARE. Left out of this copy: the case reference, what people are called in
            this case, notes, all that was written in own words, and decisions. It is still about a
            real child: share it only with those who need it.**
        """)
    for one in page.two.each:
        if one.is_draft:
            yield from md(
                """
                **{side} is a DRAFT: it is not finished, so what is said of it here may change.**
                """,
                side=name_of(one.which),
            )


def _what_cannot_wait(page: Page) -> Blocks:
    """Yield what cannot wait, HOLD or ASK FIRST, and what of the case is missing, as it is now."""
    paper, is_held_then = page.paper_now, page.two.earlier.guard.holds
    if paper is not None:
        yield from page_one.today(paper)
    if page.is_of_one_time:
        yield from _of_the_earlier(page, page_one.today)
    if paper is not None:
        if paper.advice.hold == page.holds_now:
            yield from guard_box(paper.sheet)
        yield from missing_box(paper.sheet)
    if page.is_of_one_time and not (page.holds_now or is_held_then):
        yield from _of_the_earlier(page, _ask_first)
    if is_held_then and not page.holds_now:
        not_lifted = Paragraph(
            text(
                "That the answers differ does not lift it. Check with your safeguarding lead that "
                "it is lifted, and by whom, before anything of this worry may reach the family. "
                "What is said here is still worded for HOLD."
            )
        )
        title = text("HOLD stands in the earlier answers, and not in the later ones")
        yield Callout(CalloutTone.HOLD, title, (not_lifted,))


def _of_the_earlier(page: Page, part: Callable[[Paper], Blocks]) -> Iterator[Callout]:
    """Yield the boxes of a part of the earlier session that the later one lacks, under its name."""
    earlier, later = (_boxes(page.paper(one), part) for one in page.two.each)
    side = _named_with_day(page.two.earlier)
    for box in earlier:
        if box not in later:
            yield replace(box, title=text("{title} ({side})", title=box.title, side=side))


def _boxes(paper: Paper | None, part: Callable[[Paper], Blocks]) -> list[Callout]:
    blocks = part(paper) if paper is not None else ()
    return [each for each in blocks if isinstance(each, Callout)]


def _ask_first(paper: Paper) -> Blocks:
    """Return the box of a session in which no HOLD stands."""
    return iter(()) if paper.advice.hold else guard_box(paper.sheet)


# The advice, and what moved it.


def _advice(page: Page) -> Callout:
    rows = (*(_advised(one) for one in page.two.each), *_advised_today(page))
    moved = Paragraph(_moved_by(page), Tone.STRONG)
    inner = (moved, Terms(rows), *_together(page))
    return Callout(CalloutTone.ADVICE, text("The advice, and what moved it"), inner)


def _moved_by(page: Page) -> str:
    """Say what moved the advice, or of two views of one time whether they lead to the same."""
    verdict = page.two.found.verdict
    if page.is_of_one_time and verdict is Verdict.NOTHING:
        return text(
            "Both lead to the same advice. That they agree does not make it so: what has nobody "
            "seen or asked?"
        )
    if page.is_of_one_time and verdict is Verdict.FACTS:
        return text(
            "The two lead to different advice. What either calls for now or today comes first. "
            "Beyond that neither outweighs the other: talk about what each rests on."
        )
    return text(MOVED_BY[verdict])


def _advised(one: OneSession) -> Term:
    """Give the advice of one session in words, as on its own day."""
    if one.advice is None:
        said = [
            text(
                "The questions it was answered with are not kept here, so its advice cannot be "
                "told. Look at the sheet that was printed then."
            )
        ]
    else:
        said = [*_advice_lines(one.advice)]
        if not one.has_own_bank:
            said.append(
                text(
                    "Its own questions are not kept here, so this is read with those of the other "
                    "session."
                )
            )
    return Term(_named_with_day(one), _sentences(said))


def _advised_today(page: Page) -> Iterator[Term]:
    """Yield what the later session comes to on the day of the page, in a word if it is the same."""
    now, later = page.two.now, page.two.later
    if now is None or now.sheet.provenance.read_on == later.day:
        return
    lines = [*_advice_lines(now.advice)]
    is_same = later.advice is not None and lines == [*_advice_lines(later.advice)]
    label = text("The later session, as on {day}", day=day_words(now.sheet.provenance.read_on))
    yield Term(label, text("The same.") if is_same else _sentences(lines))


def _sentences(lines: Iterable[str]) -> str:
    return " ".join(each if each.endswith(".") else f"{each}." for each in lines)


def _advice_lines(advice: Recommendation) -> Iterator[str]:
    """Yield what some answers advise, a line each: beneath what, and which box stands."""
    yield advice.title
    if advice.beneath:
        yield advice.beneath
    if advice.headline in _OF_NONE:
        yield text("That is not a finding about the child.")
    if advice.is_guarded and advice.box is not None:
        yield text("{box} stands.", box=advice.box.title)


def _named_with_day(one: OneSession) -> str:
    return text("{side}, {day}", side=name_of(one.which), day=day_words(one.day))


def _together(page: Page) -> Iterator[Paragraph | Bullets]:
    """Say which sessions were looked at together, and what they show; or that none were."""
    now, paper = page.two.now, page.paper_now
    history = now.sheet.history if now is not None else None
    if history is None or paper is None:
        yield Paragraph(
            text(
                "Each session is read alone here: the sessions together were not looked at, for "
                "they have no case reference, no earlier one counts, or their questions are not "
                "kept here. They may call for more."
            )
        )
        return
    guard = page.two.found.guard
    shown = tuple(_each_once(drift_items(paper, guard.state, guard.person)))
    if page.is_full:
        days = phrase(day_words(mark.day) for mark in history.sessions)
        yield Paragraph(
            text("The sessions of this case were looked at together: {sessions}.", sessions=days)
        )
    if shown:
        yield Paragraph(
            text(
                "Together the sessions show our own work going round. This is about our work, "
                "and no mark against the family:"
            )
            if page.is_full
            else text(
                "Together the sessions show our own work going round ({number}, with --full). This "
                "is about our work, and no mark against the family.",
                number=str(len(shown)),
            )
        )
        yield from [Bullets(shown)] if page.is_full else []


def _each_once(items: Iterable[Item]) -> Iterator[Item]:
    """Yield one item for all that say the same, with everybody whom they are about."""
    alike = grouped((replace(item, lead=""), item.lead) for item in items)
    for item, leads in alike.items():
        yield replace(item, lead=phrase(filter(None, leads)))


# What is new.


def _new(page: Page) -> Blocks:
    """Yield who is new, and what is raised that was not before."""
    found, now = page.two.found, page.two.now
    yield from md("## What is new")
    raised_since = (
        *in_a_list(entry_items(page, EntryMove.ADDED)),
        *prompts(page, found.prompts_that_are(PromptMove.NEW)),
    )
    beside = [*prompts(page, now.beside if now is not None else ())]
    yield from raised_since
    if beside:
        yield from md("""
            ### Raised beside the later answers

            These rest on the sessions together, on time since then, or on the sheet kept when it
            was finished, and not on the later answers alone.
        """)
        yield from (each for each in beside if not isinstance(each, Heading))
    if not (raised_since or beside):
        yield from md("Nobody new is listed, and nothing new is raised.")


# The end: what the statements say, what to mind, how it was made.


def _statements(page: Page, blocks: Iterable[Block]) -> Iterator[Part]:
    """Yield what the statements that are named on the page say."""
    paper = page.paper(page.two.later)
    said = annex.statements(replace(paper, cites=citations_in(blocks))) if paper else None
    if said is not None:
        yield Part((Heading(said.level, said.summary),), said.blocks, is_folded=True)


def _cautions(page: Page) -> Blocks:
    """List what to mind, each a sentence that begins with what the page calls a session."""
    said = (f"{each.place} {each.fact}. {each.remedy}" for each in page.two.cautions)
    if lines := tuple(capital(each.rstrip()) for each in said):
        yield from md("## To mind about these sessions")
        yield bulleted(lines)


def _made(page: Page) -> Part:
    made = text("{day}, by {software}", day=day_words(page.made_on), software=page.software)
    read = text("Each session as on its own day. What the day of this page adds is said apart.")
    first, last = Term(text("Made"), made), Term(text("How it was read"), read)
    of_each = (Term(_named_with_day(one), _made_of(one)) for one in page.two.each)
    return Part(tuple(md("## How this page was made")), (Terms((first, *of_each, last)),))


def _made_of(one: OneSession) -> str:
    digest = one.mark.digest[: annex.DIGEST_SHOWN]
    if one.bank is not None and one.has_own_bank:
        bank = text(
            "{title}, version {version}, fingerprint {digest}",
            title=one.bank.title,
            version=one.bank.version,
            digest=digest,
        )
    else:
        bank = text(
            "version {version}, fingerprint {digest}. These questions are not kept here",
            version=one.mark.version,
            digest=digest,
        )
    return f"{bank}. {text('A draft.' if one.is_draft else 'Finished.')}"
