"""What became of answers, lists, prompts and questions between two sessions, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.labels import number_of
from ehe_check.comparison.two_sessions import Page, called
from ehe_check.over_time.comparison import (
    AnswerChange,
    AnswerMove,
    AnswerState,
    EntryChange,
    EntryMove,
    GivenAnswer,
    PromptChange,
    PromptMove,
)
from ehe_check.over_time.side import Which
from ehe_check.page.document import Block, Bullets, Details, Heading, Item, Terms
from ehe_check.page.phrases import grouped, phrase
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.annex_sessions import overdue_items
from ehe_check.sheet.sheet_paper import with_source

DASH = "\N{EN DASH}"
GROUP_LEVEL = 3

PROMPTS = {
    PromptKind.EMERGENCY: "What cannot wait",
    PromptKind.ACT_TODAY: "What cannot wait",
    PromptKind.MEETING_TRIGGER: "Reasons to consider a meeting",
    PromptKind.SIGN: "Not ordinary, for this child or family",
    PromptKind.SUPERVISION: "What to do or think about",
    PromptKind.ACTION: "What to do or think about",
    PromptKind.GAP: "What we do not know or have not done yet",
    PromptKind.STRENGTH: "What is going well",
    PromptKind.NOTE: "In fairness",
    PromptKind.FIND_OUT: "To find out",
}
"""What prompts of each kind stand under, in the order in which they are told."""
ANSWER_MOVES = {
    AnswerMove.CHANGED: "## Answered differently",
    AnswerMove.NEWLY_ANSWERED: "## Answered in the later session only",
    AnswerMove.NO_LONGER_ANSWERED: """
        ## Answered in the earlier session only

        In the later one it is not known, or not answered. An answer that is missing is not read
        as the reassuring one.
    """,
    AnswerMove.AGED: """
        ## The same answer, and time has passed

        The month is the same, so the answer reads differently by now.
    """,
    AnswerMove.MAY_HAVE_AGED: """
        ## Not looked at again, and time may have changed it

        No month stands beside these, so ask again.
    """,
    AnswerMove.STRONGER_SOURCE: "## The same answer, from a stronger source",
    AnswerMove.WEAKER_SOURCE: """
        ## The same answer, from a weaker source

        In the earlier session it was seen or read in a record, or had a source that the later one
        does not name.
    """,
    AnswerMove.OTHER_SOURCE: """
        ## The same answer, from another source

        Neither source is stronger than the other. A second voice may still rest on the first one's
        word.
    """,
    AnswerMove.STILL_NOT_KNOWN: """
        ## Still not known

        For professionals to find out. It is no mark against the family.
    """,
    AnswerMove.CONFIRMED: "## Looked at again, and the same",
    AnswerMove.NOT_LOOKED_AT: """
        ## Not looked at again

        These answers stand as they did last time. Nobody has said that they are still so.
    """,
    AnswerMove.NOT_READ: "## Kept, but used in neither session",
}
UNCHANGED = (AnswerMove.CONFIRMED, AnswerMove.NOT_LOOKED_AT, AnswerMove.NOT_READ)
UNANSWERED = {
    AnswerState.ABSENT: "Not answered",
    AnswerState.NOTE_ONLY: "Only a note",
    AnswerState.NOT_KNOWN: "Not known",
    AnswerState.SKIPPED: "Skipped",
}
ENTRIES = {
    EntryMove.ADDED: "{whom}: on the list of {many} in {other} only.",
    EntryMove.REMOVED: "{whom}: on the list of {many} in {one} only.",
    EntryMove.RELABELLED: '"{before}" in {one} is "{after}" in {other}.',
    EntryMove.DESCRIBED_ANEW: "{whom}: {what} In {one}: {before}. In {other}: {after}.",
}
LACKING = {
    Which.EARLIER: "Given in the later session; the earlier version lacks it.",
    Which.LATER: "Given in the earlier session; the later version lacks it.",
}
"""By whose questions an answer cannot be read."""


@dataclass(frozen=True)
class Part:
    """A part of the page: what is `said` of it, its heading first, and what stands beneath.

    One that is folded is as it was, or about the questions: a screen opens it when asked.
    """

    said: tuple[Block, ...]
    blocks: tuple[Block, ...]
    is_folded: bool = False

    @property
    def heading(self) -> str:
        """What it is called."""
        return next(each.text for each in self.said if isinstance(each, Heading))

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of its lists."""
        lists = (block.items for block in self.blocks if isinstance(block, Bullets))
        return tuple(item for each in lists for item in each)

    @property
    def many(self) -> int:
        """How many items or rows it has."""
        terms = (each.rows for each in self.blocks if isinstance(each, Terms))
        return len(self.items) + sum(map(len, terms))

    def shown(self) -> Blocks:
        """Yield all of it."""
        if self.is_folded:
            yield Details(self.heading, (*self.said[1:], *self.blocks))
        else:
            yield from (*self.said, *self.blocks)


