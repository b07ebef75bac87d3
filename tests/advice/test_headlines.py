"""Headlines: the first that fits, its words, and what stands beneath an urgent one."""

from __future__ import annotations

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import UNGUARDED, guard_of
from ehe_check.advice.headlines import AdviceWords, advice_words, beneath_key, headline_key
from ehe_check.advice.prompts import raisings
from ehe_check.advice.unknowns import closing_of
from ehe_check.bank.advice_keys import BeneathKey, Headline, HeadlineKey
from ehe_check.bank.walk_set import WalkSet
from ehe_check.judge.answers import Answers, Ref
from tests.any_answers import ABSENT, FIRST, NOT_KNOWN, all_answered, cast
from tests.banks import asks, not_known, said, small_bank, value
from tests.worked import shipped_bank

BANK = shipped_bank()
TWO_CHILDREN = cast(children=2)
PROTECTED = ("NOW-3", "child-protection-plan")
HEALTH = [("CON-1", "eight-weeks-or-more"), ("CON-2", "no-treatment-or-review")]
Said = list[tuple[str, str]]


def ref_of(question: str) -> Ref:
    return Ref(question, "child-1" if BANK.by_id[question].per == "child" else None)


def answers_of(answers: Said) -> Answers:
    changes = {ref_of(question): option for question, option in answers}
    return all_answered(BANK, TWO_CHILDREN, FIRST, changes)


def key_of(answers: Answers) -> HeadlineKey:
    reading = Advised(BANK, answers)
    closing = closing_of(reading, WalkSet.FULL)
    return headline_key(reading, is_firm=closing.is_firm, is_enough=closing.is_enough)


def words_of(answers: Answers) -> AdviceWords:
    reading = Advised(BANK, answers)
    closing = closing_of(reading, WalkSet.FULL)
    return advice_words(reading, guard_of(reading), key_of(answers), closing)


def test_the_first_that_fits_stands_and_a_meeting_is_spoken_of_beneath_an_urgent_one_alone() -> (
    None
):
    for answers, expected, beneath in [
        ([("NOW-1", "yes"), ("HEA-6", "serious")], "E", None),
        ([("NOW-1", "yes"), ("ADU-2", "needed")], "E", BeneathKey.CONSIDER),
        ([("HEA-2", "need-untreated"), ("NOW-1", "not-sure")], "T-sm", None),
        ([("HEA-6", "serious"), ("NOW-1", "not-sure")], "T-sc", None),
        ([("HEA-6", "serious"), ("ADU-2", "needed")], "T-sc", BeneathKey.STRONG),
        ([("NOW-1", "not-sure"), ("HEA-7", "now-not-assessed")], "T-lm", None),
        ([("NOW-1", "not-sure"), *HEALTH], "T-l", BeneathKey.HEALTH),
        ([("NOW-1", "not-sure"), *HEALTH, ("NOW-3", "enquiry")], "T-l", BeneathKey.ENQUIRY),
        ([("NOW-1", "not-sure"), ("ADU-2", "needed"), PROTECTED], "T-l", BeneathKey.CONSIDER),
        ([("HEA-7", "now-not-assessed"), ("ADU-2", "needed")], "T-m", BeneathKey.STRONG),
        ([*HEALTH, ("HEA-1", "not-measured-worry"), PROTECTED], "Q", None),
        ([*HEALTH, ("HEA-1", "not-measured-worry")], "ST-h", None),
        ([*HEALTH, ("ADU-2", "needed"), ("HEA-1", "not-measured-worry")], "ST", None),
        (HEALTH, "C-h", None),
        ([("ADU-2", "needed")], "C", None),
        ([("NOW-3", "enquiry")], "S-w", None),
        ([("NOW-3", "assessment"), ("SUP-2", "uneasy")], "S", None),
        ([("RGT-2", ABSENT)], "NE", None),
        ([("FAM-5", NOT_KNOWN)], "N2", None),
        ([("VIS-5", "refused-not-seen")], "N2", None),
        ([], "N1", None),
    ]:
        found = answers_of(answers)

        assert expected == key_of(found), (answers, expected)
        assert beneath is beneath_key(Advised(BANK, found)), answers


