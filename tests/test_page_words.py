"""What pages say: all of it is said by a worked run, and last what no page can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle, product
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from ehe_check.ask.case.call_log import (
    ask_of_calls,
    say_calls_that_stand,
    say_numbers,
    say_who_is_not_told,
)
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.quiz.room_screens import TALK_ABOUT, talk_about
from ehe_check.ask.reply import Chosen, Reply, Wrote
from ehe_check.bank.condition import Condition
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.role import Role
from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import gate_words, lay_out_blank
from ehe_check.case.decided import CallMade
from ehe_check.case.session import Absence, HoldEnded, RecordedHold, Session
from ehe_check.judge.answers import Answer
from ehe_check.meeting.pack import PackPaper, pack_of
from ehe_check.meeting.pack import asked as asked_reason
from ehe_check.meeting.page import meeting_paper
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import Agreed, AgreedAt
from ehe_check.page.document import Document, Seen
from ehe_check.page.own import Own
from ehe_check.page.text import own_words
from ehe_check.quiz.export.briefing import lay_out_briefing
from ehe_check.quiz.export.browser_page import render_quiz_page
from ehe_check.quiz.export.paper import lay_out_paper
from ehe_check.quiz.item import Paper
from ehe_check.quiz.list_page import lay_out_list
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.room import Room, RoomQuestion, counted
from ehe_check.quiz.room_card import lay_out_card
from ehe_check.quiz.room_page import lay_out_room
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.call import call_lines, said_in
from ehe_check.sheet.hold_ended_page import HoldEndedPage, lay_out_hold_ended
from ehe_check.sheet.seen_grid import SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.themes.page import lay_out_themes
from ehe_check.themes.show import themes_of
from ehe_check.themes.themes import Counts, Fact
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import talk_of
from tests.banks import CHILDREN, TODAY, small_bank
from tests.calls import (
    LOCAL,
    REFUSED,
    SAFETY,
    TOLD,
    answers,
    calling,
    of_children,
    said,
    sheet_about,
    worked_sheet,
)
from tests.comparison.every_comparison import say_all_of_comparisons
from tests.meeting_records import agreed_at_a_meeting
from tests.pages import composed, ordinary, sheet_of, words_of
from tests.pictures import say_all_of_a_picture
from tests.quiz.marks_pages import CLASSES, page_of
from tests.quiz_groups import BANK, DAY, LIBRARY, SINGLE, asked, gathered, new_room, with_item
from tests.sentences import said as said_by_all
from tests.sheet.every_ledger import say_all_of_a_ledger
from tests.sheet.every_word import say_all_of_a_sheet
from tests.supervision.openings import say_all_of_a_supervision
from tests.telephones import shipped_telephone
from tests.worked import case_names, session_of, shipped_bank, shipped_library, worked_case

NOT_YET = Chosen(("not-yet",))
WORKER = said("NOW-3", "assessment")
DOCTOR = said("HEA-1", "falling-not-reviewed", "child-1", evidence="record")
WITH_A_DOCTOR = Settings(contacts=Contacts(named_doctor="01632 960005"))


def say_all_that_is_asked_of_calls() -> None:
    """Ask of calls of every kind."""
    all_made: list[Reply] = [Chosen(("yes",)), *[Wrote(" ")] * 4, *[NOT_YET] * 3]
    none_made: list[Reply] = [NOT_YET] * 4
    for session in _sessions():
        for replies in (none_made, all_made):
            say_calls_that_stand(_talk(session), is_emergency=True)
            say_numbers(_talk(session), frozenset(Route))
            ask_of_calls(_talk(session, *replies))
            say_who_is_not_told(_talk(session))


def _sessions() -> Iterator[Session]:
    yield _session()
    yield _session(WORKER)
    yield _session(DOCTOR)
    yield session_of(answers(said("NOW-1", "yes")), role="school-nurse")
    for made in _calls():
        yield _session().with_calls(made)


def _calls() -> Iterator[CallMade]:
    bare = CallMade(to=Route.SOCIAL_CARE, on=TODAY, told=("NOW-2:told",))
    yield bare
    yield bare.model_copy(update={"told": ()})
    yield bare.model_copy(update={"by": TODAY - timedelta(1)})
    yield bare.model_copy(update={"by": TODAY})
    full = {"spoke_to": Own("duty team"), "at": "14:20", "they_will": Own("visit")}
    yield bare.model_copy(update=full)
    yield bare.model_copy(update={**full, "by": TODAY})
    untold = {**full, "told": ()}
    yield bare.model_copy(update=untold)
    yield bare.model_copy(update={**untold, "by": TODAY})


def _session(*more: Answer) -> Session:
    return session_of(answers(*TOLD, *more), role="school-nurse")


def _talk(session: Session, *replies: Reply) -> Interview:
    return talk_of(
        session,
        ScriptedAsker(replies),
        telephone=shipped_telephone(TODAY, WITH_A_DOCTOR),
        what_to_say=lambda: "",
    )


GATES: TypeAdapter[list[Condition]] = TypeAdapter(list[Condition])
EVERY_GATE = GATES.validate_python(
    [
        {"question": "PMH-1", "is": ["mental-health"], "evidence": ["record"]},
        {"not": {"question": "VIS-1.who", "is": ["gp-practice"]}},
        {"attribute": "child.age", "is": ["unborn"]},
        {"roster": "child", "at_least": 2},
        *({each: "child", "question": "EHE-1", "is": ["no"]} for each in ("some", "every", "no")),
        {"worked_out": "ask-first"},
        {"worked_out": "one-matter-or-several"},
        {"worked_out": "social-care-today"},
    ]
)
LED_OTHERWISE = (
    "hold-reported-and-seen-do-not-match",
    "rules-07-the-reviews-own-lesson",
    "rules-01-taken-out-of-school-after-hunger",
    "hold-one-trigger-enquiry-open",
)
"""By a doctor, by health and by social care; and with more reasons than a chair has room for."""

CANNOT_TELL = re.compile(r"cannot tell you (?:a|that any) child is safe")
ABOUT_NO_CASE = "quiz"
SIGHT_REFUSED = "sight-refused-and-not-sure-of-harm"
PACKAGE = Path(__file__).parent.parent / "ehe_check"


class AllIsSaidError(Exception):
    """Every sentence that was waited for is said."""


class Heard(dict[str, str]):
    """Words of nobody's own, which note what is looked up in them until all of it is said."""

    def __init__(self, wanted: frozenset[str]) -> None:
        super().__init__()
        self.unsaid = set(wanted)

    def get(self, words: str, own: str = "") -> str:  # type: ignore[override]  # as it is called
        """Note a sentence, and return ours."""
        self.unsaid.discard(words)
        if not self.unsaid:
            raise AllIsSaidError
        return own


