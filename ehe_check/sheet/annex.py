"""The annex: everything else that a sheet knows, a part under each heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from ehe_check.advice.reasons import answer_words
from ehe_check.advice.recommendation import Prompt, Reason, ToClose
from ehe_check.bank.law_words import cited, notes_among
from ehe_check.bank.prompt_rule import BEHIND_THE_ADVICE, URGENT, PromptKind, State
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.question_list import Parked
from ehe_check.over_time.history import Miss
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Checklist,
    Details,
    Item,
    Paragraph,
    Term,
    Terms,
    Tone,
)
from ehe_check.page.phrases import capital, grouped, noted, phrase
from ehe_check.page.text import Blocks, fill, md, text
from ehe_check.sheet.annex_sessions import kept_words, together
from ehe_check.sheet.call import said_in
from ehe_check.sheet.merged_points import who_could_know
from ehe_check.sheet.second_page import Action
from ehe_check.sheet.seen_grid import seen_table
from ehe_check.sheet.share import left_out
from ehe_check.sheet.sheet import Amended, PromptSheet, Provenance
from ehe_check.sheet.sheet_paper import DASH, Paper, known_from, sourced, spoken

Listed = TypeVar("Listed")
Parts: TypeAlias = Iterator[Details | None]
"""Parts of the annex in order: None where one has nothing to say."""

DIGEST_SHOWN = 12
_IN_FULL = frozenset({*URGENT, *BEHIND_THE_ADVICE, PromptKind.ACTION})
_NOT_LOOKED_AT = frozenset({Miss.NOT_READ, Miss.NOT_FOUND})
_ID_ONLY = "H3"
"""The statement whose words stand nowhere but in the review."""
_OF_AN_ORDINARY_CASE = "C3"
"""The statement that may be printed where nothing calls for a further step."""

UNANSWERED = {
    "skipped": "Skipped",
    "note-only": "Only a note",
    "unanswered": "Not asked, or not reached",
}


def annex(paper: Paper) -> tuple[Details, ...]:
    """Return the parts that have something to say."""
    parts = (
        because(paper),
        *_to_do(paper),
        *_strengths(paper),
        *_calls(paper),
        *_answers(paper),
        *_sessions(paper),
        *closing(paper),
    )
    return tuple(filter(None, parts))


def because(paper: Paper) -> Details | None:
    """List the answers behind the advice, the same about several entries as one."""
    return _part(text("What the advice rests on"), _listed(Bullets, _reasons(paper)))


def _reasons(paper: Paper) -> Iterator[Item]:
    behind = [prompt for prompt in paper.sheet.prompts if prompt.is_behind_the_advice]
    said_alike = (((why.question, sourced(why), why.note), why) for why in paper.advice.because)
    for (question, said, note), same in grouped(said_alike).items():
        prompts = (prompt for why in same for prompt in behind if why in prompt.because)
        yield Item(
            f"{paper.named(question, *(why.about for why in same))} {DASH} {said}",
            details=_noted(note),
            cites=tuple(dict.fromkeys(cite for prompt in prompts for cite in prompt.statements)),
        )


def _to_do(paper: Paper) -> Parts:
    """Yield what could change the advice, what is ours to close, what to find out, and to do.

    What the advice as a whole asks for stands in full where page 2 has no room for it.
    """
    prompts = paper.sheet.prompts
    yield _part(
        text("What could change this advice"),
        _listed(Bullets, (_to_close(paper, each) for each in paper.advice.to_close)),
        intro=text(
            "Not known or not looked at, and so able to raise it. Our own records come first."
        ),
    )
    gaps = [each for each in prompts if each.kind is PromptKind.GAP]
    yield _part(
        text("What we do not know or have not done"),
        _ticked(paper, gaps),
        intro=text("For professionals to put right. None of it is a mark against the family."),
    )
    yield _part(text("To find out"), _to_find(paper))
    in_full = [each for each in prompts if each.kind in _IN_FULL and each.text]
    others = [each for each in paper.actions.others if not each.statements]
    yield _part(text("What to do or think about, in full"), _ticked(paper, in_full, others))


def _to_close(paper: Paper, each: ToClose) -> Item:
    asked = paper.bank.by_id[each.question].find_out
    who = _who_knows(paper, asked.who) if asked else ()
    return Item(paper.named(each.question, *each.abouts), details=who)


def _to_find(paper: Paper) -> Blocks:
    """Yield what to find out, who could know and by when, and what only the family told."""
    told = paper.sheet.find_out
    if told:
        yield from md("Agree who will ask, and put a date beside each.")
    yield from _ticked(paper, told)
    abouts = grouped((why.question, why.about) for why in paper.sheet.only_the_family)
    if abouts and paper.bank.lines is not None:
        named = "; ".join(paper.named(each, *about) for each, about in abouts.items())
        yield Paragraph(fill(paper.bank.lines.only_the_family, answers=named))


def _strengths(paper: Paper) -> Parts:
    """Yield fairness, though not while somebody is in danger, what goes well, and who saw whom."""
    is_danger = paper.advice.urgency is Urgency.EMERGENCY
    yield _part(text("Points of fairness"), () if is_danger else _fairness(paper))
    yield _part(text("What is going well"), _listed(Bullets, _items(paper, paper.sheet.strengths)))
    grid = paper.sheet.seen
    drawn = seen_table(grid, len(grid.columns), child=text("Child"), in_full=True)
    yield _part(
        text("Who last saw each child, all of it"),
        drawn,
        intro=text(
            "A gap here is something that professionals do not know or have not done. It "
            "is no mark against the family."
        ),
    )


def _fairness(paper: Paper) -> Blocks:
    said = text(
        "The review says that parents who choose home education are no more likely "
        "than others to abuse their children."
    )
    yield Paragraph(said, cites=("C3",))
    yield from _listed(Bullets, _items(paper, paper.sheet.notes))


def _calls(paper: Paper) -> Parts:
    """Yield what to say in every call but the one on page 1 or 2, and what was written after."""
    further = paper.calling.scripts[1:]
    yield _part(text("What to say in each call"), said_in(paper.calling, further, level=3))
    yield _part(
        text("What was written after calls"),
        _listed(Bullets, map(Item, paper.calls_made)),
        intro=text(
            "A call settles nothing by itself: what was due stands until the answers change."
        ),
    )


def _answers(paper: Paper) -> Parts:
    """Yield whose accounts there are, own words, and what is not answered or is read by nothing.

    Accounts are listed by what they are about, and never counted.
    """
    words = known_from()
    accounts = (
        Term(capital(words[known]), "; ".join(_topics(paper, reasons)))
        for known, reasons in paper.sheet.evidence
    )
    yield _part(text("Whose accounts this rests on"), _listed(Terms, accounts))
    yield _part(text("In the practitioner's own words"), _listed(Terms, _own_words(paper)))
    yield _part(text("Not answered"), _not_answered(paper))
    yield _part(
        text("Kept, but not used"),
        _listed(Bullets, (_parked(paper, kept) for kept in paper.sheet.parked)),
        intro=text("These answers were given earlier. Nothing here rests on them."),
    )


def _topics(paper: Paper, reasons: Iterable[Reason]) -> Iterator[str]:
    bank = paper.bank
    abouts = grouped((bank.by_id[why.question].topic, why.about) for why in reasons)
    for topic, about in abouts.items():
        yield noted(bank.topic_by_id[topic].title, paper.whoms(about))


def _own_words(paper: Paper) -> Iterator[Term]:
    """Yield what the practitioner wrote, and the notes that stand nowhere above."""
    sheet = paper.sheet
    written = {*sheet.own_words, *sheet.recommendation.because}
    said = [(why, spoken(why)) for why in sheet.own_words]
    said += [(why, sourced(why)) for why in sheet.noted if why not in written]
    for why, told in said:
        lines = filter(None, (told, *_noted(why.note)))
        yield Term(paper.named(why.question, why.about), "\n".join(lines))


def _not_answered(paper: Paper) -> Blocks:
    """Yield the questions that have no answer, by how that came about.

    While nobody has named a worry, what is not known is no task, and stands in one line.
    """
    abouts = grouped(((each.state, each.question), each.about) for each in paper.sheet.unanswered)
    if abouts:
        yield from md("No answer is never read as the reassuring one.")
    by_state = grouped(
        (state, paper.named(question, *about)) for (state, question), about in abouts.items()
    )
    rows = (
        Term(text(UNANSWERED[state]), "; ".join(by_state[state]))
        for state in UNANSWERED
        if state in by_state
    )
    yield from _listed(Terms, rows)
    named, lines = "; ".join(paper.sheet.not_tasks), paper.bank.lines
    if named and lines is not None:
        yield Paragraph(fill(lines.not_known, topics=named))


def _parked(paper: Paper, kept: Parked) -> Item:
    answer, question = kept.answer, paper.bank.by_id.get(kept.answer.question)
    asked = question.short if question else answer.asked or answer.question
    said = text(
        "{question} \N{EN DASH} {answer} ({reason})",
        question=noted(asked, kept.whom),
        answer=answer_words(question, answer) or left_out(),
        reason=kept.reason,
    )
    return Item(said, details=_noted(answer.note))


def _sessions(paper: Paper) -> Parts:
    """Yield what was changed, each with what it was and why, and what the sessions show."""
    yield _part(
        text("Changed after it was finished"),
        _listed(Bullets, (_amended(paper, one) for one in paper.sheet.amendments)),
        intro=text("Each change has its reason, and what stood there before is kept."),
    )
    yield sessions(paper)


def _amended(paper: Paper, one: Amended) -> Item:
    why = text(
        "Changed on {day}. Why: {reason}",
        day=day_words(one.at),
        reason=one.reason or left_out(),
    )
    was = text("Before: {answer}.", answer=_was(paper, one.was))
    asked = noted(paper.named(one.question), one.whom)
    return Item(asked, details=(was, *_noted(one.was.note if one.was else None), why))


def _was(paper: Paper, was: Reason | None) -> str:
    if was is None:
        return text("not answered")
    if was.answer:
        return sourced(was)
    return left_out() if paper.sheet.is_shared else text("only a note")


def sessions(paper: Paper) -> Details | None:
    """Print what the sessions show together, nothing where earlier ones were not looked at."""
    return _part(
        text("What the sessions of this case show together"),
        together(paper),
        intro=text(
            "Evidence to look at, from the saved sessions alone. It says nothing of what "
            "was done and not typed here."
        ),
    )


def closing(paper: Paper) -> Parts:
    """Yield the partnership's contacts, what is cited, and how it was made."""
    here = paper.local.told_in("partnership", "contacts")
    yield _part(
        text("Local contacts"),
        _listed(Terms, (Term(each.label, each.text) for each in here if each.text)),
        intro=text("As your partnership has set them. Check that they are up to date."),
    )
    yield statements(paper)
    yield _part(text("How it was made"), _listed(Terms, _made(paper)))


