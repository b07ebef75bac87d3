"""What the pages of a sheet are made from: what they say, and what gives its ids their words.

How much of page 1 is printed, and what gives way first where there is no room for all, is here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ehe_check.advice.recommendation import Prompt, Reason, Recommendation
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.law import Library
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.fitting import Order
from ehe_check.page.medium import LONG_PAGE, Medium
from ehe_check.page.phrases import grouped, noted, phrase
from ehe_check.page.text import text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call import Calling
from ehe_check.sheet.first_page import FirstPage
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.merged_points import MOST_TO_FIND, Point, Points
from ehe_check.sheet.second_page import Actions
from ehe_check.sheet.sheet import AdviceThen, PromptSheet

DASH = "\N{EN DASH}"
KNOWN = {
    Evidence.SAW_MYSELF: "you saw",
    Evidence.RECORD: "record",
    Evidence.PROFESSIONAL_TOLD_ME: "a professional",
    Evidence.CHILD_TOLD_ME: "from the child",
    Evidence.PARENT_TOLD_ME: "from the family",
    Evidence.ASSUMED: "not checked",
    Evidence.NOT_RECORDED: "source not noted",
}
"""How each reason is known, in brackets."""


EVERY = 1000
MOST_OURS = 2
LEAST_REASONS = 3
MOST_CHILDREN = 4
"""How many children have a row where there is little room; one whom nobody has seen always has."""


@dataclass(frozen=True)
class Fit:
    """How much of page 1 is printed; what never gives way has no place here.

    `urgent` and `reasons` are how many stand on it, the others on page 2; `evidence` says whether
    those after the third say how they are known. `kept` says whether what was written after a call
    stands in full, and not cut to two lines; `blanks` are what to write down of a call;
    `well`, `offers` and `to_do` stand on the page of an ordinary family alone.
    """

    finds: int = MOST_TO_FIND
    urgent: int = EVERY
    evidence: bool = True
    reasons: int = EVERY
    children: int = EVERY
    ours: int = MOST_OURS
    seen: bool = True
    kept: bool = True
    blanks: bool = True
    well: int = EVERY
    offers: int = EVERY
    to_do: int = EVERY


WHOLE = Fit()
"""Everything."""
GIVES_WAY: Order = (
    ("finds", (2, 1)),
    ("urgent", (5, 4, LEAST_REASONS)),
    ("evidence", (False,)),
    ("reasons", (5, 4, LEAST_REASONS)),
    ("children", (MOST_CHILDREN,)),
    ("ours", (1, 0)),
    ("kept", (False,)),
    ("blanks", (False,)),
    ("to_do", (5, 4)),
    ("well", (2, 1)),
    ("to_do", (3, 2)),
    ("offers", (1,)),
    ("well", (0,)),
    ("offers", (0,)),
    ("finds", (0,)),
    ("seen", (False,)),
)


@dataclass(frozen=True)
class Paper:
    """A sheet as its pages say it, and everything that its parts are made from.

    `calls` are the calls of today in the words of calls, `calls_made` what was kept of each that
    was made, and `cites` the statements that the pages name, once all else is laid out.
    """

    sheet: PromptSheet
    bank: QuestionBank
    library: Library
    local: Settings
    points: Points
    first: FirstPage
    actions: Actions
    calling: Calling
    calls_made: tuple[str, ...]
    fit: Fit = WHOLE
    medium: Medium = LONG_PAGE
    cites: tuple[str, ...] = ()

    @property
    def advice(self) -> Recommendation:
        """What the sheet advises."""
        return self.sheet.recommendation

    def whoms(self, abouts: Iterable[str | None]) -> str:
        """Return the labels of several entries as one phrase, empty for the whole case."""
        called = dict(self.sheet.entries)
        return phrase(called.get(about, about) for about in abouts if about is not None)

    def named(self, question: str, *abouts: str | None) -> str:
        """Return the short name of a question, with whom it is about."""
        known = self.bank.by_id.get(question)
        return noted(known.short if known else question, self.whoms(abouts))

    def merged(self, several: Iterable[Prompt]) -> Iterator[tuple[Prompt, str]]:
        """Yield each prompt with whom it is about, one for all those that say the same."""
        alike = grouped(((each.text, each.statements, each.who), each) for each in several)
        for same in alike.values():
            abouts = self.points.in_order(each.about for each in same)
            yield same[0], self.points.whom(abouts)


def how_known(point: Point) -> str:
    """Return how a point is known, in a word or two for each way."""
    return ", ".join(text(KNOWN[each]) for each in point.known)


def with_known(point: Point, said: str) -> str:
    """Return what is said of a point, and in brackets how it is known."""
    known = how_known(point)
    return text("{point} ({known})", point=said, known=known) if known else said


def known_from() -> dict[Evidence, str]:
    """Return how an answer is known, as it stands in a sentence."""
    return {
        Evidence.SAW_MYSELF: text("seen or heard by the writer"),
        Evidence.RECORD: text("from a record"),
        Evidence.PROFESSIONAL_TOLD_ME: text("from another professional"),
        Evidence.CHILD_TOLD_ME: text("from the child"),
        Evidence.PARENT_TOLD_ME: text("from a parent or carer"),
        Evidence.ASSUMED: text("assumed"),
        Evidence.NOT_RECORDED: text("not said how it is known"),
    }


def heard_by() -> dict[Evidence, str]:
    """Return who heard a child's own words."""
    return {
        Evidence.SAW_MYSELF: text("the writer"),
        Evidence.PROFESSIONAL_TOLD_ME: text("a professional"),
        Evidence.PARENT_TOLD_ME: text("family"),
    }


def spoken(reason: Reason) -> str:
    """Return a child's own words, and after them who heard them, where that was given."""
    whose = heard_by().get(reason.evidence, "") if reason.evidence else ""
    who = text("{whose}: {who}", whose=whose, who=reason.heard) if whose and reason.heard else ""
    who = who or whose or reason.heard or ""
    return text("{words} (heard by {who})", words=reason.answer, who=who) if who else reason.answer


def sourced(reason: Reason) -> str:
    """Return an answer with its month and how it is known, where they were given."""
    if reason.is_own:
        return spoken(reason)
    return with_source(reason.answer, reason.on, reason.evidence)


def with_source(answer: str, on: date | None, evidence: Evidence | None) -> str:
    """Return the words of an answer with its month and how it is known, where they were given."""
    known = known_from()[evidence] if evidence else ""
    beside = ", ".join(filter(None, [month_words(on) if on else "", known]))
    return text("{answer} ({beside})", answer=answer, beside=beside) if beside else answer


def then_words(paper: Paper, then: AdviceThen) -> str:
    """Return what the sheet advised on an earlier day, in its own words where they are kept."""
    day, said = day_words(then.day), then.said
    if said is None:
        level = paper.bank.tiers.get(then.urgency, then.urgency.value)
        return text("On {day} the sheet advised: {advice}.", day=day, advice=level)
    texts = (said.box, said.headline, said.beneath.partition(". ")[0])
    return text(
        "On {day} this page said: {said}.",
        day=day,
        said=". ".join(x.rstrip(".") for x in texts if x),
    )


def checked_first(paper: Paper, *, is_short: bool = False) -> str:
    """Return the caution beside something to do in own words; empty where no guard stands."""
    advice = paper.advice
    return check_first(hold=advice.hold, asks_first=advice.is_guarded, is_short=is_short)
