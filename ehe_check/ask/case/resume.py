"""A session resumed: what stands by its answers, how far it came, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ehe_check.ask.case.active_concerns import News, is_begun, what_stands
from ehe_check.ask.case.alert import remind, say_standing_box
from ehe_check.ask.case.interview import CALL, Interview
from ehe_check.ask.put import PersonLeftError, ask_choice
from ehe_check.ask.reply import Chosen, Move, Moved, chosen
from ehe_check.bank.role import ROLE_WORDS
from ehe_check.case.question_list import check_line
from ehe_check.case.screens import Screen
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import capital

_ON, _STOP = "on", "stop"
_ELSEWHERE = frozenset({Move.TOPICS, Move.FIND})
_NEXT = "Go on with it?"


def resume(interview: Interview) -> Moved | None:
    """Say how far the session came, what stands by its answers, and what comes next.

    All of it is said before anything is asked, so that HOLD stands above each line that asks
    whether a call was made. Where the session only begins, nothing is said but what stood in the
    one that it goes on from. Return where the person goes instead of going on.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    if not is_begun(interview):
        remind(interview)
        return None
    from ehe_check.ask.case.call_log import ask_of_calls, say_calls_that_stand

    interview.asker.say(_how_far(interview))
    news = what_stands(interview)
    if news.is_urgent:
        say_calls_that_stand(interview, is_emergency=news.is_emergency)
    say_standing_box(interview, news)
    for line in _where(interview):
        interview.asker.say(line)
    if news.is_urgent:
        ask_of_calls(interview)
    return _goes_on(interview, news)


def _goes_on(interview: Interview, news: News) -> Moved | None:
    """Ask whether the person goes on; return where they go instead.

    HOLD and ASK FIRST ask nobody to do something now, nor do calls that are kept already, so the
    way out does not say so.
    """
    from ehe_check.ask.case.call_log import all_made, say_call

    is_to_do = news.is_urgent and (news.is_emergency or not all_made(interview))
    leaves = "Leave, and do it now" if is_to_do else "Leave for now"
    choices = {_ON: "Go on"} | ({_STOP: leaves} if news.is_any else {})
    moves = _ELSEWHERE | {Move.LEAVE}
    keys = interview.keys_for_the_call if news.is_any else ()
    put = ask_choice("resume", _NEXT, choices, moves=moves)
    put = replace(put, pointed=_ON, shortcuts=keys)
    while (reply := interview.put(put)) == Chosen((CALL.id,)):
        say_call(interview)
    if isinstance(reply, Moved):
        return reply if reply.move in _ELSEWHERE else None
    if chosen(reply) == _STOP:
        raise PersonLeftError
    return None


def _how_far(interview: Interview) -> str:
    """Return which case it is, when and by whom it was saved, and how much of it is answered."""
    role, saved, so_far = (
        interview.session.session.role,
        interview.last_saved,
        interview.walk.progress,
    )
    said = (
        interview.session.case.given or "",
        f"saved {day_words(saved)}, {saved:%H:%M}" if saved else "",
        f"role: {ROLE_WORDS[role]}" if role else "",
    )
    about = "about " if so_far.left else ""
    others = {"not known": so_far.not_known, "skipped": so_far.skipped}
    rest = "".join(f", {count} {state}" for state, count in others.items() if count)
    how_far = f"{so_far.answered} of {about}{so_far.total} answered{rest}."
    first = ", ".join(filter(None, said))
    return f"{capital(first)}. {how_far}" if first else how_far


def _where(interview: Interview) -> Iterator[str]:
    """Yield what was answered last, what comes next, and about how long the rest takes."""
    answers, several = interview.walk.answers, interview.walk.screens
    refs = [answer.ref for answer in interview.answers if answer.settles]
    last = [screen for ref in refs for screen in several if ref in screen.refs][-1:]
    yield from (f"Last answer: {check_line(answers, screen).text}" for screen in last)
    still_open = (each for each in several if not each.is_settled(answers))
    following = next((each for each in still_open if each.first.is_asked), None)
    yield f"Next: {_next(interview, following)}"
    if left := interview.minutes_left():
        yield f"{capital(left)}."


def _next(interview: Interview, following: Screen | None) -> str:
    if interview.session.session.put_off is not None:
        return "the decision."
    return "check your answers." if following is None else interview.words_of(following.question)
