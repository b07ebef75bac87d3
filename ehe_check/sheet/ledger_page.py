"""The ledger as a page: every decision of a case, or what is due of one case or of several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ehe_check.over_time.ledger import Decided, Ledger, State
from ehe_check.over_time.supervision import TODAY_STEP
from ehe_check.page.dates import day_words
from ehe_check.page.document import Cell, Document, Heading, Paragraph, Row, Table, bulleted
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.phrases import times_words
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.guard_box import check_one_first
from ehe_check.sheet.share import left_out

NONE_SHOWN = {
    True: "Nothing has been decided yet.",
    False: "Nothing is due by {day}.",
}
"""What stands in place of a case's decisions, by whether all of them would stand there."""

OTHER_CASES = {
    (True, True): "Nothing has been decided yet in 1 other case.",
    (True, False): "Nothing has been decided yet in {number} other cases.",
    (False, True): "Nothing is due by {day} in 1 other case.",
    (False, False): "Nothing is due by {day} in {number} other cases.",
}
"""Of how many cases nothing stands there: by the same, and whether it is one."""

SETTLED = {
    State.DONE: "done by {day}",
    State.DROPPED: "dropped {day}",
    State.REPLACED: "replaced by {id}",
}
SOON = timedelta(days=14)
"""How far ahead a day still counts as soon: a local limit."""
_WIDTHS = (5, 38, 16, 12, 19)


@dataclass(frozen=True)
class CaseLedger:
    """The ledger of one case, and the file that it is known by where it has no reference."""

    ledger: Ledger
    file: Own = NOTHING

    @property
    def due_soon(self) -> tuple[Decided, ...]:
        """What is past its day, due today or soon, and then what is open and has no day."""
        open_, last = self.ledger.open, self.ledger.today + SOON
        soon = (each for each in open_ if each.by is not None and each.by <= last)
        return (*soon, *(each for each in open_ if each.by is None))

    @property
    def later(self) -> int:
        """How many are open with a later day."""
        return len(self.ledger.open) - len(self.due_soon)

    @property
    def settled(self) -> int:
        """How many are done, dropped or replaced."""
        return len(self.ledger.decisions) - len(self.ledger.open)


@dataclass(frozen=True)
class LedgerPage:
    """What a page tells of one case or of several, in the order of their references.

    `is_all` is where every decision stands there, and not only what is due. `is_lacking` says that
    some files were missing, not read or changed since: those that have a name are `not_read`.
    """

    today: date
    cases: tuple[CaseLedger, ...]
    is_all: bool = False
    is_shared: bool = False
    is_lacking: bool = False
    not_read: tuple[Own, ...] = ()

    @property
    def is_of_one(self) -> bool:
        """Whether it is about one case, which then needs no heading of its own."""
        return len(self.cases) == 1

    @property
    def shown(self) -> tuple[CaseLedger, ...]:
        """The cases that stand on it: one alone always, of several those of which something is.

        Of what is due, the case whose decision has waited longest stands first.
        """
        if self.is_of_one:
            return self.cases
        several = (each for each in self.cases if self.rows_of(each))
        return tuple(several if self.is_all else sorted(several, key=_oldest_day))

    def rows_of(self, case: CaseLedger) -> tuple[Decided, ...]:
        """Return the decisions of a case that stand on it."""
        return case.ledger.decisions if self.is_all else case.due_soon


def _oldest_day(case: CaseLedger) -> date:
    return min(each.by or date.max for each in case.due_soon)


def lay_out_ledger(page: LedgerPage) -> Document:
    """Return the page as blocks."""
    case = page.cases[0].ledger.reference if page.is_of_one else ""
    return Document(
        title=text("Ledger" if page.is_all else "What is due"),
        subtitle=" ".join(filter(None, (case, short_day(page.today)))),
        blocks=tuple(_blocks(page)),
        made_on=page.today,
        is_brief=True,
    )


def _blocks(page: LedgerPage) -> Blocks:
    if page.is_shared:
        yield from md("""
            **COPY TO SHARE. Left out of this copy: case references, what people are
            called in a case, and all that was written in own words. It is still about
            real children: share it only with those who need it.**
        """)
    last_day = day_words(page.today + SOON)
    for place, case in enumerate(page.shown):
        if not page.is_of_one:
            yield Heading(2, _case_title(case, place))
        if page.rows_of(case):
            yield _table(page, case)
        else:
            yield Paragraph(text(NONE_SHOWN[page.is_all], day=last_day))
    not_shown = () if page.is_all else _not_shown(page)
    if words := " ".join(not_shown):
        yield Paragraph(words)
    if others := len(page.cases) - len(page.shown):
        words = text(OTHER_CASES[page.is_all, others == 1], day=last_day, number=str(others))
        yield Paragraph(words)
    if page.is_lacking:
        yield from md("## Missing, not read or changed since, so this list may lack something")
    if page.not_read:
        yield bulleted(page.not_read)
    yield from md("**This list cannot tell you a child is safe.**")


