"""The annex: the answers behind the page, whose accounts they are, and what has no answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.reasons import answer_words
from ehe_check.advice.recommendation import Prompt, Reason
from ehe_check.case.leftovers import Parked, Unanswered
from ehe_check.page.document import Bullets, Details, Item, Legend, Paragraph, Term, Terms
from ehe_check.page.phrases import capital, grouped
from ehe_check.page.text import text
from ehe_check.sheet.parts.annex_prompts import part
from ehe_check.sheet.parts.facts import grid_table, legend
from ehe_check.sheet.sheet_paper import DASH, Paper, known_from, sourced, spoken


def because(paper: Paper) -> Details | None:
    """List the answers behind the advice, the same about several entries as one."""
    items = tuple(_reasons(paper, paper.advice.because))
    return part(text("What the advice rests on"), (Bullets(items),) if items else (), items)


def grid(paper: Paper) -> Details | None:
    """Draw the whole grid of who last saw each child."""
    whole = paper.sheet.seen
    if not whole.rows:
        return None
    intro = Paragraph(
        text(
            "A gap here is something that professionals do not know or have not done. It "
            "is no mark against the family."
        )
    )
    drawn = grid_table(whole, len(whole.columns))
    blocks = (intro, Legend(tuple(legend(whole))), drawn)
    return part(text("Who last saw each child, all of it"), blocks, blocks)


def accounts(paper: Paper) -> Details | None:
    """List whose accounts the picture rests on, by what they are about: a list, never a share."""
    words = known_from()
    rows = tuple(
        Term(capital(words[known]), "; ".join(_topics(paper, reasons)))
        for known, reasons in paper.sheet.evidence
    )
    return part(text("Whose accounts this rests on"), (Terms(rows),) if rows else (), rows)


def own_words(paper: Paper) -> Details | None:
    """Print what the practitioner wrote, and the notes that stand nowhere above."""
    sheet = paper.sheet
    written = {*sheet.own_words, *sheet.recommendation.because}
    said = [(why, spoken(why)) for why in sheet.own_words]
    said += [(why, sourced(why)) for why in sheet.noted if why not in written]
    rows = tuple(_with_note(paper, why, told) for why, told in said)
    return part(text("In the practitioner's own words"), (Terms(rows),) if rows else (), rows)


def not_answered(paper: Paper) -> Details | None:
    """Name the questions that have no answer, by how that came about."""
    words = {
        "skipped": text("Skipped"),
        "note-only": text("Only a note"),
        "unanswered": text("Not asked, or not reached"),
    }
    by_state = grouped((each.state, each) for each in paper.sheet.unanswered)
    rows = tuple(
        Term(title, "; ".join(_named(paper, by_state[state])))
        for state, title in words.items()
        if state in by_state
    )
    intro = Paragraph(text("No answer is never read as the reassuring one."))
    told = (intro, Terms(rows)) if rows else ()
    topics = _not_tasks(paper)
    blocks = (*told, *topics)
    return part(text("Not answered"), blocks, blocks)


def set_aside(paper: Paper) -> Details | None:
    """List the answers that are kept but read by nothing, each with why."""
    items = tuple(_parked(paper, kept) for kept in paper.sheet.parked)
    blocks = (
        (
            Paragraph(text("These answers were given earlier. Nothing here rests on them.")),
            Bullets(items),
        )
        if items
        else ()
    )
    return part(text("Kept, but not used"), blocks, items)


def _reasons(paper: Paper, reasons: Iterable[Reason]) -> Iterator[Item]:
    alike = grouped(((why.question, sourced(why), why.note), why) for why in reasons)
    for same in alike.values():
        first = same[0]
        asked = paper.named(first.question, *(why.about for why in same))
        behind = [prompt for why in same for prompt in _behind(paper, why)]
        note = (text("Note: {note}", note=first.note),) if first.note else ()
        yield Item(
            f"{asked} {DASH} {sourced(first)}",
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


def _with_note(paper: Paper, reason: Reason, said: str) -> Term:
    note = text("Note: {note}", note=reason.note) if reason.note else ""
    asked = paper.named(reason.question, reason.about)
    return Term(asked, "\n".join(filter(None, [said, note])))


def _named(paper: Paper, several: Iterable[Unanswered]) -> Iterator[str]:
    abouts = grouped((each.question, each.about) for each in several)
    return (paper.named(question, *about) for question, about in abouts.items())


def _not_tasks(paper: Paper) -> tuple[Paragraph, ...]:
    """Return in one line what is not known, and no task while nobody has named a worry."""
    named, lines = "; ".join(paper.sheet.not_tasks), paper.bank.lines
    if not named or lines is None:
        return ()
    return (Paragraph(lines.not_known.replace("{topics}", named)),)


def _parked(paper: Paper, kept: Parked) -> Item:
    answer, question = kept.answer, paper.bank.by_id.get(kept.answer.question)
    asked = question.short if question else answer.asked or answer.question
    said = text(
        "{question} \N{EN DASH} {answer} ({reason})",
        question=f"{asked} ({kept.whom})" if kept.whom else asked,
        answer=answer_words(question, answer) or text("left out of this copy"),
        reason=kept.reason,
    )
    note = (text("Note: {note}", note=answer.note),) if answer.note else ()
    return Item(said, details=note)