def statements(paper: Paper) -> Details | None:
    """Say what the statements named on the pages say, in the library's order."""
    known = (*paper.library.statements, *paper.library.notes)
    rows = (Term(cite, _statement(paper, cite)) for cite in known if cite in paper.cites)
    return _part(
        text("The statements named here"),
        _listed(Terms, rows),
        intro=text(
            "L, F, T, C, H and A are statements of the Oxfordshire review of 2018, in "
            "this software's words. The others are notes of law and guidance for "
            'England. "Consider" is the review\'s word; "strong case" and "raise in '
            "supervision\" are this software's."
        ),
    )


def _statement(paper: Paper, cite: str) -> str:
    """Return what a statement says; what was found in others is not told of an ordinary case."""
    note = paper.library.notes.get(cite)
    if cite == _ID_ONLY:
        return text(
            "See the review itself: the question is only what is reported and what is seen."
        )
    if note is not None:
        status, month = note.status.value.replace("-", " "), month_words(note.as_of)
        return text(
            "{title} ({status}, as of {month})", title=note.title, status=status, month=month
        )
    if paper.sheet.is_ordinary and cite != _OF_AN_ORDINARY_CASE:
        return text("Not printed where nothing calls for a further step: see the review itself.")
    return paper.library.text(cite)


def _made(paper: Paper) -> Iterator[Term]:
    """Yield when and from what the sheet was made, what is past review, and what was not asked."""
    by, kept = paper.sheet.provenance, kept_words(paper.sheet.kept_answers)
    made_by = text("{day}, by {software}", day=day_words(by.made_on), software=by.software)
    yield Term(text("Made"), made_by)
    yield Term(text("Questions"), " ".join(_questions(paper)))
    yield Term(text("Law and guidance"), " ".join(_law(by)))
    yield Term(text("Asked"), " ".join(_asked(paper)))
    if kept:
        meant = text("A new source is something seen, read or heard since.")
        yield Term(text("Answers"), f"{kept} {meant}")
    yield Term(text("Earlier sessions"), " ".join(_earlier(paper.sheet)))
    yield Term(
        text("Keeping it"),
        text(
            "This is not the case record. Put what matters into your agency's record. "
            "The family or a court may ask to see it, so write it as you would want it "
            "read."
        ),
    )


