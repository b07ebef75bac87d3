"""A script of answers, and how each reply is typed as lines or as keys."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.put import (
    MOVE_WORDS,
    Asker,
    Chosen,
    Move,
    Moved,
    Put,
    PutKind,
    Reply,
    Tone,
    Wrote,
)

DOWN, ENTER, SPACE, HOME, CLEAR = "\x1b[B", "\r", " ", "\x1b[H", "\x15"
FUNCTION_KEYS: Mapping[Move, str] = {
    Move.WHY: "\x1bOP",
    Move.NOTE: "\x1bOQ",
    Move.BACK: "\x1bOR",
    Move.NOT_KNOWN: "\x1bOS",
    Move.SKIP: "\x1b[15~",
    Move.LISTS: "\x1b[17~",
    Move.LEAVE: "\x1b[21~",
    Move.KEEP: "\x1b[18~",
}


def usual(question: Put) -> Reply:
    """Reply with the first choice, skip a text, and close lists as complete."""
    ids = [choice.id for choice in question.choices]
    if "complete" in ids:
        return Chosen(("complete",))
    if question.kind is PutKind.TEXT:
        return Moved(Move.SKIP) if Move.SKIP in question.moves else Wrote("something")
    if "none" in ids and "emergency" in ids:
        return Chosen(("none",))
    return Chosen((ids[0],))


@dataclass
class Script:
    """Replies by the names of questions, each used once and in order; then the usual one."""

    replies: Mapping[str, Sequence[Reply]]
    used: list[tuple[str, Reply]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._left: dict[str, Iterator[Reply]] = {
            name: iter(replies) for name, replies in self.replies.items()
        }

    def reply_to(self, question: Put) -> Reply:
        reply = next(self._left.get(question.name, iter(())), None) or usual(question)
        self.used.append((question.name, reply))
        return reply

    def unused(self) -> list[str]:
        return [name for name, left in self._left.items() if next(left, None) is not None]


@dataclass
class Typing:
    """An asker whose person types what a script says: the asker itself is a real one."""

    script: Script
    asker: PlainAsker

    def put(self, question: Put) -> Reply:
        self.asker.input = io.StringIO(as_line(question, self.script.reply_to(question)) + "\n")
        return self.asker.put(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.asker.say(text, tone)


@dataclass
class Pressing:
    """An asker whose person presses the keys that a script says; `send` is the keyboard."""

    script: Script
    asker: Asker
    send: Callable[[str], object]

    def put(self, question: Put) -> Reply:
        self.send(as_keys(question, self.script.reply_to(question)))
        return self.asker.put(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.asker.say(text, tone)


def as_line(question: Put, reply: Reply) -> str:
    """Return the line that a person types for a reply."""
    match reply:
        case Chosen(ids):
            order = [choice.id for choice in question.choices]
            return ", ".join(str(order.index(each) + 1) for each in ids)
        case Wrote(text):
            return text
        case Moved(move):
            return f":{MOVE_WORDS[move]}" if question.kind is PutKind.TEXT else MOVE_WORDS[move]


def as_keys(question: Put, reply: Reply) -> str:
    """Return the keys that a person presses for a reply."""
    match reply:
        case Chosen(ids) if question.kind is PutKind.SEVERAL:
            return HOME + "".join(_ticking(question, ids)) + ENTER
        case Chosen((chosen, *_)):
            order = [choice.id for choice in question.choices]
            return HOME + DOWN * (order.index(chosen) + 1) + ENTER
        case Wrote(text):
            return CLEAR + text + ENTER
        case Moved(move):
            return FUNCTION_KEYS[move]
        case Chosen():
            message = "nothing is chosen"
            raise ValueError(message)


def _ticking(question: Put, ids: tuple[str, ...]) -> Iterator[str]:
    for choice in question.choices:
        is_ticked = choice.id in question.start
        yield DOWN if (choice.id in ids) is is_ticked else DOWN + SPACE
