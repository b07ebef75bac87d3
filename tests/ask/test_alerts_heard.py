"""An alert gives what is needed to act: the numbers, and every time the ways on."""

from __future__ import annotations

import io

import pytest

from ehe_check.ask.case.calls_that_stand import say_numbers
from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.put import ALERT, Choice, ask_choice
from ehe_check.ask.reply import Chosen
from ehe_check.ask.terminal.prompt_lines import words_of_reply
from ehe_check.bank.effect import Route
from ehe_check.settings.settings import Settings
from tests.ask.scripts import Script
from tests.ask.walks import TODAY, Scripted, ordinary, said_at_once, walk_of
from tests.telephones import ShippedTelephone
from tests.worked import session_of

WAYS = {"on": "Go on", "stop": "Save and leave"}
CARE = "children's social care, 01632 960001 (out of hours 01632 960002)"
LEAD = "your safeguarding lead, 01632 960003"


def rung(question: str, said: str, **before: str) -> list[str]:
    """The lines that say whom to ring once one more answer is given."""
    asker = said_at_once(ordinary(**before), question, said)
    return [text for _, text in asker.said if text.startswith("To ring")]


@pytest.mark.parametrize("role", ["school-nurse", "police"])
def test_an_alert_says_the_numbers_that_are_set_of_those_to_be_called(role: str) -> None:
    asker = Scripted(Script({}))
    walk = walk_of(ordinary(), asker)
    walk.session = session_of(ordinary(NOW_2="yes"), "quick", role)
    say_numbers(walk, {Route.SOCIAL_CARE, Route.LEAD})

    assert [f"To ring: {CARE}; {LEAD}."] == [text for _, text in asker.said]


def test_a_social_worker_who_takes_it_to_their_own_manager_is_given_no_front_door() -> None:
    assert [f"To ring: {LEAD}."] == rung("NOW-2", "yes")


def test_an_alert_that_leads_to_the_lead_alone_gives_no_other_number() -> None:
    assert [f"To ring: {LEAD}."] == rung("NOW-2", "not-sure")


def test_a_number_that_was_given_already_is_not_given_again_with_the_next_alert() -> None:
    later = rung("HEA-7", "now-not-assessed", NOW_2="yes")

    assert not [line for line in later if CARE in line or LEAD in line]


def test_where_no_number_is_set_none_is_asked_for_at_an_alert() -> None:
    asker = Scripted(Script({}))
    walk = walk_of(ordinary(NOW_2="yes"), asker)
    walk.telephone = ShippedTelephone(TODAY, Settings())
    say_numbers(walk, frozenset(Route))

    assert [] == asker.said


@pytest.mark.parametrize("times", [2, 3])
def test_by_typed_lines_the_ways_on_are_read_at_every_alert(times: int) -> None:
    output = io.StringIO()
    asker = PlainAsker(io.StringIO("1\n" * times), output)
    for _ in range(times):
        asker.put(ask_choice(ALERT, "Do that today.", WAYS))

    assert times == output.getvalue().count("  2. Save and leave")
    assert "as it was" not in output.getvalue()


def test_what_a_person_does_at_an_alert_stands_on_a_line_of_its_own() -> None:
    put = ask_choice(ALERT, "Do that today. Everything so far is saved.", WAYS)
    stays = [line for _, line in words_of_reply(put, Chosen(("on",)), 79)]

    assert ["Do that today. Everything so far is saved.", "> Go on"] == stays


def test_a_key_that_only_shows_something_leaves_no_line() -> None:
    call = Choice("call", "what to say", "c")
    put = ask_choice(ALERT, "Do that today.", WAYS, shortcuts=(call,))

    assert [] == words_of_reply(put, Chosen(("call",)), 79)
