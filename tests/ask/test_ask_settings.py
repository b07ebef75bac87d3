"""The walk through the settings: what is asked and kept, and that nothing is lost by accident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put, PutKind
from ehe_check.ask.reply import Chosen, Moved, Reply, Wrote
from ehe_check.ask.settings.ask_settings import Change, SettingsTalk, configure
from ehe_check.ask.who_asks import PersonLeftError
from ehe_check.settings.settings import Limits, Settings, folder_places, local_texts
from tests.ask.scripted import Overheard, ScriptedAsker

PLACES = list(local_texts())
FOLDERS = list(folder_places())
NAME, SOCIAL_CARE = PLACES[0], PLACES[1]
SKIP, BACK, LEAVE, WHY = (Moved(move) for move in (Move.SKIP, Move.BACK, Move.LEAVE, Move.WHY))
KEEP, CHANGE, CLEAR = (Chosen((word,)) for word in ("keep", "change", "clear"))
SET = (
    Settings(limits=Limits(sessions_not_known=7))
    .with_text(NAME, "The partnership")
    .with_text(SOCIAL_CARE, "The front door\nopen in the day")
)


@dataclass
class Walked(Overheard):
    """A walk by a script, and what came of it."""

    asker: ScriptedAsker
    disk: Settings
    writes: list[Settings] = field(default_factory=list)
    has_left: bool = False

    def keep(self, change: Change) -> Settings:
        self.disk = change(self.disk)
        self.writes.append(self.disk)
        return self.disk


def walked(*replies: Reply, settings: Settings | None = None) -> Walked:
    walk = Walked(ScriptedAsker(replies), settings or Settings())
    try:
        configure(SettingsTalk(walk.asker, walk.disk, walk.keep))
    except PersonLeftError:
        walk.has_left = True
    return walk


def test_each_setting_is_asked_for_in_order_and_skipping_all_writes_nothing() -> None:
    walk = walked(*[SKIP] * 14)

    assert [
        "plain",
        *(f"{place.table}.{place.key}" for place in (*PLACES, *FOLDERS)),
    ] == walk.names
    assert ([], False) == (walk.writes, walk.has_left)


def test_words_are_kept_before_the_next_question() -> None:
    walk = walked(SKIP, Wrote(" The partnership "), Wrote("The front door"), LEAVE)

    assert ["The partnership", "The partnership"] == [kept.text_at(NAME) for kept in walk.writes]
    assert ["", "The front door"] == [kept.text_at(SOCIAL_CARE) for kept in walk.writes]


@pytest.mark.parametrize("word", ["yes", "no"])
def test_plain_mode_is_kept_and_its_present_state_pointed_at(word: str) -> None:
    walk = walked(Chosen((word,)), settings=Settings(plain=True))

    assert ("yes",) == walk.asker.puts[0].previous
    assert (word == "yes") is walk.disk.plain


def test_what_is_set_is_shown_and_can_be_kept() -> None:
    walk = walked(SKIP, KEEP, KEEP, settings=SET)

    assert ["The partnership", "The front door\nopen in the day"] == [
        put.shown_before for put in walk.asker.puts[1:3]
    ]
    assert [] == walk.writes


def test_what_is_set_can_be_changed_from_the_words_that_are_there() -> None:
    walk = walked(SKIP, CHANGE, Wrote("Another"), settings=SET)

    assert ("The partnership",) == walk.asker.puts[2].previous
    assert "Another" == walk.disk.text_at(NAME)


def test_what_is_set_can_be_cleared_and_is_said_once_more() -> None:
    walk = walked(SKIP, CLEAR, settings=SET)

    assert "" == walk.disk.text_at(NAME)
    assert ["It is blank now. It was: The partnership"] == walk.said


@pytest.mark.parametrize("reply", [Wrote(""), Wrote("  \t"), BACK])
def test_no_words_keep_what_is_set_and_go_back_to_the_choice(reply: Reply) -> None:
    walk = walked(SKIP, CHANGE, reply, KEEP, settings=SET)
    asked = ["partnership.name keep", "partnership.name", "partnership.name keep"]

    assert asked == walk.names[1:4]
    assert (SET, []) == (walk.disk, walk.writes)


def test_no_words_leave_a_blank_text_blank_and_go_on() -> None:
    walk = walked(SKIP, Wrote(" "))

    assert "contacts.social_care" == walk.names[-1]
    assert [] == walk.writes


def test_going_back_asks_the_setting_before() -> None:
    walk = walked(SKIP, SKIP, BACK, BACK, BACK)

    assert ["plain", "partnership.name", "contacts.social_care"] == walk.names[:3]
    assert ["partnership.name", "plain", "plain"] == walk.names[3:]
    assert ["This is the first question."] == walk.said


def test_going_back_to_what_was_typed_offers_to_keep_it() -> None:
    walk = walked(SKIP, Wrote("The partnership"), BACK, KEEP)

    assert "partnership.name keep" == walk.names[3]
    assert 1 == len(walk.writes)


def test_words_that_cannot_be_kept_are_refused_with_a_reason_and_asked_for_again() -> None:
    walk = walked(SKIP, Wrote("x" * 201), Wrote("half \udcff"), Wrote("short"))

    assert [
        "That is 201 characters long: shorten it to 200 or fewer.",
        "That holds half of a character: type it again.",
    ] == walk.said
    assert "short" == walk.disk.text_at(NAME)


def test_a_folder_is_kept_whether_or_not_it_is_there_and_a_missing_one_is_said(
    tmp_path: Path,
) -> None:
    there, missing = str(tmp_path), str(tmp_path / "not-there")
    walk = walked(*[SKIP] * 12, Wrote("banks"), Wrote(there), Wrote(missing))

    assert [
        "That is not the whole of where the folder is: begin with / or ~ or a drive.",
        "It is kept. No such folder is there now: make it before you go on.",
    ] == walk.said
    assert [there, missing] == [walk.disk.text_at(place) for place in FOLDERS]


def test_why_is_no_answer() -> None:
    walk = walked(WHY, WHY, SKIP, WHY, SKIP)

    assert ["plain"] * 3 + ["partnership.name"] * 2 == walk.names[:5]


def test_a_change_made_meanwhile_in_the_file_is_not_undone() -> None:
    walk = Walked(ScriptedAsker([SKIP, SKIP, Wrote("The front door")]), Settings())
    walking = SettingsTalk(walk.asker, walk.disk, walk.keep)
    walk.disk = walk.disk.with_text(NAME, "by hand")
    with pytest.raises(PersonLeftError):
        configure(walking)

    assert ("by hand", "The front door") == (
        walk.disk.text_at(NAME),
        walk.disk.text_at(SOCIAL_CARE),
    )


def test_every_question_lets_a_person_go_back_skip_and_leave() -> None:
    walk = walked(SKIP, CHANGE, SKIP, *[SKIP] * 10, settings=SET)

    assert all({Move.BACK, Move.SKIP, Move.LEAVE} <= put.moves for put in walk.asker.puts)


any_reply: st.SearchStrategy[Reply] = st.one_of(
    st.sampled_from([SKIP, BACK, WHY, LEAVE, Wrote(""), Wrote(" \n"), Wrote("x" * 300)])
)


@dataclass
class AnyWay:
    """A person who never clears anything and never types words that could be kept."""

    replies: Iterable[Reply]

    def __post_init__(self) -> None:
        self._replies = iter(self.replies)

    def put(self, question: Put) -> Reply:
        reply = next(self._replies, LEAVE)
        if question.kind is PutKind.TEXT:
            return reply
        if isinstance(reply, Moved):
            return reply
        return CHANGE if question.name.endswith("keep") else Chosen(("no",))

    def say(self, *_: object) -> None:
        """Hear nothing."""


@given(st.lists(any_reply, max_size=60))
def test_no_value_is_ever_lost_without_clear_or_other_words(replies: list[Reply]) -> None:
    walk = Walked(ScriptedAsker([]), SET)
    try:
        configure(SettingsTalk(AnyWay(replies), SET, walk.keep))
    except PersonLeftError:
        walk.has_left = True

    assert (SET, []) == (walk.disk, walk.writes)
