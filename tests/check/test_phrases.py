"""What the words of a bank may never say, and how lines, dates and texts for HOLD are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ehe_check.bank.advice_keys import BoxKey, HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.check.approach import approach_in
from ehe_check.check.bank_places import texts
from tests.banks import small_bank
from tests.check.wrong_banks import NOW_1, SENTENCES, SOUND, problems, with_prompt_text
from tests.worked import shipped_bank


class TestWording:
    def test_never_reassures_labels_diagnoses_or_scores(self) -> None:
        for phrase in SENTENCES["never_said"]:
            [found] = problems(with_prompt_text(f"They said {phrase} here."))

            assert found.startswith("prompt NOW-1.say, text: says "), phrase

    def test_is_free_to_use_other_words(self) -> None:
        for words in ["is safely", "scored", "uninduced", "is not safe", "unsafe"]:
            assert [] == problems(with_prompt_text(f"They said {words} here.")), words

    def test_is_looked_at_in_every_text(self) -> None:
        looked_at = {text for _, text in texts(shipped_bank())}
        held = {*said_in(shipped_bank().model_dump(mode="json"))}

        assert set() == held - looked_at
        assert len(held) > 1000


def said_in(value: object, key: str = "") -> Iterator[str]:
    """Yield every text in a bank that is a sentence or a label."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if not name.endswith("effects"):
                yield from said_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from said_in(inner, key)
    elif isinstance(value, str) and (" " in value or key in {"one", "many"}):
        yield value


class TestBlanks:
    def test_are_filled_where_they_stand(self) -> None:
        for blank in ["person", "Person", "answers", "child", "else"]:
            found = problems(with_prompt_text(f"See to it, {{{blank}}}."))

            assert (
                f"prompt NOW-1.say, text: holds {{{blank}}}, which is never filled there. "
                "Write the words themselves."
            ) in found, blank


class TestDates:
    def test_stand_in_the_note_that_is_cited_and_in_no_text(self) -> None:
        for said, part in product(
            ["as of November 2026", "In March 2026", "as of 3 May 2025"],
            [
                'text = "{}?"',
                'why = "It is the law {}."',
                'counts = "It is the law {}."',
                'help = {{ police = "It is the law {}." }}',
                'find_out = {{ text = "Look it up, {}.", who = "you" }}',
                'prompts = [{{ id = "do", kind = "action", on = ["yes"], text = "Do it {}." }}]',
            ],
        ):
            [found] = problems(small_bank(NOW_1 + part.format(said)))

            assert "Cite the note of law, which dates itself." in found, (said, part)


def boxed(key: str, text: str) -> QuestionBank:
    """Return a bank with one box in other words."""
    whole = small_bank(SOUND)
    boxes = {each: words.model_dump() for each, words in whole.boxes.items()}
    return small_bank(SOUND, boxes=boxes | {key: {**boxes[BoxKey(key)], "text": text}})


class TestTheFamily:
    def test_is_not_led_to_by_a_box(self) -> None:
        [found] = problems(boxed("A-lead", "Visit the family."))

        assert found.startswith("boxes A-lead, text: leads the reader to the family under HOLD")

    def test_is_led_to_by_a_headline_in_brackets_alone(self) -> None:
        headlines = {key: words.model_dump() for key, words in small_bank(SOUND).headlines.items()}

        def said(text: str) -> list[str]:
            return problems(
                small_bank(
                    SOUND,
                    headlines=headlines | {"C": headlines[HeadlineKey.CONSIDER] | {"text": text}},
                )
            )

        assert [] == said("Talk it over. [Tell the family what the worry is.]")
        assert [
            (
                "headlines C, text: leads the reader to the family under HOLD ('Tell the family'). "
                "Put those words in [square brackets], or say it otherwise."
            )
        ] == said("Talk it over. Tell the family what the worry is.")

    def test_is_not_led_to_by_the_title_or_a_short_form_of_a_headline(self) -> None:
        headlines = {key: words.model_dump() for key, words in small_bank(SOUND).headlines.items()}
        for part in ("title", "line", "under"):
            harmless = headlines[HeadlineKey.CONSIDER] | {part: "Ring them"}
            leading = headlines[HeadlineKey.CONSIDER] | {part: "Visit the family"}
            [found] = problems(small_bank(SOUND, headlines=headlines | {"C": leading}))

            assert [] == problems(small_bank(SOUND, headlines=headlines | {"C": harmless}))
            assert found.startswith(f"headlines C, {part}: leads the reader to the family under")

    def test_is_not_led_to_beneath_an_urgent_step(self) -> None:
        for part in ["beneath", "routes"]:
            text = "A meeting with the parents may help."
            whole = small_bank(SOUND).model_dump()[part]
            key, words = (
                ("strong", text) if part == "beneath" else ("lead", {"title": "L", "text": text})
            )

            assert 1 == len(problems(small_bank(SOUND, **{part: whole | {key: words}}))), part

    def test_is_kept_from_today_only_where_something_is_for_today(self) -> None:
        for key, found in [
            ("H-soon", 1),
            ("H-worker", 1),
            ("H-today", 0),
            ("H-lead", 0),
            ("A-sc", 0),
        ]:
            assert [
                (
                    f'boxes {key}, text: says "today", where no step for today need stand. '
                    "Say before what it has to be agreed."
                )
            ] * found == problems(boxed(key, "Ask your lead today who will say what.")), key


def test_a_text_that_approaches_the_family_is_told() -> None:
    for text in SENTENCES["leads_to_the_family"]:
        assert approach_in(text) is not None, text


def test_a_text_that_does_not_approach_the_family_is_let_through() -> None:
    for text in SENTENCES["does_not_lead_to_the_family"]:
        assert approach_in(text) is None, text
