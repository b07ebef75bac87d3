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
from ehe_check.page.phrases import listed, number_words

PAGE = """\
# How answers become advice

## The whole rule in one minute

Danger now: 999. Something for today: act today.
One of the review's five reasons (L4.1 to L4.5): consider a meeting; the same reason and something else beside it: a strong case.
Anything else about the child or family that is not ordinary, any worry, any HOLD, any open child-protection work: raise it in supervision. Otherwise none.
What professionals have not done or do not know is listed as ours. It never moves the advice.

## What an answer can do

Options run from least to most worrying, and an effect holds for the option at which it is written and every later one; without such an order, for its own option alone.
Prompts only print what stands.

{effects}

## Matters

Matters are counted, not answers: a question is one, for however many children, with the weight of its worst answer: a reason for a meeting, or a sign.
Questions at which one fact is often told share a matter.
{splits}

{shared}

## From answers to advice

The first that fits is the advice.
The meeting is read from the matters alone, and stands beneath an urgent step too.
Nothing cancels, averages or adds up to a number.
"Consider" is the review's word; "strong case" and "raise in supervision" are this software's.

- {emergency}: any 999 stands.
- {act_today}: any TODAY stands.
- {strong_case_for_meeting}: at least {triggers} matter has a reason for it, and at least {matters} matters have a reason or a sign.
- {consider_meeting}: at least {triggers} matter has a reason for it.
- {raise_in_supervision}: any {supervision} stands.
- {none}: nothing of this.

## Two answers together

A worry is named at {worry}, by answers that each raise supervision at least.

{together}

## The family

Every line that leads to the family has three wordings: ordinary, where a worry is named, and guarded.
HOLD and ASK FIRST are the guard; while one stands, a box says whom to ask, and no line leads to the family.
The box names: under ASK FIRST the allocated worker, while an enquiry is open; else whoever acts today; else the allocated worker, where social care has confirmed the worry; under HOLD the named doctor, where what is reported and what is seen differ; else the lead.
HOLD goes when its cause goes, and nobody can answer it away.
ASK FIRST comes from ASK, and from a step for today by {ask_first}.
It goes when it has been agreed who tells the family what, until a later answer is more worrying.
A doctor's step alone sets neither: parents are told plainly why.
Where nobody has named a worry, a line that would ask something of the family is no task; its topic stands under "Not known or not done, and no mark against anyone".

## Headlines

One headline is printed. Its words in brackets are left out under the guard.
Act today says who: social care before the lead, and a doctor beside either or alone.
While an enquiry or a child protection plan is open, the meeting is {Q}.
Where every reason is health-led, it is {C_h} or {ST_h}.
Supervision is {S_w} where social care has this already.
None is {NE} while an opening question is blank, {N2} while it is not firm, and {N1} where it is.

## When it is said

Danger now, certain or not, is said at once. All else of the opening is said once, when {waits} are answered; later, at once when an answer brings it.
It is said again only if it has grown: another step, route, box, or person from whom it is kept. Leaving says what stands so far.

## Who sees the child

The latest sighting by any professional counts; video and telephone do not.
Never, said of one, settles nothing while another is not known.
Hearing a child with no parent there is read from the same grid.

## Unknown

An answer is unknown where it is not known, skipped or blank, where nobody has looked or asked, and where it rests on {unsure}.
Unknown is never below the most reassuring answer.
Unknown questions that could raise the advice are named, own records first, the first {first} at the top, and never with the answers to them.
Firm is a word for one state only: none, with nothing unknown that could raise it, and each child who is born seen by a professional within a year.

## Routes

All steps for today are joined: at most one call each to {calls}.
Beside social care the lead is told, and is no call of its own.
An allocated worker, or their manager, is called where there is one.

## Strengths

A strength is printed only where somebody has looked: {seen}.
It is left out where another answer speaks against it.

## Over time

What was agreed is read in today's wording, and two sessions on one page in the more careful one's.
The saved sessions, at least two weeks apart, may show our own work going round: what could raise the advice and be found out is unknown three times running, or an action is carried on again.
That is said for supervision where a worry is named, else as something to find out; it is no reason for advice.
The bank says how long a follow-up may keep an answer: never one with a step for today, nor one of every child or adult once one is added.

## What moves nothing

What we do not know or have not done, find-outs, actions, notes, strengths, reassuring answers, skipped and blank answers, words typed freely, and the number of children.
Home education, its style, declined education visits, faith, diet, vaccines, moves, other names, complaints, poverty, a diagnosis, special needs, one missed appointment, an old settled worry, a parent as the only source: alone or all together.
A delay that lies with a service.
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
    Does.MEET: "one of the review's five reasons to consider a meeting; in its health-led form it counts the same, in gentler words",
    Does.SIGN: "something seen, heard or recorded about the child or family is not ordinary",
    Does.SUP: "something is to be thought through in supervision, mostly about our own work",
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
        waits=listed(each for each in bank.alerts_wait_for if each in bank.opening),
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
            yield f"{question.id} asks whether {question.splits} is one matter or several, where that can change the advice; not known counts each question by itself."


def _shared(bank: QuestionBank) -> Iterator[str]:
    shared: dict[str, list[str]] = {}
    for question in bank.questions:
        if question.matter is not None:
            shared.setdefault(question.matter, []).append(question.id)
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
