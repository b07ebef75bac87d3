"""The interview: the loop over the questions, a pure list of steps, whoever puts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from ehe_check.ask.case.alert import (
    News,
    is_begun,
    remind,
    say_standing_box,
    say_unsaid,
    what_stands,
)
from ehe_check.ask.case.interview import CALL, Interview
from ehe_check.ask.case.lists import open_lists
from ehe_check.ask.case.one_question import said_of
from ehe_check.ask.case.record_answer import record, undo_last
from ehe_check.ask.case.step import ask_step
from ehe_check.ask.put import Ending, PersonLeftError, ask_choice
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Move, Moved, chosen
from ehe_check.bank.role import ROLE_WORDS
from ehe_check.case.question_list import Stands, check_line
from ehe_check.case.walk import Places, Screen, Step, is_readable, is_settled
from ehe_check.case.walk_now import place_of
from ehe_check.judge.answers import Ref
from ehe_check.page.dates import day_words
from ehe_check.page.phrases import capital

if TYPE_CHECKING:
    from ehe_check.sheet.sheet import PromptSheet

_BACK: Final = Moved(Move.BACK)


def walk_through(
    interview: Interview, compose: Callable[[], PromptSheet], show: Callable[[PromptSheet], None]
) -> Ending:
    """Walk a case from its first open question to the advice and the person's own decision.

    `compose` makes the sheet from the session as it stands, and `show` prints it. Leaving says what
    stands so far and was not said yet, however the person leaves.
    """
    try:
        return _to_the_end(interview, compose, show)
    except (PersonLeftError, KeyboardInterrupt):
        say_unsaid(interview)
        if (*interview.half_given(),) != interview.session.half_given:
            interview.keep_session(interview.session)
        return Ending.LEFT


def _to_the_end(
    interview: Interview, compose: Callable[[], PromptSheet], show: Callable[[PromptSheet], None]
) -> Ending:
    interview.half |= {
        (*each.ref, ""): said_of(each)
        for each in interview.session.half_given
        if is_readable(interview.bank, interview.answers, each)
    }
    interview.keep_session(interview.session)
    _go(interview, resume(interview), None)
    if interview.session.session.put_off is None:
        _walk_questions(interview)
    from ehe_check.ask.case.decide import agree_and_decide

    while not agree_and_decide(interview, compose, show, partial(_go_and_return, interview)):
        _walk_questions(interview)
    return Ending.FINISHED


def _walk_questions(interview: Interview) -> None:
    """Ask what has no answer, then offer all for checking, until the person goes on."""
    _ask_from(interview, _next_open(interview, None))
    from ehe_check.ask.case.list_of_questions import check_answers, point_out

    while (picked := check_answers(interview) or point_out(interview)) is not None:
        if picked == _BACK:
            _ask_from(interview, _counted(interview)[-1].first, has_gone_back=True)
        else:
            _ask_from(interview, _go(interview, picked, None))
        _ask_from(interview, _next_open(interview, None))


def _ask_from(interview: Interview, here: Step | None, *, has_gone_back: bool = False) -> None:
    """Ask a step, then each one without an answer, going back or elsewhere as the person asks.

    Once the person has gone back, the next question comes whether or not it was put before, until
    one was not.
    """
    while here is not None:
        ask = _offer_own_thinking if _offers_own_thinking(interview, here) else ask_step
        went = ask(interview, here)
        if went is None:
            following = _beside(interview, here, 1) if has_gone_back else None
            has_gone_back = following is not None and _was_put(interview, following)
            here = following.first if following is not None else _next_open(interview, here)
        elif went.move is Move.BACK:
            before = _beside(interview, here, -1)
            if before is None:
                interview.asker.say("This is the first question.")
            here, has_gone_back = (before or _counted(interview)[0]).first, True
        else:
            here = (
                _go(interview, went, here)
                or _step_of(interview, here.ref)
                or _next_open(interview, here)
            )


def _go(interview: Interview, to: Step | Moved | None, here: Step | None) -> Step | None:
    """Go where the person wants to, out of turn, and further from there.

    Return the question whose answer was taken back, where the walk then goes on; else None.
    """
    while to is not None:
        match to:
            case Step():
                here, to = to, ask_step(interview, to)
            case Moved(Move.TOPICS | Move.FIND, words=words):
                from ehe_check.ask.case.list_of_questions import look_over

                to = look_over(interview, here, words)
            case Moved(Move.UNDO):
                return _step_of(interview, undo_last(interview))
            case Moved(Move.LISTS):
                to = open_lists(interview)
            case _:
                return None
    return None


def _go_and_return(interview: Interview, to: Moved, here: Step) -> bool:
    """Go elsewhere from what comes after the questions; say whether none of them is open then."""
    _go(interview, to, here)
    return _next_open(interview, None) is None


def _next_open(interview: Interview, after: Step | None) -> Step | None:
    """Return the next step without an answer: after a step if there is one, else from the start.

    A screen that was left with some of it open has been put, and does not come again by itself;
    one of which it is not known whether it applies is asked where the person goes to it.
    """
    several = interview.walk.screens
    start = place_of(several, interview.walk.screen_with(after)) if after else 0
    in_turn = (*several[start:], *several[:start])
    is_open = (each for each in in_turn if each.first.is_asked and not _was_put(interview, each))
    return next((screen.first for screen in is_open), None)


def _was_put(interview: Interview, screen: Screen) -> bool:
    """Say whether a screen has an answer, or was left with some of it open."""
    return screen.is_settled(interview.walk.answers) or screen.places <= interview.part_given


def _beside(interview: Interview, step: Step, by: int) -> Screen | None:
    """Return the screen so many places after that of a step, of those that are asked."""
    here = interview.walk.screen_with(step)
    several = _counted(interview, here.places)
    place = place_of(several, here) - 1 + by
    return several[place] if 0 <= place < len(several) else None


def _counted(interview: Interview, besides: Places = frozenset()) -> tuple[Screen, ...]:
    """Return the screens that are counted, and those of some questions besides."""
    walk = interview.walk
    return tuple(
        each
        for each in walk.screens
        if each.is_counted(walk.answers) or not besides.isdisjoint(each.places)
    )


def _step_of(interview: Interview, ref: Ref | None) -> Step | None:
    return next((step for step in interview.walk.asked if step.ref == ref), None)


def _offers_own_thinking(interview: Interview, step: Step) -> bool:
    """Say whether a step is the first of the block for the person's own thinking.

    Somebody who has answered one of them goes through them already, perhaps in another sitting.
    """
    if (
        interview.thinks
        or not step.question.own_thinking
        or is_settled(step.ref, interview.answers)
    ):
        return False
    given = (
        interview.answers.get(other.ref)
        for other in interview.walk.asked
        if other.question.own_thinking
    )
    return not any(answer and answer.settles and not answer.skipped for answer in given)


def _offer_own_thinking(interview: Interview, step: Step) -> Moved | None:
    """Offer the block for the person's own thinking; one that is left is kept as skipped."""
    with_it = interview.walk.screen_with
    screens = {with_it(each).first.ref for each in _own_thinking(interview)}
    text = (
        f"For your own thinking: about {len(screens)} more questions. None of them changes the "
        "advice. They are a good preparation for supervision."
    )
    ways = {
        "look": "Go through them now",
        "leave": "Skip them all (they are listed as skipped)",
    }
    picked = interview.choose("own thinking", text, ways, moves=BACK_OR_LEAVE)
    if picked is None:
        return _BACK
    if picked == "look":
        interview.thinks = True
        return ask_step(interview, step)
    while group := _own_thinking(interview):
        record(interview, *(interview.answer_to(each, skipped=True) for each in group))
    return None


