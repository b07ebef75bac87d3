"""The interview: the only loop, over a pure list of steps, whoever puts the questions."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from ehe_check.ask.alerting import alert
from ehe_check.ask.deciding import decide
from ehe_check.ask.listing import add_default, list_entries, open_lists
from ehe_check.ask.one_question import EVERY_MOVE, OneQuestion, heading_of, nudge
from ehe_check.ask.putting import Move, Moved, Put, PutKind, Tone, Wrote
from ehe_check.ask.reviewing import check_answers
from ehe_check.ask.walking import PersonLeftError, Walk
from ehe_check.core.ageing import aged
from ehe_check.core.judging import unlisted
from ehe_check.core.replies import asked_again, with_list_state, would_park
from ehe_check.core.walkthrough import Step, is_settled
from ehe_check.model.answers import Answer, Ref
from ehe_check.model.sheet import PromptSheet


class Ending(StrEnum):
    """How an interview ended."""

    FINISHED = "finished"
    LEFT = "left"


def interview(walk: Walk, compose: Callable[[], PromptSheet], show: Callable[[PromptSheet], None]) -> Ending:
    """Walk a case from its first question without an answer to the advice and the person's own decision.

    `compose` makes the sheet from the session as it stands, and `show` prints it.
    """
    try:
        while True:
            _walk_questions(walk)
            sheet = compose()
            show(sheet)
            if _after_advice(walk, sheet) and _confirm(walk):
                return Ending.FINISHED
    except PersonLeftError:
        return Ending.LEFT


def _walk_questions(walk: Walk) -> None:
    """Ask what has no answer, then offer every answer for checking, until the person goes on to the advice."""
    changing: Step | None = None
    while True:
        _ask_open_steps(walk, changing)
        picked = check_answers(walk)
        if picked is None:
            return
        if picked is Move.LISTS:
            open_lists(walk)
        elif isinstance(picked, Step):
            changing = picked


def _ask_open_steps(walk: Walk, first: Step | None = None) -> None:
    """Ask one step again if it is given, then each step without an answer, going back as the person asks."""
    here = first or _next_open(walk, None)
    while here is not None:
        went = ask_step(walk, here, again=here is first)
        if went is Move.BACK:
            here = _before(walk, here)
        elif went is Move.LISTS:
            open_lists(walk)
            here = _same_or_next(walk, here)
        else:
            here = _next_open(walk, here)


def _asked(walk: Walk) -> tuple[Step, ...]:
    return tuple(step for step in walk.steps if not step.question.after_advice)


def _next_open(walk: Walk, after: Step | None) -> Step | None:
    """Return the next step without an answer: after a step if there is one, else from the start."""
    asked = _asked(walk)
    places = {step.ref: place for place, step in enumerate(asked)}
    start = places.get(after.ref, -1) + 1 if after else 0
    later = [step for step in asked[start:] if not is_settled(step.ref, walk.answers)]
    earlier = [step for step in asked[:start] if not is_settled(step.ref, walk.answers)]
    return next(iter((*later, *earlier)), None)


def _before(walk: Walk, step: Step) -> Step:
    asked = _asked(walk)
    place = next((place for place, other in enumerate(asked) if other.ref == step.ref), 0)
    if place == 0:
        walk.asker.say("This is the first question.")
    return asked[max(0, place - 1)]


def _same_or_next(walk: Walk, step: Step) -> Step | None:
    return next((other for other in _asked(walk) if other.ref == step.ref), None) or _next_open(walk, step)


def ask_step(walk: Walk, step: Step, *, again: bool = False) -> Move | None:
    """Ask one step and save what is said; return BACK or LISTS where the person goes elsewhere."""
    if step.question.lists is not None:
        return _ask_list(walk, step)
    if _may_not_apply(walk, step):
        offered = _offer(walk, step)
        if offered is not Move.WHY:
            return offered
    return _ask_parts(walk, OneQuestion(walk, step, heading_of(walk, step), again=again))


def _ask_parts(walk: Walk, one: OneQuestion) -> Move | None:
    """Ask the value, then the month, then how it is known; each is saved before the next is put."""
    partial: tuple[str, ...] = ()
    while True:
        answer = one.value(partial)
        if isinstance(answer, Moved):
            if answer.move in (Move.BACK, Move.LISTS):
                return answer.move
            if answer.move is Move.NOTE:
                _ask_note(walk, one.step)
            partial = answer.partial
            continue
        partial = answer.values
        if _record(walk, answer) and _ask_beside(walk, one, answer):
            return None


def _ask_beside(walk: Walk, one: OneQuestion, answer: Answer) -> bool:
    """Ask what stands beside a value; False when the person goes back to the value."""
    dated = one.month(answer) if one.wants_month(answer) else answer
    if isinstance(dated, Moved) or (dated != answer and not _record(walk, dated)):
        return False
    known = one.evidence(dated) if one.wants_evidence(dated) else dated
    return not isinstance(known, Moved) and (known == dated or _record(walk, known))


def _record(walk: Walk, answer: Answer) -> bool:
    """Save an answer, having said first what it will park; False when the person keeps the old one."""
    before = walk.answers
    changed = with_list_state(walk.bank, before, answer)
    closing = would_park(walk.bank, aged(walk.bank, before, walk.today), aged(walk.bank, changed, walk.today))
    if closing and not _agrees_to_park(walk, closing):
        return False
    walk.keep(asked_again(walk.bank, before, changed))
    alert(walk, before)
    return True


def _agrees_to_park(walk: Walk, closing: tuple[Answer, ...]) -> bool:
    names = "; ".join(f"{answer.question} {walk.answers.label(answer.about)}".strip() for answer in closing)
    text = f"This change sets aside: {names}. They are kept in the file, and come back if you change it again."
    return walk.choose(text, {"change": "Change it", "keep": "Ask this question again"}) == "change"


def _ask_note(walk: Walk, step: Step) -> None:
    answer = walk.answers.get(step.ref)
    before = answer.note if answer and answer.note else ""
    reply = walk.put(
        Put(
            kind=PutKind.TEXT,
            text=f"Note on: {step.question.text}",
            previous=(before,) if before else (),
            placeholder="no names, addresses or numbers that identify anyone",
            moves=frozenset({Move.BACK, Move.LEAVE}),
        ),
    )
    if not isinstance(reply, Wrote):
        return
    note = reply.text.replace("\r\n", "\n").strip() or None
    if answer is not None and (note or answer.settles):
        walk.keep(walk.answers.with_answer(answer.model_copy(update={"note": note})))
    elif answer is not None:
        walk.keep(walk.answers.without(step.ref))
    elif note:
        fresh = Answer(question=step.question.id, about=step.about, asked=step.question.text, note=note, answered=walk.today)
        walk.keep(walk.answers.with_answer(fresh))
    nudge(walk, note or "")


def _ask_list(walk: Walk, step: Step) -> Move | None:
    """Fill a roster at its turn; closing it answers the roster's own question."""
    question = step.question
    roster = walk.bank.roster_by_id[question.lists or ""]
    closing = {option.id: option.text for option in question.options}
    closed = list_entries(walk, roster, closing=closing, moves=EVERY_MOVE - {Move.LISTS}, heading=heading_of(walk, step))
    said: dict[str, object] = {"value": closed} if isinstance(closed, str) else {}
    if isinstance(closed, Moved):
        match closed.move:
            case Move.BACK:
                return Move.BACK
            case Move.NOTE:
                _ask_note(walk, step)
                return _ask_list(walk, step)
            case Move.SKIP:
                said = {"skipped": True}
            case _:
                said = {"not_known": True}
    add_default(walk, roster)
    if not walk.answers.listed(roster.id) and "value" in said:
        walk.asker.say(f"No {roster.one} is listed, so this is kept as not known.")
        said = {"not_known": True}
    earlier = walk.answers.get(step.ref)
    fields = {"asked": question.text, "answered": walk.today, "note": earlier.note if earlier else None}
    _record(walk, Answer.model_validate({"question": question.id, "about": step.about} | fields | said))
    return None


