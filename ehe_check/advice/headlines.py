"""Headlines: which one the sheet has, in which words, and what stands beneath an urgent one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import ENQUIRY_OPEN, IN_PROTECTION, Guard, is_held_there
from ehe_check.advice.unknowns import Closing, opening_unanswered
from ehe_check.bank.advice_keys import BeneathKey, HeadlineKey, MoreWords
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.urgency import Urgency
from ehe_check.page.own import joined
from ehe_check.page.phrases import listed


def headline_key(reading: Advised, *, is_firm: bool, is_enough: bool) -> HeadlineKey:
    """Return which headline stands: the first that fits (RULES.md, "Headlines")."""
    advice = reading.advice
    match advice.urgency:
        case Urgency.EMERGENCY:
            return HeadlineKey.EMERGENCY
        case Urgency.ACT_TODAY:
            return _today(advice.routes)
        case Urgency.STRONG_CASE_FOR_MEETING | Urgency.CONSIDER_MEETING:
            return _meeting(reading)
        case Urgency.RAISE_IN_SUPERVISION:
            return (
                HeadlineKey.TELL_THE_WORKER if is_held_there(reading) else HeadlineKey.SUPERVISION
            )
        case Urgency.NONE:
            if not is_enough:
                return HeadlineKey.NOT_ENOUGH
            return HeadlineKey.FIRM if is_firm else HeadlineKey.NOT_FIRM
        case _:
            assert_never(advice.urgency)


def beneath_key(reading: Advised) -> BeneathKey | None:
    """Return what is said of a meeting beneath an urgent step, None where nothing is."""
    advice = reading.advice
    if not advice.urgency.at_least(Urgency.ACT_TODAY) or advice.meeting is Urgency.NONE:
        return None
    if reading.holds_named(ENQUIRY_OPEN):
        return BeneathKey.ENQUIRY
    if advice.in_health_form:
        return BeneathKey.HEALTH
    is_strong = advice.meeting is Urgency.STRONG_CASE_FOR_MEETING
    return BeneathKey.STRONG if is_strong else BeneathKey.CONSIDER


@dataclass(frozen=True)
class AdviceWords:
    """The headline and the text beneath it, and both as they stand where there is little room."""

    title: str = ""
    text: str = ""
    line: str = ""
    under: str = ""


def advice_words(reading: Advised, guard: Guard, key: HeadlineKey, closing: Closing) -> AdviceWords:
    """Return the words of the advice; empty where a bank has no such headline."""
    headline = reading.bank.headlines.get(key)
    if headline is None:
        return AdviceWords()
    named = _still_open(reading, key, closing)
    open_words = headline.still_open.replace("{open}", "; ".join(named)) if named else ""
    sight = _sight(reading, closing) if key is HeadlineKey.NOT_FIRM else ""
    more = headline.more if _has_more(reading, key, closing) else MoreWords()
    looked = "" if sight or open_words else headline.looked
    text = looked or more.text or headline.text
    under = looked or headline.under or text
    title = guard.unbracketed(more.title or headline.title)
    return AdviceWords(
        title,
        joined(" ", filter(None, (sight, open_words, guard.unbracketed(text)))),
        guard.unbracketed(more.line or headline.line) or title,
        joined(" ", filter(None, (sight, open_words, guard.unbracketed(under)))),
    )


def _has_more(reading: Advised, key: HeadlineKey, closing: Closing) -> bool:
    """Say whether more stands: another of the review's reasons, or something to be done."""
    if key is HeadlineKey.NOT_FIRM:
        return closing.has_action
    effects = (each.effect for each in reading.standing if each.effect.does is Does.MEET)
    return len({effect.statement for effect in effects}) > 1


def _still_open(reading: Advised, key: HeadlineKey, closing: Closing) -> tuple[str, ...]:
    """Return the short names of what a headline names as open."""
    by_id = reading.bank.by_id
    if key is HeadlineKey.NOT_ENOUGH:
        opening = opening_unanswered(reading)
        return tuple(by_id[question].short for question in opening)
    return tuple(by_id[each.question].short for each in closing.first)


def _sight(reading: Advised, closing: Closing) -> str:
    """Return what is said of children by their labels: not known to have been seen, or not said."""
    sight, label = reading.bank.sight, reading.answers.label
    if sight is None:
        return ""
    said = ((sight.unseen, closing.unseen), (sight.not_said, closing.not_said))
    return joined(" ", (_about(text, map(label, whom)) for text, whom in said if whom))


def _about(text: str, labels: Iterable[str]) -> str:
    return joined(listed(labels), text.split("{children}"))


def _today(routes: tuple[Route, ...]) -> HeadlineKey:
    medical, lead = Route.MEDICAL in routes, Route.LEAD in routes
    if Route.SOCIAL_CARE in routes:
        return (
            HeadlineKey.TODAY_SOCIAL_CARE_AND_DOCTOR if medical else HeadlineKey.TODAY_SOCIAL_CARE
        )
    if medical:
        return HeadlineKey.TODAY_LEAD_AND_DOCTOR if lead else HeadlineKey.TODAY_DOCTOR
    return HeadlineKey.TODAY_LEAD


def _meeting(reading: Advised) -> HeadlineKey:
    advice = reading.advice
    if reading.holds_named(IN_PROTECTION):
        return HeadlineKey.TO_THE_ENQUIRY
    if advice.meeting is Urgency.STRONG_CASE_FOR_MEETING:
        return HeadlineKey.STRONG_HEALTH if advice.in_health_form else HeadlineKey.STRONG
    return HeadlineKey.CONSIDER_HEALTH if advice.in_health_form else HeadlineKey.CONSIDER