class TestItsWords:
    def test_name_what_is_open_and_who_was_not_seen_and_of_whom_nobody_said(self) -> None:
        open_ones = [("FAM-5", NOT_KNOWN), ("HEA-9", NOT_KNOWN)]
        shorts = f"{BANK.by_id['FAM-5'].short}; {BANK.by_id['HEA-9'].short}"
        calm, never = answers_of([]), value("VIS-1", "never", "child-1")
        unsaid = calm.with_answer(never).without(Ref("VIS-1", "child-2"))
        for answers, begins in [
            (answers_of(open_ones), f"Not all has been looked at yet: {shorts}. "),
            (
                answers_of([("NOW-1", ABSENT), ("FAM-5", NOT_KNOWN)]),
                f"Still open: {BANK.by_id['NOW-1'].short}. ",
            ),
            (answers_of([("VIS-1", ABSENT)]), "You have not said who last saw child 1. "),
            (
                calm.with_answer(not_known("VIS-1", "child-2")),
                "You have not said who last saw child 2. ",
            ),
            (
                unsaid,
                (
                    "No professional is known to have seen child 1 in the past year. "
                    "You have not said who last saw child 2. "
                ),
            ),
        ]:
            assert words_of(answers).text.startswith(begins)
        assert BANK.headlines[HeadlineKey.NOT_FIRM].title == words_of(answers_of(open_ones)).title

    def test_begin_with_the_children_who_were_not_seen(self) -> None:
        unseen = value("VIS-1", "longer-ago", "child-1")
        answers = answers_of([]).with_answer(unseen)
        many = answers.with_answer(value("VIS-1", "never", "child-2"))

        assert words_of(answers).text.startswith(
            "No professional is known to have seen child 1 in the past year. "
        )
        assert words_of(many).text.startswith(
            "No professional is known to have seen child 1 and child 2 in the past year. "
        )
        assert words_of(many).text.endswith(
            f"in the past year. {BANK.headlines[HeadlineKey.NOT_FIRM].text}"
        )

    def test_speak_of_the_family_only_where_nothing_is_guarded(self) -> None:
        ordinary = [("ADU-2", "needed")]
        guarded = [*ordinary, ("FAM-5", "past-harm-known")]

        assert "with the family" in words_of(answers_of(ordinary)).text
        assert "family" not in words_of(answers_of(guarded)).text

    def test_are_as_short_as_they_are_long_where_more_stands_and_no_short_ones_are_given(
        self,
    ) -> None:
        headline = {"title": "Meet", "text": "One.", "more": {"text": "More than one."}}
        bank = shipped_bank()
        headlines = {HeadlineKey.CONSIDER: Headline.model_validate(headline)}
        changed = bank.model_copy(update={"headlines": headlines})
        given = answers_of([("ADU-2", "needed"), ("ADU-3", "not-done"), ("MAT-1", "one")])
        reading = Advised(changed, given)
        closing = closing_of(reading, WalkSet.FULL)
        words = advice_words(reading, UNGUARDED, HeadlineKey.CONSIDER, closing)

        assert ("More than one.", "More than one.") == (words.text, words.under)

    def test_are_empty_in_a_bank_without_them(self) -> None:
        bank = small_bank(asks("NOW-1", "no"), headlines={})
        reading = Advised(bank, said(value("NOW-1", "no")))
        closing = closing_of(reading, WalkSet.FULL)

        assert AdviceWords() == advice_words(reading, guard_of(reading), HeadlineKey.FIRM, closing)

    def test_say_nothing_of_sight_in_a_bank_that_does_not_ask_for_it(self) -> None:
        bank = small_bank(asks("NOW-1", "no", "yes: SUP"))
        reading = Advised(bank, said(not_known("NOW-1")))
        closing = closing_of(reading, WalkSet.FULL)
        words = advice_words(reading, guard_of(reading), HeadlineKey.NOT_FIRM, closing)

        assert "Still open: What now 1 asks. Do this." == words.text


def test_no_other_headline_speaks_of_who_was_seen() -> None:
    for answers in [[("SUP-2", "uneasy")], [("ADU-2", "needed")], [("NOW-1", ABSENT)]]:
        assert words_of(answers_of(answers)) == words_of(
            answers_of([*answers, ("VIS-1", "never")])
        ), answers


def test_what_social_care_confirmed_is_held_there_only_while_it_is_open() -> None:
    for is_open, expected in [("no", "S"), ("yes", "S-w")]:
        bank = small_bank(
            asks("NOW-1", "no", "confirmed: SUP", "gone"),
            asks("NOW-2", "no", "yes"),
            """
            [conditions.confirmed-by-social-care]
            question = "NOW-1"
            is = ["confirmed"]

            [conditions.social-care-open]
            question = "NOW-2"
            is = ["yes"]
            """,
        )
        reading = Advised(bank, said(value("NOW-1", "confirmed"), value("NOW-2", is_open)))

        assert expected == headline_key(reading, is_firm=False, is_enough=True), is_open


def test_care_that_does_not_reach_a_child_is_held_against_the_threshold() -> None:
    for answers, is_held_against_the_threshold in [
        ([("ADU-2", "needed"), ("SUP-2", "worried")], True),
        ([("ADU-2", "needed"), ("SUP-2", "worried"), ("HEA-7", "now-not-assessed")], True),
        ([("ADU-2", "needed")], False),
        ([("ADU-2", "needed"), ("SUP-2", "worried"), ("HEA-6", "serious")], False),
        ([("ADU-2", "needed"), ("SUP-2", "worried"), ("NOW-3", "assessment")], False),
        ([("ADU-2", "needed"), ("SUP-2", "worried"), ("NOW-1", "yes")], False),
        ([("DRI-1", "not-settled"), ("DRI-3", "yes")], False),
    ]:
        raised = {each.id for each in raisings(Advised(BANK, answers_of(answers)))}

        assert is_held_against_the_threshold == ("ADU-2.threshold" in raised), answers


def test_one_reason_or_more_is_said_of_a_meeting() -> None:
    one, more = (
        words_of(answers_of([("ADU-2", "needed"), ("ADU-3", option), ("MAT-1", "one")]))
        for option in ("done", "not-done")
    )

    assert one.text.startswith("One of the review's reasons is here. ")
    assert more.text.startswith("More than one of the review's reasons is here. ")
    assert one.line.endswith("One of the review's reasons is here.")
    assert more.line.endswith("more than one of the review's reasons.")


def test_where_all_was_looked_at_and_something_is_to_be_done_nothing_is_said_to_be_open() -> None:
    done, both = (
        words_of(answers_of([("ADU-2", "put-off"), *more])) for more in ([], [("HEA-9", NOT_KNOWN)])
    )

    for words in (done, both):
        assert words.title.endswith("beyond what is listed here")
        assert words.line.endswith("beyond what is listed here.")
    assert "This is not a finding about the child." == done.text == done.under
    assert "Not all has been looked at yet" in both.text
    assert "Look in your own records" in both.under
