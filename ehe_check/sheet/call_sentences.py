"""The sentences of a call: who rings, the strongest facts, and what is asked of whom is rung."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import assert_never

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.role import Role
from ehe_check.case.labels import number_of as numbered
from ehe_check.page.phrases import capital, number_words
from ehe_check.page.text import text
from ehe_check.sheet.call_facts import Fact
from ehe_check.sheet.call_row import is_to_own_manager
from ehe_check.sheet.sheet import PromptSheet

MOST_WORDS = 90
MOST_FACTS = 2
BOTH = 2
UNBORN = "unborn"
_THE_LEAD_SAYS = frozenset({BoxKey.HOLD_LEAD, BoxKey.ASK_LEAD})
"""Where it is the lead who says what the family is told."""

_ARTICLES = frozenset({"the", "a", "an", "my", "our", "their"})


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


def sentences(caller: Caller, facts: tuple[Fact, ...], quoted: str = "") -> tuple[str, ...]:
    """Return what to say: three sentences, and as many facts as can be said in time.

    `quoted` is a sentence with a child's own words, left out where there is no time for it.
    """
    for most in (MOST_FACTS, 1):
        those = chosen(facts, most, gives_way=bool(quoted))
        said = tuple(_sentences(caller, those, quoted))
        if len(" ".join(said).split()) <= MOST_WORDS:
            return said
    if quoted:
        return sentences(caller, facts)
    is_of_labels = not any(each.is_never_left_out for each in facts)
    return tuple(_sentences(replace(caller, by_number=is_of_labels), chosen(facts, 1)))


def chosen(facts: tuple[Fact, ...], most: int, *, gives_way: bool = False) -> tuple[Fact, ...]:
    """Return what is never left out, with the strongest others where fewer lines are certain.

    Beside any number of lines the strongest that itself calls for who is rung is said, unless it
    gives way to a child's own words.
    """
    others = [each for each in facts if not each.is_never_left_out]
    certain = [each for each in facts if each.is_ticked and not each.is_uncertain]
    own = [each for each in others if not (each.is_anothers or each.is_vague)]
    said = others[: max(most - len(certain), 0)] or own[: 0 if gives_way else 1]
    return tuple(each for each in facts if each.is_never_left_out or each in said)


def _sentences(caller: Caller, facts: tuple[Fact, ...], quoted: str = "") -> Iterator[str]:
    yield _opening(caller, facts)
    if facts:
        yield facts_told(caller, facts)
    if quoted:
        yield quoted
    yield _request(caller, facts)


def _opening(caller: Caller, facts: tuple[Fact, ...]) -> str:
    to_be_seen = _abouts(facts) if caller.route is Route.MEDICAL else ()
    children = _how_many(len(to_be_seen or caller.children))
    if is_to_own_manager(caller.sheet, caller.route):
        return text("I am ringing about {children}, and it cannot wait.", children=children)
    return text(
        "I am {role}, ringing about {children}.",
        role=role_words(caller.sheet.role),
        children=children,
    )


def _how_many(number: int) -> str:
    if number == 0:
        return text("a child")
    if number == 1:
        return text("one child")
    return text("{number} children", number=number_words(number))


def role_words(role: Role | None) -> str:  # noqa: PLR0911 (one for each)
    """Return how a person says who they are; one whose role is not known says it themselves."""
    match role:
        case Role.SOCIAL_WORKER:
            return text("a social worker")
        case Role.SCHOOL_NURSE:
            return text("from the school nursing (0-19) team")
        case Role.GP_OR_HOSPITAL:
            return text("from a GP practice or hospital")
        case Role.SCHOOL_DSL:
            return text("a school's safeguarding lead")
        case Role.EHE_OFFICER:
            return text("an elective home education officer")
        case Role.POLICE:
            return text("from the police")
        case Role.OTHER | None:
            return text("(say your role)")
        case _:
            assert_never(role)


def facts_told(caller: Caller, facts: tuple[Fact, ...]) -> str:
    """Return the facts as one sentence; those that are known alike share how."""
    told = _begun(caller, facts[0])
    for before, fact in pairwise(facts):
        if fact.known is not None and _kind(before) == _kind(fact):
            told = text("{before}, and that {said}", before=told, said=_about(caller, fact))
        elif before.is_uncertain and fact.is_uncertain:
            told = text("{before}; {said}", before=told, said=_fact(caller, fact))
        else:
            told = text("{before}; {said}", before=told, said=_begun(caller, fact))
    return text("{told}.", told=capital(told))


def _kind(fact: Fact) -> tuple[Evidence | None, bool]:
    return fact.known, fact.is_uncertain


def _begun(caller: Caller, fact: Fact) -> str:
    """Return the first of some facts: of lines that nobody is certain of, that it is so."""
    told = _fact(caller, fact)
    return (
        text("I am not certain that it is harm; but: {told}", told=told)
        if fact.is_uncertain
        else told
    )


def _fact(caller: Caller, fact: Fact) -> str:
    said = _about(caller, fact)
    if fact.known is None:
        return said
    return text("{known} {said}", known=known_words(fact.known), said=said)


def _about(caller: Caller, fact: Fact) -> str:
    """Return what is said of the first whom a fact is about, and that it is so of the others."""
    others = fact.abouts[1:]
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


def known_words(known: Evidence) -> str:  # noqa: PLR0911 (one for each)
    """Return how something is known, as it is spoken before it."""
    match known:
        case Evidence.SAW_MYSELF:
            return text("I saw or heard that")
        case Evidence.RECORD:
            return text("the record says that")
        case Evidence.PROFESSIONAL_TOLD_ME:
            return text("a professional told me that")
        case Evidence.CHILD_TOLD_ME:
            return text("the child told me that")
        case Evidence.PARENT_TOLD_ME:
            return text("a parent or carer told me that")
        case Evidence.ASSUMED:
            return text("I believe, but have not checked, that")
        case Evidence.NOT_RECORDED:
            return text("I have it noted, but not where from, that")
        case _:
            assert_never(known)


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
    number = len(caller.children)
    if caller.route is Route.LEAD:
        return text("please tell me now what happens next, who does it, and by when")
    if number == 0 or caller.route is Route.POLICE or UNBORN in dict(caller.sheet.ages).values():
        return text("please tell me now who will do what, and by when")
    if number == 1:
        return text("please tell me now who will see the child, and by when")
    if number == BOTH:
        return text("please tell me now who will see both children, and by when")
    return text(
        "please tell me now who will see all {number} children, and by when",
        number=number_words(number),
    )


def _to_be_seen(caller: Caller, facts: tuple[Fact, ...]) -> str:
    """Return what to ask of a doctor: whether the child, or who else it may be, can be seen."""
    abouts = _abouts(facts)
    if not abouts:
        return text("who can be seen today, and where")
    if len(abouts) == 1:
        return text("whether {child} can be seen today, and where", child=caller.child(abouts[0]))
    return text("whether these children can be seen today, and where")


def _abouts(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return about which children facts are, none where one is about the whole family."""
    if any(not fact.abouts for fact in facts):
        return ()
    return tuple(dict.fromkeys(about for fact in facts for about in fact.abouts))


def _takes_the(label: str) -> bool:
    """Say whether a label is a word for a child, and neither an initial nor a number."""
    is_a_word = label[:1].islower() and not label[-1:].isdigit()
    return is_a_word and label.partition(" ")[0] not in _ARTICLES
