"""Listing: filling a roster of children, adults, professionals or facts, at its turn or later."""

from __future__ import annotations

from ehe_check.ask.putting import Choice, Chosen, Move, Moved, Put, PutKind, Wrote
from ehe_check.ask.walking import Walk, chosen
from ehe_check.core.coding import codes_of
from ehe_check.core.nudging import identifying
from ehe_check.model.answers import MOST_LISTED, Entry
from ehe_check.model.bank import Attribute, Roster

_ADD, _DONE = "add", "done"


def list_entries(
    walk: Walk,
    roster: Roster,
    *,
    closing: dict[str, str],
    moves: frozenset[Move],
    heading: str = "",
) -> str | Moved:
    """Add, rename and remove entries until the person closes the list; return how it was closed."""
    while True:
        reply = walk.put(_menu(walk, roster, closing, moves, heading))
        if isinstance(reply, Moved):
            return reply
        picked = chosen(reply)
        if picked in closing:
            return picked
        if picked == _ADD and len(walk.answers.listed(roster.id)) >= MOST_LISTED:
            walk.asker.say(f"This list is full: it can hold {MOST_LISTED}. Remove one first.")
        elif picked == _ADD:
            add_entry(walk, roster)
        elif (entry := walk.answers.entry(picked)) is not None:
            _change(walk, roster, entry)


def add_entry(walk: Walk, roster: Roster) -> None:
    """Ask for a label and the roster's attributes, and add the entry."""
    label = _label(walk, roster, "")
    if label is None:
        return
    entry = Entry(id=walk.answers.next_entry_id(roster.id), label=label)
    walk.keep(walk.answers.with_entry(entry))
    for attribute in roster.attributes:
        entry = _ask_attribute(walk, entry, attribute)


def add_default(walk: Walk, roster: Roster) -> None:
    """Add the one entry that a roster cannot do without, where nothing is listed."""
    if roster.at_least_one is not None and not walk.answers.listed(roster.id):
        entry = Entry(id=walk.answers.next_entry_id(roster.id), label=roster.at_least_one)
        walk.keep(walk.answers.with_entry(entry))


def open_lists(walk: Walk) -> None:
    """Let the person change any list that this walk uses, from any question."""
    rosters = {
        roster.id: roster
        for roster in walk.bank.rosters
        if walk.bank.asks(walk.bank.by_id[roster.question], walk.session.session.walk_set)
    }
    roster = next(iter(rosters.values())) if len(rosters) == 1 else _pick(walk, rosters)
    if roster is not None:
        closing = {_DONE: "Go on with the questions"}
        list_entries(walk, roster, closing=closing, moves=frozenset({Move.BACK, Move.LEAVE}))


def _pick(walk: Walk, rosters: dict[str, Roster]) -> Roster | None:
    choices = {key: roster.many.capitalize() for key, roster in rosters.items()}
    picked = walk.choose("lists", "Which list?", choices, moves=frozenset({Move.BACK, Move.LEAVE}))
    return rosters.get(picked or "")


def _menu(
    walk: Walk, roster: Roster, closing: dict[str, str], moves: frozenset[Move], heading: str
) -> Put:
    listed = walk.answers.listed(roster.id)
    choices = [Choice(_ADD, f"Add a {roster.one}" if not listed else f"Add another {roster.one}")]
    choices += [
        Choice(entry.id, f"Change or remove {_described(roster, entry)}") for entry in listed
    ]
    own = walk.bank.by_id[roster.question]
    codes = codes_of(own.options)
    choices += [Choice(key, words, codes.get(key, "")) for key, words in closing.items()]
    return Put(
        kind=PutKind.CHOICE,
        text=roster.text,
        choices=tuple(choices),
        name=f"{roster.id} list",
        heading=heading,
        help="" if listed else roster.help,
        preselect=False,
        why=own.why,
        moves=moves,
        id=own.id,
        ids=frozenset(walk.bank.by_id),
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


def _label(walk: Walk, roster: Roster, before: str) -> str | None:
    suggestions = f"such as {', '.join(roster.suggestions)}" if roster.suggestions else ""
    while True:
        reply = walk.put(
            Put(
                kind=PutKind.TEXT,
                text=f"What shall we call this {roster.one}? A word or a role, never a name.",
                name=f"{roster.id} label",
                placeholder=suggestions,
                previous=(before,) if before else (),
                why=f"{roster.help} The word stands on the sheet, where others may read it.",
                moves=frozenset({Move.BACK, Move.WHY, Move.LEAVE}),
            ),
        )
        if isinstance(reply, Moved):
            return None
        label = " ".join(reply.text.split()) if isinstance(reply, Wrote) else reply.ids[0]
        if not any(character.isalpha() for character in label):
            example = roster.suggestions[0] if roster.suggestions else "a word or two"
            walk.asker.say(f"Type a word, such as {example}.")
        elif _is_wanted(walk, label):
            return label


def _is_wanted(walk: Walk, label: str) -> bool:
    found = identifying(label)
    if not found:
        return True
    text = f"That looks as if it holds {' and '.join(found)}. It would stand on the sheet. Keep it?"
    return walk.choose("label kept", text, {"change": "Type another", "keep": "Keep it"}) == "keep"


def _ask_attribute(walk: Walk, entry: Entry, attribute: Attribute) -> Entry:
    before = entry.attribute(attribute.id)
    codes = codes_of(attribute.options)
    reply = walk.put(
        Put(
            kind=PutKind.CHOICE,
            text=f"{entry.label}: {attribute.text}",
            choices=tuple(
                Choice(option.id, option.text, codes[option.id]) for option in attribute.options
            ),
            ids=frozenset(walk.bank.by_id),
            name=f"{entry.id} {attribute.id}",
            previous=(before,) if before else (),
            moves=frozenset({Move.BACK, Move.SKIP, Move.NOT_KNOWN, Move.LEAVE}),
        ),
    )
    if not isinstance(reply, Chosen):
        return entry
    changed = entry.model_copy(update={attribute.id: reply.ids[0]})
    walk.keep(walk.answers.with_entry(changed))
    return changed


def _change(walk: Walk, roster: Roster, entry: Entry) -> None:
    choices = {
        "rename": f'The word "{entry.label}"',
        **{attribute.id: attribute.text for attribute in roster.attributes},
        "remove": "Take it off the list (its answers stay in the file, unread)",
    }
    picked = walk.choose(
        f"{entry.id} change",
        f'What would you like to change about "{entry.label}"?',
        choices,
        moves=frozenset({Move.BACK, Move.LEAVE}),
    )
    if picked == "rename":
        label = _label(walk, roster, entry.label)
        if label is not None:
            walk.keep(walk.answers.with_entry(entry.model_copy(update={"label": label})))
    elif picked == "remove":
        walk.keep(walk.answers.with_entry(entry.model_copy(update={"removed": walk.today})))
    elif picked is not None:
        attribute = next(attribute for attribute in roster.attributes if attribute.id == picked)
        _ask_attribute(walk, entry, attribute)
