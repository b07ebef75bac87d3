"""An asker with a script: replies from a list, and keeps what was put and said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Moved, Reply
from ehe_check.ask.who_asks import Tone


@dataclass
class ScriptedAsker:
    """Replies from a script, in order, then leaves."""

    script: Iterable[Reply]
    puts: list[Put] = field(default_factory=list)
    said: list[tuple[Tone, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start at the beginning of the script."""
        self._replies = iter(self.script)

    def put(self, question: Put) -> Reply:
        """Return the next reply of the script."""
        self.puts.append(question)
        return next(self._replies, Moved(Move.LEAVE))

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Keep what was said."""
        self.said.append((tone, text))


class Overheard:
    """What was put and said in a talk, for a test that holds its asker."""

    asker: ScriptedAsker

    @property
    def names(self) -> list[str]:
        """The names of what was put, in order."""
        return [put.name for put in self.asker.puts]

    @property
    def said(self) -> list[str]:
        """What was said, in order."""
        return [text for _, text in self.asker.said]

    def put(self, name: str) -> Put:
        """Return what was put first by that name."""
        return next(put for put in self.asker.puts if put.name == name)