def _own_thinking(interview: Interview) -> list[Step]:
    """Return the open questions for the person's own thinking."""
    return [
        step
        for step in interview.walk.asked
        if step.question.own_thinking and not is_settled(step.ref, interview.answers)
    ]


_ON, _STOP = "on", "stop"
_ELSEWHERE = frozenset({Move.TOPICS, Move.FIND})


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
    from ehe_check.ask.case.call_log import are_due, say_call

    is_to_do = news.is_urgent and (news.is_emergency or are_due(interview))
    leaves = "Leave, and do it now" if is_to_do else "Leave for now"
    choices = {_ON: "Go on"} | ({_STOP: leaves} if news.is_any else {})
    moves = _ELSEWHERE | {Move.LEAVE}
    keys = (CALL,) if news.is_any else ()
    put = ask_choice("resume", "Go on with it?", choices, moves=moves)
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
    role, saved = interview.session.session.role, interview.last_saved
    said = (
        interview.session.case.given or "",
        f"saved {day_words(saved)}, {saved:%H:%M}" if saved else "",
        f"role: {ROLE_WORDS[role]}" if role else "",
    )
    counts = interview.walk.counts
    about = "about " if counts[Stands.OPEN] else ""
    others = (each for each in (Stands.NOT_KNOWN, Stands.SKIPPED) if counts[each])
    rest = "".join(f", {counts[each]} {each}" for each in others)
    how_far = f"{counts[Stands.ANSWERED]} of {about}{counts.total()} answered{rest}."
    first = ", ".join(filter(None, said))
    return f"{capital(first)}. {how_far}" if first else how_far


def _where(interview: Interview) -> Iterator[str]:
    """Yield what was answered last, what comes next, and about how long the rest takes."""
    answers, several = interview.walk.answers, interview.walk.screens
    refs = [answer.ref for answer in interview.answers if answer.settles]
    last = [screen for ref in refs for screen in several if ref in screen.refs][-1:]
    yield from (f"Last answer: {check_line(answers, screen).text}" for screen in last)
    yield f"Next: {_next(interview, _next_open(interview, None))}"
    if left := interview.minutes_left():
        yield f"{capital(left)}."


def _next(interview: Interview, following: Step | None) -> str:
    if interview.session.session.put_off is not None:
        return "the decision."
    return "check your answers." if following is None else interview.words_of(following.question)
