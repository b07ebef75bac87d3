"""What the words of a bank may never say, and how short lines, blanks and dates are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ehe_check.check.bank_places import texts
from tests.banks import small_bank
from tests.check.test_effects import with_effects
from tests.check.wrong_banks import NOW_1, problems, with_prompt_text
from tests.worked import shipped_bank


class TestWording:
    def test_of_a_question_is_at_most_thirty_words(self) -> None:
        text = " ".join(["word"] * 31)
        bank = small_bank(f'[[questions]]\nid = "NOW-1"\noptions = ["a", "b"]\ntext = "{text}"')

        assert [
            (
                "question NOW-1, text: has 31 words, and a question has at most 30. "
                "Move what explains it to `why`."
            )
        ] == problems(bank)

    def test_never_reassures_labels_diagnoses_or_scores(self) -> None:
        for phrase in [
            "low risk",
            "No risk",
            "no concerns identified",
            "is safe",
            "are safe",
            "all clear",
            "disguised compliance",
            "a hostile mother",
            "hostile father",
            "non-compliant",
            "failed to engage",
            "refuses to engage",
            "difficult parents",
            "a hostile family",
            "manipulative",
            "hard to reach families",
            "FII",
            "fabricated",
            "Induced",
            "score",
            "40%",
            "40 per cent",
            "percentage",
        ]:
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


class TestShortLines:
    def test_are_statements_that_anybody_can_read(self) -> None:
        for short, fact in [
            ("Who saw this child?", "asks a question. Say what is so."),
            ("As VIS-1 says", "holds the code 'VIS-1'. Say it in words."),
            ("It was written down.", "ends in a full stop. Take it away: a label has none."),
        ]:
            for part, place in [
                ('short = "{}"', "question NOW-1, short"),
                (
                    'find_out = {{ short = "{}", text = "Look it up.", who = "you" }}',
                    "question NOW-1, find_out, short",
                ),
                (
                    'prompts = [{{ id = "do", kind = "action", on = ["yes"], short = "{}" }}]',
                    "prompt NOW-1.do, short",
                ),
            ]:
                assert [f"{place}: {fact}"] == problems(small_bank(NOW_1 + part.format(short))), (
                    short
                )

    def test_say_why_to_call_in_the_same_way(self) -> None:
        option = '{ id = "yes", effects = ["999"], say = "it is so", route_why = "Is it so?" }'
        prompt = '{ id = "now", kind = "emergency", on = ["yes"], route_why = "As NOW-1 says" }'

        assert [
            "question NOW-1, option yes, route_why: asks a question. Say what is so.",
            "prompt NOW-1.now, route_why: holds the code 'NOW-1'. Say it in words.",
        ] == problems(with_effects(f'"no", {option}', prompt))

    def test_never_lead_to_the_family(self) -> None:
        [found] = problems(small_bank(NOW_1 + 'short = "Ask the family"'))

        assert found.startswith(
            "question NOW-1, short: leads the reader to the family ('Ask the family')"
        )


class TestBlanks:
    def test_are_filled_where_they_stand(self) -> None:
        for blank in ["person", "Person", "answers", "child", "else"]:
            found = problems(with_prompt_text(f"See to it, {{{blank}}}."))

            assert (
                f"prompt NOW-1.say, text: holds {{{blank}}}, which is never filled there. "
                "Write the words themselves."
            ) in found, blank

    def test_of_the_person_are_filled_under_hold_alone(self) -> None:
        right = 'approaches_family = true\nwhen_hold = "Ask {person}. {Person} decides."'
        wrong = 'when_worry = "Ask {Person}."'

        assert [] == problems(with_prompt_text("Ask the family.", right))
        assert (
            "prompt NOW-1.say, when_worry: names {person}, whom no box has named. "
            "Name the safeguarding lead, or a service."
        ) in problems(with_prompt_text("Write it down.", wrong))

    def test_of_the_answers_told_are_filled_where_a_matter_is_split(self) -> None:
        question = 'text = "You told us of {answers}. One matter?"\nmatter = "care"'

        assert 1 == len(problems(small_bank(NOW_1 + question)))
        assert [] == problems(small_bank(NOW_1 + question + '\nsplits = "care"'))


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

    def test_of_the_review_itself_may_be_said(self) -> None:
        assert [] == problems(with_prompt_text("The review says so, as at 2018."))
