"""Two sessions as a page about both tells of them: what moved, and what each says by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.advice.recommendation import Prompt, Recommendation
from ehe_check.advice.upshot import Upshot
from ehe_check.bank.bank import QuestionBank, Roster
from ehe_check.bank.law import LawPack, Library
from ehe_check.bank.question import Question
from ehe_check.case.labels import number_of, numbered
from ehe_check.case.session import BankMark, Session, outcome_that_fits
from ehe_check.case.walk import guard_on
from ehe_check.errors import Problem
from ehe_check.over_time.compare import compare, whom
from ehe_check.over_time.comparison import Comparison, PromptChange, PromptMove
from ehe_check.over_time.ledger import wording_of
from ehe_check.over_time.side import Side, Which, cautions
from ehe_check.page.text import text
from ehe_check.page.without_own import without_own
from ehe_check.settings.settings import Settings
from ehe_check.sheet.compose import compose
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.share import left_out, without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Paper

NAMES = {
    Which.EARLIER: "The earlier session",
    Which.LATER: "The later session",
}

_NEW = PromptMove.NEW


def name_of(which: Which) -> str:
    """Return what a page calls one of two sessions."""
    return text(NAMES[which])


def called(which: Which) -> str:
    """Return what a page calls it within a sentence."""
    name = name_of(which)
    return name[:1].lower() + name[1:]


@dataclass(frozen=True)
class OneSession:
    """One of two sessions, its day, and what it says by itself.

    `bank` is its own, or that of the other session where its own is missing; `labels` are of
    everybody it lists, by their ids. `advice` and `guard` are those of its answers alone; its sheet
    is worded for a HOLD of the other one too.
    """

    which: Which
    day: date
    is_draft: bool
    mark: BankMark
    bank: QuestionBank | None
    has_own_bank: bool
    sheet: PromptSheet | None
    advice: Recommendation | None
    guard: Guard
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CaseNow:
    """The later session's sheet as its case stands on the day of the page, worded for both.

    `advice` is that of the sheet by itself, whatever stands in the earlier session.
    `beside` is what is raised there, or was raised by the sheet that its file keeps, and is not by
    its answers alone as on its own day.
    """

    sheet: PromptSheet
    bank: QuestionBank
    advice: Recommendation
    beside: tuple[PromptChange, ...]


@dataclass(frozen=True)
class TwoSessions:
    """What moved between two sessions, and each of them.

    Every line that leads to the family is worded for the guard of what was found, the more careful
    of the two. `now` is None where the case of the later one was not looked at.
    """

    found: Comparison
    earlier: OneSession
    later: OneSession
    cautions: tuple[Problem, ...]
    now: CaseNow | None = None
    is_shared: bool = False

    @property
    def each(self) -> tuple[OneSession, OneSession]:
        """Both of them, in order."""
        return (self.earlier, self.later)

    @property
    def banks(self) -> tuple[QuestionBank, ...]:
        """The banks that are there, the later one first."""
        return tuple(one.bank for one in (self.later, self.earlier) if one.bank is not None)


@dataclass(frozen=True)
class Page:
    """Two sessions, with everything that gives their ids words.

    One that `is_full` prints what is otherwise named in a line.
    """

    two: TwoSessions
    library: Library
    local: Settings
    made_on: date
    software: str
    is_full: bool = False

    @property
    def is_of_one_time(self) -> bool:
        """Whether the two are two views of one time: near each other, and neither from the other.

        What cannot wait in either then stands first, and neither outweighs the other.
        """
        found = self.two.found
        is_near = found.days_between < 7 * self.local.limits.weeks_apart
        return is_near and not found.are_linked

    @property
    def holds_now(self) -> bool:
        """Whether HOLD stands in the later session, as its case stands now."""
        return self.two.now.advice.hold if self.two.now is not None else self.two.later.guard.holds

    def paper(self, one: OneSession) -> Paper | None:
        """Return what the pages of one session's sheet are made from, if there is a sheet."""
        if one.sheet is None or one.bank is None:
            return None
        return paper_of(one.sheet, one.bank, self.library, self.local)

    @property
    def paper_now(self) -> Paper | None:
        """What the pages of the later session's sheet are made from, as its case stands now."""
        now = self.two.now
        if now is None:
            return self.paper(self.two.later)
        return paper_of(now.sheet, now.bank, self.library, self.local)

    def roster(self, name: str) -> Roster | None:
        """Return a list of people or things as the later bank has it, or else the earlier one."""
        banks = self.two.banks
        return next((one.roster_by_id[name] for one in banks if name in one.roster_by_id), None)

    def question(self, name: str) -> Question | None:
        """Return a question as the later bank has it, or else the earlier one."""
        return next((one.by_id[name] for one in self.two.banks if name in one.by_id), None)

    def whom(self, label: str, about: str | None) -> str:
        """Return the words for an entry: its label, or its number where nobody has listed it."""
        is_listed = about is None or label != about
        return label if is_listed else number_of(label, *self.two.banks)


