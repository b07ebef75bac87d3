"""A session taken up again: what stands by its answers, how far it came, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.ask.case.alert import remind, say_what_stands
from ehe_check.ask.case.talk import CALL, CaseTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.put import ask_choice
from ehe_check.ask.reply import Chosen, Moved, chosen
from ehe_check.ask.who_asks import PersonLeftError
from ehe_check.bank.role import ROLE_WORDS
from ehe_check.case.check_lines import check_line
from ehe_check.case.screens import Screen
from ehe_check.page.dates import day_words

_ON, _STOP = "on", "stop"
_ELSEWHERE = frozenset({Move.TOPICS, Move.FIND})


def take_up(talk: CaseTalk) -> Move | None:
    """Say again what stands, what comes next, and how far the session came.

    Where it only begins, nothing is said but what stood in the session that it goes on from. Return
    where the person goes instead of going on.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    if not any(answer.settles for answer in talk.answers):
        remind(talk)
        return None
    is_urgent = say_what_stands(talk)
    for line in _where(talk):
        talk.asker.say(line)
    choices = {_ON: "Go on"} | ({_STOP: "Leave, and do it now"} if is_urgent else {})
    moves = _ELSEWHERE | {Move.LEAVE}
    keys = talk.keys_for_the_call if is_urgent else ()
    put = ask_choice("resume", _how_far(talk), choices, pointed=_ON, moves=moves, shortcuts=keys)
    while (reply := talk.put(put)) == Chosen((CALL.id,)):
        talk.say_what_to_say()
    if isinstance(reply, Moved):
        talk.find_words = reply.words
        return reply.move if reply.move in _ELSEWHERE else None
    if chosen(reply) == _STOP:
        raise PersonLeftError
    return None


def _how_far(talk: CaseTalk) -> str:
    """Return which case it is, when and by whom it was saved, and how much of it is answered."""
    role, saved, so_far = talk.session.session.role, talk.last_saved, talk.walk.progress
    said = (
        talk.session.case.given or "",
        f"saved {day_words(saved)}, {saved:%H:%M}" if saved else "",
        f"role: {ROLE_WORDS[role]}" if role else "",
    )
    about = "about " if so_far.left else ""
    skipped = f", {so_far.skipped} skipped" if so_far.skipped else ""
    how_far = f"{so_far.answered} of {about}{so_far.total} answered{skipped}."
    first = ", ".join(filter(None, said))
    return f"{first[0].upper()}{first[1:]}. {how_far}" if first else how_far


def _where(talk: CaseTalk) -> Iterator[str]:
    """Yield what was answered last, what comes next, and about how long the rest takes."""
    answers, several = talk.walk.answers, talk.walk.screens
    refs = [answer.ref for answer in talk.answers if answer.settles]
    last = [screen for ref in refs for screen in several if ref in screen.refs][-1:]
    yield from (f"Last answer: {check_line(answers, screen).text}" for screen in last)
    following = next((each for each in several if not each.is_settled(answers)), None)
    yield f"Next: {_next(talk, following)}"
    if left := talk.minutes_left():
        yield f"{left[0].upper()}{left[1:]}."


def _next(talk: CaseTalk, following: Screen | None) -> str:
    return "check your answers." if following is None else talk.words_of(following.question)
