"""A line that is typed at a list, taken with all that it takes with it, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.list_line import ListLine, ListReader
from ehe_check.ask.case.record_answer import (
    TAKES_AWAY,
    keep_and_tell,
    keep_changed,
    kept_and_closed,
    named_lines,
    takes_away,
)
from ehe_check.ask.plain_text import identifying_words
from ehe_check.ask.put import Choice, Tone, ask_choice
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Move, Moved, Said
from ehe_check.bank.bank import Attribute, Roster
from ehe_check.case.changed_answers import spoke_of_all, taken_back
from ehe_check.case.labels import taken_off
from ehe_check.case.question_list import said_words
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.page.phrases import listed

LINE: Final = "line"
"""The row under which a line that was not taken is kept: it never goes to the file."""
_FEW = 5
_STAY = "All of it stays in the file, and may have to be disclosed, but the advice does not use it."
AGAIN: Final = (
    "These speak of everybody on the list, and somebody new is on it, so they come again:"
)
LOOK_AGAIN: Final = (
    "These speak of everybody on the list, and somebody new is on it. Look at them again; until "
    "then they stand, for what cannot wait, or how the family is spoken to, rests on them:"
)


def keep_line(interview: Interview, at: Ref, typed: str) -> None:
    """Keep a line that was not taken for when the person comes back; an empty one goes."""
    interview.half.pop((*at, LINE), None)
    if typed.strip():
        interview.half[(*at, LINE)] = Said(ids=(typed,))


def take_line(interview: Interview, roster: Roster, at: Ref, typed: str) -> ListLine | None:
    """Change a list by what is typed, and return that; None where the list is put again.

    All that is wrong is said at once, and then the line stands there to be mended.
    """
    keep_line(interview, at, typed)
    read = ListReader(interview, roster).read(typed)
    if isinstance(read, tuple):
        interview.asker.say("\n".join(read))
        return None
    back = (
        _who_comes_back(interview, roster, read) if _names_nobody(interview, roster, read) else None
    )
    if back is None:
        return None
    if back:
        again = ListReader(interview, roster, back).read(typed)
        read = read if isinstance(again, tuple) else again
    if not _keep(interview, roster, read.answers):
        return None
    keep_line(interview, at, "")
    if read.said:
        interview.asker.say(
            f"Taken: {'; '.join(map(ListReader(interview, roster).heard, read.said))}.",
            Tone.READ_BACK,
        )
    for entry in read.off:
        _remove(interview, roster, entry)
    is_whole = not read.off and ask_ages(interview, roster, read.ageless)
    return read if is_whole else None


def _names_nobody(interview: Interview, roster: Roster, read: ListLine) -> bool:
    """Ask once about words that may name somebody, and say whether they stand."""
    stood = {each.label for each in interview.answers.entries}
    labels = [each.label for each in read.said if each.label not in stood]
    found = list(filter(None, map(identifying_words, labels)))
    found += [f'"{each}" may be a name.' for label in labels for each in _capitals(roster, label)]
    if not found:
        return True
    such_as = " or ".join(roster.words[:2]) or "a role"
    text = "\n".join((*dict.fromkeys(found), f"A word such as {such_as}, never a name."))
    ways = {"change": "Change it", "keep": "It names nobody: go on"}
    return interview.choose("names anyone", text, ways) == "keep"


def _capitals(roster: Roster, label: str) -> Iterator[str]:
    """Yield the words of a label with a capital that are no role, where roles are known."""
    for word in re.findall(r"[^\W\d_]{2,}", label) if roster.words else ():
        if word[0].isupper() and word.casefold() not in roster.words:
            yield word


def _who_comes_back(interview: Interview, roster: Roster, read: ListLine) -> frozenset[str] | None:
    """Ask of each who goes by the word of one that was taken off; None where a person goes back."""
    back, known = set[str](), {each.id for each in interview.answers.entries}
    for entry in read.said:
        gone = taken_off(interview.answers, roster.id, entry.label)
        if gone is None or entry.id in known:
            continue
        picked = _is_it_again(interview, roster, gone)
        if picked is None:
            return None
        back |= {gone.id} if picked == "back" else set()
    return frozenset(back)


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
    return interview.choose(f"{roster.id} again", text, choices, moves=BACK_OR_LEAVE)


def _keep(interview: Interview, roster: Roster, changed: Answers) -> bool:
    """Save a changed list, with what spoke of everybody on it open again where somebody is new.

    An answer on which an urgent step, HOLD or ASK FIRST rests is never taken back: it is named.
    """
    before = interview.answers
    was = {each.id for each in before.listed(roster.id)}
    is_added = not {each.id for each in changed.listed(roster.id)} <= was
    spoke = tuple(spoke_of_all(interview.bank, before, roster.id)) if is_added else ()
    stand = [each for each in spoke if takes_away(interview, taken_back(before, [each.ref]))]
    again = [each for each in spoke if each not in stand]
    changed = taken_back(changed, (each.ref for each in again))
    if changed != before and not keep_changed(interview, changed):
        return False
    for answers, words in ((again, AGAIN), (stand, LOOK_AGAIN)):
        if answers:
            interview.asker.say(f"{words}\n{named_lines(interview, answers)}")
    return True


def ask_ages(interview: Interview, roster: Roster, entries: Iterable[Entry]) -> bool:
    """Ask how old each is of whom that is open; False where the person goes back."""
    for entry in entries:
        for attribute in roster.attributes:
            now = interview.answers.entry(entry.id) or entry
            is_open = now.attribute(attribute.id) is None
            if is_open and not _ask_attribute(interview, now, attribute):
                return False
    return True


def _ask_attribute(interview: Interview, entry: Entry, attribute: Attribute) -> bool:
    """Ask for an attribute of one, and keep it; False where the person goes back."""
    put = ask_choice(
        f"{entry.id} {attribute.id}",
        f"{entry.label}: {attribute.text}",
        (Choice(option.id, option.text) for option in attribute.options),
        moves=frozenset({Move.BACK, Move.SKIP, Move.NOT_KNOWN, Move.LEAVE}),
    )
    reply = interview.put(replace(put, ids=frozenset(interview.bank.by_id)))
    if isinstance(reply, Chosen):
        changed = entry.model_copy(update={attribute.id: reply.ids[0]})
        return keep_changed(interview, interview.answers.with_entry(changed))
    return reply != Moved(Move.BACK)


# Somebody who is taken off.


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
            *(
                ["Answers of last time stay in the earlier file, but do not count here."]
                if is_known
                else []
            ),
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
