"""The sentences of a call: who rings, the strongest facts, what is asked, and what may be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.role import Role
from ehe_check.case.labels import number_of as numbered
from ehe_check.page.dates import month_words
from ehe_check.page.document import Seen
from ehe_check.page.phrases import capital, noted, number_words
from ehe_check.page.text import text
from ehe_check.sheet.call_facts import Fact, abouts_of, chosen
from ehe_check.sheet.call_words import is_to_own_manager
from ehe_check.sheet.merged_points import Points, find_first
from ehe_check.sheet.seen_grid import SeenCell, SeenGrid, SeenRow
from ehe_check.sheet.sheet import PromptSheet

MOST_WORDS = 90
MOST_FACTS = 2
MOST_CHILDREN = 4
BOTH = 2
UNBORN = "unborn"
_THE_LEAD_SAYS = frozenset({BoxKey.HOLD_LEAD, BoxKey.ASK_LEAD})
"""Where it is the lead who says what the family is told."""

_ARTICLES = frozenset({"the", "a", "an", "my", "our", "their"})

ROLES = {
    Role.SOCIAL_WORKER: "a social worker",
    Role.SCHOOL_NURSE: "from the school nursing (0-19) team",
    Role.GP_OR_HOSPITAL: "from a GP practice or hospital",
    Role.SCHOOL_DSL: "a school's safeguarding lead",
    Role.EHE_OFFICER: "an elective home education officer",
    Role.POLICE: "from the police",
    Role.OTHER: "(say your role)",
}
"""How people say who they are; one whose role is not known says it themselves."""
KNOWN = {
    Evidence.SAW_MYSELF: "I saw or heard that",
    Evidence.RECORD: "the record says that",
    Evidence.PROFESSIONAL_TOLD_ME: "a professional told me that",
    Evidence.CHILD_TOLD_ME: "the child told me that",
    Evidence.PARENT_TOLD_ME: "a parent or carer told me that",
    Evidence.ASSUMED: "I believe, but have not checked, that",
    Evidence.NOT_RECORDED: "I have it noted, but not where from, that",
}
"""How something is known, as it is spoken before it."""
A_CHILD = "a child "
"""How a fact begins that is about no child in particular."""
BANDS = {
    Seen.RECENT: "in the last 3 months",
    Seen.WITHIN_YEAR: "3 to 12 months ago",
    Seen.LONG_AGO: "more than a year ago",
    Seen.NEVER: "never, as far as anyone knows",
    Seen.UNKNOWN: "not known",
    Seen.NOT_THEIRS: "not known",
}


@dataclass(frozen=True)
class Caller:
    """Whose call it is and to whom, and how it names the children.

    `by_number` calls them child 1 and child 2 where their labels are too long to be said.
    """

    sheet: PromptSheet
    bank: QuestionBank
    route: Route
    by_number: bool = False

    @property
    def children(self) -> tuple[str, ...]:
        """The ids of the children listed."""
        grid = self.bank.grid
        return tuple(entry for entry, _ in self.sheet.listed(grid.per if grid else None))

    def child(self, about: str) -> str:
        """Return how a child is named: the only one by no label, and any other by theirs."""
        if len(self.children) == 1 and about in self.children:
            return text("the child")
        label = dict(self.sheet.entries).get(about)
        if label is None:
            return text("one child")
        if self.by_number:
            return numbered(about, self.bank)
        words = " ".join(label.split())
        return text("the {label}", label=words) if _takes_the(words) else words


def _takes_the(label: str) -> bool:
    """Say whether a label is a word for a child, and neither an initial nor a number."""
    is_a_word = label[:1].islower() and not label[-1:].isdigit()
    return is_a_word and label.partition(" ")[0] not in _ARTICLES


def sentences(caller: Caller, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return what to say: three sentences, and as many facts as can be said in time."""
    for most in (MOST_FACTS, 1):
        said = _sentences(caller, chosen(facts, most))
        if len(" ".join(said).split()) <= MOST_WORDS:
            return said
    is_of_labels = not any(each.is_never_left_out for each in facts)
    return _sentences(replace(caller, by_number=is_of_labels), chosen(facts, 1))