def _case_title(case: CaseLedger, place: int) -> str:
    if case.ledger.reference:
        return case.ledger.reference
    if case.file:
        return text("No reference: {file}", file=case.file)
    return text("Case {number}", number=str(place + 1))


def _not_shown(page: LedgerPage) -> Iterator[str]:
    """Yield of what is due how much more the cases hold, and how to see it."""
    later = sum(case.later for case in page.cases)
    settled = sum(case.settled for case in page.cases)
    if later:
        yield text(
            "1 more is open with a later day."
            if later == 1
            else "{number} more are open with later days.",
            number=str(later),
        )
    if settled:
        yield text(
            "1 is done, dropped or replaced."
            if settled == 1
            else "{number} are done, dropped or replaced.",
            number=str(settled),
        )
    if later or settled:
        yield text("The whole ledger: add --all.")


def _table(page: LedgerPage, case: CaseLedger) -> Table:
    columns = (text("id"), text("what"), text("who"), text("due"), text("state"))
    rows = tuple(_row(page, case.ledger, each) for each in page.rows_of(case))
    return Table("", columns, rows, widths=_WIDTHS, is_list=True, is_close=True)


def _row(page: LedgerPage, ledger: Ledger, decided: Decided) -> Row:
    what = "\n".join((_what(page, ledger, decided), *_beneath(page, ledger, decided)))
    who = decided.who or ("" if page.is_shared else text("-"))
    day = short_day(decided.by) if decided.by else text("no day")
    return Row(decided.id, (Cell(what), Cell(who), Cell(day), Cell(stands(decided, ledger.today))))


def _what(page: LedgerPage, ledger: Ledger, decided: Decided) -> str:
    words = decided.what or _no_words(page, ledger, decided)
    if not decided.about:
        return words
    return f"{decided.whom or text('somebody not listed now')}: {words}"


def _no_words(page: LedgerPage, ledger: Ledger, decided: Decided) -> str:
    if page.is_shared:
        return left_out()
    if not decided.in_own_words and (ledger.hold or ledger.asks_first):
        return text("left out while HOLD or ASK FIRST stands")
    if decided.is_as_its_page:
        return text("as the page of {day} says", day=short_day(decided.on))
    return text("its words were not found: the file that made it is not here")


def _beneath(page: LedgerPage, ledger: Ledger, decided: Decided) -> Iterator[str]:
    """Yield the lines beneath what was decided."""
    if decided.for_child:
        yield text("for the child: {text}", text=decided.for_child)
    elif decided.state is State.DONE and decided.key != TODAY_STEP and not page.is_shared:
        yield text("for the child: not written down")
    last_why = NOTHING
    for last in decided.carried[-1:]:
        times, last_why = len(decided.carried), last.why
        carried = text(
            "carried on once, on {day}" if times == 1 else "carried on {times}, last on {day}",
            day=short_day(last.on),
            times=times_words(times),
        )
        yield f"{carried}: {last_why}" if last_why else carried
    if decided.why and decided.why != last_why:
        yield text("why: {why}", why=decided.why)
    if caution := check_one_first(ledger, decided):
        yield caution


def stands(decided: Decided, today: date, words: Callable[[date], str] = short_day) -> str:
    """Return how a decision stands, its days as `words` says them; every page says it so."""
    if decided.state.is_open:
        return _open(decided, today)
    if decided.state is State.DONE and decided.done_on is not None:
        return text("done {day}", day=words(decided.done_on))
    if decided.state is State.REPLACED and decided.replaced_by is None:
        return text("replaced")
    day = words(decided.settled_on) if decided.settled_on else ""
    return text(SETTLED[decided.state], day=day, id=f"D{decided.replaced_by}")


def _open(decided: Decided, today: date) -> str:
    if days := decided.days_past(today):
        return text(
            "open, 1 day past" if days == 1 else "open, {number} days past", number=str(days)
        )
    return text("open, due today" if decided.by == today else "open")