def parts_of(page: Page) -> Iterator[Part]:
    """Yield what is past its day, what was raised again or no longer, what changed or did not."""
    yield from past_their_day(page)
    both = md("## Raised in both sessions")
    yield from _raised(page, both, PromptMove.STILL_OPEN, is_folded=True)
    yield from _raised(page, raised_no_more(), PromptMove.GONE)
    yield from _listed(page)
    for move in ANSWER_MOVES:
        yield from _answers(page, move)
    yield from _unread(page)


def raised_no_more() -> Blocks:
    """Yield what stands above what only the earlier session raises."""
    return md("""
        ## Raised in the earlier session only

        The later answers do not raise these. That alone does not mean that they were done, or that
        things are better for the child.
    """)


def part(said: Blocks, blocks: Iterable[Block], *, is_folded: bool = False) -> Iterator[Part]:
    """Yield a part of the page, nothing where nothing stands under its heading."""
    if shown := tuple(blocks):
        yield Part(tuple(said), shown, is_folded)


def past_their_day(page: Page) -> Iterator[Part]:
    """Yield what was decided and is past its day."""
    paper = page.paper_now
    items = overdue_items(paper, page.two.found.guard) if paper is not None else ()
    said = md("""
        ## Past their day

        Decided, and still open after the day by which it was to be done. This is about our work,
        and no mark against the family.
    """)
    yield from part(said, in_a_list(items))


def in_a_list(items: Iterable[Item]) -> Blocks:
    """Yield items as a list, nothing where there are none."""
    if several := tuple(items):
        yield Bullets(several)


# What is raised.


def _raised(
    page: Page, said: Blocks, move: PromptMove, *, is_folded: bool = False
) -> Iterator[Part]:
    """Yield prompts of which one thing became."""
    mine = page.two.found.prompts_that_are(move)
    yield from part(said, prompts(page, mine), is_folded=is_folded)


def prompts(page: Page, several: Iterable[PromptChange]) -> Blocks:
    """Yield prompts by what they are for, each with whom it is about."""
    shown = (each for each in several if is_shown(page, each))
    by_heading = grouped((text(PROMPTS[each.kind]), each) for each in shown)
    for heading in dict.fromkeys(text(PROMPTS[kind]) for kind in PROMPTS):
        if heading in by_heading:
            yield Heading(GROUP_LEVEL, heading)
            yield Bullets(tuple(_prompt_items(page, by_heading[heading])))


def is_shown(page: Page, change: PromptChange) -> bool:
    """Say whether a prompt is printed: it has words, and no note stands beside an emergency."""
    after = page.two.found.after
    in_danger = after is not None and after.urgency is Urgency.EMERGENCY
    return bool(change.text) and not (in_danger and change.kind is PromptKind.NOTE)


def _prompt_items(page: Page, several: Iterable[PromptChange]) -> Iterator[Item]:
    """Yield each prompt with whom it is about, one for all those that say the same."""
    alike = grouped(
        ((each.text, each.statements), page.whom(each.whom, each.about)) for each in several
    )
    for (said, statements), whoms in alike.items():
        yield Item(said, lead=phrase(whoms), cites=statements)


# Answers.


def _answers(page: Page, move: AnswerMove) -> Iterator[Part]:
    items = _answer_items(page, page.two.found.moved(move))
    yield from part(md(ANSWER_MOVES[move]), in_a_list(items), is_folded=move in UNCHANGED)


