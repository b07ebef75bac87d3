"""The top of page 1: what is to be done at once, what to say, HOLD, and the advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.absence import Absence
from ehe_check.over_time.history import Miss
from ehe_check.page.dates import day_words
from ehe_check.page.document import Call, Callout, CalloutTone, Calls, Paragraph, Tone
from ehe_check.page.phrases import capital
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.call import said_in
from ehe_check.sheet.call_row import CallRow
from ehe_check.sheet.calls_of_today import ROOM_ON_PAPER, RouteCall, shortest
from ehe_check.sheet.merged_points import meeting_words
from ehe_check.sheet.sheet import AdviceThen, PromptSheet
from ehe_check.sheet.sheet_paper import Paper, then_words


def act(paper: Paper) -> Blocks:
    """Say what to do now or today, and whom to speak to: each of them once."""
    advice = paper.advice
    if not advice.is_urgent:
        return
    is_now = advice.urgency is Urgency.EMERGENCY
    label = text("999") if is_now else text("ACT TODAY")
    rows = tuple(_rows(paper))
    yield Callout(
        CalloutTone.URGENT,
        _without_label(advice.title, label),
        (*_caution(paper), Paragraph(advice.text), Calls(rows)),
        label=label,
    )


def to_say(paper: Paper) -> Blocks:
    """Print what to say in the first call of today, and what to have ready."""
    if paper.fit.says:
        yield from said_in(paper.calling, paper.calling.scripts[:1])


def box(paper: Paper) -> Blocks:
    """Say what HOLD or ASK FIRST asks, or what was agreed."""
    words = paper.advice.box
    if words is None:
        return
    is_agreed = words.key is BoxKey.AGREED
    told = words.text or (text("left out of this copy") if paper.sheet.is_shared else "")
    more = (held_elsewhere_words(paper.sheet), *_recorded(paper))
    said = tuple(Paragraph(each) for each in (told, *more) if each)
    if said or not is_agreed:
        yield Callout(CalloutTone.PLAIN if is_agreed else CalloutTone.HOLD, words.title, said)


def missing(paper: Paper) -> Blocks:
    """Say that some of the case is missing or was changed, so that the advice may be wrong."""
    hows = dict.fromkeys(each.how for each in paper.first.missing)
    if not hows:
        return
    said = [Paragraph(_missed(how)) for how in hows]
    if set(hows) - {Miss.AGREED_NOT_READ}:
        said.append(
            Paragraph(
                text(
                    "Until you know, do not raise this worry with the family: ask your "
                    "safeguarding lead."
                ),
                Tone.STRONG,
            )
        )
    named = dict.fromkeys(each.file for each in paper.first.missing if each.file)
    if named:
        said.append(Paragraph(text("Look at: {files}", files="; ".join(named)), Tone.QUIET))
    yield Callout(
        CalloutTone.PLAIN,
        text("Some of this case is missing or was changed, so this advice may be wrong"),
        tuple(said),
    )


def advice(paper: Paper) -> Blocks:
    """Give the advice, or what stands beneath an urgent step."""
    advised = paper.advice
    title, told = _beneath(advised.beneath) if advised.is_urgent else (advised.title, advised.text)
    beside = tuple(Paragraph(each) for each in _beside(paper))
    if title:
        said = (Paragraph(told),) if told else ()
        tone = CalloutTone.PLAIN if paper.first.is_ordinary else CalloutTone.ADVICE
        yield Callout(tone, title, (*said, *beside))
    else:
        yield from beside


def _caution(paper: Paper) -> Iterator[Paragraph]:
    """Yield whom to ask first, where a worry is named and a headline says to tell the parents."""
    headline, lines = paper.bank.headlines.get(paper.advice.headline), paper.bank.lines
    if headline is None or lines is None or paper.advice.guard.state is not State.WORRY:
        return
    if "[" in headline.text:
        yield Paragraph(lines.ask_lead_first, Tone.STRONG)


def _rows(paper: Paper) -> Iterator[Call]:
    blanks = (text("Spoke to"), text("at"))
    first = paper.first
    if first.danger:
        yield Call(text("999"), (), shortest(first.danger, ROOM_ON_PAPER), blanks)
    for row in paper.calls:
        yield on_paper(row, _why(row.call), blanks)


def on_paper(row: CallRow, why: str, blanks: tuple[str, ...]) -> Call:
    """Return a call as it stands on paper: what was kept of it, or blanks to write that on."""
    blanks = () if row.after else blanks
    return Call(row.called, row.numbers, why, blanks, row.after, row.is_made)


def _why(call: RouteCall) -> str:
    if call.is_told:
        return text("tell them as well; do not wait for them")
    return call.why(ROOM_ON_PAPER) or text("tell them, once 999 is called")


def _without_label(title: str, label: str) -> str:
    """Return a title without the words that its label says already."""
    if not title.casefold().startswith(f"{label.casefold()}: "):
        return title
    rest = title[len(label) + 2 :]
    return capital(rest)


def held_elsewhere_words(sheet: PromptSheet) -> str:
    """Say that HOLD comes from another session of the case; empty where it does not."""
    held = sheet.held_elsewhere
    return (
        text(
            "This HOLD comes from another session of this case, of {day}. Look at that one too.",
            day=day_words(held.day),
        )
        if held is not None
        else ""
    )


def _recorded(paper: Paper) -> tuple[str, ...]:
    """Say where a HOLD comes from that no answer brings."""
    kept = paper.sheet.recorded_hold
    if kept is None:
        return ()
    reasons = {
        Absence.RISK: text(
            "having the parents at a meeting could put a child or somebody else at risk"
        ),
        Absence.HOLD: text(
            "somebody had said that the worry may not be raised with the family yet"
        ),
        Absence.STAFF_SAFETY: text("the safety of staff"),
    }
    return (
        text(
            "Recorded on {day}: {reason}. A reason to take care, and not a finding about anyone.",
            day=day_words(kept.on),
            reason=reasons[kept.reason],
        ),
    )


def _missed(how: Miss) -> str:
    match how:
        case Miss.NOT_READ:
            return text("A file could not be read. It may hold an earlier session, and a HOLD.")
        case Miss.NOT_FOUND:
            return text("A session before this one was not found. It may hold a HOLD.")
        case Miss.CHANGED:
            return text(
                "A session was changed after it was finished, or after the next one began: "
                "check what, by whom, and that no HOLD was lost."
            )
        case Miss.AGREED_NOT_READ:
            return text(
                "A record of a supervision or meeting was not found, could not be read, or "
                "is not as it was left: what was agreed there may be missing or wrong."
            )
        case _:
            assert_never(how)


def _beneath(said: str) -> tuple[str, str]:
    """Return the first sentence of what stands beneath an urgent step, and the rest."""
    title, _, rest = said.partition(". ")
    return title, rest


def _beside(paper: Paper) -> Iterator[str]:
    if (held := paper.first.meeting_held) is not None:
        yield meeting_words(held, day_words(held.on))
    if paper.first.is_ordinary and paper.first.is_enough:
        yield text("Home education is lawful, and no reason for concern in itself.")
    then = _advised_before(paper)
    if then is not None:
        yield then_words(paper, then)
    if paper.first.clashes and not paper.first.is_ordinary:
        yield (
            text("Some answers may not sit together: look at page 2 before you use this.")
            if paper.has_pages
            else text("Some answers may not sit together: look further down before you use this.")
        )


def _advised_before(paper: Paper) -> AdviceThen | None:
    """Return what was advised when the session was finished, where that is not advised now."""
    kept, sheet = paper.sheet.kept, paper.sheet
    if kept is None or not kept.differs_from(paper.advice):
        return None
    if kept.day > sheet.provenance.read_on:
        return None
    return None if kept.urgency is Urgency.NONE and sheet.opening_unanswered else kept
