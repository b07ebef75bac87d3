"""What is wrong with an answer or an entry, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ehe_check.bank.evidence import HEARD_BY, Evidence
from ehe_check.case.answer_faults import LONGEST_TEXT, Fault, entry_faults, faults
from ehe_check.judge.answers import Answer, Answers, Entry
from tests.banks import (
    CHILDREN,
    HEALTH,
    TODAY,
    asks,
    not_known,
    only_note,
    said,
    skipped,
    small_bank,
    value,
)

BANK = small_bank(
    CHILDREN,
    asks("NOW-1", "no", "yes"),
    asks("NOW-2", "no", "yes", when=("NOW-1", "yes")),
    HEALTH,
    asks("NOW-3", {"id": "none", "by_itself": True}, "a", "b", "c", kind="several"),
    asks("NOW-4", kind="text"),
    asks("NOW-5", "no", "yes", fact=True, dated=True),
    asks("NOW-6", kind="text", after_advice=True, decides=True),
    asks("NOW-7", kind="text", spoken=True),
    asks("VIS-1", "no", "yes", per="child"),
)


TOO_LONG = "a text of 100,001 characters is too long. Keep it under 100,000."


def words_of(several: Iterable[Fault]) -> list[str]:
    return [f"{each.fact}. {each.remedy}" for each in several]


def wrong(answer: Answer, answers: Answers | None = None) -> list[str]:
    return words_of(faults(BANK, answers or said(), answer, TODAY))


def heard(words: str | None, evidence: Evidence | None = None) -> Answer:
    return Answer(
        question="NOW-7", value=words, skipped=words is None, heard="a nurse", evidence=evidence
    )


def something(question: str, about: str) -> Answer:
    return Answer(question=question, about=about, not_known=True, something=True)


def about_entry(**said_of_it: str) -> list[str]:
    entry = Entry.model_validate({"id": "child-1", "label": "Girl, 9"} | said_of_it)
    return words_of(entry_faults(BANK, entry))


class TestAnAnswer:
    def test_that_fits_its_question_has_no_fault(self) -> None:
        for answer in (
            value("NOW-1", "yes"),
            value("NOW-3", ("a", "c")),
            value("NOW-3", ("none",)),
            something("HEA-1", "child-1"),
            value("NOW-4", "Mum said so."),
            value("VIS-1", "no", "child-1"),
            Answer(question="NOW-5", value="yes", on=TODAY, evidence=Evidence.RECORD),
            not_known("NOW-1"),
            skipped("NOW-4"),
            only_note("NOW-3"),
            heard("I like it.", Evidence.PROFESSIONAL_TOLD_ME),
        ):
            assert [] == wrong(answer), answer

    def test_that_does_not_is_told_what_would_be_right(self) -> None:
        late = date(2026, 11, 25)
        told = {
            "there is no question 'NOW-9'. Did you mean 'NOW-7'?": value("NOW-9", "yes"),
            "NOW-6 is your own decision, which is kept apart from the answers. "
            "Take it out; the decision is asked once the advice is shown.": value(
                "NOW-6", "Agreed."
            ),
            "NOW-1 is asked about the whole case. Take about out.": value(
                "NOW-1", "yes", "child-1"
            ),
            'VIS-1 is asked about each child. Add about = "child-1".': value("VIS-1", "yes"),
            "VIS-1 is asked about each child, not about 'adult-1'. "
            'Write about = "child-1", or the number of another child.': value(
                "VIS-1", "yes", "adult-1"
            ),
            "NOW-3 takes a list of options. Put it in square brackets.": value("NOW-3", "a"),
            "NOW-1 takes one value, not a list. Keep one of them, without brackets.": value(
                "NOW-1", ("yes",)
            ),
            "NOW-3 has an empty list. Choose at least one, or use not_known or skipped.": value(
                "NOW-3", ()
            ),
            "NOW-3 has 'none', which stands by itself, beside others. "
            "Keep it alone, or take it out.": value("NOW-3", ("none", "a")),
            "VIS-1 has no row in the quick set, where something is marked. "
            "Take something out.": something("VIS-1", "child-1"),
            "NOW-1 has no option 'maybe'. Use one of: no, yes.": value("NOW-1", "maybe"),
            "NOW-4 has an empty text. Write something, or use skipped = true.": value(
                "NOW-4", " \n"
            ),
            "NOW-1 does not take a date. Take on out.": Answer(
                question="NOW-1", value="yes", on=TODAY
            ),
            "the date 2026-11-25 is later than today (2026-11-24). "
            "Write a day that has come.": Answer(question="NOW-5", value="yes", on=late),
            "NOW-1 does not ask how you know. Take evidence out.": Answer(
                question="NOW-1", value="yes", evidence=Evidence.RECORD
            ),
            "NOW-7 asks who heard the words, and record does not say that. "
            f"Use one of: {', '.join(HEARD_BY)}.": heard("I like it.", Evidence.RECORD),
            "NOW-7 has no words that anybody heard. Take heard out.": heard(None),
            "NOW-4 does not ask who heard it. Take heard out.": Answer(
                question="NOW-4", value="So.", heard="a nurse"
            ),
            TOO_LONG: value("NOW-4", "a" * (LONGEST_TEXT + 1)),
            "a text holds half of a character, which no file can keep. "
            "Type that text again.": Answer(question="NOW-1", skipped=True, note="so \ud83d"),
        }

        for words, answer in told.items():
            assert words in wrong(answer)

    def test_about_nobody_is_offered_the_first_who_is_listed(self) -> None:
        answers = said(entries=("child-3", "child-4"))

        assert wrong(value("VIS-1", "yes"), answers)[0].endswith('Add about = "child-3".')


def test_an_entry_is_told_what_would_be_right() -> None:
    for said_of_it, told in [
        ({"age": "old"}, []),
        ({"id": "chidl-1"}, ["there is no list 'chidl'. Did you mean 'child'?"]),
        ({"name": "A"}, ["the key 'name' is not known here. Use one of: age, label, removed."]),
        ({"age": "very"}, ["age has no option 'very'. Use one of: old, young."]),
        ({"label": "a" * (LONGEST_TEXT + 1)}, [TOO_LONG]),
    ]:
        assert told == about_entry(**said_of_it), told
