"""What a meeting's record says after its decisions: the referral, the family, the next look."""

from __future__ import annotations

from ehe_check.ask.meeting.record_talk import NEEDS_A_REASON, RecordTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.who_asks import Tone
from ehe_check.over_time.meeting_record import FamilyTold, ReferralToday

TOLD_UNDER_HOLD = (
    "HOLD stands in this session, and the family has been told. Tell your safeguarding lead today."
)
_REFERRAL = "Was a referral to children's social care to be made on the day of the meeting?"
_FAMILY = "Has the family been told of the worry, and of what was decided?"


def ask_referral(talk: RecordTalk) -> bool:
    """Ask whether there was to be a referral, by whom or why not; False on going back."""
    before = talk.record.referral
    choices = {"yes": "Yes", "no": "No, or social care leads this already"}
    while True:
        picked = talk.choose("referral", _REFERRAL, choices, _picked(before))
        if picked is None:
            return False
        referral = _referred(talk, before) if picked == "yes" else _not_referred(talk, before)
        if referral is not None:
            talk.keep(talk.record.model_copy(update={"referral": referral}))
            return True


def ask_family(talk: RecordTalk) -> bool:
    """Ask whether the family has been told, by whom and when, or why not; False on going back."""
    before = talk.record.family
    talk.caution()
    while True:
        choices = {"yes": "Yes", "no": "Not yet"}
        picked = talk.choose("family", _FAMILY, choices, _picked(before))
        if picked is None:
            return False
        family = _told(talk, before) if picked == "yes" else _not_told(talk, before)
        if family is not None:
            talk.keep(talk.record.model_copy(update={"family": family}))
            return True


def ask_again(talk: RecordTalk) -> bool:
    """Ask when all this is looked at again; False on going back."""
    text = "On which day is this looked at again?"
    day = talk.day_after("again", text, talk.record.meeting.again)
    if isinstance(day, Move):
        return False
    talk.keep(talk.record.with_meeting(again=day))
    return True


def _referred(talk: RecordTalk, before: ReferralToday | None) -> ReferralToday | None:
    by = talk.text("referral by", "By whom, by role?", before.by if before else None)
    return None if by is None else ReferralToday(today=True, by=by or None)


def _not_referred(talk: RecordTalk, before: ReferralToday | None) -> ReferralToday | None:
    last = before.why if before else None
    why = talk.needed_text("referral why", "Why not?", last, NEEDS_A_REASON)
    return None if why is None else ReferralToday(today=False, why=why)


def _told(talk: RecordTalk, before: FamilyTold | None) -> FamilyTold | None:
    if talk.is_held:
        talk.asker.say(TOLD_UNDER_HOLD, Tone.URGENT)
    by: str | None = before.by if before else None
    while True:
        by = talk.text("family by", "By whom, by role?", by)
        if by is None:
            return None
        day = talk.past_day("family on", "On which day?", before.on if before else None)
        if not isinstance(day, Move):
            return FamilyTold(told=True, by=by or None, on=day)


def _not_told(talk: RecordTalk, before: FamilyTold | None) -> FamilyTold | None:
    last = before.why if before else None
    why = talk.needed_text("family why", "Why not yet?", last, NEEDS_A_REASON)
    return None if why is None else FamilyTold(told=False, why=why)


def _picked(before: ReferralToday | FamilyTold | None) -> str:
    match before:
        case None:
            return ""
        case ReferralToday(today=is_yes) | FamilyTold(told=is_yes):
            return "yes" if is_yes else "no"
