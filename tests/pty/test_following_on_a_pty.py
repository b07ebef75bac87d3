"""On a real terminal: going on from an earlier session with one key, and amending."""

from __future__ import annotations

import re
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ehe_check.ask.case.interview import interview
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put, PutKind, ask_choice
from ehe_check.ask.reply import Chosen, Moved, Reply
from ehe_check.ask.who_asks import Ending
from ehe_check.bank.role import ROLE_WORDS
from ehe_check.case.session import BankMark, CaseReference, Session, Sitting
from ehe_check.case.session_file import read_session
from ehe_check.over_time.follow import earlier_answers
from ehe_check.sheet.compose import compose
from ehe_check.sheet.sheet import PromptSheet
from tests.ask.scripts import Script
from tests.cli.follow_ups import SHIPPED, drifting_folder, write_first
from tests.follow_count import JUNE, ROLE, first_session, followed
from tests.pty.pty_walks import CASE, TODAY, Person, Rehearsal, Turn
from tests.pty.terminal import CTRL_C, ENTER, Term
from tests.session_files import write_session
from tests.telephones import ShippedTelephone
from tests.worked import shipped_library

FOLLOW = ("--follow", "first.toml", "--role", "police")
_ENOUGH, MOST_KEYS = 20, 60
PAGE_DOWN = "\x1b[6~"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    (tmp_path / "walk").mkdir()
    monkeypatch.chdir(tmp_path / "walk")


class Keeping(Script):
    """A script that keeps whatever may be kept, where it says nothing else."""

    def reply_to(self, question: Put) -> Reply:
        if Move.KEEP in question.moves and question.name not in self.replies:
            self.used.append((question.name, Moved(Move.KEEP)))
            return Moved(Move.KEEP)
        return super().reply_to(question)


def rehearsed(first: Session, replies: dict[str, list[Reply]]) -> tuple[list[Turn], Session]:
    """Return the turns of a follow-up of `first`, and the session that they give."""
    asker = Rehearsal(Keeping(replies))
    sitting = {"id": "n1", "started": datetime(2026, 11, 24, 9, tzinfo=UTC)}
    walk = CaseTalk(
        bank=SHIPPED,
        session=Session(
            case=CaseReference(reference=first.case.reference),
            session=Sitting.model_validate({**sitting, "set": "quick", "role": "police"}),
            bank=BankMark(id=SHIPPED.id, version=SHIPPED.version, digest=SHIPPED.digest),
            entries=first.entries,
        ),
        asker=asker,
        save=asker.save,
        today=TODAY,
        now=lambda: datetime(2026, 11, 24, 10, tzinfo=UTC),
        earlier=earlier_answers(SHIPPED, first, TODAY),
        telephone=ShippedTelephone(TODAY),
    )

    def sheet() -> PromptSheet:
        law = shipped_library().law
        return compose(walk.session, SHIPPED, law, today=TODAY, software="test")

    assert interview(walk, sheet, lambda _: None) is Ending.FINISHED
    return asker.turns, walk.session


def answers_of(session: Session) -> list[dict[str, object]]:
    return [answer.model_dump() for answer in session.answers]


def is_in_view(term: Term, question: Put) -> None:
    """Say that a question, and what it can be answered with, can be seen at once."""
    text = question.text[:_ENOUGH].rsplit(" ", 1)[0]
    term.wait_until(lambda: text in term.text(), f"{question.name} in view")
    term.wait("\n >" if question.is_line else "leave")
    assert text in term.text(), term.text()
    assert max(map(len, term.lines())) <= term.screen.columns
    if question.kind is PutKind.CHOICE and Move.KEEP in question.moves:
        reach = ("y keeps it", "Page Down shows")
        term.wait_until(lambda: any(words in term.text() for words in reach), "the key that keeps")


def test_a_follow_up_by_arrow_keys_keeps_with_one_key_and_stays_in_view() -> None:
    first = write_first()
    replies: dict[str, list[Reply]] = {"VIS-3": [Chosen(("no",))], "VIS-2": [Moved(Move.SKIP)]}
    turns, expected = rehearsed(first, replies)
    kept = [turn for turn in turns if turn.reply == Moved(Move.KEEP)]
    assert len(kept) > 5

    with Term([*CASE, *FOLLOW, "new.toml"]) as term:
        person = Person(term)
        for turn in turns:
            person.wait_for(turn.put)
            is_in_view(term, turn.put)
            person.reply(turn)
        person.be_done()
        assert term.wait_for_end() == 0
        seen = term.everything()

    session = read_session(Path("new.toml")).value
    assert session.is_finished
    assert answers_of(expected) == answers_of(session)
    assert "Keep only" in seen or "Keep it only" in seen
    assert seen.count("Keep the answer of last time") == len(kept)


