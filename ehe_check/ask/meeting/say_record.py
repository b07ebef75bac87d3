"""A meeting's record read back: each decision with whom it is about, who does it and by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ehe_check.ask.put import Asker, Tone
from ehe_check.case.decided import DecidedRow
from ehe_check.over_time.ledger import NOT_LISTED
from ehe_check.over_time.meeting_record import FamilyTold, MeetingRecord, ReferralToday, number_of
from ehe_check.page.dates import day_words
from ehe_check.sheet.guard_box import check_first


def say_record(
    asker: Asker,
    record: MeetingRecord,
    labels: Mapping[str, str],
    *,
    is_held: bool,
    asks_first: bool,
) -> None:
    """Say what a record holds; while a guard stands, with the caution under its decisions."""
    asker.say(f"Recorded of the meeting of {day_words(record.day)}", Tone.HEADING)
    for line in _lines(record, labels):
        asker.say(line)
    caution = check_first(hold=is_held, asks_first=asks_first)
    if record.decided and caution:
        asker.say(caution)


def _lines(record: MeetingRecord, labels: Mapping[str, str]) -> Iterator[str]:
    if record.meeting.chair:
        yield f"Chair: {record.meeting.chair}"
    yield from (_decision(each, labels) for each in record.decided)
    if not record.decided:
        yield "No decision is recorded."
    if record.referral is not None:
        yield f"Referral to children's social care that day: {_referral(record.referral)}"
    if record.family is not None:
        yield f"The family told: {_family(record.family)}"
    if record.meeting.again is not None:
        yield f"Looked at again on {day_words(record.meeting.again)}."


def _decision(row: DecidedRow, labels: Mapping[str, str]) -> str:
    whom = ", ".join(labels.get(each, NOT_LISTED) for each in row.about)
    beside = [f"who: {row.who}"] if row.who else []
    beside += [f"by {day_words(row.by)}"] if row.by else []
    beside += [f"known by: {row.known_by}"] if row.known_by else []
    what = ": ".join(filter(None, (whom, row.words)))
    return f"{number_of(row.key)}. {what}" + (f" ({'; '.join(beside)})" if beside else "")


def _referral(referral: ReferralToday) -> str:
    if referral.today:
        return f"yes, by {referral.by}." if referral.by else "yes."
    return f"no. {referral.why}"


def _family(family: FamilyTold) -> str:
    if not family.told:
        return f"not yet. {family.why}"
    by = f", by {family.by}" if family.by else ""
    return f"yes{by}" + (f", on {day_words(family.on)}." if family.on else ".")