def _may_not_apply(walk: Walk, step: Step) -> bool:
    """Say whether a step waits for something not known, and has not been opened or answered."""
    if step.is_certain_to_apply or is_settled(step.ref, walk.answers):
        return False
    return not {ref.question for ref in step.gate.waits_for} <= walk.opened


def _offer(walk: Walk, step: Step) -> Move | None:
    """Offer questions that may not apply, closed; WHY means that the person looks at them."""
    waiting = step.gate.waits_for
    group = [
        other
        for other in _asked(walk)
        if not other.is_certain_to_apply and other.gate.waits_for & waiting and not is_settled(other.ref, walk.answers)
    ]
    many = "The next question" if len(group) == 1 else "Some of the next questions"
    text = f"{many} may not apply, as this has no answer yet: {_sources(walk, waiting)}. What would you like to do?"
    choices = {"look": "Look at them now", "leave": "Leave them (they are listed as skipped)"}
    picked = walk.choose(text, choices, moves=frozenset({Move.BACK, Move.LEAVE}))
    if picked is None:
        return Move.BACK
    if picked == "look":
        walk.opened |= {ref.question for ref in waiting}
        return Move.WHY
    answers = walk.answers
    for other in group:
        answers = answers.with_answer(_skipped(walk, other))
    walk.keep(answers)
    return None


def _skipped(walk: Walk, step: Step) -> Answer:
    earlier = walk.answers.get(step.ref)
    return Answer(
        question=step.question.id,
        about=step.about,
        asked=step.question.text,
        skipped=True,
        note=earlier.note if earlier else None,
        answered=walk.today,
    )


def _sources(walk: Walk, waiting: frozenset[Ref]) -> str:
    texts = {
        f"there may be a {ref.about.rsplit('-', 1)[0]} who is not listed"
        if ref.about is not None and ref.about == unlisted(ref.about.rsplit("-", 1)[0])
        else f'"{walk.bank.by_id[ref.question].text}"'
        for ref in waiting
    }
    return "; ".join(sorted(texts)) or "it depends on a child's age"


def _after_advice(walk: Walk, sheet: PromptSheet) -> bool:
    """Ask what is asked once the advice is shown, and the decision; False when the person goes back."""
    late = [step for step in walk.steps if step.question.after_advice]
    place = 0
    while place < len(late):
        step = late[place]
        if step.question.decides:
            done = decide(walk, step.question, sheet.urgency)
        else:
            done = ask_step(walk, step) is None
        place += 1 if done else -1
        if place < 0:
            return False
    return True


def _confirm(walk: Walk) -> bool:
    walk.asker.say("That is everything. Finishing keeps this session as it is; later changes need a reason.", Tone.HINT)
    choices = {"finish": "Finish this session", "back": "Go back to the answers"}
    return walk.choose("Finish now?", choices) == "finish"


