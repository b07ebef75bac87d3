"""What to say on the telephone, and a child's own words in it where they are chosen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import Choice, ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.typed_text import identifying_words
from ehe_check.bank.effect import Route
from ehe_check.page.text import text

if TYPE_CHECKING:
    from ehe_check.ask.case.phone import Telephone
    from ehe_check.judge.answers import EntryId
    from ehe_check.sheet.call_facts import Quotable

USE, TAKE_OUT, GO_ON = "use", "take-out", "go-on"
LEAVE_OUT, NO_NAME = "leave-out", "no-name"
SEVERAL = "several"


def say_call(talk: CaseTalk) -> None:
    """Say what to say on the telephone, and offer a child's own words where there are any."""
    talk.say_what_to_say()
    phone = talk.telephone
    if phone is None or talk.is_trial:
        return
    if len(phone.calling(talk.session).scripts) > 1:  # the first number is out of sight by now
        from ehe_check.ask.case.calls_that_stand import say_numbers

        say_numbers(talk, tuple(Route))
    found = phone.quotable(talk.session)
    if found and _changes(talk, phone, found):
        talk.say_what_to_say()


def _changes(talk: CaseTalk, phone: Telephone, found: tuple[Quotable, ...]) -> bool:
    """Ask whether a child's own words are used or taken out; True where that changes the call."""
    is_used = bool(talk.session.words_in_call)
    does = (
        Choice(TAKE_OUT, text("take the child's own words out"))
        if is_used
        else Choice(USE, text("use a child's own words"))
    )
    put = ask_choice(
        "words in call",
        text("Beneath the call:"),
        (does, Choice(GO_ON, text("go on"), "Enter")),
        is_line=True,
        enter=GO_ON,
        wants_no_words=True,
    )
    reply = talk.put(put)
    if isinstance(reply, Moved) or chosen(reply) == GO_ON:
        return False
    if is_used:
        talk.keep_session(talk.session.with_words_in_call(()))
        return True
    return _uses(talk, phone, found)


def _uses(talk: CaseTalk, phone: Telephone, found: tuple[Quotable, ...]) -> bool:
    children = _whose(talk, found)
    words = [each.words for each in found if each.child in children]
    if not children or not _names_nobody(talk, words):
        return False
    session = talk.session.with_words_in_call(children)
    calling = phone.calling(session)
    if any(script.leaves_out for script in calling.scripts):
        talk.asker.say(
            text(
                "The child's own words are too long to be said with the rest in half a "
                "minute: read them out from this file."
            )
        )
        return False
    talk.keep_session(session)
    return True


def _whose(talk: CaseTalk, found: tuple[Quotable, ...]) -> tuple[EntryId, ...]:
    """Return the children whose words are to be said: asked where it may be one of several."""
    if len(found) == 1:
        return (found[0].child,)
    one = {each.words for each in found}
    choices = [
        Choice(each.child, each.called if len(one) == 1 else f"{each.called}: {each.words}")
        for each in found
    ]
    shown = found[0].words if len(one) == 1 else ""
    said = text('Whose words are these? "{words}"', words=shown)
    picked = talk.put(
        ask_choice("whose words", said, [*choices, Choice(SEVERAL, text("more than one child's"))])
    )
    if isinstance(picked, Moved):
        return ()
    child = chosen(picked)
    return tuple(each.child for each in found) if child == SEVERAL else (child,)


def _names_nobody(talk: CaseTalk, words: list[str]) -> bool:
    """Ask about words that look as if they held a name; True where none does."""
    looks = identifying_words("\n".join(words))
    if not looks:
        return True
    choices = {LEAVE_OUT: text("leave them out"), NO_NAME: text("it is not a name: use them")}
    return talk.choose("name in call", looks, choices) == NO_NAME
