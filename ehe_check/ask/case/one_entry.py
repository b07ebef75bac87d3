"""One entry of a list: added, which asks again what spoke of everybody; changed; or taken off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ehe_check.ask.case.record_answer import closed_by, keep_changed, named_lines, settle
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import Choice, ask_choice, ask_text
from ehe_check.ask.reply import Chosen, Moved, chosen
from ehe_check.ask.typed_text import identifying_words
from ehe_check.bank.bank import Attribute, Roster
from ehe_check.case.changed_answers import spoke_of_all, taken_back, takes_away_urgent
from ehe_check.case.check_lines import said_words
from ehe_check.case.labels import namesake, taken_off
from ehe_check.judge.answers import Answer, Entry, Ref
from ehe_check.page.phrases import listed

_FEW = 5
_STAY = "All of it stays in the file, and may have to be disclosed, but the advice does not use it."
OF_LAST_TIME = "Answers of last time stay in the earlier file, but do not count here."
TAKES_AWAY = (
    "This also takes away an urgent step, HOLD or ASK FIRST that rests on these answers. It does "
    "not undo what was seen or said. Tell your safeguarding lead first."
)


def add_entry(talk: CaseTalk, roster: Roster, heading: str = "") -> None:
    """Ask for a label and the roster's attributes, and add the entry.

    Under a heading it is the first on its list, and what the list is about is said above it. Back
    from an attribute is the label again.
    """
    label = _label(talk, roster, heading=heading)
    entry = None if label is None else _added(talk, roster, label)
    left = list(roster.attributes)
    while entry is not None and left:
        asked = _ask_attribute(talk, entry, left[0])
        if asked is None:
            entry = _renamed(talk, roster, entry)
        else:
            entry, left = asked, left[1:]


def add_default(talk: CaseTalk, roster: Roster) -> None:
    """Add the one entry that a roster cannot do without, where nothing is listed.

    Its word is asked for where one on another list goes by the usual one.
    """
    label = roster.at_least_one
    if label is None or talk.answers.listed(roster.id):
        return
    if namesake(talk.answers, label) is not None:
        add_entry(talk, roster)
    else:
        _added(talk, roster, label)


def _added(talk: CaseTalk, roster: Roster, label: str) -> Entry | None:
    """Add a new entry and return it; None where one of that word is put back, or nobody is added.

    A new one starts without the answers of one that went by the same word until it was taken off.
    """
    gone = taken_off(talk.answers, roster.id, label)
    again = "new" if gone is None else _is_it_again(talk, roster, gone)
    if again == "back" and gone is not None:
        back = gone.model_copy(update={"removed": None, "label": label})
        keep_changed(talk, talk.answers.with_entry(back))
    if again != "new":
        return None
    entry = Entry(id=talk.answers.next_entry_id(roster.id), label=label)
    keep_new(talk, entry)
    return entry


def _is_it_again(talk: CaseTalk, roster: Roster, gone: Entry) -> str | None:
    count = sum(answer.about == gone.id for answer in talk.answers)
    text = f'"{gone.label}" was on this list before and was taken off.'
    if count:
        about = _counted(count, f'about "{gone.label}"')
        text += f" {about} {'is' if count == 1 else 'are'} in the file."
    choices = {
        "back": f"The same {roster.one} as before, with what was answered",
        "new": f"Another {roster.one}, with no answers yet",
    }
    return talk.choose(f"{roster.id} label again", text, choices, moves=BACK_OR_LEAVE)


def _counted(count: int, what: str) -> str:
    return f"{count} answer{'' if count == 1 else 's'} {what}"


def _label(
    talk: CaseTalk, roster: Roster, entry: Entry | None = None, heading: str = ""
) -> str | None:
    before, own = (entry.label, entry.id) if entry else ("", "")
    suggestions = f"such as {', '.join(roster.suggestions)}" if roster.suggestions else ""
    while True:
        reply = talk.put(
            ask_text(
                f"{roster.id} label",
                f"What shall we call this {roster.one}? A word or a role, never a name.",
                before,
                heading=heading,
                help=f"{roster.text}\n{roster.help}" if heading else "",
                placeholder=suggestions,
                short=roster.one.capitalize(),
                wants_no_words=True,
                why=f"{roster.help} The word stands on the sheet, where others may read it.",
                moves=frozenset({Move.BACK, Move.WHY, Move.LEAVE}),
            ),
        )
        if isinstance(reply, Moved):
            return None
        label = " ".join(chosen(reply).split())
        if not any(character.isalpha() for character in label):
            example = roster.suggestions[0] if roster.suggestions else "a word or two"
            talk.asker.say(f"Type a word, such as {example}.")
        elif (other := namesake(talk.answers, label, besides=own)) is not None:
            many = talk.bank.roster_by_id[other.roster].many
            talk.asker.say(
                f'"{other.label}" is on the list of {many} already. A page could not tell the two '
                "apart. Type another word."
            )
        elif _is_wanted(talk, label):
            return label


def _is_wanted(talk: CaseTalk, label: str) -> bool:
    found = identifying_words(label)
    if not found:
        return True
    text = f"{found} It would stand on the sheet. Keep it?"
    return talk.choose("label kept", text, {"change": "Type another", "keep": "Keep it"}) == "keep"


def _renamed(talk: CaseTalk, roster: Roster, entry: Entry) -> Entry | None:
    """Ask for another word for an entry; None where the person goes back."""
    label = _label(talk, roster, entry)
    if label is None:
        return None
    entry = entry.model_copy(update={"label": label})
    talk.keep(talk.answers.with_entry(entry))
    return entry


def _ask_attribute(talk: CaseTalk, entry: Entry, attribute: Attribute) -> Entry | None:
    """Ask for an attribute, and return the entry with it; None where the person goes back."""
    before = entry.attribute(attribute.id)
    reply = talk.put(
        ask_choice(
            f"{entry.id} {attribute.id}",
            f"{entry.label}: {attribute.text}",
            (Choice(option.id, option.text) for option in attribute.options),
            before,
            ids=frozenset(talk.bank.by_id),
            moves=frozenset({Move.BACK, Move.SKIP, Move.NOT_KNOWN, Move.LEAVE}),
        ),
    )
    if isinstance(reply, Moved) and reply.move is Move.BACK:
        return None
    if not isinstance(reply, Chosen):
        return entry
    changed = entry.model_copy(update={attribute.id: reply.ids[0]})
    return changed if keep_changed(talk, talk.answers.with_entry(changed)) else entry


def change_entry(talk: CaseTalk, roster: Roster, entry: Entry) -> None:
    """Let the person change the word or an attribute of an entry, or take it off."""
    choices = {
        "rename": f'The word "{entry.label}"',
        **{attribute.id: attribute.text for attribute in roster.attributes},
        "remove": f'Take "{entry.label}" off the list',
    }
    picked = talk.choose(
        f"{entry.id} change",
        f'What would you like to change about "{entry.label}"?',
        choices,
        moves=BACK_OR_LEAVE,
    )
    if picked == "rename":
        _renamed(talk, roster, entry)
    elif picked == "remove":
        _remove(talk, roster, entry)
    elif picked is not None:
        attribute = next(attribute for attribute in roster.attributes if attribute.id == picked)
        _ask_attribute(talk, entry, attribute)


def _remove(talk: CaseTalk, roster: Roster, entry: Entry) -> None:
    """Take an entry off its list, having said what goes with it."""
    changed = talk.answers.with_entry(entry.model_copy(update={"removed": talk.today}))
    own = [answer for answer in talk.answers if answer.about == entry.id]
    others = closed_by(talk, changed)
    is_urgent = takes_away_urgent(talk.bank, talk.answers, changed, talk.today)
    text = "\n".join(
        (
            f'Take "{entry.label}" off the list?',
            _going_words(talk, entry, [*own, *others]),
            *([OF_LAST_TIME] if any(ref.about == entry.id for ref in talk.beside.earlier) else []),
            *([TAKES_AWAY] if is_urgent else []),
            *([] if others else _untouched_words(talk, roster, entry)),
            *_left_words(talk, roster),
        )
    )
    choices = {
        "keep": f'Leave "{entry.label}" on the list',
        "remove": f'Take "{entry.label}" off the list (undo brings it back until you leave)',
    }
    if talk.choose(f"{entry.id} removal", text, choices, moves=BACK_OR_LEAVE) == "remove":
        settle(talk, changed)


def _going_words(talk: CaseTalk, entry: Entry, going: list[Answer]) -> str:
    """Return what no longer counts without an entry: how much, and a few of it by name."""
    cells = sum(about == entry.id for about, _ in talk.answers.sightings)
    if not going and not cells:
        return f'Nothing has been answered about "{entry.label}" in this session yet.'
    counts = listed(_counts(going, cells))
    lines = [f"- {line}" for line in _said_lines(talk, going)] if len(going) <= _FEW else []
    return "\n".join((f"These no longer count: {counts}.", *lines, _STAY))


def _counts(going: list[Answer], cells: int) -> Iterator[str]:
    """Yield how many answers there are, and how many months, notes and cells beside them."""
    months = sum(answer.on is not None for answer in going)
    notes = sum(answer.note is not None for answer in going)
    said = sum(answer.settles for answer in going)
    named = (("answer", said), ("month", months), ("note", notes), ("cell of the grid", cells))
    for one, count in named:
        first, space, rest = one.partition(" ")
        if count:
            yield f"{count} {first}{'' if count == 1 else 's'}{space}{rest}"


def _said_lines(talk: CaseTalk, going: list[Answer]) -> Iterator[str]:
    for answer in going:
        known = talk.bank.by_id.get(answer.question)
        if known is not None:
            yield f"{talk.with_whom(known.short, answer.about)}: {said_words(known, answer)}"


def _untouched_words(talk: CaseTalk, roster: Roster, entry: Entry) -> list[str]:
    others = [each.label for each in talk.answers.listed(roster.id) if each.id != entry.id]
    if not others:
        return []
    return [f"{listed(others)} {'is' if len(others) == 1 else 'are'} not touched."]


def _left_words(talk: CaseTalk, roster: Roster) -> list[str]:
    if len(talk.answers.listed(roster.id)) > 1:
        return []
    none = f"No other {roster.one} is listed."
    instead = roster.at_least_one
    return [f'{none} Where nobody is, the questions are about "{instead}".' if instead else none]


AGAIN: Final = (
    "These speak of everybody on the list, and somebody new is on it, so they come again:"
)
LOOK_AGAIN: Final = (
    "These speak of everybody on the list, and somebody new is on it. Look at them again; until "
    "then they stand, for what cannot wait, or how the family is spoken to, rests on them:"
)


def keep_new(talk: CaseTalk, entry: Entry) -> None:
    """Save a new entry, with what spoke of everybody on its list open again.

    An answer on which an urgent step, HOLD or ASK FIRST rests is never taken back: it is named.
    """
    listed, bank = talk.answers.with_entry(entry), talk.bank
    again: list[Ref] = []
    stand: list[Ref] = []
    for ref in spoke_of_all(bank, talk.answers, entry.roster):
        without = taken_back(talk.answers, [ref])
        is_urgent = takes_away_urgent(bank, talk.answers, without, talk.today)
        (stand if is_urgent else again).append(ref)
    talk.keep(taken_back(listed, again))
    for refs, words in ((again, AGAIN), (stand, LOOK_AGAIN)):
        answers = [answer for ref in refs if (answer := listed.get(ref)) is not None]
        if answers:
            talk.asker.say(f"{words}\n{named_lines(talk, answers)}")
