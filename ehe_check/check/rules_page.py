"""The rules of advice in words, from the constants that the policy uses and what a bank says.

`question_banks/RULES.md` is this page for the case bank, word for word.
"""
# ruff: noqa: E501 (the page has a sentence a line)

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ehe_check.advice.guard import WORRY_NAMED
from ehe_check.advice.policy import (
    MATTERS_FOR_STRONG,
    RAISES_SUPERVISION,
    ROUTES_THAT_ASK_FIRST,
    TRIGGERS_FOR_CONSIDER,
)
from ehe_check.advice.prompts import SPEAKS_FOR_A_STRENGTH
from ehe_check.advice.unknowns import MOST_TO_CLOSE_FIRST, UNSURE
from ehe_check.bank.advice_keys import HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.condition import AnswerIs, leaves
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.evidence import EVIDENCE_WORDS, Evidence
from ehe_check.bank.urgency import Urgency
from ehe_check.page.phrases import grouped, listed, number_words

PAGE = """\
# How answers become advice

## The whole rule in one minute

Danger now: 999. Something for today: act today.
One of the review's five reasons (L4.1 to L4.5): consider a meeting; the same reason and something else beside it: a strong case.
Anything else about the child or family that is not ordinary, any worry, any HOLD, any open child-protection work: raise it in supervision. Otherwise none.
What professionals have not done or do not know is listed as ours. It never moves the advice.

## What an answer can do

Options run from least to most worrying, and an effect holds for its option and every later one; without an order, for its own alone.

{effects}

## Matters

Matters are counted, not answers: a question is one, for however many children, and weighs as its worst answer: a reason for a meeting, or a sign.
Questions that often tell one fact share a matter.
{splits}

{shared}

## From answers to advice

The first that fits is the advice; the meeting is read from matters alone, and stands beneath an urgent step too.
Nothing cancels, averages or adds up to a number.

- {emergency}: any 999 stands.
- {act_today}: any TODAY stands.
- {strong_case_for_meeting}: at least {triggers} matter has a reason, and at least {matters} have a reason or a sign.
- {consider_meeting}: at least {triggers} matter has a reason.
- {raise_in_supervision}: any {supervision} stands.
- {none}: nothing of this.

## Two answers together

A worry is named at {worry}, each of which raises supervision.
While it is not known, skipped or blank whether a question arises, an answer to it does nothing.

{together}

## The family

Lines that lead to the family have three wordings: ordinary, where a worry is named, and guarded by HOLD or ASK FIRST: then a box says whom to ask, and no line leads there.
Under ASK FIRST it is the allocated worker, while an enquiry is open; else social care or the lead acting today; else the worker, while a child protection plan, or what social care confirmed, is open; else the lead.
Under HOLD it is social care acting today, or the lead where others do; else the worker, where social care confirmed it; the named doctor, where reported and seen differ; or the lead.
HOLD from answers about one adult alone is kept from that adult, and the rest of the home; any other from the family. It goes with its cause.
ASK FIRST comes from ASK, and from a step for today by {ask_first}; it goes when it is agreed who tells the family what, until a later answer is more worrying.
A doctor's step alone sets neither: parents are told plainly why.
Where no worry is named, what would ask something of the family is no task but a topic, under ASK FIRST alone too, with no step today.

## Headlines

Words in brackets are left out under guard.
While an enquiry or a child protection plan is open, the meeting is {Q}; where every reason is health-led, {C_h}, or its strong form.
Where needed care does not reach a child, a worry is named, and social care has no step today and nothing open, that is first held against its threshold.
Supervision is {S_w} where social care has this already.
None is {NE} while a needed question is blank, {N1} where it is firm, else {N2}.

## When it is said

Danger now, certain or not, is said at once; else what the opening calls for once, when answered, and what a later answer brings at once.
Again, only where it has grown.

## Who sees the child

The latest sighting by any professional counts, and the latest hearing with no parent there; video and telephone do not. Never, of one, settles nothing while another is unknown or empty.

## Unknown

Unknown is what is not known, skipped or blank, not looked into, or rests on {unsure}.
Unknown is never below the most reassuring answer.
Something marked, and no more said: unknown, for supervision, closed first.
Those that could raise the advice are named, own records first, {first} at the top, never with their answers.
Firm means none, nothing unknown that could raise it, nothing to be done but thinking of one's own, and each born child seen by a professional within a year.

## Routes

Steps for today are joined: at most one call each to {calls}; where there is an allocated worker, to them or their manager.
Beside social care the lead is told, without a call.

## Strengths

A strength is printed only where somebody has looked: {seen}; not where another answer speaks against it.

## Over time

What was agreed is read in today's wording, two sessions on a page in the more careful one's.
Sessions at least two weeks apart may show our work going round: for supervision where a worry is named, else to find out.
A follow-up keeps no answer with a step for today, nor one of every child or adult once one is added.

## What moves nothing

What we do not know or have not done, find-outs, actions, notes, strengths, reassuring answers, skipped and blank answers, words typed freely, and the number of children.
Home education, its style, declined education visits, faith, diet, vaccines, moves, other names, complaints, poverty, a diagnosis, special needs, one or two missed appointments, an old settled worry, a parent as the only source: alone or all together.
A service's delay in care.
"""