@dataclass(frozen=True)
class Family:
    """Pages of one kind: the code that says what is on them, and a worked run."""

    kind: str
    code: tuple[str, ...]
    run: Callable[[], None]

    @property
    def files(self) -> frozenset[str]:
        """The files of the code that say something."""
        files = (path for each in self.code for path in PACKAGE.glob(each))
        named = frozenset(path.relative_to(PACKAGE).as_posix() for path in files)
        return named & said_by_all().keys()


def _blank() -> None:
    for walk_set in WalkSet:
        lay_out_blank(shipped_bank(), walk_set)
    asked_of_each = '[[questions]]\nid = "VIS-1"\nkind = "several"\nper = "child"\noptions = ["no"]'
    small = small_bank(CHILDREN, asked_of_each)
    lay_out_blank(small, WalkSet.FULL)
    for gate in EVERY_GATE:
        gate_words(shipped_bank(), gate)


def _meeting() -> None:
    asked_reason()
    local = Settings(contacts=Contacts(meeting_guidance="handbook"))
    for sheet, absence in zip(_met(), cycle(Absence), strict=False):
        made = sheet, shipped_bank(), shipped_library(), local, absence
        pack = pack_of(*made, agreed=tuple(_agreed_before()))
        for paper in PackPaper:
            meeting_paper(paper, pack)


def _agreed_before() -> Iterator[Agreed]:
    """Yield what was agreed at a meeting and in supervision, some of it past its day."""
    at = (AgreedAt.MEETING, AgreedAt.SUPERVISION)
    for place in range(6):
        day = date(2026 + place % 2, 11, 20)
        about = "child-unlisted" if place % 2 else None
        yield agreed_at_a_meeting(place, by=day, about=about, at=at[place % 2])


