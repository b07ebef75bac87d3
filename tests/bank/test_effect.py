"""Effects: what a bank may write, and what is refused with its reason."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from ehe_check.bank.effect import Does, Effect, RisingEffect, Route

EFFECT: TypeAdapter[RisingEffect] = TypeAdapter(Effect)


def test_an_effect_is_read_from_its_words() -> None:
    for written, expected in [
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
    ]:
        assert expected == EFFECT.validate_python(written), written
        assert expected == EFFECT.validate_python(EFFECT.dump_python(expected)), written
        assert expected == EFFECT.validate_python(expected), written


def test_an_effect_is_written_as_it_was_read() -> None:
    for written in ["999", "TODAY social-care police", "MEET L4.1 health", "ASK"]:
        assert written == str(EFFECT.validate_python(written)), written


def test_what_is_none_is_refused_with_its_reason() -> None:
    for written, why in [
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
    ]:
        with pytest.raises(ValidationError) as refused:
            EFFECT.validate_python(written)

        assert f"Value error, {why}" in refused.value.errors()[0]["msg"], written


def test_what_is_no_text_is_refused() -> None:
    for raw in [1, None, ["SIGN"]]:
        with pytest.raises(ValidationError):
            EFFECT.validate_python(raw)
