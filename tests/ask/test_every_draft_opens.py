"""However somebody goes back and forth in a form and leaves it: the draft opens, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.put import Put, PutKind, Tone
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.effect import Route
from ehe_check.bank.urgency import Urgency
from ehe_check.files.kept import kept_bytes
from ehe_check.over_time.agreed_file import read_supervision, record_of
from tests.ask import supervising
from tests.ask import test_record_meeting as meetings
from tests.ask.scripts import ScriptedAsker
from tests.ask.test_supervise_talk import AFTER
from tests.banks import TODAY
from tests.counts import tries

WORDS = ("It was early.", "+", "0", "Fits +", "nurse, 1/12/2026", "friday", "1/9/2026", "31/2", "")
MOST = 60


@dataclass
class Wandering:
    """Replies anything that may be replied, back and forth, and leaves after some replies."""

    draw: Callable[..., Any]
    left: int
    puts: list[Put] = field(default_factory=list)
    last: list[str] = field(default_factory=list)

    def put(self, question: Put) -> Reply:
        if len(self.puts) == self.left:
            self.last = [question.name]
            return Moved(Move.LEAVE)
        self.puts.append(question)
        moves = sorted(question.moves & {Move.BACK, Move.SKIP, Move.NOT_KNOWN})
        if moves and self.draw(st.integers(0, 3)) == 0:
            return Moved(self.draw(st.sampled_from(moves)))
        if question.kind is PutKind.TEXT:
            return Wrote(self.draw(st.sampled_from(WORDS)))
        ids = [each.id for each in (*question.choices, *question.shortcuts) if each.id != "leave"]
        return Chosen((self.draw(st.sampled_from(ids or [question.enter])),))

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Hear it, and do nothing."""


URGENT = supervising.advised(
    replace(AFTER, points=(*AFTER.points, *supervising.MORE)),
    urgency=Urgency.ACT_TODAY,
    routes=(Route.SOCIAL_CARE,),
)


def wandering(data: st.DataObject) -> Wandering:
    return Wandering(data.draw, data.draw(st.integers(0, MOST)))


def names(puts: list[Put]) -> list[str]:
    return [put.name for put in puts if put.name != supervising.OPENING]


@tries(15, 300)
@given(data=st.data(), is_urgent=st.booleans())
def test_of_a_supervision(tmp_path: Path, data: st.DataObject, *, is_urgent: bool) -> None:
    asker, saved = wandering(data), supervising.Saved()
    case = URGENT if is_urgent else AFTER
    supervising.talk(asker, saved, case)
    if not saved.states:
        return
    path = tmp_path / "a.supervision.toml"
    path.write_bytes(kept_bytes(path, saved.latest))
    read = read_supervision(path).value
    assert read == saved.latest
    if read.is_finished:
        assert None not in {read.views, read.meeting, read.again}
        return

    again, then = supervising.Saved(), ScriptedAsker([Chosen(("begin",))])
    supervising.talk(then, again, case, read)
    assert read == again.latest.model_copy(update={"supervision": read.supervision})
    came_to = names(asker.puts)
    assert names(then.puts)[0] in {*came_to, *asker.last}


@tries(15, 300)
@given(data=st.data())
def test_of_the_record_of_a_meeting(tmp_path: Path, data: st.DataObject) -> None:
    asker, saved = wandering(data), meetings.Saved([meetings.begun()])
    meetings.talk(asker, saved)
    path = tmp_path / "a.meeting.toml"
    path.write_bytes(kept_bytes(path, saved.latest))
    read = record_of(path, meetings.ABOUT, TODAY).value
    assert read == saved.latest
    if read.is_finished:
        assert read.says_all
        return

    again, then = meetings.Saved(), ScriptedAsker([])
    meetings.talk(then, again, read)
    assert [] == again.states
    assert names(then.puts)[0] in {*names(asker.puts), *asker.last}
