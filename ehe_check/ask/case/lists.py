"""The lists of children, adults or facts: filled at their turn or later, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.put_question import (
    ELSEWHERE,
    EVERY_MOVE,
    keeping,
    kept_today,
    last_time_of,
    last_time_words,
)
from ehe_check.ask.case.record_answer import (
    TAKES_AWAY,
    keep_and_tell,
    keep_changed,
    kept_and_closed,
    named_lines,
    note_on,
    record,
    stands_unnamed,
    takes_away,
    undo_last,
)
from ehe_check.ask.put import Choice, Put, ask_choice, ask_text
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Move, Moved, chosen
from ehe_check.bank.bank import Attribute, Roster
from ehe_check.case.changed_answers import spoke_of_all, taken_back
from ehe_check.case.labels import namesake, taken_off
from ehe_check.case.question_list import said_words
from ehe_check.case.walk import Step
from ehe_check.judge.answers import MOST_ON_A_LIST, Answer, Entry, Ref
from ehe_check.over_time.follow import Earlier
from ehe_check.page.phrases import listed

_ADD = "add"
_GO_ON: Final = Choice("done", "Go on with the questions")
_MOVES: Final = EVERY_MOVE - {Move.LISTS}
_CHANGES: Final = BACK_OR_LEAVE | {Move.UNDO}
_FULL = (
    f"This list is full: it can hold {MOST_ON_A_LIST}. Take nobody off to make room: write the "
    "others in a note, and in your agency's record."
)
_FEW = 5
_STAY = "All of it stays in the file, and may have to be disclosed, but the advice does not use it."
OF_LAST_TIME = "Answers of last time stay in the earlier file, but do not count here."
AGAIN: Final = (
    "These speak of everybody on the list, and somebody new is on it, so they come again:"
)
LOOK_AGAIN: Final = (
    "These speak of everybody on the list, and somebody new is on it. Look at them again; until "
    "then they stand, for what cannot wait, or how the family is spoken to, rests on them:"
)


def ask_list(interview: Interview, step: Step) -> Moved | None:
    """Fill a roster at its turn; closing it answers the roster's own question.

    One that every walk fills begins with the word for the first.
    """
    question = step.question
    roster = interview.bank.roster_by_id[question.lists or ""]
    closed = list_entries(interview, roster, step)
    match closed:
        case Moved(move) if move in ELSEWHERE:
            return closed
        case Moved(Move.NOTE):
            note_on(interview, step)
            return ask_list(interview, step)
        case Moved(Move.KEEP) if (earlier := _of_last_time(interview, roster, step)) is not None:
            record(interview, kept_today(interview, step, earlier))
            return None
        case Moved(Move.SKIP):
            said: dict[str, object] = {"skipped": True}
        case Moved():
            said = {"not_known": True}
        case _:
            said = {"value": closed}
    add_default(interview, roster)
    if not interview.answers.listed(roster.id) and "value" in said:
        interview.asker.say(f"No {roster.one} is listed, so this is kept as not known.")
        said = {"not_known": True}
    record(interview, interview.answer_to(step, **said))
    return None


def list_entries(interview: Interview, roster: Roster, step: Step | None = None) -> str | Moved:
    """Add, rename and remove entries until the person closes the list; return how it was closed.

    At its turn in the walk it has its `step`, and what was said of it last time. It is not closed
    before each of those who were put on it was asked about.
    """
    open_ones = {each.id for each in interview.answers.listed(roster.id)} if step else set()
    if step and roster.always and not open_ones:
        open_ones |= add_entry(interview, roster, step)
    while True:
        interview.new_change(Ref(roster.question))
        reply = interview.put(_menu(interview, roster, step))
        match reply:
            case Moved(Move.UNDO):
                undo_last(interview)
            case Moved():
                return reply
            case Chosen((picked,)) if (entry := interview.answers.entry(picked)) is not None:
                _change_entry(interview, roster, entry)
            case Chosen((picked,)) if picked != _ADD:
                if _are_asked_about(interview, roster, open_ones):
                    return picked
            case _ if len(interview.answers.listed(roster.id)) >= MOST_ON_A_LIST:
                interview.asker.say(_FULL)
            case _:
                open_ones |= add_entry(interview, roster)


def _are_asked_about(interview: Interview, roster: Roster, open_ones: set[str]) -> bool:
    """Ask what is open about each who was not asked about; False where the person goes back."""
    for entry in interview.answers.listed(roster.id):
        for attribute in roster.attributes if entry.id in open_ones else ():
            is_open = entry.attribute(attribute.id) is None
            if is_open and _ask_attribute(interview, entry, attribute) is None:
                return False
        open_ones.discard(entry.id)
    return True


def _of_last_time(interview: Interview, roster: Roster, step: Step) -> Earlier | None:
    """Return what was said of a list last time, while the same are on it as were then."""
    earlier = last_time_of(interview, step)
    mine = [each for each in interview.answers.entries if each.roster == roster.id]
    is_same = earlier and all(not each.removed and each.id in earlier.listed for each in mine)
    return earlier if is_same else None


def open_lists(interview: Interview) -> None:
    """Let the person change any list that this walk uses, from any question."""
    bank, walk_set = interview.bank, interview.session.session.walk_set
    used = [each for each in bank.rosters if bank.asks(bank.by_id[each.question], walk_set)]
    many = {each.id: each.many.capitalize() for each in used}
    picked: str | None = used[0].id
    if len(used) > 1:
        picked = interview.choose("lists", "Which list?", many, moves=BACK_OR_LEAVE)
    if picked is not None:
        list_entries(interview, bank.roster_by_id[picked])


def _menu(interview: Interview, roster: Roster, step: Step | None) -> Put:
    listed = interview.answers.listed(roster.id)
    first = f"Add {'an' if roster.one[0] in 'aeiou' else 'a'} {roster.one}"
    own = interview.bank.by_id[roster.question]
    choices = [
        Choice(_ADD, f"Add another {roster.one}" if listed else first),
        *([Choice(each.id, each.text) for each in own.options] if step else [_GO_ON]),
        *(Choice(each.id, f"Change or remove {_described(roster, each)}") for each in listed),
    ]
    put = replace(
        ask_choice(f"{roster.id} list", roster.text, choices, moves=_MOVES if step else _CHANGES),
        place=interview.place(step) if step else None,
        help="" if listed else roster.help,
        why=own.what_and_why,
        id=own.id,
        ids=frozenset(interview.bank.by_id),
    )
    earlier = _of_last_time(interview, roster, step) if step else None
    if earlier is None:
        return put
    return keeping(put, last_time_words(own, earlier), may_keep=earlier.may_be_kept)


def _described(roster: Roster, entry: Entry) -> str:
    words = [
        option.text
        for attribute in roster.attributes
        for option in attribute.options
        if option.id == entry.attribute(attribute.id)
    ]
    label = f'"{entry.label}"'
    return f"{label}: {'; '.join(words)}" if words else label


def add_entry(interview: Interview, roster: Roster, step: Step | None = None) -> set[str]:
    """Ask for a label and the roster's attributes, and add the entry; return it if it is left open.

    At a step it is the first on its list, and what the list is about is said above it. Back from
    an attribute is the label again.
    """
    label = _label(interview, roster, step=step)
    entry = None if label is None else _added(interview, roster, label)
    left = list(roster.attributes)
    while entry is not None and left:
        asked = _ask_attribute(interview, entry, left[0])
        if asked is not None:
            entry, left = asked, left[1:]
        elif (again := _renamed(interview, roster, entry)) is not None:
            entry = again
        else:
            return {entry.id}
    return set()


def add_default(interview: Interview, roster: Roster) -> None:
    """Add the one entry that a roster cannot do without, where nothing is listed.

    Its word is asked for where one on another list goes by the usual one.
    """
    label = roster.at_least_one
    if label is None or interview.answers.listed(roster.id):
        return
    if namesake(interview.answers, label) is not None:
        add_entry(interview, roster)
    else:
        _added(interview, roster, label)


def _added(interview: Interview, roster: Roster, label: str) -> Entry | None:
    """Add a new entry and return it; None where one of that word is put back, or nobody is added.

    A new one starts without the answers of one that went by the same word until it was taken off.
    """
    gone = taken_off(interview.answers, roster.id, label)
    again = "new" if gone is None else _is_it_again(interview, roster, gone)
    if again == "back" and gone is not None:
        back = gone.model_copy(update={"removed": None, "label": label})
        keep_changed(interview, interview.answers.with_entry(back))
    if again != "new":
        return None
    entry = Entry(id=interview.answers.next_entry_id(roster.id), label=label)
    _keep_new(interview, entry)
    return entry


def _is_it_again(interview: Interview, roster: Roster, gone: Entry) -> str | None:
    count = sum(answer.about == gone.id for answer in interview.answers)
    text = f'"{gone.label}" was on this list before and was taken off.'
    if count:
        several = "1 answer" if count == 1 else f"{count} answers"
        text += f' {several} about "{gone.label}" {"is" if count == 1 else "are"} in the file.'
    choices = {
        "back": f"The same {roster.one} as before, with what was answered",
        "new": f"Another {roster.one}, with no answers yet",
    }
    return interview.choose(f"{roster.id} label again", text, choices, moves=BACK_OR_LEAVE)


def _label(
    interview: Interview, roster: Roster, entry: Entry | None = None, step: Step | None = None
) -> str | None:
    before, own = (entry.label, entry.id) if entry else ("", "")
    suggestions = f"such as {', '.join(roster.suggestions)}" if roster.suggestions else ""
    put = replace(
        ask_text(
            f"{roster.id} label",
            f"What shall we call this {roster.one}? A word or a role, never a name.",
            before,
            moves=frozenset({Move.BACK, Move.WHY, Move.LEAVE}),
            placeholder=suggestions,
        ),
        place=interview.place(step) if step else None,
        help=f"{roster.text}\n{roster.help}" if step else "",
        wants_no_words=True,
        why=f"{roster.help} The word stands on the sheet, where others may read it.",
    )
    while True:
        reply = interview.put(put)
        if isinstance(reply, Moved):
            return None
        label = " ".join(chosen(reply).split())
        if not any(character.isalpha() for character in label):
            example = roster.suggestions[0] if roster.suggestions else "a word or two"
            interview.asker.say(f"Type a word, such as {example}.")
        elif (other := namesake(interview.answers, label, besides=own)) is not None:
            many = interview.bank.roster_by_id[other.roster].many
            interview.asker.say(
                f'"{other.label}" is on the list of {many} already. A page could not tell the two '
                "apart. Type another word."
            )
        elif stands_unnamed(interview, label):
            return label


def _renamed(interview: Interview, roster: Roster, entry: Entry) -> Entry | None:
    """Ask for another word for an entry; None where the person goes back."""
    label = _label(interview, roster, entry)
    if label is None:
        return None
    entry = entry.model_copy(update={"label": label})
    interview.keep(interview.answers.with_entry(entry))
    return entry


def _ask_attribute(interview: Interview, entry: Entry, attribute: Attribute) -> Entry | None:
    """Ask for an attribute, and return the entry with it; None where the person goes back."""
    before = entry.attribute(attribute.id)
    put = ask_choice(
        f"{entry.id} {attribute.id}",
        f"{entry.label}: {attribute.text}",
        (Choice(option.id, option.text) for option in attribute.options),
        before,
        moves=frozenset({Move.BACK, Move.SKIP, Move.NOT_KNOWN, Move.LEAVE}),
    )
    reply = interview.put(replace(put, ids=frozenset(interview.bank.by_id)))
    if isinstance(reply, Moved) and reply.move is Move.BACK:
        return None
    if not isinstance(reply, Chosen):
        return entry
    changed = entry.model_copy(update={attribute.id: reply.ids[0]})
    return changed if keep_changed(interview, interview.answers.with_entry(changed)) else entry


def _change_entry(interview: Interview, roster: Roster, entry: Entry) -> None:
    """Let the person change the word or an attribute of an entry, or take it off."""
    choices = {
        "rename": f'The word "{entry.label}"',
        **{attribute.id: attribute.text for attribute in roster.attributes},
        "remove": f'Take "{entry.label}" off the list',
    }
    picked = interview.choose(
        f"{entry.id} change",
        f'What would you like to change about "{entry.label}"?',
        choices,
        moves=BACK_OR_LEAVE,
    )
    if picked == "rename":
        _renamed(interview, roster, entry)
    elif picked == "remove":
        _remove(interview, roster, entry)
    elif picked is not None:
        attribute = next(attribute for attribute in roster.attributes if attribute.id == picked)
        _ask_attribute(interview, entry, attribute)


def _remove(interview: Interview, roster: Roster, entry: Entry) -> None:
    """Take an entry off its list, having said what goes with it."""
    changed = interview.answers.with_entry(entry.model_copy(update={"removed": interview.today}))
    own = [answer for answer in interview.answers if answer.about == entry.id]
    kept, others = kept_and_closed(interview, changed)
    is_known = any(ref.about == entry.id for ref in interview.beside.earlier)
    text = "\n".join(
        (
            f'Take "{entry.label}" off the list?',
            _going_words(interview, entry, [*own, *others]),
            *([OF_LAST_TIME] if is_known else []),
            *([TAKES_AWAY] if takes_away(interview, changed) else []),
            *_left_words(interview, roster, entry, is_untouched=not others),
        )
    )
    choices = {
        "keep": f'Leave "{entry.label}" on the list',
        "remove": f'Take "{entry.label}" off the list (undo brings it back until you leave)',
    }
    if interview.choose(f"{entry.id} removal", text, choices, moves=BACK_OR_LEAVE) == "remove":
        keep_and_tell(interview, kept)


def _going_words(interview: Interview, entry: Entry, going: list[Answer]) -> str:
    """Return what no longer counts without an entry: how much, and a few of it by name."""
    cells = sum(about == entry.id for about, _ in interview.answers.sightings)
    if not going and not cells:
        return f'Nothing has been answered about "{entry.label}" in this session yet.'
    counts = listed(_counts(going, cells))
    lines = [f"- {line}" for line in _said_lines(interview, going)] if len(going) <= _FEW else []
    return "\n".join((f"These no longer count: {counts}.", *lines, _STAY))


def _counts(going: list[Answer], cells: int) -> Iterator[str]:
    """Yield how many answers there are, and how many notes and cells beside them."""
    named = {
        "answer{s}": sum(answer.settles for answer in going),
        "note{s}": sum(answer.note is not None for answer in going),
        "cell{s} of the grid": cells,
    }
    for words, count in named.items():
        if count:
            yield f"{count} {words.format(s='' if count == 1 else 's')}"


def _said_lines(interview: Interview, going: list[Answer]) -> Iterator[str]:
    for answer in going:
        known = interview.bank.by_id.get(answer.question)
        if known is not None:
            named = interview.answers.with_whom(known.short, answer.about)
            yield f"{named}: {said_words(known, answer)}"


def _left_words(
    interview: Interview, roster: Roster, entry: Entry, *, is_untouched: bool
) -> Iterator[str]:
    """Yield who is left on a list: not touched if they are, or nobody."""
    others = [each.label for each in interview.answers.listed(roster.id) if each.id != entry.id]
    if others and is_untouched:
        yield f"{listed(others)} {'is' if len(others) == 1 else 'are'} not touched."
    instead = roster.at_least_one
    if not others:
        stands = f' Where nobody is, the questions are about "{instead}".' if instead else ""
        yield f"No other {roster.one} is listed.{stands}"


def _keep_new(interview: Interview, entry: Entry) -> None:
    """Save a new entry, with what spoke of everybody on its list open again.

    An answer on which an urgent step, HOLD or ASK FIRST rests is never taken back: it is named.
    """
    before = interview.answers
    spoke = tuple(spoke_of_all(interview.bank, before, entry.roster))
    stand = [
        each for each in spoke if takes_away(interview, taken_back(interview.answers, [each.ref]))
    ]
    again = [each for each in spoke if each not in stand]
    interview.keep(taken_back(before.with_entry(entry), (each.ref for each in again)))
    for answers, words in ((again, AGAIN), (stand, LOOK_AGAIN)):
        if answers:
            interview.asker.say(f"{words}\n{named_lines(interview, answers)}")