_ROUTES = {
    Route.SOCIAL_CARE: "children's social care",
    Route.MEDICAL: "a doctor",
    Route.POLICE: "the police",
    Route.LEAD: "the safeguarding lead",
}
_EFFECTS = {
    Does.EMERGENCY: "there is danger now",
    Does.TODAY: "somebody is to be spoken to today",
    Does.MEET: "one of the review's five reasons to consider a meeting, health-led in gentler words",
    Does.SIGN: "something about the child or family is not ordinary",
    Does.SUP: "to be thought through in supervision, mostly about our own work",
    Does.HOLD: "this worry is not raised with the family yet",
    Does.ASK: "who says what to the family is agreed first",
}


def rules_page(bank: QuestionBank) -> str:
    """Return the rules of advice, as they stand for one bank, as a page of Markdown."""
    return PAGE.format(
        effects=_items(f"{does}: {words}." for does, words in _EFFECTS.items()),
        splits="\n".join(_splits(bank)),
        shared=_items(_shared(bank)),
        triggers=number_words(TRIGGERS_FOR_CONSIDER),
        matters=number_words(MATTERS_FOR_STRONG),
        supervision=listed((does for does in Does if does in RAISES_SUPERVISION), "or"),
        worry=listed(_named_at(bank), "or"),
        together=_items(f"{rule.id}: {rule.text}" for rule in bank.together),
        ask_first=listed((_ROUTES[each] for each in Route if each in ROUTES_THAT_ASK_FIRST), "or"),
        unsure=_sources(UNSURE),
        first=number_words(MOST_TO_CLOSE_FIRST),
        calls=listed(_ROUTES[each] for each in Route if each is not Route.LEAD),
        seen=_sources(SPEAKS_FOR_A_STRENGTH),
        **_titles(bank),
        **{_key(level): bank.tiers.get(level, level) for level in Urgency},
    )


def rules_lines(bank: QuestionBank) -> Iterator[str]:
    """Yield the same page as lines to read, a heading after an empty line."""
    previous = ""
    for line in rules_page(bank).splitlines()[1:]:
        heading = line.startswith("#")
        if line or not previous.startswith("#"):
            yield line.lstrip("# ") if heading else f"  {line}".rstrip()
        previous = line


def _splits(bank: QuestionBank) -> Iterator[str]:
    for question in bank.questions:
        if question.splits is not None:
            yield f"{question.id} asks whether {question.splits} is one matter or several, where that matters; not known counts each question by itself."


def _shared(bank: QuestionBank) -> Iterator[str]:
    shared = grouped((each.matter, each.id) for each in bank.questions if each.matter is not None)
    yield from (f"{matter}: {listed(told)}." for matter, told in shared.items())


def _named_at(bank: QuestionBank) -> list[str]:
    """Return the questions at which a worry can be named."""
    named = bank.conditions.get(WORRY_NAMED)
    found = leaves(named, bank.conditions) if named is not None else ()
    return list(dict.fromkeys(leaf.question for leaf in found if isinstance(leaf, AnswerIs)))


def _titles(bank: QuestionBank) -> dict[str, str]:
    """Return the titles of the headlines in quotes, by their keys."""
    return {
        _key(key): f'"{bank.headlines[key].title}"' if key in bank.headlines else key
        for key in HeadlineKey
    }


def _key(key: HeadlineKey | Urgency) -> str:
    return key.value.replace("-", "_")


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _sources(sources: Iterable[Evidence]) -> str:
    found = set(sources)
    return listed((f'"{EVIDENCE_WORDS[each]}"' for each in Evidence if each in found), "or")