def _met() -> Iterator[PromptSheet]:
    """Yield sheets that between them say all that the papers of a meeting can."""
    free, long = ordinary(), ordinary().provenance
    missing = (Missing(Miss.CHANGED, Own("a.toml")),)
    rung = CallMade(to=Route.SOCIAL_CARE, on=DAY)
    yield replace(worked_sheet(SIGHT_REFUSED), calls_made=(rung,))
    yield without_own_words(worked_case("ask-first-agreed").sheet(), shipped_bank())
    yield replace(free, missing=missing, is_shared=True, is_draft=True, unanswered=())
    yield replace(free, provenance=replace(long, made_on=date(2029, 1, 1)), answered=())
    yield replace(free, seen=SeenGrid(), only_the_family=(), strengths=(), own_words=())
    cell = SeenCell(Seen.NEVER, alone=True, remote=True)
    rows = (SeenRow("child-1", "elder", (cell,) * 7, cell),)
    seen = SeenGrid(tuple(SeenColumn(str(at), "") for at in range(7)), rows)
    told = tuple(replace(why, answer=str(at)) for at, why in enumerate(free.answered[:9]))
    yield replace(free, seen=seen, only_the_family=told)
    yield sheet_of("ordinary-all-together", *_skipped(), is_draft=True)
    for name in (*LED_OTHERWISE, *case_names()):
        session = worked_case(name).session
        yield worked_case(name).sheet()
        held = RecordedHold(reason=Absence.RISK, on=date(2026, 11, 20))
        yield composed(session.under(held))


def _skipped() -> Iterator[Answer]:
    for why in ordinary().answered:
        if why.about is None:
            yield Answer(question=why.question, skipped=True)


def _quiz() -> None:
    for room in _rooms():
        lay_out_room(room, BANK, LIBRARY, DAY)
        lay_out_card(room, with_item("QZ-9", outcome="urgent"), LIBRARY, DAY)
        for question in filter(None, (counted(each, BANK) for each in room.questions)):
            for place in range(len(TALK_ABOUT)):
                talk_about(question, place, BANK)
    tuple(map(page_of, CLASSES))
    odd = with_item("QZ-1", options=[{**SINGLE[0], "statements": ["H1"]}, *SINGLE[1:]])
    for with_key, today in product((True, False), (DAY, date(2027, 6, 1))):
        lay_out_paper(odd, odd.items, LIBRARY, today, with_key=with_key)
        lay_out_paper(BANK, BANK.in_paper(Paper.A), LIBRARY, today, with_key=with_key)
    shipped = load_quiz()
    lay_out_briefing(shipped, shipped.items, LIBRARY, DAY)
    render_quiz_page(BANK, BANK.items, LIBRARY)
    lay_out_list(BANK, BANK.items, BANK.items[:1], DAY)


def _themes() -> None:
    every = Counts(30, dict.fromkeys({*Fact} - {Fact.ADVISED, Fact.DECIDED, Fact.HELD}, 9))
    for counts in (
        Counts(cases=0),
        Counts(cases=9),
        every,
        Counts(cases=30, statements={"L1.1": 12, "F2.4": 8, "T5": 8}, not_known={"VIS-2": 9}),
    ):
        themes = themes_of(counts, shipped_bank(), shipped_library())
        lay_out_themes(themes, today=TODAY)


def _call() -> None:
    """Say every call of the worked cases, by one role or another, and what only odd cases have."""
    roles = (None, *Role)
    for place, name in enumerate(case_names()):
        sheet = replace(worked_sheet(name), role=roles[place % len(roles)])
        told = calling(sheet, Settings() if place % 2 else LOCAL)
        tuple(call_lines(told))
        tuple(said_in(told, told.scripts))
    refused = worked_sheet(SIGHT_REFUSED)
    row = SeenRow("child-1", "elder", (SeenCell(Seen.RECENT, at_home=True),), SeenCell(Seen.NEVER))
    heard = SeenRow("child-1", "elder", (SeenCell(Seen.UNKNOWN),), SeenCell(Seen.RECENT))
    for each in (row, heard):
        calling(replace(refused, seen=SeenGrid((SeenColumn("school", "School"),), (each,))), LOCAL)
    nobody_listed = replace(refused, entries=())
    calling(nobody_listed, Settings(contacts=Contacts(social_care="1")))
    enquiry = answers(said("NOW-1", "not-sure"), said("NOW-3", "enquiry"))
    calling(sheet_about(enquiry), LOCAL)
    for known in Evidence:
        refused_so = REFUSED.model_copy(update={"evidence": known})
        calling(sheet_about(answers(SAFETY, refused_so)), LOCAL)
    calling(
        sheet_about(answers(said("NOW-2", ("told",), evidence="child-told-me"), TOLD[1])), LOCAL
    )
    for children in (1, 2, 3, 6):
        calling(sheet_about(of_children(children)), LOCAL)
    say_all_that_is_asked_of_calls()
    made = CallMade(to=Route.SOCIAL_CARE, on=DAY)
    calling(replace(worked_sheet(SIGHT_REFUSED), calls_made=(made,)), LOCAL)


