"""The words of a call in a partnership's own file: what they may say, and what they may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehe_check.errors import UnusableFileError
from ehe_check.sheet.call_lines import call_lines
from ehe_check.sheet.call_words_file import load_call_words
from tests.calls import TOLD, answers, calling, sheet_about


def own(folder: Path, text: str) -> Path:
    path = folder / "call.toml"
    path.write_text(f'kind = "call"\n{text}', encoding="utf-8")
    return path


def problems_of(folder: Path, text: str) -> list[str]:
    path = own(folder, text)
    with pytest.raises(UnusableFileError) as caught:
        load_call_words(path)
    return [str(problem).removeprefix(f"{path}, ") for problem in caught.value.problems]


def test_their_own_words_take_the_place_of_ours_and_all_else_stays(tmp_path: Path) -> None:
    say = load_call_words(own(tmp_path, '[role]\nschool_nurse = "a school nurse"'))
    lines = call_lines(say, calling(sheet_about(answers(*TOLD)), say=say))
    text = " ".join(" ".join(lines).split())

    assert '"I am a school nurse, ringing about two children.' in text
    assert "I shall say nothing of this to the family" in text


@pytest.mark.parametrize(
    ("text", "place", "fact"),
    [
        ('[request]\nheld = "Now: {please}."', "line 3, request, held", "must say that nothing"),
        ('emergency = "Call for help."', "line 2, emergency", "must say to call 999"),
        ('[asked]\nheading = "Ask the parents:"', "line 3, asked, heading", "sends its reader"),
        ('[facts]\nall = "No risk: {told}."', "line 3, facts, all", "says 'No risk'"),
        ('[facts]\nall = "{tol}."', "line 3, facts, all", "has no use for the blank {tol}"),
        ('[fact]\none = "{first}."', "line 2", "is not known"),
    ],
)  # fmt: skip
def test_words_that_no_call_may_say_are_refused_with_their_line(
    text: str, place: str, fact: str, tmp_path: Path
) -> None:
    problem = problems_of(tmp_path, text)[0]

    assert problem.startswith(place), problem
    assert fact in problem
