"""Who does something and by when, typed on one line: read, said back, or refused."""

from __future__ import annotations

from datetime import date

import pytest

from ehe_check.ask.day import WhoAndDay, ask_who_and_day
from ehe_check.ask.put import ask_text
from ehe_check.ask.reply import Move, Moved, Reply, Wrote
from tests.ask.scripts import ScriptedAsker
from tests.banks import TODAY

FIRST, FRIDAY, FORTNIGHT = date(2026, 12, 1), date(2026, 11, 27), date(2026, 12, 8)


def said(*replies: Reply) -> tuple[object, list[str], list[str]]:
    """What is understood, what is said, and what was typed before each time it is asked again."""
    asker = ScriptedAsker(replies)
    found = ask_who_and_day(asker, ask_text("who", "Who, and by when?"), TODAY)
    return found, asker.texts, [put.refused for put in asker.puts[1:]]


@pytest.mark.parametrize(
    ("typed", "who", "by"),
    [
        ("school nurse, 1/12/2026", "school nurse", FIRST),
        ("school nurse 1/12/2026", "school nurse", FIRST),
        ("health visitor, 1 December, 2026", "health visitor", FIRST),
        ("school nurse by Friday", "school nurse", FRIDAY),
        ("School nurse;  by friday ", "School nurse", FRIDAY),
        ("key worker in 2 weeks", "key worker", FORTNIGHT),
        ("1/12/2026", None, FIRST),
        ("named nurse", "named nurse", None),
        ("GP, school nurse", "GP, school nurse", None),
        ("GP by telephone", "GP by telephone", None),
        ("team 4", "team 4", None),
        ("the lead, Friday clinic", "the lead, Friday clinic", None),
    ],
)
def test_a_line_is_read_as_who_and_where_one_follows_the_day(
    typed: str, who: str | None, by: date | None
) -> None:
    found, told, _ = said(Wrote(typed))

    assert WhoAndDay(who, by) == found
    assert (1 if by else 0) == len(told)
    assert (found, []) == (said(Wrote(str(found)))[0], said(Wrote(typed))[2])


def test_where_nobody_can_go_back_a_day_not_typed_in_full_is_read_back_until_it_is_kept() -> None:
    def kept(*replies: Reply) -> tuple[object, list[str]]:
        asker = ScriptedAsker(replies)
        asked = ask_text("who", "Who, and by when?")
        return ask_who_and_day(asker, asked, TODAY, is_last=True), asker.names

    back, typed = ["who", "who read back"], Wrote("nurse by friday")
    assert (WhoAndDay("nurse", FRIDAY), back) == kept(typed, Wrote(""))
    assert (WhoAndDay("nurse", FORTNIGHT), [*back, "who read back"]) == kept(
        typed, Wrote("in 2 weeks"), Wrote("")
    )
    assert (WhoAndDay("nurse", FIRST), [*back, "who"]) == kept(
        typed, Moved(Move.BACK), Wrote("nurse, 1/12/2026")
    )


def test_a_day_that_is_none_is_refused_with_its_reason_and_what_was_typed_is_there_again() -> None:
    found, told, again = said(Wrote("nurse, 31/2"), Wrote("nurse, may"), Wrote("nurse, 1/12/2026"))

    assert WhoAndDay("nurse", FIRST) == found
    assert "There is no such day as 31/2." == told[0]
    assert told[1].startswith("That is May 2027, a whole month.")
    assert ["nurse, 31/2", "nurse, may"] == again


def test_it_may_be_passed_over_or_gone_back_from_and_what_names_somebody_is_noticed() -> None:
    named = "That looks as if it holds a telephone number. Please leave out what names anyone."

    assert [None, None, Move.BACK] == [
        said(reply)[0] for reply in (Moved(Move.SKIP), Wrote(" "), Moved(Move.BACK))
    ]
    assert [named] == said(Wrote("Ring 01865 123456."))[1]
