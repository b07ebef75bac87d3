"""What counts: one sentence beside a question at most, and nothing said twice."""

from __future__ import annotations

import json

from ehe_check.bank.bank import QuestionBank
from ehe_check.check import what_counts
from ehe_check.check.bank_checks import check_bank
from tests.banks import TODAY, small_bank, small_library
from tests.worked import shipped_bank

BANK = shipped_bank()


def problems(bank: QuestionBank) -> list[str]:
    return [str(found) for check in what_counts.CHECKS for found in check(bank)]


def with_counts(
    counts: str, *, beside: str = "", text: str = "Is it so?", why: str = "It matters."
) -> QuestionBank:
    words = {"beside": beside, "counts": counts, "text": text, "why": why}
    lines = [f"{key} = {json.dumps(value)}" for key, value in words.items()]
    asked = ["[[questions]]", 'id = "NOW-1"', 'options = ["no", "yes"]', *lines]
    return small_bank("\n".join(asked))


def test_the_shipped_bank_is_right() -> None:
    assert [] == problems(BANK)


def test_one_sentence_of_25_words_stands_beside_a_question_and_no_more() -> None:
    most = " ".join(["word"] * 25)
    remedy = "Leave what decides the answer, and move the rest to counts."

    def refused(said: str) -> list[str]:
        fact = f"has {said}, and is to be one sentence of at most 25 words"
        return [f"question NOW-1, beside: {fact}. {remedy}"]

    assert [] == problems(with_counts("", beside=f"{most}."))
    assert refused("26 words") == problems(with_counts("", beside=f"{most} word."))
    assert refused("2 sentences") == problems(with_counts("", beside="One. Two."))


def test_what_is_said_already_is_refused_whatever_stands_between_its_words() -> None:
    for key in ["text", "why"]:
        bank = with_counts(
            "Twice counts. Take the last one that fits.",
            **{key: "Is it so? (Take the last one that fits.) It matters."},
        )

        fact = f"'Take the last one that fits.' stands in {key} too"

        assert [f"question NOW-1, counts: {fact}. Say it once."] == problems(bank), key


def test_it_is_looked_at_where_a_bank_is_checked() -> None:
    bank = with_counts("It matters.")

    assert any("counts" in str(found) for found in check_bank(bank, small_library(), TODAY))


def test_what_an_answer_turns_on_is_said_beside_it() -> None:
    for question, words in [
        ("NOW-1", '"missing" is not missing education;'),
        ("NOW-1", "Urgently ill and not brought counts too"),
        ("NOW-2", "Any worry about serious harm that you cannot settle today counts"),
        ("VIS-5", "not a declined education visit"),
        ("VIS-5", "once the worry is known to have reached them; otherwise"),
        ("VIS-1", "in person: not by video, telephone, letter or report"),
        ("VIS-1", "nor a parent alone, nor a child 'asleep' behind a door."),
        ("HEA-2", "several missed and then closed by the clinic are not made up"),
        ("CON-1", "soiling is stool in the clothes of a child old enough to be clean"),
        ("FAM-8", "A cousin, great-aunt or friend is no close relative"),
        ("HEA-4", "nor does home education, a declined visit, letters only, a complaint"),
        ("HEA-6", "A lasting or serious lack that affects the child counts"),
        ("HEA-6", "not one untidy visit; poverty is not neglect; a declined visit tells nothing."),
        ("HEA-9", "examine or question no child for this"),
        ("EHE-2", 'if serious and still open: "serious harm" too'),
        ("DRI-4", "an education review does not."),
        ("DRI-1", '"Settled": looked into, the child seen where needed'),
        ("ADU-1", '"Hostile": aggression or intimidation; not tears,'),
        ("ADU-1", "a complaint, a tribunal"),
        ("ADU-2", "a service's delay, an unneeded visit, a complaint"),
        ("ADU-2", "a report instead of an education visit"),
        ("ISO-4", "with a worry: looked for once, not found; without: by two services"),
        ("DRI-3", "six months or more, and nothing changed meanwhile"),
    ]:
        assert words in BANK.by_id[question].beside, question


def test_what_else_counts_stands_behind_a_key() -> None:
    for question, words in [
        ("VIS-1.alone", "Signing, pictures, play and communication aids count as speaking."),
        ("FAM-8", "For under-16s (under-18s if disabled), not an unborn child"),
        ("HEA-2", "One or two missed are usually innocent."),
        ("HEA-6", "Hardship that lasts, with help accepted, is still 'help is accepted'"),
        ("ADU-1", "Violence long past and dealt with is asked apart."),
        ("ADU-2", "If a serious need goes untreated now, say so at health too."),
    ]:
        assert words in BANK.by_id[question].counts, question
        assert words in BANK.by_id[question].what_and_why, question


def test_the_last_that_fits_is_said_wherever_several_answers_may_fit() -> None:
    for question in ("CON-1", "HEA-1", "HEA-2", "HEA-7", "HEA-9", "FAM-7"):
        assert "ake the last" in BANK.by_id[question].beside


def test_an_option_says_in_its_own_words_what_it_turns_on() -> None:
    for question, option, words in [
        ("NOW-2.what", "exploited", "extremism"),
        ("CON-2", "specialist-reviewing", "a specialist is reviewing it or has said why"),
        ("CON-2", "specialist-reviewing", "discharge for missed clinics is not this"),
        ("FAM-7", "afraid-or-violence", "violence in the past year"),
        ("HEA-6", "serious", "going on and on, with the child worse for it"),
        ("HEA-9", "explained", "a steady, likely account or explained by a clinician"),
        ("HEA-9", "differ", "any bruise on a baby not yet moving about"),
    ]:
        (found,) = (each.text for each in BANK.by_id[question].options if each.id == option)

        assert words in found, question
