"""The lists of children, adults or facts, filled at their turn or later."""

from __future__ import annotations

from ehe_check.ask.case.last_time import kept_today, last_time_of
from ehe_check.ask.case.one_entry import add_default, add_entry, change_entry
from ehe_check.ask.case.one_question import with_last_time
from ehe_check.ask.case.put_question import ELSEWHERE, EVERY_MOVE
from ehe_check.ask.case.record_answer import note_on, record
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.case.undo import undo_last
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import Choice, Put, ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.bank.bank import Roster
from ehe_check.case.walk import Step
from ehe_check.judge.answers import MOST_ON_A_LIST, Entry, Ref
from ehe_check.over_time.follow import Earlier

_ADD, _DONE = "add", "done"
_MOVES = BACK_OR_LEAVE | {Move.UNDO}
_FULL = (
    f"This list is full: it can hold {MOST_ON_A_LIST}. Take nobody off to make room: write the "
    "others in a note, and in your agency's record."
)


def ask_list(talk: CaseTalk, step: Step) -> Moved | None:
    """Fill a roster at its turn; closing it answers the roster's own question.

    One that every walk fills begins with the word for the first.
    """
    question = step.question
    roster = talk.bank.roster_by_id[question.lists or ""]
    closing = {option.id: option.text for option in question.options}
    if roster.always and not talk.answers.listed(roster.id):
        add_entry(talk, roster, talk.heading(step))
    closed = list_entries(
        talk,
        roster,
        closing=closing,
        moves=EVERY_MOVE - {Move.LISTS},
        step=step,
    )
    said: dict[str, object] = {"value": closed} if isinstance(closed, str) else {}
    if isinstance(closed, Moved):
        match closed.move:
            case move if move in ELSEWHERE:
                return closed
            case Move.NOTE:
                note_on(talk, step)
                return ask_list(talk, step)
            case Move.KEEP if (earlier := _of_last_time(talk, roster, step)) is not None:
                record(talk, kept_today(talk, question, step.ref, earlier))
                return None
            case Move.SKIP:
                said = {"skipped": True}
            case _:
                said = {"not_known": True}
    add_default(talk, roster)
    if not talk.answers.listed(roster.id) and "value" in said:
        talk.asker.say(f"No {roster.one} is listed, so this is kept as not known.")
        said = {"not_known": True}
    record(talk, talk.answer_to(step, **said))
    return None


def list_entries(
    talk: CaseTalk,
    roster: Roster,
    *,
    closing: dict[str, str],
    moves: frozenset[Move],
    step: Step | None = None,
) -> str | Moved:
    """Add, rename and remove entries until the person closes the list; return how it was closed.

    At its turn in the walk it has its `step`, and what was said of it last time.
    """
    while True:
        talk.new_change(Ref(roster.question))
        put = _menu(talk, roster, closing, moves, talk.heading(step) if step else "")
        if step is not None:
            put = with_last_time(put, step.question, _of_last_time(talk, roster, step))
        reply = talk.put(put)
        if isinstance(reply, Moved) and reply.move is Move.UNDO:
            undo_last(talk)
            continue
        if isinstance(reply, Moved):
            return reply
        picked = chosen(reply)
        if picked in closing:
            return picked
        if picked == _ADD and len(talk.answers.listed(roster.id)) >= MOST_ON_A_LIST:
            talk.asker.say(_FULL)
        elif picked == _ADD:
            add_entry(talk, roster)
        elif (entry := talk.answers.entry(picked)) is not None:
            change_entry(talk, roster, entry)


def _of_last_time(talk: CaseTalk, roster: Roster, step: Step) -> Earlier | None:
    """Return what was said of a list last time, while the same are on it as were then."""
    earlier = last_time_of(talk, step.question, step.ref)
    mine = [each for each in talk.answers.entries if each.roster == roster.id]
    is_same = earlier and all(not each.removed and each.id in earlier.listed for each in mine)
    return earlier if is_same else None


def open_lists(talk: CaseTalk) -> None:
    """Let the person change any list that this walk uses, from any question."""
    rosters = {
        roster.id: roster
        for roster in talk.bank.rosters
        if talk.bank.asks(talk.bank.by_id[roster.question], talk.session.session.walk_set)
    }
    roster = next(iter(rosters.values())) if len(rosters) == 1 else _pick(talk, rosters)
    if roster is not None:
        closing = {_DONE: "Go on with the questions"}
        list_entries(talk, roster, closing=closing, moves=_MOVES)


def _pick(talk: CaseTalk, rosters: dict[str, Roster]) -> Roster | None:
    choices = {key: roster.many.capitalize() for key, roster in rosters.items()}
    picked = talk.choose("lists", "Which list?", choices, moves=BACK_OR_LEAVE)
    return rosters.get(picked or "")


def _menu(
    talk: CaseTalk, roster: Roster, closing: dict[str, str], moves: frozenset[Move], heading: str
) -> Put:
    listed = talk.answers.listed(roster.id)
    first = f"Add {'an' if roster.one[0] in 'aeiou' else 'a'} {roster.one}"
    own = talk.bank.by_id[roster.question]
    choices = [
        Choice(_ADD, f"Add another {roster.one}" if listed else first),
        *(Choice(key, words) for key, words in closing.items()),
        *(Choice(each.id, f"Change or remove {_described(roster, each)}") for each in listed),
    ]
    return ask_choice(
        f"{roster.id} list",
        roster.text,
        choices,
        heading=heading,
        left=talk.minutes_left() if heading else "",
        help="" if listed else roster.help,
        preselect=False,
        why=own.what_and_why,
        moves=moves,
        id=own.id,
        ids=frozenset(talk.bank.by_id),
        short=own.short,
    )


def _described(roster: Roster, entry: Entry) -> str:
    words = [
        option.text
        for attribute in roster.attributes
        for option in attribute.options
        if option.id == entry.attribute(attribute.id)
    ]
    label = f'"{entry.label}"'
    return f"{label}: {'; '.join(words)}" if words else label
