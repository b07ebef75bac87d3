"""The words of a quiz: a partnership's own say only what differs, and what cannot stand is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehe_check.errors import UnusableFileError
from ehe_check.quiz.kinds import ItemKind, rules_of
from ehe_check.quiz.report_file import load_quiz_words


def test_every_kind_but_true_or_false_says_how_it_is_answered() -> None:
    say = load_quiz_words()
    asked = {kind: rules_of(kind).asks(say) for kind in ItemKind}

    assert [ItemKind.TRUE_FALSE] == [kind for kind, words in asked.items() if not words]


def own(folder: Path, text: str) -> Path:
    path = folder / "quiz.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_words_stand_in_place_of_the_shipped_ones(tmp_path: Path) -> None:
    shipped = load_quiz_words()
    say = load_quiz_words(own(tmp_path, '[room]\ntitle = "Our quiz"\n'))

    assert {**shipped.texts, "room.title": ("Our quiz",)} == say.texts


def test_what_cannot_stand_is_told_all_at_once(tmp_path: Path) -> None:
    for text, said in [
        ('[room]\ntitel = "x"', ["the key 'titel' is not known here. Did you mean 'title'?"]),
        ('[room]\nhands = "many"', ["room, hands: needs the blank {count}."]),
        ('[room]\nhands = "{count} of {all}"', ["has no use for the blank {all}."]),
        ('prompts = ["{belief}?", "Why?"]', ["prompts: needs the blank {belief}."]),
        ('[room]\npoints_columns = ["One"]', ["points_columns: needs 3 texts, and has 1."]),
        ('prompts = ["{belief}?", 5]', ["prompts 2: needs text, and has a whole number."]),
        ('[room]\ntitle = ""', ["room, title: is empty, or too short."]),
        ('[room]\ntitle = "Low risk"', ["room, title: says 'Low risk'."]),
        ("format = 9", ["format 9"]),
        ('[room]\nhands = "x"\ntitel = "x"', ["'titel'", "{count}"]),
    ]:
        with pytest.raises(UnusableFileError) as caught:
            load_quiz_words(own(tmp_path, text))

        problems = list(map(str, caught.value.problems))
        assert len(said) == len(problems), text
        assert all(part in problem for part, problem in zip(said, problems, strict=True)), problems