def turn_to(term: Term, words: str) -> None:
    """Turn what stands above the answers until some words of it are there."""
    for _ in range(5):
        if words in term.text():
            return
        term.send(PAGE_DOWN)
        for _ in range(10):
            term.read_what_is_there()
    message = f"{words!r} is not there:\n{term.text()}"
    raise AssertionError(message)


def press(term: Term, text: str) -> None:
    """Press the number of a line that is on the screen, and Enter."""
    row = re.compile(rf"^ [ >] +(\d+)  {re.escape(text)}", re.MULTILINE)
    term.wait_until(lambda: row.search(term.text()) is not None, text)
    number = row.findall(term.text())[-1]
    term.send(number + ENTER)


def test_what_the_record_shows_leaves_the_question_in_view_at_80_by_24() -> None:
    folder = drifting_folder()
    latest = folder / "3-september.toml"
    new = folder / "new.toml"
    opening = "".join(
        f'[[answers]]\nquestion = "{name}"\nvalue = "{value}"\n'
        for name, value in (
            ("NOW-1", "no"),
            ("NOW-2", "no"),
            ("NOW-3", "closed-seen"),
            ("RGT-2", "safety-health-development"),
            ("DRI-1", "not-settled"),
            ("SIB-1", "complete"),
        )
    )
    given = [
        f'[[answers]]\nquestion = "{question.id}"\nnot_known = true\n'
        if question.per is None
        else f'[[answers]]\nquestion = "{question.id}"\nabout = "child-1"\nnot_known = true\n'
        for question in SHIPPED.walk_order
        if question.per in (None, "child")
        and question.topic != "DRI"
        and question.id not in opening
        and question.lists is None
        and not question.after_advice
    ]
    Path("from.toml").write_text(opening + "".join(given), encoding="utf-8")
    more = ["--follow", str(latest), "--role", "police", "--quick", "--answers", "from.toml"]
    with Term([*CASE, *more, str(new)]) as term:
        Person(term).go_on()
        for question in ("DRI-2", "DRI-3", "DRI-4"):
            put = Put(PutKind.CHOICE, SHIPPED.by_id[question].text, name=question)
            is_in_view(term, put)
            turn_to(term, "What the sessions of this case show")
            term.send("1n" + ENTER if SHIPPED.by_id[question].fact else "1" + ENTER)
        term.send(CTRL_C)
        assert term.wait_for_end() == 0


def test_an_answer_of_a_finished_session_is_changed_with_its_reason() -> None:
    write_first()
    before = tomllib.loads(Path("first.toml").read_text(encoding="utf-8"))
    reason = "The record was found."
    with Term([*CASE, "first.toml"]) as term:
        term.wait("2 change answer")
        term.send("2" + ENTER)
        term.wait("Which answer needs to be changed?")
        press(term, "Who visits, and who sees the child")
        press(term, SHIPPED.by_id["VIS-2"].short)
        term.wait(SHIPPED.by_id["VIS-2"].text[:_ENOUGH])
        term.send("4r" + ENTER)
        term.wait("Why is this changed?")
        term.wait("\n >")
        term.send(reason + ENTER)
        term.wait("Never, as far as anyone knows")
        term.send(CTRL_C)
        assert term.wait_for_end() == 0
        seen = term.everything()

    after = tomllib.loads(Path("first.toml").read_text(encoding="utf-8"))
    (change,) = after["amendments"]
    assert (change["question"], change["reason"]) == ("VIS-2", reason)
    assert change["was"]["value"] == "within-3-months"
    assert after["session"]["finished"] == before["session"]["finished"]
    assert "VIS-2" in str(after["outcome"]["raised"])
    assert "Changed, and saved in" in seen


# A whole follow-up in which nothing has changed.


@pytest.mark.parametrize("plain", [False, True], ids=["by arrow keys", "in plain lines"])
def test_a_follow_up_in_which_nothing_changed_takes_few_keys_to_its_page(*, plain: bool) -> None:
    first = first_session()
    write_session(Path("first.toml"), first)
    turns, expected = followed(first)
    command = [sys.executable, "-m", "ehe_check", "case", "--today", JUNE.isoformat()]
    more = ["--follow", "first.toml", "new.toml", *(["--plain"] if plain else [])]
    keys = 0
    with Term([*command, *more]) as term:
        person = Person(term, plain=plain)
        person.wait_for(ask_choice("role", "What is your role?", ROLE_WORDS, ROLE))
        term.send(f"y{ENTER}" if plain else ENTER)
        for turn in turns:
            person.wait_for(turn.put)
            person.read = len(term.raw)
            term.send(turn.typed + ENTER if plain else turn.pressed + turn.read)
            keys += turn.keys + len(turn.read)
        person.be_done()
        assert term.wait_for_end() == 0

    session = read_session(Path("new.toml")).value
    assert session.is_finished
    assert answers_of(expected) == answers_of(session)
    assert keys <= MOST_KEYS