def _sentences(caller: Caller, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    told = _facts_told(caller, facts) if facts else ""
    said = _opening(caller, facts), told, _request(caller, facts)
    return tuple(filter(None, said))


def _opening(caller: Caller, facts: tuple[Fact, ...]) -> str:
    to_be_seen = abouts_of(facts) if caller.route is Route.MEDICAL else ()
    children = _how_many(len(to_be_seen or caller.children))
    if is_to_own_manager(caller.sheet, caller.route):
        return text("I am ringing about {children}, and it cannot wait.", children=children)
    role = text(ROLES[caller.sheet.role or Role.OTHER])
    return text("I am {role}, ringing about {children}.", role=role, children=children)


def _how_many(number: int) -> str:
    if number > 1:
        return text("{number} children", number=number_words(number))
    return text("one child" if number else "a child")


def _facts_told(caller: Caller, facts: tuple[Fact, ...]) -> str:
    """Return the facts as one sentence; those that are known alike share how."""
    after = zip((None, *facts), facts, strict=False)
    told = "".join(_told(caller, before, fact) for before, fact in after)
    return f"{capital(told)}."


def _told(caller: Caller, before: Fact | None, fact: Fact) -> str:
    """Return a fact as it goes on from the one before it, if any.

    Of lines that nobody is certain of it is said once that it is so.
    """
    said = _about(caller, fact)
    if fact.known is not None:
        if before and (before.known, before.is_uncertain) == (fact.known, fact.is_uncertain):
            return text(", and that {said}", said=said)
        said = f"{_known(caller, fact, fact.known)} {said}"
    if fact.is_uncertain and not (before and before.is_uncertain):
        said = text("I am not certain that it is harm; but: {told}", told=said)
    return f"; {said}" if before else said


def _known(caller: Caller, fact: Fact, known: Evidence) -> str:
    """Return how a fact is known; which of several children told of it, no page says."""
    if known is Evidence.CHILD_TOLD_ME and not fact.abouts and len(caller.children) > 1:
        return text("one of the children told me that")
    return text(KNOWN[known])


def _about(caller: Caller, fact: Fact) -> str:
    """Return what is said of the first whom a fact is about, and that it is so of the others."""
    others = fact.abouts[1:]
    if not fact.abouts and len(caller.children) == 1 and fact.said.startswith(A_CHILD):
        return text("the child {fact}", fact=fact.said.removeprefix(A_CHILD))
    first = caller.child(fact.abouts[0]) if fact.abouts else text("one child")
    told = fact.said.replace("{child}", first)
    if not others:
        return told
    if len(others) == 1:
        return text("{fact}; the same is so of {child}", fact=told, child=caller.child(others[0]))
    return text(
        "{fact}; the same is so of {number} other children",
        fact=told,
        number=number_words(len(others)),
    )


def _request(caller: Caller, facts: tuple[Fact, ...]) -> str:
    """Return what is said of the family, and what is asked; ASK FIRST speaks as HOLD does."""
    advice = caller.sheet.recommendation
    box = advice.box if advice.is_guarded else None
    is_doctor = caller.route is Route.MEDICAL
    what = _to_be_seen(caller, facts) if is_doctor else ""
    please = text("please tell me {what}", what=what) if is_doctor else _please(caller)
    if box is None:
        return text(
            "The family ( ) know ( ) do not know that I am ringing: {please}.", please=please
        )
    person = box.person.replace("your ", "my ")
    if is_doctor:
        return text(
            "Please say nothing of this to the family until {person} has said who will "
            "say what, and tell me {what}.",
            person=person,
            what=what,
        )
    is_lead = caller.route is Route.LEAD and box.key not in _THE_LEAD_SAYS
    if is_lead or caller.route is Route.POLICE:
        return text(
            "I shall say nothing of this to the family until {person} has said who will "
            "say what: {please}.",
            person=person,
            please=please,
        )
    return text(
        "I shall say nothing of this to the family until you tell me who will say what: {please}.",
        please=please,
    )


def _please(caller: Caller) -> str:
    number, ages = len(caller.children), dict(caller.sheet.ages).values()
    if caller.route is Route.LEAD:
        return text("please tell me now what happens next, who does it, and by when")
    if number == 0 or caller.route is Route.POLICE or UNBORN in ages:
        return text("please tell me now who will do what, and by when")
    if number > BOTH:
        return text(
            "please tell me now who will see all {number} children, and by when",
            number=number_words(number),
        )
    return text(
        "please tell me now who will see both children, and by when"
        if number == BOTH
        else "please tell me now who will see the child, and by when"
    )


def _to_be_seen(caller: Caller, facts: tuple[Fact, ...]) -> str:
    """Return what to ask of a doctor: whether the child, or who else it may be, can be seen."""
    abouts = abouts_of(facts)
    if len(abouts) == 1:
        return text("whether {child} can be seen today, and where", child=caller.child(abouts[0]))
    return text(
        "whether these children can be seen today, and where"
        if abouts
        else "who can be seen today, and where"
    )


def asked_back(sheet: PromptSheet, bank: QuestionBank) -> Iterator[str]:
    """Yield at most three lines to have at hand, from answers alone."""
    grid = sheet.seen
    if grid.rows:
        seen = _in_a_line(grid, [_seen(grid, row) for row in grid.rows])
        heard = _in_a_line(grid, [_when(row.heard) for row in grid.rows])
        yield text("Last seen: {seen}.", seen=seen)
        yield text("Heard with no parent there: {heard}.", heard=heard)
    open_ones = find_first(Points(sheet, bank))
    if open_ones:
        named = (noted(each.text, each.whom) for each in open_ones)
        yield text("Not known, or not yet asked: {open}.", open="; ".join(named))


def _in_a_line(grid: SeenGrid, whens: Sequence[str]) -> str:
    """Return what is said of each child, those of whom the same is said together."""
    if len(whens) > 1 and len(set(whens)) == 1:
        return text("each child {when}", when=whens[0])
    called = (" ".join(row.called.split()) for row in grid.rows)
    few = [f"{child} {when}" for child, when in zip(called, whens, strict=True)][:MOST_CHILDREN]
    if len(whens) > MOST_CHILDREN:
        few.append(text("and {number} more", number=number_words(len(whens) - MOST_CHILDREN)))
    return "; ".join(few)


def _seen(grid: SeenGrid, row: SeenRow) -> str:
    """Return when a child was last seen, and by whom where somebody said so."""
    sightings = [
        (cell, column.title)
        for cell, column in zip(row.cells, grid.columns, strict=True)
        if cell.seen.is_sighting
    ]
    if not sightings:
        not_seen = _not_seen(row)
        if not_seen is Seen.UNKNOWN and row.heard.seen.is_sighting:
            return text("not known by whom")
        return text(BANDS[not_seen])
    cell, by = min(sightings, key=lambda each: _how_long_ago(each[0]))
    told = f"{_when(cell)} ({by})" if by else _when(cell)
    return text("{seen}, at home", seen=told) if cell.at_home else told


def _not_seen(row: SeenRow) -> Seen:
    """Return whether nobody ever saw a child, or whether that is not known."""
    said = {cell.seen for cell in row.cells} - {Seen.NOT_THEIRS}
    return Seen.NEVER if said == {Seen.NEVER} else Seen.UNKNOWN


def _how_long_ago(cell: SeenCell) -> tuple[int, int]:
    return [*BANDS].index(cell.seen), -cell.on.toordinal() if cell.on else 0


def _when(cell: SeenCell) -> str:
    if cell.on is not None and cell.seen.is_sighting:
        return text("in {month}", month=month_words(cell.on))
    return text(BANDS[cell.seen])