def _answer_items(page: Page, several: Iterable[AnswerChange]) -> Iterator[Item]:
    """Yield each answer, one item for all of one question that are the same of several."""
    alike = grouped(
        (
            (each.question, each.asked, answer_words(each.before), answer_words(each.after)),
            page.whom(each.whom, each.about),
        )
        for each in several
    )
    for (_, words, before, now), whoms in alike.items():
        asked = _asked(words, whoms)
        if before == now:
            yield Item(f"{asked} {DASH} {now}")
        else:
            earlier, later = (
                text("Earlier: {answer}", answer=before),
                text("Later: {answer}", answer=now),
            )
            yield Item(asked, details=(earlier, later))


def _asked(words: str, whoms: Iterable[str]) -> str:
    """Return a question as it was put, with everybody whom it was about."""
    asked, whom = asked_words(words), phrase(whoms)
    return f"{asked} ({whom})" if whom else asked


def asked_words(words: str) -> str:
    """Return a question as it was put, or that its words are not kept."""
    return words or text("A question whose words are not kept here")


def answer_words(given: GivenAnswer) -> str:
    """Return an answer in words, with its month and how it is known, where they were given."""
    if given.state in UNANSWERED:
        return given.words or text(UNANSWERED[given.state])
    words = given.words or text("an answer whose words are not kept here")
    answer = with_source(words, given.on, given.evidence)
    if given.state is AnswerState.VALUE:
        return answer
    return text("{answer} (not used: {reason})", answer=answer, reason=given.why_not_read)


# Who and what is listed.


def _listed(page: Page) -> Iterator[Part]:
    said = md("""
        ## Who and what is listed

        Check what became of anyone who is no longer on a list.
    """)
    old = EntryMove.REMOVED, EntryMove.RELABELLED, EntryMove.DESCRIBED_ANEW
    yield from part(said, in_a_list(entry_items(page, *old)))


def entry_items(page: Page, *moves: EntryMove) -> Iterator[Item]:
    """Yield what changed on the lists in some of the ways in which it can."""
    changes = (each for each in page.two.found.entries if each.move in moves)
    return (Item(_entry(page, each)) for each in changes)


def _entry(page: Page, change: EntryChange) -> str:
    """Say what became of an entry, in the words of its list where it has them."""
    roster = page.roster(change.roster)
    whom, before, after, what = change.after or change.before, change.before, change.after, ""
    if change.move is EntryMove.DESCRIBED_ANEW:
        labels = dict(page.two.later.labels)
        whom = labels.get(change.about) or number_of(change.about, *page.two.banks)
        known = {each.id: each for each in roster.attributes} if roster else {}
        attribute = known.get(change.attribute)
        options = {each.id: each.text for each in attribute.options} if attribute else {}
        what = attribute.text if attribute else f"{change.attribute}."
        before, after = (options.get(each, each) or text("not said") for each in (before, after))
    return text(
        ENTRIES[change.move],
        whom=whom,
        what=what,
        before=before,
        after=after,
        many=roster.many if roster else text("people"),
        one=called(Which.EARLIER),
        other=called(Which.LATER),
    )


# What only one of two banks can read.


def _unread(page: Page) -> Iterator[Part]:
    """List the answers that only one of the two banks can read."""
    said = md("""
        ## Answers that the other version cannot read

        The two sessions were answered with different versions of the questions. Where old answers
        were read under new questions, or the other way round, these counted as not answered.
    """)
    alike = grouped(
        ((each.question, each.options, each.bank), page.whom(each.whom, each.about))
        for each in page.two.found.unread
    )
    items = in_a_list(_unread_item(page, *each, whoms) for each, whoms in alike.items())
    yield from part(said, items, is_folded=True)


def _unread_item(
    page: Page, name: str, options: tuple[str, ...], bank: Which, whoms: list[str]
) -> Item:
    question = page.question(name)
    asked = _asked(question.on_paper if question else "", whoms)
    chosen = [f'"{question.option_text(each)}"' for each in options] if question else []
    said = f"{asked} {DASH} {', '.join(chosen)}" if chosen else asked
    return Item(said, details=(text(LACKING[bank]),))
