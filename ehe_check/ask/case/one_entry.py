"""One entry of a list: added, changed, or taken off with what goes with it."""

from __future__ import annotations

from ehe_check.ask.case.record_answer import closed_by, keep_changed, named_lines, settle
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import (
    BACK_OR_LEAVE,
    Choice,
    Chosen,
    Move,
    Moved,
    ask_choice,
    ask_text,
    chosen,
)
from ehe_check.ask.typed_text import identifying_words
from ehe_check.bank.bank import Attribute, Roster
from ehe_check.bank.letters import codes_of
from ehe_check.case.labels import namesake, taken_off
from ehe_check.judge.answers import Answer, Entry
from ehe_check.over_time.reread import takes_away_urgent

_FEW = 5
OF_LAST_TIME = "Answers of last time stay in the earlier file, but do not count here."
TAKES_AWAY = (
    "This also takes away an urgent step, HOLD or ASK FIRST that rests on these answers. It does "
    "not undo what was seen or said. Tell your safeguarding lead first."
)


def add_entry(talk: CaseTalk, roster: Roster) -> None:
    """Ask for a label and the roster's attributes, and add the entry."""
    label = _label(talk, roster)
    entry = None if label is None else _added(talk, roster, label)
    if entry is None:
        return
    for attribute in roster.attributes:
        entry = _ask_attribute(talk, entry, attribute)


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
    talk.keep(talk.answers.with_entry(entry))
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


def _label(talk: CaseTalk, roster: Roster, entry: Entry | None = None) -> str | None:
    before, own = (entry.label, entry.id) if entry else ("", "")
    suggestions = f"such as {', '.join(roster.suggestions)}" if roster.suggestions else ""
    while True:
        reply = talk.put(
            ask_text(
                f"{roster.id} label",
                f"What shall we call this {roster.one}? A word or a role, never a name.",
                before,
                placeholder=suggestions,
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


def _ask_attribute(talk: CaseTalk, entry: Entry, attribute: Attribute) -> Entry:
    before = entry.attribute(attribute.id)
    codes = codes_of(attribute.options)
    reply = talk.put(
        ask_choice(
            f"{entry.id} {attribute.id}",
            f"{entry.label}: {attribute.text}",
            (Choice(option.id, option.text, codes[option.id]) for option in attribute.options),
            before,
            ids=frozenset(talk.bank.by_id),
            moves=frozenset({Move.BACK, Move.SKIP, Move.NOT_KNOWN, Move.LEAVE}),
        ),
    )
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
        label = _label(talk, roster, entry)
        if label is not None:
            talk.keep(talk.answers.with_entry(entry.model_copy(update={"label": label})))
    elif picked == "remove":
        _remove(talk, roster, entry)
    elif picked is not None:
        attribute = next(attribute for attribute in roster.attributes if attribute.id == picked)
        _ask_attribute(talk, entry, attribute)


def _remove(talk: CaseTalk, roster: Roster, entry: Entry) -> None:
    """Take an entry off its list, having said what goes with it."""
    changed = talk.answers.with_entry(entry.model_copy(update={"removed": talk.today}))
    own = [answer for answer in talk.answers if answer.about == entry.id]
    is_urgent = takes_away_urgent(talk.bank, talk.answers, changed, talk.today)
    take_off = f'Take "{entry.label}" off the list'
    text = "\n".join(
        (
            _going_words(talk, entry, [*own, *closed_by(talk, changed)]),
            *([OF_LAST_TIME] if any(ref.about == entry.id for ref in talk.earlier) else []),
            *([TAKES_AWAY] if is_urgent else []),
            *_left_words(talk, roster),
            f"{take_off}?",
        )
    )
    choices = {"keep": f'Leave "{entry.label}" on the list', "remove": take_off}
    if talk.choose(f"{entry.id} removal", text, choices, moves=BACK_OR_LEAVE) == "remove":
        settle(talk, changed)


def _going_words(talk: CaseTalk, entry: Entry, going: list[Answer]) -> str:
    if not going:
        return f'Nothing has been answered about "{entry.label}" in this session yet.'
    is_one = len(going) == 1
    count = _counted(len(going), "no longer counts" if is_one else "no longer count")
    stay, them = ("It stays", "it") if is_one else ("They stay", "them")
    stay += f" in the file, and may have to be disclosed, but the advice does not use {them}."
    if len(going) > _FEW:
        return f'Without "{entry.label}", {count}. {stay}'
    return f'Without "{entry.label}", {count}:\n{named_lines(talk, going)}\n{stay}'


def _left_words(talk: CaseTalk, roster: Roster) -> list[str]:
    if len(talk.answers.listed(roster.id)) > 1:
        return []
    none = f"No other {roster.one} is listed."
    instead = roster.at_least_one
    return [f'{none} Where nobody is, the questions are about "{instead}".' if instead else none]
