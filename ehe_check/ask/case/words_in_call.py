"""What to say on the telephone, and a child's own words in it where they are chosen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.put import Choice, ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.ask.typed_text import identifying_words
from ehe_check.bank.effect import Route

if TYPE_CHECKING:
    from ehe_check.ask.case.phone import Telephone
    from ehe_check.judge.answers import EntryId
    from ehe_check.sheet.call_quote import Quotable

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
    say, is_used = phone.say, bool(talk.session.words_in_call)
    does = Choice(TAKE_OUT, say("words.take_out")) if is_used else Choice(USE, say("words.use"))
    put = ask_choice(
        "words in call",
        say("words.ask"),
        (does, Choice(GO_ON, say("words.go_on"), "Enter")),
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
    say = phone.say
    children = _whose(talk, phone, found)
    words = [each.words for each in found if each.child in children]
    if not children or not _names_nobody(talk, phone, words):
        return False
    session = talk.session.with_words_in_call(children)
    calling = phone.calling(session)
    if any(script.leaves_out for script in calling.scripts):
        talk.asker.say(say("words.too_long"))
        return False
    talk.keep_session(session)
    return True


def _whose(talk: CaseTalk, phone: Telephone, found: tuple[Quotable, ...]) -> tuple[EntryId, ...]:
    """Return the children whose words are to be said: asked where it may be one of several."""
    if len(found) == 1:
        return (found[0].child,)
    say, one = phone.say, {each.words for each in found}
    choices = [
        Choice(each.child, each.called if len(one) == 1 else f"{each.called}: {each.words}")
        for each in found
    ]
    shown = found[0].words if len(one) == 1 else ""
    text = say("words.whose", words=shown)
    picked = talk.put(
        ask_choice("whose words", text, [*choices, Choice(SEVERAL, say("words.of_several"))])
    )
    if isinstance(picked, Moved):
        return ()
    child = chosen(picked)
    return tuple(each.child for each in found) if child == SEVERAL else (child,)


def _names_nobody(talk: CaseTalk, phone: Telephone, words: list[str]) -> bool:
    """Ask about words that look as if they held a name; True where none does."""
    say, looks = phone.say, identifying_words("\n".join(words))
    if not looks:
        return True
    choices = {LEAVE_OUT: say("words.leave_out"), NO_NAME: say("words.no_name")}
    return talk.choose("name in call", looks, choices) == NO_NAME
