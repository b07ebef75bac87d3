"""What may keep a worry from the family, on every page: HOLD or ASK FIRST, and a missing file."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.case.session import Absence
from ehe_check.over_time.history import Miss
from ehe_check.over_time.ledger import Decided, Ledger
from ehe_check.page.dates import day_words
from ehe_check.page.document import Callout, CalloutTone, Paragraph, Tone
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.share import left_out
from ehe_check.sheet.sheet import PromptSheet

MISSED = {
    Miss.NOT_READ: "A file could not be read. It may hold an earlier session, and a HOLD.",
    Miss.NOT_FOUND: "A session before this one was not found. It may hold a HOLD.",
    Miss.CHANGED: (
        "A session was changed after it was finished, or after the next one began: check what, by "
        "whom, and that no HOLD was lost."
    ),
    Miss.AGREED_NOT_READ: (
        "A record of a supervision or meeting was not found, could not be read, or is not as it "
        "was left: what was agreed there may be missing or wrong."
    ),
}
RECORDED = {
    Absence.RISK: "having the parents at a meeting could put a child or somebody else at risk",
    Absence.HOLD: "somebody had said that the worry may not be raised with the family yet",
    Absence.STAFF_SAFETY: "the safety of staff",
}
"""Why HOLD is on record."""
CHECK_FIRST = {
    (True, False): (
        "HOLD stands. Before anyone does this, check it with everyone that the HOLD names: it "
        "might let the family know of the worry. A call to social care, the police or 999 does "
        "not wait for that."
    ),
    (True, True): (
        "HOLD: check this first with everyone that it names. A call to social care, the police or "
        "999 does not wait."
    ),
    (False, False): (
        "ASK FIRST stands. Before anyone speaks to the family about this, agree with those that it "
        "names who will say what. A call to social care, the police or 999 does not wait for that."
    ),
    (False, True): (
        "ASK FIRST: agree first who says what to the family. A call to social care, the police or "
        "999 does not wait."
    ),
}
"""The caution beside own words: by whether HOLD or else ASK FIRST stands, and whether short."""


def guard_box(sheet: PromptSheet, *more: str, is_short: bool = False) -> Blocks:
    """Say what HOLD or ASK FIRST asks, or what was agreed, with more beneath it."""
    words = sheet.recommendation.box
    if words is None:
        return
    told = words.short if is_short else words.text
    told = told or (left_out() if sheet.is_shared else "")
    beneath = (told, *_where_it_comes_from(sheet), *more)
    paragraphs = tuple(Paragraph(each) for each in beneath if each)
    is_agreed = words.key is BoxKey.AGREED
    if paragraphs or not is_agreed:
        tone = CalloutTone.PLAIN if is_agreed else CalloutTone.HOLD
        yield Callout(tone, words.title, paragraphs)


def _where_it_comes_from(sheet: PromptSheet) -> Iterator[str]:
    """Say where a HOLD comes from that no answer of this session brings."""
    if (held := sheet.held_elsewhere) is not None:
        named = text("({file})", file=held.file) if held.file else ""
        yield text(
            "This HOLD comes from another session of this case, of {day}. Look at that one too.",
            day=" ".join(filter(None, (day_words(held.day), named))),
        )
    if (kept := sheet.recorded_hold) is not None:
        yield text(
            "Recorded on {day}: {reason}. A reason to take care, and not a finding about anyone.",
            day=day_words(kept.on),
            reason=text(RECORDED[kept.reason]),
        )


def check_first(*, hold: bool, asks_first: bool = False, is_short: bool = False) -> str:
    """Return the caution beside own words to act on, which no guard can reword; empty without one.

    It is short where the box of HOLD or ASK FIRST stands near. A call never waits for it.
    """
    if not (hold or asks_first):
        return ""
    return text(CHECK_FIRST[hold, is_short])


def check_one_first(ledger: Ledger, decided: Decided) -> str:
    """Return the short caution beside one decision of a ledger; empty where it needs none."""
    if not ledger.is_checked_first(decided):
        return ""
    return check_first(hold=ledger.hold, asks_first=ledger.asks_first, is_short=True)


def missing_box(sheet: PromptSheet, *, is_short: bool = False) -> Blocks:
    """Say that some of the case is missing or was changed, so that the advice may be wrong.

    What became of it is left out where the page `is_short`: its files are named there too.
    """
    hows = dict.fromkeys(each.how for each in sheet.missing)
    if not hows:
        return
    said = [] if is_short else [Paragraph(text(MISSED[how])) for how in hows]
    if set(hows) - {Miss.AGREED_NOT_READ}:
        until = text(
            "Until you know, do not raise this worry with the family: ask your safeguarding lead."
        )
        said.append(Paragraph(until, Tone.STRONG))
    named = dict.fromkeys(each.file for each in sheet.missing if each.file)
    if named:
        said.append(Paragraph(text("Look at: {files}", files="; ".join(named)), Tone.QUIET))
    title = text("Some of this case is missing or was changed, so this advice may be wrong")
    yield Callout(CalloutTone.PLAIN, title, tuple(said))
