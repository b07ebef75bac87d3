"""The call: who rings, the strongest facts, and what is asked, in words made from answers alone."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.load import bank_of
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Answer, Sighting
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.call import call_lines
from ehe_check.sheet.call_facts import Fact, facts_for
from ehe_check.sheet.call_sentences import KNOWN, Caller, sentences
from tests.calls import (
    ELDER_AND_YOUNGER,
    LOCAL,
    LONG,
    REFUSED,
    SAFETY,
    TOLD,
    answers,
    calling,
    child,
    said,
    scripts_for,
    sheet_about,
    the_script,
    worked_sheet,
)
from tests.worked import few_case_names, shipped_bank

CASES = tomllib.loads(Path(__file__).with_name("calls.toml").read_text(encoding="utf-8"))


def answer(told: str) -> Answer:
    """An answer as the table has it."""
    question, value, *beside = told.split()
    about = next((each for each in beside if each.removeprefix("child-").isdigit()), None)
    if value == "?":
        return Answer(question=question, about=about, not_known=True)
    takes_several = shipped_bank().by_id[question].kind.takes_several
    known = [Evidence(each) for each in beside if each != about]
    return Answer(
        question=question,
        about=about,
        value=tuple(value.split(",")) if takes_several else value,
        evidence=known[0] if known else None,
    )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_call_is_made_to_whom_it_is_for_and_says_what_is_so_of_it(case: dict[str, Any]) -> None:
    several = [child(n, *each) for n, each in enumerate(case.get("children", []), start=1)]
    children = tuple(several) if "children" in case else ELDER_AND_YOUNGER
    given = answers(*map(answer, case.get("given", [])), children=children)
    sheet = sheet_about(given, case.get("role", "school-nurse"))
    local = Settings(contacts=Contacts(**case["contacts"])) if "contacts" in case else LOCAL
    told = calling(worked_sheet(case["worked"]) if "worked" in case else sheet, local)
    routes = [script.route for script in told.scripts]

    assert case.get("routes", routes) == routes
    assert case.get("instead", "") == told.instead
    assert case.get("asked", "") in " ".join(told.asked)
    if told.scripts:
        script = told.scripts[routes.index(case.get("of", routes[0]))]
        said_of = [script.sentences[int(place)] for place in case.get("is", {})]
        assert [*case.get("is", {}).values()] == said_of
        for place, words in case.get("has", {}).items():
            assert words in script.sentences[int(place)]
        assert "lacks" not in case or case["lacks"] not in script.text
        assert (case.get("who", script.who), case.get("to", script.to)) == (script.who, script.to)


class TestFacts:
    def test_with_a_source_come_before_what_is_assumed_and_that_before_what_is_thought(
        self,
    ) -> None:
        thought = said("SUP-2", "think-harm")
        assumed = said("VIS-5", "refused-not-seen", "child-1", evidence="assumed")
        growth = said("HEA-6", "serious", "child-2", evidence="record")
        facts = facts_for(
            sheet_about(answers(SAFETY, thought, assumed, growth)),
            shipped_bank(),
            Route.SOCIAL_CARE,
        )

        assert [Evidence.RECORD, Evidence.ASSUMED, None] == [each.known for each in facts]

    @pytest.mark.parametrize(
        ("label", "spoken"),
        [
            ("elder", "the elder"),
            ("unborn baby", "the unborn baby"),
            ("the elder", "the elder"),
            ("child 2", "child 2"),
            ("J", "J"),
            ("a\tgirl\nof nine", "a girl of nine"),
            (f"{LONG} and {LONG} again and again", "child 1"),
        ],
    )
    def test_name_a_child_as_people_speak(self, label: str, spoken: str) -> None:
        several = (child(1, label), child(2, "younger"))

        assert f"sight of {spoken}, asked for" in the_script(SAFETY, REFUSED, children=several).text
        only = the_script(SAFETY, REFUSED, children=several[:1]).text
        assert "sight of the child, asked for over a worry," in only

    def test_name_no_child_who_is_not_listed(self) -> None:
        sheet = sheet_about(answers(SAFETY, REFUSED))
        caller = Caller(sheet, shipped_bank(), Route.SOCIAL_CARE)
        _, told, _ = sentences(caller, (Fact("{child} is afraid", None, ("child-9",)),))

        assert "One child is afraid." == told

    def test_of_a_bank_that_has_no_words_for_them_are_left_out(self) -> None:
        silent = shipped_bank().model_dump(by_alias=True, exclude={"digest"})
        for question in silent["questions"]:
            for option in question["options"]:
                option["say"] = ""
        sheet = sheet_about(answers(SAFETY, REFUSED))
        bank = bank_of(silent, {}, "silent")
        bare = replace(sheet, prompts=tuple(replace(each, because=()) for each in sheet.prompts))

        assert () == facts_for(sheet, bank, Route.SOCIAL_CARE)
        assert () == facts_for(bare, shipped_bank(), Route.SOCIAL_CARE)
        assert 2 == len(sentences(Caller(sheet, bank, Route.SOCIAL_CARE), ()))

    def test_each_way_of_knowing_is_spoken_as_itself_and_joins_on(self) -> None:
        spoken = [KNOWN[each] for each in Evidence]

        assert len(Evidence) == len(set(spoken))
        assert all(words.endswith(("that", "that,")) for words in spoken), spoken


class TestBelowACall:
    @pytest.mark.parametrize(
        ("name", "whom"),
        [
            (
                "cold-told-grandmother-enquiry-open",
                (
                    "the allocated worker or their manager, 01632 960001 (out of hours "
                    "01632 960002); or your safeguarding lead, 01632 960003"
                ),
            ),
            (
                "hold-reported-and-seen-do-not-match",
                "the named doctor or the consultant; or your safeguarding lead, 01632 960003",
            ),
            ("hold-contact-with-the-father-is-unsafe", "your safeguarding lead, 01632 960003"),
        ],
    )
    def test_under_hold_it_stands_first_and_whom_it_names_before_anyone_else(
        self, name: str, whom: str
    ) -> None:
        guard = worked_sheet(name).recommendation.guard
        no_call = f"No call today follows from these answers. To talk it over: {whom}."

        assert f"HOLD: {guard.text}\n{no_call}" == calling(worked_sheet(name)).instead
        assert guard.person in no_call

    def test_every_level_of_advice_has_a_script_or_a_line_of_79_columns_at_most(self) -> None:
        kinds = set[tuple[Urgency, bool, bool]]()
        for sheet in map(worked_sheet, few_case_names()):
            found = calling(sheet)
            kinds.add((sheet.urgency, bool(found.scripts), bool(found.instead)))
            assert max(map(len, call_lines(found))) <= 79

        assert kinds == {
            (level, level is Urgency.ACT_TODAY, level is not Urgency.ACT_TODAY) for level in Urgency
        }


class TestIfTheyAsk:
    def test_says_who_last_saw_each_child_and_when_each_was_heard(self) -> None:
        cells = (
            Sighting(
                about="child-1", by="family-support", value="within-a-year", on=date(2026, 1, 1),
                alone=True, at_home=True, evidence="record",
            ),
            Sighting(about="child-1", by="0-19-team", value="longer-ago"),
            Sighting(about="child-2", by="0-19-team", value="within-3-months"),
        )  # fmt: skip
        listed = Answer(question="VIS-1.who", value=("0-19-team", "family-support"))
        found = calling(sheet_about(answers(*TOLD, listed, cells=cells)))

        assert (
            "Last seen: elder in January 2026 (family support), at home; younger in the "
            "last 3 months (0-19 team)."
        ) == found.asked[0]
        assert (
            "Heard with no parent there: elder in January 2026; younger not known."
            == found.asked[1]
        )

    def test_says_what_is_not_known_without_what_it_might_be(self) -> None:
        same, _, asked = scripts_for(*TOLD).asked
        (nobody,) = scripts_for(*TOLD, children=()).asked
        options = {
            option.text for question in shipped_bank().questions for option in question.options
        }

        assert "Last seen: each child not known." == same
        assert "Not known, or not yet asked" == nobody.partition(":")[0]
        assert asked.startswith("Not known, or not yet asked: ")
        assert not [text for text in options if len(text.split()) > 1 and text in asked]


class TestLines:
    def test_hold_every_call_of_today_with_room_to_write_after_each(self) -> None:
        growth = said("HEA-1", "falling-not-reviewed", "child-2", evidence="record")
        text = "\n".join(call_lines(scripts_for(SAFETY, REFUSED, growth)))

        assert (2, 2, 1) == tuple(
            map(text.count, ("What to say to", "spoke to ____", "If they ask"))
        )
