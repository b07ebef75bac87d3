"""The annex: what could change the advice, what is ours, what to find out, and what else to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ehe_check.advice.recommendation import Prompt, ToClose
from ehe_check.bank.law_words import cited, notes_among
from ehe_check.bank.prompt_rule import BEHIND_THE_ADVICE, URGENT, PromptKind, State
from ehe_check.bank.urgency import Urgency
from ehe_check.page.document import Block, Bullets, Checklist, Details, Item, Paragraph, Tone
from ehe_check.page.phrases import grouped
from ehe_check.page.text import text
from ehe_check.sheet.parts.telephone import said_in
from ehe_check.sheet.sheet_paper import Paper
from ehe_check.sheet.to_find import who_could_know

_IN_FULL = frozenset({*URGENT, *BEHIND_THE_ADVICE, PromptKind.ACTION})


def could_change(paper: Paper) -> Details | None:
    """Name everything unknown that could raise the advice, and nothing of what it might be."""
    items = tuple(_to_close(paper, each) for each in paper.advice.to_close)
    intro = Paragraph(
        text("Not known or not looked at, and so able to raise it. Our own records come first.")
    )
    return part(text("What could change this advice"), (intro, *_bullets(items)), items)


def gaps(paper: Paper) -> Details | None:
    """List what professionals do not know or have not done, apart from anything of the family."""
    told = [each for each in paper.sheet.prompts if each.kind is PromptKind.GAP]
    items = tuple(_item(paper, each, whom) for each, whom in paper.merged(told))
    intro = Paragraph(
        text("For professionals to put right. None of it is a mark against the family.")
    )
    return part(
        text("What we do not know or have not done"), (intro, *_ticked(paper, items, told)), items
    )


def find_out(paper: Paper) -> Details | None:
    """List everything to find out, who could know and by when, and what only the family told."""
    told = paper.sheet.find_out
    items = tuple(_find(paper, each, whom) for each, whom in paper.merged(told))
    intro = Paragraph(text("Agree who will ask, and put a date beside each."))
    only = tuple(_only_the_family(paper))
    listed: tuple[Block, ...] = (intro, *_ticked(paper, items, told)) if items else ()
    blocks: tuple[Block, ...] = (*listed, *only)
    return part(text("To find out"), blocks, blocks)


def in_full(paper: Paper) -> Details | None:
    """Say in full what page 2 says in a line or two, and what the reasons on page 1 call for.

    What the advice as a whole asks for stands here where page 2 has no room for it.
    """
    told = [each for each in paper.sheet.prompts if each.kind in _IN_FULL and each.text]
    others = [each for each in paper.actions.others if not each.is_of_a_prompt]
    items = (
        *(_item(paper, each, whom) for each, whom in paper.merged(told)),
        *(Item(each.text) for each in others),
    )
    leads = any(each.leads_to_the_family for each in others)
    blocks = _ticked(paper, items, told, leads=leads)
    return part(text("What to do or think about, in full"), blocks, items)


def in_fairness(paper: Paper) -> Details | None:
    """List points of fairness and proportion, though not while somebody is in danger."""
    if paper.advice.urgency is Urgency.EMERGENCY:
        return None
    items = tuple(_item(paper, each, whom) for each, whom in paper.merged(paper.sheet.notes))
    said = Paragraph(
        text(
            "The review says that parents who choose home education are no more likely "
            "than others to abuse their children."
        ),
        cites=("C3",),
    )
    return part(text("Points of fairness"), (said, *_bullets(items)), (said,))


def going_well(paper: Paper) -> Details | None:
    """List everything that is going well, set against nothing."""
    items = tuple(_item(paper, each, whom) for each, whom in paper.merged(paper.sheet.strengths))
    return part(text("What is going well"), _bullets(items), items)


def calls(paper: Paper) -> Details | None:
    """Print what to say in every call but the one that stands on page 1 or 2."""
    scripts = paper.calling.scripts[1:]
    blocks = tuple(said_in(paper, scripts, level=3))
    return part(text("What to say in each call"), blocks, blocks)


def calls_made(paper: Paper) -> Details | None:
    """Print what was written down after each call; none of it settles why a call was due."""
    items = tuple(map(Item, paper.calls_made))
    said = Paragraph(
        text("A call settles nothing by itself: what was due stands until the answers change.")
    )
    return part(text("What was written after calls"), (said, *_bullets(items)), items)


def part(heading: str, blocks: Iterable[Block], there: object) -> Details | None:
    """Return one part of an annex, nothing where there is nothing in it."""
    return Details(heading, tuple(blocks)) if there else None


def _to_close(paper: Paper, each: ToClose) -> Item:
    asked = paper.bank.by_id[each.question].find_out
    who = who_could_know(paper.sheet, asked.who) if asked else ""
    details = (text("Who could know: {who}", who=who),) if who else ()
    return Item(paper.named(each.question, *each.abouts), details=details)


def _find(paper: Paper, prompt: Prompt, whom: str) -> Item:
    who = who_could_know(paper.sheet, prompt.who or "")
    asked = (text("Who could know: {who}", who=who),) if who else ()
    item = _item(paper, prompt, whom)
    by_when = text("By when")
    return replace(item, details=(*asked, *item.details), blanks=(by_when,))


def _item(paper: Paper, prompt: Prompt, whom: str) -> Item:
    return Item(prompt.text, lead=whom, details=law_beneath(paper, prompt), cites=prompt.statements)


def law_beneath(paper: Paper, prompt: Prompt) -> tuple[str, ...]:
    """Return the dated sentence of each note of law that a prompt cites."""
    notes = notes_among(prompt.cites, paper.library)
    return tuple(cited(note, paper.sheet.provenance.made_on) for note in notes)


def _ticked(
    paper: Paper, items: tuple[Item, ...], told: Iterable[Prompt], *, leads: bool = False
) -> Iterator[Block]:
    """Yield items to tick, with the caution above what leads to the family over a worry."""
    if leads or any(paper.points.leads_to_the_family(each) for each in told):
        yield from _caution(paper)
    if items:
        yield Checklist(items)


def _caution(paper: Paper) -> Iterator[Paragraph]:
    if paper.bank.lines is not None and paper.advice.guard.state is State.WORRY:
        yield Paragraph(paper.bank.lines.ask_lead_first, Tone.STRONG)


def _only_the_family(paper: Paper) -> Iterator[Paragraph]:
    """Yield, in one line, the answers that only a parent or carer has given so far."""
    abouts = grouped((why.question, why.about) for why in paper.sheet.only_the_family)
    if abouts and paper.bank.lines is not None:
        named = "; ".join(paper.named(each, *about) for each, about in abouts.items())
        yield Paragraph(paper.bank.lines.only_the_family.replace("{answers}", named))


def _bullets(items: tuple[Item, ...]) -> tuple[Block, ...]:
    return (Bullets(items),) if items else ()
