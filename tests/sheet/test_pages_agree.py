"""No two pages of one session differ on HOLD or ASK FIRST, urgency, the family, or calls made.

What a page claims is read from its own words, as somebody would who has only that page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from functools import cache, cached_property
from typing import Any

import pytest

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.bank.role import Role
from ehe_check.case.decided import CallMade
from ehe_check.case.session import Absence, RecordedHold, Session
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answer
from ehe_check.meeting.pack import PackPaper
from ehe_check.over_time.side import Side
from ehe_check.page.own import Own
from ehe_check.render.screen_line import Line, Screen
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call import call_lines
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from ehe_check.sheet.sheet_paper import KNOWN, Paper
from ehe_check.supervision.record import TalkedOver
from tests import packs, screens
from tests.advice.random_cases import case, draws, shown
from tests.banks import TODAY
from tests.calls import calling
from tests.comparison_pages import moved_page
from tests.pages import composed, words_of
from tests.pages import page as as_printed
from tests.supervised import record, supervision
from tests.telephones import shipped_telephone
from tests.worked import few_case_names, session_of, shipped_bank, worked_case

Texts = tuple[str, ...]
"""What stands on a page, piece by piece, in the order in which it is read."""


@dataclass(frozen=True)
class Told:
    """A session and its sheet, from which every page is made."""

    session: Session
    sheet: PromptSheet

    @cached_property
    def paper(self) -> Paper:
        """What the pages of the sheet are made from."""
        return screens.paper(self.sheet, Settings())


def all_pages(told: Told) -> dict[str, Texts]:
    """Return the words of every page that there is: not every session has a page 2."""
    pages = {name: made(told) for name, made in PAGES.items()}
    return {name: texts for name, texts in pages.items() if texts}


def _first(told: Told, *, reads: bool = False) -> Texts:
    return _joined(screens.pages(told.paper, Screen(reads=reads))[0])


def _second(told: Told) -> Texts:
    return _joined(next(iter(screens.pages(told.paper)[1:]), ()))


def _joined(lines: Iterable[Line]) -> Texts:
    """Return lines as what they say: those that are indented go on from the one before."""
    texts: list[str] = []
    for line in lines:
        if line.text.startswith(" ") and texts:
            texts[-1] += f" {line.text.strip()}"
        else:
            texts.append(line.text)
    return tuple(texts)


def _call(told: Told) -> Texts:
    lines = call_lines(calling(told.sheet))
    return tuple(" ".join(part.split()) for part in "\n".join(lines).split("\n\n"))


def _in_json(told: Told) -> Texts:
    said = json.loads(render_json(told.sheet))
    return (said["recommendation"]["title"], *_leaves(said))


def _leaves(value: Any) -> Iterator[str]:  # noqa: ANN401 (any JSON)
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _leaves(inner)
        case list():
            for inner in value:
                yield from _leaves(inner)
        case _:
            return


def _of_the_pack(which: PackPaper) -> Callable[[Told], Texts]:
    def texts(told: Told) -> Texts:
        absence = Absence.HOLD if told.sheet.recommendation.hold else Absence.DISAGREEMENT
        return words_of(packs.paper(which, told.sheet, absence))

    return texts


def _compared(told: Told) -> Texts:
    """Return the page of the session beside itself: nothing moved, and the advice is said."""
    side = Side(
        told.session, shipped_bank(), read_on=told.sheet.provenance.read_on, name="one.toml"
    )
    return words_of(moved_page(side, side))


PAGES: dict[str, Callable[[Told], Texts]] = {
    "page 1": _first,
    "page 1, read out": lambda told: _first(told, reads=True),
    "page 2": _second,
    "paper": lambda told: words_of(as_printed(told.sheet)),
    "paper with its annex": lambda told: words_of(as_printed(told.sheet, is_full=True)),
    "call": _call,
    "JSON": _in_json,
    "organiser": _of_the_pack(PackPaper.ORGANISER),
    "chair": _of_the_pack(PackPaper.CHAIR),
    "record": _of_the_pack(PackPaper.RECORD),
    "supervision": lambda told: words_of(record(told.sheet, TalkedOver(supervision()))),
    "comparison": _compared,
}
"""Every page about one session; the agenda knows nothing of any."""


pytestmark = pytest.mark.untraced

GUARDS = {"HOLD": re.compile(r"\bHOLD\b"), "ASK FIRST": re.compile(r"\bASK FIRST\b")}
SAYS_NOTHING = re.compile(r"say nothing of this to the family", re.IGNORECASE)
MAY_KNOW = re.compile(r"The family \( \) know")
LEVELS = {
    "emergency": r"call 999 now\b(?! and| if)|999\. Say what is happening",
    "act-today": r"(act|done) today\b|what to say to ",
    "bring-to-the-plan": r"bring this to the plan",
    "strong": r".*the case( for (it|one))? is strong|a strong case for",
    "consider": r"consider a (professionals|health)",
    "supervision": r"raise this in supervision|tell the allocated worker, and",
    "none": r"nothing so far calls|ordinary good practice|not enough is answered",
}
"""How a piece of a page begins that says how urgent it is, the most urgent first."""

DECIDES = (
    re.compile(r"until (.+?) (?:has said|tell me)"),
    re.compile(r"Who decides what the family hears: (.+?)\."),
    re.compile(r"([Nn]amed doctor or (?:the )?consultant) decides"),
    re.compile(r"where they may read it\. Ask (.+?) (?:today|who|before|first)"),
    re.compile(r"about this: agree with (.+?) who will say"),
    re.compile(r"^ASK FIRST: agree with (.+?) who will say"),
    re.compile(r"speaks to the family about this\. Ask (.+?)\."),
)  # fmt: skip
SPOKEN = re.compile(r"Spoke to .+?, \d+ \w+( \d{4})?(, \d\d:\d\d)?(: they will .+?)?\.(?!\w)")
HAS_A_ROW_A_CALL = {"page 1", "page 1, read out", "paper", "organiser", "chair"}
RUNG = re.compile(r"^What to say to (.+?)(?:,| \(| Have|$)")
WHO = {
    "social care": r"social care|manager|allocated|strategy",
    "the lead": r"lead",
    "the doctor": r"doctor|consultant",
}
"""Who may decide what the family is told, by the words that a page has for them."""

FOR_TODAY = {"emergency", "act-today"}
NO_CALL = "No call today follows from these answers"
DATED_LAW = re.compile(r"as of [A-Z][a-z]+ \d{4}")
SAYS_NO_LEVEL = {"page 2", "organiser", "chair", "record"}
"""What need not say how urgent it is; where it does, it is held to that."""
KNOWN_FROM = re.compile(rf" \((?:(?:{'|'.join(KNOWN.values())})(?:, |(?=\))))+\)")
"""How things are known, which asks nobody to tell them: "has someone to tell (from the child)"."""


@dataclass(frozen=True)
class Claims:
    """What one page says; None where it does not say.

    `family` is whether anything may be said to the family by whoever has only this page, `decides`
    who says what they are told, `rung` what was kept of calls, where the page has a row for each.
    """

    guard: str | None = None
    is_guarded: bool | None = None
    decides: str | None = None
    level: str | None = None
    today: str | None = None
    family: str | None = None
    rung: str | None = None


def claims_of(name: str, texts: Texts) -> Claims:
    """Return what a page claims, read from its words."""
    said = tuple(KNOWN_FROM.sub("", _without_what_an_option_says(each)) for each in texts)
    guards = sorted(guard for guard, words in GUARDS.items() if any(map(words.search, said)))
    is_silent = bool(guards) or any(map(SAYS_NOTHING.search, said))
    is_told = any(map(MAY_KNOW.search, said)) or any(map(_leads, said))
    level = next(filter(None, map(_level, said)), None)
    is_call = name.startswith("call")
    below = is_call and any(NO_CALL in text for text in said)
    return Claims(
        guard=None if is_call else " and ".join(guards) or "none",
        is_guarded=None if is_call and level != "act-today" else is_silent,
        decides=" and ".join(sorted(set(_deciders(said)))) or None,
        level=level,
        today="no" if below else None if level is None else level if level in FOR_TODAY else "no",
        family={(True, True): "both", (True, False): "not yet", (False, True): "may"}.get(
            (is_silent, is_told)
        ),
        rung=" / ".join(_rung(said)) if name.removesuffix(", shared") in HAS_A_ROW_A_CALL else None,
    )


def _rung(texts: Texts) -> list[str]:
    """Return what was kept of calls, each once; a full terminal leaves the year to its head."""
    found = {each[0] for text in texts for each in SPOKEN.finditer(text)}
    return sorted({re.sub(r" \d{4}\b", "", each) for each in found})


def _level(text: str) -> str | None:
    said = text.strip()
    return next((x for x, words in LEVELS.items() if re.match(words, said, re.IGNORECASE)), None)


def _deciders(texts: Texts) -> Iterator[str]:
    """Yield who says what the family is told; "you" is whoever is rung, whom a title names."""
    rung = ""
    for text in texts:
        rung = title[1] if (title := RUNG.search(text)) else rung
        for found in filter(None, (words.search(text) for words in DECIDES)):
            whom = rung if found[1] == "you" else found[1]
            yield next((who for who, words in WHO.items() if re.search(words, whom)), whom)


def _leads(text: str) -> bool:
    """Say whether a text sends its reader to the family; a dated note of law sends nobody."""
    return not DATED_LAW.search(text) and approach_in(text) is not None


@cache
def _quoted() -> Texts:
    """The options that speak of the guard, or of asking: a page may quote them as an answer."""
    every = (option.text for question in shipped_bank().questions for option in question.options)
    return tuple(
        text
        for text in every
        if approach_in(f"{text} (from the child)") or any(x.search(text) for x in GUARDS.values())
    )


def _without_what_an_option_says(text: str) -> str:
    for option in _quoted():
        text = text.replace(option, "")
    return text


def contradictions(pages: Mapping[str, Texts]) -> list[str]:
    """Return what two pages of one session say differently, and what one says both ways."""
    claims = {name: claims_of(name, texts) for name, texts in pages.items()}
    found = [
        f"{name} says both of the family" for name, each in claims.items() if each.family == "both"
    ]
    for field in fields(Claims):
        said = {name: getattr(each, field.name) for name, each in claims.items()}
        if len({value for value in said.values() if value is not None}) > 1:
            found.append(f"{field.name}: {said}")
    return found


@cache
def told_of(name: str) -> Told:
    """A worked case, told once."""
    found = worked_case(name)
    return Told(found.session, found.sheet())


@cache
def pages_of(name: str) -> dict[str, Texts]:
    """Every page of a worked case, made once."""
    return all_pages(told_of(name))


@pytest.mark.thorough
def test_all_pages_of_any_case_agree() -> None:
    for draw in draws(6, 1500):
        answers = case(draw, shipped_bank())
        session = session_of(answers, draw.choice(("quick", "full")))
        found = contradictions(all_pages(Told(session, composed(session))))

        assert [] == found, shown(answers)


@pytest.mark.parametrize("name", few_case_names())
def test_all_pages_agree_while_a_hold_was_recorded(name: str) -> None:
    """A reason for a meeting that brings HOLD is kept, and no later page forgets it."""
    kept = RecordedHold(reason=Absence.STAFF_SAFETY, on=TODAY)
    session = worked_case(name).session.under(kept)
    pages = all_pages(Told(session, composed(session)))

    assert [] == contradictions(pages)
    assert {"HOLD"} == {claims_of(*each).guard for each in pages.items()} - {None}


NAMED_ON = ("page 1", "page 1, read out", "paper", "chair")
CALLED = ("cold-toothache-and-no-dentist", "harm-threat-to-take-a-child", "today-parent-in-crisis")
OPEN = Answer(question="NOW-3", value="assessment")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", CALLED)
def test_whoever_is_called_has_the_same_name_on_every_page_and_in_the_call(
    name: str, role: Role
) -> None:
    session = worked_case(name).session
    for answers in (session.all_answers(), session.all_answers().with_answer(OPEN)):
        told = Told(session, replace(composed(session.holding(answers)), role=role))
        pages = {page: " ".join(PAGES[page](told)) for page in NAMED_ON}
        who = {row.route: row for row in told.paper.first.calls}

        assert who
        for page, said in pages.items():
            assert not [row.called for row in who.values() if row.called not in said], page
        for script in told.paper.calling.scripts:
            assert who[script.route].who == script.who


def rung_in(name: str) -> Told:
    """A worked case in which each call that is due was made, and told of all."""
    session = worked_case(name).session
    for row in shipped_telephone(TODAY).rows(session):
        session = session.with_calls(
            *session.calls,
            CallMade(
                to=row.route,
                on=TODAY,
                at="14:20",
                spoke_to=Own(f"them at {row.route}"),
                they_will=Own("ring"),
                by=TODAY + timedelta(1),
                told=row.because,
            ),
        )
    return Told(session, composed(session))


@pytest.mark.parametrize("name", few_case_names())
def test_all_pages_agree_on_what_was_kept_of_every_call(name: str) -> None:
    told = rung_in(name)
    pages = all_pages(told)
    spoken = [f"Spoke to them at {each.to}, 24 Nov" for each in told.session.calls]

    assert [] == contradictions(pages)
    for page in HAS_A_ROW_A_CALL:
        assert len(spoken) == len(_rung(pages[page])), page
        assert all(any(each in text for text in pages[page]) for each in spoken), page
    scripts = told.paper.calling.scripts
    assert all(any(each.beside[-1] in text for text in pages["call"]) for each in scripts)
    assert all(each.beside[-1].startswith("Kept of the last call: Spoke to") for each in scripts)
    assert all(each.they_will in pages["JSON"] for each in told.session.calls)


def test_a_page_that_forgets_a_call_is_found() -> None:
    told = rung_in(GUARDED[0])
    pages, bare = all_pages(told), Told(told.session, replace(told.sheet, calls_made=()))

    for page in HAS_A_ROW_A_CALL:
        assert contradictions(pages | {page: PAGES[page](bare)}), page


@pytest.mark.parametrize("name", few_case_names())
def test_all_pages_say_what_they_have_to_and_agree_whole_and_to_share(name: str) -> None:
    told = told_of(name)
    shared = Told(told.session, without_own_words(told.sheet, shipped_bank()))
    pages = {
        f"{page}, shared": made(shared) for page, made in PAGES.items() if page != "comparison"
    }

    assert [] == contradictions(
        pages_of(name) | {page: said for page, said in pages.items() if said}
    )
    for page, texts in pages_of(name).items():
        said = claims_of(page, texts)

        assert said.level is not None or page in SAYS_NO_LEVEL or said.today == "no", page
        assert said.is_guarded in {told.sheet.recommendation.is_guarded, None}, page


GUARDED = (
    "rules-04-withdrawn-after-a-bruise-social-care-not-told",
    "sight-refused-and-not-sure-of-harm",
)
"""HOLD and ASK FIRST, each with a call of today."""

READ_NO_BOX = {"call", "record", "comparison"}
"""What says who decides by other means, or leaves it to be written down."""


def with_guard(told: Told, guard: Guard) -> Told:
    advice = replace(told.sheet.recommendation, guard=guard)
    return Told(told.session, replace(told.sheet, recommendation=advice))


@pytest.mark.parametrize("page", PAGES)
def test_one_page_that_says_otherwise_than_the_others_is_found(page: str) -> None:
    """It forgets the guard, is of another session, has a line more, or names another to decide."""
    made, told = PAGES[page], told_of(GUARDED[0])
    for name in GUARDED:
        bare = made(with_guard(told_of(name), UNGUARDED))
        assert page == "comparison" or contradictions(pages_of(name) | {page: bare}), name
    held, asked = map(pages_of, GUARDED)
    ask = "Ask the mother why the visit was put off."
    lines = ((line, *asked[page]) for line in (ask, "Call 999 now"))
    for texts in (made(told_of("one-trigger-drift")), *lines):
        assert contradictions(asked | {page: texts}), texts
    other = "Do not raise this worry with the family, or write it where they may read it. Ask "
    guard = replace(
        told.sheet.recommendation.guard,
        person="your safeguarding lead",
        text=f"{other}your safeguarding lead today who will say what, and when.",
        line=f"{other}your lead today who will say what, and when.",
    )
    named = contradictions(held | {page: made(with_guard(told, guard))})
    assert page in READ_NO_BOX or named
