"""The annex: the answers behind the page, whose accounts they are, and what has no answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.reasons import answer_words
from ehe_check.advice.recommendation import Prompt, Reason
from ehe_check.case.leftovers import Parked, Unanswered
from ehe_check.page.document import Bullets, Details, Item, Legend, Paragraph, Term, Terms
from ehe_check.page.phrases import capital, grouped
from ehe_check.page.words import Say
from ehe_check.sheet.parts.annex_prompts import part
from ehe_check.sheet.parts.facts import grid_table, legend
from ehe_check.sheet.sheet_paper import DASH, Paper, known_from, sourced, spoken


def because(say: Say, paper: Paper) -> Details | None:
    """List the answers behind the advice, the same about several entries as one."""
    items = tuple(_reasons(say, paper, paper.advice.because))
    return part(say("annex_parts.because.heading"), (Bullets(items),) if items else (), items)


def grid(say: Say, paper: Paper) -> Details | None:
    """Draw the whole grid of who last saw each child."""
    whole = paper.sheet.seen
    if not whole.rows:
        return None
    intro = Paragraph(say("annex_parts.grid.intro"))
    drawn = grid_table(say, whole, len(whole.columns))
    blocks = (intro, Legend(tuple(legend(say, whole))), drawn)
    return part(say("annex_parts.grid.heading"), blocks, blocks)


def accounts(say: Say, paper: Paper) -> Details | None:
    """List whose accounts the picture rests on, by what they are about: a list, never a share."""
    words = known_from(say)
    rows = tuple(
        Term(capital(words[known]), "; ".join(_topics(paper, reasons)))
        for known, reasons in paper.sheet.evidence
    )
    return part(say("annex_parts.accounts.heading"), (Terms(rows),) if rows else (), rows)


def own_words(say: Say, paper: Paper) -> Details | None:
    """Print what the practitioner wrote, and the notes that stand nowhere above."""
    sheet = paper.sheet
    written = {*sheet.own_words, *sheet.recommendation.because}
    said = [(why, spoken(say, why)) for why in sheet.own_words]
    said += [(why, sourced(say, why)) for why in sheet.noted if why not in written]
    rows = tuple(_with_note(say, paper, why, text) for why, text in said)
    return part(say("annex_parts.own-words.heading"), (Terms(rows),) if rows else (), rows)


def not_answered(say: Say, paper: Paper) -> Details | None:
    """Name the questions that have no answer, by how that came about."""
    words = {
        "skipped": say("annex_parts.not-answered.skipped"),
        "note-only": say("annex_parts.not-answered.note_only"),
        "unanswered": say("annex_parts.not-answered.unanswered"),
    }
    by_state = grouped((each.state, each) for each in paper.sheet.unanswered)
    rows = tuple(
        Term(title, "; ".join(_named(paper, by_state[state])))
        for state, title in words.items()
        if state in by_state
    )
    intro = Paragraph(say("annex_parts.not-answered.intro"))
    told = (intro, Terms(rows)) if rows else ()
    topics = _not_tasks(paper)
    blocks = (*told, *topics)
    return part(say("annex_parts.not-answered.heading"), blocks, blocks)


def set_aside(say: Say, paper: Paper) -> Details | None:
    """List the answers that are kept but read by nothing, each with why."""
    items = tuple(_parked(say, paper, kept) for kept in paper.sheet.parked)
    blocks = (Paragraph(say("annex_parts.set-aside.intro")), Bullets(items)) if items else ()
    return part(say("annex_parts.set-aside.heading"), blocks, items)


def _reasons(say: Say, paper: Paper, reasons: Iterable[Reason]) -> Iterator[Item]:
    alike = grouped(((why.question, sourced(say, why), why.note), why) for why in reasons)
    for same in alike.values():
        first = same[0]
        asked = paper.named(first.question, *(why.about for why in same))
        behind = [prompt for why in same for prompt in _behind(paper, why)]
        note = (say("words.note", note=first.note),) if first.note else ()
        yield Item(
            f"{asked} {DASH} {sourced(say, first)}",
            details=note,
            cites=tuple(dict.fromkeys(cite for prompt in behind for cite in prompt.statements)),
        )


def _behind(paper: Paper, reason: Reason) -> tuple[Prompt, ...]:
    return tuple(
        prompt
        for prompt in paper.sheet.prompts
        if prompt.is_behind_the_advice and reason in prompt.because
    )


def _topics(paper: Paper, reasons: Iterable[Reason]) -> Iterator[str]:
    bank = paper.bank
    abouts = grouped((bank.by_id[why.question].topic, why.about) for why in reasons)
    for topic, about in abouts.items():
        whoms = paper.whoms(about)
        yield bank.topic_by_id[topic].title + (f" ({whoms})" if whoms else "")


def _with_note(say: Say, paper: Paper, reason: Reason, text: str) -> Term:
    note = say("words.note", note=reason.note) if reason.note else ""
    asked = paper.named(reason.question, reason.about)
    return Term(asked, "\n".join(filter(None, [text, note])))


def _named(paper: Paper, several: Iterable[Unanswered]) -> Iterator[str]:
    abouts = grouped((each.question, each.about) for each in several)
    return (paper.named(question, *about) for question, about in abouts.items())


def _not_tasks(paper: Paper) -> tuple[Paragraph, ...]:
    """Return in one line what is not known, and no task while nobody has named a worry."""
    named, lines = "; ".join(paper.sheet.not_tasks), paper.bank.lines
    if not named or lines is None:
        return ()
    return (Paragraph(lines.not_known.replace("{topics}", named)),)


def _parked(say: Say, paper: Paper, kept: Parked) -> Item:
    answer, question = kept.answer, paper.bank.by_id.get(kept.answer.question)
    asked = question.short if question else answer.asked or answer.question
    said = say(
        "annex_parts.set-aside.answer",
        question=f"{asked} ({kept.whom})" if kept.whom else asked,
        answer=answer_words(question, answer) or say("words.left_out"),
        reason=kept.reason,
    )
    note = (say("words.note", note=answer.note),) if answer.note else ()
    return Item(said, details=note)
