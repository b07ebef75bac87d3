"""Effects: what a bank may write, and what is refused with its reason."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from ehe_check.bank.effect import Does, Effect, RisingEffect, Route

EFFECT: TypeAdapter[RisingEffect] = TypeAdapter(Effect)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("999", RisingEffect(Does.EMERGENCY)),
        ("TODAY lead", RisingEffect(Does.TODAY, (Route.LEAD,))),
        (
            "TODAY police medical social-care",
            RisingEffect(Does.TODAY, (Route.SOCIAL_CARE, Route.MEDICAL, Route.POLICE)),
        ),
        ("MEET L4.1", RisingEffect(Does.MEET, statement="L4.1")),
        ("MEET L4.1 health", RisingEffect(Does.MEET, statement="L4.1", in_health_form=True)),
        ("SIGN", RisingEffect(Does.SIGN)),
        ("SUP", RisingEffect(Does.SUP)),
        ("HOLD", RisingEffect(Does.HOLD)),
        ("ASK", RisingEffect(Does.ASK)),
    ],
)
def test_an_effect_is_read_from_its_words(written: str, expected: RisingEffect) -> None:
    assert expected == EFFECT.validate_python(written)
    assert expected == EFFECT.validate_python(EFFECT.dump_python(expected))
    assert expected == EFFECT.validate_python(expected)


@pytest.mark.parametrize("written", ["999", "TODAY social-care police", "MEET L4.1 health", "ASK"])
def test_an_effect_is_written_as_it_was_read(written: str) -> None:
    assert written == str(EFFECT.validate_python(written))


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "no effect ''; use one of 999, TODAY, MEET, SIGN, SUP, HOLD, ASK"),
        ("WORRY", "no effect 'WORRY'; use one of"),
        ("TODAY", "TODAY needs one or more of social-care, medical, police, lead"),
        ("TODAY school", "TODAY needs one or more of"),
        ("TODAY lead school", "TODAY needs one or more of"),
        ("TODAY police", "police is called beside social-care, never alone"),
        ("TODAY police lead", "police is called beside social-care, never alone"),
        ("MEET", "MEET needs the statement of the review"),
        ("MEET L4.1 soon", "MEET needs the statement of the review"),
        ("MEET L4.1 health now", "MEET needs the statement of the review"),
        ("999 now", "999 stands alone"),
        ("HOLD lead", "HOLD stands alone"),
    ],
)
def test_what_is_none_is_refused_with_its_reason(written: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        EFFECT.validate_python(written)

    assert f"Value error, {why}" in refused.value.errors()[0]["msg"]


@pytest.mark.parametrize("raw", [1, None, ["SIGN"]])
def test_what_is_no_text_is_refused(raw: object) -> None:
    with pytest.raises(ValidationError):
        EFFECT.validate_python(raw)