def _questions(paper: Paper) -> Iterator[str]:
    by = paper.sheet.provenance
    yield text(
        "{title}, version {version}, fingerprint {digest}.",
        title=paper.bank.title,
        version=by.bank_version,
        digest=by.bank_digest[:DIGEST_SHOWN],
    )
    if by.bank_past_review:
        yield text(
            "Past their review date of {day}: check whether there is a newer version.",
            day=day_words(by.bank_review_by),
        )


def _law(by: Provenance) -> Iterator[str]:
    yield text("England, last reviewed on {day}.", day=day_words(by.law_reviewed_on))
    if by.law_past_review:
        yield text(
            "Past their review date, so check them before relying on them: {notes}.",
            notes=", ".join(by.law_past_review),
        )


def _asked(paper: Paper) -> Iterator[str]:
    """Say which set was used, and by topic what was not asked."""
    by, bank = paper.sheet.provenance, paper.bank
    is_full = by.walk_set is WalkSet.FULL
    yield text("The full set of questions." if is_full else "The quick set of questions.")
    left_out = {each.topic for each in bank.questions if each.id in by.not_asked}
    asked = {each.topic for each in bank.questions if each.id not in by.not_asked}
    if whole := [each.title for each in bank.topics if each.id in left_out - asked]:
        yield text("Not asked about at all: {topics}.", topics="; ".join(whole))
    if partly := [each.title for each in bank.topics if each.id in left_out & asked]:
        yield text("Asked about only in part: {topics}.", topics="; ".join(partly))