def two_sessions(
    sides: tuple[Side, Side],
    law: LawPack,
    software: str,
    now: PromptSheet | None = None,
    odd: Iterable[Problem] = (),
) -> TwoSessions:
    """Return what moved between two sessions, and each of them as on its own day.

    `now` is the later one's sheet as its case stands on the day of the page; `odd` is what is not
    as it was of their files.

    Raises:
        WrongUseError: they are about different cases, or in the wrong order.
    """
    beside = now.recommendation.guard if now is not None else UNGUARDED
    found = compare(*sides, beside=beside)
    one = _alone(Which.EARLIER, sides[0], sides[1], law, software)
    other = _alone(Which.LATER, sides[1], sides[0], law, software)
    guard = found.guard
    if guard.holds:
        one, other = (
            replace(each, sheet=_sheet(side, each.bank, law, software, is_held=True))
            for each, side in zip((one, other), sides, strict=True)
        )
    two = TwoSessions(found, one, other, (*cautions(*named(sides)), *odd))
    if now is None or other.bank is None or found.after is None:
        return two
    session = sides[1].session
    prompts = tuple(_raised_beside(session, other.bank, found.after, now.raised, guard))
    worded = _under_hold(now, session, other.bank, law) if guard.holds else now
    return replace(two, now=CaseNow(worded, other.bank, now.recommendation, prompts))


def named(sides: tuple[Side, Side]) -> tuple[Side, Side]:
    """Return two sessions under the names by which the page calls them."""
    earlier, later = sides
    return replace(earlier, name=called(Which.EARLIER)), replace(later, name=called(Which.LATER))


def _alone(which: Which, side: Side, other: Side, law: LawPack, software: str) -> OneSession:
    """Return a session as it is told without the other, but for a bank that its own side lacks."""
    session, bank = side.session, side.bank or other.bank
    sheet = _sheet(side, bank, law, software)
    answers = session.all_answers()
    is_its_own = bank is not None and bank.digest == session.bank.digest
    return OneSession(
        which=which,
        day=side.day,
        is_draft=not session.is_finished,
        mark=session.bank,
        bank=bank,
        has_own_bank=side.bank is not None or is_its_own,
        sheet=sheet,
        advice=sheet.recommendation if sheet is not None else None,
        guard=guard_on(bank, answers, side.day) if bank is not None else UNGUARDED,
        labels=tuple((entry.id, entry.called) for entry in session.entries),
    )


def _sheet(
    side: Side, bank: QuestionBank | None, law: LawPack, software: str, *, is_held: bool = False
) -> PromptSheet | None:
    if bank is None:
        return None
    session, day = side.session, side.day
    return compose(session, bank, law, today=day, software=software, is_held=is_held)


def _raised_beside(
    session: Session, bank: QuestionBank, alone: Upshot, now: Iterable[Prompt], guard: Guard
) -> Iterator[PromptChange]:
    """Yield each prompt of a case now, or of the sheet kept then, that the answers alone lack.

    `alone` is what they come to by themselves on their own day, `now` what the sheet of the case
    raises.
    """
    lines, answers = tuple(now), session.all_answers()
    there = {(each.id, each.about) for each in alone.prompts}
    for each in lines:
        wording = wording_of(bank, each.id)
        if wording is not None and (each.id, each.about) not in there:
            called, said = whom(answers.label(each.about), each.about), guard.worded(wording)
            yield PromptChange(each.id, each.kind, each.about, called, _NEW, said, each.statements)
    outcome = outcome_that_fits(session)
    known = {name for name, _ in there} | {each.id for each in lines}
    for name in outcome.raised if outcome is not None else ():
        if name in bank.rules and name not in known:
            _, rule = bank.rules[name]
            yield PromptChange(name, rule.kind, None, "", _NEW, guard.worded(rule), rule.statements)


def _under_hold(
    now: PromptSheet, session: Session, bank: QuestionBank, law: LawPack
) -> PromptSheet:
    """Return a sheet as it is worded where a HOLD stands in another session on the page."""
    made = now.provenance
    held = compose(
        session.under(now.recorded_hold) if now.recorded_hold is not None else session,
        bank,
        law,
        today=made.read_on,
        printed_on=made.made_on,
        software=made.software,
        is_held=True,
        elsewhere=now.held_elsewhere,
        history=now.history,
        missing=now.missing,
    )
    return replace(held, drift=now.drift)


def shared(two: TwoSessions) -> TwoSessions:
    """Return what is told of two sessions without reference, labels and own words.

    Everything that the banks say stays as it is, HOLD and its wordings above all.
    """
    now = two.now
    if now is not None:
        now = replace(now, sheet=without_own_words(now.sheet, now.bank))
    earlier, later = map(_shared, two.each)
    copy = replace(two, earlier=earlier, later=later, now=now, is_shared=True)
    return without_own(copy, numbered(*two.banks, left_out=left_out()))


def _shared(one: OneSession) -> OneSession:
    if one.sheet is None or one.bank is None:
        return one
    return replace(one, sheet=without_own_words(one.sheet, one.bank))
