"""All that is asked of calls: with each kept or not, and a child's words in one or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ehe_check.ask.case.calls_that_stand import say_calls_that_stand, say_numbers
from ehe_check.ask.case.rung import rung
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.case.words_in_call import say_call
from ehe_check.ask.reply import Chosen, Reply, Wrote
from ehe_check.bank.effect import Route
from ehe_check.case.call_made import CallMade
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answer
from ehe_check.page.own import Own
from ehe_check.page.words import Say
from ehe_check.settings.settings import Contacts, Settings
from tests.ask.scripted import ScriptedAsker
from tests.ask.walks import talk_of
from tests.calls import REFUSED, SAFETY, TOLD, answers, said
from tests.telephones import ShippedTelephone
from tests.worked import session_of

TODAY = date(2026, 11, 24)
NOT_YET = Chosen(("not-yet",))
WORKER = said("NOW-3", "assessment")
DOCTOR = said("HEA-1", "falling-not-reviewed", "child-1", evidence="record")
LOCAL = Settings(contacts=Contacts(named_doctor="01632 960005"))


def say_all_that_is_asked_of_calls(say: Say) -> None:
    """Ask of calls of every kind, and offer words of every length."""
    all_made: list[Reply] = [Chosen(("yes",)), *[Wrote(" ")] * 4, *[NOT_YET] * 3]
    none_made: list[Reply] = [NOT_YET] * 4
    for session in _sessions():
        for replies in (none_made, all_made):
            say_calls_that_stand(_talk(say, session), is_emergency=True)
            say_numbers(_talk(say, session), frozenset(Route))
            rung(_talk(say, session, *replies))
    lengths = (f"{'word ' * length}" for length in range(10, 60))
    for words in ("I was hungry", "I am afraid of Uncle Peter", *lengths):
        session = _session(said("VOI-2", words), SAFETY, REFUSED)
        chooses = Chosen(("use",)), Chosen(("several",)), Chosen(("no-name",))
        say_call(_talk(say, session, *chooses))
    chosen = _session(said("VOI-2", "I was hungry")).with_words_in_call(("child-1",))
    say_call(_talk(say, chosen, Chosen(("take-out",))))


def _sessions() -> Iterator[Session]:
    yield _session()
    yield _session(WORKER)
    yield _session(DOCTOR)
    yield session_of(answers(said("NOW-1", "yes")), role="school-nurse")
    for made in _calls():
        yield _session().with_calls(made)


def _calls() -> Iterator[CallMade]:
    bare = CallMade(to=Route.SOCIAL_CARE, on=TODAY, told=("NOW-2.what:told",))
    yield bare
    yield bare.model_copy(update={"told": ()})
    yield bare.model_copy(update={"by": TODAY - timedelta(1)})
    yield bare.model_copy(update={"by": TODAY})
    full = {"spoke_to": Own("duty team"), "at": "14:20", "they_will": Own("visit")}
    yield bare.model_copy(update=full)
    yield bare.model_copy(update={**full, "by": TODAY})


def _session(*more: Answer) -> Session:
    return session_of(answers(*TOLD, *more), role="school-nurse")


def _talk(say: Say, session: Session, *replies: Reply) -> CaseTalk:
    return talk_of(
        session,
        ScriptedAsker(replies),
        telephone=ShippedTelephone(TODAY, LOCAL, say),
        what_to_say=lambda: "",
    )