def _earlier(sheet: PromptSheet) -> Iterator[str]:
    is_lost = any(each.how in _NOT_LOOKED_AT for each in sheet.missing)
    looked_at = sheet.history.sessions if sheet.history else ()
    if len(looked_at) > 1:
        days = phrase(day_words(mark.day) for mark in looked_at)
        yield text("These sessions were looked at together: {days}.", days=days)
    elif not is_lost:
        yield text("They were not looked at.")
    if is_lost:
        yield text("Some could not be read or found: see the top of the page.")


def _part(heading: str, blocks: Iterable[Block], intro: str = "") -> Details | None:
    """Return one part of the annex, nothing where nothing stands in it."""
    listed = tuple(blocks)
    beneath = (Paragraph(intro),) if intro else ()
    return Details(heading, (*beneath, *listed)) if listed else None


def _listed(kind: Callable[[tuple[Listed, ...]], Block], rows: Iterable[Listed]) -> Blocks:
    """Yield a list of one kind, nothing where it has no rows."""
    if several := tuple(rows):
        yield kind(several)


def _ticked(paper: Paper, told: Sequence[Prompt], others: Sequence[Action] = ()) -> Blocks:
    """Yield what to tick, with the caution above what leads to the family over a worry."""
    leads = [*map(paper.points.leads_to_the_family, told)]
    leads += [each.leads_to_the_family for each in others]
    lines = paper.bank.lines
    if any(leads) and lines is not None and paper.advice.guard.state is State.WORRY:
        yield Paragraph(lines.ask_lead_first, Tone.STRONG)
    yield from _listed(Checklist, (*_items(paper, told), *(Item(each.text) for each in others)))


def _items(paper: Paper, told: Iterable[Prompt]) -> Iterator[Item]:
    """Yield what is raised with the law that it cites; of what to find out, who and by when."""
    day = paper.sheet.provenance.made_on
    for each, whom in paper.merged(told):
        is_asked = each.kind is PromptKind.FIND_OUT
        yield Item(
            each.text,
            lead=whom,
            details=(
                *(_who_knows(paper, each.who) if is_asked else ()),
                *(cited(note, day) for note in notes_among(each.cites, paper.library)),
            ),
            blanks=(text("By when"),) if is_asked else (),
            cites=each.statements,
        )


def _who_knows(paper: Paper, who: str | None) -> tuple[str, ...]:
    known = who_could_know(paper.sheet, who or "")
    return (text("Who could know: {who}", who=known),) if known else ()


def _noted(note: str | None) -> tuple[str, ...]:
    return (text("Note: {note}", note=note),) if note else ()