def _rooms() -> Iterator[Room]:
    yield new_room()
    yield gathered([asked("QZ-1", (1, 2, 1))])
    yield gathered(
        [asked("QZ-1", (0, 9, 0)), RoomQuestion(item="QZ-99", order=("a", "b"), before=(9, 9))]
    )
    again, once = asked("QZ-1", (4, 6, 0), (1, 9, 0)), asked("QZ-2", (6, 4, 5))
    yield gathered([again, once], people=20)
    yield gathered([again, asked("QZ-9", (9, 1, 0), (8, 1, 1)), once])


def _hold_ended() -> None:
    hold = RecordedHold(reason=Absence.RISK, on=TODAY)
    row = HoldEnded(reason=Absence.RISK, on=TODAY, ended=TODAY, why=Own("x"), agreed=("x",))
    page = HoldEndedPage(row, Own("x"), (Own("x"),), (hold,), TODAY)
    lay_out_hold_ended(page)


SHEET = (
    "sheet/pages.py",
    "sheet/page_*.py",
    "sheet/ordinary_page.py",
    "sheet/guard_box.py",
    "sheet/share.py",
    "sheet/seen_grid.py",
    "sheet/sheet_paper.py",
    "sheet/annex*.py",
    "sheet/second_page.py",
    "sheet/merged_points.py",
    "cli/sheet.py",
)
CALL = (
    "sheet/call.py",
    "sheet/call_*.py",
    "sheet/calls_of_today.py",
    "ask/case/call_log.py",
)
SUPERVISION = tuple(
    f"supervision/{name}.py" for name in ("opening", "opening_page", "record", "record_decisions")
)
PICTURE = ("sheet/picture*.py",)
FAMILIES = (
    Family("blank", ("blank/*.py",), _blank),
    Family("meeting", ("meeting/*.py",), _meeting),
    Family("quiz", ("quiz/**/*.py", "ask/quiz/*.py"), _quiz),
    Family("prompt-sheet", SHEET, say_all_of_a_sheet),
    Family("call", CALL, _call),
    Family("picture", PICTURE, say_all_of_a_picture),
    Family("comparison", ("comparison/*.py",), say_all_of_comparisons),
    Family("themes", ("themes/*.py",), _themes),
    Family("ledger", ("sheet/ledger_*.py",), say_all_of_a_ledger),
    Family("supervision", SUPERVISION, say_all_of_a_supervision),
    Family("hold-ended", ("sheet/hold_ended_page.py",), _hold_ended),
)


each_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.kind)


def test_everything_that_is_said_is_a_literal_of_some_family_of_pages() -> None:
    assert said_by_all().keys() == {path for family in FAMILIES for path in family.files}


@each_family
def test_every_sentence_is_said_and_what_a_page_cannot_tell_is_said_last(
    family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = said_by_all()
    words = frozenset(each.words for path in family.files for each in said[path])
    heard, made = Heard(words), list[Document]()
    checked = Document.__post_init__

    def kept(page: Document) -> None:
        checked(page)
        made.append(page)

    monkeypatch.setattr(Document, "__post_init__", kept)
    with suppress(AllIsSaidError), own_words(heard):
        family.run()
    ends = {words_of(each)[-1] for each in made if family.kind != ABOUT_NO_CASE}

    assert set() == heard.unsaid
    assert [] == [each for each in ends if not CANNOT_TELL.search(each)]
